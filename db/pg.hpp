#pragma once

#include "core/c_ptr.hpp"

#include <libpq-fe.h>

// Owners of libpq's objects. Private to db/: never included by a public header.
namespace buzon::db {

using PgConn = CPtr<PGconn, PQfinish>;
using PgResult = CPtr<PGresult, PQclear>;
using PgCancel = CPtr<PGcancel, PQfreeCancel>;

}  // namespace buzon::db
