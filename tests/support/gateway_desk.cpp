#include "tests/support/gateway_desk.hpp"

#include "db/catalogue_signatures.hpp"
#include "gateway/app/registry.hpp"
#include "gateway/database.hpp"
#include "gateway/files.hpp"
#include "gateway/json.hpp"
#include "templates/catalogue.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <regex>
#include <stdexcept>

namespace buzon::test {

namespace {

const std::filesystem::path kPki = BUZON_SAMPLE_PKI;

std::string official(std::string_view rfc, std::string_view name, std::string_view post,
                     std::string_view unit)
{
    std::string competence;
    for (const char* type :
         {"cedula-cuotas", "multa", "requerimiento-informacion", "inmovilizacion",
          "aviso-inmovilizacion", "liberacion-inmovilizacion"}) {
        const bool collector = post == "jefe-cobranza" && std::string_view(type) != "multa";
        if (collector) continue;
        competence +=
            fmt::format(R"({}{{"act_type":"{}","from":"2025-01-01","grounds":"RIIMSS 150 y 155"}})",
                        competence.empty() ? "" : ",", type);
    }
    return fmt::format(
        R"({{"rfc":"{}","name":"{}","post":"{}","unit":"{}","grade":"subdelegacion",
            "roles":["firmante","aprobador","juridico"],"certificate_number":"00001000000500000001",
            "from":"2025-01-01","competence":[{}]}})",
        rfc, name, post, unit, competence);
}

std::string employer(std::string_view rfc, std::string_view name, std::string_view mailbox)
{
    return fmt::format(R"({{"rfc":"{}","name":"{}"{}{}}})", rfc, name,
                       mailbox.empty() ? "" : R"(,"mailbox":)", mailbox);
}

std::string mailbox(std::string_view request, std::string_view confirmed)
{
    return fmt::format(
        R"({{"enabled_at":"2025-02-01T10:00","terms_sha256":"{}",{}
            "emails":[{{"address":"patron@empresa.example"{}}}]}})",
        std::string(64, 'a'), request, confirmed);
}

std::string credit(const std::string& number, const std::map<std::string, std::string>& flags)
{
    const auto flag = flags.find(number);
    return fmt::format(
        R"({{"unit":"3901","number":"{}","debtor":"TNO110905RL1","flags":[{}],
            "firm_on":"2026-05-04"}})",
        number, flag == flags.end() ? "" : "\"" + flag->second + "\"");
}

std::string bank(std::string_view entity, std::string_view rfc)
{
    return fmt::format(
        R"({{"entity":"{0}","name":"Banco de Prueba {0}","rfc":"{1}",
            "base_url":"https://127.0.0.1:9","calendar":"nacional",
            "client_certificate":"{2}/tls/bank-{0}-client.crt",
            "signing_certificate":"{2}/banks/{0}.cer"}})",
        entity, rfc, kPki.string());
}

std::string registry(const std::map<std::string, std::string>& flags)
{
    const std::string request = R"("cedulas_request_at":"2025-02-01T10:05",)";
    const std::string confirmed = R"(,"confirmed_at":"2025-02-01T11:00")";
    const auto unit = [](std::string_view code, std::string_view name) {
        return fmt::format(
            R"({{"code":"{0}","name":"{1}","ooad":"{2}","sub":"{3}","address":"Calle 1",
                "calendar_scope":"{2}/{3}","phone":"55 5238 2700"}})",
            code, name, code.substr(0, 2), code.substr(2));
    };
    return "{\"units\":[" + unit("3901", "Subdelegación Del Valle") + "," +
           unit("1402", "Subdelegación Hidalgo") + "],\"officials\":[" +
           official(kHead, "Alejandra Muñoz Cárdenas", "titular-subdelegacion", "3901") + "," +
           official(kCollector, "Rodrigo Peñaloza Güitrón", "jefe-cobranza", "3901") + "," +
           official(kHeadElsewhere, "Fermín Ordóñez Baños", "titular-subdelegacion", "1402") +
           "],\"employers\":[" +
           employer(kEmployer, "Ñandú Alimentos, S.A. de C.V.", mailbox(request, confirmed)) + "," +
           employer(kEmployerWithoutRequest, "María Fernanda Núñez", mailbox("", confirmed)) + "," +
           employer(kEmployerWithoutMailbox, "Pérez & Muñoz, S.A.", "") + "," +
           employer(kEmployerUnconfirmed, "José Ángel Peña Muñoz", mailbox(request, "")) + "," +
           employer("TNO110905RL1", "TRANSPORTES DEL NOROESTE ÑANDÚ, S.A. DE C.V.", "") + "," +
           employer("BPA9903062R9", "Banco de Prueba Anáhuac", "") + "," +
           employer("BPI670916SH4", "Banco de Prueba Ixtaccíhuatl", "") + "],\"banks\":[" +
           bank("040012", "BPA9903062R9") + "," + bank("040032", "BPI670916SH4") +
           "],\"credits\":[" + credit("253019924", flags) + "," + credit("253022381", flags) + "]}";
}

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    const std::size_t at = text.find(from);
    if (at == std::string::npos) throw std::logic_error("the sample has no " + from);
    return text.replace(at, from.size(), to);
}

