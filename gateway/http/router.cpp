#include "gateway/http/router.hpp"

#include "gateway/http/endpoints.hpp"
#include "gateway/http/problem.hpp"

#include <optional>
#include <stdexcept>

namespace buzon::http {
namespace {

std::vector<std::string_view> segments(std::string_view path)
{
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        const std::size_t slash = path.find('/', 1);
        parts.push_back(path.substr(0, slash));
        if (slash == std::string_view::npos) break;
        path.remove_prefix(slash);
    }
    return parts;
}

// The values of {names} when the path fits the pattern.
std::optional<std::map<std::string, std::string>> match(std::string_view pattern,
                                                        std::string_view path)
{
    const auto wanted = segments(pattern);
    const auto given = segments(path);
    if (wanted.size() != given.size()) return std::nullopt;
    std::map<std::string, std::string> values;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i].starts_with("/{")) {
            if (given[i].size() < 2) return std::nullopt;
            values.emplace(wanted[i].substr(2, wanted[i].size() - 3), given[i].substr(1));
        } else if (wanted[i] != given[i]) {
            return std::nullopt;
        }
    }
    return values;
}

}  // namespace

std::string Request::value(const std::string& name) const
{
    const auto found = path_values.find(name);
    if (found == path_values.end()) throw std::logic_error("route without {" + name + "}");
    return found->second;
}

std::string Request::parameter(const std::string& name) const
{
    const auto found = query.find(name);
    return found == query.end() ? std::string() : found->second;
}

const std::vector<Route>& routes()
{
    static const std::vector<Route> kRoutes{
        {"POST", "/v1/challenges", Verb::LogIn, create_challenge},
        {"POST", "/v1/sessions", Verb::LogIn, open_session},
        {"DELETE", "/v1/sessions/current", Verb::LogIn, close_session},
        {"POST", "/v1/acts", Verb::IssueAct, issue_act},
        {"GET", "/v1/acts", Verb::ReadAct, list_acts},
        {"GET", "/v1/acts/{folio}", Verb::ReadAct, get_act},
        {"GET", "/v1/acts/{folio}/documents/{role}", Verb::ReadAct, get_act_document},
        {"GET", "/v1/events", Verb::ReadEvents, list_events},
        {"GET", "/v1/mailboxes", Verb::ReadMailbox, list_mailboxes},
        {"GET", "/v1/mailbox", Verb::ReadMailbox, list_mailbox},
        {"GET", "/v1/mailbox/{folio}", Verb::ReadMailbox, get_mailbox_act},
        {"POST", "/v1/mailbox/{folio}/open-requests", Verb::OpenAct, request_opening},
        {"POST", "/v1/mailbox/{folio}/acuses", Verb::OpenAct, open_act},
        {"GET", "/v1/mailbox/{folio}/documents/{role}", Verb::ReadMailbox, get_mailbox_document},
        {"GET", "/v1/mailbox/{folio}/expediente", Verb::ReadMailbox, get_expediente},
        {"GET", "/v1/mailbox/{folio}/calendario", Verb::ReadMailbox, get_plazos_calendar},
        {"GET", "/v1/enrolment", Verb::Enrol, get_enrolment},
        {"GET", "/v1/enrolment/terms", Verb::ReadPublic, get_terms},
        {"POST", "/v1/enrolment/contacts", Verb::Enrol, register_contact},
        {"DELETE", "/v1/enrolment/contacts/{contact}", Verb::Enrol, drop_contact},
        {"POST", "/v1/enrolment/contacts/{contact}/codes", Verb::Enrol, ask_for_code},
        {"POST", "/v1/enrolment/contacts/{contact}/confirmations", Verb::Enrol, confirm_contact},
        {"POST", "/v1/enrolment/declaration-requests", Verb::Enrol, request_declaration},
        {"POST", "/v1/enrolment/declarations", Verb::Enrol, declare},
        {"GET", "/v1/enrolment/history/{happening}/{form}", Verb::Enrol, get_declaration_document},
        {"GET", "/v1/bank-orders", Verb::ReadBankOrders, list_bank_orders},
        {"GET", "/v1/bank-orders/{order}", Verb::ReadBankOrders, get_bank_order},
        {"GET", "/v1/bank-orders/{order}/acts/{act}/approval-text", Verb::ApproveBankOrder,
         get_approval_text},
        {"POST", "/v1/bank-orders/{order}/acts/{act}/approvals", Verb::ApproveBankOrder,
         approve_bank_act},
        {"POST", "/v1/bank-orders/{order}/releases", Verb::ReleaseBankOrder, request_release},
        {"POST", "/v1/banks/messages", Verb::AnswerAsBank, receive_bank_message},
        {"GET", "/v1/verification", Verb::Verify, verify_folio},
        {"POST", "/v1/verification", Verb::Verify, verify_document},
        {"GET", "/v1/estrados", Verb::ReadPublic, list_estrados},
        {"GET", "/v1/estrados/{folio}/document", Verb::ReadPublic, get_estrados_document},
        {"POST", "/v1/timestamps", Verb::ReadPublic, stamp_time},
        {"GET", "/v1/health/live", Verb::ReadPublic, live},
        {"GET", "/v1/health/ready", Verb::ReadPublic, ready},
        {"GET", "/v1/openapi.yaml", Verb::ReadPublic, openapi},
        {"GET", "/verificacion", Verb::Verify, verify_folio_page},
    };
    return kRoutes;
}

bool of_the_api(std::string_view path)
{
    if (path == "/v1" || path.starts_with("/v1/")) return true;
    for (const Route& route : routes()) {
        if (match(route.pattern, path)) return true;
    }
    return false;
}

Response dispatch(const Api& api, Request request)
{
    std::string allowed;
    for (const Route& route : routes()) {
        auto values = match(route.pattern, request.path);
        if (!values) continue;
        if (route.method != request.method) {
            allowed += (allowed.empty() ? "" : ", ") + std::string(route.method);
            continue;
        }
        if (const auto wait = api.limits.count(route.verb, request.peer)) {
            return too_many(*wait);
        }
        request.caller = identify(api.services, request.credentials);
        switch (may(request.caller, route.verb)) {
            case Right::NeedsLogin: return needs_login();
            case Right::Denied: return denied();
            case Right::Granted: break;
        }
        request.path_values = std::move(*values);
        return route.handler(api, request);
    }
    if (allowed.empty()) return not_found();
    Response response = to_response({405, "Ese método no se admite aquí", {}});
    response.headers["Allow"] = allowed;
    return response;
}

}  // namespace buzon::http
