#pragma once

#include "core/instant.hpp"
#include "core/money.hpp"
#include "core/rfc.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace buzon::templates {

// The typed content of an order to a bank: what limits the order is a field, never prose, so that
// the bank need not re-type it. Codes are those written in the instance.

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

struct Debtor {
    Rfc rfc;
    std::string curp;  // empty when unknown or a persona moral
    std::string name;  // whole, as printed
    std::string role;  // "PAT", "RESSOL", …
    std::vector<std::string> registros_patronales;
};

struct OrderedCredit {
    std::string number;
    std::string period;
    Money total;  // principal, actualización, recargos, multas and gastos
};

struct DeskContact {
    std::string desk;
    std::string phone;
    std::string release_phone;  // answered day and night
    std::string email;
};

struct BankOrderFields {
    std::string entity;  // key of the financial entity, six digits: "040012"
    std::string entity_name;
    std::string group;  // orders for the same debt share it
    Money cap;
    Money group_cap;
    LocalDate cap_as_of{};
    CapBasis cap_basis = CapBasis::Full;
    CapStrategy strategy = CapStrategy::Single;
    LegalBasis legal_basis = LegalBasis::Cff156BisI;
    Firmness firmness = Firmness::Firm;
    std::string firmness_evidence;
    Debtor debtor;
    TargetMode targets = TargetMode::KnownThenAll;
    std::vector<std::string> accounts;  // CLABEs, check digit and entity verified
    std::vector<ExcludedProduct> exclusions;
    ScopeMode scope = ScopeMode::PointInTime;
    JointAccounts joint_accounts = JointAccounts::ReportFirst;
    std::vector<OrderedCredit> credits;
    LocalDate procedure_start{};  // decides the clocks of before and after 2026-01-01
    DeskContact contact;
};

}  // namespace buzon::templates
