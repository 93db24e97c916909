#include "core/xml.hpp"
#include "templates/canonical.hpp"
#include "templates/check.hpp"
#include "templates/compiled_type.hpp"
#include "templates/pdf/document.hpp"
#include "templates/pdf/lay_out.hpp"
#include "templates/read_file.hpp"
#include "templates/render.hpp"
#include "tests/bench/bench_acts.hpp"
#include "tests/bench/openssl_rate.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
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

constexpr const char* footer = "Folio 3901-2026-0000123-N · Código 7F3K9QWX";

PdfInput input_of(const std::string& sealed, const xmlDoc* xhtml)
{
    PdfInput input;
    input.xhtml = xhtml;
    input.title = "Cédula";
    input.footer = footer;
    input.created = Instant::parse("2026-11-12T10:32:15").value();
    input.signer_name = "María Fernanda Ibáñez Córdova";
    input.attachments = {{"acto.xml", "text/xml", "Documento XML sellado", sealed}};
    return input;
}

// One act issued twice under two folios, each in its turn, so that nothing of one is found ready
// for the next.
struct Issue {
    std::string sealed;
    xml::Doc instance, xhtml;
};

xml::Doc transformed(const ActType& type, xmlDoc* instance)
{
    return transform(type.compiled->document.get(), instance, {{"control", "7F3K9QWX"}});
}

Issue issue(const ActType& type, std::string_view checked_xml, int number)
{
    Issue out;
    out.sealed = sealed_for_nothing(type, checked_xml, number).xml;
    out.instance = parse_own(out.sealed);
    out.xhtml = transformed(type, out.instance.get());
    return out;
}

struct Turns {
    std::array<Issue, 2> issues;
    std::size_t next = 0;

    const Issue& turn() { return issues[next++ % issues.size()]; }
};

// What assemble() costs is the difference of both, for it consumes what was laid out.
double pdf_stages(Turns& turns, const Bench& bench)
{
    const double layout = cost(bench.round_ms, [&] {
        const Issue& one = turns.turn();
        pdf::Draft draft(bench.fonts.set());
        static_cast<void>(pdf::lay_out(draft, pdf::body_of(one.xhtml.get()), footer));
    });
    const double both = cost(bench.round_ms, [&] {
        const Issue& one = turns.turn();
        pdf::Draft draft(bench.fonts.set());
        const auto pages = pdf::lay_out(draft, pdf::body_of(one.xhtml.get()), footer);
        static_cast<void>(pdf::assemble(input_of(one.sealed, one.xhtml.get()), draft, pages));
    });
    line("layout and page operators", layout, bench);
    line("file: objects, packing", both - layout, bench);
    return both;
}

double document_stages(const ActType& type, Turns& turns, const Bench& bench)
{
    const double parsing =
        cost(bench.round_ms, [&] { static_cast<void>(parse_own(turns.turn().sealed)); });
    const double transforming = cost(
        bench.round_ms, [&] { static_cast<void>(transformed(type, turns.turn().instance.get())); });
    line("parse", parsing, bench);
    line("XSLT to XHTML", transforming, bench);
    return parsing + transforming + pdf_stages(turns, bench);
}

struct Measured {
    Issue issue;
    std::string pdf;
    double ms;  // of the PDF alone
};

Measured measure(const Subject& subject, const Bench& bench)
{
    const LocalDate on = parse_iso_date("2026-11-12").value();
    const auto checked = check(bench.catalogue, subject.xml, on);
    if (!checked) throw std::runtime_error(checked.error().front().reason);
    Turns turns{{issue(*subject.type, checked->xml, 1), issue(*subject.type, checked->xml, 2)}};
    const auto both = [&](int number) {
        SealedForNothing act = sealed_for_nothing(*subject.type, checked->xml, number);
        return render_document(*subject.type, act.xml, std::move(act.page), bench.fonts);
    };
    const auto document = both(1);
    fmt::print("{}: PDF {} bytes, HTML {}, XML {}\n", subject.name, document->pdf.size(),
               document->html.size(), turns.turn().sealed.size());
    const double checking =
        cost(bench.round_ms, [&] { static_cast<void>(check(bench.catalogue, subject.xml, on)); });
    const double sealing = cost(bench.round_ms, [&] {
        static_cast<void>(sealed_for_nothing(*subject.type, checked->xml, 1));
    });
    line("check", checking, bench);
    line("page, stamp, cadena, seal", sealing, bench);
    const double pdf = document_stages(*subject.type, turns, bench);
    line("the PDF alone (mark 4)", pdf, bench);
    int number = 0;
    const double sealing_and_rendering =
        cost(bench.round_ms, [&] { static_cast<void>(both(1 + number++ % 2)); });
    line("render_document: PDF and HTML", sealing_and_rendering - sealing, bench);
    line("check, seal and render", checking + sealing_and_rendering, bench);
    return {std::move(turns.issues.front()), document->pdf, pdf};
}

// The act for other engines, and our line of the table that tests/bench/engines.sh prints.
void hand_out(const ActType& type, const Measured& measured, const std::filesystem::path& folder)
{
    std::ofstream(folder / "act.xml") << measured.issue.sealed;
    std::ofstream(folder / "act.xhtml") << render_xhtml(type, measured.issue.sealed);
    std::ofstream(folder / "ours.pdf", std::ios::binary) << measured.pdf;
    fmt::print("ours\t{:.3f}\t{}\n", measured.ms, measured.pdf.size());
}

struct Arguments {
    std::filesystem::path templates;
    double round_ms = 200;
    std::filesystem::path handed_out;  // empty: nothing is
};

int run(const Arguments& arguments)
{
    xml::init();
    const Catalogue catalogue = Catalogue::load(arguments.templates).value();
    const Fonts fonts = Fonts::load();
    const Bench bench{catalogue, fonts, arguments.round_ms, 1000 / openssl_rate(1)};
    fmt::print("one RSA-2048 signature of openssl: {:.3f} ms\n", bench.signature_ms);
    const ActType& multa = *catalogue.find("multa", "1.0");
    const ActType& cedula = *catalogue.find("cedula-cuotas", "1.0");
    measure({"multa", &multa, read_file(multa.folder / "sample.xml").value()}, bench);
    const Measured act = measure({"cédula, 30 workers", &cedula, cedula_of(cedula, 30)}, bench);
    measure({"cédula, 2000 workers", &cedula, cedula_of(cedula, 2000)}, bench);
    if (!arguments.handed_out.empty()) hand_out(cedula, act, arguments.handed_out);
    return 0;
}

}  // namespace
}  // namespace buzon::bench

int main(int argc, char** argv)
{
    if (argc < 2) {
        fmt::print(stderr, "usage: bench_render TEMPLATES [MILLISECONDS_A_ROUND [FOLDER]]\n");
        return 2;
    }
    buzon::bench::Arguments arguments;
    arguments.templates = argv[1];
    if (argc > 2) arguments.round_ms = std::atof(argv[2]);
    if (argc > 3) arguments.handed_out = argv[3];
    return buzon::bench::run(arguments);
}
