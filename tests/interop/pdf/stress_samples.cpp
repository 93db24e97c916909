#include "stress_samples.hpp"

#include "core/money.hpp"
#include "instance.hpp"
#include "templates/check.hpp"
#include "templates/render.hpp"

#include <fmt/format.h>

#include <fstream>

namespace buzon::templates::test {
namespace {

constexpr const char* largest = "999999999999.99";

Instance cedula()
{
    return Instance::sample("cedula-cuotas");
}

std::string letter(char32_t code)
{
    std::string out;
    out += static_cast<char>(0xC0U | (code >> 6U));
    out += static_cast<char>(0x80U | (code & 0x3FU));
    return out;
}

std::string every_letter()
{
    std::string out;
    for (char32_t code = 0xC0; code <= 0x17F; ++code) {
        out += letter(code);
        if (code % 16 == 15) out += ' ';
    }
    while (out.back() == ' ') out.pop_back();
    return out;
}

std::string long_name(char32_t first)
{
    std::string out;
    for (int i = 0; i < 250; ++i) {
        const bool blank = i % 25 == 24 && i < 249;
        out += blank ? " " : letter(first + static_cast<char32_t>(i % 20));
    }
    return out;
}

Instance with_2000_workers()
{
    Instance act = cedula();
    std::string all = "<trabajadores numero='2000'>";
    for (int i = 0; i < 2000; ++i) {
        all += fmt::format(
            "<trabajador nss='{:011}' nombre='MUÑOZ PEÑA {}, ANA SOFÍA' dias='31' sbc='389.14' "
            "importe='{}'/>",
            10000000000 + i, i + 1, i < 1999 ? "7.04" : "11.21");
    }
    act.replace("//trabajadores", all + "</trabajadores>");
    return act;
}

Instance with_long_names()
{
    Instance act = cedula();
    act.set("/acto/destinatario/nombre", long_name(0xC0));
    act.set("/acto/destinatario/representante", long_name(0xE0));
    act.set("/acto/firmante/nombre", long_name(0x100));
    act.set("//motivo/parrafo[1]", every_letter());
    act.set("//trabajador[1]/@nombre", long_name(0xD8));
    act.set("//concepto[1]/descripcion", long_name(0xC8));
    return act;
}

Instance with_the_largest_amounts()
{
    Instance act = cedula();
    for (const char* zero : {"//concepto/cuota", "//concepto/actualizacion", "//concepto/recargos",
                             "//concepto/importe", "//totales/*", "//trabajador/@importe"}) {
        act.set(zero, "0.00");
    }
    for (const char* full : {"//concepto/base", "//concepto[1]/cuota", "//concepto[1]/importe",
                             "//totales/cuotas", "//trabajador/@sbc", "//trabajador[1]/@importe"}) {
        act.set(full, largest);
    }
    act.set("//cedula/total", largest);
    act.set("//cedula/total/@letra", Money::parse(largest)->in_words());
    return act;
}

Instance with_nothing_optional()
{
    Instance act = cedula();
    act.remove("/acto/autoridad/contacto/correo").remove("/acto/destinatario/representante");
    act.remove("/acto/destinatario/@caracter").remove("//pago/medio[position() > 1]");
    act.remove("//concepto[position() > 1]").remove("//trabajador[position() > 1]");
    act.set("//trabajadores/@numero", "1").set("//trabajador/@importe", "3948.66");
    act.set("//totales/cuotas", "3948.66").set("//totales/actualizacion", "24.09");
    act.set("//totales/recargos", "116.80").set("//cedula/total", "4089.55");
    act.set("//cedula/total/@letra", Money::parse("4089.55")->in_words());
    return act;
}

void write(const std::filesystem::path& folder, const Fonts& fonts, const std::string& name,
           const Instance& act)
{
    const auto checked = check(catalogue(), act.str(), today);
    if (!checked) throw std::runtime_error(name + ": " + checked.error().front().reason);
    const ActType& type = *checked->type;
    const std::string xml = sealed(type, checked->xml);
    const auto document = render_document(type, xml, UnsealedPage(type, xml), fonts);
    if (!document) throw std::runtime_error(name + ": " + document.error().front().reason);
    std::ofstream(folder / ("estres-" + name + ".pdf"), std::ios::binary) << document->pdf;
    std::ofstream(folder / ("estres-" + name + ".html"), std::ios::binary) << document->html;
}

}  // namespace

void write_stress(const std::filesystem::path& folder, const Fonts& fonts)
{
    write(folder, fonts, "anexo", with_2000_workers());
    write(folder, fonts, "nombres", with_long_names());
    write(folder, fonts, "importes", with_the_largest_amounts());
    write(folder, fonts, "minimo", with_nothing_optional());
}

}  // namespace buzon::templates::test
