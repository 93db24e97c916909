#include "db/migrate.hpp"
#include "gateway/app/batch.hpp"
#include "gateway/app/evidence_clerk.hpp"
#include "gateway/app/produce.hpp"
#include "gateway/app/sequence_log.hpp"
#include "gateway/files.hpp"
#include "signing/random.hpp"
#include "templates/check.hpp"
#include "tests/bench/openssl_rate.hpp"
#include "tests/support/gateway_desk.hpp"
#include "tests/unit/signing/note_sample.hpp"

#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <map>
#include <stdexcept>
#include <string>
#include <thread>

// How many notices a second this machine issues, and what part of the bare RSA-2048 signing rate
// of the same cores that is: a notice carries two such signatures, so 0.5 is the wall.
namespace buzon {
namespace {

using Seconds = std::chrono::duration<double>;

double seconds_of(const auto& work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return Seconds(std::chrono::steady_clock::now() - begin).count();
}

double render_rate(const Services& services, const std::string& xml, unsigned cores)
{
    const auto act =
        templates::check(services.catalogue(), xml, zona_centro(services.now()).date).value();
    const signing::Signer& signer = *services.official(act.official.rfc);
    constexpr int kEach = 200;
    const double elapsed = seconds_of([&] {
        std::vector<std::jthread> threads;
        for (unsigned core = 0; core < cores; ++core) {
            threads.emplace_back([&, core] {
                for (int i = 1; i <= kEach; ++i) {
                    const Folio folio =
                        Folio::make("3901", 2026, static_cast<int>(core) * kEach + i);
                    if (!app::produce(services, {*act.type, act.xml, signer, folio, services.now(),
                                                 "México"})) {
                        std::abort();
                    }
                }
            });
        }
    });
    return static_cast<double>(cores) * kEach / elapsed;
}

// Bytes of each table of the database, indexes and TOAST included.
using Sizes = std::map<std::string, std::int64_t>;

Sizes table_sizes(db::Connection connection)
{
    const db::Rows rows =
        connection.exec({"bench_sizes",
                         "SELECT relname, pg_total_relation_size(oid) FROM pg_class"
                         " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"});
    Sizes sizes;
    for (int i = 0; i < rows.size(); ++i) {
        db::Fields f = rows.row(i);
        auto name = f.next<std::string>();
        sizes.emplace(std::move(name), f.next<std::int64_t>());
    }
    return sizes;
}

struct Issued {
    double rate;
    Sizes growth;
};

void print_growth(const Sizes& growth, int acts)
{
    std::int64_t all = 0;
    fmt::print("  bytes a notice, all tables");
    for (const auto& [table, bytes] : growth) all += bytes;
    fmt::print("            {}\n", all / acts);
    for (const auto& [table, bytes] : growth) {
        if (bytes >= acts) fmt::print("    {:<35} {}\n", table, bytes / acts);
    }
}

Issued issue_rate(test::GatewayDesk& desk, const std::string& type, int acts)
{
    std::string batch = "<lote>\n";
    for (int i = 0; i < acts; ++i) {
        const std::string xml = test::sample_instance(type, fmt::format("{}-{:07}", type, i));
        batch += xml.substr(xml.find("<acto"));
    }
    const std::filesystem::path file = desk.folder() / "lote.xml";
    write_file(file, batch + "</lote>\n");
    const Sizes before = table_sizes(desk.connect());
    app::BatchReport report;
    const double elapsed = seconds_of([&] {
        auto source = app::open_batch(file);
        report = app::issue_batch(desk.services(), **source, {});
    });
    if (report.issued != static_cast<std::size_t>(acts)) {
        throw std::runtime_error(fmt::format("{} of {} issued", report.issued, acts));
    }
    Sizes growth = table_sizes(desk.connect());
    for (auto& [table, bytes] : growth) bytes -= before.at(table);
    return {acts / elapsed, std::move(growth)};
}

// The evidences of what was just issued and their places in the log, by the one thread that makes
// them; the database works while it waits, so a second of this is a second of one core.
struct Evidenced {
    double rate;
    double each;  // evidences a notice
    Sizes growth;
};

Evidenced evidence_rate(test::GatewayDesk& desk, int acts)
{
    const Sizes before = table_sizes(desk.connect());
    const std::int64_t already = desk.count("evidences");
    app::EvidenceClerk clerk(desk.services());
    app::LogSequencer sequencer(desk.services());
    const double elapsed = seconds_of([&] {
        while (clerk.run_once() > 0) {
        }
        while (sequencer.run_once() > 0) {
        }
    });
    const auto made = static_cast<double>(desk.count("evidences") - already);
    Sizes growth = table_sizes(desk.connect());
    for (auto& [table, bytes] : growth) bytes -= before.at(table);
    return {made / elapsed, made / acts, std::move(growth)};
}

int run(const std::string& url, int acts)
{
    const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
    {
        db::Connection owner({.url = url, .role = db::Role::Owner});
        static_cast<void>(db::migrate(owner, SystemClock().now()));
    }
    test::GatewayDesk::Setup setup;
    setup.database_url = url;
    setup.issue_threads = 0;
    const std::filesystem::path key =
        std::filesystem::temp_directory_path() / ("buzon-bench-" + signing::random_token());
    write_file(key, signing::test::log_key());
    setup.configure = [&](Config& config) {
        config.ledger.origin = "buzon.example/log";
        config.ledger.key = key;
    };
    test::GatewayDesk desk(setup);
    std::filesystem::remove(key);
    const double bare = bench::openssl_rate(cores);
    fmt::print("cores                                   {}\n", cores);
    fmt::print("openssl speed rsa2048, sign/s           {:.0f}\n", bare);
    for (const char* type : {"multa", "cedula-cuotas"}) {
        const double rendered =
            render_rate(desk.services(), test::sample_instance(type, "B-1"), cores);
        const Issued issued = issue_rate(desk, type, acts);
        fmt::print("{}\n", type);
        fmt::print("  documents made and signed/s           {:.0f}\n", rendered);
        fmt::print("  notices issued/s, end to end          {:.0f}\n", issued.rate);
        fmt::print("  ratio to openssl (mark 0.25)          {:.3f}\n", issued.rate / bare);
        print_growth(issued.growth, acts);
        const Evidenced proven = evidence_rate(desk, acts);
        fmt::print("  evidences/s, one thread               {:.0f}\n", proven.rate);
        fmt::print("  their cost beside issuing (mark 0.15) {:.3f}\n",
                   proven.each / proven.rate * issued.rate / cores);
        print_growth(proven.growth, acts);
    }
    fmt::print("openssl again, sign/s                   {:.0f}\n", bench::openssl_rate(cores));
    return 0;
}

}  // namespace
}  // namespace buzon

int main(int argc, char** argv)
{
    if (argc != 3) {
        fmt::print(stderr, "usage: bench_issue DATABASE_URL ACTS\n");
        return 2;
    }
    return buzon::run(argv[1], std::atoi(argv[2]));
}
