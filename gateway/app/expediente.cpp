#include "gateway/app/expediente.hpp"

#include "db/pool.hpp"
#include "gateway/app/evidence_file.hpp"
#include "gateway/app/evidence_receipt.hpp"
#include "gateway/app/produce.hpp"
#include "gateway/database.hpp"
#include "gateway/zip_file.hpp"
#include "signing/digest.hpp"
#include "templates/catalogue.hpp"
#include "templates/letter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace buzon::app {
namespace {

using db::DocumentRole;

struct Described {
    DocumentRole role;
    const char* extension;
    const char* what;
    const char* proves;
};
constexpr std::array<Described, 9> kPapers{
    {{DocumentRole::ActoPdf, "pdf", "El documento, firmado",
      "Lo que resolvió la autoridad, con la firma electrónica del funcionario y su sello de "
      "tiempo. Lleva dentro los datos sellados."},
     {DocumentRole::ActoXml, "xml", "Los datos del documento, con sello digital",
      "Los mismos datos, palabra por palabra, con la cadena original y el sello."},
     {DocumentRole::ActoHtml, "html", "El documento para leer en pantalla",
      "Dice lo mismo que el PDF; los datos sellados nombran su huella."},
     {DocumentRole::AcusePdf, "pdf", "Acuse de recibo",
      "Quién abrió el documento, con qué e.firma y cuándo: su hora es la de la notificación "
      "(CFF 134, fracción I)."},
     {DocumentRole::AcuseXml, "xml", "Acuse de recibo, con la firma de quien abrió",
      "La firma de la e.firma de quien abrió, sobre el folio y la huella del documento."},
     {DocumentRole::ConstanciaPdf, "pdf", "Constancia de notificación",
      "Que el plazo para abrirlo pasó y desde cuándo quedó notificado."},
     {DocumentRole::ConstanciaXml, "xml", "Constancia de notificación, con sello digital",
      "Los datos de la constancia, con la cadena original y el sello."},
     {DocumentRole::FallaPdf, "pdf", "Constancia de una falla de la plataforma",
      "Desde cuándo y hasta cuándo falló, y qué efecto tiene sobre los plazos."},
     {DocumentRole::FallaXml, "xml", "Constancia de una falla, con sello digital",
      "Los datos de la falla, con la cadena original y el sello."}}};

struct Paper {
    std::string what;
    std::string proves;
    std::string name;
    Sha256 sha;
    std::string bytes;
    Instant stored_at;
};

// The newest one of each role, in the order of kPapers.
std::vector<Paper> papers_of(const Services& services, const Tracked& tracked)
{
    std::vector<Paper> papers;
    db::Pool::Lease lease = services.database().lease(request_deadline());
    for (const Described& one : kPapers) {
        const db::AttachedDocument* newest = nullptr;
        for (const db::AttachedDocument& document : tracked.documents) {
            if (document.role != one.role) continue;
            if (newest == nullptr || document.stored_at > newest->stored_at) newest = &document;
        }
        if (newest == nullptr) continue;
        auto stored = db::find_document(*lease, newest->sha);
        if (!stored) throw std::logic_error("an attached document that is not stored");
        papers.push_back(
            {one.what, one.proves,
             fmt::format("{}-{}.{}", tracked.act.folio.str(), db::name_of(one.role), one.extension),
             newest->sha, std::move(stored->bytes), newest->stored_at});
    }
    return papers;
}

// After the papers: one file a legal event, in the order of their chain, each with the receipt of
// the log where it has one.
void add_evidences(const Services& services, const Tracked& tracked, std::vector<Paper>& papers)
{
    db::Pool::Lease lease = services.database().lease(request_deadline());
    for (const db::StoredEvidence& evidence : db::evidences_of(*lease, tracked.act.id)) {
        const db::EvidencedEvent& event = *evidence.event;
        papers.push_back(
            {fmt::format("Evidencia {}: {}", evidence.no, words_of(event.stream, event.kind)),
             "Qué pasó, cuándo pasó y cuándo lo supo el Instituto, entre quiénes y sobre "
             "qué documento; con firma y sello de tiempo. Nombra la huella de la "
             "evidencia anterior.",
             evidence_name(evidence.no, event.kind), evidence.sha, evidence_file(evidence),
             evidence.sealed_at});
        auto receipt = evidence_receipt(*lease, evidence);
        if (!receipt) continue;
        papers.push_back({fmt::format("Comprobante de la evidencia {} en la bitácora", evidence.no),
                          "Qué lugar tiene esa evidencia en la bitácora pública, que nadie puede "
                          "cambiar sin que se note.",
                          receipt_name(evidence.no, event.kind), signing::sha256(*receipt),
                          *receipt, evidence.sealed_at});
    }
}

struct Heading {
    std::string title;
    std::string unit;
    std::string folio;
    std::string addressee;
    std::string notified;
    std::string where;  // the public page that answers for the folio
};

constexpr const char* kSha = "sha256sum --check huellas.sha256";

std::string plain_index(const Heading& heading, const std::vector<Paper>& papers)
{
    std::string text = fmt::format(
        "EXPEDIENTE DE UN ACTO NOTIFICADO POR EL BUZÓN IMSS\n\n"
        "Documento: {}\nFolio: {}\nLo emite: {}\nDestinatario (RFC): {}\n{}\n\nARCHIVOS\n",
        heading.title, heading.folio, heading.unit, heading.addressee, heading.notified);
    for (const Paper& paper : papers) {
        text += fmt::format("\n{}\n  Qué es: {}\n  Qué prueba: {}\n  SHA-256: {}\n", paper.name,
                            paper.what, paper.proves, paper.sha.hex());
    }
    text += fmt::format(
        "\nCÓMO COMPROBARLO SIN NOSOTROS\n\n"
        "1. Que ningún archivo cambió: {}\n"
        "2. La firma del PDF: ábralo con un lector que revise firmas, o use pdfsig.\n"
        "3. El sello de los datos (XML): xmllint saca la cadena original, el sello y el\n"
        "   certificado; openssl los comprueba:\n"
        "     xmllint --xpath 'string(/acto/sello/cadena)' acto.xml | head -c -1 > cadena.txt\n"
        "     xmllint --xpath 'string(/acto/sello/valor)' acto.xml | base64 -d > sello.bin\n"
        "     xmllint --xpath 'string(/acto/sello/certificado)' acto.xml | base64 -d |\n"
        "       openssl x509 -inform DER -pubkey -noout > llave.pem\n"
        "     openssl dgst -sha256 -verify llave.pem -signature sello.bin cadena.txt\n"
        "4. Una evidencia (XML firmado, ETSI EN 319 522): xmlsec1 comprueba su firma con la\n"
        "   autoridad que emitió el certificado del sello; buzon verify la explica:\n"
        "     xmlsec1 --verify --id-attr:Id SignedProperties --trusted-der autoridad.cer \\\n"
        "       evidencia-01-issued.xml\n"
        "5. Un comprobante de la bitácora (c2sp.org/tlog-proof): con la clave pública de la\n"
        "   bitácora y las de sus testigos, guardadas en un archivo (c2sp.org/tlog-policy):\n"
        "     buzon verify --log-policy bitacora.txt evidencia-01-issued.tlog-proof\n"
        "   La cuarta línea del registro que trae es la huella de la evidencia:\n"
        "     openssl dgst -sha256 -binary evidencia-01-issued.xml | base64\n"
        "     sed -n 's/^extra //p' evidencia-01-issued.tlog-proof | base64 -d | sed -n 4p\n"
        "6. Que el Instituto responde por el folio: {}\n",
        kSha, heading.where);
    return text;
}

std::string html_index(const Heading& heading, const std::vector<Paper>& papers)
{
    using templates::html_escaped;
    std::string rows;
    for (const Paper& paper : papers) {
        rows += fmt::format(
            "<li><h3><a href=\"{0}\">{1}</a></h3>\n<dl><dt>Archivo</dt><dd>{0}</dd>"
            "<dt>Qué prueba</dt><dd>{2}</dd><dt>SHA-256</dt><dd><code>{3}</code></dd></dl></li>\n",
            paper.name, html_escaped(paper.what), html_escaped(paper.proves), paper.sha.hex());
    }
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"es-MX\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>Expediente del folio {0}</title>\n<style>\n"
        "body{{font:100%/1.5 system-ui,sans-serif;max-width:45rem;margin:0 auto;padding:1rem;"
        "overflow-wrap:anywhere}}\nh1,h2,a{{color:#611232}}\ndt{{font-weight:700}}\n"
        "dd{{margin:0 0 .5rem}}\nul{{padding-left:1.25rem}}\ncode{{font-size:.9rem}}\n</style>\n"
        "</head>\n<body>\n<main>\n<h1>Expediente del folio {0}</h1>\n<dl><dt>Documento</dt>"
        "<dd>{1}</dd><dt>Lo emite</dt><dd>{2}</dd><dt>Destinatario (RFC)</dt><dd>{3}</dd></dl>\n"
        "<p>{4}</p>\n<h2>Archivos</h2>\n<ul>\n{5}</ul>\n"
        "<h2>Cómo comprobarlo sin nosotros</h2>\n<ol>\n"
        "<li>Que ningún archivo cambió: <code>{6}</code></li>\n"
        "<li>La firma del PDF: ábralo con un lector de PDF que revise firmas, o use "
        "<code>pdfsig</code>.</li>\n"
        "<li>El sello de los datos (XML): las órdenes están en <a "
        "href=\"00-LEAME.txt\">00-LEAME.txt</a>.</li>\n"
        "<li>Una evidencia (XML firmado): las órdenes están en <a "
        "href=\"00-LEAME.txt\">00-LEAME.txt</a>.</li>\n"
        "<li>Un comprobante de la bitácora: las órdenes están en <a "
        "href=\"00-LEAME.txt\">00-LEAME.txt</a>.</li>\n"
        "<li>Que el Instituto responde por el folio: <a href=\"{7}\">{7}</a></li>\n</ol>\n"
        "</main>\n</body>\n</html>\n",
        heading.folio, html_escaped(heading.title), html_escaped(heading.unit),
        html_escaped(heading.addressee), html_escaped(heading.notified), rows, kSha,
        html_escaped(heading.where));
}

