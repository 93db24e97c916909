#include "gateway/app/extend.hpp"

#include "gateway/cli/command.hpp"
#include "gateway/cli/commands.hpp"
#include "gateway/files.hpp"
#include "gateway/json.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <ostream>

namespace buzon::cli {

namespace {

struct Options {
    std::filesystem::path file;
    std::string level = "lta";
    std::filesystem::path out;
};

ExitCode extend(const Invocation& invocation, const Options& options)
{
    const bool lta = options.level == "lta";
    const auto services =
        open_services(invocation, lta ? Parts{Part::Trust, Part::Timestamps} : Parts{Part::Trust});
    if (!services) return services.error();
    const auto bytes = read_file(options.file);
    if (!bytes) {
        print(invocation, {bytes.error()});
        return ExitCode::Refused;
    }
    const signing::Level level = lta ? signing::Level::LTA : signing::Level::LT;
    const auto made = app::extend(*services, *bytes, level);
    if (!made) {
        print(invocation, made.error());
        return ExitCode::Refused;
    }
    write_file(options.out, *made);
    if (invocation.format == Format::Json) {
        Poco::JSON::Object body = json::object();
        body.set("archivo", options.out.string());
        body.set("nivel", std::string(signing::level_name(level)));
        body.set("bytes", made->size());
        *invocation.out << json::text(body) << '\n';
    }
    return ExitCode::Yes;
}

}  // namespace

void add_extend(Commands& commands)
{
    auto options = std::make_shared<Options>();
    CLI::App& command = commands.add(
        "extend", "Copia de un documento firmado que lleva consigo su prueba (B-LT, B-LTA)",
        "A copy of a signed document that carries its own proof",
        [options](const Invocation& invocation) { return extend(invocation, *options); });
    command.add_option("archivo", options->file, "PDF o XML firmado\n    Signed PDF or XML")
        ->required();
    command
        .add_option("--level", options->level,
                    "lt: con certificados y revocación; lta: además, con sello de tiempo\n"
                    "    lt: validation data; lta: and a time-stamp over it")
        ->check(CLI::IsMember({"lt", "lta"}))
        ->capture_default_str();
    command.add_option("-o,--output", options->out, "Salida\n    Output")->required();
}

}  // namespace buzon::cli
