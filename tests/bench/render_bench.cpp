#include "core/xml.hpp"
#include "templates/check.hpp"
#include "templates/pdf/document.hpp"
#include "templates/pdf/lay_out.hpp"
#include "templates/read_file.hpp"
#include "templates/render.hpp"
#include "tests/bench/bench_acts.hpp"
#include "tests/bench/openssl_rate.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

// What one document costs in the processor's time, stage by stage, on one thread, and how many
// RSA-2048 signatures of the same processor that is.
namespace buzon::bench {
namespace {

using namespace templates;

double cpu_ms()
{
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    const auto ms = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_usec) / 1e3;
    };
    return ms(used.ru_utime) + ms(used.ru_stime);
}

// Milliseconds of one run: the best of five rounds, for others use the machine too.
template <class Work>
double cost(double round_ms, Work work)
{
    work();
    double best = 1e9;
    for (int round = 0; round < 5; ++round) {
        const double begin = cpu_ms();
        double spent = 0;
        int runs = 0;
        for (; spent < round_ms; ++runs) {
            work();
            spent = cpu_ms() - begin;
        }
        best = std::min(best, spent / runs);
    }
    return best;
}

struct Subject {
    std::string name;
    const ActType* type;
    std::string xml;
};

struct Bench {
    const Catalogue& catalogue;
    const Fonts& fonts;
    double round_ms;
    double signature_ms;
};

void line(std::string_view what, double ms, const Bench& bench)
{
    fmt::print("  {:<34}{:9.3f} ms{:8.2f} signatures\n", what, ms, ms / bench.signature_ms);
}

PdfInput input_of(const std::string& sealed, const xmlDoc* xhtml)
{
    PdfInput input;
    input.xhtml = xhtml;
    input.title = "Cédula";
    input.footer = "Folio 3901-2026-0000123-N · Código 7F3K9QWX";
    input.created = Instant::parse("2026-11-12T10:32:15").value();
    input.signer_name = "María Fernanda Ibáñez Córdova";
    input.attachments = {{"acto.xml", "text/xml", "Documento XML sellado", sealed}};
    return input;
}

// What assemble() costs is the difference of both, for it consumes what was laid out.
void pdf_stages(const std::string& sealed, const std::string& xhtml, const Bench& bench)
{
    const xml::Doc doc = std::move(*xml::parse(xhtml, "XHTML"));
    const PdfInput input = input_of(sealed, doc.get());
    const double layout = cost(bench.round_ms, [&] {
        pdf::Draft draft(bench.fonts.set());
        static_cast<void>(pdf::lay_out(draft, pdf::body_of(doc.get()), input.footer));
    });
    const double both = cost(bench.round_ms, [&] {
        pdf::Draft draft(bench.fonts.set());
        const auto pages = pdf::lay_out(draft, pdf::body_of(doc.get()), input.footer);
        static_cast<void>(pdf::assemble(input, draft, pages));
    });
    line("layout and page operators", layout, bench);
    line("file: objects, packing", both - layout, bench);
}

void measure(const Subject& subject, const Bench& bench)
{
    const LocalDate on = parse_iso_date("2026-11-12").value();
    const auto checked = check(bench.catalogue, subject.xml, on);
    if (!checked) throw std::runtime_error(checked.error().front().reason);
    const std::string sealed = sealed_for_nothing(*subject.type, checked->xml);
    const std::string xhtml = render_xhtml(*subject.type, sealed);
    const auto document = render_document(*subject.type, sealed, bench.fonts);
    fmt::print("{}: PDF {} bytes, HTML {}, XML {}\n", subject.name, document->pdf.size(),
               document->html.size(), sealed.size());
    const double checking =
        cost(bench.round_ms, [&] { static_cast<void>(check(bench.catalogue, subject.xml, on)); });
    const double sealing = cost(bench.round_ms, [&] {
        static_cast<void>(sealed_for_nothing(*subject.type, checked->xml));
    });
    line("check", checking, bench);
    line("stamp, cadena, seal", sealing, bench);
    line("XSLT to XHTML text",
         cost(bench.round_ms, [&] { static_cast<void>(render_xhtml(*subject.type, sealed)); }),
         bench);
    pdf_stages(sealed, xhtml, bench);
    const double rendering = cost(bench.round_ms, [&] {
        static_cast<void>(render_document(*subject.type, sealed, bench.fonts));
    });
    line("render_document: PDF and HTML", rendering, bench);
    line("check, seal and render", checking + sealing + rendering, bench);
}

int run(const std::filesystem::path& root, double round_ms)
{
    xml::init();
    const Catalogue catalogue = Catalogue::load(root).value();
    const Fonts fonts = Fonts::load();
    const Bench bench{catalogue, fonts, round_ms, 1000 / openssl_rate(1)};
    fmt::print("one RSA-2048 signature of openssl: {:.3f} ms\n", bench.signature_ms);
    const ActType& multa = *catalogue.find("multa", "1.0");
    const ActType& cedula = *catalogue.find("cedula-cuotas", "1.0");
    measure({"multa", &multa, read_file(multa.folder / "sample.xml").value()}, bench);
    measure({"cédula, 30 workers", &cedula, cedula_of(cedula, 30)}, bench);
    measure({"cédula, 2000 workers", &cedula, cedula_of(cedula, 2000)}, bench);
    return 0;
}

}  // namespace
}  // namespace buzon::bench

int main(int argc, char** argv)
{
    if (argc < 2) {
        fmt::print(stderr, "usage: bench_render TEMPLATES [MILLISECONDS_A_ROUND]\n");
        return 2;
    }
    return buzon::bench::run(argv[1], argc > 2 ? std::atof(argv[2]) : 200);
}
