#include "core/evidence_event.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <vector>

namespace buzon {
namespace {

// ETSI EN 319 522-2, table 2, written from the standard: what may stand behind its prefix.
const std::set<std::string_view> kStandard{"SubmissionAcceptance",
                                           "SubmissionRejection",
                                           "RelayAcceptance",
                                           "RelayRejection",
                                           "RelayFailure",
                                           "NotificationForAcceptance",
                                           "NotificationForAcceptanceFailure",
                                           "ConsignmentAcceptance",
                                           "ConsignmentRejection",
                                           "AcceptanceRejectionExpiry",
                                           "NotificationDelivered",
                                           "ContentConsignment",
                                           "ContentConsignmentFailure",
                                           "ConsignmentNotification",
                                           "ConsignmentNotificationFailure",
                                           "NotificationAccessTracking",
                                           "ContentAccessTracking",
                                           "ContentHandover",
                                           "ContentHandoverFailure",
                                           "RelayToNonERDS",
                                           "RelayToNonERDSFailure",
                                           "ReceivedFromNonERDS"};

bool known(std::string_view uri)
{
    constexpr std::string_view kPrefix = "http://uri.etsi.org/19522/Event/";
    if (uri.starts_with("urn:buzon:suceso:")) return true;
    return uri.starts_with(kPrefix) && kStandard.contains(uri.substr(kPrefix.size()));
}

// Whoever adds an event decides here whether it is a legal fact.
TEST(EvidenceOfAnEvent, EachEventOfAnActHasItsUriOrIsNoLegalFact)
{
    std::vector<std::string_view> none;
    for (const ActEvent event : kActEvents) {
        const auto uri = evidence_uri(event);
        if (!uri) none.push_back(name_of(event));
        EXPECT_TRUE(!uri || known(*uri)) << name_of(event);
    }
    EXPECT_EQ(none, (std::vector<std::string_view>{"aviso_reminded", "aviso_texted", "text_refused",
                                                   "change_told", "handed_to_bank"}));
}

TEST(EvidenceOfAnEvent, EachEventOfAnOrderHasItsUriOrIsNoLegalFact)
{
    std::vector<std::string_view> none;
    for (const BankEvent event : kBankEvents) {
        const auto uri = evidence_uri(event);
        if (!uri) none.push_back(name_of(event));
        EXPECT_TRUE(!uri || known(*uri)) << name_of(event);
    }
    EXPECT_EQ(none, (std::vector<std::string_view>{"checked", "approved", "signed",
                                                   "release_requested", "release_approved"}));
}

TEST(EvidenceOfAnEvent, WhatDidNotHappenIsAFactToo)
{
    EXPECT_EQ(evidence_uri(ActEvent::DayFourElapsed),
              "http://uri.etsi.org/19522/Event/AcceptanceRejectionExpiry");
    EXPECT_EQ(evidence_uri(ActEvent::AvisoBounced),
              "http://uri.etsi.org/19522/Event/ConsignmentNotificationFailure");
    EXPECT_TRUE(known(kFailureUri));
}

}  // namespace
}  // namespace buzon
