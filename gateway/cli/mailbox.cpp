#include "gateway/cli/api_options.hpp"
#include "gateway/cli/commands.hpp"
#include "gateway/files.hpp"
#include "gateway/json.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <array>
#include <memory>
#include <ostream>

namespace buzon::cli {
namespace {

using client::ApiClient;
using client::segment;
using Poco::JSON::Array;
using Poco::JSON::Object;
using Done = tl::expected<void, Findings>;

struct Options {
    ApiOptions api;
    std::string folio;
    std::string rfc;  // of whom the caller represents
    std::filesystem::path out = ".";
};

std::string text(const Object& object, const std::string& name)
{
    return object.optValue<std::string>(name, "");
}

// The pages of the mailbox one after the other, until there is no next.
tl::expected<Array, Findings> whole_mailbox(ApiClient& api, const std::string& rfc)
{
    Array all;
    std::string before;
    do {
        std::string path = "/v1/mailbox?limite=200";
        if (!before.empty()) path += "&antes=" + segment(before);
        if (!rfc.empty()) path += "&rfc=" + segment(rfc);
        const auto page = api.get(path);
        if (!page) return tl::unexpected(page.error());
        if (const auto items = page->getArray("elementos")) {
            for (const auto& item : *items) all.add(item);
        }
        before = text(*page, "siguiente");
    } while (!before.empty());
    return all;
}

ExitCode list(const Invocation& invocation, const Options& options)
{
    return with_api(invocation, options.api, [&](ApiClient& api, const signing::Signer&) -> Done {
        const auto items = whole_mailbox(api, options.rfc);
        if (!items) return tl::unexpected(items.error());
        if (invocation.format == Format::Json) {
            Object body = json::object();
            body.set("elementos", *items);
            *invocation.out << json::text(body) << '\n';
            return {};
        }
        for (std::size_t i = 0; i < items->size(); ++i) {
            const auto item = items->getObject(static_cast<unsigned>(i));
            const std::string day4 = text(*item, "dia4");
            const std::string notified = text(*item, "notificado");
            *invocation.out << fmt::format("{}  {}  {}{}{}\n", text(*item, "folio"),
                                           text(*item, "titulo"), text(*item, "estado_texto"),
                                           day4.empty() ? "" : "  día 4: " + day4,
                                           notified.empty() ? "" : "  notificado: " + notified);
        }
        return {};
    });
}

void print_opened(std::ostream& out, const Object& opened)
{
    const auto terms = opened.getObject("plazos");
    if (!terms) return;
    const auto notified = terms->getObject("notified");
    out << fmt::format("{}  notificado el {}; surte efectos el {}\n", text(opened, "folio"),
                       notified ? text(*notified, "date") : "", text(*terms, "effective"));
    const auto deadlines = terms->getArray("deadlines");
    if (!deadlines) return;
    for (std::size_t i = 0; i < deadlines->size(); ++i) {
        const auto one = deadlines->getObject(static_cast<unsigned>(i));
        out << fmt::format("  {:<14} {}  {}\n", text(*one, "id"), text(*one, "date"),
                           text(*one, "rule"));
    }
}

ExitCode open(const Invocation& invocation, const Options& options)
{
    return with_api(invocation, options.api,
                    [&](ApiClient& api, const signing::Signer& efirma) -> Done {
                        const std::string act = "/v1/mailbox/" + segment(options.folio);
                        const auto request = api.post(act + "/open-requests", json::object());
                        if (!request) return tl::unexpected(request.error());
                        Object body = client::signed_body(efirma, text(*request, "cadena"));
                        body.set("nonce", text(*request, "nonce"));
                        const auto opened = api.post(act + "/acuses", body);
                        if (!opened) return tl::unexpected(opened.error());
                        if (invocation.format == Format::Json) {
                            *invocation.out << json::text(*opened) << '\n';
                        } else {
                            print_opened(*invocation.out, *opened);
                        }
                        return {};
                    });
}

struct Paper {
    const char* role;
    const char* extension;
};
constexpr std::array kPapers{Paper{"acuse_pdf", "pdf"},      Paper{"acuse_xml", "xml"},
                             Paper{"constancia_pdf", "pdf"}, Paper{"constancia_xml", "xml"},
                             Paper{"acto_pdf", "pdf"},       Paper{"acto_xml", "xml"}};

// The proof of the notification (acuse, or the constancia when nobody opened) and the act itself.
ExitCode receipt(const Invocation& invocation, const Options& options)
{
    return with_api(invocation, options.api, [&](ApiClient& api, const signing::Signer&) -> Done {
        const std::string act = "/v1/mailbox/" + segment(options.folio);
        const auto shown = api.get(act);
        if (!shown) return tl::unexpected(shown.error());
        Array written;
        const auto documents = shown->getArray("documentos");
        if (!documents) {
            // Not notified yet: the API says why nothing can be had.
            const auto why = api.download(act + "/documents/acto_pdf");
            return why ? Done{} : Done(tl::unexpected(why.error()));
        }
        std::filesystem::create_directories(options.out);
        for (std::size_t i = 0; i < documents->size(); ++i) {
            const std::string role = text(*documents->getObject(static_cast<unsigned>(i)), "papel");
            for (const Paper& paper : kPapers) {
                if (role != paper.role) continue;
                const auto bytes = api.download(fmt::format("{}/documents/{}", act, role));
                if (!bytes) return tl::unexpected(bytes.error());
                const auto file =
                    options.out / fmt::format("{}-{}.{}", options.folio, role, paper.extension);
                write_file(file, *bytes);
                written.add(file.string());
                if (invocation.format == Format::Text) *invocation.out << file.string() << '\n';
            }
        }
        if (invocation.format == Format::Json) {
            Object body = json::object();
            body.set("archivos", written);
            *invocation.out << json::text(body) << '\n';
        }
        return {};
    });
}

}  // namespace

void add_mailbox(Commands& commands)
{
    auto options = std::make_shared<Options>();
    Commands group = commands.add_group("mailbox", "El buzón de un patrón, por la API",
                                        "An employer's mailbox, through the API");
    CLI::App& listing =
        group.add("list", "Los actos del buzón", "The acts in the mailbox",
                  [options](const Invocation& invocation) { return list(invocation, *options); });
    add_api_options(listing, options->api);
    listing.add_option("--rfc", options->rfc,
                       "RFC de quien usted representa\n    RFC of whom you represent");

    CLI::App& opening =
        group.add("open", "Abre un acto: firma su acuse con la e.firma y queda notificado",
                  "Opens an act: signs its acuse with the e.firma, which notifies it",
                  [options](const Invocation& invocation) { return open(invocation, *options); });
    add_api_options(opening, options->api);
    opening.add_option("folio", options->folio, "Folio\n    Number of the act")->required();

    CLI::App& proof = group.add(
        "receipt", "Descarga el acuse o la constancia, y el acto",
        "Downloads the acuse or constancia, and the act",
        [options](const Invocation& invocation) { return receipt(invocation, *options); });
    add_api_options(proof, options->api);
    proof.add_option("folio", options->folio, "Folio\n    Number of the act")->required();
    proof.add_option("-o,--output", options->out, "Carpeta de destino\n    Folder to write to");
}

}  // namespace buzon::cli
