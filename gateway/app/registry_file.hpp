#pragma once

#include "core/finding.hpp"
#include "db/banks.hpp"
#include "db/credits.hpp"
#include "db/mailboxes.hpp"
#include "db/officials.hpp"
#include "db/people.hpp"
#include "db/units.hpp"

#include <tl/expected.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace buzon::app {

// A registry file, read and typed.
struct RegistryFile {
    std::vector<db::Unit> units;
    std::vector<db::Official> officials;
    std::vector<db::Competence> competences;
    std::vector<db::Person> people;
    std::vector<db::Representative> representatives;
    std::vector<db::Mailbox> mailboxes;
    std::vector<db::ContactMeans> contacts;
    std::vector<db::Bank> banks;
    std::vector<db::IssuingSystem> issuing_systems;
    std::vector<db::Credit> credits;
};

// The one place where the file's JSON is read. `folder`: where the certificates that it names
// are; `now`: when its credits are said to be so.
[[nodiscard]] tl::expected<RegistryFile, Findings> read_registry(
    const std::string& json, const std::filesystem::path& folder, Instant now);

}  // namespace buzon::app
