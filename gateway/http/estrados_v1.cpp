#include "db/documents.hpp"
#include "db/estrados.hpp"
#include "gateway/database.hpp"
#include "gateway/http/endpoints.hpp"
#include "gateway/http/paging.hpp"
#include "gateway/http/problem.hpp"
#include "gateway/json.hpp"
#include "templates/catalogue.hpp"

namespace buzon::http {

// The public page of CFF 139; not to be indexed.
Response list_estrados(const Api& api, const Request& request)
{
    const auto page = read_page(request);
    if (!page) return refused(page.error());
    auto lease = api.services.database().lease(request_deadline());
    db::EstradosPage asked;
    if (const std::string unit = request.parameter("unidad"); !unit.empty()) asked.unit = unit;
    asked.before = page->before;
    asked.limit = page->limit;
    const auto published = db::estrados_page(*lease, asked);
    Poco::JSON::Array items;
    for (const db::PublishedAct& act : published) {
        Poco::JSON::Object item = json::object();
        item.set("folio", act.folio.str());
        item.set("unidad", act.unit_name);
        item.set("publicado", iso_date(act.publication.published_on));
        item.set("permanece_hasta", iso_date(act.publication.remove_after));
        items.add(item);
    }
    Poco::JSON::Object body = json::object();
    body.set("elementos", items);
    if (static_cast<int>(published.size()) == asked.limit) {
        body.set("siguiente", std::to_string(published.back().publication.act.value));
    }
    Response response{.body = json::text(body)};
    response.headers["X-Robots-Tag"] = "noindex, nofollow";
    return response;
}

Response get_estrados_document(const Api& api, const Request& request)
{
    const auto folio = Folio::parse(request.value("folio"));
    if (!folio) return not_found();
    auto lease = api.services.database().lease(request_deadline());
    const auto act = db::find_act(*lease, *folio);
    const auto publication = act ? db::find_publication(*lease, act->id) : std::nullopt;
    if (!publication || publication->removed_at) return not_found();
    const auto document = db::find_document(*lease, publication->redacted);
    if (!document) return not_found();
    Response response{.content_type = document->media_type, .body = document->bytes};
    response.headers["X-Robots-Tag"] = "noindex, nofollow";
    return response;
}

}  // namespace buzon::http
