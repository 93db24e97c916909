#include "templates/check.hpp"

#include "gateway/app/batch.hpp"
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

// Errors and, of a good act, warnings.
Findings examine(const Services& services, const app::BatchRow& row)
{
    if (!row.xml) return row.xml.error();
    auto checked =
        templates::check(services.catalogue(), *row.xml, zona_centro(services.now()).date);
    return checked ? std::move(checked->warnings) : std::move(checked.error());
}

class Checking {
  public:
    Checking(const Invocation& invocation, const Services& services)
        : invocation_(invocation), services_(services)
    {
    }

    void file(const std::filesystem::path& path)
    {
        auto source = app::open_batch(path);
        if (!source) return show(path, {0, "", tl::unexpected(Findings{})}, source.error());
        while (true) {
            auto row = (*source)->next();
            if (!row) return show(path, {0, "", tl::unexpected(Findings{})}, row.error());
            if (!*row) return;
            show(path, **row, examine(services_, **row));
        }
    }

    ExitCode end()
    {
        if (invocation_.format == Format::Json) {
            Poco::JSON::Object body = json::object();
            body.set("actos", acts_);
            *invocation_.out << json::text(body) << '\n';
        }
        return refused_ ? ExitCode::Refused : ExitCode::Yes;
    }

  private:
    void show(const std::filesystem::path& path, const app::BatchRow& row, const Findings& findings)
    {
        const bool bad = refuses(findings);
        refused_ = refused_ || bad;
        if (invocation_.format == Format::Json) {
            Poco::JSON::Object act = json::object();
            act.set("archivo", path.string());
            act.set("linea", row.line);
            act.set("referencia", row.reference);
            act.set("correcto", !bad);
            act.set("hallazgos", json::findings(findings));
            acts_.add(act);
            return;
        }
        *invocation_.out << fmt::format(
            "{}:{}: {}: {}\n", path.string(), row.line,
            row.reference.empty() ? "sin referencia" : row.reference,
            bad ? fmt::format("{} hallazgo(s)", findings.size()) : "sin errores");
        for (const Finding& finding : findings) {
            *invocation_.out << "  " << describe(finding) << '\n';
        }
    }

    const Invocation& invocation_;
    const Services& services_;
    Poco::JSON::Array acts_;
    bool refused_ = false;
};

ExitCode check(const Invocation& invocation, const Options& options)
{
    const auto services = open_services(invocation, {Part::Catalogue});
    if (!services) return services.error();
    Checking checking(invocation, *services);
    for (const std::filesystem::path& file : options.files) checking.file(file);
    return checking.end();
}

}  // namespace

void add_check(Commands& commands)
{
    auto options = std::make_shared<Options>();
    CLI::App& command = commands.add(
        "check",
        "Solo comprueba: cada hallazgo con su artículo y su línea; no toca la base de datos",
        "Only check: every finding with article and line; no database",
        [options](const Invocation& invocation) { return check(invocation, *options); });
    command.add_option("archivos", options->files, "Archivos\n    Files")->required();
}

}  // namespace buzon::cli
