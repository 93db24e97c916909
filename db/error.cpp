#include "db/error.hpp"

namespace buzon::db {
namespace {

std::string describe(const Error::Details& details)
{
    std::string text = "base de datos";
    if (!details.query_name.empty()) text += " (" + details.query_name + ")";
    text += ": " + details.message;
    if (!details.sqlstate.empty()) text += " [" + details.sqlstate + "]";
    return text;
}

}  // namespace

Error::Error(Kind kind, Details details)
    : std::runtime_error(describe(details)), kind_(kind), details_(std::move(details))
{
}

bool Error::retryable() const
{
    switch (kind_) {
        case Kind::Connection:
        case Kind::Serialization: return true;
        case Kind::Query:
        case Kind::Constraint:
        case Kind::CommitInDoubt:
        case Kind::Migration: return false;
    }
    return false;
}

}  // namespace buzon::db
