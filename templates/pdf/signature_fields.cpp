#include "templates/pdf/signature_fields.hpp"

#include "templates/pdf/syntax.hpp"

#include <fmt/format.h>

namespace buzon::templates::pdf {
namespace {

struct FieldText {
    std::string_view name, tooltip;
};

constexpr FieldText texts[] = {
    {"Sello", "Sello digital del Instituto"},
    {"Tst1", "Primer sello de tiempo del documento"},
    {"Tst2", "Segundo sello de tiempo del documento"},
};

}  // namespace

SignatureFields::SignatureFields(ObjectWriter& writer)
{
    const ObjectNumber first = writer.reserve(3);
    for (std::size_t i = 0; i < fields_.size(); ++i) fields_[i] = first + static_cast<int>(i);
}

ObjectNumber SignatureFields::write(const PdfInput& input, ObjectNumber page, int first_parent_key,
                                    ObjectWriter& writer) const
{
    const ObjectNumber form = writer.reserve(2), signature = form + 1;
    std::string references;
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        references += reference(fields_[i]) + " ";
        writer.open(fields_[i],
                    fmt::format("<</Type/Annot/Subtype/Widget/FT/Sig/T{}/TU{}/Rect[0 0 0 0]"
                                "/F 132/P {}/StructParent {}{}>>",
                                byte_string(texts[i].name), text_string(texts[i].tooltip),
                                reference(page), first_parent_key + static_cast<int>(i),
                                i == 0 ? "/V " + reference(signature) : ""));
    }
    // /Contents is the longest line of the file; the signer fills it and /ByteRange in place.
    std::string body = "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached";
    body += "/M" + date(input.created) + "/Name" + text_string(input.signer_name);
    if (input.reason) body += "/Reason" + text_string(*input.reason);
    body += "\n/ByteRange [0 9999999999 9999999999 9999999999]\n/Contents <";
    body.append(2 * signature_placeholder_bytes, '0');
    body += ">>>";
    writer.open(signature, body);
    writer.open(form, fmt::format("<</Fields[{}]/SigFlags 3>>", references));
    return form;
}

}  // namespace buzon::templates::pdf
