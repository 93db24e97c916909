#include "gateway/app/evidence_file.hpp"

#include "core/base64.hpp"
#include "core/evidence_event.hpp"
#include "gateway/json.hpp"
#include "signing/certificate.hpp"
#include "signing/digest.hpp"
#include "signing/xml_seal.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace buzon::app {
namespace {

constexpr const char* kXml = "application/xml";
constexpr const char* kPdf = "application/pdf";

ActEvent act_event(std::string_view kind)
{
    const auto event = act_event_of(kind);
    if (!event) throw std::logic_error("an event of no kind");
    return *event;
}

BankEvent bank_event(std::string_view kind)
{
    const auto event = bank_event_of(kind);
    if (!event) throw std::logic_error("a bank's event of no kind");
    return *event;
}

std::optional<templates::EvidencedTerm> term_of(const db::EvidencedEvent& event,
                                                const std::string& days)
{
    if (!event.told) return std::nullopt;
    return templates::EvidencedTerm{event.told->calendar, event.told->notified,
                                    event.told->effective, days};
}

templates::EvidencedParty recipient_of(const db::EvidencedEvent& event)
{
    if (event.bank) {
        return {"banco",
                *event.bank,
                {{"orden", event.order_uuid.value_or("")},
                 {"actuacion", std::to_string(event.act_no)}}};
    }
    templates::EvidencedParty party{"rfc", event.addressee.str(), {}};
    if (event.registro_patronal) {
        party.attributes.emplace_back("registroPatronal", *event.registro_patronal);
    }
    return party;
}

std::string failure_detail(const db::Failure& failure)
{
    Poco::JSON::Object detail = json::object();
    detail.set("desde", failure.began_at.rfc3339());
    detail.set("hasta", failure.ended_at.rfc3339());
    std::string functions;
    for (const db::PlatformFunction function : failure.functions) {
        functions += (functions.empty() ? "" : " ") + std::string(db::name_of(function));
    }
    detail.set("funciones", functions);
    detail.set("motivo", failure.reason);
    if (failure.accord) detail.set("acuerdo", *failure.accord);
    return json::text(detail);
}

constexpr std::string_view kEntryForm = "buzon-evidencia-1\n";
constexpr std::string_view kEntryOfRehearsal = "\nensayo\n";

struct Logged {
    const Sha256& id;
    std::string_view uri;
    const Sha256& file;
    const Sha256& document;
    Standing standing;
};

std::string entry_of(const Logged& one)
{
    const auto text = [](const Sha256& sha) {
        return base64_encode({reinterpret_cast<const char*>(sha.bytes().data()), 32});
    };
    std::string entry = fmt::format("{}{}\n{}\n{}\n{}\n", kEntryForm, text(one.id), one.uri,
                                    text(one.file), text(one.document));
    if (one.standing == Standing::Rehearsal) entry += kEntryOfRehearsal.substr(1);
    return entry;
}

}  // namespace

std::optional<std::string_view> uri_of(std::string_view stream, std::string_view kind)
{
    return stream == "bank" ? evidence_uri(bank_event(kind)) : evidence_uri(act_event(kind));
}

std::optional<std::string_view> uri_of(const db::EvidencedEvent& event)
{
    return uri_of(event.stream, event.kind);
}

std::string_view words_of(std::string_view stream, std::string_view kind)
{
    return stream == "bank" ? spanish(bank_event(kind)) : spanish(act_event(kind));
}

