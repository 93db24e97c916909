#include "gateway/failure_json.hpp"

#include "gateway/json.hpp"

namespace buzon {
namespace {

void add_effect(Poco::JSON::Object& to, const db::ActFailure& effect)
{
    to.set("efecto", std::string(db::name_of(effect.effect)));
    to.set("minutos", effect.minutes);
    to.set("antes", iso_date(effect.before));
    to.set("ahora", iso_date(effect.after));
}

}  // namespace

Poco::JSON::Object failure_json(const db::Failure& failure)
{
    Poco::JSON::Object body = json::object();
    body.set("folio", failure.folio.str());
    body.set("unidad", failure.unit);
    body.set("desde", failure.began_at.rfc3339());
    body.set("hasta", failure.ended_at.rfc3339());
    Poco::JSON::Array functions;
    for (const db::PlatformFunction one : failure.functions) {
        functions.add(std::string(db::name_of(one)));
    }
    body.set("funciones", functions);
    body.set("motivo", failure.reason);
    if (failure.accord) body.set("acuerdo", *failure.accord);
    if (failure.published_on) body.set("publicado", iso_date(*failure.published_on));
    body.set("umbral", failure.threshold);
    body.set("declarada", failure.declared_at.rfc3339());
    return body;
}

Poco::JSON::Array act_failures_json(const std::vector<db::ActFailureShown>& shown)
{
    Poco::JSON::Array all;
    for (const db::ActFailureShown& one : shown) {
        Poco::JSON::Object item = failure_json(one.failure);
        add_effect(item, one.effect);
        all.add(item);
    }
    return all;
}

Poco::JSON::Array touched_json(const std::vector<db::TouchedAct>& touched)
{
    Poco::JSON::Array all;
    for (const db::TouchedAct& one : touched) {
        Poco::JSON::Object item = json::object();
        item.set("folio", one.folio.str());
        add_effect(item, one.effect);
        all.add(item);
    }
    return all;
}

}  // namespace buzon
