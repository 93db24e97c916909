#include "tests/bench/bench_acts.hpp"

#include "templates/cadena.hpp"
#include "templates/read_file.hpp"
#include "templates/stamp.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <utility>

namespace buzon::bench {
namespace {

constexpr std::int64_t centavos_of_the_sample = 1'408'417;

constexpr const char* names[] = {"ÁLVAREZ NÚÑEZ, JOSÉ MARÍA", "BALAM UC, XÓCHITL",
                                 "D&apos;ANGELO O&apos;FARRILL, LUCÍA", "GÜEMES IBARRA, ÍÑIGO",
                                 "ZÁRATE Y LÓPEZ-PORTILLO, RAÚL"};

std::string workers_element(int workers)
{
    std::string out = fmt::format("<trabajadores numero=\"{}\">", workers);
    std::int64_t left = centavos_of_the_sample;
    for (int i = 0; i < workers; ++i) {
        const std::int64_t share =
            i + 1 == workers ? left
                             : centavos_of_the_sample / workers + (i % 2 == 0 ? i % 90 : -(i % 90));
        left -= share;
        out += fmt::format(
            R"(<trabajador nss="{:011}" nombre="{}" dias="{}" sbc="{}.{:02}" importe="{}.{:02}"/>)",
            std::int64_t{10001234567} + std::int64_t{i} * 7'919'001, names[i % 5], i % 31 + 1,
            320 + i * 37 % 2500, i * 13 % 100, share / 100, share % 100);
    }
    return out + "</trabajadores>";
}

// Letters that do not pack well, as those of a signature.
std::string noise(std::size_t length)
{
    constexpr std::string_view base64 =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    std::uint64_t state = 1;
    while (out.size() < length) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        out += base64[state >> 58U];
    }
    return out;
}

}  // namespace

std::string cedula_of(const templates::ActType& type, int workers)
{
    std::string xml = templates::read_file(type.folder / "sample.xml").value();
    const std::string end_tag = "</trabajadores>";
    const std::size_t begin = xml.find("<trabajadores ");
    return xml.replace(begin, xml.find(end_tag) + end_tag.size() - begin, workers_element(workers));
}

SealedForNothing sealed_for_nothing(const templates::ActType& type, std::string_view checked_xml,
                                    int number)
{
    const Folio folio = Folio::make("3901", 2026, number);
    templates::Emission emission{folio, Instant::parse("2026-11-12T10:32:15").value(),
                                 "Ciudad de México",
                                 "https://buzon.example.mx/verificacion?folio=" + folio.str()};
    templates::UnsealedPage page(type, templates::stamp(checked_xml, emission));
    emission.html_digest = page.digest();
    const std::string stamped = templates::stamp(checked_xml, emission);
    return {templates::attach_seal(stamped,
                                   {.cadena = templates::cadena_original(type, stamped),
                                    .value_base64 = noise(344),
                                    .certificate_number = "00001000000504465028",
                                    .holder_name = "María Fernanda Ibáñez Córdova",
                                    .holder_rfc = "IACF780312H88",
                                    .valid_from = Instant::parse("2024-03-01T12:00:00").value(),
                                    .valid_to = Instant::parse("2028-03-01T12:00:00").value(),
                                    .certificate_base64 = noise(1700)}),
            std::move(page)};
}

}  // namespace buzon::bench
