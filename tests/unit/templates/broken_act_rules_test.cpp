#include "tests/unit/templates/broken_rules.hpp"

namespace buzon::templates::test {
namespace {

constexpr const char* cedula = "cedula-cuotas";
constexpr const char* multa = "multa";
constexpr const char* requerimiento = "requerimiento-informacion";

BrokenRule without(const char* id, const char* type, const char* xpath)
{
    return {id, type, [xpath](Instance& act) { act.remove(xpath); }};
}

BrokenRule with(const char* id, const char* type, const char* xpath, const char* value)
{
    return {id, type, [xpath, value](Instance& act) { act.set(xpath, value); }};
}

// Adds pesos to one part of the first concept and to its sum, so that only the total breaks.
BrokenRule part_of_concept(const char* id, const char* part)
{
    return {id, cedula, [part](Instance& act) {
                for (const std::string& name : {std::string(part), std::string("importe")}) {
                    const std::string place = "//concepto[1]/" + name;
                    const auto old = *Money::parse(act.value(place));
                    act.set(place, (old + Money::from_centavos(100)).plain());
                }
            }};
}

void amount_and_words(Instance& act, const std::string& amount)
{
    act.set("//total", amount);
    act.set("//total/@letra", in_words(amount));
}

constexpr const char* remedy_of_infonavit =
    "<recurso clave='inconformidad-infonavit'><nombre>Recurso de inconformidad ante el "
    "Infonavit</nombre><plazo dias='15'/><autoridad>la Comisión de Inconformidades</autoridad>"
    "<fundamento><cita ley='LINF' articulo='52'/></fundamento></recurso>";
constexpr const char* agreement =
    "<convenioInfonavit acuerdo='ACDO.AS2.HCT.300320/101' fecha='2020-03-30' "
    "autoridad='el Instituto del Fondo Nacional de la Vivienda para los Trabajadores'/>";

std::string times_the_unit(const char* times, const char* since)
{
    return std::string("<sancionVeces veces='") + times +
           "' minimo='20' maximo='350' valorDiario='100.00' vigenteDesde='" + since + "'/>";
}

std::vector<BrokenRule> broken_cedula_rules()
{
    return {
        without("LSS39C", cedula, "/acto/fundamento/cita[@articulo='39 C']"),
        without("LSS40A", cedula, "/acto/fundamento/cita[@articulo='40 A']"),
        without("REGISTRO-FALTA", cedula, "/acto/destinatario/@registroPatronal"),
        with("LSS39-EXIGIBLE", cedula, "//exigibleDesde", "2026-09-17"),
        with("CEDULA-CALCULO", cedula, "//calculadaAl", "2026-11-13"),
        {"LSS297", cedula,
         [](Instance& act) {
             act.set("//cedula/periodo", "2021-08").set("//exigibleDesde", "2021-09-20");
         }},
        {"SUMA-CONCEPTO", cedula,
         [](Instance& act) { act.set("//concepto[2]/importe", "1584.53"); }},
        part_of_concept("SUMA-CUOTAS", "cuota"),
        part_of_concept("SUMA-ACTUALIZACION", "actualizacion"),
        part_of_concept("SUMA-RECARGOS", "recargos"),
        {"SUMA-TOTAL", cedula, [](Instance& act) { amount_and_words(act, "14586.69"); }},
        with("TRABAJADORES-NUMERO", cedula, "//trabajadores/@numero", "7"),
        with("SUMA-TRABAJADORES", cedula, "//trabajador[1]/@importe", "1.00"),
        with("LSS39D", cedula, "//origen", "diferencias"),
        {"LSS39D-IMPROCEDENTE", cedula,
         [](Instance& act) {
             act.add_after("//recurso[@clave='juicio']",
                           "<recurso clave='aclaracion'><nombre>Aclaración</nombre><plazo "
                           "dias='5'/><autoridad>la Subdelegación</autoridad><fundamento><cita "
                           "ley='LSS' articulo='39 D'/></fundamento></recurso>");
         }},
        {"X18-CONVENIO", cedula,
         [](Instance& act) {
             act.set("//concepto[6]/@ramo", "INF");
             act.add_after("//recurso[@clave='juicio']", remedy_of_infonavit);
         }},
        {"X18-RECURSO", cedula,
         [](Instance& act) {
             act.set("//concepto[6]/@ramo", "INF");
             act.add_after("//cedula/pago", agreement);
         }},
    };
}

std::vector<BrokenRule> broken_multa_rules()
{
    return {
        without("REGISTRO-FALTA", multa, "/acto/destinatario/@registroPatronal"),
        without("LSS304", multa, "/acto/fundamento/cita[@articulo='304' or @articulo='304 B']"),
        without("MULTA-PRECEPTO", multa, "//infraccion/fundamento/cita"),
        without("MULTA-HECHOS", multa, "//hechos/parrafo"),
        with("MULTA-FECHA", multa, "//infraccion/@fecha", "2026-11-13"),
        with("LSS297", multa, "//infraccion/@fecha", "2021-08-18"),
        {"LSS304-PORCENTAJE", multa,
         [](Instance& act) {
             act.set("//sancionPorcentaje/@porcentaje", "110.00");
             amount_and_words(act, "53031.40");
         }},
        {"MULTA-IMPORTE", multa, [](Instance& act) { amount_and_words(act, "26515.71"); }},
        {"MULTA-IMPORTE", multa,
         [](Instance& act) {
             act.replace("//sancionPorcentaje", times_the_unit("40", "2026-02-01"));
             amount_and_words(act, "4000.01");
         }},
        {"LSS304B-LIMITES", multa,
         [](Instance& act) {
             act.replace("//sancionPorcentaje", times_the_unit("351", "2026-02-01"));
             amount_and_words(act, "35100.00");
         }},
        {"MULTA-UMA", multa,
         [](Instance& act) {
             act.replace("//sancionPorcentaje", times_the_unit("40", "2026-08-19"));
             amount_and_words(act, "4000.00");
         }},
        {"TOTAL-CERO", multa,
         [](Instance& act) {
             act.set("//sancionPorcentaje/@conceptoOmitido", "0.00");
             amount_and_words(act, "0.00");
         }},
        without("LSS304B-GRAVEDAD", multa, "//elemento[@clave='gravedad']"),
        without("LSS304B-CONDICIONES", multa, "//elemento[@clave='condiciones-infractor']"),
        with("LSS304C", multa, "//cumplimientoEspontaneo", "si"),
    };
}

std::vector<BrokenRule> broken_requerimiento_rules()
{
    return {
        without("REQ-FACULTAD", requerimiento, "/acto/fundamento/cita[@ley='LSS'][@articulo!='9']"),
        with("REQ-PERIODO", requerimiento, "//periodo/@desde", "2026-07"),
        with("REQ-PERIODO-FUTURO", requerimiento, "//periodo/@hasta", "2026-12"),
        without("REQ-APERCIBIMIENTO", requerimiento, "//apercibimiento/fundamento/cita"),
        with("REQ-CINCO-ANIOS", requerimiento, "//periodo/@desde", "2020-01"),
        with("REQ-NUMERACION", requerimiento, "//documento[5]/@numero", "6"),
    };
}

}  // namespace

std::vector<BrokenRule> broken_act_rules()
{
    std::vector<BrokenRule> out = broken_cedula_rules();
    for (const auto& more : {broken_multa_rules(), broken_requerimiento_rules()}) {
        out.insert(out.end(), more.begin(), more.end());
    }
    return out;
}

}  // namespace buzon::templates::test
