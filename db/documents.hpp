#pragma once

#include "db/transaction.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::db {

// What a document is to an act. Names are those of the database's CHECK.
enum class DocumentRole {
    ActoPdf,
    ActoXml,
    ActoHtml,
    Instancia,  // the data as submitted
    AvisoMime,
    SmtpTranscript,
    SmsTranscript,  // the text message and the provider's answer
    Dsn,
    AcuseXml,
    AcusePdf,
    ConstanciaXml,
    ConstanciaPdf,
    EstradosAcuerdo,
    EstradosPublicado,
    OrdenXml,
    OrdenPdf,
    LiberacionXml,
    RespuestaBanco,
    SelloTiempo,
    FallaXml,  // the signed record of a declared failure
    FallaPdf,
};
[[nodiscard]] std::string_view name_of(DocumentRole role);
[[nodiscard]] std::optional<DocumentRole> document_role_of(std::string_view name);

// Content-addressed: the key is the SHA-256 of the bytes, and the same bytes are stored once.
struct Document {
    std::string media_type;
    std::string bytes;
};
// What a document shares its text, fonts or certificates with, so that it is stored as a
// difference.
struct Alike {
    std::string key;               // of its kind, by alike_key(); empty: like nothing known
    std::optional<Sha256> beside;  // a document of the same act, stored already, that it repeats
};
// `kind`: what else makes two documents of a role alike, as type, version, whose signature.
[[nodiscard]] std::string alike_key(DocumentRole role,
                                    std::initializer_list<std::string_view> kind);

// Returns the key. Storing the same bytes again is harmless, however they are stored.
Sha256 store_document(Transaction& tx, const Document& document, Instant now,
                      const Alike& alike = {});
// The very bytes. Their digest is checked; a difference is Error{Query} ("document damaged").
[[nodiscard]] std::optional<Document> find_document(Connection& db, const Sha256& sha);

void attach_document(Transaction& tx, ActId act, DocumentRole role, const Sha256& sha);
struct AttachedDocument {
    DocumentRole role;
    Sha256 sha;
    std::string media_type;
    std::int64_t size;
    Instant stored_at;
};
[[nodiscard]] std::vector<AttachedDocument> documents_of(Connection& db, ActId act);
// The newest one of that role.
[[nodiscard]] std::optional<Document> find_act_document(Connection& db, ActId act,
                                                        DocumentRole role);

}  // namespace buzon::db
