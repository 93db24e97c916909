#include "db/bank_orders.hpp"
#include "db/names.hpp"

namespace buzon::db {

std::string_view name_of(LegalBasis basis)
{
    switch (basis) {
        case LegalBasis::Cff40A: return "CFF_40A";
        case LegalBasis::Cff145: return "CFF_145";
        case LegalBasis::Cff151To155: return "CFF_151_155";
        case LegalBasis::Cff156BisI: return "CFF_156BIS_I";
        case LegalBasis::Cff156BisIIA: return "CFF_156BIS_II_A";
        case LegalBasis::Cff156BisIIB: return "CFF_156BIS_II_B";
        case LegalBasis::Cff156BisIIC: return "CFF_156BIS_II_C";
        case LegalBasis::Cff156BisIID: return "CFF_156BIS_II_D";
    }
    return {};
}

std::optional<LegalBasis> legal_basis_of(std::string_view name)
{
    using enum LegalBasis;
    return by_name({Cff40A, Cff145, Cff151To155, Cff156BisI, Cff156BisIIA, Cff156BisIIB,
                    Cff156BisIIC, Cff156BisIID},
                   name);
}

std::string_view name_of(Firmness firmness)
{
    switch (firmness) {
        case Firmness::Firm: return "FIRM";
        case Firmness::ContestedUnguaranteed: return "CONTESTED_UNGUARANTEED";
        case Firmness::Precautionary: return "PRECAUTIONARY";
        case Firmness::Presumed: return "PRESUMED";
    }
    return {};
}

std::optional<Firmness> firmness_of(std::string_view name)
{
    using enum Firmness;
    return by_name({Firm, ContestedUnguaranteed, Precautionary, Presumed}, name);
}

std::string_view name_of(BankActKind kind)
{
    switch (kind) {
        case BankActKind::Freeze: return "freeze";
        case BankActKind::Release: return "release";
    }
    return {};
}

std::optional<BankActKind> bank_act_kind_of(std::string_view name)
{
    return by_name({BankActKind::Freeze, BankActKind::Release}, name);
}

}  // namespace buzon::db
