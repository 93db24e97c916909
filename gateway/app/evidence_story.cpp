#include "gateway/app/evidence_story.hpp"

#include "core/base64.hpp"
#include "core/folio.hpp"
#include "core/instant.hpp"
#include "core/sha256.hpp"
#include "core/xml.hpp"
#include "templates/local_time.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace buzon::app {
namespace {

constexpr const char* kRoot =
    "/*[local-name()='Evidence' and namespace-uri()="
    "'http://uri.etsi.org/19522/v1#']";

class Reader {
  public:
    explicit Reader(std::string_view octets) : doc_(xml::parse(octets, "evidencia"))
    {
        if (doc_ && value("string(count(" + std::string(kRoot) + "))") != "1") {
            doc_ = tl::unexpected(Findings{});
        }
    }
    [[nodiscard]] bool is_evidence() const { return doc_.has_value(); }
    // Of a path below the root, whose prefixed elements are written name().
    [[nodiscard]] std::string at(const std::string& path) const
    {
        return value("string(" + std::string(kRoot) + path + ")");
    }
    [[nodiscard]] int count(const std::string& path) const
    {
        const std::string text = value("string(count(" + std::string(kRoot) + path + "))");
        return std::atoi(text.c_str());
    }

  private:
    [[nodiscard]] std::string value(const std::string& expression) const
    {
        return xml::xpath_string(doc_->get(), expression);
    }
    tl::expected<xml::Doc, Findings> doc_;
};

std::string el(const char* name)
{
    return std::string("/*[local-name()='") + name + "']";
}

std::string moment(const std::string& text)
{
    const auto at = Instant::parse(text);
    if (!at) return text;
    const ZonaCentro local = zona_centro(*at);
    return fmt::format("{}, a las {} (hora del centro de México)", long_spanish_date(local.date),
                       templates::clock_time(local.time_of_day));
}

std::string day(const std::string& text)
{
    const auto date = parse_iso_date(text);
    return date ? long_spanish_date(*date) : text;
}

std::string party(const Reader& in, const char* element, const char* label)
{
    const std::string path = el(element);
    std::string scheme = in.at(path + "/Identifier/@IdentifierSchemeName");
    scheme.erase(0, scheme.rfind(':') + 1);
    std::string text = fmt::format("{}: {} {}", label, scheme, in.at(path + "/Identifier"));
    for (int i = 1; i <= in.count(path + el("Identity") + "/*"); ++i) {
        const std::string attribute = path + el("Identity") + fmt::format("/*[{}]", i);
        text += fmt::format("; {}: {}", in.at(attribute + "/@Name"), in.at(attribute));
    }
    return text + ".";
}

std::string digest_hex(const std::string& base64)
{
    const auto raw = base64_decode(base64);
    if (!raw || raw->size() != 32) return base64;
    Sha256::Bytes bytes{};
    std::ranges::copy(*raw, bytes.begin());
    return Sha256(bytes).hex();
}

void documents(const Reader& in, std::vector<std::string>& lines)
{
    const std::string parts = el("UserContentInfo") + el("PartsInfo") + "/*";
    for (int i = 1; i <= in.count(parts); ++i) {
        const std::string part = parts + fmt::format("[{}]", i);
        lines.push_back(fmt::format("Documento {}: huella SHA-256 {}.", in.at(part + "/Identifier"),
                                    digest_hex(in.at(part + el("DigestValue")))));
    }
}

void term(const Reader& in, const std::string& fact, std::vector<std::string>& lines)
{
    const std::string path = fact + el("plazo");
    if (in.count(path) == 0) return;
    lines.push_back(
        fmt::format("Fecha que resulta: notificado el {}; surte efectos el {}. Calendario: {}.",
                    day(in.at(path + "/@notificado")), day(in.at(path + "/@surteEfectos")),
                    in.at(path + "/@calendario")));
    std::string days;
    for (int i = 1; i <= in.count(path + "/*"); ++i) {
        const std::string one = path + fmt::format("/*[{}]", i);
        const std::string counted = in.at(one + "/@cuenta");
        days += fmt::format("{}{}: {}", days.empty() ? "" : "; ", in.at(one + "/@fecha"),
                            counted == "0" ? "no cuenta (" + in.at(one) + ")" : "día " + counted);
    }
    if (!days.empty()) lines.push_back("Cómo se contó: " + days + ".");
}

}  // namespace

std::vector<std::string> evidence_story(std::string_view signed_octets)
{
    const Reader in(signed_octets);
    if (!in.is_evidence()) return {};
    const std::string fact = el("Extensions") + el("Extension") + el("hecho");
    std::vector<std::string> lines{
        fmt::format("Qué ocurrió: {}. Suceso {}.",
                    in.at(el("EventReasons") + el("EventReason") + "/Details"),
                    in.at(el("ERDSEventId"))),
        fmt::format("Cuándo ocurrió: {}.", moment(in.at(fact + "/@ocurrido"))),
        fmt::format("Cuándo lo supo el Instituto: {}.", moment(in.at(fact + "/@conocido"))),
        party(in, "SenderDetails", "De quién"),
        party(in, "RecipientDetails", "Para quién"),
        fmt::format("Sobre: {}.", in.at(el("MessageIdentifier")))};
    documents(in, lines);
    term(in, fact, lines);
    if (const std::string detail = in.at(fact + el("detalle")); !detail.empty()) {
        lines.push_back("Detalle: " + detail);
    }
    const std::string before = in.at(fact + el("cadena") + "/@anterior");
    lines.push_back(fmt::format(
        "Lugar en la cadena del acto: {}; {}", in.at(fact + el("cadena") + "/@lugar"),
        before.empty() ? "es la primera." : "la anterior tiene la huella SHA-256 " + before + "."));
    return lines;
}

std::string evidence_folio(std::string_view signed_octets)
{
    const Reader in(signed_octets);
    if (!in.is_evidence()) return {};
    const std::string subject = in.at(el("MessageIdentifier"));
    const auto folio = Folio::parse(std::string_view(subject).substr(subject.rfind(':') + 1));
    return folio ? folio->str() : std::string();
}

}  // namespace buzon::app
