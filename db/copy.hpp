#pragma once

#include "db/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::db {

// COPY … FROM STDIN in text format, for loading in bulk:
//   CopyIn copy(tx, {"load_persons", "COPY persons (rfc, name) FROM STDIN"});
//   copy.row({rfc.str(), name}); …; copy.finish();
// Rows reach the table only with finish() and the transaction's commit. Destroyed without
// finish(), the COPY is given up and the transaction is aborted.
class CopyIn {
  public:
    CopyIn(Transaction& transaction, const Query& copy);
    CopyIn(const CopyIn&) = delete;
    CopyIn& operator=(const CopyIn&) = delete;
    ~CopyIn();

    // One row, each field in PostgreSQL's text form; nullopt is NULL. Escaping is done here.
    void row(const std::vector<std::optional<std::string_view>>& fields);
    // Number of rows stored.
    std::int64_t finish();

  private:
    void flush_buffer();

    Connection* connection_;
    Query query_;
    std::string buffer_;
    bool open_ = true;
};

}  // namespace buzon::db
