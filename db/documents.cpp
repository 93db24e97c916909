#include "db/documents.hpp"

#include "db/names.hpp"
#include "db/packing.hpp"

namespace buzon::db {
namespace {

constexpr Query kStore{"document_store",
                       "INSERT INTO documents"
                       " (sha, media_type, bytes, stored_at, form, size, base, beside)"
                       " VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (sha) DO NOTHING"};

constexpr Query kFind{"document_find",
                      "SELECT sha, media_type, form, size, base, beside, bytes FROM documents"
                      " WHERE sha = $1"};

constexpr Query kAttach{"document_attach",
                        "INSERT INTO act_documents (act_id, role, sha) VALUES ($1, $2, $3)"
                        " ON CONFLICT DO NOTHING"};

constexpr Query kOfAct{"documents_of_act",
                       "SELECT a.role, d.sha, d.media_type, "
                       " coalesce(d.size, octet_length(d.bytes)), d.stored_at"
                       " FROM papers_of_acts a JOIN documents d USING (sha)"
                       " WHERE a.act_id = $1 ORDER BY d.stored_at, a.role, d.sha"};

constexpr Query kFindOfAct{"act_document_find",
                           "SELECT d.sha, d.media_type, d.form, d.size, d.base, d.beside, d.bytes"
                           " FROM papers_of_acts a JOIN documents d USING (sha)"
                           " WHERE a.act_id = $1 AND a.role = $2"
                           " ORDER BY d.stored_at DESC LIMIT 1"};

std::optional<Document> read(Connection& db, const Rows& rows)
{
    if (rows.empty()) return std::nullopt;
    Fields f = rows.front();
    const auto sha = f.next<Sha256>();
    Document document{.media_type = f.next<std::string>(), .bytes = {}};
    document.bytes = unpack_document(db, sha, next_packed(f));
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
        case DocumentRole::SmsTranscript: return "sms_transcript";
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
        case DocumentRole::FallaXml: return "falla_xml";
        case DocumentRole::FallaPdf: return "falla_pdf";
    }
    return {};
}

std::optional<DocumentRole> document_role_of(std::string_view name)
{
    using enum DocumentRole;
    return by_name({ActoPdf,           ActoXml,        ActoHtml,      Instancia,
                    AvisoMime,         SmtpTranscript, Dsn,           AcuseXml,
                    AcusePdf,          ConstanciaXml,  ConstanciaPdf, EstradosAcuerdo,
                    EstradosPublicado, OrdenXml,       OrdenPdf,      LiberacionXml,
                    RespuestaBanco,    SelloTiempo,    FallaXml,      FallaPdf,
                    SmsTranscript},
                   name);
}

std::string alike_key(DocumentRole role, std::initializer_list<std::string_view> kind)
{
    std::string key(name_of(role));
    for (const std::string_view part : kind) key.append("/").append(part);
    return key;
}

Sha256 store_document(Transaction& tx, const Document& document, Instant now, const Alike& alike)
{
    const Sha256 sha = sha256_of(document.bytes);
    PackOrder order{document.bytes, sha, alike.key.empty() ? Kind::Single : Kind::Alike,
                    std::nullopt, std::nullopt};
    const std::string key =
        alike.key.empty() ? std::string() : sized_key(alike.key, document.bytes.size());
    const Bases bases = key.empty() ? Bases{} : bases_of(tx, {key});
    if (!bases.empty()) order.base = bases.begin()->second;
    const bool founds = !key.empty() && bases.empty();
    std::string beside;
    // What becomes a base must need nobody.
    if (alike.beside && !founds) {
        beside = bytes_beside(tx, *alike.beside);
        order.beside = {*alike.beside, beside};
    }
    const PackedColumns columns = pack_document(tx, order);
    tx.exec(kStore,
            Params{sha, document.media_type, Bytes{columns.packed.bytes}, now,
                   name_of(columns.packed.form), columns.size, columns.base, columns.beside});
    if (founds) claim_bases(tx, {{key, sha}});
    return sha;
}

std::optional<Document> find_document(Connection& db, const Sha256& sha)
{
    return read(db, db.exec(kFind, Params{sha}));
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
    return read(db, db.exec(kFindOfAct, Params{act, name_of(role)}));
}

}  // namespace buzon::db
