#include "gateway/cli/api_options.hpp"
#include "gateway/cli/commands.hpp"
#include "gateway/json.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>
#include <ostream>

namespace buzon::cli {
namespace {

using client::ApiClient;
using client::segment;
using Poco::JSON::Object;
using Done = tl::expected<void, Findings>;

struct Options {
    ApiOptions api;
    std::string item;
    std::string note;
    std::string state;
    std::string kind;
    std::string folio;
};

std::string text(const Object& object, const std::string& name)
{
    return object.optValue<std::string>(name, "");
}

std::string query_of(const Options& options, const std::string& before)
{
    std::string query = "/v1/work-items?limite=200";
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) query += fmt::format("&{}={}", name, segment(value));
    };
    add("estado", options.state);
    add("tipo", options.kind);
    add("folio", options.folio);
    add("antes", before);
    return query;
}

void print_line(std::ostream& out, const Object& item)
{
    const std::string folio = text(item, "folio");
    const std::string holder = text(item, "a_cargo");
    out << fmt::format("{:>6}  {}  {:<12}  {}{}{}\n", item.getValue<std::int64_t>("pendiente"),
                       text(item, "abierto").substr(0, 16), text(item, "estado_texto"),
                       text(item, "titulo"), folio.empty() ? "" : "  folio " + folio,
                       holder.empty() ? "" : "  a cargo de " + holder);
}

void print_item(std::ostream& out, const Object& item)
{
    print_line(out, item);
    out << fmt::format("\nQué pasó\n  {}\n\nQué dice la ley\n  {}\n\nQué hacer\n  {}\n",
                       text(item, "que_paso"), text(item, "que_dice_la_ley"),
                       text(item, "que_hacer"));
    const auto steps = item.getArray("pasos");
    if (!steps || steps->empty()) return;
    out << "\nPasos\n";
    for (std::size_t i = 0; i < steps->size(); ++i) {
        const auto step = steps->getObject(static_cast<unsigned>(i));
        out << fmt::format("  {}  {} ({}) {}\n", text(*step, "momento"), text(*step, "texto"),
                           text(*step, "autor"), text(*step, "nota"));
    }
}

ExitCode list(const Invocation& invocation, const Options& options)
{
    return with_api(invocation, options.api, [&](ApiClient& api, const signing::Signer&) -> Done {
        Poco::JSON::Array all;
        std::string before;
        do {
            const auto page = api.get(query_of(options, before));
            if (!page) return tl::unexpected(page.error());
            if (const auto items = page->getArray("elementos")) {
                for (const auto& item : *items) all.add(item);
            }
            before = text(*page, "siguiente");
        } while (!before.empty());
        if (invocation.format == Format::Json) {
            Object body = json::object();
            body.set("elementos", all);
            *invocation.out << json::text(body) << '\n';
            return {};
        }
        for (std::size_t i = 0; i < all.size(); ++i) {
            print_line(*invocation.out, *all.getObject(static_cast<unsigned>(i)));
        }
        return {};
    });
}

// Shows the item, after `verb` was done to it when there is one.
ExitCode show(const Invocation& invocation, const Options& options, const std::string& verb)
{
    return with_api(invocation, options.api, [&](ApiClient& api, const signing::Signer&) -> Done {
        const std::string path = "/v1/work-items/" + segment(options.item);
        Object body = json::object();
        if (!options.note.empty()) body.set("nota", options.note);
        const auto item = verb.empty() ? api.get(path) : api.post(path + "/" + verb, body);
        if (!item) return tl::unexpected(item.error());
        if (invocation.format == Format::Json) {
            *invocation.out << json::text(*item) << '\n';
        } else {
            print_item(*invocation.out, *item);
        }
        return {};
    });
}

}  // namespace

void add_work(Commands& commands)
{
    auto options = std::make_shared<Options>();
    Commands group = commands.add_group("work", "Los pendientes de la unidad, por la API",
                                        "The unit's work items, through the API");
    CLI::App& listing =
        group.add("list", "Los pendientes sin cerrar, o los que se pidan",
                  "The items not done, or those asked for",
                  [options](const Invocation& invocation) { return list(invocation, *options); });
    add_api_options(listing, options->api);
    listing.add_option("--state", options->state, "open, taken o done\n    open, taken or done");
    listing.add_option("--kind", options->kind,
                       "Tipo, como lo nombra la API\n    Kind, as the API names it");
    listing.add_option("--folio", options->folio, "Sólo los de este acto\n    Of this act only");

    const auto verb = [&](const char* name, const char* path, const char* spanish,
                          const char* english) -> CLI::App& {
        const std::string step = path;
        CLI::App& command =
            group.add(name, spanish, english, [options, step](const Invocation& invocation) {
                return show(invocation, *options, step);
            });
        add_api_options(command, options->api);
        command.add_option("item", options->item, "Número del pendiente\n    Number of the item")
            ->required();
        return command;
    };
    const char* const note = "Nota\n    Note";
    verb("show", "", "Un pendiente: qué pasó, qué dice la ley y qué hacer",
         "An item: what happened, what the law says and what to do");
    verb("take", "taking", "Toma el pendiente a su cargo", "Takes the item over")
        .add_option("--note", options->note, note);
    verb("close", "closing", "Cierra el pendiente y dice cómo terminó",
         "Closes the item and says how it ended")
        .add_option("--note", options->note, note)
        ->required();
    verb("resend", "avisos",
         "Envía otra vez el aviso que ningún correo aceptó, a todos los correos confirmados",
         "Sends again the aviso that no address took, to every confirmed address")
        .add_option("--note", options->note, note);
}

}  // namespace buzon::cli
