#include "db/copy.hpp"

#include "db/connection_impl.hpp"

#include <stdexcept>

namespace buzon::db {
namespace {

constexpr std::size_t kBufferBytes = 64 * 1024;

void append_escaped(std::string& out, std::string_view field)
{
    for (const char c : field) {
        switch (c) {
            case '\\': out += "\\\\"; break;
            case '\t': out += "\\t"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            default: out += c;
        }
    }
}

}  // namespace

CopyIn::CopyIn(Transaction& transaction, const Query& copy)
    : connection_(&static_cast<Connection&>(transaction)), query_(copy)
{
    Connection::Impl& impl = *connection_->impl_;
    impl.start_clock();
    if (PQsendQuery(impl.conn.get(), query_.sql) == 0) impl.lost(query_.name);
    const PgResult result = impl.next_result(query_.name);
    if (PQresultStatus(result.get()) == PGRES_COPY_IN) return;
    Error error = error_of(result.get(), impl.conn.get(), query_.name);
    while (impl.next_result(query_.name) != nullptr) {
    }
    throw error;
}

CopyIn::~CopyIn()
{
    Connection::Impl& impl = *connection_->impl_;
    if (!open_ || impl.broken) return;
    try {
        impl.start_clock();
        if (PQputCopyEnd(impl.conn.get(), "given up") != 1) impl.lost(query_.name);
        while (impl.next_result(query_.name) != nullptr) {
        }
    } catch (const Error&) {
        impl.broken = true;
    }
}

void CopyIn::row(const std::vector<std::optional<std::string_view>>& fields)
{
    if (!open_) throw std::logic_error("row() after finish()");
    bool first = true;
    for (const std::optional<std::string_view>& field : fields) {
        if (!first) buffer_ += '\t';
        first = false;
        if (field) {
            append_escaped(buffer_, *field);
        } else {
            buffer_ += "\\N";
        }
    }
    buffer_ += '\n';
    if (buffer_.size() >= kBufferBytes) flush_buffer();
}

void CopyIn::flush_buffer()
{
    Connection::Impl& impl = *connection_->impl_;
    impl.start_clock();
    impl.put_copy_data(buffer_, query_.name);
    buffer_.clear();
}

std::int64_t CopyIn::finish()
{
    if (!open_) throw std::logic_error("finish() twice");
    flush_buffer();
    Connection::Impl& impl = *connection_->impl_;
    open_ = false;
    for (int sent = 0; sent == 0;) {
        sent = PQputCopyEnd(impl.conn.get(), nullptr);
        if (sent < 0) impl.lost(query_.name);
        impl.flush_some(query_.name);
    }
    PgResult result = impl.only_result(query_.name);
    impl.require(result, query_.name);
    return Rows(std::make_unique<Rows::Impl>(Rows::Impl{std::move(result)})).affected();
}

}  // namespace buzon::db
