#include "gateway/cli/api_options.hpp"

#include "gateway/key_files.hpp"

#include <CLI/CLI.hpp>

#include <ostream>
#include <stdexcept>

namespace buzon::cli {

void add_api_options(CLI::App& command, ApiOptions& options)
{
    command.add_option("--server", options.server,
                       "Dirección de la API (site.base_url)\n    URL of the API");
    command.add_option("--ca", options.ca,
                       "Autoridades TLS en PEM (las del sistema)\n    TLS authorities");
    command.add_option("--cer", options.certificate, "Certificado de la e.firma\n    Certificate")
        ->required();
    command.add_option("--key", options.key, "Clave privada de la e.firma\n    Private key")
        ->required();
    command.add_option("--password-file", options.password_file,
                       "Archivo con la contraseña de la clave\n    File with its password");
}

ExitCode with_api(const Invocation& invocation, const ApiOptions& options, const ApiWork& work)
{
    const auto config = open_config(invocation);
    if (!config) return config.error();
    const auto efirma = open_signer({options.certificate, options.key, options.password_file});
    if (!efirma) {
        print(invocation, {efirma.error()});
        return ExitCode::WrongUse;
    }
    client::ApiClient api(
        {options.server.empty() ? config->site.base_url : options.server, options.ca});
    auto done = api.log_in(*efirma);
    if (done) done = work(api, *efirma);
    if (done) return ExitCode::Yes;
    print(invocation, done.error());
    return ExitCode::Refused;
}

}  // namespace buzon::cli
