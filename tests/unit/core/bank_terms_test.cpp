#include "core/bank_terms.hpp"

#include <gtest/gtest.h>

#include <set>

namespace buzon {
namespace {

template <class Enum, class Read>
void expect_codes_read_back(Enum last, Read read)
{
    std::set<std::string_view> seen;
    for (int i = 0; i <= static_cast<int>(last); ++i) {
        const auto value = static_cast<Enum>(i);
        EXPECT_FALSE(code_of(value).empty());
        EXPECT_TRUE(seen.insert(code_of(value)).second) << code_of(value);
        EXPECT_EQ(read(code_of(value)), value);
    }
    EXPECT_EQ(read(""), std::nullopt);
    EXPECT_EQ(read("FULL "), std::nullopt);
}

TEST(BankTerms, EveryCodeIsItsOwnAndReadsBack)
{
    expect_codes_read_back(LegalBasis::Cff156BisIId, legal_basis_of);
    expect_codes_read_back(Firmness::Presumed, firmness_of);
    expect_codes_read_back(CapBasis::UncoveredPart, cap_basis_of);
    expect_codes_read_back(CapStrategy::BroadcastTrim, cap_strategy_of);
    expect_codes_read_back(TargetMode::KnownThenAll, target_mode_of);
    expect_codes_read_back(ScopeMode::UntilFilled, scope_mode_of);
    expect_codes_read_back(JointAccounts::ReportFirst, joint_accounts_of);
    expect_codes_read_back(ExcludedProduct::Escrow, excluded_product_of);
    expect_codes_read_back(ReleaseKind::Exemption, release_kind_of);
    expect_codes_read_back(ReleaseReason::Other, release_reason_of);
}

TEST(BankTerms, CodesAreThoseOfTheMessages)
{
    EXPECT_EQ(code_of(LegalBasis::Cff156BisIIb), "CFF_156BIS_II_B");
    EXPECT_EQ(code_of(CapStrategy::BroadcastTrim), "BROADCAST_TRIM");
    EXPECT_EQ(code_of(ExcludedProduct::SavingsLic60), "SAVINGS_LIC60");
    EXPECT_EQ(code_of(TargetMode::KnownThenAll), "KNOWN_THEN_ALL");
    EXPECT_EQ(code_of(ReleaseReason::DuplicateOrder), "DUPLICATE_ORDER");
}

}  // namespace
}  // namespace buzon
