#include "channels/bank_codes.hpp"

#include <array>

namespace buzon::channels {
namespace {

struct Words {
    std::string_view code;
    std::string_view spanish;
};

// In the order of the enumerators.
constexpr std::array tech_code_words{
    Words{"E100", "El mensaje no cumple el esquema."},
    Words{"E101", "La firma no es válida."},
    Words{"E102", "El certificado está vencido, revocado o es desconocido."},
    Words{"E103", "Mensaje repetido: el banco ya lo tenía."},
    Words{"E104", "El banco recibió antes otro contenido con el mismo identificador."},
    Words{"E105", "El mensaje es de otro ambiente."},
    Words{"E106", "El mensaje no es para esta institución."},
    Words{"E107", "El banco no conoce la orden."},
    Words{"E108", "El mensaje llegó antes que uno anterior; el banco lo retiene."},
    Words{"E109", "El mensaje llegó después de su vencimiento."},
    Words{"E110", "El mensaje es demasiado grande."},
    Words{"E111", "El banco no lee esta versión."},
    Words{"E112", "El documento adjunto no puede leerse."},
    Words{"E113", "El banco no nos reconoce como autorizados."},
    Words{"E114", "El banco pide menos mensajes por minuto."},
    Words{"E115", "Los totales no coinciden."},
    Words{"E116", "El reloj del mensaje difiere del reloj del banco."},
};
static_assert(tech_code_words.size() == static_cast<std::size_t>(TechCode::E116) + 1);

// In the order of the enumerators.
constexpr std::array reject_code_words{
    Words{"B01", "Faltan formalidades en la orden."},
    Words{"B02", "La operación no corresponde a esta clase de institución."},
    Words{"B03", "La institución cuestiona la competencia."},
    Words{"B04", "Falta un anexo."},
    Words{"B05", "El documento y los datos difieren, o no pueden leerse."},
    Words{"B06", "El documento fue alterado o no se pudo verificar la firma."},
    Words{"B07", "Faltan datos para identificar a la persona."},
    Words{"B08", "Falta el monto o es cero."},
    Words{"B09", "La institución se fusionó o dejó de operar."},
    Words{"B10", "La orden fue sustituida por otra posterior."},
};
static_assert(reject_code_words.size() == static_cast<std::size_t>(RejectCode::B10) + 1);

// In the order of the enumerators.
constexpr std::array person_outcome_words{
    Words{"P00", "No es cliente."},
    Words{"P01", "Cliente identificado."},
    Words{"P02", "Hay homónimos; no se hizo nada."},
    Words{"P03", "El RFC coincide y el nombre no; no se hizo nada."},
    Words{"P04", "Fue cliente."},
    Words{"P05", "Solo es cotitular o autorizado."},
    Words{"P06", "Solo es beneficiario o parte de un fideicomiso."},
    Words{"P09", "No se buscó."},
};
static_assert(person_outcome_words.size() == static_cast<std::size_t>(PersonOutcome::P09) + 1);

// In the order of the enumerators.
constexpr std::array account_outcome_words{
    Words{"A00", "Sin acción: el tope ya estaba cubierto."},
    Words{"A01", "Inmovilizada hasta el tope."},
    Words{"A02", "Inmovilizada; el saldo no alcanza."},
    Words{"A03", "Sin saldo."},
    Words{"A04", "Saldo no disponible."},
    Words{"A05", "Cancelada o inexistente."},
    Words{"A06", "La clave de información venció."},
    Words{"A07", "La persona no es titular."},
    Words{"A08", "Exenta o excluida."},
    Words{"A09", "Dada en garantía."},
    Words{"A10", "Concurso mercantil."},
    Words{"A11", "Inmovilizada antes por otra autoridad."},
    Words{"A12", "Inmovilizada en moneda extranjera."},
    Words{"A13", "Cuenta mancomunada o conjunta."},
    Words{"A14", "Sujeta a condición."},
    Words{"A99", "Otro resultado."},
};
static_assert(account_outcome_words.size() == static_cast<std::size_t>(AccountOutcome::A99) + 1);

// In the order of the enumerators.
constexpr std::array release_outcome_words{
    Words{"L01", "Liberada por completo."},
    Words{"L02", "Liberada en parte."},
    Words{"L03", "El banco no encuentra inmovilización anterior."},
    Words{"L04", "Se pidió liberar más de lo inmovilizado; se liberó lo que había."},
    Words{"L05", "Ya estaba liberada."},
    Words{"L06", "La cuenta fue cancelada."},
    Words{"L07", "Liberada por nuestra parte; subsiste la de otra autoridad."},
    Words{"L09", "Otro resultado."},
};
static_assert(release_outcome_words.size() == static_cast<std::size_t>(ReleaseOutcome::L09) + 1);

// In the order of the enumerators.
constexpr std::array bank_notice_kind_words{
    Words{"ACCOUNT_CLOSED", "La cuenta fue cancelada."},
    Words{"ENTITY_MERGED", "La institución se fusionó."},
    Words{"PRIOR_ORDER", "Otra autoridad tiene una orden anterior."},
    Words{"AUTO_LIFTED",
          "El banco levantó la inmovilización por falta de aviso sobre la garantía."},
    Words{"HOLDER_DECEASED", "El titular falleció."},
    Words{"CONCURSO", "El titular está en concurso mercantil."},
    Words{"EXCESS", "Hay inmovilizado más que el tope."},
};
static_assert(bank_notice_kind_words.size() ==
              static_cast<std::size_t>(BankNoticeKind::Excess) + 1);

template <class Enum, class Table>
std::optional<Enum> find(const Table& table, std::string_view code)
{
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (table[i].code == code) return static_cast<Enum>(i);
    }
    return std::nullopt;
}

}  // namespace

