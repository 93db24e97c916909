#include "db/documents.hpp"

#include "db/names.hpp"

namespace buzon::db {
namespace {

constexpr Query kStore{"document_store",
                       "INSERT INTO documents (sha, media_type, bytes, stored_at)"
                       " VALUES ($1, $2, $3, $4) ON CONFLICT (sha) DO NOTHING"};

constexpr Query kFind{"document_find",
                      "SELECT sha, media_type, bytes FROM documents WHERE sha = $1"};

constexpr Query kAttach{"document_attach",
                        "INSERT INTO act_documents (act_id, role, sha) VALUES ($1, $2, $3)"
                        " ON CONFLICT DO NOTHING"};

constexpr Query kOfAct{"documents_of_act",
                       "SELECT a.role, d.sha, d.media_type, octet_length(d.bytes), d.stored_at"
                       " FROM act_documents a JOIN documents d USING (sha)"
                       " WHERE a.act_id = $1 ORDER BY d.stored_at, a.role, d.sha"};

constexpr Query kFindOfAct{"act_document_find",
                           "SELECT d.sha, d.media_type, d.bytes"
                           " FROM act_documents a JOIN documents d USING (sha)"
                           " WHERE a.act_id = $1 AND a.role = $2"
                           " ORDER BY d.stored_at DESC LIMIT 1"};

Document read_checked(Fields f)
{
    const auto sha = f.next<Sha256>();
    Document document{.media_type = f.next<std::string>(),
                      .bytes = bytea(f.next<std::string_view>())};
    if (sha256_of(document.bytes) != sha) {
        throw Error(Error::Kind::Query, {.message = "document damaged: " + sha.hex(),
                                         .sqlstate = "XX001",
                                         .query_name = "document_find",
                                         .constraint = ""});
    }
    return document;
}

}  // namespace

std::string_view name_of(DocumentRole role)
{
    switch (role) {
        case DocumentRole::ActoPdf: return "acto_pdf";
        case DocumentRole::ActoXml: return "acto_xml";
        case DocumentRole::ActoHtml: return "acto_html";
        case DocumentRole::Instancia: return "instancia";
        case DocumentRole::AvisoMime: return "aviso_mime";
        case DocumentRole::SmtpTranscript: return "smtp_transcript";
        case DocumentRole::Dsn: return "dsn";
        case DocumentRole::AcuseXml: return "acuse_xml";
        case DocumentRole::AcusePdf: return "acuse_pdf";
        case DocumentRole::ConstanciaXml: return "constancia_xml";
        case DocumentRole::ConstanciaPdf: return "constancia_pdf";
        case DocumentRole::EstradosAcuerdo: return "estrados_acuerdo";
        case DocumentRole::EstradosPublicado: return "estrados_publicado";
        case DocumentRole::OrdenXml: return "orden_xml";
        case DocumentRole::OrdenPdf: return "orden_pdf";
        case DocumentRole::LiberacionXml: return "liberacion_xml";
        case DocumentRole::RespuestaBanco: return "respuesta_banco";
        case DocumentRole::SelloTiempo: return "sello_tiempo";
    }
    return {};
}

std::optional<DocumentRole> document_role_of(std::string_view name)
{
    using enum DocumentRole;
    return by_name({ActoPdf, ActoXml, ActoHtml, Instancia, AvisoMime, SmtpTranscript, Dsn, AcuseXml,
                    AcusePdf, ConstanciaXml, ConstanciaPdf, EstradosAcuerdo, EstradosPublicado,
                    OrdenXml, OrdenPdf, LiberacionXml, RespuestaBanco, SelloTiempo},
                   name);
}

Sha256 store_document(Transaction& tx, const Document& document, Instant now)
{
    const Sha256 sha = sha256_of(document.bytes);
    tx.exec(kStore, Params{sha, document.media_type, Bytes{document.bytes}, now});
    return sha;
}

std::optional<Document> find_document(Connection& db, const Sha256& sha)
{
    return first(db.exec(kFind, Params{sha}), read_checked);
}

void attach_document(Transaction& tx, ActId act, DocumentRole role, const Sha256& sha)
{
    tx.exec(kAttach, Params{act, name_of(role), sha});
}

std::vector<AttachedDocument> documents_of(Connection& db, ActId act)
{
    return each(db.exec(kOfAct, Params{act}), [](Fields f) {
        return AttachedDocument{.role = f.next_enum(document_role_of),
                                .sha = f.next<Sha256>(),
                                .media_type = f.next<std::string>(),
                                .size = f.next<std::int64_t>(),
                                .stored_at = f.next<Instant>()};
    });
}

std::optional<Document> find_act_document(Connection& db, ActId act, DocumentRole role)
{
    return first(db.exec(kFindOfAct, Params{act, name_of(role)}), read_checked);
}

}  // namespace buzon::db
