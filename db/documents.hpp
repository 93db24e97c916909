#pragma once

#include "db/transaction.hpp"

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
};
[[nodiscard]] std::string_view name_of(DocumentRole role);
[[nodiscard]] std::optional<DocumentRole> document_role_of(std::string_view name);

// Content-addressed: the key is the SHA-256 of the bytes, and the same bytes are stored once.
struct Document {
    std::string media_type;
    std::string bytes;
};
// Returns the key. Storing the same bytes again is harmless.
Sha256 store_document(Transaction& tx, const Document& document, Instant now);
// Checks the stored bytes against their key; a difference is Error{Query} ("document damaged").
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
