#include "db/migrate.hpp"

#include "gateway/cli/command.hpp"
#include "gateway/cli/commands.hpp"
#include "gateway/database.hpp"
#include "gateway/json.hpp"

#include <CLI/CLI.hpp>

#include <ostream>

namespace buzon::cli {

namespace {

ExitCode migrate(const Invocation& invocation)
{
    const auto config = open_config(invocation);
    if (!config) return config.error();
    const auto settings = connect_settings(*config, db::Role::Owner);
    if (!settings) {
        print(invocation, {settings.error()});
        return ExitCode::WrongUse;
    }
    db::Connection owner(*settings);
    const std::vector<std::string> applied = db::migrate(owner, SystemClock().now());
    if (invocation.format == Format::Json) {
        Poco::JSON::Array names;
        for (const std::string& name : applied) names.add(name);
        Poco::JSON::Object body = json::object();
        body.set("aplicadas", names);
        *invocation.out << json::text(body) << '\n';
        return ExitCode::Yes;
    }
    for (const std::string& name : applied) *invocation.out << name << '\n';
    if (applied.empty()) *invocation.out << "La base de datos ya está al día.\n";
    return ExitCode::Yes;
}

}  // namespace

void add_migrate(Commands& commands)
{
    commands.add("migrate", "Lleva la base de datos a la versión del programa",
                 "Bring the database to the program's version", migrate);
}

}  // namespace buzon::cli
