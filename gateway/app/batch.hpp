#pragma once

#include "gateway/app/issue.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace buzon::app {

// One act of a batch as it was read: its instance, or why there is none.
struct BatchRow {
    int line = 0;           // where it begins in the file
    std::string reference;  // as far as it could be read; may be empty
    tl::expected<std::string, Findings> xml;
};

// A file of acts, read row by row. A single act is a batch of one.
class BatchSource {
  public:
    virtual ~BatchSource() = default;
    // nullopt at the end. A refusal as the error means that the file cannot be read on; a row that
    // cannot be made into an instance is a row with findings.
    [[nodiscard]] virtual tl::expected<std::optional<BatchRow>, Findings> next() = 0;
    // How much of the file was read, from 0 to 1,000.
    [[nodiscard]] virtual int permille() const = 0;
};

// By its content: CSV (name ends in .csv), XML with root <lote>, or one act.
[[nodiscard]] tl::expected<std::unique_ptr<BatchSource>, Findings> open_batch(
    const std::filesystem::path& file);

struct RowResult {
    int line = 0;
    std::string reference;
    IssueResult result;
};

struct BatchReport {
    std::size_t issued = 0;
    std::size_t replayed = 0;
    std::size_t refused = 0;
    Findings broken;  // why the file could not be read to its end
};

// Issues every row. Rows are read by the calling thread, checked, rendered and signed by
// issue.threads others, and become true some at a time (issue.acts_per_transaction); at most
// issue.queue_rows wait in memory. `sink` is called for each row, one call at a time, from any
// thread and in no order; `progress` after each of its calls. An exception of a thread (database
// gone, signing broken) stops the batch and is thrown on: what was reported is committed, and the
// same file may be given again.
struct BatchHandlers {
    std::function<void(const RowResult&)> sink;
    std::function<void(const BatchReport&, int permille)> progress;
};
[[nodiscard]] BatchReport issue_batch(const Services& services, BatchSource& source,
                                      const BatchHandlers& handlers);

}  // namespace buzon::app
