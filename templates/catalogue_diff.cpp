#include "templates/catalogue_diff.hpp"

#include "templates/read_file.hpp"

#include <dtl/dtl.hpp>

#include <sstream>
#include <vector>

namespace buzon::templates {
namespace {

std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> out;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) out.push_back(line);
    return out;
}

}  // namespace

tl::expected<std::string, Findings> catalogue_diff(const ActType& before, const ActType& after)
{
    std::ostringstream out;
    Findings findings;
    for (const char* name :
         {"act.xml", "act.xsd", "act.sch", "act.xslt", "cadena.xslt", "sample.xml"}) {
        const auto old_text = read_file(before.folder / name);
        const auto new_text = read_file(after.folder / name);
        if (!old_text) findings.push_back(unreadable(before.folder / name));
        if (!new_text) findings.push_back(unreadable(after.folder / name));
        if (!old_text || !new_text || *old_text == *new_text) continue;
        dtl::Diff<std::string> difference(lines_of(*old_text), lines_of(*new_text));
        difference.compose();
        difference.composeUnifiedHunks();
        out << "--- " << before.key << '/' << before.version << '/' << name << '\n'
            << "+++ " << after.key << '/' << after.version << '/' << name << '\n';
        difference.printUnifiedFormat(out);
    }
    if (!findings.empty()) return tl::unexpected(std::move(findings));
    return out.str();
}

}  // namespace buzon::templates
