#include "core/calendar.hpp"
#include "db/bank_orders.hpp"
#include "gateway/app/bank_silence.hpp"
#include "gateway/app/evidence_receipt.hpp"
#include "gateway/app/evidence_story.hpp"
#include "gateway/app/journal.hpp"
#include "gateway/app/verify.hpp"
#include "signing/digest.hpp"
#include "signing/xades.hpp"
#include "tests/integration/gateway/evidence_desk.hpp"

#include <atomic>
#include <set>
#include <thread>

// Each legal event has one evidence, whoever makes it and whatever is killed.
namespace buzon {
namespace {

using namespace std::chrono_literals;

class Evidence : public test::EvidenceTest {};

// What is looked at in one life to the fourth day; a gateway and its catalogue take seconds to
// make.
class EvidenceOfALife : public test::EvidenceTest {
  protected:
    void is_four_sealed_links()
    {
        const auto all = evidences();
        ASSERT_EQ(all.size(), 4U);
        std::string kinds;
        std::optional<Sha256> before;
        for (const db::StoredEvidence& one : all) {
            kinds += one.event->kind + " ";
            const std::string file = app::evidence_file(one);
            EXPECT_EQ(signing::sha256(file), one.sha);
            const auto report =
                signing::verify_xml(file, desk_->services().trust(), desk_->services().now());
            EXPECT_EQ(report.verdict(), signing::Verdict::Valid) << file;
            EXPECT_TRUE(report.has(signing::Code::TimestampTrusted));
            EXPECT_EQ(value(file, "//*[local-name()='cadena']/@anterior"),
                      before ? before->hex() : "");
            before = one.sha;
        }
        EXPECT_EQ(kinds, "issued deposited aviso_sent day_four_elapsed ");
    }

    void counts_the_days()
    {
        const auto all = evidences();
        // Tuesday 10; the 14th and 15th are a weekend, the 16th is no día hábil.
        for (const std::size_t which : {2U, 3U}) {
            const std::string file = app::evidence_file(all.at(which));
            EXPECT_EQ(value(file, "//*[local-name()='plazo']/@notificado"), "2026-11-17");
            EXPECT_EQ(value(file, "//*[local-name()='plazo']/@surteEfectos"), "2026-11-18");
            EXPECT_EQ(value(file, "//*[local-name()='plazo']/@calendario"),
                      desk_->services().calendar().version());
            EXPECT_EQ(value(file, "//*[local-name()='dia'][@fecha='2026-11-17']/@cuenta"), "4");
            EXPECT_EQ(value(file, "//*[local-name()='dia'][@fecha='2026-11-16']/@cuenta"), "0");
            EXPECT_EQ(value(file, "//*[local-name()='dia'][@fecha='2026-11-14']"), "sábado");
        }
        EXPECT_EQ(value(app::evidence_file(all.at(0)), "count(//*[local-name()='plazo'])"), "0");
        EXPECT_EQ(all.at(2).days_text, all.at(3).days_text);
    }

    void is_an_entry_of_the_log_and_has_its_receipt()
    {
        EXPECT_EQ(desk_->count("log_entries"), 4);
        const db::StoredEvidence one = evidences().at(2);
        db::Connection connection = desk_->connect();
        EXPECT_FALSE(app::evidence_receipt(connection, one)) << "it has no place yet";
        ASSERT_EQ(sequence(), 4);
        const auto receipt = app::evidence_receipt(connection, one);
        ASSERT_TRUE(receipt);
        const auto found =
            app::verify_receipt(*receipt, desk_->services().log_policy(), std::nullopt);
        EXPECT_TRUE(found.report.has(signing::Code::EntryInLog));
        EXPECT_FALSE(found.report.has(signing::Code::Rehearsal));
        EXPECT_EQ(found.report.content, app::log_entry(one));
        const db::Act act = db::find_act(connection, ActId{1}).value();
        EXPECT_EQ(app::with_receipt(connection, db::list_evidences(connection, ActId{1}),
                                    act.xml_sha, Standing::Legal),
                  (std::set<int>{1, 2, 3, 4}));
    }

