#include "gateway/app/log_reader.hpp"
#include "gateway/app/witness_log.hpp"
#include "gateway/database.hpp"
#include "gateway/http/endpoints.hpp"
#include "gateway/http/problem.hpp"

namespace buzon::http {
namespace {

constexpr const char* kText = "text/plain; charset=utf-8";

Response cached(Response response, const char* how)
{
    response.headers["Cache-Control"] = how;
    return response;
}

}  // namespace

// The Merkle log as c2sp.org/tlog-tiles serves one: for auditors, witnesses and anybody else.
Response get_log_checkpoint(const Api& api, const Request&)
{
    auto lease = api.services.database().lease(request_deadline());
    const auto note = app::served_checkpoint(*lease);
    if (!note) return not_found();
    return cached({.content_type = kText, .body = *note}, "public, max-age=1");
}

// A tile never changes: neither a full one, nor one of a width that a tree had.
Response get_log_tile(const Api& api, const Request& request)
{
    const auto tile = signing::parse_tile_path("tile/" + request.value("path"));
    if (!tile) return not_found();
    auto lease = api.services.database().lease(request_deadline());
    const auto bytes = app::served_tile(*lease, *tile);
    if (!bytes) return not_found();
    return cached({.content_type = "application/octet-stream", .body = *bytes},
                  "public, max-age=31536000, immutable");
}

Response get_log_receipt(const Api& api, const Request& request)
{
    const auto leaf = Sha256::parse_hex(request.value("leaf"));
    if (!leaf) return not_found();
    auto lease = api.services.database().lease(request_deadline());
    const auto receipt = app::log_receipt(*lease, *leaf);
    if (!receipt) return not_found();
    return {.content_type = kText,
            .body = *receipt,
            .headers = {{"Content-Disposition",
                         "attachment; filename=\"" + leaf->hex() + ".tlog-proof\""}}};
}

// As a witness of other logs (c2sp.org/tlog-witness); who is none does not know any log.
Response add_checkpoint(const Api& api, const Request& request)
{
    if (api.services.witness_signer() == nullptr) return not_found();
    const app::WitnessAnswer answer = app::witness_checkpoint(api.services, request.body);
    switch (answer.outcome) {
        case app::Witnessed::Cosigned: return {.content_type = kText, .body = answer.text};
        case app::Witnessed::Malformed: return bad_request("La solicitud no es de tlog-witness.");
        case app::Witnessed::NotSigned:
            return to_response({403, "Ninguna clave conocida de esa bitácora la firmó", {}});
        case app::Witnessed::UnknownLog: return not_found();
        case app::Witnessed::OtherSize:
        case app::Witnessed::OtherRoot:
            return {.status = 409, .content_type = "text/x.tlog.size", .body = answer.text};
        case app::Witnessed::Inconsistent:
            return to_response({422, "La bitácora no continúa lo que se atestiguó", {}});
    }
    return not_found();
}

}  // namespace buzon::http
