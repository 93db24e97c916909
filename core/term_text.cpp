#include "core/term_text.hpp"

#include <fmt/format.h>

#include <array>
#include <stdexcept>

namespace buzon {
namespace {

std::string with_weekday(LocalDate date)
{
    constexpr std::array<std::string_view, 7> names = {"domingo", "lunes",   "martes", "miércoles",
                                                       "jueves",  "viernes", "sábado"};
    return fmt::format("{} {}", names.at(std::chrono::weekday(date).c_encoding()),
                       long_spanish_date(date));
}

std::string_view name_of(NotifiedBy by)
{
    switch (by) {
        case NotifiedBy::Acuse: return "por acuse de apertura";
        case NotifiedBy::Dia4: return "por no abrir: cuarto día";
        case NotifiedBy::Estrados: return "por estrados: undécimo día";
    }
    throw std::logic_error("NotifiedBy");
}

std::string_view name_of(CountId count)
{
    switch (count) {
        case CountId::Notificacion: return "Días hasta la notificación";
        case CountId::Efecto: return "Surte efectos al día hábil siguiente";
        case CountId::Plazos: return "Días desde que surte efectos";
        case CountId::Prorroga: return "Se recorre";
        case CountId::Inmovilizar: return "Días para inmovilizar";
        case CountId::Informar: return "Días para informar";
        case CountId::AvisarPatron: return "Días para avisar al patrón";
        case CountId::OrdenarLiberarExceso: return "Días para ordenar la liberación";
        case CountId::EfectoLiberacion: return "Surte efectos la orden de liberar";
        case CountId::LiberarExceso: return "Días para liberar";
        case CountId::ResolverGarantia: return "Días para resolver la garantía";
        case CountId::AvisarBancoGarantia: return "Días para avisar al banco";
    }
    throw std::logic_error("CountId");
}

// fmt counts characters in UTF-8, so accents do not shift the columns.
std::string line(std::string_view name, LocalDate date, std::string_view note)
{
    return fmt::format("{:<42} {:<34} {}\n", name, with_weekday(date), note);
}

std::string deadline_lines(const std::vector<Deadline>& deadlines)
{
    std::string out;
    for (const Deadline& deadline : deadlines) {
        out += line(spanish(deadline.id), deadline.date, deadline.rule);
        for (const TraceDay& day : deadline.moved) {
            out += fmt::format("    {}  se recorre: {}\n", iso_date(day.date), day.why);
        }
    }
    return out;
}

std::string trace_lines(const std::vector<TraceDay>& trace)
{
    std::string out;
    for (std::size_t i = 0; i < trace.size(); ++i) {
        const TraceDay& day = trace[i];
        if (i == 0 || trace[i - 1].count != day.count) {
            out += fmt::format("\n{}\n", name_of(day.count));
        }
        out += day.counts ? fmt::format("    {}  {:>2}\n", iso_date(day.date), day.day)
                          : fmt::format("    {}   -  {}\n", iso_date(day.date), day.why);
    }
    return out;
}

}  // namespace

std::string_view spanish(DeadlineId id)
{
    switch (id) {
        case DeadlineId::Respuesta: return "Último día para responder";
        case DeadlineId::Aclaracion: return "Último día para pedir aclaración";
        case DeadlineId::Pago: return "Último día para pagar";
        case DeadlineId::Inconformidad: return "Último día para la inconformidad";
        case DeadlineId::Exigible: return "Exigible desde";
        case DeadlineId::Juicio: return "Último día para la demanda (TFJA)";
        case DeadlineId::Inmovilizar: return "El banco inmoviliza a más tardar";
        case DeadlineId::Informar: return "El banco informa a más tardar";
        case DeadlineId::AvisarPatron: return "Se avisa al patrón a más tardar";
        case DeadlineId::OrdenarLiberarExceso: return "Se ordena liberar el exceso a más tardar";
        case DeadlineId::LiberarExceso: return "El banco libera el exceso a más tardar";
        case DeadlineId::ResolverGarantia: return "Se resuelve la garantía a más tardar";
        case DeadlineId::AvisarBancoGarantia: return "Se avisa al banco a más tardar";
    }
    throw std::logic_error("DeadlineId");
}

std::string term_text(const NotificationTerms& terms)
{
    return line("Notificado", terms.notified, name_of(terms.by)) +
           line("Surte efectos", terms.effective, "CFF 135") + deadline_lines(terms.deadlines) +
           "Calendario " + terms.calendar + "\n" + trace_lines(terms.trace);
}

std::string term_text(const BankClocks& clocks)
{
    std::string out = deadline_lines(clocks.deadlines);
    if (clocks.auto_lift) {
        out += line("Sin aviso, el banco levanta desde", *clocks.auto_lift, "CFF 156-Bis");
    }
    return out + "Calendario " + clocks.calendar + "\n" + trace_lines(clocks.trace);
}

std::string findings_text(const Findings& findings)
{
    std::string out;
    for (const Finding& finding : findings) {
        out += finding.id;
        if (!finding.field.empty()) out += " [" + finding.field + "]";
        if (finding.line > 0) out += fmt::format(" línea {}", finding.line);
        out += ": " + finding.reason;
        if (!finding.remedy.empty()) out += " " + finding.remedy;
        if (!finding.citation.empty()) out += " (" + finding.citation + ")";
        out += '\n';
    }
    return out;
}

}  // namespace buzon
