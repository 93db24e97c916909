#include "channels/bank_answer_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>

namespace buzon::channels {
namespace {

constexpr std::int64_t max_shown = 99'999'999'999'999;  // of Money

template <class... Each>
struct Overloaded : Each... {
    using Each::operator()...;
};

Finding contradiction(const char* field, std::string reason)
{
    return {.id = "E115",
            .severity = Severity::Error,
            .field = field,
            .line = 0,
            .reason = std::move(reason),
            .remedy = "Aclárelo con la institución; la orden sigue como estaba.",
            .citation = ""};
}

bool may_hold(AccountOutcome outcome)
{
    switch (outcome) {
        case AccountOutcome::A01:
        case AccountOutcome::A02:
        case AccountOutcome::A04:
        case AccountOutcome::A09:
        case AccountOutcome::A10:
        case AccountOutcome::A11:
        case AccountOutcome::A12:
        case AccountOutcome::A13:
        case AccountOutcome::A14:
        case AccountOutcome::A99: return true;
        case AccountOutcome::A00:
        case AccountOutcome::A03:
        case AccountOutcome::A05:
        case AccountOutcome::A06:
        case AccountOutcome::A07:
        case AccountOutcome::A08: return false;
    }
    return false;
}

bool may_hold(PersonOutcome outcome)
{
    switch (outcome) {
        case PersonOutcome::P01:
        case PersonOutcome::P05:
        case PersonOutcome::P06: return true;
        case PersonOutcome::P00:
        case PersonOutcome::P02:
        case PersonOutcome::P03:
        case PersonOutcome::P04:
        case PersonOutcome::P09: return false;
    }
    return false;
}

template <class Account>
void check_repeated(Findings& findings, const std::vector<Account>& accounts)
{
    std::vector<std::string> refs;
    refs.reserve(accounts.size());
    for (const Account& account : accounts) refs.push_back(account.account_ref);
    std::ranges::sort(refs);
    const auto twice = std::ranges::adjacent_find(refs);
    if (twice != refs.end()) {
        findings.push_back(
            contradiction("Cuenta", fmt::format("La cuenta {} aparece más de una vez.", *twice)));
    }
}

Findings check(const FreezeResult& result)
{
    Findings findings;
    std::int64_t sum = 0;
    for (const FrozenAccount& account : result.accounts) {
        sum += account.frozen.centavos();
        if (account.frozen.centavos() > 0 && !may_hold(account.outcome)) {
            findings.push_back(contradiction(
                "Cuenta", fmt::format("La cuenta {} tiene dinero inmovilizado con el resultado {}.",
                                      account.account_ref, code_of(account.outcome))));
        }
    }
    const std::int64_t total = result.total_frozen.centavos();
    if (sum != total) {
        findings.push_back(contradiction(
            "total", fmt::format("Las cuentas suman {} y el total dice {}.",
                                 Money::from_centavos(std::min(sum, max_shown)).display(),
                                 result.total_frozen.display())));
    }
    const std::int64_t expected = std::max<std::int64_t>(result.cap_seen.centavos() - total, 0);
    if (result.not_covered.centavos() != expected) {
        findings.push_back(contradiction(
            "noCubierto",
            "Lo inmovilizado y lo no cubierto no suman el tope que aplicó el banco."));
    }
    if (total > 0 && !may_hold(result.person)) {
        findings.push_back(contradiction(
            "persona",
            fmt::format("Hay dinero inmovilizado con el resultado {}.", code_of(result.person))));
    }
    check_repeated(findings, result.accounts);
    return findings;
}

Findings check(const ReleaseResult& result)
{
    Findings findings;
    std::int64_t sum = 0;
    for (const ReleasedAccount& account : result.accounts) sum += account.released.centavos();
    if (!result.accounts.empty() && sum != result.released.centavos()) {
        findings.push_back(contradiction("liberado", "Las cuentas no suman lo liberado."));
    }
    const bool nothing = result.outcome == ReleaseOutcome::L03;
    if (nothing && result.released.centavos() > 0) {
        findings.push_back(contradiction("resultado", "Dice que no había nada y liberó dinero."));
    }
    if (result.outcome == ReleaseOutcome::L01 && result.still_frozen.centavos() > 0) {
        findings.push_back(
            contradiction("subsiste", "Dice que liberó todo y subsiste dinero inmovilizado."));
    }
    check_repeated(findings, result.accounts);
    return findings;
}

Findings check(const TechAck& ack)
{
    if (ack.result != TechResult::Nack || !ack.errors.empty()) return {};
    return {contradiction("AcuseTecnico", "Rechaza el mensaje sin decir por qué.")};
}

Findings check(const Ambiguity& ambiguity)
{
    if (!may_hold(ambiguity.person)) return {};
    return {contradiction("persona", "Dice que hay ambigüedad y que identificó a la persona.")};
}

}  // namespace

Findings inconsistencies_of(const AnswerBody& body)
{
    return std::visit(Overloaded{[](const TechAck& x) { return check(x); },
                                 [](const BusinessAck&) { return Findings(); },
                                 [](const BusinessReject&) { return Findings(); },
                                 [](const FreezeResult& x) { return check(x); },
                                 [](const ReleaseResult& x) { return check(x); },
                                 [](const Ambiguity& x) { return check(x); },
                                 [](const BankNotice&) { return Findings(); }},
                      body);
}

}  // namespace buzon::channels
