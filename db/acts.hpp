#pragma once

#include "core/act_history.hpp"
#include "db/outbox.hpp"

namespace buzon::db {

enum class ActChannel { Buzon, Estrados, Banco };
[[nodiscard]] std::string_view name_of(ActChannel channel);
[[nodiscard]] std::optional<ActChannel> act_channel_of(std::string_view name);

enum class NotifiedBy { Acuse, Dia4, Estrados };
[[nodiscard]] std::string_view name_of(NotifiedBy by);
[[nodiscard]] std::optional<NotifiedBy> notified_by_of(std::string_view name);

// What is known of an act when it is issued. (unit, reference) is the issuer's own key: the same
// key with the same input_sha is a replay, with another input a refusal.
struct NewAct {
    Folio folio;
    std::string reference;
    std::string type;     // act type of the catalogue
    std::string version;  // of that act type
    Rfc addressee;
    std::optional<std::string> registro_patronal;
    Rfc official;
    ActChannel channel;
    Lane lane;
    std::optional<Money> total;
    std::string credits = {};  // numbers of the credits it fixes or demands, a blank between them
    // What it lets its addressee do and by when, as gateway/app/act_terms.hpp writes it; nothing
    // for acts issued before this was kept.
    std::optional<std::string> grants = std::nullopt;
    ActState state = ActState::Issued;
    std::string check_code;  // 8 characters from the act's hash, in the aviso
    Instant issued_at;
    Sha256 input_sha;  // of the instance as submitted
    Sha256 xml_sha;
    Sha256 pdf_sha;
    Sha256 html_sha;
};

// The result of the term engine, stored with the calendar that produced it.
struct Notification {
    LocalDate notified_on;
    NotifiedBy by;
    LocalDate effective_on;
    std::string calendar_version;
};

struct Act : NewAct {
    ActId id;
    std::optional<Notification> notification;
    std::optional<LocalDate> due_on;  // next day on which the term clock must look at it
};

// Takes `count` consecutive numbers of the unit and year and returns the first. Numbers of a
// transaction that is rolled back are given out again; the unit's counter stays locked until
// commit, so reserve a batch's numbers in a transaction of its own before rendering.
[[nodiscard]] std::int64_t reserve_folios(Transaction& tx, std::string_view unit, int year,
                                          int count);

[[nodiscard]] std::optional<Act> find_act(Connection& db, ActId id);
[[nodiscard]] std::optional<Act> find_act(Connection& db, const Folio& folio);
[[nodiscard]] std::optional<Act> find_act_by_reference(Connection& db, std::string_view unit,
                                                       std::string_view reference);

// The part of an act that decides whether a reference is new, a replay or taken.
struct KnownReference {
    std::string reference;
    Folio folio;
    Sha256 input_sha;
};
// For a batch: which of these references of the unit exist already. Any order.
[[nodiscard]] std::vector<KnownReference> known_references(
    Connection& db, std::string_view unit, const std::vector<std::string>& references);

// Newest first; the next page starts before the last id of this one.
struct Page {
    std::optional<ActId> before;
    int limit = 50;
};
struct UnitFilter {
    std::string unit;
    std::optional<ActState> state;
    std::optional<std::string> type;
};
[[nodiscard]] std::vector<Act> unit_page(Connection& db, const UnitFilter& filter,
                                         const Page& page);
struct StateCount {
    ActState state;
    std::int64_t count;
};
[[nodiscard]] std::vector<StateCount> count_by_state(Connection& db, std::string_view unit);

// Holds the act's row until the end of the transaction: whoever appends an event and then writes
// the folded state takes this first. Nothing: no such act.
[[nodiscard]] std::optional<Act> lock_act(Transaction& tx, ActId id);
void set_act_state(Transaction& tx, ActId id, ActState state);
// The act takes another route before the first one began; the event says why.
void set_act_channel(Transaction& tx, ActId id, ActChannel channel);
// Throws Error{Constraint} when the act has another notification already: one per act.
void set_notification(Transaction& tx, ActId id, const Notification& notification);
void set_due(Transaction& tx, ActId id, std::optional<LocalDate> due_on);
// Acts in this state whose due day is `today` or earlier, oldest id first, ids after `after`.
struct DuePage {
    ActState state;
    LocalDate today;
    ActId after;
    int limit = 100;
};
[[nodiscard]] std::vector<Act> acts_due(Connection& db, const DuePage& page);

}  // namespace buzon::db
