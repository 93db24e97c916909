#include "db/banks.hpp"
#include "db/mailboxes.hpp"
#include "db/officials.hpp"
#include "db/units.hpp"
#include "tests/support/pg_cluster.hpp"
#include "tests/support/pg_samples.hpp"

#include <gtest/gtest.h>

namespace buzon {
namespace {

using test::at;
using test::day;
using test::TestDatabase;

class People : public testing::Test {
  protected:
    void SetUp() override { test::store_basics(connection_); }

    TestDatabase database_;
    db::Connection connection_ = database_.connect();
    const Rfc employer_ = test::employer_rfc();
    const Rfc lawyer_ = test::rfc("JUFA7608212V6");
};

TEST_F(People, names_keep_every_letter_and_are_brought_up_to_date)
{
    db::Transaction tx(connection_);
    db::upsert_people(tx, {{.rfc = test::rfc("ÑAÑ8510114F3"),
                            .name = "PEÑA & MUÑOZ \"EL ÑANDÚ\", S.A.",
                            .curp = std::nullopt,
                            .registro_patronal = std::nullopt},
                           {.rfc = employer_,
                            .name = "OTRO NOMBRE",
                            .curp = std::nullopt,
                            .registro_patronal = "Y5412345108"}});
    tx.commit();
    EXPECT_EQ(db::find_person(connection_, test::rfc("ÑAÑ8510114F3")).value().name,
              "PEÑA & MUÑOZ \"EL ÑANDÚ\", S.A.");
    EXPECT_EQ(db::find_person(connection_, employer_).value().name, "OTRO NOMBRE");
    EXPECT_FALSE(db::find_person(connection_, lawyer_).has_value());
}

TEST_F(People, somebody_acts_for_another_only_on_the_days_of_the_power)
{
    db::Transaction tx(connection_);
    db::upsert_people(tx, {{.rfc = lawyer_,
                            .name = "ALVARO DE JESUS JUAREZ",
                            .curp = std::nullopt,
                            .registro_patronal = std::nullopt}});
    db::add_representative(tx, {.represented = employer_,
                                .rfc = lawyer_,
                                .role = db::RepresentativeRole::Representante,
                                .from = day("2026-01-01"),
                                .to = day("2026-06-30")});
    tx.commit();
    const auto on = [&](const char* date) {
        return db::representation(connection_, employer_, lawyer_, day(date));
    };
    EXPECT_EQ(on("2025-12-31"), std::nullopt);
    EXPECT_EQ(on("2026-01-01"), db::RepresentativeRole::Representante);
    EXPECT_EQ(on("2026-06-30"), db::RepresentativeRole::Representante);
    EXPECT_EQ(on("2026-07-01"), std::nullopt);
    EXPECT_EQ(db::representation(connection_, lawyer_, employer_, day("2026-03-01")), std::nullopt);
    EXPECT_EQ(db::representation(connection_, employer_, employer_, day("2026-07-01")),
              db::RepresentativeRole::Titular);
    EXPECT_EQ(db::represented_by(connection_, lawyer_, day("2026-03-01")).size(), 1u);
}

TEST_F(People, a_mailbox_is_enabled_once_asked_for_cedulas_once_and_closed)
{
    db::Transaction tx(connection_);
    EXPECT_FALSE(db::enable_mailbox(tx, {.rfc = employer_,
                                         .enabled_at = at("2026-02-01T00:00:00Z"),
                                         .terms_sha = sha256_of("other"),
                                         .cedulas_request_at = std::nullopt,
                                         .closed_at = std::nullopt}));
    db::request_cedulas(tx, employer_, at("2026-03-01T00:00:00Z"));
    db::close_mailbox(tx, employer_, at("2026-04-01T00:00:00Z"));
    const db::Mailbox mailbox = db::find_mailbox(tx, employer_).value();
    EXPECT_EQ(mailbox.terms_sha, sha256_of("terms"));
    EXPECT_EQ(mailbox.cedulas_request_at, at("2026-01-15T10:00:00Z"));
    EXPECT_EQ(mailbox.closed_at, at("2026-04-01T00:00:00Z"));
}

TEST_F(People, avisos_go_to_confirmed_addresses_bounced_ones_included_lapsed_ones_not)
{
    db::Transaction tx(connection_);
    const auto add = [&](const char* address, std::optional<Instant> confirmed) {
        return db::add_contact(tx, {.id = 0,
                                    .rfc = employer_,
                                    .kind = db::ContactKind::Email,
                                    .address = address,
                                    .registered_at = at("2026-02-01T00:00:00Z"),
                                    .confirmed_at = confirmed,
                                    .bounced_at = std::nullopt,
                                    .lapsed_at = std::nullopt,
                                    .withdrawn_at = std::nullopt});
    };
    const auto bounced = add("bounced@x.example", at("2026-02-01T00:00:00Z"));
    const auto lapsed = add("lapsed@x.example", at("2026-02-01T00:00:00Z"));
    const auto later = add("later@x.example", std::nullopt);
    EXPECT_EQ(add("later@x.example", std::nullopt), later);
    db::mark_contact(tx, bounced, db::ContactMark::Bounced, at("2026-03-01T00:00:00Z"));
    db::mark_contact(tx, lapsed, db::ContactMark::Lapsed, at("2026-03-01T00:00:00Z"));

    const auto emails = [&] { return db::find_addressees(tx, {employer_}).at(0).emails; };
    EXPECT_EQ(emails(), (std::vector<std::string>{"avisos@kemper.example", "bounced@x.example"}));
    db::mark_contact(tx, later, db::ContactMark::Confirmed, at("2026-03-01T00:00:00Z"));
    EXPECT_EQ(emails().size(), 3u);
    EXPECT_EQ(db::contacts_of(tx, employer_).size(), 4u);
}

TEST_F(People, addressees_of_a_batch_come_with_mailbox_and_without_and_strangers_are_missing)
{
    db::Transaction tx(connection_);
    db::upsert_people(tx, {{.rfc = lawyer_,
                            .name = "SIN BUZÓN",
                            .curp = "JUFA760821HDFRLL00",
                            .registro_patronal = std::nullopt}});
    const auto found = db::find_addressees(tx, {employer_, lawyer_, test::rfc("SAT970701NN3")});
    ASSERT_EQ(found.size(), 2u);
    const auto& with = found.at(0).person.rfc == employer_ ? found.at(0) : found.at(1);
    const auto& without = found.at(0).person.rfc == employer_ ? found.at(1) : found.at(0);
    ASSERT_TRUE(with.mailbox.has_value());
    EXPECT_EQ(with.mailbox->rfc, employer_);
    EXPECT_EQ(with.emails.size(), 1u);
    EXPECT_FALSE(without.mailbox.has_value());
    EXPECT_TRUE(without.emails.empty());
    EXPECT_EQ(without.person.curp, "JUFA760821HDFRLL00");
}

TEST_F(People, an_official_signs_what_the_competence_of_that_day_allows)
{
    const Rfc official = test::official_rfc();
    db::Transaction tx(connection_);
    db::grant_competence(tx, {.official = official,
                              .act_type = "multa",
                              .from = day("2026-01-01"),
                              .to = day("2026-12-31"),
                              .grounds = "LSS 251 XII; RIIMSS 150"});
    EXPECT_EQ(db::find_competence(tx, official, "multa", day("2026-05-05")).value().grounds,
              "LSS 251 XII; RIIMSS 150");
    EXPECT_FALSE(db::find_competence(tx, official, "multa", day("2027-01-01")).has_value());
    EXPECT_FALSE(
        db::find_competence(tx, official, "inmovilizacion", day("2026-05-05")).has_value());

    const db::Official found = db::find_official(tx, official).value();
    EXPECT_TRUE(found.has(db::OfficialRole::Aprobador));
    EXPECT_FALSE(found.has(db::OfficialRole::Auditor));
    EXPECT_TRUE(found.in_force(day("2026-05-05")));
    EXPECT_FALSE(found.in_force(day("2023-12-31")));
    EXPECT_EQ(db::officials_of(tx, test::kUnit).size(), 2u);
}

TEST_F(People, units_banks_and_issuing_systems_are_found_by_their_keys)
{
    db::Transaction tx(connection_);
    db::upsert_issuing_system(
        tx, {.client_cert = sha256_of("cert"), .name = "SISCOB", .unit = std::string(test::kUnit)});
    EXPECT_EQ(db::issuing_system_of_client(tx, sha256_of("cert")).value().unit, test::kUnit);
    EXPECT_FALSE(db::issuing_system_of_client(tx, sha256_of("other")).has_value());
    EXPECT_EQ(db::find_bank(tx, "040032").value().signing_cert, sha256_of("signing"));
    EXPECT_EQ(db::bank_of_client(tx, sha256_of("client")).value().entity, "040032");
    EXPECT_FALSE(db::bank_of_client(tx, sha256_of("signing")).has_value());
    EXPECT_EQ(db::all_banks(tx).size(), 1u);
    EXPECT_EQ(db::find_unit(tx, test::kUnit).value().calendar_scope, "39/01");
    EXPECT_EQ(db::all_units(tx).size(), 1u);
}

}  // namespace
}  // namespace buzon
