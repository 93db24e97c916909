#include "gateway/app/renew_aviso.hpp"
#include "gateway/app/work.hpp"
#include "gateway/database.hpp"
#include "gateway/http/body.hpp"
#include "gateway/http/endpoints.hpp"
#include "gateway/http/paging.hpp"
#include "gateway/http/problem.hpp"
#include "gateway/json.hpp"
#include "gateway/work_json.hpp"

#include <charconv>

namespace buzon::http {
namespace {

Findings unknown()
{
    return {{"TRABAJO-INEXISTENTE", Severity::Error, "pendiente", 0,
             "No hay un pendiente de su unidad con ese número.", "Revise el número.", ""}};
}

std::optional<WorkItemId> item_of(const Request& request)
{
    const std::string text = request.value("item");
    WorkItemId id;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id.value);
    if (error != std::errc() || end != text.data() + text.size() || id.value < 1) {
        return std::nullopt;
    }
    return id;
}

tl::expected<db::WorkFilter, Response> filter_of(const Request& request)
{
    const auto page = read_page(request);
    if (!page) return tl::unexpected(refused(page.error()));
    db::WorkFilter filter{.unit = request.caller.official->unit,
                          .state = {},
                          .kind = {},
                          .folio = {},
                          .before = {},
                          .limit = page->limit};
    if (page->before) filter.before = WorkItemId{page->before->value};
    if (const std::string state = request.parameter("estado"); !state.empty()) {
        filter.state = db::work_state_of(state);
        if (!filter.state) return tl::unexpected(bad_request("El estado no se conoce."));
    }
    if (const std::string kind = request.parameter("tipo"); !kind.empty()) {
        filter.kind = db::work_kind_of(kind);
        if (!filter.kind) return tl::unexpected(bad_request("El tipo no se conoce."));
    }
    if (const std::string text = request.parameter("folio"); !text.empty()) {
        const auto folio = Folio::parse(text);
        if (!folio) return tl::unexpected(refused({folio.error()}));
        filter.folio = *folio;
    }
    return filter;
}

// The note is optional for what needs none.
tl::expected<app::WorkDeed, Response> deed_of(const Request& request)
{
    const auto fields = read_fields(request, {.required = {}, .optional = {"nota"}});
    if (!fields) return tl::unexpected(refused(fields.error()));
    const auto note = fields->find("nota");
    return app::WorkDeed{request.caller.official->rfc.str(), request.caller.official->unit,
                         note == fields->end() ? std::string() : note->second};
}

Response shown(const Api& api, const Request& request, WorkItemId id)
{
    const auto work = app::find_work(api.services, id, request.caller.official->unit);
    if (!work) return refused(unknown());
    return {.body = json::text(work_json(*work))};
}

template <class Verb>
Response done(const Api& api, const Request& request, Verb verb)
{
    const auto id = item_of(request);
    if (!id) return refused(unknown());
    const auto deed = deed_of(request);
    if (!deed) return deed.error();
    const auto result = verb(api.services, *id, *deed);
    if (!result) return refused(result.error());
    return shown(api, request, *id);
}

}  // namespace

Response list_work_items(const Api& api, const Request& request)
{
    const auto filter = filter_of(request);
    if (!filter) return filter.error();
    auto lease = api.services.database().lease(request_deadline());
    const std::vector<db::WorkItem> items = db::work_items_page(*lease, *filter);
    Poco::JSON::Array listed;
    for (const db::WorkItem& item : items) listed.add(work_line_json(item));
    Poco::JSON::Object body = json::object();
    body.set("elementos", listed);
    if (static_cast<int>(items.size()) == filter->limit) {
        body.set("siguiente", std::to_string(items.back().id.value));
    }
    return {.body = json::text(body)};
}

Response get_work_item(const Api& api, const Request& request)
{
    const auto id = item_of(request);
    return id ? shown(api, request, *id) : refused(unknown());
}

Response take_work_item(const Api& api, const Request& request)
{
    return done(api, request, app::take_work);
}

Response close_work_item(const Api& api, const Request& request)
{
    return done(api, request, app::close_work);
}

Response renew_aviso(const Api& api, const Request& request)
{
    return done(api, request, app::renew_aviso);
}

}  // namespace buzon::http
