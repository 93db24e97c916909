#include "db/error.hpp"
#include "gateway/cli/command.hpp"
#include "gateway/cli/commands.hpp"
#include "signing/error.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <exception>
#include <ostream>
#include <stdexcept>
#include <string_view>

namespace buzon::cli {

namespace {

std::string_view advice(const db::Error& error)
{
    switch (error.kind()) {
        case db::Error::Kind::Connection:
        case db::Error::Kind::Serialization:
            return "Nada se guardó de lo que estaba en curso; puede repetir la orden.";
        case db::Error::Kind::CommitInDoubt:
            return "No se sabe si lo último se guardó; repita la misma orden, que no duplica nada.";
        case db::Error::Kind::Migration:
            return "La base de datos no es la de este programa; vea buzon doctor.";
        case db::Error::Kind::Query:
        case db::Error::Kind::Constraint:
            return "Repetir la orden no ayuda; avise a quien administra el servicio.";
    }
    throw std::logic_error("db::Error::Kind");
}

}  // namespace

int run(int argc, const char* const* argv, std::ostream& out, std::ostream& err)
{
    CLI::App root(
        "buzon: buzón electrónico y notificaciones del IMSS\n"
        "       electronic mailbox and notification gateway of IMSS");
    root.require_subcommand(1);
    root.set_version_flag("--version", "buzon " BUZON_VERSION);
    Invocation invocation;
    invocation.out = &out;
    invocation.err = &err;
    root.add_option("--config", invocation.config_file,
                    "Archivo de configuración (./buzon.toml o /etc/buzon/buzon.toml)\n"
                    "    Configuration file");
    root.add_flag_callback(
        "--json", [&] { invocation.format = Format::Json; },
        "Respuesta en JSON\n    Answer as JSON");
    Run chosen;
    Commands commands(root, chosen);
    add_all(commands);

    try {
        root.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const int code = root.exit(error, out, err);
        return code == 0 ? 0 : static_cast<int>(ExitCode::WrongUse);
    }
    try {
        return static_cast<int>(chosen(invocation));
    } catch (const db::Error& error) {
        err << fmt::format("buzon: {}\n{}\n", error.what(), advice(error));
        return static_cast<int>(ExitCode::Refused);
    } catch (const signing::Error& error) {
        err << fmt::format("buzon: {}\n{}\n", error.what(),
                           error.retryable() ? "Nada quedó a medias; repítalo cuando la llave "
                                               "responda."
                                             : "Repetirlo no lo arregla.");
        return static_cast<int>(ExitCode::Refused);
    } catch (const std::exception& error) {
        err << fmt::format("buzon: {}\n", error.what());
        return static_cast<int>(ExitCode::Refused);
    }
}

}  // namespace buzon::cli
