#pragma once

#include "db/bank_orders.hpp"

namespace buzon::db {

enum class MessageDirection { ToBank, FromBank };
[[nodiscard]] std::string_view name_of(MessageDirection direction);
[[nodiscard]] std::optional<MessageDirection> message_direction_of(std::string_view name);

// Every message of a leg, both ways; the bytes are a stored document.
struct BankMessage {
    BankOrderId order;
    MessageDirection direction;
    int type;  // b.3: 500, 510, 600, 610, 620 …
    std::string msg_id;
    Sha256 sha;
    Instant at;
};
// E103 same bytes again: Duplicate, answer as the first time. E104 the same msg_id with other
// bytes: DifferentBytes, to be refused with an alarm; nothing was stored.
enum class MessageStored { New, Duplicate, DifferentBytes };
[[nodiscard]] MessageStored record_message(Transaction& tx, const BankMessage& message);
[[nodiscard]] std::vector<BankMessage> messages_of(Connection& db, BankOrderId order);

}  // namespace buzon::db
