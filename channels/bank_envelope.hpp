#pragma once

#include "core/instant.hpp"
#include "core/sha256.hpp"
#include "core/standing.hpp"
#include "core/uuid.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::channels {

enum class Environment : std::uint8_t { Test, Prod };
[[nodiscard]] std::string_view code_of(Environment environment);  // "TEST", "PROD"

enum class Relation : std::uint8_t { Nuevo, Recordatorio, Precision, Alcance, Antecedente };
[[nodiscard]] std::string_view code_of(Relation relation);

// An instant by which something is due and how it was reached; "3 days" alone is never sent.
struct Due {
    std::string id;  // deadline of the term engine: "inmovilizar", "informar", "liberar-exceso"
    Instant at;
    LocalDate date{};
    std::string basis;     // "CFF 156-Bis: tercer día siguiente a la notificación"
    std::string calendar;  // its version
    LocalDate clock_start{};
};

struct RelatedMessage {
    Uuid msg_id;
    Sha256 sha256;  // of that message's signed bytes
};

struct OrderDocument {
    Sha256 sha256;  // of the signed PDF
    int pages = 0;
    std::int64_t bytes = 0;
};

// What every message to a bank carries. `msg_id` stays the same when the message is sent again;
// that it is sent again is told in the transport only (OrderPackage::resend_no), so that the
// signed bytes do not change.
struct OrderEnvelope {
    Uuid msg_id;
    Environment environment = Environment::Test;
    Instant created_at;
    std::string sender_unit;  // "3901"
    std::string entity;       // six digits of the CNBV catalogue: "040032"
    std::uint64_t seq = 0;
    Uuid order_id;   // the act's life-long key
    Uuid group_id;   // all orders that collect the same credits from the same debtor
    int act_no = 1;  // 1 = freeze, 2… each later act; the bank applies them in this order
    Relation relation = Relation::Nuevo;
    std::vector<RelatedMessage> relates_to;
    std::vector<Due> due;  // at least one
    OrderDocument document;
    // A rehearsal bears "ensayo"; whoever works for real refuses it (E105).
    Standing standing = Standing::Legal;
};

}  // namespace buzon::channels
