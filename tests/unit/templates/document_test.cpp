#include "templates/check.hpp"
#include "templates/check_code.hpp"
#include "templates/render.hpp"
#include "tests/unit/templates/evidence_data.hpp"
#include "tests/unit/templates/instance.hpp"

#include <gtest/gtest.h>

#include <set>

namespace buzon::templates::test {
namespace {

std::string checked_xml(const Instance& act)
{
    const auto checked = check(catalogue(), act.str(), today);
    if (!checked) throw std::runtime_error(checked.error().front().reason);
    return checked->xml;
}

std::string sealed_sample(const ActType& type)
{
    if (type.family == Family::Act) return sealed(type, checked_xml(Instance::sample(type.key)));
    return sealed(type, *read_file(type.folder / "sample.xml"));
}

xml::Doc parsed(const std::string& xhtml)
{
    auto doc = xml::parse(xhtml, "xhtml");
    if (!doc) throw std::runtime_error(doc.error().front().reason);
    return std::move(*doc);
}

// What a person reads: white space squeezed, a blank between blocks and between cells.
void append_text(const xmlNode* node, std::string& out)
{
    const std::set<std::string> within_a_line = {"strong", "em", "small", "span", "code", "a"};
    for (; node != nullptr; node = node->next) {
        if (node->type == XML_TEXT_NODE) {
            out += reinterpret_cast<const char*>(node->content);
        } else if (node->type == XML_ELEMENT_NODE) {
            append_text(node->children, out);
            if (!within_a_line.contains(reinterpret_cast<const char*>(node->name))) out += ' ';
        }
    }
}

std::string visible_text(const std::string& xhtml)
{
    const xml::Doc doc = parsed(xhtml);
    std::string raw;
    append_text(xml::first_child(xmlDocGetRootElement(doc.get()), "body"), raw);
    std::string out;
    for (const char c : raw) {
        const bool blank = c == ' ' || c == '\n' || c == '\t';
        if (!blank || (!out.empty() && out.back() != ' ')) out += blank ? ' ' : c;
    }
    return out;
}

template <class Visit>
void each_element(const xmlNode* node, Visit visit)
{
    for (; node != nullptr; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        visit(std::string(reinterpret_cast<const char*>(node->name)), node);
        each_element(node->children, visit);
    }
}

TEST(EveryDocument, UsesOnlyTheMarkupAgreedWithThePdf)
{
    const std::set<std::string> agreed = {
        "html",   "head",  "title",   "meta",  "style", "body",  "main", "header", "section",
        "h1",     "h2",    "h3",      "p",     "ul",    "ol",    "li",   "dl",     "dt",
        "dd",     "table", "caption", "thead", "tbody", "tfoot", "tr",   "th",     "td",
        "strong", "em",    "small",   "span",  "br",    "code",  "a",    "img",    "div"};
    for (const ActType& type : catalogue().list()) {
        const xml::Doc doc = parsed(render_xhtml(type, sealed_sample(type)));
        each_element(xmlDocGetRootElement(doc.get()), [&](const std::string& name, const xmlNode*) {
            EXPECT_TRUE(agreed.contains(name)) << type.key << " <" << name << ">";
        });
        EXPECT_EQ(xml::xpath_string(doc.get(), "count(//*[local-name()='h1'])"), "1");
        EXPECT_EQ(xml::xpath_string(doc.get(), "string(/*/@lang)"), "es-MX");
        EXPECT_EQ(xml::xpath_string(doc.get(), "count(//*[local-name()='th'][not(@scope)])"), "0");
        EXPECT_EQ(xml::xpath_string(doc.get(), "count(//*[local-name()='img'][not(@alt)])"), "0");
        EXPECT_EQ(
            xml::xpath_string(doc.get(),
                              "count(//*[local-name()='table'][not(*[local-name()='caption'])])"),
            "0");
    }
}

TEST(EveryDocument, SkipsNoHeadingLevel)
{
    for (const ActType& type : catalogue().list()) {
        const xml::Doc doc = parsed(render_xhtml(type, sealed_sample(type)));
        int level = 0;
        each_element(xmlDocGetRootElement(doc.get()), [&](const std::string& name, const xmlNode*) {
            if (name.size() != 2 || name[0] != 'h' || name[1] < '1' || name[1] > '6') return;
            EXPECT_LE(name[1] - '0', level + 1) << type.key;
            level = name[1] - '0';
        });
    }
}

TEST(EveryDocument, IsTitledAsTheCatalogueSays)
{
    for (const ActType& type : catalogue().list()) {
        const xml::Doc doc = parsed(render_xhtml(type, sealed_sample(type)));
        EXPECT_EQ(xml::xpath_string(doc.get(), "string(//*[local-name()='h1'])"), type.title);
    }
}

TEST(EveryActsDocument, ShowsEveryValueOfTheInstance)
{
    for (const ActType& type : catalogue().list()) {
        const std::string xml = sealed_sample(type);
        const std::string text = visible_text(render_xhtml(type, xml));
        const xml::Doc doc = parsed(xml);
        each_element(xmlDocGetRootElement(doc.get()),
                     [&](const std::string& name, const xmlNode* node) {
                         if (xmlChildElementCount(const_cast<xmlNode*>(node)) != 0) return;
                         const std::set<std::string> shown_otherwise = {
                             // amounts with thousands separators, dates in words, codes as words
                             "base",
                             "cuota",
                             "actualizacion",
                             "recargos",
                             "importe",
                             "cuotas",
                             "total",
                             "exigibleDesde",
                             "calculadaAl",
                             "periodo",
                             "origen",
                             "canal",
                             "baseLegal",
                             "prelacion",
                             "cumplimientoEspontaneo",
                             "registroPatronal",
                             "nacimientoConstitucion",
                             "certificado"};
                         const std::string value = xml::text(node);
                         if (value.empty() || shown_otherwise.contains(name)) return;
                         EXPECT_NE(text.find(value), std::string::npos)
                             << type.key << " <" << name << ">: " << value;
                     });
    }
}

TEST(TheDocumentOfACedula, ShowsEveryFieldThatTheLawDemands)
{
    const ActType& type = test::type("cedula-cuotas");
    const std::string xml = sealed_sample(type);
    const std::string text = visible_text(render_xhtml(type, xml));
    for (const char* needed : {"Subdelegación Del Valle",
                               "unidad 3901",
                               "251, fracción XIV",
                               "155 del Reglamento Interior",
                               "150 del Reglamento Interior",
                               "Ciudad de México, a 12 de noviembre de 2026, 10:32:15 horas",
                               "PEÑA & MUÑOZ CONSTRUCCIONES, S.A. DE C.V.",
                               "P&M050614JT5",
                               "Y54-12345-10-1",
                               "263045871",
                               "agosto de 2026",
                               "$161,046.36",
                               "$1,529.94",
                               "$85.91",
                               "$416.60",
                               "$14,586.68",
                               "CATORCE MIL QUINIENTOS OCHENTA Y SEIS PESOS 68/100 M.N.",
                               "Recurso de inconformidad",
                               "15 días hábiles",
                               "Consejo Consultivo",
                               "Tribunal Federal de Justicia Administrativa",
                               "30 días hábiles",
                               "Quince días hábiles",
                               "3901263045871202608A7K2M94X0Q81",
                               "5 A, fracción XXIII",
                               "286 L; 286 M y 286 N",
                               "17-C; 17-D; 38; 134, fracción I, y 135",
                               "ACDO.AS2.HCT.230724/261.P.DIR",
                               "5 de agosto de 2024",
                               "María Fernanda Ibáñez Córdova",
                               "00001000000504465028",
                               "Del 1 de marzo de 2024, 12:00:00 horas",
                               "c2VsbG8gZGUgcHJ1ZWJh",
                               "3901-2026-0000123-N",
                               "39927412345",
                               "D'ANGELO O'FARRILL, LUCÍA",
                               "$2,932.75"}) {
        EXPECT_NE(text.find(needed), std::string::npos) << needed;
    }
    EXPECT_NE(text.find(cadena_original(type, xml)), std::string::npos);
    EXPECT_NE(text.find(check_code(xml)), std::string::npos);
}

TEST(TheFirstPageOfAnAct, AnswersWhatAnEmployerAsks)
{
    for (const char* key :
         {"cedula-cuotas", "multa", "requerimiento-informacion", "aviso-inmovilizacion"}) {
        const std::string text = visible_text(render_xhtml(type(key), sealed_sample(type(key))));
        const std::size_t act = text.find("Acto de autoridad");
        for (const char* question :
             {"¿Qué es este documento?", "¿Hasta cuándo?", "¿Qué pasa si no hago nada?",
              "¿Cómo puedo inconformarme?", "¿Dónde pregunto?"}) {
            EXPECT_LT(text.find(question), act) << key << " " << question;
        }
    }
}

TEST(TheConstanciaOfDayFour, ShowsTheCountDayByDay)
{
    const ActType& type = test::type("constancia-no-consulta");
    const std::string text = visible_text(render_xhtml(type, sealed_sample(type)));
    for (const char* needed :
         {"no se autenticó con los datos de su e.firma", "cuarto día fue el 17 de noviembre",
          "13 de noviembre de 2026 3 Hábil", "14 de noviembre de 2026 — No cuenta: sábado",
          "CFF 12: tercer lunes de noviembre", "17 de noviembre de 2026 4 Hábil",
          "Héctor Ávila Quiñones", "Notificador habilitado", "avisos@pm.example.mx",
          "3901/CC/2026/004521", "María Fernanda Ibáñez Córdova", "nacional-2026.1"}) {
        EXPECT_NE(text.find(needed), std::string::npos) << needed;
    }
}

TEST(ABareInstance, RendersAsAPreviewWithoutValue)
{
    for (const ActType& type : catalogue().list()) {
        const std::string bare = Instance::sample(type.key).str();
        EXPECT_NE(visible_text(render_xhtml(type, bare)).find("Vista previa sin valor oficial"),
                  std::string::npos);
        EXPECT_EQ(visible_text(render_xhtml(type, sealed_sample(type)))
                      .find("Vista previa sin valor oficial"),
                  std::string::npos);
    }
}

TEST(MarkupInData, StaysText)
{
    Instance act = Instance::sample("multa");
    act.set("//destinatario/nombre", "<script>alert(1)</script> \"A\" & 'B'");
    const std::string html = render_html(type("multa"), sealed(type("multa"), checked_xml(act)));
    EXPECT_EQ(html.find("<script"), std::string::npos);
    EXPECT_NE(html.find("&lt;script&gt;alert(1)"), std::string::npos);
}

TEST(TheHtmlTwin, StandsAloneWithItsQrCode)
{
    const ActType& type = test::type("multa");
    const std::string html = render_html(type, sealed_sample(type));
    EXPECT_TRUE(html.starts_with("<!DOCTYPE html>"));
    EXPECT_NE(html.find("src=\"data:image/svg+xml;base64,"), std::string::npos);
    for (const char* forbidden : {"<script", "http://www.google", "<link", "@import", "url("}) {
        EXPECT_EQ(html.find(forbidden), std::string::npos) << forbidden;
    }
    EXPECT_EQ(html.find("<p/>"), std::string::npos);
    EXPECT_EQ(html.find("<td/>"), std::string::npos);
}

TEST(ThePublicPageOfACedula, HidesTheWorkersAndNothingElse)
{
    const ActType& type = test::type("cedula-cuotas");
    const std::string xml = sealed_sample(type);
    const std::string page = render_public_html(type, xml);
    for (const char* hidden : {"39927412345", "ÁLVAREZ NÚÑEZ", "FARRILL", "$2,932.75"}) {
        EXPECT_EQ(page.find(hidden), std::string::npos) << hidden;
    }
    for (const char* shown : {"PEÑA &amp; MUÑOZ", "$14,586.68", "Recurso de inconformidad",
                              "Cadena original", "00001000000504465028"}) {
        EXPECT_NE(page.find(shown), std::string::npos) << shown;
    }
}

TEST(TheQrCodeAndTheLink, LeadToTheFolioWithItsCheckCode)
{
    const ActType& type = test::type("multa");
    const std::string xml = sealed_sample(type);
    const xml::Doc doc = parsed(render_xhtml(type, xml));
    const std::string expected =
        "https://buzon.example.mx/v/3901-2026-0000123-N?c=" + check_code(xml);
    EXPECT_EQ(xml::xpath_string(doc.get(), "string(//*[local-name()='img']/@data-text)"), expected);
    EXPECT_EQ(xml::xpath_string(doc.get(), "string(//*[local-name()='a']/@href)"), expected);
}

TEST(ASealedAct, BecomesAPdfWithItsXmlInside)
{
    const Fonts fonts = Fonts::load();
    for (const ActType& type : catalogue().list()) {
        const std::string xml = sealed_sample(type);
        const auto rendered = render_document(type, xml, UnsealedPage(type, xml), fonts);
        ASSERT_TRUE(rendered) << rendered.error().front().reason;
        EXPECT_TRUE(rendered->pdf.starts_with("%PDF-1.7"));
        EXPECT_NE(rendered->pdf.find("acto.xml"), std::string::npos);
        EXPECT_EQ(rendered->check_code, check_code(xml));
        EXPECT_EQ(rendered->html, render_html(type, xml));
    }
}

TEST(ADocumentOfAnUnsealedAct, IsAProgrammersMistake)
{
    const Fonts fonts = Fonts::load();
    const ActType& type = test::type("multa");
    const std::string stamped_xml = stamped(type, checked_xml(Instance::sample("multa")));
    EXPECT_THROW((void)render_document(type, stamped_xml, UnsealedPage(type, stamped_xml), fonts),
                 std::logic_error);
    const auto preview = render_preview_pdf(type, checked_xml(Instance::sample("multa")),
                                            *Instant::parse("2026-11-12T10:00:00"), fonts);
    ASSERT_TRUE(preview);
    EXPECT_TRUE(preview->starts_with("%PDF-1.7"));
}

}  // namespace
}  // namespace buzon::templates::test
