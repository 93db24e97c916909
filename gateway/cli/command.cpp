#include "gateway/cli/command.hpp"

#include "gateway/app/numbering.hpp"
#include "gateway/json.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <ostream>

namespace buzon::cli {

CLI::App& Commands::add(const std::string& name, const std::string& spanish,
                        const std::string& english, Run run)
{
    CLI::App* command = root_->add_subcommand(name, spanish + "\n    " + english);
    command->fallthrough();
    command->callback([chosen = chosen_, run = std::move(run)] { *chosen = run; });
    return *command;
}

Commands Commands::add_group(const std::string& name, const std::string& spanish,
                             const std::string& english)
{
    CLI::App* group = root_->add_subcommand(name, spanish + "\n    " + english);
    group->fallthrough();
    group->require_subcommand(1);
    return Commands(*group, *chosen_);
}

tl::expected<Config, ExitCode> open_config(const Invocation& invocation)
{
    const auto file = config_file(invocation.config_file);
    if (!file) return Config{};
    auto config = load_config(*file);
    if (config) return std::move(*config);
    print(invocation, config.error());
    return tl::unexpected(ExitCode::WrongUse);
}

tl::expected<Services, ExitCode> open_services(const Invocation& invocation, const Parts& parts)
{
    auto config = open_config(invocation);
    if (!config) return tl::unexpected(config.error());
    auto services = make_services(std::move(*config), parts);
    if (services) {
        if (!parts.contains(Part::Database)) return std::move(*services);
        const auto other_clock = app::wrong_clock(*services);
        if (!other_clock) return std::move(*services);
        print(invocation, {*other_clock});
        return tl::unexpected(ExitCode::WrongUse);
    }
    print(invocation, services.error());
    return tl::unexpected(ExitCode::WrongUse);
}

std::string describe(const Finding& finding)
{
    std::string place;
    if (finding.line > 0) place = fmt::format("línea {}", finding.line);
    if (!finding.field.empty()) place += (place.empty() ? "" : ", ") + finding.field;
    std::string out = fmt::format("[{}] ", finding.id);
    if (finding.severity == Severity::Warning) out += "(aviso) ";
    if (!place.empty()) out += place + ": ";
    out += finding.reason;
    if (!finding.citation.empty()) out += " (" + finding.citation + ")";
    if (!finding.remedy.empty()) out += "\n      → " + finding.remedy;
    return out;
}

void print(const Invocation& invocation, const Findings& findings)
{
    if (invocation.format == Format::Json) {
        Poco::JSON::Object body = json::object();
        body.set("hallazgos", json::findings(findings));
        *invocation.out << json::text(body) << '\n';
        return;
    }
    for (const Finding& finding : findings) *invocation.err << "  " << describe(finding) << '\n';
}

}  // namespace buzon::cli
