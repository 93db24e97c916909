#include "gateway/work_json.hpp"

#include "gateway/app/work_text.hpp"
#include "gateway/json.hpp"

namespace buzon {
namespace {

std::string spanish(db::WorkState state)
{
    switch (state) {
        case db::WorkState::Open: return "Sin atender";
        case db::WorkState::Taken: return "En atención";
        case db::WorkState::Done: return "Cerrado";
    }
    return {};
}

std::string spanish(db::WorkStepKind kind)
{
    switch (kind) {
        case db::WorkStepKind::Taken: return "Lo tomó";
        case db::WorkStepKind::Closed: return "Lo cerró";
        case db::WorkStepKind::AvisoRenewed: return "Envió un aviso nuevo";
    }
    return {};
}

}  // namespace

Poco::JSON::Object work_line_json(const db::WorkItem& item)
{
    Poco::JSON::Object line = json::object();
    line.set("pendiente", item.id.value);
    line.set("tipo", std::string(db::name_of(item.kind)));
    line.set("titulo", app::work_title(item.kind));
    line.set("estado", std::string(db::name_of(item.state)));
    line.set("estado_texto", spanish(item.state));
    line.set("abierto", item.opened_at.rfc3339());
    if (item.folio) line.set("folio", item.folio->str());
    if (item.holder) line.set("a_cargo", *item.holder);
    return line;
}

Poco::JSON::Object work_json(const app::Work& work)
{
    Poco::JSON::Object body = work_line_json(work.item);
    body.set("titulo", work.title);
    body.set("que_paso", work.happened);
    body.set("que_dice_la_ley", work.law);
    body.set("que_hacer", work.to_do);
    body.set("puede_reenviar", work.may_renew);
    if (work.item.document) body.set("prueba_sha256", work.item.document->hex());
    Poco::JSON::Array steps;
    for (const db::WorkStep& step : work.steps) {
        Poco::JSON::Object one = json::object();
        one.set("paso", std::string(db::name_of(step.kind)));
        one.set("texto", spanish(step.kind));
        one.set("autor", step.actor);
        one.set("momento", step.at.rfc3339());
        if (!step.note.empty()) one.set("nota", step.note);
        steps.add(one);
    }
    body.set("pasos", steps);
    return body;
}

}  // namespace buzon
