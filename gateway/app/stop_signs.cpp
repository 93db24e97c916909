#include "gateway/app/stop_signs.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace buzon::app {

namespace {

struct Sign {
    const char* id;
    const char* reason;
    const char* remedy;
    const char* citation;
};

Sign sign_of(db::CreditFlag flag)
{
    switch (flag) {
        case db::CreditFlag::Paid:
            return {"V30", "está pagado o su pago está en trámite", "No se inmoviliza.",
                    "CFF 156-Bis"};
        case db::CreditFlag::InAgreement:
            return {"V31", "tiene un convenio de pago en parcialidades vigente",
                    "Espere a que el convenio se revoque.", "LSS 40 C"};
        case db::CreditFlag::Guaranteed:
            return {"V32", "está garantizado", "No se inmoviliza lo garantizado.",
                    "CFF 156-Bis; CFF 141"};
        case db::CreditFlag::GuaranteeFiled:
            return {"V32", "tiene una garantía ofrecida sin resolver",
                    "Resuelva primero la garantía.", "CFF 156-Bis"};
        case db::CreditFlag::Suspended:
            return {"V33", "está suspendido por un juez o tribunal",
                    "Espere a que la suspensión termine.", "LFPCA 28"};
        case db::CreditFlag::InconformidadPending:
            return {"V33", "tiene un recurso de inconformidad sin resolver",
                    "Espere la resolución y diez días más.", "CFF 144; LSS 294"};
        case db::CreditFlag::Concurso:
            return {"V35", "está sujeto a concurso mercantil", "Preséntelo al concurso.",
                    "CFF 144"};
        case db::CreditFlag::Prescribed:
            return {"V36", "prescribió", "No se cobra.", "CFF 146; LSS 298"};
        case db::CreditFlag::Cancelled:
            return {"V36", "fue cancelado", "No se cobra.", "CFF 146-A"};
        case db::CreditFlag::Deceased:
            return {"V37", "es de un deudor fallecido o disuelto",
                    "Diríjase a la sucesión o al liquidador.", "CFF 26"};
    }
    throw std::logic_error("CreditFlag");
}

// Bases that rest on a firm credit; the others have preconditions of their own (CFF 156-Bis II).
bool needs_firm_credit(const StopSignQuestion& order)
{
    return order.firmness == Firmness::Firm || order.basis == LegalBasis::Cff156BisI;
}

}  // namespace

Findings stop_signs(const StopSignQuestion& order, const std::vector<OrderedCreditFacts>& credits)
{
    Findings out;
    const auto stop = [&](const Sign& sign, const std::string& number) {
        out.push_back({sign.id, Severity::Error, "/acto/orden/creditos", 0,
                       fmt::format("El crédito {} {}.", number, sign.reason), sign.remedy,
                       sign.citation});
    };
    for (const OrderedCreditFacts& credit : credits) {
        if (!credit.known) {
            stop({"V11", "no está en el registro de créditos de la unidad",
                  "Regístrelo con su situación antes de ordenar.", "CFF 156-Bis"},
                 credit.number);
            continue;
        }
        if (!(credit.known->debtor == order.debtor)) {
            stop({"V12", "es de otro deudor", "Corrija el crédito o la persona.", "CFF 38-V"},
                 credit.number);
        }
        for (const db::CreditFlag flag : credit.known->flags) stop(sign_of(flag), credit.number);
        if (needs_firm_credit(order) &&
            (!credit.known->firm_on || *credit.known->firm_on > order.today)) {
            stop({"V34", "aún no está firme: sus plazos de pago y de impugnación no han concluido",
                  "Espere a que quede firme.", "CFF 144; CFF 156-Bis I"},
                 credit.number);
        }
    }
    return out;
}

}  // namespace buzon::app