templates::ErdsEvidence evidence_data(const db::EvidencedEvent& event, const EvidencePlace& place)
{
    const auto uri = uri_of(event);
    if (!uri) throw std::logic_error("no evidence is made of " + event.kind);
    templates::ErdsEvidence evidence{
        .id = event.id,
        .uri = std::string(*uri),
        .history = event.stream,
        .kind = event.kind,
        .reason = reason_uri(event.kind),
        .words = std::string(words_of(event.stream, event.kind)),
        .occurred = event.occurred_at,
        .learned = event.learned_at,
        .actor = event.actor,
        .detail = event.detail,
        .subject = "urn:buzon:acto:" + event.folio.str(),
        .sender = {"unidad",
                   std::string(event.folio.unit()),
                   {{"funcionario", event.official.str()}}},
        .recipient = recipient_of(event),
        .submitted = event.issued_at,
        .documents = {{"acto.xml", kXml, event.xml_sha}, {"acto.pdf", kPdf, event.pdf_sha}},
        .term = term_of(event, place.days),
        .no = place.no,
        .previous = place.previous,
        .standing = place.standing};
    if (event.document && *event.document != event.pdf_sha && *event.document != event.xml_sha) {
        evidence.documents.push_back(
            {"prueba", event.media_type.value_or("application/octet-stream"), *event.document});
    }
    return evidence;
}

Sha256 failure_evidence_id(const Folio& folio)
{
    return signing::sha256("buzon-event-1\nfailure\n" + folio.str());
}

templates::ErdsEvidence evidence_data(const db::Failure& failure, Standing standing)
{
    return {.id = failure_evidence_id(failure.folio),
            .uri = std::string(kFailureUri),
            .history = "failure",
            .kind = "falla",
            .reason = reason_uri("falla"),
            .words = "Falla de la plataforma, declarada por un funcionario",
            .occurred = failure.began_at,
            .learned = failure.declared_at,
            .actor = failure.declared_by.str(),
            .detail = failure_detail(failure),
            .subject = "urn:buzon:acto:" + failure.folio.str(),
            .sender = {"unidad", failure.unit, {{"funcionario", failure.declared_by.str()}}},
            .recipient = {"publico", "quienes usan el buzón", {}},
            .submitted = std::nullopt,
            .documents = {{"constancia.xml", kXml, failure.record_xml},
                          {"constancia.pdf", kPdf, failure.record_pdf}},
            .term = std::nullopt,
            .no = 1,
            .previous = std::nullopt,
            .standing = standing};
}

std::string rebuilt(const db::StoredEvidence& evidence)
{
    const templates::ErdsEvidence data =
        evidence.event ? evidence_data(*evidence.event, {evidence.no, evidence.previous,
                                                         evidence.days_text, evidence.standing})
                       : evidence_data(evidence.of_failure.value(), evidence.standing);
    const auto certificate = signing::Certificate::parse(evidence.certificate);
    if (!certificate) throw std::runtime_error("the seal of an evidence is no certificate");
    return signing::sealed_xml(templates::compose(data), *certificate,
                               {evidence.sealed_at, evidence.signature, evidence.token});
}

std::string evidence_file(const db::StoredEvidence& evidence)
{
    std::string file = rebuilt(evidence);
    if (signing::sha256(file) != evidence.sha) {
        throw std::runtime_error("evidence damaged: " + evidence.id.hex());
    }
    return file;
}

std::string evidence_name(int no, std::string_view kind)
{
    return fmt::format("evidencia-{:02}-{}.xml", no, kind);
}

std::string receipt_name(int no, std::string_view kind)
{
    return fmt::format("evidencia-{:02}-{}.tlog-proof", no, kind);
}

std::string log_entry(const templates::ErdsEvidence& data, const Sha256& file)
{
    return entry_of({data.id, data.uri, file, data.documents.front().sha, data.standing});
}

std::string log_entry(const db::StoredEvidence& evidence)
{
    if (evidence.of_failure) {
        return entry_of({evidence.id, kFailureUri, evidence.sha, evidence.of_failure->record_xml,
                         evidence.standing});
    }
    return entry_of({evidence.id, uri_of(evidence.event.value()).value(), evidence.sha,
                     evidence.event->xml_sha, evidence.standing});
}

std::string log_entry(const db::ListedEvidence& evidence, const Sha256& data, Standing standing)
{
    return entry_of({evidence.id, uri_of(evidence.stream, evidence.kind).value(), evidence.sha,
                     data, standing});
}

bool is_rehearsal_entry(std::string_view entry)
{
    return entry.starts_with(kEntryForm) && entry.ends_with(kEntryOfRehearsal);
}

}  // namespace buzon::app
