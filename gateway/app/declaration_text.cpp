#include "gateway/app/declaration_text.hpp"

#include "db/people.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

namespace buzon::app {
namespace {

using enum DeclarationKind;

constexpr std::array kAll{Terms, CedulasRequest, WithdrawContact, GrantPerson, RevokePerson};
// TextoCorto of templates/common/common.xsd is of 250 letters; these are bytes.
constexpr std::size_t kLongest = 200;

std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == '|') out += '\\';
        out += c;
    }
    return out;
}

class Check {
  public:
    explicit Check(const DeclarationFields& fields) : fields_(fields) {}

    void required(const char* key)
    {
        allowed_.insert(key);
        if (!fields_.contains(key) || fields_.at(key).empty()) refuse(key, "falta");
    }
    void optional(const char* key) { allowed_.insert(key); }

    void rfc(const char* key)
    {
        required(key);
        if (given(key) && !Rfc::parse(fields_.at(key))) refuse(key, "no es un RFC");
    }
    void date(const char* key)
    {
        if (given(key) && !parse_iso_date(fields_.at(key))) {
            refuse(key, "no es una fecha como 2026-11-17");
        }
    }
    void role(const char* key)
    {
        required(key);
        if (!given(key)) return;
        const auto role = db::representative_role_of(fields_.at(key));
        if (!role || *role == db::RepresentativeRole::Titular) {
            refuse(key, "no es representante, autorizado ni contador");
        }
    }
    void in_order(const char* first, const char* last)
    {
        if (!given(first) || !given(last)) return;
        const auto from = parse_iso_date(fields_.at(first));
        const auto to = parse_iso_date(fields_.at(last));
        if (from && to && *to < *from) refuse(last, "es anterior a la fecha en que empieza");
    }

    Findings finish()
    {
        for (const auto& [key, value] : fields_) {
            if (!allowed_.contains(key)) {
                refuse(key.c_str(), "no es dato de esta declaración");
            } else if (value.size() > kLongest) {
                refuse(key.c_str(), "es demasiado largo");
            } else if (std::ranges::any_of(value, [](char c) {
                           return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
                       })) {
                refuse(key.c_str(), "tiene saltos de línea u otros caracteres de control");
            } else if (!value.empty() && (value.front() == ' ' || value.back() == ' ' ||
                                          value.find("  ") != std::string::npos)) {
                refuse(key.c_str(), "tiene espacios de más");
            }
        }
        return std::move(findings_);
    }

  private:
    [[nodiscard]] bool given(const char* key) const
    {
        const auto found = fields_.find(key);
        return found != fields_.end() && !found->second.empty();
    }
    void refuse(const char* key, const char* why)
    {
        std::string_view label = key;
        for (const FieldName& name : declaration_field_names()) {
            if (name.key == key) label = name.label;
        }
        findings_.push_back({"DECLARACION-CAMPO", Severity::Error, key, 0,
                             fmt::format("El dato «{}» {}.", label, why), "Corríjalo.", ""});
    }

    const DeclarationFields& fields_;
    std::set<std::string> allowed_;
    Findings findings_;
};

void instrument(Check& check, bool needed)
{
    for (const char* key : {"instrumento", "fecha_instrumento", "fedatario"}) {
        if (needed) {
            check.required(key);
        } else {
            check.optional(key);
        }
    }
    check.date("fecha_instrumento");
}

}  // namespace

std::string_view name_of(DeclarationKind kind)
{
    switch (kind) {
        case Terms: return "terminos";
        case CedulasRequest: return "solicitud-cedulas";
        case WithdrawContact: return "baja-medio";
        case GrantPerson: return "alta-persona";
        case RevokePerson: return "baja-persona";
    }
    return {};
}

std::optional<DeclarationKind> declaration_kind_of(std::string_view name)
{
    for (const DeclarationKind kind : kAll) {
        if (name_of(kind) == name) return kind;
    }
    return std::nullopt;
}

std::string_view statement_of(DeclarationKind kind)
{
    switch (kind) {
        case Terms:
            return "Acepto los términos y condiciones para el uso del Buzón IMSS, cuyo texto tiene "
                   "la versión y la huella SHA-256 que se indican";
        case CedulasRequest:
            return "Solicito que las cédulas de liquidación, multas y capitales constitutivos se "
                   "me notifiquen por medio electrónico, conforme al artículo 40 de la Ley del "
                   "Seguro Social";
        case WithdrawContact:
            return "Doy de baja este medio de contacto: ya no deben enviarse avisos a él";
        case GrantPerson:
            return "Autorizo a esta persona a entrar a mi Buzón IMSS con el papel y en las fechas "
                   "que se indican";
        case RevokePerson:
            return "Revoco a esta persona la autorización para entrar a mi Buzón IMSS, desde este "
                   "momento";
    }
    throw std::logic_error("kind of declaration");
}

const std::vector<FieldName>& declaration_field_names()
{
    static const std::vector<FieldName> kNames{
        {"version", "Versión"},
        {"sha256", "Huella SHA-256 del texto"},
        {"medio", "Clave del medio de contacto"},
        {"tipo_medio", "Tipo"},
        {"direccion", "Medio de contacto"},
        {"persona_rfc", "RFC de la persona"},
        {"persona_nombre", "Nombre de la persona"},
        {"papel", "Papel"},
        {"desde", "Desde"},
        {"hasta", "Hasta"},
        {"instrumento", "Instrumento que acredita la representación"},
        {"fecha_instrumento", "Fecha del instrumento"},
        {"fedatario", "Fedatario"},
    };
    return kNames;
}

Findings check_fields(DeclarationKind kind, const DeclarationFields& fields, bool with_instrument)
{
    Check check(fields);
    switch (kind) {
        case Terms: break;
        case CedulasRequest: instrument(check, with_instrument); break;
        case WithdrawContact: check.required("medio"); break;
        case GrantPerson:
            check.rfc("persona_rfc");
            check.required("persona_nombre");
            check.role("papel");
            check.required("desde");
            check.optional("hasta");
            check.date("desde");
            check.date("hasta");
            check.in_order("desde", "hasta");
            instrument(check, with_instrument);
            break;
        case RevokePerson:
            check.rfc("persona_rfc");
            check.required("desde");
            check.date("desde");
            break;
    }
    return check.finish();
}

std::string declaration_cadena(const DeclarationMade& made)
{
    std::string out = fmt::format("||declaracion|1.0|{}|{}|{}|", name_of(made.kind),
                                  made.owner.str(), made.signer.str());
    for (const FieldName& name : declaration_field_names()) {
        const auto field = made.fields.find(std::string(name.key));
        if (field == made.fields.end() || field->second.empty()) continue;
        out += fmt::format("{}={}|", name.key, escaped(field->second));
    }
    out += fmt::format("{}|{}|{}||", made.nonce, made.at.rfc3339(), statement_of(made.kind));
    return out;
}

}  // namespace buzon::app
