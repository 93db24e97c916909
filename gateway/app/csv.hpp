#pragma once

#include <tl/expected.hpp>

#include <cstddef>
#include <istream>
#include <optional>
#include <string>
#include <vector>

namespace buzon::app {

enum class CsvError { UnclosedQuote, TextAfterQuote, QuoteInsideField, NotUtf8, RecordTooLong };

struct CsvRecord {
    int line = 0;  // on which it begins, 1-based
    std::vector<std::string> cells;
};

// RFC 4180 as a stream: comma, quotes, CRLF or LF, quoted line breaks; a byte order mark is
// skipped, empty lines too. Cells are valid UTF-8 without control characters other than tab and
// line breaks. After an error in a record the next call goes on with the next line.
class CsvReader {
  public:
    struct Failure {
        CsvError error;
        int line;
    };

    explicit CsvReader(std::istream& in, std::size_t max_record = 1u << 20)
        : in_(in), max_record_(max_record)
    {
    }
    [[nodiscard]] tl::expected<std::optional<CsvRecord>, Failure> next();

  private:
    [[nodiscard]] tl::expected<bool, CsvError> record(CsvRecord& into);

    std::istream& in_;
    std::size_t max_record_;
    int line_ = 0;
};

[[nodiscard]] const char* spanish(CsvError error);

}  // namespace buzon::app
