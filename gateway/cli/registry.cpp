#include "gateway/app/registry.hpp"

#include "gateway/cli/command.hpp"
#include "gateway/cli/commands.hpp"
#include "gateway/json.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>
#include <ostream>

namespace buzon::cli {

namespace {

struct Options {
    std::vector<std::filesystem::path> files;
};

ExitCode load(const Invocation& invocation, const Options& options)
{
    const auto services = open_services(invocation, {Part::Database});
    if (!services) return services.error();
    bool refused = false;
    for (const std::filesystem::path& file : options.files) {
        const auto loaded = app::load_registry(*services, file);
        if (!loaded) {
            refused = true;
            print(invocation, loaded.error());
            continue;
        }
        if (invocation.format == Format::Json) {
            Poco::JSON::Object body = json::object();
            body.set("archivo", file.string());
            body.set("unidades", loaded->units);
            body.set("funcionarios", loaded->officials);
            body.set("personas", loaded->employers);
            body.set("buzones", loaded->mailboxes);
            body.set("bancos", loaded->banks);
            body.set("sistemas", loaded->issuing_systems);
            body.set("creditos", loaded->credits);
            *invocation.out << json::text(body) << '\n';
        } else {
            *invocation.out << fmt::format(
                "{}: {} unidades, {} funcionarios, {} personas, {} buzones, {} bancos, "
                "{} sistemas, {} créditos\n",
                file.string(), loaded->units, loaded->officials, loaded->employers,
                loaded->mailboxes, loaded->banks, loaded->issuing_systems, loaded->credits);
        }
    }
    return refused ? ExitCode::Refused : ExitCode::Yes;
}

}  // namespace

void add_registry(Commands& commands)
{
    auto options = std::make_shared<Options>();
    Commands registry = commands.add_group(
        "registry", "Registro de unidades, funcionarios, patrones, bancos y créditos",
        "Registry of units, officials, employers, banks and credits");
    CLI::App& command = registry.add(
        "load", "Carga archivos JSON (docs/registry-format.md)", "Load JSON files",
        [options](const Invocation& invocation) { return load(invocation, *options); });
    command.add_option("archivos", options->files, "Archivos\n    Files")->required();
}

}  // namespace buzon::cli
