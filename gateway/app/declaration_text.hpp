#pragma once

#include "core/finding.hpp"
#include "core/instant.hpp"
#include "core/rfc.hpp"

#include <tl/expected.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::app {

// What can be declared about a mailbox; one grammar for all.
enum class DeclarationKind { Terms, CedulasRequest, WithdrawContact, GrantPerson, RevokePerson };
// "terminos", "solicitud-cedulas", "baja-medio", "alta-persona", "baja-persona"
[[nodiscard]] std::string_view name_of(DeclarationKind kind);
[[nodiscard]] std::optional<DeclarationKind> declaration_kind_of(std::string_view name);

// In plain words; what is signed ends with it.
[[nodiscard]] std::string_view statement_of(DeclarationKind kind);

using DeclarationFields = std::map<std::string, std::string>;
// Every field of any declaration in the order in which it is signed, and what it is called on
// paper.
struct FieldName {
    std::string_view key;
    std::string_view label;
};
[[nodiscard]] const std::vector<FieldName>& declaration_field_names();

// Whether the fields are this kind's, each of them short, of one line and well-formed (RFC, dates,
// role). `with_instrument`: the power of whoever acts for somebody else must be named (law.md
// §6.10). Every reason at once: DECLARACION-CAMPO. Pure.
[[nodiscard]] Findings check_fields(DeclarationKind kind, const DeclarationFields& fields,
                                    bool with_instrument);

// The text that is signed, UTF-8: "||declaracion|1.0|kind|owner|signer|key=value|…|nonce|instant|
// statement||"; in a value "\" is written "\\" and "|" is written "\|" (templates/common/cadena).
struct DeclarationMade {
    DeclarationKind kind;
    const Rfc& owner;
    const Rfc& signer;
    const DeclarationFields& fields;
    std::string_view nonce;
    Instant at;
};
[[nodiscard]] std::string declaration_cadena(const DeclarationMade& made);

}  // namespace buzon::app
