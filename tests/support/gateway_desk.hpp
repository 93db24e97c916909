#pragma once

#include "db/connection.hpp"
#include "gateway/services.hpp"
#include "tests/support/pg_cluster.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace buzon::test {

// A gateway with a database of its own, the sample PKI's keys and a registry that was loaded as
// an operator would: unit 3901 (two officials who sign), unit 1402, four employers, two banks, the
// credits of the sample order. Its clock stands still at kNow until told otherwise.
class GatewayDesk {
  public:
    static constexpr std::string_view kNow = "2026-11-10T10:00:00-06:00";

    struct Setup {
        std::string database_url;       // empty: a database of the test cluster; else migrated
        std::filesystem::path signers;  // empty: the officials of the sample PKI
        std::map<std::string, std::string> credit_flags;  // credit number → flag
        int issue_threads = 2;
        enum class Catalogue { Approved, Inert };
        Catalogue catalogue = Catalogue::Approved;
        std::function<void(Config&)> configure;  // keys that differ
    };

    GatewayDesk();
    explicit GatewayDesk(const Setup& setup);

    [[nodiscard]] Services& services() { return *services_; }
    [[nodiscard]] FixedClock& clock() { return *clock_; }
    [[nodiscard]] db::Connection connect();
    // Only without Setup::database_url.
    [[nodiscard]] const TestDatabase& database() const { return *database_; }
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path; }
    [[nodiscard]] Config config() const { return config_; }

    [[nodiscard]] std::int64_t count(const std::string& table);
    // Fails the test when any table that issuing writes to has a row; says which.
    void expect_nothing_stored();

  private:
    struct Folder {
        std::filesystem::path path;
        Folder();
        Folder(const Folder&) = delete;
        Folder& operator=(const Folder&) = delete;
        ~Folder();
    };

    Folder folder_;
    std::optional<TestDatabase> database_;
    Config config_;
    FixedClock* clock_ = nullptr;  // owned by services_
    std::unique_ptr<Services> services_;
};

// RFCs of the registry. The first has its mailbox and asked for cédulas (LSS 40), the second did
// not ask, the third has no mailbox, the fourth confirmed no e-mail.
inline constexpr std::string_view kEmployer = "ÑAN641020SX5";
inline constexpr std::string_view kEmployerWithoutRequest = "NUIF790506NC8";
inline constexpr std::string_view kEmployerWithoutMailbox = "P&M5705277U0";
inline constexpr std::string_view kEmployerUnconfirmed = "PEMA710816SJ1";
// Head of the unit, who signs everything; head of collection, who signs multas.
inline constexpr std::string_view kHead = "MUCA620525SL6";
inline constexpr std::string_view kCollector = "PEGR920118MD5";
inline constexpr std::string_view kHeadElsewhere = "OOBF940204393";

// The catalogue's sample of a type, addressed to kEmployer (an order: to bank 040012) and signed
// by kHead, with each `from` replaced by its `to`; std::logic_error when there is no `from`.
using Changes = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] std::string sample_instance(const std::string& type, const std::string& reference,
                                          const Changes& changes = {});

}  // namespace buzon::test
