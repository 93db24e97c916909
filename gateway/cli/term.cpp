#include "core/bank_clocks.hpp"
#include "core/calendar.hpp"
#include "core/estrados_terms.hpp"
#include "core/mailbox_terms.hpp"
#include "core/term_json.hpp"
#include "core/term_text.hpp"
#include "gateway/cli/command.hpp"
#include "gateway/cli/commands.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>
#include <ostream>

// The calculator of terms: nothing but dates in and dates out, no database.
namespace buzon::cli {
namespace {

// A value that does not read as what its option asks for is wrong use (2); one that reads, and on
// which the law says no, is refused (1).
std::string instant_check(const std::string& text)
{
    const auto parsed = Instant::parse(text);
    return parsed ? "" : parsed.error();
}

std::string date_check(const std::string& text)
{
    const auto parsed = parse_iso_date(text);
    return parsed ? "" : parsed.error();
}

std::string scope_check(const std::string& text)
{
    const auto parsed = CalendarScope::parse(text);
    return parsed ? "" : parsed.error().reason + " " + parsed.error().remedy;
}

struct Place {
    std::string scope = "nacional";
    std::filesystem::path calendar;
};

void add_place(CLI::App& command, Place& place)
{
    command
        .add_option("--scope", place.scope,
                    "Ámbito: OOAD[/SUB], por ejemplo 39/01 (nacional si falta)\n"
                    "    Scope of the days: OOAD[/SUB]")
        ->check(scope_check);
    command.add_option("--calendar", place.calendar,
                       "Carpeta de otro calendario\n    Folder of another calendar");
}

void add_date(CLI::App& command, const std::string& name, std::string& value,
              const std::string& help)
{
    command.add_option(name, value, help)->check(date_check);
}

std::optional<LocalDate> date_of(const std::string& text)
{
    if (text.empty()) return std::nullopt;
    return parse_iso_date(text).value();
}

ExitCode refuse(const Invocation& invocation, const Findings& findings)
{
    print(invocation, findings);
    // Whoever reads JSON still gets the reason where reasons are written.
    if (invocation.format == Format::Json) {
        for (const Finding& finding : findings) *invocation.err << describe(finding) << '\n';
    }
    return ExitCode::Refused;
}

// The calendar of --calendar, else of the configuration, else the one that ships.
tl::expected<ScopedCalendar, ExitCode> open_calendar(const Invocation& invocation,
                                                     const Place& place)
{
    std::filesystem::path folder = place.calendar;
    if (folder.empty()) {
        const auto config = open_config(invocation);
        if (!config) return tl::unexpected(config.error());
        folder = config->calendar.dir.empty() ? Calendar::shipped() : config->calendar.dir;
    }
    const auto calendar = Calendar::load(folder);
    if (!calendar) return tl::unexpected(refuse(invocation, calendar.error()));
    return calendar->at(CalendarScope::parse(place.scope).value());
}

template <class Terms>
ExitCode answer(const Invocation& invocation, const tl::expected<Terms, Findings>& terms)
{
    if (!terms) return refuse(invocation, terms.error());
    if (invocation.format == Format::Json) {
        *invocation.out << term_json(*terms) << '\n';
    } else {
        *invocation.out << term_text(*terms);
    }
    return ExitCode::Yes;
}

// What the act is, for the days that follow from it.
struct OfAct {
    std::string kind = "cuotas";
    int reply = 0;  // 0: it asks for no answer
};

TermPolicy policy_of(const OfAct& act)
{
    TermPolicy policy{.standstill = act.kind == "multa" ? Standstill::Days30 : Standstill::Days15};
    if (act.reply > 0) policy.reply = act.reply;
    return policy;
}

void add_act(CLI::App& command, OfAct& act)
{
    command
        .add_option("--reply", act.reply,
                    "Días hábiles que el propio documento da para responder lo que pide\n"
                    "    Business days that the act itself gives to answer it")
        ->check(CLI::Range(1, 200));
    command
        .add_option("--kind", act.kind,
                    "Clase de crédito: cuotas (15 días antes del cobro) o multa (30 días)\n"
                    "    Kind of credit, for the day it may be enforced (CFF 144)")
        ->check(CLI::IsMember({"cuotas", "multa"}))
        ->capture_default_str();
}

void add_mailbox_terms(Commands& terms)
{
    struct Options {
        std::string aviso;
        std::string opened;
        OfAct act;
        Place place;
    };
    auto options = std::make_shared<Options>();
    CLI::App& command = terms.add(
        "mailbox", "Notificación por el buzón (CFF 134-I)", "Notification through the mailbox",
        [options](const Invocation& invocation) {
            const auto calendar = open_calendar(invocation, options->place);
            if (!calendar) return calendar.error();
            MailboxNotice notice;
            notice.aviso = Instant::parse(options->aviso).value();
            if (!options->opened.empty()) {
                notice.opened = Instant::parse(options->opened).value();
            }
            return answer(invocation, mailbox_terms(notice, *calendar, policy_of(options->act)));
        });
    command
        .add_option("--aviso", options->aviso,
                    "Instante del aviso; sin desplazamiento, hora de la Zona Centro\n"
                    "    When the notice left; Zona Centro time unless it carries an offset")
        ->required()
        ->check(instant_check);
    command
        .add_option("--opened", options->opened,
                    "Instante en que se abrió con e.firma\n    When it was opened")
        ->check(instant_check);
    add_act(command, options->act);
    add_place(command, options->place);
}

void add_estrados_terms(Commands& terms)
{
    struct Options {
        std::string published;
        OfAct act;
        Place place;
    };
    auto options = std::make_shared<Options>();
    CLI::App& command = terms.add(
        "estrados", "Notificación por estrados (CFF 139)", "Notification by public posting",
        [options](const Invocation& invocation) {
            const auto calendar = open_calendar(invocation, options->place);
            if (!calendar) return calendar.error();
            return answer(invocation, estrados_terms(parse_iso_date(options->published).value(),
                                                     *calendar, policy_of(options->act)));
        });
    command
        .add_option("--published", options->published,
                    "Día de la publicación, AAAA-MM-DD\n    Day of publication")
        ->required()
        ->check(date_check);
    add_act(command, options->act);
    add_place(command, options->place);
}

void add_bank_clocks(Commands& terms)
{
    struct Options {
        std::string notified, executed, informed, excess_known;
        std::string guarantee_filed, guarantee_notified, procedure_start;
        Place place;
    };
    auto options = std::make_shared<Options>();
    CLI::App& command = terms.add(
        "bank", "Relojes de una orden a un banco (CFF 145, 151, 156-Bis)",
        "Clocks of an order to a bank", [options](const Invocation& invocation) {
            const auto calendar = open_calendar(invocation, options->place);
            if (!calendar) return calendar.error();
            const BankDates dates{.notified = parse_iso_date(options->notified).value(),
                                  .executed = date_of(options->executed),
                                  .informed = date_of(options->informed),
                                  .excess_known = date_of(options->excess_known),
                                  .guarantee_filed = date_of(options->guarantee_filed),
                                  .guarantee_notified = date_of(options->guarantee_notified),
                                  .procedure_start = date_of(options->procedure_start)};
            return answer(invocation, bank_clocks(dates, *calendar));
        });
    command
        .add_option("--notified", options->notified,
                    "Día en que se notificó el oficio al banco\n    Day the bank was served")
        ->required()
        ->check(date_check);
    add_date(command, "--executed", options->executed,
             "Día en que el banco inmovilizó\n    Day the bank froze");
    add_date(command, "--informed", options->informed,
             "Día en que el banco informó\n    Day the bank reported");
    add_date(command, "--excess-known", options->excess_known,
             "Día en que se conoció un exceso\n    Day an excess became known");
    add_date(command, "--guarantee-filed", options->guarantee_filed,
             "Día en que se ofreció una garantía\n    Day a guarantee was offered");
    add_date(command, "--guarantee-notified", options->guarantee_notified,
             "Día en que se notificó la resolución sobre ella\n    Day its ruling was served");
    add_date(command, "--procedure-start", options->procedure_start,
             "Día en que empezó el procedimiento (antes de 2026, regla anterior)\n"
             "    Day the procedure began (before 2026 the old rule holds)");
    add_place(command, options->place);
}

}  // namespace

void add_term(Commands& commands)
{
    Commands terms =
        commands.add_group("term", "Calculadora de plazos legales", "Calculator of terms");
    add_mailbox_terms(terms);
    add_estrados_terms(terms);
    add_bank_clocks(terms);
}

}  // namespace buzon::cli
