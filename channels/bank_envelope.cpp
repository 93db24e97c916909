#include "channels/bank_envelope.hpp"

namespace buzon::channels {

std::string_view code_of(Environment environment)
{
    switch (environment) {
        case Environment::Test: return "TEST";
        case Environment::Prod: return "PROD";
    }
    return {};
}

std::string_view code_of(Relation relation)
{
    switch (relation) {
        case Relation::Nuevo: return "NUEVO";
        case Relation::Recordatorio: return "RECORDATORIO";
        case Relation::Precision: return "PRECISION";
        case Relation::Alcance: return "ALCANCE";
        case Relation::Antecedente: return "ANTECEDENTE";
    }
    return {};
}

}  // namespace buzon::channels
