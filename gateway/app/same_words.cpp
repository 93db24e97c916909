#include "gateway/app/same_words.hpp"

#include <array>
#include <sstream>
#include <utility>

namespace buzon::app {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kLetters{{{"á", "a"},
                                                                                  {"é", "e"},
                                                                                  {"í", "i"},
                                                                                  {"ó", "o"},
                                                                                  {"ú", "u"},
                                                                                  {"ü", "u"},
                                                                                  {"Á", "a"},
                                                                                  {"É", "e"},
                                                                                  {"Í", "i"},
                                                                                  {"Ó", "o"},
                                                                                  {"Ú", "u"},
                                                                                  {"Ü", "u"},
                                                                                  {"Ñ", "ñ"},
                                                                                  {"ñ", "ñ"}}};

std::string folded(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        bool special = false;
        for (const auto& [letter, plain] : kLetters) {
            if (!text.starts_with(letter)) continue;
            out += plain;
            text.remove_prefix(letter.size());
            special = true;
            break;
        }
        if (special) continue;
        const char c = text.front();
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        text.remove_prefix(1);
    }
    return out;
}

}  // namespace

bool same_words(std::string_view text, std::string_view wanted)
{
    const std::string here = folded(text);
    std::istringstream words(folded(wanted));
    for (std::string word; words >> word;) {
        if (here.find(word) == std::string::npos) return false;
    }
    return true;
}

}  // namespace buzon::app
