#include "tests/unit/templates/broken_rules.hpp"

namespace buzon::templates::test {
namespace {

constexpr const char* order = "inmovilizacion";
constexpr const char* notice = "aviso-inmovilizacion";

BrokenRule without(const char* id, const char* type, const char* xpath)
{
    return {id, type, [xpath](Instance& act) { act.remove(xpath); }};
}

BrokenRule with(const char* id, const char* type, const char* xpath, const char* value)
{
    return {id, type, [xpath, value](Instance& act) { act.set(xpath, value); }};
}

void cap(Instance& act, const std::string& amount, const std::string& of_group)
{
    act.set("//tope/@importe", amount).set("//tope/@importeGrupo", of_group);
    act.set("//tope/@letra", in_words(amount));
}

void rest_on(Instance& act, const char* basis, const char* article, const char* firmness)
{
    act.set("//baseLegal", basis).set("//firmeza/@estado", firmness);
    act.replace("/acto/fundamento/cita[@articulo='156-Bis']", article);
}

// A natural person that breaks nothing.
void natural_person(Instance& act)
{
    act.replace("//persona/denominacion", "<paterno>ÁLVAREZ</paterno>");
    act.replace("//persona/regimen", "<nombre>JOSÉ MARÍA</nombre>");
    act.set("//persona/@tipo", "FISICA").set("//persona/@rfc", "NUAJ8207159X0");
    act.set("//persona/@curp", "NUAJ820715HDFXXS04");
    act.add_after("//excluye[.='TRUST']", "<excluye>PENSION</excluye>");
    act.add_after("//excluye[.='TRUST']", "<excluye>SAVINGS_LIC60</excluye>");
}

std::vector<BrokenRule> broken_cap_rules()
{
    return {
        {"V08", order, [](Instance& act) { cap(act, "0.00", "0.00"); }},
        with("V08-LETRA", order, "//tope/@letra", "UN MILLÓN DE PESOS 00/100 M.N."),
        without("V08-LETRA", order, "//tope/@letra"),
        {"V09", order, [](Instance& act) { cap(act, "1500000.01", "1500000.01"); }},
        {"V09", order,
         [](Instance& act) {
             rest_on(act, "CFF_145", "<cita ley='CFF' articulo='145'/>", "PRECAUTIONARY");
             act.set("//tope/@base", "TWO_THIRDS");
             cap(act, "1000000.01", "1000000.01");
         }},
        {"V09-145", order,
         [](Instance& act) {
             rest_on(act, "CFF_145", "<cita ley='CFF' articulo='145'/>", "PRECAUTIONARY");
         }},
        {"V10", order,
         [](Instance& act) {
             act.set("//tope/@estrategia", "ALLOCATED");
             cap(act, "1500000.00", "1400000.00");
         }},
        {"V10-SINGLE", order, [](Instance& act) { cap(act, "1000000.00", "1500000.00"); }},
        with("TOPE-FECHA", order, "//tope/@al", "2026-11-13"),
        with("V11", order, "//creditos/@total", "1500000.01"),
        with("V11-PARTES", order, "//credito[1]/@principal", "812450.11"),
        with("CREDITOS-FECHA", order, "//creditos/@actualizadosAl", "2026-11-13"),
    };
}

std::vector<BrokenRule> broken_order_rules()
{
    return {
        with("ORDEN-DESTINATARIO", order, "/acto/destinatario/@caracter", "patron"),
        without("ORDEN-FUNDAMENTO", order, "/acto/fundamento/cita[@articulo='156-Bis']"),
        with("V02", order, "/acto/referencia", "3901/PAE/2026/0003120000000000X"),
        {"V06", order,
         [](Instance& act) { act.set("//motivo/parrafo[1]", std::string(2000, 'x')); }},
        without("ORDEN-RUTA", order, "/acto/rutaElectronica/cita[@articulo='17-D']"),
        with("V05", order, "//firmeza/@estado", "PRECAUTIONARY"),
        without("V07", order, "//firmeza/evidencia"),
        with("FIRMEZA-FECHA", order, "//firmeza/@desde", "2026-11-13"),
        with("V34", order, "//firmeza/@desde", "2026-04-16"),
        {"V34-QUINCE", order,
         [](Instance& act) {
             rest_on(act, "CFF_156BIS_II_A", "<cita ley='CFF' articulo='156-Bis' fraccion='II'/>",
                     "CONTESTED_UNGUARANTEED");
             act.set("//credito[2]/@notificado", "2026-10-22");
         }},
        with("PROCEDIMIENTO-FECHA", order, "//procedimiento/@inicio", "2026-11-13"),
        with("V12", order, "//persona/@rfc", "IACF780312H88"),
        {"V14", order,
         [](Instance& act) {
             natural_person(act);
             act.remove("//persona/@curp");
         }},
        {"V14-CURP", order,
         [](Instance& act) {
             natural_person(act);
             act.set("//persona/@curp", "NUAJ820716HDFXXS05");
         }},
        without("V16", order, "//nacimientoConstitucion"),
        with("V16-FECHA", order, "//nacimientoConstitucion", "2026-11-12"),
        with("V17", order, "//persona/@papel", "RESSOL"),
        without("ORDEN-DOMICILIO", order, "//persona/domicilio"),
        without("ORDEN-REGISTRO", order, "//persona/registroPatronal"),
        with("V18-MODO", order, "//objetivos/@modo", "ALL_IN_ENTITY"),
        without("V19-AFORE", order, "//excluye[.='AFORE']"),
        {"V19-FISICA", order,
         [](Instance& act) {
             natural_person(act);
             act.remove("//excluye[.='PENSION']");
         }},
        with("V18", order, "//cuenta[1]/@clabe", "012180001183597115"),
        with("V18-ENTIDAD", order, "//cuenta[1]/@clabe", "032180000118359719"),
        with("V20", order, "//alcance/@modo", "UNTIL_FILLED"),
        with("T2-T3", order, "//plazos/@informeDias", "5"),
        with("V01", order, "//orden/contacto/@correo", "ordenes@imss.gob.mx.example.com"),
    };
}

std::vector<BrokenRule> broken_notice_rules()
{
    return {
        without("REGISTRO-FALTA", notice, "/acto/destinatario/@registroPatronal"),
        without("AVISO-FUNDAMENTO", notice, "/acto/fundamento/cita[@articulo='156-Bis']"),
        with("AVISO-PLAZO", notice, "//plazoAviso/@dias", "3"),
        with("AVISO-PLAZO", notice, "//procedimiento/@inicio", "2025-12-31"),
        without("AVISO-GARANTIA", notice, "//sustitucion/fundamento/cita[@articulo='141']"),
        with("CREDITO-NOTIFICADO", notice, "//credito[1]/@notificado", "2026-11-12"),
        {"SUMA-TOTAL", notice,
         [](Instance& act) {
             act.set("//avisoInmovilizacion/total", "934218.56");
             act.set("//avisoInmovilizacion/total/@letra", in_words("934218.56"));
         }},
        {"EXCESO", notice,
         [](Instance& act) {
             act.set("//avisoInmovilizacion/total", "1500000.01");
             act.set("//avisoInmovilizacion/total/@letra", in_words("1500000.01"));
             act.set("//banco/@importe", "1500000.01").remove("//banco/cuenta");
         }},
        with("SUMA-BANCO", notice, "//cuenta[1]/@importe", "902114.31"),
        with("AVISO-FECHAS", notice, "//banco/@informada", "2026-11-13"),
    };
}

}  // namespace

std::vector<BrokenRule> broken_bank_rules()
{
    std::vector<BrokenRule> out = broken_order_rules();
    for (const auto& more : {broken_cap_rules(), broken_notice_rules()}) {
        out.insert(out.end(), more.begin(), more.end());
    }
    return out;
}

}  // namespace buzon::templates::test
