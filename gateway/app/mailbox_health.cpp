#include "gateway/app/mailbox_health.hpp"

#include "gateway/app/enrolment.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace buzon::app {
namespace {

constexpr auto kNear = std::chrono::hours(24);

Finding note(const char* id, Severity severity, std::string reason, const char* remedy,
             const char* citation)
{
    return {id, severity, "", 0, std::move(reason), remedy, citation};
}

bool has(const HealthFacts& facts, db::ContactKind kind)
{
    return std::ranges::any_of(facts.contacts, [&](const db::ContactMeans& one) {
        return one.kind == kind && in_use(one);
    });
}

std::string local_moment(Instant at)
{
    const ZonaCentro local = zona_centro(at);
    const auto minutes = std::chrono::floor<std::chrono::minutes>(local.time_of_day).count();
    return fmt::format("{} a las {:02}:{:02} horas (Zona Centro)", long_spanish_date(local.date),
                       minutes / 60, minutes % 60);
}

void note_mailbox(const HealthFacts& facts, Findings& notes)
{
    if (!has(facts, db::ContactKind::Email)) {
        notes.push_back(note("SALUD-SIN-CORREO", Severity::Error,
                             "Su buzón no tiene ningún correo confirmado: no le llega ningún aviso "
                             "y pueden notificarle por estrados.",
                             "Registre un correo y confírmelo con el código.",
                             "LSS 286 M; CFF 134-III"));
    }
    if (!has(facts, db::ContactKind::Mobile)) {
        notes.push_back(note("SALUD-SIN-MOVIL", Severity::Warning,
                             "Su buzón no tiene un teléfono móvil confirmado.",
                             "Registre un móvil y confírmelo con el código.", "LSS 286 M"));
    }
    if (facts.mailbox->terms_sha != facts.terms_now) {
        notes.push_back(
            note("SALUD-TERMINOS", Severity::Warning,
                 "Firmó una versión anterior de los términos y condiciones; mientras no firme la "
                 "nueva, rige la que firmó.",
                 "Léalos y fírmelos con su e.firma.", "LSS 286 M"));
    }
}

}  // namespace

Findings mailbox_health(const HealthFacts& facts, Instant now)
{
    Findings notes;
    if (facts.mailbox && !facts.mailbox->closed_at) note_mailbox(facts, notes);
    for (const db::ContactMeans& one : facts.contacts) {
        if (bounced(one)) {
            notes.push_back(
                note("SALUD-REBOTE", Severity::Warning,
                     fmt::format(fmt::runtime(one.kind == db::ContactKind::Email
                                                  ? "Un aviso a {} fue devuelto el {}."
                                                  : "Un mensaje a {} no pudo enviarse el {}."),
                                 one.address, long_spanish_date(zona_centro(*one.bounced_at).date)),
                     "Confírmelo otra vez con un código nuevo, o registre otro y dé de baja este.",
                     "LSS 286 M"));
        }
        const Instant lapses = one.registered_at + kConfirmWithin;
        if (pending(one, now) && lapses - now <= kNear) {
            notes.push_back(note("SALUD-POR-VENCER", Severity::Warning,
                                 fmt::format("{} queda sin efecto el {} si no lo confirma.",
                                             one.address, local_moment(lapses)),
                                 "Escriba el código que recibió, o pida otro.", ""));
        }
    }
    return notes;
}

}  // namespace buzon::app
