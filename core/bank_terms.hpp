#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace buzon {

// The closed vocabularies of an order to a bank, shared by the document (templates), the message
// (channels) and the database. code_of() gives the one spelling used in XML, API and database;
// <enum>_of() reads it back.

// CFF article on which the order rests; drives cap and clocks.
enum class LegalBasis : std::uint8_t {
    Cff40A,        // CFF_40A aseguramiento precautorio
    Cff145,        // CFF_145 embargo precautorio
    Cff151_155,    // CFF_151_155 embargo of deposits
    Cff156BisI,    // CFF_156BIS_I firm credit
    Cff156BisIIa,  // CFF_156BIS_II_A not located
    Cff156BisIIb,  // CFF_156BIS_II_B interest not guaranteed
    Cff156BisIIc,  // CFF_156BIS_II_C guarantee insufficient and not enlarged
    Cff156BisIId,  // CFF_156BIS_II_D embargoed goods insufficient or of unknown value
};

enum class Firmness : std::uint8_t {
    Firm,                   // FIRM
    ContestedUnguaranteed,  // CONTESTED_UNGUARANTEED
    Precautionary,          // PRECAUTIONARY
    Presumed,               // PRESUMED
};

enum class CapBasis : std::uint8_t { Full, TwoThirds, OneThird, UncoveredPart };

// How the cap of a group of orders is shared among several banks (CFF: one cap, one or more
// accounts).
enum class CapStrategy : std::uint8_t { Single, Allocated, Sequential, BroadcastTrim };

enum class TargetMode : std::uint8_t { KnownAccounts, AllInEntity, KnownThenAll };

enum class ScopeMode : std::uint8_t { PointInTime, UntilFilled };

enum class JointAccounts : std::uint8_t { Skip, DebtorShare, ReportFirst };

// Money that may not be touched (CFF 157 X–XIII, LIC 60, LSAR 79).
enum class ExcludedProduct : std::uint8_t {
    Payroll,
    Pension,
    Afore,
    SavingsLic60,
    FamilyPatrimony,
    ProgrammeSupport,
    Trust,
    Escrow,
};

enum class ReleaseKind : std::uint8_t { Full, Partial, Excess, Exemption };

// Why money is set free: the causes of CFF 145, 151, 156-Bis and 156-Ter, and our own mistakes.
enum class ReleaseReason : std::uint8_t {
    Paid,
    Guaranteed,
    Convenio,
    Suspension,
    Annulled,
    Excess,
    ExemptFunds,
    ConductCeased,
    WrongPerson,
    DuplicateOrder,
    Concurso,
    Transferred,
    Prescribed,
    Other,
};

[[nodiscard]] std::string_view code_of(LegalBasis value);
[[nodiscard]] std::string_view code_of(Firmness value);
[[nodiscard]] std::string_view code_of(CapBasis value);
[[nodiscard]] std::string_view code_of(CapStrategy value);
[[nodiscard]] std::string_view code_of(TargetMode value);
[[nodiscard]] std::string_view code_of(ScopeMode value);
[[nodiscard]] std::string_view code_of(JointAccounts value);
[[nodiscard]] std::string_view code_of(ExcludedProduct value);
[[nodiscard]] std::string_view code_of(ReleaseKind value);
[[nodiscard]] std::string_view code_of(ReleaseReason value);

[[nodiscard]] std::optional<LegalBasis> legal_basis_of(std::string_view code);
[[nodiscard]] std::optional<Firmness> firmness_of(std::string_view code);
[[nodiscard]] std::optional<CapBasis> cap_basis_of(std::string_view code);
[[nodiscard]] std::optional<CapStrategy> cap_strategy_of(std::string_view code);
[[nodiscard]] std::optional<TargetMode> target_mode_of(std::string_view code);
[[nodiscard]] std::optional<ScopeMode> scope_mode_of(std::string_view code);
[[nodiscard]] std::optional<JointAccounts> joint_accounts_of(std::string_view code);
[[nodiscard]] std::optional<ExcludedProduct> excluded_product_of(std::string_view code);
[[nodiscard]] std::optional<ReleaseKind> release_kind_of(std::string_view code);
[[nodiscard]] std::optional<ReleaseReason> release_reason_of(std::string_view code);

}  // namespace buzon