    void is_verified_offline_and_tells_what_happened()
    {
        const std::string file = app::evidence_file(evidences().at(2));
        const Services& services = desk_->services();
        const auto found =
            app::verify(file, services.trust(), services.catalogue(), services.now());
        EXPECT_EQ(found.kind, app::VerifiedKind::Evidence);
        EXPECT_EQ(found.report.verdict(), signing::Verdict::Valid);
        db::Connection connection = desk_->connect();
        EXPECT_EQ(found.folio, db::find_act(connection, ActId{1})->folio.str());
        std::string story;
        for (const std::string& line : found.story) story += line + "\n";
        for (const char* part :
             {"Qué ocurrió: Aviso electrónico enviado", "Cuándo ocurrió: 10 de noviembre de 2026",
              "Para quién: rfc ÑAN641020SX5", "notificado el 17 de noviembre de 2026",
              "2026-11-14: no cuenta (sábado); 2026-11-15", "2026-11-17: día 4",
              "Lugar en la cadena del acto: 3; la anterior tiene la huella SHA-256 "}) {
            EXPECT_NE(story.find(part), std::string::npos) << part << "\n" << story;
        }
        std::string changed = file;
        changed.replace(changed.find("aviso_sent"), 10, "aviso_lost");
        const auto other =
            app::verify(changed, services.trust(), services.catalogue(), services.now());
        EXPECT_EQ(other.report.verdict(), signing::Verdict::Invalid);
        EXPECT_TRUE(other.story.empty()) << "nothing is told of what does not hold";
    }

    void of_a_changed_row_is_not_handed_out()
    {
        db::StoredEvidence one = evidences().at(2);
        one.event->occurred_at = one.event->occurred_at + 1s;
        EXPECT_THROW(static_cast<void>(app::evidence_file(one)), std::runtime_error);
    }
};

TEST_F(EvidenceOfALife, ToTheFourthDay)
{
    live();
    EXPECT_EQ(make(), 4);
    EXPECT_EQ(make(), 0) << "not a second time";
    EXPECT_EQ(desk_->count("evidences"), 4);
    EXPECT_EQ(desk_->count("evidence_queue"), 0);
    is_four_sealed_links();
    counts_the_days();
    is_an_entry_of_the_log_and_has_its_receipt();
    is_verified_offline_and_tells_what_happened();
    of_a_changed_row_is_not_handed_out();
}

TEST_F(Evidence, OfWhatWasLearnedLaterSaysBothHours)
{
    issue("E-1");
    deliver_aviso();
    at("2026-11-19T09:00:00-06:00");  // two days late
    close_terms();
    make();
    const std::string file = app::evidence_file(evidences().back());
    EXPECT_EQ(value(file, "//*[local-name()='hecho']/@ocurrido"), "2026-11-17T06:00:00Z");
    EXPECT_EQ(value(file, "//*[local-name()='hecho']/@conocido"), "2026-11-19T15:00:00Z");

    // And a failure of the platform from when to when.
    db::Connection connection = desk_->connect();
    {
        db::Transaction tx(connection);
        const db::Act act = db::find_act(tx, ActId{1}).value();
        static_cast<void>(db::add_failure(
            tx, {.folio = Folio::make("3901", 2026, 900),
                 .unit = "3901",
                 .began_at = Instant::parse("2026-11-12T10:00").value(),
                 .ended_at = Instant::parse("2026-11-12T14:00").value(),
                 .functions = {db::PlatformFunction::Acceso, db::PlatformFunction::Buzon},
                 .reason = "Corte <de> energía & red",
                 .accord = std::nullopt,
                 .published_on = std::nullopt,
                 .threshold = 60,
                 .declared_by = Rfc::parse(test::kHead).value(),
                 .declared_at = desk_->services().now(),
                 .record_xml = act.xml_sha,
                 .record_pdf = act.pdf_sha}));
        tx.commit();
    }
    EXPECT_EQ(make(), 1);
    EXPECT_EQ(make(), 0);
    const auto failure = db::all_failures(connection).front();
    const std::string down = app::evidence_file(db::find_evidence(connection, failure).value());
    EXPECT_EQ(value(down, "//*[local-name()='ERDSEventId']"),
              "urn:buzon:suceso:falla-de-la-plataforma");
    EXPECT_NE(value(down, "//*[local-name()='detalle']").find("2026-11-12T20:00:00Z"),
              std::string::npos);
    EXPECT_EQ(
        signing::verify_xml(down, desk_->services().trust(), desk_->services().now()).verdict(),
        signing::Verdict::Valid);
}

TEST_F(Evidence, IsOneEachWhateverIsKilledAndHoweverManyMakeThem)
{
    live();
    {
        db::Connection connection = desk_->connect();
        db::Transaction tx(connection);
        ASSERT_TRUE(db::lock_evidences(tx));
        EXPECT_EQ(db::queued_events(tx, 10).size(), 4U);
        EXPECT_EQ(make(), 0) << "another one works";
        db::dequeue_events(tx, {1, 2, 3, 4});
    }  // killed
    EXPECT_EQ(make(), 4);
    EXPECT_EQ(evidences().size(), 4U);

    for (int i = 0; i < 12; ++i) issue(fmt::format("D-{}", i));
    std::atomic<int> made = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 2; ++i) {
            threads.emplace_back([&] {
                while (desk_->count("evidence_queue") > 0) made += make();
            });
        }
    }
    EXPECT_EQ(made, 24);
    EXPECT_EQ(desk_->count("evidences"), 28);
    for (std::int64_t act = 2; act <= 13; ++act) {
        const auto chain = evidences(act);
        ASSERT_EQ(chain.size(), 2U);
        EXPECT_EQ(chain[1].previous, chain[0].sha);
        EXPECT_EQ(chain[0].no, 1);
    }