Heading heading_of(const Services& services, const Tracked& tracked)
{
    const db::Act& act = tracked.act;
    const templates::ActType* type = services.catalogue().find(act.type, act.version);
    return {.title = type == nullptr ? act.type : type->title,
            .unit = tracked.unit.name,
            .folio = act.folio.str(),
            .addressee = act.addressee.str(),
            .notified = fmt::format("Notificado el {}; surte efectos el {}.",
                                    long_spanish_date(act.notification->notified_on),
                                    long_spanish_date(act.notification->effective_on)),
            .where = verification_url(services.config(), act.folio)};
}

}  // namespace

bool own_paper(db::DocumentRole role)
{
    return std::ranges::find(kPapers, role, &Described::role) != kPapers.end();
}

std::string expediente_zip(const Services& services, const Tracked& tracked)
{
    if (!tracked.act.notification) throw std::logic_error("an expediente before notification");
    const Heading heading = heading_of(services, tracked);
    std::vector<Paper> papers = papers_of(services, tracked);
    add_evidences(services, tracked, papers);
    Instant newest = tracked.act.issued_at;
    std::string sums;
    for (const Paper& paper : papers) {
        newest = std::max(newest, paper.stored_at);
        sums += paper.sha.hex() + "  " + paper.name + "\n";
    }
    const std::string text = plain_index(heading, papers);
    const std::string page = html_index(heading, papers);
    std::vector<ZipEntry> entries{{"00-indice.html", page, newest},
                                  {"00-LEAME.txt", text, newest},
                                  {"huellas.sha256", sums, newest}};
    for (const Paper& paper : papers) entries.push_back({paper.name, paper.bytes, paper.stored_at});
    return zip_file(entries);
}

}  // namespace buzon::app
