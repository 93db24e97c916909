#include "gateway/app/batch.hpp"
#include "gateway/cli/command.hpp"
#include "gateway/cli/commands.hpp"
#include "gateway/cli/progress.hpp"
#include "gateway/json.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <ostream>

namespace buzon::cli {

namespace {

struct Options {
    std::vector<std::filesystem::path> files;
};

// Prints as the rows come: one line an act, accepted or refused, the reasons below a refused one.
class Printer {
  public:
    Printer(const Invocation& invocation, const std::filesystem::path& file)
        : invocation_(invocation), file_(file), bar_(*invocation.err, STDERR_FILENO)
    {
    }

    void row(const app::RowResult& row)
    {
        if (invocation_.format == Format::Json) {
            keep(row);
            return;
        }
        bar_.clear();
        if (row.result) {
            *invocation_.out << fmt::format(
                "{}  {}  {}{}\n", row.result->folio.str(), row.result->check_code, row.reference,
                row.result->outcome == app::IssueOutcome::Replay ? "  (ya emitido)" : "");
            return;
        }
        *invocation_.err << fmt::format("{}:{}: {}: rechazado, {} motivo(s)\n", file_.string(),
                                        row.line, name_of(row), row.result.error().size());
        for (const Finding& finding : row.result.error()) {
            *invocation_.err << "  " << describe(finding) << '\n';
        }
    }

    void progress(const app::BatchReport& report, int permille)
    {
        if (invocation_.format == Format::Text) bar_.show(report, permille);
    }

    void end(const app::BatchReport& report)
    {
        bar_.clear();
        if (invocation_.format == Format::Json) return;
        print(invocation_, report.broken);
        *invocation_.err << fmt::format("{}: {} emitidos, {} ya emitidos, {} rechazados\n",
                                        file_.string(), report.issued, report.replayed,
                                        report.refused);
    }

    Poco::JSON::Object json(const app::BatchReport& report)
    {
        Poco::JSON::Object body = json::object();
        body.set("archivo", file_.string());
        body.set("emitidos", report.issued);
        body.set("ya_emitidos", report.replayed);
        body.set("rechazados", report.refused);
        if (!report.broken.empty()) body.set("hallazgos", json::findings(report.broken));
        std::stable_sort(rows_.begin(), rows_.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        Poco::JSON::Array acts;
        for (const auto& [line, act] : rows_) acts.add(act);
        body.set("actos", acts);
        return body;
    }

  private:
    static std::string name_of(const app::RowResult& row)
    {
        return row.reference.empty() ? "sin referencia" : row.reference;
    }

    void keep(const app::RowResult& row)
    {
        Poco::JSON::Object act = json::object();
        act.set("linea", row.line);
        act.set("referencia", row.reference);
        if (row.result) {
            act.set("folio", row.result->folio.str());
            act.set("verificador", row.result->check_code);
            act.set("estado", std::string(name_of(row.result->state)));
            act.set("emitido", row.result->issued_at.rfc3339());
            act.set("ya_emitido", row.result->outcome == app::IssueOutcome::Replay);
        } else {
            act.set("hallazgos", json::findings(row.result.error()));
        }
        rows_.emplace_back(row.line, std::move(act));
    }

    static std::string_view name_of(ActState state) { return buzon::name_of(state); }

    const Invocation& invocation_;
    std::filesystem::path file_;
    ProgressBar bar_;
    std::vector<std::pair<int, Poco::JSON::Object>> rows_;
};

ExitCode issue(const Invocation& invocation, const Options& options)
{
    const auto services = open_services(invocation, kAllParts);
    if (!services) return services.error();
    bool refused = false;
    Poco::JSON::Array files;
    for (const std::filesystem::path& file : options.files) {
        auto source = app::open_batch(file);
        if (!source) {
            if (invocation.format == Format::Json) {
                Poco::JSON::Object body = json::object();
                body.set("archivo", file.string());
                body.set("hallazgos", json::findings(source.error()));
                files.add(body);
            } else {
                print(invocation, source.error());
            }
            refused = true;
            continue;
        }
        Printer printer(invocation, file);
        const app::BatchReport report =
            app::issue_batch(*services, **source,
                             {[&](const app::RowResult& row) { printer.row(row); },
                              [&](const app::BatchReport& so_far, int permille) {
                                  printer.progress(so_far, permille);
                              }});
        printer.end(report);
        if (invocation.format == Format::Json) files.add(printer.json(report));
        refused = refused || report.refused > 0 || !report.broken.empty();
    }
    if (invocation.format == Format::Json) {
        Poco::JSON::Object body = json::object();
        body.set("archivos", files);
        *invocation.out << json::text(body) << '\n';
    }
    return refused ? ExitCode::Refused : ExitCode::Yes;
}

}  // namespace

void add_issue(Commands& commands)
{
    auto options = std::make_shared<Options>();
    CLI::App& command = commands.add(
        "issue",
        "Emite actos de archivos XML, lotes XML o lotes CSV: comprueba, elabora, firma y entrega",
        "Issue acts from XML files, XML batches or CSV batches: check, render, sign, deliver",
        [options](const Invocation& invocation) { return issue(invocation, *options); });
    command.add_option("archivos", options->files, "Archivos\n    Files")->required();
}

}  // namespace buzon::cli
