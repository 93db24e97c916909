#include "db/bank_messages.hpp"

#include "db/names.hpp"

namespace buzon::db {
namespace {

constexpr Query kRecord{"bank_message_record",
                        "INSERT INTO bank_messages (order_id, direction, type, msg_id, sha, at)"
                        " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (msg_id) DO NOTHING"};

constexpr Query kShaOf{"bank_message_sha", "SELECT sha FROM bank_messages WHERE msg_id = $1"};

constexpr Query kOf{"bank_messages_of",
                    "SELECT order_id, direction, type, msg_id, sha, at FROM bank_messages"
                    " WHERE order_id = $1 ORDER BY id"};

}  // namespace

std::string_view name_of(MessageDirection direction)
{
    switch (direction) {
        case MessageDirection::ToBank: return "to_bank";
        case MessageDirection::FromBank: return "from_bank";
    }
    return {};
}

std::optional<MessageDirection> message_direction_of(std::string_view name)
{
    return by_name({MessageDirection::ToBank, MessageDirection::FromBank}, name);
}

MessageStored record_message(Transaction& tx, const BankMessage& m)
{
    const Rows rows =
        tx.exec(kRecord, Params{m.order, name_of(m.direction), m.type, m.msg_id, m.sha, m.at});
    if (rows.affected() == 1) return MessageStored::New;
    const auto known = tx.exec(kShaOf, Params{m.msg_id}).front().next<Sha256>();
    return known == m.sha ? MessageStored::Duplicate : MessageStored::DifferentBytes;
}

std::vector<BankMessage> messages_of(Connection& db, BankOrderId order)
{
    return each(db.exec(kOf, Params{order}), [](Fields f) {
        return BankMessage{.order = f.next<BankOrderId>(),
                           .direction = f.next_enum(message_direction_of),
                           .type = f.next<int>(),
                           .msg_id = f.next<std::string>(),
                           .sha = f.next<Sha256>(),
                           .at = f.next<Instant>()};
    });
}

}  // namespace buzon::db