std::string_view code_of(TechCode code)
{
    return tech_code_words[static_cast<std::size_t>(code)].code;
}

std::string_view spanish(TechCode code)
{
    return tech_code_words[static_cast<std::size_t>(code)].spanish;
}

std::optional<TechCode> tech_code_of(std::string_view code)
{
    return find<TechCode>(tech_code_words, code);
}

std::string_view code_of(RejectCode code)
{
    return reject_code_words[static_cast<std::size_t>(code)].code;
}

std::string_view spanish(RejectCode code)
{
    return reject_code_words[static_cast<std::size_t>(code)].spanish;
}

std::optional<RejectCode> reject_code_of(std::string_view code)
{
    return find<RejectCode>(reject_code_words, code);
}

std::string_view code_of(PersonOutcome code)
{
    return person_outcome_words[static_cast<std::size_t>(code)].code;
}

std::string_view spanish(PersonOutcome code)
{
    return person_outcome_words[static_cast<std::size_t>(code)].spanish;
}

std::optional<PersonOutcome> person_outcome_of(std::string_view code)
{
    return find<PersonOutcome>(person_outcome_words, code);
}

std::string_view code_of(AccountOutcome code)
{
    return account_outcome_words[static_cast<std::size_t>(code)].code;
}

std::string_view spanish(AccountOutcome code)
{
    return account_outcome_words[static_cast<std::size_t>(code)].spanish;
}

std::optional<AccountOutcome> account_outcome_of(std::string_view code)
{
    return find<AccountOutcome>(account_outcome_words, code);
}

std::string_view code_of(ReleaseOutcome code)
{
    return release_outcome_words[static_cast<std::size_t>(code)].code;
}

std::string_view spanish(ReleaseOutcome code)
{
    return release_outcome_words[static_cast<std::size_t>(code)].spanish;
}

std::optional<ReleaseOutcome> release_outcome_of(std::string_view code)
{
    return find<ReleaseOutcome>(release_outcome_words, code);
}

std::string_view code_of(BankNoticeKind code)
{
    return bank_notice_kind_words[static_cast<std::size_t>(code)].code;
}

std::string_view spanish(BankNoticeKind code)
{
    return bank_notice_kind_words[static_cast<std::size_t>(code)].spanish;
}

std::optional<BankNoticeKind> bank_notice_kind_of(std::string_view code)
{
    return find<BankNoticeKind>(bank_notice_kind_words, code);
}

}  // namespace buzon::channels
