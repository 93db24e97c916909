#pragma once

#include "core/finding.hpp"
#include "signing/tlog/note.hpp"

#include <tl/expected.hpp>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::signing {

struct Witness {
    std::string name;  // in the policy only
    NoteVerifier key;
    std::string url;  // where it is asked (submission prefix); may be empty
};

// Which logs are believed, and whose cosignatures make a checkpoint one that everybody sees: the
// file of c2sp.org/tlog-policy, lines `log`, `witness`, `group`, `quorum`. Immutable.
class LogPolicy {
  public:
    LogPolicy() = default;  // believes nobody
    // Every line that is wrong is a finding (LOG-POLITICA) with its number. A file without `quorum`
    // line is one too; `quorum none` satisfies no verifier that asks for witnesses (see
    // satisfied_by).
    [[nodiscard]] static tl::expected<LogPolicy, Findings> parse(std::string_view text);
    // Believes this one key and asks for no witness.
    [[nodiscard]] static LogPolicy of_log(NoteVerifier log);

    [[nodiscard]] const std::vector<NoteVerifier>& logs() const { return logs_; }
    [[nodiscard]] const std::vector<Witness>& witnesses() const { return witnesses_; }
    // Whether these witnesses, by name, are the quorum. With `quorum none` there is nobody outside
    // who saw it: false, and the checkpoint rests on the log's own word.
    [[nodiscard]] bool satisfied_by(const std::set<std::string>& witnesses) const;

  private:
    struct Group {
        std::size_t least = 1;
        std::vector<std::string> members;
    };
    class Reader;

    [[nodiscard]] bool witnessed(const std::string& name, const std::set<std::string>& by) const;

    std::vector<NoteVerifier> logs_;
    std::vector<Witness> witnesses_;
    std::map<std::string, Group> groups_;
    std::string quorum_ = "none";
};

}  // namespace buzon::signing
