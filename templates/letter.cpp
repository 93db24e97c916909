#include "templates/letter.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace buzon::templates {
namespace {

constexpr std::size_t columns = 76;

std::size_t width_of(std::string_view word)
{
    std::size_t width = 0;
    for (const char c : word) {
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++width;
    }
    return width;
}

// Line breaks inside data are white space, so that nobody can add lines of their own.
std::string wrapped(std::string_view text)
{
    std::string out;
    std::size_t used = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t start = text.find_first_not_of(" \t\r\n", at);
        if (start == std::string_view::npos) break;
        const std::size_t end = std::min(text.find_first_of(" \t\r\n", start), text.size());
        const std::string_view word = text.substr(start, end - start);
        const std::size_t width = width_of(word);
        if (used != 0 && used + 1 + width > columns) {
            out += '\n';
            used = 0;
        } else if (used != 0) {
            out += ' ';
            ++used;
        }
        out += word;
        used += width;
        at = end;
    }
    return out + "\n";
}

struct TextWriter {
    std::string& out;

    void operator()(const Heading& block) const
    {
        out += "\n";
        out += wrapped(block.text);
        out.append(width_of(block.text), '-');
        out += "\n\n";
    }
    void operator()(const Paragraph& block) const { out += wrapped(block.text) + "\n"; }
    void operator()(const Facts& block) const
    {
        for (const auto& [name, value] : block.rows)
            out += wrapped(fmt::format("{}: {}", name, value));
        out += "\n";
    }
    void operator()(const Address& block) const
    {
        out += wrapped(block.label + ":") + block.url + "\n\n";
    }
    void operator()(const Code& block) const
    {
        out += wrapped(block.label + ":") + block.value + "\n\n";
    }
    void operator()(const Typed& block) const
    {
        out += wrapped(block.label + ":") + "\n    " + block.value + "\n\n";
    }
};

struct HtmlWriter {
    std::string& out;

    void operator()(const Heading& block) const
    {
        out += fmt::format("<h2>{}</h2>\n", html_escaped(block.text));
    }
    void operator()(const Paragraph& block) const
    {
        out += fmt::format("<p>{}</p>\n", html_escaped(block.text));
    }
    void operator()(const Facts& block) const
    {
        out += "<p>";
        for (std::size_t i = 0; i < block.rows.size(); ++i) {
            out +=
                fmt::format("{}<strong>{}:</strong> {}", i == 0 ? "" : "<br>\n",
                            html_escaped(block.rows[i].first), html_escaped(block.rows[i].second));
        }
        out += "</p>\n";
    }
    void operator()(const Address& block) const
    {
        out += fmt::format("<p>{0}:<br>\n<a href=\"{1}\">{1}</a></p>\n", html_escaped(block.label),
                           html_escaped(block.url));
    }
    void operator()(const Code& block) const
    {
        out += fmt::format("<p>{}:<br>\n<code>{}</code></p>\n", html_escaped(block.label),
                           html_escaped(block.value));
    }
    void operator()(const Typed& block) const
    {
        out += fmt::format("<p>{}:<br>\n<strong class=\"typed\">{}</strong></p>\n",
                           html_escaped(block.label), html_escaped(block.value));
    }
};

}  // namespace

std::string letter_text(const Letter& letter)
{
    std::string out = wrapped(letter.title) + "\n";
    for (const Block& block : letter.blocks) std::visit(TextWriter{out}, block);
    while (out.ends_with("\n\n")) out.pop_back();
    return out;
}

std::string letter_html(const Letter& letter)
{
    std::string out = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"es-MX\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>{0}</title>\n<style>\n"
        "body {{ font: 1rem/1.5 \"Noto Sans\", Arial, sans-serif; color: #1b1b1b; "
        "background: #fff; max-width: 40rem; margin: 0 auto; padding: 1rem; "
        "overflow-wrap: anywhere; }}\n"
        "h1 {{ font-size: 1.3rem; color: #13322b; border-bottom: 4px solid #a57f2c; }}\n"
        "h2 {{ font-size: 1.1rem; color: #13322b; }}\n"
        "code {{ font-size: .8rem; word-break: break-all; }}\n"
        ".typed {{ font-size: 1.75rem; white-space: nowrap; }}\n"
        "</style>\n</head>\n<body>\n<main>\n<h1>{0}</h1>\n",
        html_escaped(letter.title));
    for (const Block& block : letter.blocks) std::visit(HtmlWriter{out}, block);
    return out + "</main>\n</body>\n</html>\n";
}

std::string html_escaped(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += c;
        }
    }
    return out;
}

}  // namespace buzon::templates
