#pragma once

#include "db/evidences.hpp"
#include "templates/erds_evidence.hpp"

#include <string>

namespace buzon::app {

// What an evidence says, from the rows it is about. `days` as templates::evidenced_days writes
// them.
struct EvidencePlace {
    int no = 1;
    std::optional<Sha256> previous;
    std::string days;
    Standing standing = Standing::Legal;
};
[[nodiscard]] templates::ErdsEvidence evidence_data(const db::EvidencedEvent& event,
                                                    const EvidencePlace& place);
// The platform was down: an evidence of no act, the only one of its chain.
[[nodiscard]] templates::ErdsEvidence evidence_data(const db::Failure& failure, Standing standing);
[[nodiscard]] Sha256 failure_evidence_id(const Folio& folio);

// The legal fact's URI; nullopt: no evidence is made of such an event.
[[nodiscard]] std::optional<std::string_view> uri_of(std::string_view stream,
                                                     std::string_view kind);
[[nodiscard]] std::optional<std::string_view> uri_of(const db::EvidencedEvent& event);
// Of a kind of event in a history ("act", "bank"), for people.
[[nodiscard]] std::string_view words_of(std::string_view stream, std::string_view kind);

// The file again, from the rows and what is kept of its signature.
[[nodiscard]] std::string rebuilt(const db::StoredEvidence& evidence);
// The same, and it is the file that was made: else std::runtime_error (a row was changed).
[[nodiscard]] std::string evidence_file(const db::StoredEvidence& evidence);
// "evidencia-03-aviso_sent.xml", and of its receipt "evidencia-03-aviso_sent.tlog-proof"
[[nodiscard]] std::string evidence_name(int no, std::string_view kind);
[[nodiscard]] std::string receipt_name(int no, std::string_view kind);

// What the log of evidences gets of one: the lines "buzon-evidencia-1", id, URI, SHA-256 of its
// file, SHA-256 of the act's data, and of a rehearsal "ensayo"; digests in base64, a line feed
// after each line.
[[nodiscard]] std::string log_entry(const templates::ErdsEvidence& data, const Sha256& file);
[[nodiscard]] std::string log_entry(const db::StoredEvidence& evidence);
// `data`: SHA-256 of the act's XML.
[[nodiscard]] std::string log_entry(const db::ListedEvidence& evidence, const Sha256& data,
                                    Standing standing);
// Whether an entry is of such an evidence, of a rehearsal.
[[nodiscard]] bool is_rehearsal_entry(std::string_view entry);

}  // namespace buzon::app
