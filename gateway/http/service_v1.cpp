#include "db/connection.hpp"
#include "gateway/app/key_watch.hpp"
#include "gateway/database.hpp"
#include "gateway/files.hpp"
#include "gateway/http/endpoints.hpp"
#include "gateway/http/problem.hpp"
#include "gateway/json.hpp"
#include "signing/timestamp.hpp"

#include <stdexcept>

namespace buzon::http {
namespace {

std::string health(const Api& api, const char* state, int keys_away = 0)
{
    Poco::JSON::Object body = json::object();
    body.set("estado", state);
    body.set("ensayo", api.services.standing() == Standing::Rehearsal);
    if (keys_away > 0) body.set("llaves_ausentes", keys_away);
    return json::text(body);
}

}  // namespace

// RFC 3161 over HTTP (§3.4), for anybody who wants our time on a digest.
Response stamp_time(const Api& api, const Request& request)
{
    if (request.content_type != "application/timestamp-query") {
        return to_response({415, "Se espera application/timestamp-query", {}});
    }
    return {.content_type = "application/timestamp-reply",
            .body = api.services.timestamps().respond(request.body)};
}

Response live(const Api& api, const Request&)
{
    return {.body = health(api, "vivo")};
}

// Ready: the database answers. Keys that do not serve stop only what needs them, and are counted.
Response ready(const Api& api, const Request&)
{
    static constexpr db::Query kPing{"health_ready", "SELECT 1"};
    auto lease = api.services.database().lease(db::Deadline::in(std::chrono::seconds(2)));
    static_cast<void>(lease->exec(kPing));
    return {.body = health(api, "listo", app::keys_away(api.services))};
}

Response openapi(const Api&, const Request&)
{
    const auto file = read_file(BUZON_SOURCE_DIR "/gateway/http/openapi.yaml");
    if (!file) throw std::runtime_error(file.error().reason);
    return {.content_type = "application/yaml; charset=utf-8", .body = *file};
}

}  // namespace buzon::http
