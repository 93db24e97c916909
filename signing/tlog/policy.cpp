#include "signing/tlog/policy.hpp"

#include "signing/tlog/strict.hpp"

#include <algorithm>

namespace buzon::signing {

namespace {

std::vector<std::string> words_of(std::string_view line)
{
    std::vector<std::string> words;
    for (;;) {
        const std::size_t begin = line.find_first_not_of(" \t");
        if (begin == std::string_view::npos) return words;
        line.remove_prefix(begin);
        const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
        words.emplace_back(line.substr(0, end));
        line.remove_prefix(end);
    }
}

}  // namespace

class LogPolicy::Reader {
  public:
    explicit Reader(LogPolicy& policy) : policy_(policy) {}

    void line(int number, std::string_view text)
    {
        number_ = number;
        const std::vector<std::string> words = words_of(text);
        if (words.empty() || words.front().starts_with('#')) return;
        const bool control = std::any_of(text.begin(), text.end(), [](char c) {
            return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f;
        });
        if (control) return refuse("La línea contiene caracteres de control.");
        if (words[0] == "log" && (words.size() == 2 || words.size() == 3)) return log(words);
        if (words[0] == "witness" && (words.size() == 3 || words.size() == 4)) {
            return witness(words);
        }
        if (words[0] == "group" && words.size() >= 4) return group(words);
        if (words[0] == "quorum" && words.size() == 2) return quorum(words[1]);
        refuse("La línea no es «log», «witness», «group» ni «quorum» con sus datos.");
    }

    void end()
    {
        number_ = 0;
        if (!has_quorum_) refuse("Falta la línea «quorum».");
    }

    Findings findings;

  private:
    void refuse(std::string reason)
    {
        findings.push_back({"LOG-POLITICA",
                            Severity::Error,
                            "política de la bitácora",
                            number_,
                            std::move(reason),
                            "Vea c2sp.org/tlog-policy.",
                            {}});
    }

    std::optional<NoteVerifier> key(const std::string& vkey, NoteKeyType type)
    {
        auto parsed = NoteVerifier::parse(vkey);
        if (!parsed) {
            refuse(parsed.error().reason);
        } else if (parsed->type() != type) {
            refuse("La clave es de otro tipo: una bitácora firma con 1, un testigo con 4.");
        } else if (!keys_.insert(parsed->public_key()).second) {
            refuse("La misma clave aparece dos veces.");
        } else {
            return *parsed;
        }
        return std::nullopt;
    }

    bool take_name(const std::string& name)
    {
        if (name != "none" && names_.insert(name).second) return true;
        refuse("El nombre «" + name + "» ya está ocupado.");
        return false;
    }

    bool known(const std::string& name)
    {
        if (names_.contains(name)) return true;
        refuse("El nombre «" + name + "» no se definió antes.");
        return false;
    }

    void log(const std::vector<std::string>& words)
    {
        if (auto found = key(words[1], NoteKeyType::Ed25519)) policy_.logs_.push_back(*found);
    }

    void witness(const std::vector<std::string>& words)
    {
        auto found = key(words[2], NoteKeyType::CosignatureV1);
        if (!found || !take_name(words[1])) return;
        policy_.witnesses_.push_back({words[1], *found, words.size() == 4 ? words[3] : ""});
    }

    void group(const std::vector<std::string>& words)
    {
        Group made{.least = 1, .members = {words.begin() + 3, words.end()}};
        const auto count = static_cast<std::int64_t>(made.members.size());
        if (words[2] == "all") {
            made.least = made.members.size();
        } else if (words[2] != "any") {
            const auto least = strict_decimal(words[2]);
            if (!least || *least < 1 || *least > count) {
                return refuse("Un grupo pide «any», «all» o un número hasta sus miembros.");
            }
            made.least = static_cast<std::size_t>(*least);
        }
        for (const std::string& member : made.members) {
            if (!known(member)) return;
            if (!members_.insert(member).second) {
                return refuse("«" + member + "» ya es miembro de un grupo.");
            }
        }
        if (take_name(words[1])) policy_.groups_.emplace(words[1], std::move(made));
    }

    void quorum(const std::string& name)
    {
        if (has_quorum_) return refuse("Hay más de una línea «quorum».");
        has_quorum_ = true;
        if (name == "none" || known(name)) policy_.quorum_ = name;
    }

    LogPolicy& policy_;
    int number_ = 0;
    bool has_quorum_ = false;
    std::set<std::string> names_;
    std::set<std::string> members_;
    std::set<std::string> keys_;
};

tl::expected<LogPolicy, Findings> LogPolicy::parse(std::string_view text)
{
    LogPolicy policy;
    Reader reader(policy);
    for (int number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        reader.line(number, text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    reader.end();
    if (!reader.findings.empty()) return tl::unexpected(std::move(reader.findings));
    return policy;
}

LogPolicy LogPolicy::of_log(NoteVerifier log)
{
    LogPolicy policy;
    policy.logs_.push_back(std::move(log));
    return policy;
}

bool LogPolicy::satisfied_by(const std::set<std::string>& witnesses) const
{
    return quorum_ != "none" && witnessed(quorum_, witnesses);
}

// Groups name only what was defined before them: this ends.
// NOLINTNEXTLINE(misc-no-recursion)
bool LogPolicy::witnessed(const std::string& name, const std::set<std::string>& by) const
{
    const auto group = groups_.find(name);
    if (group == groups_.end()) return by.contains(name);
    const auto& members = group->second.members;
    const auto count = std::count_if(members.begin(), members.end(),
                                     [&](const std::string& one) { return witnessed(one, by); });
    return static_cast<std::size_t>(count) >= group->second.least;
}

}  // namespace buzon::signing
