#include "tests/support/pg_samples.hpp"

#include "db/banks.hpp"
#include "db/mailboxes.hpp"
#include "db/officials.hpp"
#include "db/units.hpp"

#include <stdexcept>

namespace buzon::test {

Instant at(std::string_view rfc3339)
{
    return Instant::parse(rfc3339).value();
}

LocalDate day(std::string_view iso)
{
    return parse_iso_date(iso).value();
}

Rfc rfc(std::string_view text)
{
    return Rfc::parse(text).value();
}

Rfc official_rfc()
{
    return rfc("CACX7605101P8");
}

Rfc second_official_rfc()
{
    return rfc("FUNK671228PH6");
}

Rfc employer_rfc()
{
    return rfc("EKU9003173C9");
}

void store_basics(db::Connection& connection)
{
    db::Transaction tx(connection);
    db::upsert_unit(tx, {.code = std::string(kUnit),
                         .name = "Subdelegación Metepec",
                         .ooad = "39",
                         .sub = "01",
                         .domicilio = "Av. Ignacio Comonfort 1200, Metepec",
                         .calendar_scope = "39/01",
                         .phone = "722 000 0000"});
    for (const Rfc& who : {official_rfc(), second_official_rfc()}) {
        db::upsert_official(tx, {.rfc = who,
                                 .name = "Xóchitl Casas Chávez",
                                 .post = "Titular de la Subdelegación",
                                 .unit = std::string(kUnit),
                                 .grade = "N",
                                 .roles = {db::OfficialRole::Firmante, db::OfficialRole::Aprobador},
                                 .cert_number = "30001000000500003416",
                                 .in_force_from = day("2024-01-01"),
                                 .in_force_to = std::nullopt});
    }
    db::upsert_people(tx, {{.rfc = employer_rfc(),
                            .name = "ESCUELA KEMPER URGATE",
                            .curp = std::nullopt,
                            .registro_patronal = "Y5412345108"}});
    if (!db::enable_mailbox(tx, {.rfc = employer_rfc(),
                                 .enabled_at = at("2026-01-15T10:00:00Z"),
                                 .terms_sha = sha256_of("terms"),
                                 .cedulas_request_at = at("2026-01-15T10:00:00Z"),
                                 .closed_at = std::nullopt})) {
        throw std::logic_error("mailbox");
    }
    db::add_contact(tx, {.id = 0,
                         .rfc = employer_rfc(),
                         .kind = db::ContactKind::Email,
                         .address = "avisos@kemper.example",
                         .registered_at = at("2026-01-15T10:00:00Z"),
                         .confirmed_at = at("2026-01-15T10:05:00Z"),
                         .bounced_at = std::nullopt,
                         .lapsed_at = std::nullopt,
                         .withdrawn_at = std::nullopt});
    db::upsert_bank(tx, {.entity = "040032",
                         .name = "Banco de Prueba",
                         .rfc = rfc("IIA040805DZ4"),
                         .base_url = "https://127.0.0.1:9443",
                         .client_cert = sha256_of("client"),
                         .signing_cert = sha256_of("signing"),
                         .calendar = "bancos"});
    tx.commit();
}

db::IssuedAct sample_act(std::int64_t number)
{
    const Folio folio = Folio::make(kUnit, 2026, number);
    const Instant now = at("2026-11-10T16:00:00Z");
    const std::string mark = folio.str();
    std::vector<db::IssuedDocument> documents;
    const auto document = [&](db::DocumentRole role, const char* media, std::string bytes) {
        const Sha256 sha = sha256_of(bytes);
        documents.push_back({role, media, std::move(bytes), sha, {}});
        return sha;
    };
    const Sha256 xml =
        document(db::DocumentRole::ActoXml, "application/xml", "<a>" + mark + "</a>");
    const Sha256 pdf = document(db::DocumentRole::ActoPdf, "application/pdf", "%PDF " + mark);
    const Sha256 html = document(db::DocumentRole::ActoHtml, "text/html", "<p>" + mark + "</p>");

    const auto event = [&](ActEvent kind, Instant when) {
        return db::ActEventRow{{.id = db::act_event_id(folio, kind, ""),
                                .act = {},
                                .occurred_at = when,
                                .learned_at = when,
                                .actor = official_rfc().str(),
                                .detail = "{}",
                                .document = pdf},
                               kind};
    };
    return {.act = {.folio = folio,
                    .reference = "ref-" + std::to_string(number),
                    .type = "cedula-cuotas",
                    .version = "1",
                    .addressee = employer_rfc(),
                    .registro_patronal = "Y5412345108",
                    .official = official_rfc(),
                    .channel = db::ActChannel::Buzon,
                    .lane = db::Lane::Bulk,
                    .total = Money::from_centavos(1234567),
                    .state = ActState::Deposited,
                    .check_code = "A1B2C3D4",
                    .issued_at = now,
                    .input_sha = sha256_of("input " + mark),
                    .xml_sha = xml,
                    .pdf_sha = pdf,
                    .html_sha = html},
            .due_on = std::nullopt,
            .documents = std::move(documents),
            .events = {event(ActEvent::Issued, now),
                       event(ActEvent::Deposited, now + std::chrono::seconds(1))},
            .outbox = {{.lane = db::Lane::Bulk,
                        .kind = db::OutboxKind::Aviso,
                        .act = {},
                        .key = "aviso/" + mark,
                        .payload = R"({"to":"avisos@kemper.example"})",
                        .not_before = now}}};
}

ActId store_sample_act(db::Connection& connection, std::int64_t number)
{
    db::Transaction tx(connection);
    const std::vector<db::IssuedAct> acts{sample_act(number)};
    const std::vector<db::IssueOutcome> outcomes = db::store_issued(tx, acts);
    tx.commit();
    return std::get<db::Stored>(outcomes.at(0)).id;
}

}  // namespace buzon::test
