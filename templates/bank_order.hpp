#pragma once

#include "core/bank_terms.hpp"
#include "core/instant.hpp"
#include "core/money.hpp"
#include "core/rfc.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::templates {

// The typed content of an order to a bank: what limits the order is a field, never prose, so that
// the bank need not re-type it. Codes are those of core/bank_terms.hpp.

using buzon::CapBasis;
using buzon::CapStrategy;
using buzon::ExcludedProduct;
using buzon::Firmness;
using buzon::JointAccounts;
using buzon::LegalBasis;
using buzon::ScopeMode;
using buzon::TargetMode;

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

// Reads them again from an act that was issued (its sealed XML). std::logic_error when it is no
// order to a bank.
[[nodiscard]] BankOrderFields bank_order_fields(std::string_view sealed_xml);

}  // namespace buzon::templates
