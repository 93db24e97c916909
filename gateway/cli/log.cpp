#include "db/log.hpp"

#include "db/log_tree.hpp"
#include "db/pool.hpp"
#include "gateway/app/check_log.hpp"
#include "gateway/app/log_reader.hpp"
#include "gateway/cli/command.hpp"
#include "gateway/cli/commands.hpp"
#include "gateway/database.hpp"
#include "gateway/files.hpp"
#include "gateway/json.hpp"
#include "signing/tlog/merkle.hpp"
#include "signing/tlog/policy.hpp"
#include "signing/tlog/tlog_proof.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>
#include <ostream>

namespace buzon::cli {
namespace {

const Parts kParts{Part::Ledger, Part::Database};

struct Options {
    std::filesystem::path file;
};

// A checkpoint as such, or the one of a receipt.
std::string checkpoint_in(const std::string& bytes)
{
    const auto receipt = signing::parse_tlog_proof(bytes);
    return receipt ? receipt->checkpoint : bytes;
}

ExitCode status(const Invocation& invocation)
{
    const auto services = open_services(invocation, kParts);
    if (!services) return services.error();
    auto lease = services->database().lease(request_deadline());
    const auto newest = db::newest_checkpoint(*lease);
    const signing::NoteSigner* signer = services->log_signer();
    Poco::JSON::Object body = json::object();
    body.set("clave", signer == nullptr ? "" : signer->verifier().vkey());
    body.set("tamano", newest ? newest->size : std::int64_t{0});
    body.set("raiz", newest ? newest->root.hex() : "");
    body.set("firmado", newest ? newest->at.rfc3339() : "");
    body.set("en_espera", db::log_queue_length(*lease));
    Poco::JSON::Array witnesses;
    for (const signing::Witness& witness : services->log_policy().witnesses()) {
        Poco::JSON::Object one = json::object();
        one.set("testigo", witness.key.name());
        one.set("tamano", db::cosigned_size(*lease, witness.key.name()));
        witnesses.add(one);
    }
    body.set("testigos", witnesses);
    if (invocation.format == Format::Json) {
        *invocation.out << json::text(body) << '\n';
        return ExitCode::Yes;
    }
    std::ostream& out = *invocation.out;
    if (signer == nullptr) {
        out << "Este proceso no lleva la bitácora: falta «ledger.origin».\n";
    } else {
        out << fmt::format("Clave: {}\n", signer->verifier().vkey());
    }
    if (newest) {
        out << fmt::format("{} registros, raíz {}, firmada {}\n", newest->size, newest->root.hex(),
                           newest->at.rfc3339());
    } else {
        out << "La bitácora está vacía.\n";
    }
    out << fmt::format("{} registros esperan su lugar\n", db::log_queue_length(*lease));
    for (const signing::Witness& witness : services->log_policy().witnesses()) {
        out << fmt::format("Testigo {}: atestiguó hasta {}\n", witness.key.name(),
                           db::cosigned_size(*lease, witness.key.name()));
    }
    return ExitCode::Yes;
}

ExitCode check(const Invocation& invocation, const Options& options)
{
    const auto services = open_services(invocation, kParts);
    if (!services) return services.error();
    std::optional<std::string> witnessed;
    if (!options.file.empty()) {
        const auto bytes = read_file(options.file);
        if (!bytes) {
            print(invocation, {bytes.error()});
            return ExitCode::WrongUse;
        }
        witnessed = checkpoint_in(*bytes);
    }
    auto lease = services->database().lease(db::Deadline::in(std::chrono::hours(24)));
    const app::LogCheck found = app::check_log(*lease, services->log_policy(), witnessed);
    if (invocation.format == Format::Json) {
        Poco::JSON::Object body = json::object();
        body.set("tamano", found.size);
        body.set("raiz", found.root.hex());
        body.set("estados", found.checkpoints);
        body.set("en_espera", found.waiting);
        Poco::JSON::Array defects;
        for (const app::LogDefect& defect : found.defects) {
            Poco::JSON::Object one = json::object();
            one.set("codigo", std::string(signing::code_name(defect.code)));
            one.set("lugar", defect.size);
            one.set("texto", defect.text);
            defects.add(one);
        }
        body.set("defectos", defects);
        *invocation.out << json::text(body) << '\n';
    } else {
        *invocation.out << fmt::format("{} registros y {} estados firmados, raíz {}\n", found.size,
                                       found.checkpoints, found.root.hex());
        for (const app::LogDefect& defect : found.defects) {
            *invocation.out << fmt::format("- {} ({})\n", defect.text,
                                           signing::code_name(defect.code));
        }
        *invocation.out << (found.defects.empty() ? "Todo concuerda.\n"
                                                  : "La bitácora no concuerda.\n");
    }
    return found.defects.empty() ? ExitCode::Yes : ExitCode::Refused;
}

ExitCode receipt(const Invocation& invocation, const Options& options)
{
    const auto services = open_services(invocation, kParts);
    if (!services) return services.error();
    const auto entry = read_file(options.file);
    if (!entry) {
        print(invocation, {entry.error()});
        return ExitCode::WrongUse;
    }
    auto lease = services->database().lease(request_deadline());
    const auto text = app::log_receipt(*lease, signing::leaf_hash(*entry));
    if (!text) {
        print(invocation,
              {{"LOG-REGISTRO",
                Severity::Error,
                options.file.string(),
                0,
                "Ese registro no está en la bitácora, o todavía espera su lugar.",
                "Revise que el archivo sea el registro sin un byte de más; si es reciente, espere "
                "un segundo.",
                {}}});
        return ExitCode::Refused;
    }
    if (invocation.format == Format::Json) {
        Poco::JSON::Object body = json::object();
        body.set("comprobante", *text);
        *invocation.out << json::text(body) << '\n';
    } else {
        *invocation.out << *text;
    }
    return ExitCode::Yes;
}

}  // namespace

void add_log(Commands& commands)
{
    Commands group =
        commands.add_group("log", "La bitácora pública de evidencias", "The public Merkle log");
    group.add("status", "Tamaño, raíz, clave y testigos", "Size, root, key and witnesses", status);
    auto options = std::make_shared<Options>();
    group
        .add("check", "Recalcula toda la bitácora desde sus registros",
             "Recompute the whole log from its entries",
             [options](const Invocation& invocation) { return check(invocation, *options); })
        .add_option("--checkpoint", options->file,
                    "Estado firmado o comprobante guardado en otra parte, que la bitácora debe "
                    "contener\n    Signed checkpoint or receipt kept elsewhere, which the log must "
                    "contain");
    auto wanted = std::make_shared<Options>();
    group
        .add("receipt", "Comprobante (.tlog-proof) de un registro",
             "Receipt (.tlog-proof) of an entry",
             [wanted](const Invocation& invocation) { return receipt(invocation, *wanted); })
        .add_option("registro", wanted->file, "Archivo con el registro\n    File with the entry")
        ->required();
}

}  // namespace buzon::cli
