#include "core/bank_terms.hpp"

namespace buzon {
namespace {

template <class Enum>
std::optional<Enum> by_code(std::string_view code, Enum last)
{
    for (int i = 0; i <= static_cast<int>(last); ++i) {
        if (code_of(static_cast<Enum>(i)) == code) return static_cast<Enum>(i);
    }
    return std::nullopt;
}

}  // namespace

std::string_view code_of(LegalBasis value)
{
    switch (value) {
        case LegalBasis::Cff40A: return "CFF_40A";
        case LegalBasis::Cff145: return "CFF_145";
        case LegalBasis::Cff151_155: return "CFF_151_155";
        case LegalBasis::Cff156BisI: return "CFF_156BIS_I";
        case LegalBasis::Cff156BisIIa: return "CFF_156BIS_II_A";
        case LegalBasis::Cff156BisIIb: return "CFF_156BIS_II_B";
        case LegalBasis::Cff156BisIIc: return "CFF_156BIS_II_C";
        case LegalBasis::Cff156BisIId: return "CFF_156BIS_II_D";
    }
    return {};
}

std::string_view code_of(Firmness value)
{
    switch (value) {
        case Firmness::Firm: return "FIRM";
        case Firmness::ContestedUnguaranteed: return "CONTESTED_UNGUARANTEED";
        case Firmness::Precautionary: return "PRECAUTIONARY";
        case Firmness::Presumed: return "PRESUMED";
    }
    return {};
}

std::string_view code_of(CapBasis value)
{
    switch (value) {
        case CapBasis::Full: return "FULL";
        case CapBasis::TwoThirds: return "TWO_THIRDS";
        case CapBasis::OneThird: return "ONE_THIRD";
        case CapBasis::UncoveredPart: return "UNCOVERED_PART";
    }
    return {};
}

std::string_view code_of(CapStrategy value)
{
    switch (value) {
        case CapStrategy::Single: return "SINGLE";
        case CapStrategy::Allocated: return "ALLOCATED";
        case CapStrategy::Sequential: return "SEQUENTIAL";
        case CapStrategy::BroadcastTrim: return "BROADCAST_TRIM";
    }
    return {};
}

std::string_view code_of(TargetMode value)
{
    switch (value) {
        case TargetMode::KnownAccounts: return "KNOWN_ACCOUNTS";
        case TargetMode::AllInEntity: return "ALL_IN_ENTITY";
        case TargetMode::KnownThenAll: return "KNOWN_THEN_ALL";
    }
    return {};
}

std::string_view code_of(ScopeMode value)
{
    switch (value) {
        case ScopeMode::PointInTime: return "POINT_IN_TIME";
        case ScopeMode::UntilFilled: return "UNTIL_FILLED";
    }
    return {};
}

std::string_view code_of(JointAccounts value)
{
    switch (value) {
        case JointAccounts::Skip: return "SKIP";
        case JointAccounts::DebtorShare: return "DEBTOR_SHARE";
        case JointAccounts::ReportFirst: return "REPORT_FIRST";
    }
    return {};
}

std::string_view code_of(ExcludedProduct value)
{
    switch (value) {
        case ExcludedProduct::Payroll: return "PAYROLL";
        case ExcludedProduct::Pension: return "PENSION";
        case ExcludedProduct::Afore: return "AFORE";
        case ExcludedProduct::SavingsLic60: return "SAVINGS_LIC60";
        case ExcludedProduct::FamilyPatrimony: return "FAMILY_PATRIMONY";
        case ExcludedProduct::ProgrammeSupport: return "PROGRAMME_SUPPORT";
        case ExcludedProduct::Trust: return "TRUST";
        case ExcludedProduct::Escrow: return "ESCROW";
    }
    return {};
}

std::string_view code_of(ReleaseKind value)
{
    switch (value) {
        case ReleaseKind::Full: return "FULL";
        case ReleaseKind::Partial: return "PARTIAL";
        case ReleaseKind::Excess: return "EXCESS";
        case ReleaseKind::Exemption: return "EXEMPTION";
    }
    return {};
}

std::string_view code_of(ReleaseReason value)
{
    switch (value) {
        case ReleaseReason::Paid: return "PAID";
        case ReleaseReason::Guaranteed: return "GUARANTEED";
        case ReleaseReason::Convenio: return "CONVENIO";
        case ReleaseReason::Suspension: return "SUSPENSION";
        case ReleaseReason::Annulled: return "ANNULLED";
        case ReleaseReason::Excess: return "EXCESS";
        case ReleaseReason::ExemptFunds: return "EXEMPT_FUNDS";
        case ReleaseReason::ConductCeased: return "CONDUCT_CEASED";
        case ReleaseReason::WrongPerson: return "WRONG_PERSON";
        case ReleaseReason::DuplicateOrder: return "DUPLICATE_ORDER";
        case ReleaseReason::Concurso: return "CONCURSO";
        case ReleaseReason::Transferred: return "TRANSFERRED";
        case ReleaseReason::Prescribed: return "PRESCRIBED";
        case ReleaseReason::Other: return "OTHER";
    }
    return {};
}

std::optional<LegalBasis> legal_basis_of(std::string_view code)
{
    return by_code(code, LegalBasis::Cff156BisIId);
}

std::optional<Firmness> firmness_of(std::string_view code)
{
    return by_code(code, Firmness::Presumed);
}

std::optional<CapBasis> cap_basis_of(std::string_view code)
{
    return by_code(code, CapBasis::UncoveredPart);
}

std::optional<CapStrategy> cap_strategy_of(std::string_view code)
{
    return by_code(code, CapStrategy::BroadcastTrim);
}

std::optional<TargetMode> target_mode_of(std::string_view code)
{
    return by_code(code, TargetMode::KnownThenAll);
}

std::optional<ScopeMode> scope_mode_of(std::string_view code)
{
    return by_code(code, ScopeMode::UntilFilled);
}

std::optional<JointAccounts> joint_accounts_of(std::string_view code)
{
    return by_code(code, JointAccounts::ReportFirst);
}

std::optional<ExcludedProduct> excluded_product_of(std::string_view code)
{
    return by_code(code, ExcludedProduct::Escrow);
}

std::optional<ReleaseKind> release_kind_of(std::string_view code)
{
    return by_code(code, ReleaseKind::Exemption);
}

std::optional<ReleaseReason> release_reason_of(std::string_view code)
{
    return by_code(code, ReleaseReason::Other);
}

}  // namespace buzon
