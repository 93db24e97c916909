#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace buzon::templates {

// A short letter made of blocks, from which the text and the HTML part of a message are both
// written, so that neither says anything the other does not.
struct Heading {
    std::string text;
};
struct Paragraph {
    std::string text;
};
struct Facts {
    std::vector<std::pair<std::string, std::string>> rows;
};
struct Address {
    std::string label;
    std::string url;  // https only
};
struct Code {
    std::string label;
    std::string value;  // one long word, kept whole
};
struct Typed {
    std::string label;
    std::string value;  // to be copied by hand: large, on a line of its own
};
using Block = std::variant<Heading, Paragraph, Facts, Address, Code, Typed>;

struct Letter {
    std::string title;
    std::vector<Block> blocks;
};

[[nodiscard]] std::string letter_text(const Letter& letter);  // UTF-8, wrapped at 76 columns
[[nodiscard]] std::string letter_html(const Letter& letter);  // standalone, lang es-MX

// &, <, >, " and ' as character references.
[[nodiscard]] std::string html_escaped(std::string_view text);

}  // namespace buzon::templates
