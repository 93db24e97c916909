#include "gateway/app/work_text.hpp"

#include <fmt/format.h>

namespace buzon::app {
namespace {

std::string because(const std::string& reason)
{
    return reason.empty() ? std::string() : fmt::format(" Respuesta del servidor: «{}».", reason);
}

std::string address(const WorkFacts& facts)
{
    return facts.recipient.empty() ? "un correo del patrón"
                                   : fmt::format("el correo {}", facts.recipient);
}

WorkText bounced(const WorkFacts& facts)
{
    WorkText text;
    text.title = "Aviso devuelto por el servidor de correo";
    text.happened = fmt::format(
        "El servidor de correo había aceptado el aviso para {} y después lo devolvió.{} El informe "
        "quedó guardado como prueba en el expediente del acto.",
        address(facts), because(facts.reason));
    text.law =
        "Una devolución no detiene ni reinicia el plazo: basta probar que el documento estuvo "
        "disponible y que el aviso se envió a los medios registrados (CFF 134, fracción I; SJF "
        "2031717; TFJA IX-J-SS-104). Mantener al día los medios de contacto es deber del patrón "
        "(LSS 286 M).";
    if (facts.notified) {
        text.to_do =
            "El acto ya está notificado. Pida al patrón que confirme un correo que "
            "funcione, para los avisos que sigan, y anote aquí el resultado.";
    } else if (facts.day_four) {
        text.to_do = fmt::format(
            "Avise al patrón por teléfono, antes del {} (día 4), que tiene un documento por abrir, "
            "y pídale que confirme en su buzón un correo que funcione. Anote aquí el resultado. Si "
            "ya no le queda ningún medio válido, los actos siguientes van por estrados (LSS 286 M, "
            "CFF 134, fracción III).",
            iso_date(*facts.day_four));
    } else {
        text.to_do =
            "Pida al patrón que confirme en su buzón un correo que funcione y anote aquí "
            "el resultado.";
    }
    return text;
}

WorkText contact_failed(const WorkFacts& facts)
{
    return {
        "Ningún correo del patrón aceptó el aviso",
        fmt::format("El aviso del acto no fue aceptado en ninguno de los correos confirmados.{} El "
                    "acto sigue depositado, sin verse, y ningún plazo corre.",
                    because(facts.reason)),
        "Sin aviso enviado no hay notificación (CFF 134, fracción I). El patrón debe mantener al "
        "día sus medios de contacto; si los datos son erróneos o no los actualiza, el Instituto "
        "puede notificar por estrados (LSS 286 M; CFF 134, fracción III, y 139).",
        "Pida al patrón que corrija y confirme su correo. En cuanto confirme uno, sale solo un "
        "aviso nuevo, con su propio plazo. Si el patrón dice que el correo de antes ya funciona, "
        "envíe usted el aviso otra vez desde este pendiente. Si no quedan medios válidos, un "
        "funcionario competente ordena la notificación por estrados."};
}

WorkText in_doubt(const WorkFacts& facts)
{
    return {"Aviso sin desenlace desde hace dos días",
            fmt::format("No se sabe si el servidor aceptó el aviso para {}, o no ha sido posible "
                        "entregarlo.{} Se sigue intentando en horas hábiles.",
                        address(facts), because(facts.reason)),
            "El plazo empieza con la aceptación del último aviso obligatorio; mientras falte, no "
            "corre (CFF 134, fracción I).",
            "Pida a quien opera el correo que revise la cola y la bitácora del servidor. Si el "
            "problema es del correo del patrón, pídale que confirme otro. Este pendiente se cierra "
            "solo cuando el aviso tenga desenlace."};
}

WorkText clock_stuck(const WorkFacts& facts)
{
    return {
        "Un plazo venció y no puede cerrarse",
        fmt::format(
            "El plazo del acto terminó y no se pudo emitir su constancia. Causa técnica: {}. "
            "Se vuelve a intentar cada diez minutos.",
            facts.reason.empty() ? "consulte la bitácora" : facts.reason),
        "La fecha de la notificación la fija la ley, no la hora en que se emite la constancia: "
        "no se pierde ni se mueve (CFF 134, fracción I, 135 y 139). La constancia debe firmarla "
        "un funcionario competente con e.firma vigente (CFF 17-D, 38).",
        "Revise que la unidad tenga un funcionario con facultad para certificar y con su "
        "e.firma vigente en el sistema, y que el calendario cubra las fechas. Este pendiente se "
        "cierra solo cuando salga la constancia."};
}

WorkText unmatched(const WorkFacts& facts)
{
    return {"Llegó al correo de devoluciones un mensaje que nadie pudo clasificar",
            fmt::format("El mensaje no es un informe de entrega legible, o no es de un aviso de "
                        "este sistema. {}",
                        facts.reason),
            "Lo que responda un servidor de correo es prueba de lo que pasó con un aviso y debe "
            "conservarse; no cambia ningún plazo (SJF 2031717).",
            "Léalo en la carpeta de mensajes para revisar. Si es una devolución de un aviso, anote "
            "aquí el folio y avise al patrón; si no lo es, ciérrelo diciendo qué era."};
}

// The one thing that keeps an act out of the estrados for good (deliver_estrados).
WorkText not_published(const WorkFacts& facts)
{
    return {"Un acto no se publicó en estrados ni puede ir por el buzón",
            fmt::format("Nada se publicó. {}", facts.reason),
            "Las cédulas de liquidación, las multas y los capitales constitutivos se notifican en "
            "persona, salvo que el patrón pida recibirlos por medio electrónico (LSS 40). Quien "
            "tiene su buzón habilitado y con medios que sirven no se notifica por estrados (LSS "
            "286 M; CFF 134, fracción III). Mientras el acto no se notifique, ningún plazo corre.",
            "Notifique el acto en persona. Si el patrón presenta en su buzón la solicitud del "
            "artículo 40, emita un acto nuevo por ese medio. Anote aquí qué se hizo."};
}

WorkText given_up(const WorkFacts& facts)
{
    if (facts.estrados) return not_published(facts);
    return {
        fmt::format("No se pudo entregar {}", facts.sending),
        fmt::format("Se dejó de intentar: la misma entrega nunca será aceptada.{}",
                    because(facts.reason)),
        "Lo que no se entregó no produce efectos. Si era una liberación, la cuenta sigue "
        "inmovilizada y el plazo para liberarla corre (CFF 156-Bis).",
        "Corrija la causa con quien opera el otro extremo y emita o pida otra vez lo que falta. "
        "Anote aquí qué se hizo."};
}

WorkText accord_after_closing(const WorkFacts& facts)
{
    return {
        "Un acuerdo posterior alarga un plazo que ya se había cerrado", facts.reason,
        "La fecha de la notificación consta en un documento firmado y no se cambia sola. Los "
        "plazos que siguen se contaron otra vez, nunca hacia atrás, y el patrón ve la fecha de "
        "antes, la de ahora y el motivo (CFF 12, 134-I y 135).",
        "Someta el caso al área jurídica: decida si basta con los plazos ampliados o si el acto "
        "debe notificarse de nuevo. No inicie cobro antes de la fecha ampliada. Anote aquí lo "
        "resuelto."};
}

WorkText failure_after_closing(const WorkFacts& facts)
{
    return {"Una falla de la plataforma tocó un plazo y una persona debe decidir", facts.reason,
            "La caída de la plataforma durante los tres días puede viciar la notificación; la que "
            "ya consta en un documento firmado no se cambia sola (CFF 12, último párrafo, y "
            "134-I).",
            "Someta el caso al área jurídica con la constancia de la falla, que está en el "
            "expediente del acto: decida si la notificación se sostiene o si el acto debe "
            "notificarse de nuevo. Anote aquí lo resuelto."};
}

WorkText mobile_refused(const WorkFacts& facts)
{
    return {"El proveedor de mensajes no admite el móvil del patrón",
            fmt::format("El aviso se envió por correo. El mensaje de cortesía {} no pudo salir: {} "
                        "La respuesta quedó guardada en el expediente del acto.",
                        facts.recipient.empty() ? std::string("al móvil")
                                                : fmt::format("al móvil {}", facts.recipient),
                        facts.reason),
            "El plazo no cambia: corre desde que los correos aceptaron el aviso (CFF 134, fracción "
            "I). Mantener al día los medios de contacto es deber del patrón (LSS 286 M).",
            "Pida al patrón que confirme otra vez ese móvil en su buzón, o que registre otro y dé "
            "de baja este. Anote aquí el resultado."};
}

}  // namespace

std::string work_title(db::WorkKind kind)
{
    return work_text(kind, {.recipient = {}, .reason = {}, .sending = "un envío", .day_four = {}})
        .title;
}

WorkText work_text(db::WorkKind kind, const WorkFacts& facts)
{
    switch (kind) {
        case db::WorkKind::AvisoBounced: return bounced(facts);
        case db::WorkKind::ContactFailed: return contact_failed(facts);
        case db::WorkKind::AvisoInDoubt: return in_doubt(facts);
        case db::WorkKind::ClockStuck: return clock_stuck(facts);
        case db::WorkKind::DsnUnmatched: return unmatched(facts);
        case db::WorkKind::DeliveryGivenUp: return given_up(facts);
        case db::WorkKind::AccordAfterClosing: return accord_after_closing(facts);
        case db::WorkKind::MobileRefused: return mobile_refused(facts);
        case db::WorkKind::FailureAfterClosing: return failure_after_closing(facts);
    }
    return {};
}

}  // namespace buzon::app
