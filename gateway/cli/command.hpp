#pragma once

#include "core/finding.hpp"
#include "gateway/config.hpp"
#include "gateway/services.hpp"

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>

namespace CLI {
class App;
}

namespace buzon::cli {

enum class ExitCode { Yes = 0, Refused = 1, WrongUse = 2 };
enum class Format { Text, Json };

// What every command receives: the options common to all, and where to write. Results go to
// `out`, reasons of a refusal and progress to `err`; with Format::Json everything is one object on
// `out`.
struct Invocation {
    std::filesystem::path config_file;  // as given; may be empty
    Format format = Format::Text;
    std::ostream* out = nullptr;
    std::ostream* err = nullptr;
};

using Run = std::function<ExitCode(const Invocation&)>;

// Collects the commands of the program. One file a command: it declares
//     void add_<command>(Commands& commands);
// calls add() (or add_group() for verbs of two words), puts its options on the CLI::App that it
// gets back, and keeps their values in a shared object that its Run captures.
class Commands {
  public:
    Commands(CLI::App& root, Run& chosen) : root_(&root), chosen_(&chosen) {}

    // Help is bilingual: `spanish` first, then `english`.
    CLI::App& add(const std::string& name, const std::string& spanish, const std::string& english,
                  Run run);
    // A word that only groups others ("bank order", "bank approve"): add the verbs to what it
    // returns.
    Commands add_group(const std::string& name, const std::string& spanish,
                       const std::string& english);

  private:
    CLI::App* root_;
    Run* chosen_;
};

// Loads the configuration and builds the parts, or prints the findings and returns nullopt-like
// ExitCode::WrongUse.
[[nodiscard]] tl::expected<Config, ExitCode> open_config(const Invocation& invocation);
[[nodiscard]] tl::expected<Services, ExitCode> open_services(const Invocation& invocation,
                                                             const Parts& parts);

// Findings as a person reads them (one paragraph each: place, reason, article, remedy), or
// {"hallazgos":[…]}.
void print(const Invocation& invocation, const Findings& findings);
[[nodiscard]] std::string describe(const Finding& finding);

// Runs the whole command line. Catches everything: wrong use 2, refusals 1, our own failures 1 with
// one line that says whether trying again may help.
[[nodiscard]] int run(int argc, const char* const* argv, std::ostream& out, std::ostream& err);

}  // namespace buzon::cli
