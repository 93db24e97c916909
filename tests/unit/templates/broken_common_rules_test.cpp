#include "tests/unit/templates/broken_rules.hpp"

namespace buzon::templates::test {
namespace {

constexpr const char* cedula = "cedula-cuotas";

BrokenRule without(const char* id, const char* xpath)
{
    return {id, cedula, [xpath](Instance& act) { act.remove(xpath); }};
}

BrokenRule with(const char* id, const char* xpath, const char* value)
{
    return {id, cedula, [xpath, value](Instance& act) { act.set(xpath, value); }};
}

std::string without_hook(const char* law, const char* article)
{
    return std::string("/acto/rutaElectronica/cita[@ley='") + law + "'][@articulo='" + article +
           "']";
}

BrokenRule hook(const char* id, const char* law, const char* article)
{
    return {id, cedula, [law, article](Instance& act) { act.remove(without_hook(law, article)); }};
}

constexpr const char* aclaracion_of_ten_days =
    "<recurso clave='aclaracion'><nombre>Aclaración administrativa</nombre><plazo dias='10'/>"
    "<autoridad>la Subdelegación Del Valle</autoridad>"
    "<fundamento><cita ley='LSS' articulo='39 D'/></fundamento></recurso>";

}  // namespace

std::vector<BrokenRule> broken_common_rules()
{
    return {
        without("CFF38-II", "/acto/autoridad/ooad"),
        without("CFF38-III", "/acto/autoridad/lugar"),
        without("CFF38-IV-FUNDAMENTO", "/acto/fundamento"),
        without("CFF38-IV-MOTIVO", "/acto/motivo"),
        without("CFF38-IV-OBJETO", "/acto/asunto"),
        without("CFF38-V-FIRMA", "/acto/firmante"),
        without("CFF38-V-DESTINATARIO", "/acto/destinatario/nombre"),
        with("CFF38-SOLIDARIA", "/acto/destinatario/@caracter", "responsable-solidario"),
        without("COMP-MATERIAL", "//material/cita[@articulo='271']"),
        without("COMP-TERRITORIAL", "//territorial"),
        without("COMP-GRADO", "//grado/cita"),
        with("COMP-SUPLENCIA", "/acto/firmante/@ausencia", "si"),
        without("LFDC23-PIE", "/acto/recursos"),
        without("LSS294-INCONFORMIDAD", "//recurso[@clave='inconformidad']"),
        without("LFPCA13-JUICIO", "//recurso[@clave='juicio']"),
        without("LFDC23-PLAZO", "//recurso[@clave='juicio']/plazo"),
        without("LFDC23-AUTORIDAD", "//recurso[@clave='inconformidad']/autoridad"),
        without("LFDC23-FUNDAMENTO", "//recurso[@clave='juicio']/fundamento/cita"),
        with("RRI6-PLAZO", "//recurso[@clave='inconformidad']/plazo/@dias", "10"),
        with("LSS294-AUTORIDAD", "//recurso[@clave='inconformidad']/autoridad", "la Subdelegación"),
        with("LFPCA13-PLAZO", "//recurso[@clave='juicio']/plazo/@dias", "15"),
        with("LFPCA13-AUTORIDAD", "//recurso[@clave='juicio']/autoridad", "el Consejo Consultivo"),
        {"LSS39D-PLAZO", cedula,
         [](Instance& act) {
             act.set("//origen", "diferencias");
             act.add_after("//recurso[@clave='juicio']", aclaracion_of_ten_days);
         }},
        without("RUTA-FALTA", "/acto/rutaElectronica"),
        hook("RUTA-LSS-5A", "LSS", "5 A"),
        hook("RUTA-LSS-9", "LSS", "9"),
        hook("RUTA-LSS-40", "LSS", "40"),
        hook("RUTA-LSS-271", "LSS", "271"),
        hook("RUTA-LSS-286L", "LSS", "286 L"),
        hook("RUTA-LSS-286M", "LSS", "286 M"),
        hook("RUTA-LSS-286N", "LSS", "286 N"),
        hook("RUTA-CFF-17C", "CFF", "17-C"),
        hook("RUTA-CFF-17D", "CFF", "17-D"),
        hook("RUTA-CFF-38", "CFF", "38"),
        hook("RUTA-CFF-134", "CFF", "134"),
        hook("RUTA-CFF-135", "CFF", "135"),
        without("RUTA-LINEAMIENTOS", "//lineamientos"),
        with("RUTA-LINEAMIENTOS-DOF", "//lineamientos/@dof", "2030-01-01"),
        with("LETRA", "//cedula/total/@letra", "UN PESO 00/100 M.N."),
        with("PAGO-LINEA", "//lineaCaptura/@vigencia", "2026-11-11"),
        with("PAGO-PLAZO", "//pago/@plazoDias", "30"),
    };
}

}  // namespace buzon::templates::test
