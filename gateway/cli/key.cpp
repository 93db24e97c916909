#include "gateway/cli/command.hpp"
#include "gateway/cli/commands.hpp"
#include "gateway/files.hpp"
#include "gateway/json.hpp"
#include "gateway/named_keys.hpp"
#include "signing/token_import.hpp"
#include "signing/trust.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <ostream>
#include <string_view>

namespace buzon::cli {

namespace {

struct Options {
    std::vector<std::string> names;
    bool after_wrong_pin = false;
    std::string name;
    std::filesystem::path certificate;
    std::filesystem::path key;
    std::string unlock;
    std::string token;
    std::filesystem::path module;
    std::string pin;
};

constexpr std::size_t kLargest = 1u << 20;

std::string_view purpose_word(const std::string& purpose)
{
    if (purpose == "official") return "funcionario";
    if (purpose == "seal") return "sello";
    if (purpose == "log") return "bitácora";
    if (purpose == "witness") return "testigo";
    return "sellos de tiempo";
}

std::string place_of(const KeySettings& key)
{
    return key.token.empty() ? key.file.string() : key.token;
}

// What the certificate says, unlocking nothing; a PKCS#12 tells it only when it is opened.
std::optional<signing::Certificate> certificate_of(const KeySettings& key, Findings& found)
{
    if (key.certificate.empty()) return std::nullopt;
    const auto bytes = read_file(key.certificate, kLargest);
    if (!bytes) {
        found.push_back(bytes.error());
        return std::nullopt;
    }
    auto certificate = signing::Certificate::parse(*bytes);
    if (certificate) return std::move(*certificate);
    found.push_back(certificate.error());
    found.back().field = key.certificate.string();
    return std::nullopt;
}

void describe_certificate(const signing::Certificate& certificate, Poco::JSON::Object& item)
{
    item.set("certificado", certificate.number());
    if (const auto rfc = certificate.subject_rfc()) item.set("rfc", rfc->str());
    item.set("vence", certificate.not_after().rfc3339());
}

void write_items(const Invocation& invocation, const Poco::JSON::Array& items)
{
    Poco::JSON::Object body = json::object();
    body.set("llaves", items);
    *invocation.out << json::text(body) << '\n';
}

// --- list ------------------------------------------------------------------------------------

ExitCode list_token(const Invocation& invocation, const Options& options)
{
    KeyOpener opener;
    KeySettings settings;
    settings.token = options.token;
    settings.module = options.module;
    settings.unlock = options.pin;
    const auto token = opener.token({"dispositivo", settings});
    const auto keys = token ? signing::keys_of(**token)
                            : tl::expected<std::vector<signing::TokenObject>, Finding>(
                                  tl::unexpected(token.error()));
    if (!keys) {
        print(invocation, {keys.error()});
        return ExitCode::Refused;
    }
    Poco::JSON::Array items;
    for (const signing::TokenObject& key : *keys) {
        if (invocation.format == Format::Text) {
            *invocation.out << fmt::format(
                "{}  id={}  {}\n", key.label, key.id,
                key.has_certificate ? "con certificado" : "sin certificado");
        }
        Poco::JSON::Object item = json::object();
        item.set("objeto", key.label);
        item.set("id", key.id);
        item.set("con_certificado", key.has_certificate);
        items.add(item);
    }
    if (invocation.format == Format::Json) write_items(invocation, items);
    return ExitCode::Yes;
}

ExitCode list(const Invocation& invocation, const Options& options)
{
    if (!options.token.empty()) return list_token(invocation, options);
    const auto config = open_config(invocation);
    if (!config) return config.error();
    Poco::JSON::Array items;
    Findings found;
    for (const NamedSettings& key : named_keys(*config)) {
        const auto certificate = certificate_of(key.settings, found);
        Poco::JSON::Object item = json::object();
        item.set("llave", key.name);
        item.set("uso", key.settings.purpose);
        item.set("en", key.settings.token.empty() ? "archivo" : "dispositivo");
        item.set("lugar", place_of(key.settings));
        if (certificate) describe_certificate(*certificate, item);
        items.add(item);
        if (invocation.format == Format::Text) {
            *invocation.out << fmt::format(
                "{:<20} {:<16} {}  {}\n", key.name, purpose_word(key.settings.purpose),
                certificate                 ? fmt::format("{}, vence {}", certificate->number(),
                                                          certificate->not_after().rfc3339())
                : signs_notes(key.settings) ? "sin certificado"
                                            : "certificado por abrir",
                place_of(key.settings));
        }
    }
    if (invocation.format == Format::Json && found.empty()) write_items(invocation, items);
    if (!found.empty()) print(invocation, found);
    return found.empty() ? ExitCode::Yes : ExitCode::Refused;
}

// --- test ------------------------------------------------------------------------------------

// Everything that keeps the key from work, at once.
Findings troubles(const Services& services, const NamedSettings& key, const signing::Signer& signer)
{
    Findings found;
    if (auto trouble = signer.try_key()) found.push_back(std::move(*trouble));
    const auto purpose = key.settings.purpose == "tsa" ? signing::TrustStore::Purpose::Timestamp
                                                       : signing::TrustStore::Purpose::Signature;
    for (const signing::Code code :
         services.trust().check_chain(signer.certificate(), services.now(), purpose)) {
        const int number = static_cast<int>(code);
        if (number < 100) continue;
        found.push_back({std::string(signing::code_name(code)),
                         number < 200 ? Severity::Warning : Severity::Error, "certificado", 0,
                         std::string(signing::code_text(code)),
                         "Revise el certificado y las autoridades de «signing.trust».",
                         "CFF 17-D"});
    }
    return found;
}

Findings tried(const Services& services, const NamedSettings& key, KeyOpener& opener,
               Poco::JSON::Object& item)
{
    if (signs_notes(key.settings)) {
        const Config& config = services.config();
        const auto signer = opener.open_note(
            key, key.settings.purpose == "log" ? config.ledger.origin : config.witness.name);
        if (!signer) return {signer.error()};
        item.set("clave", signer->verifier().vkey());
        return {};
    }
    const auto signer = opener.open(key);
    if (!signer) return {signer.error()};
    describe_certificate(signer->certificate(), item);
    return troubles(services, key, *signer);
}

ExitCode test(const Invocation& invocation, const Options& options)
{
    const auto services = open_services(invocation, {Part::Trust});
    if (!services) return services.error();
    KeyOpener opener;
    if (options.after_wrong_pin) opener.try_after_wrong_pin();
    Poco::JSON::Array items;
    Findings all;
    std::vector<std::string> unseen = options.names;
    for (const NamedSettings& key : named_keys(services->config())) {
        const bool asked =
            std::find(options.names.begin(), options.names.end(), key.name) != options.names.end();
        if (!options.names.empty() && !asked) continue;
        unseen.erase(std::remove(unseen.begin(), unseen.end(), key.name), unseen.end());
        Poco::JSON::Object item = json::object();
        Findings found = tried(*services, key, opener, item);
        item.set("llave", key.name);
        item.set("sirve", !refuses(found));
        item.set("hallazgos", json::findings(found));
        items.add(item);
        if (invocation.format == Format::Text) {
            *invocation.out << fmt::format("{:<20} {}\n", key.name,
                                           refuses(found) ? "no sirve" : "firma");
        }
        for (Finding& one : found) {
            one.field = "llave " + key.name;
            all.push_back(std::move(one));
        }
    }
    for (const std::string& name : unseen) {
        all.push_back({"LLAVE-INEXISTENTE",
                       Severity::Error,
                       name,
                       0,
                       "La configuración no nombra esa llave.",
                       "Vea los nombres con «buzon key list».",
                       {}});
    }
    if (invocation.format == Format::Json && unseen.empty()) {
        write_items(invocation, items);
    } else if (!all.empty()) {
        print(invocation, all);
    }
    return refuses(all) ? ExitCode::Refused : ExitCode::Yes;
}

// --- import ----------------------------------------------------------------------------------

tl::expected<std::string, Finding> read_if(const std::filesystem::path& file)
{
    if (file.empty()) return std::string();
    return read_file(file, kLargest);
}

template <class T>
void keep_reason(const tl::expected<T, Finding>& made, Findings& found)
{
    if (!made) found.push_back(made.error());
}

ExitCode import(const Invocation& invocation, const Options& options)
{
    const auto services = open_services(invocation, {});
    if (!services) return services.error();
    Findings found;
    KeyOpener opener;
    Unlocker unlocker;
    const bool pkcs12 = is_pkcs12(options.key);
    if (!pkcs12 && options.certificate.empty()) {
        found.push_back({"LLAVE-CERTIFICADO",
                         Severity::Error,
                         "--cer",
                         0,
                         "Falta el certificado de la llave.",
                         "Indíquelo con --cer, o importe un PKCS#12 que lo traiga.",
                         {}});
    }
    const auto certificate = read_if(options.certificate);
    keep_reason(certificate, found);
    auto key = read_if(options.key);
    keep_reason(key, found);
    const auto password = unlocker.take(options.unlock, "por importar");
    keep_reason(password, found);
    KeySettings settings;
    settings.token = options.token;
    settings.module = options.module;
    settings.unlock = options.pin;
    const auto token = opener.token({"dispositivo", settings});
    keep_reason(token, found);
    if (!found.empty()) {
        print(invocation, found);
        return ExitCode::Refused;
    }
    const Secret bytes{std::move(*key)};
    const auto done = signing::import_key(
        *token,
        {.certificate = *certificate,
         .key = bytes.reveal(),
         .password = **password,
         .form = pkcs12 ? signing::KeyToImport::Form::Pkcs12 : signing::KeyToImport::Form::Key,
         .label = options.name,
         .now = services->now()});
    if (!done) {
        print(invocation, done.error());
        return ExitCode::Refused;
    }
    const std::string uri = options.token + ";" + done->object;
    if (invocation.format == Format::Json) {
        Poco::JSON::Object body = json::object();
        body.set("llave", options.name);
        body.set("token", uri);
        *invocation.out << json::text(body) << '\n';
        return ExitCode::Yes;
    }
    *invocation.out << fmt::format(
        "La llave está en el dispositivo y firma. Nómbrela en buzon.toml:\n\n"
        "[key.{}]\npurpose = \"official\"  # o seal, tsa\ncertificate = \"{}\"\ntoken = \"{}\"\n"
        "module = \"{}\"\nunlock = \"{}\"\n\n"
        "Después retire el archivo de la llave de este equipo y guarde su respaldo fuera de él.\n",
        options.name, options.certificate.string(), uri, options.module.string(), options.pin);
    return ExitCode::Yes;
}

void add_device(CLI::App& command, Options& options, bool required)
{
    auto* token = command.add_option("--token", options.token,
                                     "URI del dispositivo: pkcs11:token=NOMBRE\n    Token's URI");
    auto* module = command.add_option("--module", options.module,
                                      "Su biblioteca PKCS#11\n    Its PKCS#11 library");
    command.add_option("--pin", options.pin,
                       "De dónde se toma el PIN: prompt, env:NOMBRE, fd:N, file:RUTA\n"
                       "    Where the PIN comes from");
    if (required) {
        token->required();
        module->required();
    } else {
        token->needs(module);
    }
}

}  // namespace

void add_key(Commands& commands)
{
    auto options = std::make_shared<Options>();
    Commands group = commands.add_group("key", "Las llaves con que se firma, por su nombre",
                                        "The keys that sign, by name");
    add_device(
        group.add("list", "Las llaves de la configuración, o (--token) las de un dispositivo",
                  "The configured keys, or (--token) those of a token",
                  [options](const Invocation& i) { return list(i, *options); }),
        *options, false);
    CLI::App& tester =
        group.add("test", "Abre las llaves, firma con cada una y examina su certificado",
                  "Open the keys, sign with each and examine its certificate",
                  [options](const Invocation& i) { return test(i, *options); });
    tester.add_option("nombre", options->names, "Solo estas\n    Only these");
    tester.add_flag("--intentar", options->after_wrong_pin,
                    "También si el dispositivo informa de un PIN equivocado anterior\n"
                    "    Even after an earlier wrong PIN");
    CLI::App& importer =
        group.add("import", "Lleva una llave de archivo a un dispositivo, del que ya no sale",
                  "Put a key file into a token, for good",
                  [options](const Invocation& i) { return import(i, *options); });
    importer.add_option("nombre", options->name, "Nombre de la llave\n    Name of the key")
        ->required();
    importer.add_option("--cer", options->certificate, "Certificado\n    Certificate");
    importer.add_option("--key", options->key, "Llave: .key, PEM o PKCS#12 (.p12)\n    Key file")
        ->required();
    importer.add_option("--unlock", options->unlock,
                        "De dónde se toma su contraseña: prompt, env:NOMBRE, fd:N, file:RUTA\n"
                        "    Where its password comes from");
    add_device(importer, *options, true);
}

}  // namespace buzon::cli
