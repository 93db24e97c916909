#include "gateway/catalogue_json.hpp"

#include "gateway/json.hpp"

namespace buzon {
namespace {

template <class Items, class Make>
Poco::JSON::Array array_of(const Items& items, Make make)
{
    Poco::JSON::Array out;
    for (const auto& item : items) out.add(make(item));
    return out;
}

Poco::JSON::Object remedy_json(const templates::Remedy& remedy)
{
    Poco::JSON::Object out = json::object();
    out.set("clave", remedy.key);
    out.set("dias", remedy.days);
    out.set("ante", remedy.before);
    if (!remedy.condition.empty()) out.set("si", remedy.condition);
    return out;
}

Poco::JSON::Object field_json(const templates::FieldPrivacy& field)
{
    Poco::JSON::Object out = json::object();
    out.set("ruta", field.path);
    out.set("clase", std::string(privacy_name(field.privacy)));
    return out;
}

Poco::JSON::Object post_json(const templates::SignerPost& post)
{
    Poco::JSON::Object out = json::object();
    out.set("clave", post.key);
    out.set("grado", post.grade);
    out.set("titulo", post.title);
    out.set("cita", post.citation);
    return out;
}

Poco::JSON::Object signature_json(const db::CatalogueSignature& one)
{
    Poco::JSON::Object out = json::object();
    out.set("huella", one.digest.hex());
    out.set("paso", std::string(name_of(one.step)));
    out.set("rfc", one.official.str());
    out.set("instante", one.signed_at.rfc3339());
    return out;
}

}  // namespace

Poco::JSON::Object catalogue_summary_json(const templates::ActType& type)
{
    Poco::JSON::Object out = json::object();
    out.set("tipo", type.key);
    out.set("version", type.version);
    out.set("titulo", type.title);
    out.set("desde", iso_date(std::max(type.valid_from, type.dof_published_on)));
    if (type.valid_to) out.set("hasta", iso_date(*type.valid_to));
    out.set("huella", type.digest.hex());
    out.set("porConfirmar",
            array_of(type.to_confirm, [](const std::string& doubt) { return doubt; }));
    return out;
}

Poco::JSON::Object catalogue_type_json(const templates::ActType& type,
                                       const std::vector<db::CatalogueSignature>& history)
{
    Poco::JSON::Object out = catalogue_summary_json(type);
    out.set("materia", array_of(type.matters, [](const std::string& letter) { return letter; }));
    out.set("canales", array_of(type.channels, [](templates::Channel channel) {
                return std::string(channel_name(channel));
            }));
    out.set("firmantes", array_of(type.signers, post_json));
    out.set("medios", array_of(type.remedies, remedy_json));
    out.set("privacidad", std::string(privacy_name(type.privacy)));
    out.set("campos", array_of(type.fields, field_json));
    out.set("firmas", array_of(history, signature_json));
    return out;
}

}  // namespace buzon
