#include "gateway/app/render_act.hpp"
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
    std::filesystem::path out;
};

ExitCode render(const Invocation& invocation, const Options& options)
{
    const std::string extension = options.out.extension().string();
    if (extension != ".pdf" && extension != ".html") {
        *invocation.err << "buzon render: la salida debe terminar en .pdf o .html\n";
        return ExitCode::WrongUse;
    }
    const bool pdf = extension == ".pdf";
    const auto services = open_services(
        invocation, pdf ? Parts{Part::Catalogue, Part::Fonts} : Parts{Part::Catalogue});
    if (!services) return services.error();
    const auto xml = read_file(options.file, 32u << 20);
    if (!xml) {
        print(invocation, {xml.error()});
        return ExitCode::Refused;
    }
    const auto made =
        app::render_act(*services, *xml, pdf ? app::RenderForm::Pdf : app::RenderForm::Html);
    if (!made) {
        print(invocation, made.error());
        return ExitCode::Refused;
    }
    write_file(options.out, *made);
    if (invocation.format == Format::Json) {
        Poco::JSON::Object body = json::object();
        body.set("archivo", options.out.string());
        body.set("bytes", made->size());
        *invocation.out << json::text(body) << '\n';
    }
    return ExitCode::Yes;
}

}  // namespace

void add_render(Commands& commands)
{
    auto options = std::make_shared<Options>();
    CLI::App& command = commands.add(
        "render", "Solo elabora el documento, sin firmar ni emitir", "Only the document",
        [options](const Invocation& invocation) { return render(invocation, *options); });
    command.add_option("archivo", options->file, "Acto en XML\n    Act")->required();
    command.add_option("-o,--output", options->out, "Salida: .pdf o .html\n    Output")->required();
}

}  // namespace buzon::cli
