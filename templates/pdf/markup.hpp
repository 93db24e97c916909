#pragma once

#include <string>
#include <string_view>

struct _xmlDoc;
struct _xmlNode;

// Reading the XHTML subset of README.md.
namespace buzon::templates::pdf {

using Node = _xmlNode;

// Local name of an element; "" for a text node.
[[nodiscard]] std::string_view element_name(const Node* node);
[[nodiscard]] bool is_text(const Node* node);
[[nodiscard]] std::string_view node_text(const Node* text_node);
[[nodiscard]] bool has_class(const Node* node, std::string_view name);
[[nodiscard]] bool is_blank(const Node* node);   // white space, a comment
[[nodiscard]] bool is_inline(const Node* node);  // text or strong, em, a …

// The only child that is not blank; nullptr when there are none or several.
[[nodiscard]] const Node* only_child(const Node* node);

// templates::Error{Stylesheet} naming the element and its line.
[[noreturn]] void refuse_markup(const Node* node, std::string_view why);

}  // namespace buzon::templates::pdf
