#include "gateway/http/rights.hpp"

#include <array>

namespace buzon::http {
namespace {

using db::OfficialRole;

bool nobody(const Caller& caller)
{
    return !caller.person && !caller.bank && !caller.system;
}

bool employer(const Caller& caller)
{
    return caller.role == db::SessionRole::Employer;
}

template <std::size_t N>
bool staff(const Caller& caller, const std::array<OfficialRole, N>& roles)
{
    if (!caller.official) return false;
    for (const OfficialRole role : roles) {
        if (caller.official->has(role)) return true;
    }
    return false;
}

constexpr std::array kEveryRole{OfficialRole::Firmante, OfficialRole::Aprobador,
                                OfficialRole::Operador, OfficialRole::Auditor,
                                OfficialRole::Juridico};
constexpr std::array kIssuers{OfficialRole::Firmante, OfficialRole::Operador};
constexpr std::array kApprovers{OfficialRole::Aprobador};
constexpr std::array kReleasers{OfficialRole::Firmante, OfficialRole::Aprobador,
                                OfficialRole::Operador};
constexpr std::array kAuditors{OfficialRole::Auditor};

bool granted(const Caller& caller, Verb verb)
{
    switch (verb) {
        case Verb::ReadPublic:
        case Verb::Verify:
        case Verb::StampTime:
        case Verb::AskWitness:
        case Verb::LogIn: return true;
        case Verb::ReadMailbox:
        case Verb::OpenAct:
        case Verb::Enrol: return employer(caller);
        case Verb::IssueAct: return caller.system.has_value() || staff(caller, kIssuers);
        case Verb::ReadAct: return caller.system.has_value() || staff(caller, kEveryRole);
        case Verb::ReadEvents: return staff(caller, kAuditors);
        case Verb::ReadEstrados: return staff(caller, kEveryRole);
        case Verb::OrderEstrados: return staff(caller, kIssuers);
        case Verb::ReadBankOrders: return staff(caller, kEveryRole);
        case Verb::ApproveBankOrder: return staff(caller, kApprovers);
        case Verb::ReleaseBankOrder: return staff(caller, kReleasers);
        case Verb::ReadWork: return staff(caller, kEveryRole);
        case Verb::DoWork: return staff(caller, kIssuers);
        case Verb::AnswerAsBank: return caller.bank.has_value();
    }
    return false;
}

}  // namespace

Right may(const Caller& caller, Verb verb)
{
    if (granted(caller, verb)) return Right::Granted;
    return nobody(caller) ? Right::NeedsLogin : Right::Denied;
}

bool in_scope(const Caller& caller, std::string_view unit)
{
    if (caller.official && caller.official->unit == unit) return true;
    return caller.system && caller.system->unit == unit;
}

}  // namespace buzon::http
