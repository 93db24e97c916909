#include "channels/estrados.hpp"
#include "channels/mailbox.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace buzon::channels {
namespace {

const ListingSource source{.folio = "3901-2026-0000123-K",
                           .neutral_title = "Acto administrativo que se notifica",
                           .full_title = "Cédula de liquidación de cuotas",
                           .issuing_unit = "Subdelegación 1",
                           .summary = "$12,345.67"};

TEST(Mailbox, NothingShowsBeforeTheAvisoHasLeft)
{
    for (const ActState state :
         {ActState::Issued, ActState::Deposited, ActState::ContactFailed, ActState::WithBank}) {
        EXPECT_EQ(visibility(state), Visibility::Hidden);
        EXPECT_NE(may_open(state), OpenRefusal::None);
        EXPECT_THROW((void)listing(source, state), std::logic_error);
    }
    // What is hidden is answered as what does not exist.
    EXPECT_EQ(spanish(OpenRefusal::NotYetVisible), spanish(OpenRefusal::NotInMailbox));
}

TEST(Mailbox, AnUnopenedActIsListedWithoutItsContent)
{
    const Listing got = listing(source, ActState::AwaitingOpening);
    EXPECT_EQ(got, (Listing{"3901-2026-0000123-K", "Acto administrativo que se notifica",
                            "Subdelegación 1", ""}));
    EXPECT_EQ(may_open(ActState::AwaitingOpening), OpenRefusal::None);
}

TEST(Mailbox, ANotifiedActStaysReadable)
{
    EXPECT_EQ(listing(source, ActState::Notified).summary, "$12,345.67");
    EXPECT_EQ(may_open(ActState::Notified), OpenRefusal::None);
}

TEST(Mailbox, OneRouteAtATime)
{
    EXPECT_EQ(may_open(ActState::InEstrados), OpenRefusal::InEstrados);
    for (const ActState state : kActStates) {
        EXPECT_FALSE(may_publish(state) && may_open(state) == OpenRefusal::None) << name_of(state);
    }
    EXPECT_TRUE(may_publish(ActState::ContactFailed));
    EXPECT_FALSE(may_publish(ActState::AwaitingOpening));
    EXPECT_FALSE(may_publish(ActState::Notified));
}

// CFF 139: published Thu 2026-04-23, tenth day Mon 11 May, eleventh Tue 12 May.
const PublicationWindow window{.published = parse_iso_date("2026-04-23").value(),
                               .tenth_day = parse_iso_date("2026-05-11").value(),
                               .eleventh_day = parse_iso_date("2026-05-12").value()};

Instant zc(const char* text)
{
    return Instant::parse(text).value();  // without an offset: Zona Centro
}

TEST(Estrados, StaysUpUntilTheTenthDayHasEnded)
{
    EXPECT_EQ(publication(window, zc("2026-04-22T23:59")), Publication::NotYet);
    EXPECT_EQ(publication(window, zc("2026-04-23T00:00")), Publication::Required);
    EXPECT_EQ(publication(window, zc("2026-05-11T23:59")), Publication::Required);
    EXPECT_EQ(publication(window, zc("2026-05-12T00:00")), Publication::MayBeRemoved);
}

TEST(Estrados, IsNotifiedOnTheEleventhDayOfZonaCentro)
{
    EXPECT_FALSE(notified_by_estrados(window, zc("2026-05-11T23:59")));
    EXPECT_TRUE(notified_by_estrados(window, zc("2026-05-12T00:00")));
    EXPECT_FALSE(notified_by_estrados(window, zc("2026-05-12T05:59:59Z")));
    EXPECT_TRUE(notified_by_estrados(window, zc("2026-05-12T06:00:00Z")));
}

TEST(Estrados, ThePublicSeesTheActAndNoWorkersData)
{
    EXPECT_TRUE(published(DocumentPart::Act));
    EXPECT_FALSE(published(DocumentPart::Annex));
    EXPECT_FALSE(published(DocumentPart::EmbeddedData));
}

}  // namespace
}  // namespace buzon::channels