    db::Connection connection = desk_->connect();
    const auto bytes = connection
                           .exec({"widths",
                                  "SELECT avg(pg_column_size(v.*))::int,"
                                  " avg(octet_length(token))::int FROM evidences v"})
                           .front()
                           .next<int>();
    EXPECT_LT(bytes, 420);
}

// What an official's approvals and the bank's connection leave behind when it takes an order.
TEST_F(Evidence, OfABankThatDidNotAnswerSaysSinceWhen)
{
    ASSERT_TRUE(app::issue(desk_->services(), test::sample_instance("inmovilizacion", "R-1")));
    db::Connection connection = desk_->connect();
    {
        db::Transaction tx(connection);
        db::BankOrder order = db::lock_bank_order(tx, BankOrderId{1}).value();
        for (const BankEvent kind : {BankEvent::Signed, BankEvent::Sent}) {
            app::record(tx, order,
                        {.kind = kind,
                         .distinct = {},
                         .occurred = desk_->services().now(),
                         .actor = "buzon"},
                        desk_->services().now());
        }
        tx.commit();
    }
    app::BankSilence silence(desk_->services());
    // Served on Tuesday 10: it froze by the 13th, and reports by the 19th; the 16th is no día
    // hábil.
    at("2026-11-19T23:59:00-06:00");
    EXPECT_EQ(silence.run_once(), 0);
    at("2026-11-20T09:00:00-06:00");
    EXPECT_EQ(silence.run_once(), 1);
    EXPECT_EQ(silence.run_once(), 0) << "once is enough";
    EXPECT_EQ(db::find_bank_order(connection, BankOrderId{1})->facts.state, BankState::Sent);
    make();
    const auto all = evidences();
    const std::string file = app::evidence_file(all.back());
    EXPECT_EQ(value(file, "//*[local-name()='ERDSEventId']"),
              "urn:buzon:suceso:banco-sin-respuesta");
    EXPECT_EQ(value(file, "//*[local-name()='hecho']/@ocurrido"), "2026-11-20T06:00:00Z");
    EXPECT_EQ(value(file, "//*[local-name()='hecho']/@conocido"), "2026-11-20T15:00:00Z");
    EXPECT_EQ(value(file, "//*[local-name()='RecipientDetails']/Identifier"), "040012");
    EXPECT_NE(value(file, "//*[local-name()='detalle']").find("\"informar\": \"2026-11-19\""),
              std::string::npos)
        << value(file, "//*[local-name()='detalle']");
}

class RehearsedEvidence : public test::EvidenceTest {
  protected:
    RehearsedEvidence() : EvidenceTest("file") {}
};

TEST_F(RehearsedEvidence, SaysSoUnderItsSignatureAndInTheLog)
{
    issue("E-1");
    make();
    ASSERT_EQ(sequence(), 2);
    const db::StoredEvidence one = evidences().front();
    const std::string file = app::evidence_file(one);
    const Services& services = desk_->services();
    const auto found = app::verify(file, services.trust(), services.catalogue(), services.now());
    EXPECT_TRUE(found.report.has(signing::Code::SignatureIntact));
    EXPECT_EQ(signing::worst(found.report.codes), signing::Code::Rehearsal);
    EXPECT_NE(found.story.at(0).find(kRehearsalMark), std::string::npos) << found.story.at(0);
    db::Connection connection = desk_->connect();
    const auto receipt = app::verify_receipt(app::evidence_receipt(connection, one).value(),
                                             services.log_policy(), std::nullopt);
    EXPECT_TRUE(receipt.report.has(signing::Code::EntryInLog));
    EXPECT_TRUE(receipt.report.has(signing::Code::Rehearsal));
}

}  // namespace
}  // namespace buzon
