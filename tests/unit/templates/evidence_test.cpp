#include "templates/evidence.hpp"

#include "templates/check.hpp"
#include "templates/compiled_type.hpp"
#include "tests/unit/templates/evidence_data.hpp"
#include "tests/unit/templates/instance.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <set>

namespace buzon::templates::test {
namespace {

const LocalDate after_it_all = day("2026-11-18");

std::set<std::string> refusal_of(const std::string& xml, LocalDate on = after_it_all)
{
    const auto checked = check_evidence(catalogue(), xml, on);
    std::set<std::string> ids;
    if (checked) return ids;
    for (const Finding& finding : checked.error()) ids.insert(finding.id);
    return ids;
}

using Ids = std::set<std::string>;

TEST(AComposedConstancia, ChecksClean)
{
    for (const std::string& xml : {compose(acuse()), compose(constancia()), compose(declaration()),
                                   compose(estrados_order()), compose(estrados())}) {
        const auto checked = check_evidence(catalogue(), xml, after_it_all);
        ASSERT_TRUE(checked) << checked.error().front().reason << xml;
        EXPECT_EQ(checked->xml, xml);
    }
}

TEST(TheSampleOfAConstancia, IsWhatItsDataCompose)
{
    const std::pair<const char*, std::string> samples[] = {
        {"acuse-apertura", compose(acuse())},
        {"acuse-declaracion", compose(declaration())},
        {"constancia-no-consulta", compose(constancia())},
        {"acuerdo-estrados", compose(estrados_order())},
        {"constancia-estrados", compose(estrados())}};
    for (const auto& [key, xml] : samples) {
        EXPECT_EQ(*read_file(type(key).folder / "sample.xml"), xml) << key;
    }
}

TEST(AnActSentAsEvidence, IsRefused)
{
    EXPECT_EQ(refusal_of(Instance::sample("multa").str()), Ids{"TIPO-DESCONOCIDO"});
}

TEST(AConstanciaBeforeDayFour, IsRefused)
{
    EXPECT_EQ(refusal_of(compose(constancia()), day("2026-11-16")), Ids{"CONSTANCIA-ANTICIPADA"});
    EXPECT_EQ(refusal_of(compose(constancia()), day("2026-11-17")), Ids{});
}

struct BrokenEvidence {
    std::string id;
    std::string type;
    std::function<void(Instance&)> edit;
};

std::vector<BrokenEvidence> broken_evidence()
{
    const std::string day4 = "constancia-no-consulta";
    const std::string opened = "acuse-apertura";
    const std::string declared = "acuse-declaracion";
    const std::string board = "constancia-estrados";
    const std::string accord = "acuerdo-estrados";
    const std::string failure = "constancia-falla";
    const auto remove = [](const char* xpath) {
        return [xpath](Instance& it) { it.remove(xpath); };
    };
    const auto set = [](const char* xpath, const char* value) {
        return [xpath, value](Instance& it) { it.set(xpath, value); };
    };
    return {
        {"ACUSE-EFECTOS", opened, set("//efectos/@surteEfectos", "2026-11-12")},
        {"ACUSE-ANTES-DEL-AVISO", opened,
         set("//efectos/@avisoEnviado", "2026-11-14T10:00:00-06:00")},
        {"ACUSE-FECHA", opened, set("//efectos/@notificado", "2026-11-11")},
        {"DECLARACION-TITULAR", declared, set("//firma/@rfc", "NUAJ8207159X0")},
        {"CONSTANCIA-FIRMANTE", day4, remove("//firmante")},
        {"CONSTANCIA-ANTICIPADA", day4,
         [](Instance& it) {
             it.set("//dia[@cuenta='4']/@fecha", "2026-11-19");
             it.set("//computo/@cuartoDia", "2026-11-19");
             it.set("//computo/@surteEfectos", "2026-11-20");
         }},
        {"CONSTANCIA-DIAS", day4, remove("//dia[@cuenta='2']")},
        {"CONSTANCIA-DIAS", day4, set("//computo/@cuartoDia", "2026-11-16")},
        {"CONSTANCIA-MOTIVOS", day4, remove("//dia[@fecha='2026-11-16']/@motivo")},
        {"CONSTANCIA-EFECTOS", day4, set("//computo/@surteEfectos", "2026-11-17")},
        {"FALLA-FUTURA", failure, set("//falla/@hasta", "2026-11-19T13:30:00-06:00")},
        {"FALLA-REPETIDA", failure, set("//funcion[1]/@clave", "buzon")},
        {"ACUERDO-FIRMANTE", accord, remove("//firmante")},
        {"ACUERDO-HECHOS", accord, remove("//hecho")},
        {"ACUERDO-CONSULTA", accord, set("//supuesto/@consultado", "2026-11-19T09:00:00-06:00")},
        {"ESTRADOS-SIN-PRUEBA", board, remove("//dia[@cuenta='7']/@visto")},
        {"ESTRADOS-SIN-PRUEBA", board, remove("//dia[@cuenta='10']/@huella")},
        {"ESTRADOS-PRUEBA-DIA", board,
         set("//dia[@cuenta='3']/@visto", "2026-04-29T09:30:00-06:00")},
        {"ESTRADOS-HECHOS", board, remove("//hecho")},
        {"ESTRADOS-ANTICIPADA", board,
         [](Instance& it) {
             it.set("//dia[@cuenta='11']/@fecha", "2026-11-19");
             it.set("//publicacion/@notificado", "2026-11-19");
             it.set("//publicacion/@surteEfectos", "2026-11-20");
         }},
        {"ESTRADOS-DIAS", board, remove("//dia[@cuenta='7']")},
        {"ESTRADOS-MOTIVOS", board, remove("//dia[@fecha='2026-05-05']/@motivo")},
        {"ESTRADOS-RETIRO", board, set("//publicacion/@retirado", "2026-05-11T12:00:00-06:00")},
        {"ESTRADOS-EFECTOS", board, set("//publicacion/@surteEfectos", "2026-05-12")},
    };
}

TEST(EvidenceThatBreaksOneRule, GivesThatFindingAndNoOther)
{
    for (const BrokenEvidence& broken : broken_evidence()) {
        Instance it = Instance::sample(broken.type);
        broken.edit(it);
        EXPECT_EQ(refusal_of(it.str()), Ids{broken.id}) << broken.type;
    }
}

TEST(EveryRuleOfTheEvidence, IsBrokenByAnInstanceOfTheseTests)
{
    std::set<std::string> broken;
    for (const BrokenEvidence& one : broken_evidence()) broken.insert(one.id);
    for (const ActType& type : catalogue().list()) {
        if (type.family != Family::Evidence) continue;
        for (const std::string& id : type.compiled->rules.ids()) {
            EXPECT_TRUE(broken.contains(id)) << id;
        }
    }
}

}  // namespace
}  // namespace buzon::templates::test
