#include "core/term_result.hpp"

#include <algorithm>
#include <stdexcept>

namespace buzon {
namespace {

std::optional<LocalDate> find(const std::vector<Deadline>& deadlines, DeadlineId id)
{
    const auto found = std::ranges::find(deadlines, id, &Deadline::id);
    return found == deadlines.end() ? std::nullopt : std::optional(found->date);
}

}  // namespace

std::string_view code_of(NotifiedBy value)
{
    switch (value) {
        case NotifiedBy::Acuse: return "acuse";
        case NotifiedBy::Dia4: return "dia4";
        case NotifiedBy::Estrados: return "estrados";
    }
    throw std::logic_error("NotifiedBy");
}

std::string_view code_of(DeadlineId value)
{
    switch (value) {
        case DeadlineId::Respuesta: return "respuesta";
        case DeadlineId::Aclaracion: return "aclaracion";
        case DeadlineId::Pago: return "pago";
        case DeadlineId::Inconformidad: return "inconformidad";
        case DeadlineId::Exigible: return "exigible";
        case DeadlineId::Juicio: return "juicio";
        case DeadlineId::Inmovilizar: return "inmovilizar";
        case DeadlineId::Informar: return "informar";
        case DeadlineId::AvisarPatron: return "avisar-patron";
        case DeadlineId::OrdenarLiberarExceso: return "ordenar-liberar-exceso";
        case DeadlineId::LiberarExceso: return "liberar-exceso";
        case DeadlineId::ResolverGarantia: return "resolver-garantia";
        case DeadlineId::AvisarBancoGarantia: return "avisar-banco-garantia";
    }
    throw std::logic_error("DeadlineId");
}

std::string_view code_of(Obliged value)
{
    switch (value) {
        case Obliged::Patron: return "patron";
        case Obliged::Banco: return "banco";
        case Obliged::Instituto: return "instituto";
    }
    throw std::logic_error("Obliged");
}

std::string_view code_of(CountId value)
{
    switch (value) {
        case CountId::Notificacion: return "notificacion";
        case CountId::Efecto: return "efecto";
        case CountId::Plazos: return "plazos";
        case CountId::Prorroga: return "prorroga";
        case CountId::Inmovilizar: return "inmovilizar";
        case CountId::Informar: return "informar";
        case CountId::AvisarPatron: return "avisar-patron";
        case CountId::OrdenarLiberarExceso: return "ordenar-liberar-exceso";
        case CountId::EfectoLiberacion: return "efecto-liberacion";
        case CountId::LiberarExceso: return "liberar-exceso";
        case CountId::ResolverGarantia: return "resolver-garantia";
        case CountId::AvisarBancoGarantia: return "avisar-banco-garantia";
    }
    throw std::logic_error("CountId");
}

LocalDate NotificationTerms::deadline(DeadlineId id) const
{
    const auto date = find(deadlines, id);
    if (!date) throw std::logic_error("a notification has no such deadline");
    return *date;
}

std::optional<LocalDate> BankClocks::deadline(DeadlineId id) const
{
    return find(deadlines, id);
}

}  // namespace buzon
