// Writes sample documents for the judges: pdf_samples FOLDER.
#include "core/xml.hpp"
#include "instance.hpp"
#include "stress_samples.hpp"
#include "templates/check.hpp"
#include "templates/pdf/render_pdf.hpp"
#include "templates/render.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

namespace {

using namespace buzon;
using namespace buzon::templates;

std::string file_text(const std::string& name)
{
    std::ifstream in(std::string(PDF_SAMPLES_SOURCE) + "/" + name, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + name);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string rows(int count)
{
    constexpr const char* names[] = {"Ávila Hernández, José Ángel",
                                     "Muñoz Güereca, María de la Luz",
                                     "Xicohténcatl Tlapale, Citlali", "Íñiguez O’Farrill, Zoë"};
    std::string out;
    for (int i = 0; i < count; ++i) {
        out += fmt::format(
            "<tr><td>{:011}</td><td>{}</td><td class=\"num\">{}</td><td class=\"num\">{}.{:02}</td>"
            "<td class=\"num\">{},{:03}.{:02}</td><td class=\"num\">{}{}</td></tr>",
            12345678901 + i * 7919, names[i % 4], i % 31 + 1, 300 + i * 37 % 900, i * 13 % 100,
            1 + i % 9, i * 71 % 1000, i * 17 % 100, 100 + i * 13 % 800, i % 4 == 0 ? "" : ".50");
    }
    return out;
}

std::string with_rows(std::string xhtml, int count)
{
    const std::size_t at = xhtml.find("@ROWS@");
    return at == std::string::npos ? xhtml : xhtml.replace(at, 6, rows(count));
}

struct Sample {
    std::string name, xhtml;
};

// Every type of the catalogue, from its own sample.
void write_catalogue(const std::filesystem::path& folder, const Fonts& fonts)
{
    for (const ActType& type : test::catalogue().list()) {
        std::string instance = read_file(type.folder / "sample.xml").value();
        if (type.family == Family::Act) {
            instance = check(test::catalogue(), instance, test::today).value().xml;
        }
        const std::string sealed = test::sealed(type, instance);
        const auto document = render_document(type, sealed, UnsealedPage(type, sealed), fonts);
        if (!document) throw std::runtime_error(document.error().front().reason);
        const auto stem = folder / ("tipo-" + type.key);
        std::ofstream(stem.string() + ".pdf", std::ios::binary) << document->pdf;
        std::ofstream(stem.string() + ".html", std::ios::binary) << document->html;
    }
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 2) return 2;
    xml::init();
    const std::filesystem::path folder = argv[1];
    std::filesystem::create_directories(folder);
    const Fonts fonts = Fonts::load();
    const std::string act = file_text("act.xhtml");
    for (const Sample& sample :
         {Sample{"act", with_rows(act, 30)}, Sample{"annex", with_rows(act, 2000)},
          Sample{"everything", file_text("everything.xhtml")}}) {
        PdfInput input;
        const xml::Doc xhtml = std::move(*xml::parse(sample.xhtml, sample.name));
        input.xhtml = xhtml.get();
        input.title = "Cédula de liquidación IMSS-2026-000000123-7 <" + sample.name + "> & anexos";
        input.footer = "Folio IMSS-2026-000000123-7 · Verificación 7F3K-9QWX";
        input.created = Instant::parse("2026-11-10T16:00:00Z").value();
        input.signer_name = "Instituto Mexicano del Seguro Social";
        input.attachments = {
            {"acto.xml", "text/xml", "Datos firmados del acto", sample.xhtml},
            {"relación.csv", "text/csv", "Relación de trabajadores", "nss,días\n"}};
        const auto pdf = render_pdf(input, fonts);
        if (!pdf) {
            for (const Finding& f : pdf.error()) std::cerr << f.field << ": " << f.reason << '\n';
            return 1;
        }
        std::ofstream(folder / (sample.name + ".pdf"), std::ios::binary) << *pdf;
        std::ofstream(folder / (sample.name + ".source"), std::ios::binary) << sample.xhtml;
    }
    write_catalogue(folder, fonts);
    test::write_stress(folder, fonts);
    return 0;
}
