#pragma once

#include "db/bank_orders.hpp"
#include "db/banks.hpp"
#include "db/mailboxes.hpp"
#include "db/officials.hpp"
#include "db/units.hpp"
#include "gateway/app/heading.hpp"
#include "gateway/app/stop_signs.hpp"
#include "signing/certificate.hpp"
#include "signing/report.hpp"

#include <optional>
#include <vector>

namespace buzon::app {

// The e.firma that would sign, and what was found about it now (chain, dates, revocation).
struct SigningFacts {
    signing::Certificate certificate;
    signing::Codes codes;
};

struct BankFacts {
    std::optional<db::Bank> bank;
    std::vector<OrderedCreditFacts> credits;
    std::vector<db::BankOrder> group;   // orders that share the debt
    std::vector<db::BankOrder> recent;  // against the same person at the same bank, sixty days
};

// What the database and the keys know about the people an act names; empty: unknown.
struct AdmissionFacts {
    std::optional<db::Unit> unit;
    std::optional<db::Official> official;
    std::optional<db::Competence> competence;  // for the act's type, today
    bool type_approved = false;                // two officials signed the files of the version
    std::optional<SigningFacts> signing;
    std::optional<db::Addressee> addressee;
    std::optional<BankFacts> bank;  // for orders to a bank
};

// Whether these people may issue and receive this act now; every reason at once:
// UNIDAD-…, TIPO-SIN-APROBAR, FIRMANTE-… (CFF 38-V: competence by matter, territory and grade),
// EFIRMA-… (CFF 17-D, 17-H: certificate in force on the act's date), DESTINATARIO-…, BUZON-… (LSS
// 40, 286 M; CFF 134-I, 17-K), ESTRADOS-IMPROCEDENTE (CFF 134-III). Pure.
[[nodiscard]] Findings admit(const Heading& heading, const AdmissionFacts& facts, Instant now);

// The further reasons for an order to a bank: V10 cap of the group, V28 and V38 repeated orders,
// V30–V37 stop-signs, BANCO-DESCONOCIDO. Pure.
[[nodiscard]] Findings admit_order(const templates::CheckedAct& act, const BankFacts& facts,
                                   Instant now);

}  // namespace buzon::app
