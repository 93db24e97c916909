#include "signing/pades_extend.hpp"

#include "signing/digest.hpp"
#include "signing/error.hpp"
#include "signing/pades_parts.hpp"
#include "signing/pdf_update.hpp"

namespace buzon::signing {

namespace {

Finding not_extendable()
{
    return Finding{
        .id = "PDF-NO-AMPLIABLE",
        .field = "archivo",
        .reason = "El PDF no es un documento firmado aquí, o cambió después de la firma.",
        .remedy = "Use el archivo tal como se descargó; véalo con «buzon verify».",
        .citation = "ETSI EN 319 142-1 §5.4"};
}

Finding no_field()
{
    return Finding{.id = "PDF-SIN-CAMPO",
                   .field = "archivo",
                   .reason = "El PDF ya no tiene un campo libre para otro sello de tiempo.",
                   .remedy = "Renueve su prueba con un registro de evidencia (RFC 4998).",
                   .citation = "ETSI EN 319 142-1 §5.4.3"};
}

// What was appended so far; nullopt: the file is not one to append to.
std::optional<PdfRevisions> revisions_of(std::string_view pdf)
{
    SignedPdf parts;
    if (!take_apart(pdf, parts).empty()) return std::nullopt;
    PdfRevisions revisions = read_revisions(pdf, parts.end);
    if (!revisions.codes.empty()) return std::nullopt;
    return revisions;
}

}  // namespace

tl::expected<std::string, Findings> add_validation_data(std::string pdf, ValidationData data)
{
    const auto revisions = revisions_of(pdf);
    if (!revisions) return tl::unexpected(Findings{not_extendable()});
    const ValidationData there = revisions->all_data();
    leave_out(data, there);
    if (data.empty()) return pdf;
    const auto file = PdfFile::open(pdf);
    const auto update = file ? validation_update(*file, data) : std::nullopt;
    if (!update) return tl::unexpected(Findings{not_extendable()});
    pdf += *update;
    return pdf;
}

tl::expected<std::string, Findings> add_document_timestamp(std::string pdf, const Stamper& stamp)
{
    const auto file = revisions_of(pdf) ? PdfFile::open(pdf) : std::nullopt;
    if (!file) return tl::unexpected(Findings{not_extendable()});
    const auto update = timestamp_update(*file);
    if (!update) return tl::unexpected(Findings{no_field()});
    pdf += update->bytes;
    const std::string_view all(pdf);
    const std::string token =
        stamp(sha256({all.substr(0, update->gap), all.substr(update->resume)}));
    if (token.size() > kPdfTimestampBytes) {
        throw Error(Error::Kind::Placeholder, "time-stamp token: too little room");
    }
    pdf.replace(update->gap + 1, 2 * token.size(), to_hex(token));
    return pdf;
}

}  // namespace buzon::signing
