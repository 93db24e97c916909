#pragma once

#include "signing/pdf_file.hpp"
#include "signing/report.hpp"
#include "signing/trust.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Private to this folder: the only two kinds of revision that may follow a signature of ours, and
// their recognition. The form of the bytes is frozen: a reader accepts an update when writing it
// anew from what it carries gives the same bytes, so nothing else can hide in it.
namespace buzon::signing {

inline constexpr std::size_t kPdfTimestampBytes = 8192;

// Bytes to append to `file`: streams with `data`, and the /DSS dictionary (EN 319 142-1 §5.4.2;
// no /VRI). nullopt: the catalog cannot be read or `data` is empty.
[[nodiscard]] std::optional<std::string> validation_update(const PdfFile& file,
                                                           const ValidationData& data);
// Bytes to append to `file`: a document time-stamp (§5.4.3) in the first free of the fields Tst1,
// Tst2 …, its /ByteRange right and its /Contents zeros. nullopt: no field is free.
struct TimestampUpdate {
    std::string bytes;
    std::size_t gap;     // of "<", from the beginning of the file
    std::size_t resume;  // after ">"
};
[[nodiscard]] std::optional<TimestampUpdate> timestamp_update(const PdfFile& file);

struct PdfStamp {
    std::size_t gap;
    std::size_t resume;
    std::size_t end;         // of its revision
    std::size_t known_data;  // how many of the updates with validation data stand before it
};

// What stands behind the signed revision.
struct PdfRevisions {
    std::vector<ValidationData> data;  // one an update
    std::vector<PdfStamp> stamps;
    Codes codes;  // why a revision is refused; empty: all are permitted

    [[nodiscard]] ValidationData all_data() const;
};
[[nodiscard]] PdfRevisions read_revisions(std::string_view pdf, std::size_t signed_end);

}  // namespace buzon::signing
