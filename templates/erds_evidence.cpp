#include "templates/erds_evidence.hpp"

#include "core/base64.hpp"
#include "templates/canonical.hpp"

#include <fmt/format.h>

#include <sstream>

namespace buzon::templates {
namespace {

constexpr const char* kErds = "http://uri.etsi.org/19522/v1#";
constexpr const char* kDs = "http://www.w3.org/2000/09/xmldsig#";
constexpr const char* kSaml = "urn:oasis:names:tc:SAML:2.0:assertion";
constexpr const char* kOurs = "urn:buzon:evidencia:1";
constexpr const char* kSha256 = "http://www.w3.org/2001/04/xmlenc#sha256";

// Writes canonical XML from left to right: no empty tags, attributes in order, each prefix declared
// on the outermost element that uses it.
class Writer {
  public:
    using Attributes = std::initializer_list<std::pair<const char*, std::string_view>>;

    // `attributes` in canonical order: declarations first, then by name.
    Writer& open(const char* name, Attributes attributes = {})
    {
        out_ += '<';
        out_ += name;
        for (const auto& [key, value] : attributes) {
            out_ += ' ';
            out_ += key;
            out_ += "=\"";
            append_canonical_attribute(value, out_);
            out_ += '"';
        }
        out_ += '>';
        return *this;
    }
    Writer& close(const char* name)
    {
        out_ += "</";
        out_ += name;
        out_ += '>';
        return *this;
    }
    Writer& leaf(const char* name, std::string_view text, Attributes attributes = {})
    {
        open(name, attributes);
        append_canonical_text(text, out_);
        return close(name);
    }
    [[nodiscard]] std::string finished() { return std::move(out_); }

  private:
    std::string out_;
};

void attribute(Writer& out, std::string_view name, std::string_view value)
{
    out.open("saml:Attribute", {{"xmlns:saml", kSaml}, {"Name", name}})
        .leaf("saml:AttributeValue", value)
        .close("saml:Attribute");
}

void party(Writer& out, const char* element, const EvidencedParty& party)
{
    out.open(element);
    if (!party.attributes.empty()) {
        out.open("erds:Identity");
        for (const auto& [name, value] : party.attributes) attribute(out, name, value);
        out.close("erds:Identity");
    }
    out.leaf("Identifier", party.id, {{"IdentifierSchemeName", "urn:buzon:clave:" + party.scheme}});
    out.close(element);
}

void document(Writer& out, const EvidencedDocument& document)
{
    const auto& bytes = document.sha.bytes();
    out.open("erds:PartInfo")
        .leaf("Identifier", document.name)
        .leaf("ContentType", document.media_type)
        .leaf("ds:DigestMethod", {}, {{"xmlns:ds", kDs}, {"Algorithm", kSha256}})
        .leaf("ds:DigestValue",
              base64_encode({reinterpret_cast<const char*>(bytes.data()), bytes.size()}),
              {{"xmlns:ds", kDs}})
        .close("erds:PartInfo");
}

void term(Writer& out, const EvidencedTerm& term)
{
    out.open("b:plazo", {{"calendario", term.calendar},
                         {"notificado", iso_date(term.notified)},
                         {"surteEfectos", iso_date(term.effective)}});
    std::istringstream days(term.days);
    for (std::string line; std::getline(days, line);) {
        const std::size_t first = line.find(' ');
        const std::size_t second = line.find(' ', first + 1);
        out.leaf("b:dia", second == std::string::npos ? "" : line.substr(second + 1),
                 {{"cuenta", line.substr(first + 1, second - first - 1)},
                  {"fecha", line.substr(0, first)}});
    }
    out.close("b:plazo");
}

void extension(Writer& out, const ErdsEvidence& evidence)
{
    const std::string learned = evidence.learned.rfc3339();
    const std::string occurred = evidence.occurred.rfc3339();
    out.open("erds:Extension", {{"isCritical", "false"}});
    if (evidence.standing == Standing::Rehearsal) {
        out.open("b:hecho", {{"xmlns:b", kOurs},
                             {"autor", evidence.actor},
                             {"conocido", learned},
                             {"ensayo", "true"},
                             {"historia", evidence.history},
                             {"ocurrido", occurred},
                             {"suceso", evidence.kind}});
    } else {
        out.open("b:hecho", {{"xmlns:b", kOurs},
                             {"autor", evidence.actor},
                             {"conocido", learned},
                             {"historia", evidence.history},
                             {"ocurrido", occurred},
                             {"suceso", evidence.kind}});
    }
    if (evidence.detail != "{}") out.leaf("b:detalle", evidence.detail);
    if (evidence.term) term(out, *evidence.term);
    const std::string no = std::to_string(evidence.no);
    if (evidence.previous) {
        out.leaf("b:cadena", {}, {{"anterior", evidence.previous->hex()}, {"lugar", no}});
    } else {
        out.leaf("b:cadena", {}, {{"lugar", no}});
    }
    out.close("b:hecho").close("erds:Extension");
}

}  // namespace

std::string evidenced_days(const std::vector<EvidencedDay>& days)
{
    std::string text;
    for (const EvidencedDay& day : days) {
        text += fmt::format("{} {}", iso_date(day.date), day.counted);
        if (!day.why.empty()) text += ' ' + day.why;
        text += '\n';
    }
    return text;
}

std::string compose(const ErdsEvidence& evidence)
{
    const std::string id = evidence.id.hex();
    std::string words = evidence.words;
    if (evidence.standing == Standing::Rehearsal) {
        words.insert(0, std::string(kRehearsalMark) + ". ");
    }
    Writer out;
    out.open(
           "erds:Evidence",
           {{"xmlns:erds", kErds}, {"Id", "ev-" + id.substr(0, 16)}, {"version", "EN319522v1.1.1"}})
        .leaf("erds:EvidenceIdentifier", "urn:buzon:evidencia:" + id)
        .leaf("erds:ERDSEventId", evidence.uri)
        .open("erds:EventReasons")
        .open("erds:EventReason")
        .leaf("Code", evidence.reason)
        .leaf("Details", words)
        .close("erds:EventReason")
        .close("erds:EventReasons")
        .leaf("EventTime", evidence.occurred.rfc3339())
        .open("erds:EvidenceIssuerPolicyID")
        .leaf("PolicyID", "urn:buzon:politica:evidencia:1")
        .close("erds:EvidenceIssuerPolicyID")
        .open("erds:EvidenceIssuerDetails")
        .open("erds:Identity");
    attribute(out, "nombre", "Instituto Mexicano del Seguro Social");
    attribute(out, "rfc", "IMS421231I45");
    out.close("erds:Identity").close("erds:EvidenceIssuerDetails");
    party(out, "erds:SenderDetails", evidence.sender);
    party(out, "erds:RecipientDetails", evidence.recipient);
    if (evidence.submitted) out.leaf("erds:SubmissionTime", evidence.submitted->rfc3339());
    out.leaf("EvidenceRefersToRecipient", "1")
        .leaf("erds:MessageIdentifier", evidence.subject)
        .open("erds:UserContentInfo")
        .open("erds:PartsInfo");
    for (const EvidencedDocument& one : evidence.documents) document(out, one);
    out.close("erds:PartsInfo").close("erds:UserContentInfo").open("erds:Extensions");
    extension(out, evidence);
    out.close("erds:Extensions").close("erds:Evidence");
    return out.finished();
}

}  // namespace buzon::templates
