#include "templates/pdf/missing_letters.hpp"

#include "core/xml.hpp"
#include "templates/pdf/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace buzon::templates::pdf {
namespace {

constexpr std::size_t context_bytes = 80;

// "/html/body/p[2]/strong": libxml2's own paths say * for elements of a default namespace.
std::string path_of(const Node* node)
{
    std::string path;
    for (; node != nullptr && node->type == XML_ELEMENT_NODE; node = node->parent) {
        int before = 0, after = 0;
        for (const Node* n = node->prev; n != nullptr; n = n->prev) {
            before += element_name(n) == element_name(node) ? 1 : 0;
        }
        for (const Node* n = node->next; n != nullptr; n = n->next) {
            after += element_name(n) == element_name(node) ? 1 : 0;
        }
        const std::string position =
            before + after > 0 ? fmt::format("[{}]", before + 1) : std::string();
        path = fmt::format("/{}{}{}", element_name(node), position, path);
    }
    return path;
}

// Some text around the character, cut between code points.
std::string context(std::string_view text, std::string_view character)
{
    std::size_t at = text.find(character);
    if (at == std::string_view::npos) at = 0;
    const auto inside = [&](std::size_t i) {
        return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80;
    };
    std::size_t begin = at < context_bytes / 2 ? 0 : at - context_bytes / 2;
    std::size_t end = std::min(text.size(), begin + context_bytes);
    while (inside(begin)) ++begin;
    while (inside(end)) ++end;
    return std::string(text.substr(begin, end - begin));
}

}  // namespace

void MissingLetters::reading(const Node* node, std::string_view text)
{
    node_ = node;
    text_ = text;
}

void MissingLetters::reading(std::string_view field, std::string_view text)
{
    node_ = nullptr;
    field_ = field;
    text_ = text;
}

void MissingLetters::add(char32_t character)
{
    const std::string field = node_ != nullptr ? path_of(node_) : field_;
    if (!told_.emplace(field, character).second) return;
    std::string shown;
    append_utf8(shown, character);
    Finding finding;
    finding.id = "PDF-GLIFO";
    finding.field = field;
    finding.line = node_ != nullptr ? static_cast<int>(xmlGetLineNo(node_)) : 0;
    finding.reason = fmt::format(
        "El carácter «{}» (U+{:04X}) no puede imprimirse en el documento; está en «{}».", shown,
        static_cast<unsigned>(character), context(text_, shown));
    finding.remedy =
        "Escriba ese dato con letras latinas, números y signos de puntuación, sin emojis ni "
        "caracteres de control.";
    findings_.push_back(std::move(finding));
}

}  // namespace buzon::templates::pdf
