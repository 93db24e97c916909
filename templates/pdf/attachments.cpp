#include "templates/pdf/attachments.hpp"

#include "templates/pdf/deflate.hpp"
#include "templates/pdf/syntax.hpp"

#include <fmt/format.h>

#include <map>
#include <stdexcept>

namespace buzon::templates::pdf {

namespace {

struct Packed {
    std::string bytes;
    std::string_view filter = "/Filter/FlateDecode";
};

// What does not shrink is stored as it is, and must not show the signature's placeholder.
Packed packed(std::string_view file)
{
    Packed out{deflate(file, 1)};
    if (out.bytes.find("/ByteRange") == std::string::npos &&
        out.bytes.find("/Contents") == std::string::npos) {
        return out;
    }
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string hex;
    for (const char c : out.bytes) {
        const auto byte = static_cast<unsigned char>(c);
        hex += digits[byte >> 4U];
        hex += digits[byte & 15U];
    }
    return {hex + ">", "/Filter[/ASCIIHexDecode/FlateDecode]"};
}

}  // namespace

Attached write_attachments(const PdfInput& input, ObjectWriter& writer)
{
    std::map<std::string, ObjectNumber> by_name;  // a name tree is in order
    std::string all;
    for (const Attachment& file : input.attachments) {
        const ObjectNumber specification = writer.reserve(2);
        if (!by_name.emplace(file.name, specification).second) {
            throw std::logic_error("two attachments named " + file.name);
        }
        const std::string name_string = text_string(file.name);
        writer.packed(specification,
                      fmt::format("<</Type/Filespec/F{}/UF{}/AFRelationship/Source/Desc{}"
                                  "/EF<</F {}/UF {}>>>>",
                                  name_string, name_string, text_string(file.description),
                                  reference(specification + 1), reference(specification + 1)));
        const Packed content = packed(file.bytes);
        writer.stream(specification + 1,
                      fmt::format("/Type/EmbeddedFile/Subtype{}/Params<</ModDate{}/Size {}>>{}",
                                  name(file.media_type), date(input.created), file.bytes.size(),
                                  content.filter),
                      content.bytes);
        all += reference(specification) + " ";
    }
    if (by_name.empty()) return {};
    std::string names;
    for (const auto& [file_name, number] : by_name) {
        names += text_string(file_name) + reference(number) + " ";
    }
    return {fmt::format("/Names<</EmbeddedFiles<</Names[{}]>>>>/AF[{}]", names, all)};
}

}  // namespace buzon::templates::pdf
