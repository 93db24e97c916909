#pragma once

#include "core/finding.hpp"
#include "core/instant.hpp"
#include "templates/pdf/fonts.hpp"

#include <tl/expected.hpp>

#include <optional>
#include <string>
#include <vector>

struct _xmlDoc;

namespace buzon::templates {

// A file that travels inside the PDF as its source (ISO 19005-3, AFRelationship Source).
struct Attachment {
    std::string name;        // file name, unique in the document
    std::string media_type;  // "text/xml"
    std::string description;
    std::string bytes;
};

struct PdfInput {
    const _xmlDoc* xhtml = nullptr;  // as the stylesheet made it; not kept, not changed
    std::string title;
    std::string footer;     // repeated on every page; "Página n de m" is added to its right
    std::string band = {};  // over every page, in its upper margin; empty: none. One line.
    Instant created;
    std::string signer_name;  // /Name of the signature dictionary
    std::optional<std::string> reason;
    std::vector<Attachment> attachments;
};

// The sealed document before its seal: PDF 1.7, PDF/A-3a and PDF/UA-1, tagged, es-MX. Most
// objects are packed and the cross-reference is a stream; catalog, pages, form and fields stay
// open, so that a later revision, which appends a stream of its own, may replace them. Same input,
// same bytes.
//
// For the signer: exactly one "/ByteRange [0 9999999999 9999999999 9999999999]" and one
// "/Contents <00…0>" of 2 × signature_placeholder_bytes zeros (field Sello); two more signature
// fields, Tst1 and Tst2, are empty and wait for document time-stamps (EN 319 142-1).
//
// Findings (PDF-GLIFO): characters that no embedded letter can show, each with its place.
// templates::Error: markup outside the subset of templates/pdf/README.md, or a library's failure.
inline constexpr std::size_t signature_placeholder_bytes = 9216;

[[nodiscard]] tl::expected<std::string, Findings> render_pdf(const PdfInput& input,
                                                             const Fonts& fonts);

}  // namespace buzon::templates
