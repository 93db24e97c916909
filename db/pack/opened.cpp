#include "db/pack/opened.hpp"

#include "db/pack/deflate_choices.hpp"
#include "db/pack/varint.hpp"

namespace buzon::db::pack {
namespace {

constexpr std::size_t kMostText = std::size_t{1} << 26U;  // of one stream
constexpr std::size_t kFrame = 8;                         // a stream's share of the recipe, at most
constexpr char kZlib = 'x';                               // 0x78: how such a stream begins

}  // namespace

// content = length of recipe, recipe, text. recipe = for each stream: bytes of text before it,
// bytes of its own text, bytes of its choices, its choices.
std::optional<std::string> lay_open(std::string_view document, MatchGuess& guess)
{
    std::string recipe;
    std::string text;
    std::size_t copied = 0;
    std::size_t last_end = 0;
    std::size_t at = 0;
    while ((at = document.find(kZlib, at)) != std::string_view::npos) {
        const std::optional<Opened> stream = open_stream(document.substr(at), kMostText, guess);
        if (!stream || stream->choices.size() + kFrame > stream->size) {
            ++at;
            continue;
        }
        text += document.substr(copied, at - copied);
        put_number(recipe, text.size() - last_end);
        put_number(recipe, stream->text.size());
        put_number(recipe, stream->choices.size());
        recipe += stream->choices;
        text += stream->text;
        last_end = text.size();
        at += stream->size;
        copied = at;
    }
    if (recipe.empty()) return std::nullopt;
    text += document.substr(copied);
    std::string content;
    content.reserve(recipe.size() + text.size() + kFrame);
    put_number(content, recipe.size());
    content += recipe;
    content += text;
    if (content.size() > most_opened(document.size())) return std::nullopt;
    return content;
}

std::optional<std::string> close_up(std::string_view content, std::size_t most, MatchGuess& guess)
{
    NumberReader whole(content);
    const std::size_t recipe_size = whole.number();
    NumberReader recipe(whole.bytes(recipe_size));
    std::string document;
    document.reserve(most);
    while (!recipe.empty()) {
        const std::size_t before = recipe.number();
        const std::size_t length = recipe.number();
        const std::size_t choices_size = recipe.number();
        const std::string_view choices = recipe.bytes(choices_size);
        document += whole.bytes(before);
        const std::string_view text = whole.bytes(length);
        if (recipe.failed() || whole.failed()) return std::nullopt;
        const std::optional<std::string> stream = close_stream(text, choices, guess);
        if (!stream || document.size() + stream->size() > most) return std::nullopt;
        document += *stream;
    }
    document += whole.rest();
    if (whole.failed() || document.size() > most) return std::nullopt;
    return document;
}

}  // namespace buzon::db::pack