// What two officials signed, without the labour of signing: the gate asks the database only.
void approve_catalogue(const Services& services)
{
    db::in_transaction(services.database(), request_deadline(), [&](db::Transaction& tx) {
        for (const templates::ActType& type : services.catalogue().list()) {
            for (const auto& [step, rfc] : {std::pair(db::CatalogueStep::Proposed, kCollector),
                                            std::pair(db::CatalogueStep::Approved, kHead)}) {
                static_cast<void>(db::add_catalogue_signature(
                    tx, {type.key, type.version, type.digest, step, *Rfc::parse(rfc),
                         services.now(), "firma", "certificado"}));
            }
        }
    });
}

}  // namespace

GatewayDesk::Folder::Folder()
{
    std::string name = (std::filesystem::temp_directory_path() / "buzon-desk-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
    path = name;
}

GatewayDesk::Folder::~Folder()
{
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
}

GatewayDesk::GatewayDesk() : GatewayDesk(Setup{}) {}

GatewayDesk::GatewayDesk(const Setup& setup)
{
    if (setup.database_url.empty()) database_.emplace();
    config_.database.url = database_ ? database_->settings().url : setup.database_url;
    config_.database.pool_size = 8;
    config_.site.base_url = "https://buzon.imss.example";
    config_.signing.officials = setup.signers.empty() ? kPki / "officials" : setup.signers;
    config_.signing.trust = kPki / "trust";
    config_.signing.seal_certificate = kPki / "imss/sello.cer";
    config_.signing.seal_key = kPki / "imss/sello.key";
    config_.signing.seal_password_file = kPki / "imss/sello.password.txt";
    config_.signing.tsa_certificate = kPki / "tsa/unit.crt";
    config_.signing.tsa_key = kPki / "tsa/unit.key";
    config_.signing.evidence_certificate = kPki / "evidence/seal.crt";
    config_.signing.evidence_key = kPki / "evidence/seal.key";
    config_.issue.threads = setup.issue_threads;
    if (setup.configure) setup.configure(config_);

    auto clock = std::make_unique<FixedClock>(Instant::parse(kNow).value());
    clock_ = clock.get();
    auto services = make_services(config_, kAllParts, std::move(clock));
    if (!services) throw std::runtime_error(json::text(json::findings(services.error())));
    services_ = std::make_unique<Services>(std::move(*services));

    write_file(folder() / "registro.json", registry(setup.credit_flags));
    const auto loaded = app::load_registry(*services_, folder() / "registro.json");
    if (!loaded) throw std::runtime_error(json::text(json::findings(loaded.error())));
    if (setup.catalogue == Setup::Catalogue::Approved) approve_catalogue(*services_);
}

db::Connection GatewayDesk::connect()
{
    return db::Connection({.url = config_.database.url});
}

std::int64_t GatewayDesk::count(const std::string& table)
{
    const std::string sql = "SELECT count(*) FROM " + table;
    db::Connection connection = connect();
    return connection.exec({"test_count", sql.c_str()}).front().next<std::int64_t>();
}

void GatewayDesk::expect_nothing_stored()
{
    for (const char* table : {"acts", "documents", "act_documents", "events", "outbox",
                              "bank_orders", "bank_acts", "bank_order_credits", "bank_approvals",
                              "bank_messages", "delivery_attempts", "estrados_publications"}) {
        EXPECT_EQ(count(table), 0) << table;
    }
}

std::string sample_instance(const std::string& type, const std::string& reference,
                            const Changes& changes)
{
    const std::filesystem::path file =
        std::filesystem::path(BUZON_SOURCE_DIR) / "templates/acts" / type / "1.0/sample.xml";
    std::string xml = read_file(file).value();
    const auto with = [&](const char* pattern, const std::string& to) {
        xml = std::regex_replace(xml, std::regex(pattern), to,
                                 std::regex_constants::format_first_only);
    };
    with("<referencia>[^<]*</referencia>", "<referencia>" + reference + "</referencia>");
    with("<firmante rfc=\"[^\"]*\">[^]*?</firmante>",
         fmt::format("<firmante rfc=\"{}\"><nombre>Alejandra Muñoz Cárdenas</nombre><cargo "
                     "clave=\"titular-subdelegacion\">Titular de la Subdelegación Del "
                     "Valle</cargo></firmante>",
                     kHead));
    with("<destinatario rfc=\"[^\"]*\"",
         fmt::format("<destinatario rfc=\"{}\"",
                     type == "inmovilizacion" ? "BPA9903062R9" : std::string(kEmployer)));
    for (const auto& [from, to] : changes) xml = replaced(std::move(xml), from, to);
    return xml;
}

}  // namespace buzon::test
