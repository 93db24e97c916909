#include "gateway/http/router.hpp"

#include "gateway/http/endpoints.hpp"
#include "gateway/http/problem.hpp"

#include <Poco/String.h>

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

constexpr std::string_view kRest = "/{path}";

// The values of {names} when the path fits the pattern.
std::optional<std::map<std::string, std::string>> match(std::string_view pattern,
                                                        std::string_view path)
{
    const auto wanted = segments(pattern);
    auto given = segments(path);
    if (wanted.back() == kRest && given.size() > wanted.size()) {
        const char* const rest = given[wanted.size() - 1].data();
        given.resize(wanted.size());
        given.back() = path.substr(static_cast<std::size_t>(rest - path.data()));
    }
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

// Acts, answers of banks, what is verified. Everything else is one small JSON object.
bool takes_documents(Verb verb)
{
    return verb == Verb::IssueAct || verb == Verb::AnswerAsBank || verb == Verb::Verify;
}

// A page of another origin can send only kinds that are never ours without asking first (CORS): so
// a browser that holds a registered client certificate cannot be made to use it.
bool right_type(Verb verb, const Request& request)
{
    if (request.body.empty() || verb == Verb::Verify || verb == Verb::StampTime ||
        verb == Verb::AskWitness) {
        return true;
    }
    const std::string_view type(request.content_type);
    const std::string kind = Poco::toLower(Poco::trim(std::string(type.substr(0, type.find(';')))));
    if (takes_documents(verb)) return kind == "application/xml";
    return kind == "application/json";
}

Response answer(const Api& api, const Route& route, Request& request)
{
    if (const auto wait = api.limits.count(route.verb, request.peer)) return too_many(*wait);
    request.caller = identify(api.services, request.credentials);
    switch (may(request.caller, route.verb)) {
        case Right::NeedsLogin: return needs_login();
        case Right::Denied: return denied();
        case Right::Granted: break;
    }
    if (!right_type(route.verb, request)) return wrong_type();
    return route.handler(api, request);
}

// Every log-in, and everything that was refused for who asked or how often.
void note(const Api& api, const Route& route, int status)
{
    const bool refused = status == 401 || status == 403 || status == 429;
    if (route.verb != Verb::LogIn && !refused) return;
    api.log.write(LogLevel::Info, LogEvent::AccessDecided,
                  {{LogKey::Method, route.method},
                   {LogKey::Route, route.pattern},
                   {LogKey::Status, std::int64_t{status}}});
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
        {"GET", "/v1/acts/{folio}/estrados", Verb::ReadEstrados, get_estrados_file},
        {"POST", "/v1/acts/{folio}/estrados/orders", Verb::OrderEstrados, order_estrados},
        {"POST", "/v1/acts/{folio}/estrados/publications", Verb::OrderEstrados,
         publish_estrados_again},
        {"GET", "/v1/acts/{folio}/estrados/proofs/{day}", Verb::ReadEstrados, get_estrados_proof},
        {"GET", "/v1/missed-estrados-days", Verb::ReadEstrados, list_missed_days},
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
        {"GET", "/v1/work-items", Verb::ReadWork, list_work_items},
        {"GET", "/v1/work-items/{item}", Verb::ReadWork, get_work_item},
        {"POST", "/v1/work-items/{item}/taking", Verb::DoWork, take_work_item},
        {"POST", "/v1/work-items/{item}/closing", Verb::DoWork, close_work_item},
        {"POST", "/v1/work-items/{item}/avisos", Verb::DoWork, renew_aviso},
        {"GET", "/v1/failures", Verb::ReadWork, list_failures},
        {"GET", "/v1/failures/{folio}", Verb::ReadWork, get_failure},
        {"GET", "/v1/verification", Verb::Verify, verify_folio},
        {"POST", "/v1/verification", Verb::Verify, verify_document},
        {"GET", "/v1/estrados", Verb::ReadPublic, list_estrados},
        {"GET", "/v1/estrados/{folio}/document", Verb::ReadPublic, get_estrados_document},
        {"POST", "/v1/timestamps", Verb::StampTime, stamp_time},
        {"GET", "/v1/log/receipts/{leaf}", Verb::ReadPublic, get_log_receipt},
        {"GET", "/log/checkpoint", Verb::ReadPublic, get_log_checkpoint},
        {"GET", "/log/tile/{path}", Verb::ReadPublic, get_log_tile},
        {"POST", "/witness/add-checkpoint", Verb::AskWitness, add_checkpoint},
        {"GET", "/v1/health/live", Verb::ReadPublic, live},
        {"GET", "/v1/health/ready", Verb::ReadPublic, ready},
        {"GET", "/v1/openapi.yaml", Verb::ReadPublic, openapi},
        {"GET", "/verificacion", Verb::Verify, verify_folio_page},
    };
    return kRoutes;
}

bool of_the_api(std::string_view path)
{
    return path == "/v1" || path.starts_with("/v1/") || path.starts_with("/log/") ||
           path.starts_with("/witness/");
}

std::size_t body_limit(std::string_view method, std::string_view path)
{
    constexpr std::size_t kDocument = 64u << 20;
    constexpr std::size_t kFields = 1u << 20;
    for (const Route& route : routes()) {
        if (route.method == method && takes_documents(route.verb) && match(route.pattern, path)) {
            return kDocument;
        }
    }
    return kFields;
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
        request.path_values = std::move(*values);
        Response response = answer(api, route, request);
        note(api, route, response.status);
        return response;
    }
    if (allowed.empty()) return not_found();
    Response response = to_response({405, "Ese método no se admite aquí", {}});
    response.headers["Allow"] = allowed;
    return response;
}

}  // namespace buzon::http
