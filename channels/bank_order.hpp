#pragma once

#include "channels/bank_envelope.hpp"
#include "core/bank_terms.hpp"
#include "core/clabe.hpp"
#include "core/curp.hpp"
#include "core/email_address.hpp"
#include "core/finding.hpp"
#include "core/money.hpp"
#include "core/registro_patronal.hpp"
#include "core/rfc.hpp"

#include <tl/expected.hpp>

#include <optional>
#include <string>
#include <vector>

namespace buzon::channels {

struct Authority {
    std::string unit_id;
    std::string name;
    std::string address;
    EmailAddress email;
    std::string oficio_no;   // at most 30 characters (R29 A-2911, column 7)
    std::string expediente;  // empty: none
    std::string official_name;
    std::string official_position;
    std::string official_cert_serial;
};

struct OrderCap {
    Money amount;
    Money group_amount;
    LocalDate as_of{};
    CapBasis basis = CapBasis::Full;
    CapStrategy strategy = CapStrategy::Single;
};

struct OrderPerson {
    Rfc rfc;
    std::optional<Curp> curp;  // never of a persona moral
    std::string name;          // whole, without the company type when it is known apart
    std::string company_type;  // "SA DE CV", or empty
    std::string role;          // "PAT", "OBLIG", "RESSOL" …
    std::vector<RegistroPatronal> registros_patronales;
};

struct OrderContact {
    std::string desk;
    std::string phone;
    std::string release_phone;  // answered day and night
    EmailAddress email;
};

// 500 FREEZE_ORDER. Credits, periods and workers are not in it: the bank gets one total.
struct FreezeOrder {
    OrderEnvelope envelope;
    Authority authority;
    LegalBasis legal_basis = LegalBasis::Cff156BisI;
    Firmness firmness = Firmness::Firm;
    std::string grounds_text;  // at most 2,000 bytes; repeats the fields, never adds to them
    OrderCap cap;
    OrderPerson person;
    TargetMode targets = TargetMode::KnownThenAll;
    std::vector<Clabe> accounts;
    std::vector<ExcludedProduct> exclusions;
    ScopeMode scope = ScopeMode::PointInTime;
    JointAccounts joint_accounts = JointAccounts::ReportFirst;
    OrderContact contact;
};

enum class ReleaseClock : std::uint8_t {
    FromReceipt,  // CFF 145-IV
    FromEffect,   // excess: CFF 145, 151, 156-Bis
};

struct AccountAmount {
    std::string account_ref;
    Money amount;
};

struct Antecedent {
    std::string oficio_no;
    LocalDate date{};
    std::string expediente;  // empty: none
};

// 510 RELEASE_ORDER. Travels in its own lane and is matched by order_id alone; `expected_frozen` is
// what we believe is held, a check whose failure is reported and never a reason to refuse.
struct ReleaseOrder {
    OrderEnvelope envelope;
    Authority authority;
    ReleaseKind kind = ReleaseKind::Full;
    ReleaseReason reason = ReleaseReason::Paid;
    Money release_amount;
    Money expected_frozen;
    Money keep_amount;
    std::vector<AccountAmount> accounts;  // Partial only; their sum is release_amount
    ReleaseClock clock = ReleaseClock::FromReceipt;
    Antecedent antecedent;
    OrderPerson person;
    OrderContact contact;
};

// The message as XML of channels/bank/orden.xsd (urn:buzon:orden:1.0), UTF-8, ready to be signed
// (enveloped, whole document); the same order always gives the same bytes. Refused with every
// finding at once: V02 oficio, V06 text, V08 and V10 amounts, V12 person, V18 accounts against the
// target mode, V19 exclusions of a persona física, V20 scope, V24 release against what is held.
[[nodiscard]] tl::expected<std::string, Findings> compose(const FreezeOrder& order);
[[nodiscard]] tl::expected<std::string, Findings> compose(const ReleaseOrder& order);

}  // namespace buzon::channels
