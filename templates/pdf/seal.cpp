#include "templates/pdf/seal.hpp"

#include <sstream>
#include <string>

namespace buzon::templates::pdf {

std::string_view neutral_seal()
{
    return "0.075 0.2 0.18 rg\n"
           "100 50 m 100 77.6 77.6 100 50 100 c 22.4 100 0 77.6 0 50 c 0 22.4 22.4 0 50 0 c "
           "77.6 0 100 22.4 100 50 c f\n"
           "0.647 0.498 0.173 RG 1.6 w\n"
           "93 50 m 93 73.7 73.7 93 50 93 c 26.3 93 7 73.7 7 50 c 7 26.3 26.3 7 50 7 c "
           "73.7 7 93 26.3 93 50 c s\n"
           "1 1 1 rg 23 33 54 35 re f\n"
           "0.38 0.07 0.196 RG 3.2 w 1 j 24.6 66.4 m 50 46.5 l 75.4 66.4 l S\n"
           "1.8 w 24.6 34.6 m 42 52.6 l S 75.4 34.6 m 58 52.6 l S\n";
}

bool is_seal(std::string_view operators)
{
    static constexpr std::string_view allowed =
        " m l c v y h re f f* B B* S s n q Q w j J M rg RG g G k K ";
    std::istringstream in{std::string(operators)};
    int depth = 0;
    bool draws = false;
    for (std::string word; in >> word;) {
        if (word.find_first_not_of("+-.0123456789") == std::string::npos) continue;
        if (allowed.find(" " + word + " ") == std::string_view::npos) return false;
        depth += word == "q" ? 1 : word == "Q" ? -1 : 0;
        draws = draws || word == "f" || word == "f*" || word == "B" || word == "S" || word == "s";
        if (depth < 0) return false;
    }
    return depth == 0 && draws;
}

}  // namespace buzon::templates::pdf
