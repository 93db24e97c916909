#pragma once

#include "channels/bank_codes.hpp"
#include "channels/bank_envelope.hpp"
#include "channels/bank_schema.hpp"
#include "core/finding.hpp"
#include "core/money.hpp"

#include <tl/expected.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace buzon::channels {

struct TechError {
    TechCode code = TechCode::E100;
    std::string path;  // of the field, as the bank names it
    std::string text;
};

enum class TechResult : std::uint8_t { Ok, Duplicate, Nack };

// L1: the bank's system holds these bytes (600 TECH_ACK / TECH_NACK).
struct TechAck {
    TechResult result = TechResult::Ok;
    Instant received_at;
    Sha256 sha256_received;
    std::vector<TechError> errors;  // at least one with Nack
};

// L2 (610): a desk took it as notified; the bank's legal clock starts at notified_at.
struct BusinessAck {
    std::string bank_ref;
    Instant notified_at;
    std::optional<PersonOutcome> person_preliminary;
    std::optional<LocalDate> due_computed;  // by the bank; a difference from ours is an alert
    std::string signer;
};

struct BusinessReject {
    RejectCode code = RejectCode::B01;
    std::string bank_ref;
    Instant received_at;
    std::string text;
    std::string successor;  // B09: the entity that took over, or empty
};

struct FrozenAccount {
    std::string account_ref;  // CLABE or the bank's own, unique in the result
    int product = 0;          // R29 column 32
    int modality = 0;         // R29 column 29: 21 payroll, 22 open market
    std::string currency;     // ISO 4217
    Money frozen;             // in pesos, whatever the currency of the account
    AccountOutcome outcome = AccountOutcome::A00;
    std::string exempt_reason;  // A08, or empty
};

// L3 (620): what was done. More frozen than ordered is a fact to be mended by a release, not a
// reason to refuse the answer; cap_breach() says so.
struct FreezeResult {
    int result_no = 1;
    std::string bank_ref;
    Instant executed_at;
    PersonOutcome person = PersonOutcome::P01;
    Money total_frozen;
    Money cap_seen;  // the cap the bank applied
    Money not_covered;
    bool other_accounts_found = false;  // the search of CFF 156-Bis
    std::vector<FrozenAccount> accounts;
    std::string remarks;
};
[[nodiscard]] bool cap_breach(const FreezeResult& result, Money cap);

struct ReleasedAccount {
    std::string account_ref;
    Money released;
    ReleaseOutcome outcome = ReleaseOutcome::L01;
};

// 621
struct ReleaseResult {
    int result_no = 1;
    std::string bank_ref;
    Instant executed_at;
    ReleaseOutcome outcome = ReleaseOutcome::L01;
    Money released;
    Money still_frozen;
    std::vector<ReleasedAccount> accounts;
    std::string remarks;
};

// 630: nothing was done, the bank asks who is meant.
struct Ambiguity {
    std::string bank_ref;
    Instant found_at;
    PersonOutcome person = PersonOutcome::P02;
    std::vector<std::string> candidates;  // as the bank describes them
    std::string text;
};

// 641, 642
struct BankNotice {
    BankNoticeKind kind = BankNoticeKind::AccountClosed;
    Instant happened_at;
    std::string account_ref;  // empty: the whole order
    std::optional<Money> amount;
    std::string text;
};

using AnswerBody = std::variant<TechAck, BusinessAck, BusinessReject, FreezeResult, ReleaseResult,
                                Ambiguity, BankNotice>;

struct BankAnswer {
    Uuid msg_id;
    Environment environment = Environment::Test;
    Instant created_at;
    std::string entity;            // who says it; must be the certificate's bank
    std::optional<Uuid> order_id;  // absent only in an L1 that could not read the order
    int act_no = 1;
    RelatedMessage answers;  // the message of ours it answers: identifier and digest
    AnswerBody body;
    // Not empty: kept as a fact, but no figure of it may be posted (the state is unchanged and
    // the bank is asked). Σ accounts ≠ total, an account twice, held + not covered ≠ cap, money
    // held for somebody not found or in an account that cannot hold it, a NACK without a reason.
    Findings inconsistencies;
};

// Reads XML of channels/bank/respuesta.xsd (urn:buzon:respuesta:1.0). Give it the octets that the
// signature covers, not the bytes that came. Refused with every finding at once: what is not of
// the schema (E100), of another MAJOR version (E111), or lacks its order where one is needed.
// An answer that contradicts itself is read all the same and says so in `inconsistencies`.
// Never throws for bad input. At most 8 MiB.
[[nodiscard]] tl::expected<BankAnswer, Findings> parse_answer(std::string_view xml,
                                                              const BankSchemas& schemas);

}  // namespace buzon::channels
