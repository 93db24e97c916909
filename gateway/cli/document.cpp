#include "db/documents.hpp"
#include "db/pool.hpp"
#include "gateway/cli/command.hpp"
#include "gateway/cli/commands.hpp"
#include "gateway/database.hpp"
#include "gateway/files.hpp"
#include "gateway/json.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>
#include <ostream>

namespace buzon::cli {
namespace {

struct Options {
    std::vector<std::string> digests;
    std::filesystem::path folder;
};

Finding unknown(const std::string& digest)
{
    return {"DOCUMENTO-INEXISTENTE",
            Severity::Error,
            "huella",
            0,
            fmt::format("No se guarda ningún documento con la huella «{}».", digest),
            "La huella son los 64 dígitos hexadecimales del SHA-256; vea buzon track.",
            ""};
}

ExitCode save(const Invocation& invocation, const Options& options)
{
    const auto services = open_services(invocation, {Part::Database});
    if (!services) return services.error();
    Findings findings;
    Poco::JSON::Array saved;
    for (const std::string& digest : options.digests) {
        const auto sha = Sha256::parse_hex(digest);
        auto lease = services->database().lease(request_deadline());
        const auto document = sha ? db::find_document(*lease, *sha) : std::nullopt;
        if (!document) {
            findings.push_back(unknown(digest));
            continue;
        }
        write_file(options.folder / digest, document->bytes);
        Poco::JSON::Object one = json::object();
        one.set("huella", digest);
        one.set("tipo", document->media_type);
        one.set("bytes", document->bytes.size());
        saved.add(one);
    }
    if (invocation.format == Format::Json) {
        Poco::JSON::Object body = json::object();
        body.set("documentos", saved);
        body.set("hallazgos", json::findings(findings));
        *invocation.out << json::text(body) << '\n';
    } else if (!findings.empty()) {
        print(invocation, findings);
    }
    return findings.empty() ? ExitCode::Yes : ExitCode::Refused;
}

}  // namespace

void add_document(Commands& commands)
{
    auto options = std::make_shared<Options>();
    CLI::App& command = commands.add(
        "document", "Saca documentos guardados, por su huella, con los bytes que se sellaron",
        "Take stored documents out by their digest, with the bytes that were sealed",
        [options](const Invocation& invocation) { return save(invocation, *options); });
    command.add_option("huellas", options->digests, "SHA-256 en hexadecimal\n    SHA-256")
        ->required();
    command.add_option("-o,--out", options->folder, "Carpeta\n    Folder")
        ->required()
        ->check(CLI::ExistingDirectory);
}

}  // namespace buzon::cli
