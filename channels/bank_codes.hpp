#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace buzon::channels {

// The codes a bank may answer with. Enumerators carry the code itself; code_of() gives it back,
// <enum>_of() reads it, spanish() says it to a person.

enum class TechCode : std::uint8_t {
    E100,  // schema
    E101,  // bad signature
    E102,  // certificate expired, revoked or unknown
    E103,  // duplicate, same bytes: the original acknowledgement is returned
    E104,  // same identifier, other bytes
    E105,  // environment
    E106,  // wrong receiver
    E107,  // unknown order
    E108,  // out of order: held, not refused
    E109,  // past expiry
    E110,  // too big
    E111,  // version
    E112,  // attachment unreadable
    E113,  // not authorised
    E114,  // rate
    E115,  // totals differ
    E116,  // clock skew
};

enum class RejectCode : std::uint8_t {
    B01,  // formalities missing
    B02,  // not this kind of entity or operation
    B03,  // no competence
    B04,  // attachment missing
    B05,  // document and data differ, or unreadable
    B06,  // document altered, or the official's signature cannot be verified
    B07,  // not enough identification
    B08,  // amount missing or zero
    B09,  // entity merged or ceased
    B10,  // superseded
};

enum class PersonOutcome : std::uint8_t {
    P00,  // not a customer
    P01,  // matched
    P02,  // homonyms, nothing done
    P03,  // RFC matches, name differs, nothing done
    P04,  // former customer
    P05,  // only co-holder or authorised signatory
    P06,  // beneficiary or trust only
    P09,  // not searched
};

enum class AccountOutcome : std::uint8_t {
    A00,  // no action, the cap was already reached
    A01,  // frozen, cap reached
    A02,  // frozen, insufficient
    A03,  // no balance
    A04,  // balance not available
    A05,  // closed or does not exist
    A06,  // information key expired
    A07,  // the person is not the holder
    A08,  // exempt or excluded
    A09,  // pledged
    A10,  // insolvency
    A11,  // frozen earlier by another authority
    A12,  // foreign currency frozen, rate given
    A13,  // joint account
    A14,  // conditional
    A99,  // other
};

enum class ReleaseOutcome : std::uint8_t {
    L01,  // full
    L02,  // partial
    L03,  // no prior freeze found
    L04,  // asked more than was frozen; released what there was
    L05,  // already released
    L06,  // account closed
    L07,  // ours lifted, another authority's hold remains
    L09,  // other
};

// What the bank tells without being asked (642 EVENT_NOTICE, 641 EXCESS_NOTICE).
enum class BankNoticeKind : std::uint8_t {
    AccountClosed,
    EntityMerged,
    PriorOrder,  // a judicial or other authority's order goes ahead
    AutoLifted,  // CFF 156-Bis: no word of the guarantee's ruling in five days
    HolderDeceased,
    Concurso,
    Excess,  // more than the cap is held
};

[[nodiscard]] std::string_view code_of(TechCode code);
[[nodiscard]] std::string_view code_of(RejectCode code);
[[nodiscard]] std::string_view code_of(PersonOutcome code);
[[nodiscard]] std::string_view code_of(AccountOutcome code);
[[nodiscard]] std::string_view code_of(ReleaseOutcome code);
[[nodiscard]] std::string_view code_of(BankNoticeKind code);

[[nodiscard]] std::string_view spanish(TechCode code);
[[nodiscard]] std::string_view spanish(RejectCode code);
[[nodiscard]] std::string_view spanish(PersonOutcome code);
[[nodiscard]] std::string_view spanish(AccountOutcome code);
[[nodiscard]] std::string_view spanish(ReleaseOutcome code);
[[nodiscard]] std::string_view spanish(BankNoticeKind code);

[[nodiscard]] std::optional<TechCode> tech_code_of(std::string_view code);
[[nodiscard]] std::optional<RejectCode> reject_code_of(std::string_view code);
[[nodiscard]] std::optional<PersonOutcome> person_outcome_of(std::string_view code);
[[nodiscard]] std::optional<AccountOutcome> account_outcome_of(std::string_view code);
[[nodiscard]] std::optional<ReleaseOutcome> release_outcome_of(std::string_view code);
[[nodiscard]] std::optional<BankNoticeKind> bank_notice_kind_of(std::string_view code);

}  // namespace buzon::channels
