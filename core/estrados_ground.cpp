#include "core/estrados_ground.hpp"

namespace buzon {

std::string_view name_of(EstradosGround ground)
{
    switch (ground) {
        case EstradosGround::NotEnabled: return "no-habilitado";
        case EstradosGround::WrongData: return "datos-erroneos";
        case EstradosGround::NotRegistered: return "no-registrado";
        case EstradosGround::NotUpdated: return "no-actualizado";
        case EstradosGround::NotLocated: return "no-localizable";
        case EstradosGround::Disappeared: return "desaparecido";
        case EstradosGround::Opposed: return "oposicion";
    }
    return {};
}

std::string_view spanish(EstradosGround ground)
{
    switch (ground) {
        case EstradosGround::NotEnabled: return "El destinatario no habilitó el Buzón IMSS.";
        case EstradosGround::WrongData:
            return "El destinatario señaló medios de contacto erróneos.";
        case EstradosGround::NotRegistered:
            return "El destinatario no registró medios de contacto.";
        case EstradosGround::NotUpdated:
            return "El destinatario no mantuvo actualizados sus medios de contacto.";
        case EstradosGround::NotLocated:
            return "El destinatario no es localizable en su domicilio.";
        case EstradosGround::Disappeared:
            return "El destinatario desapareció o se ignora su domicilio.";
        case EstradosGround::Opposed:
            return "El destinatario se opuso a la diligencia de notificación.";
    }
    return {};
}

std::optional<EstradosGround> estrados_ground_of(std::string_view name)
{
    for (const EstradosGround ground : kEstradosGrounds) {
        if (name_of(ground) == name) return ground;
    }
    return std::nullopt;
}

bool of_the_mailbox(EstradosGround ground)
{
    switch (ground) {
        case EstradosGround::NotEnabled:
        case EstradosGround::WrongData:
        case EstradosGround::NotRegistered:
        case EstradosGround::NotUpdated: return true;
        case EstradosGround::NotLocated:
        case EstradosGround::Disappeared:
        case EstradosGround::Opposed: return false;
    }
    return false;
}

}  // namespace buzon
