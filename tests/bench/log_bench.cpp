#include "db/log.hpp"
#include "db/log_tree.hpp"
#include "gateway/app/check_log.hpp"
#include "gateway/app/log_reader.hpp"
#include "gateway/app/sequence_log.hpp"
#include "gateway/files.hpp"
#include "gateway/services.hpp"
#include "signing/random.hpp"
#include "signing/tlog/tlog_proof.hpp"
#include "tests/support/pg_cluster.hpp"
#include "tests/unit/signing/note_sample.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

// bench_log [ENTRIES]: how the log keeps up, as ratios of one run. Entries are 300 bytes, handed in
// 32 a transaction, as a batch of acts does.
namespace buzon {
namespace {

using SteadyClock = std::chrono::steady_clock;

double seconds_since(SteadyClock::time_point begin)
{
    return std::chrono::duration<double>(SteadyClock::now() - begin).count();
}

std::string entry(int number)
{
    std::string text = "{\"evidencia\":\"" + std::to_string(number) + "\",\"sha256\":\"";
    text += sha256_of(std::to_string(number)).hex() + "\"}";
    text.resize(300, ' ');
    return text;
}

int run(int entries)
{
    const std::filesystem::path key =
        std::filesystem::temp_directory_path() / ("bench-log-" + signing::random_token());
    write_file(key, signing::test::log_key());
    const test::TestDatabase database;
    Config config;
    config.database.url = database.settings().url;
    config.ledger.origin = "buzon.example/log";
    config.ledger.key = key;
    const auto services = make_services(config, {Part::Ledger, Part::Database}).value();
    std::filesystem::remove(key);
    db::Connection connection = database.connect();

    auto begin = SteadyClock::now();
    Sha256 last;
    for (int i = 0; i < entries;) {
        std::vector<std::string> batch;
        for (int n = 0; n < 32 && i < entries; ++n) batch.push_back(entry(i++));
        db::Transaction tx(connection);
        last = db::append_to_log(tx, batch).back();
        tx.commit();
    }
    const double handing_in = seconds_since(begin);

    app::LogSequencer sequencer(services);
    begin = SteadyClock::now();
    int checkpoints = 0;
    while (sequencer.run_once() > 0) ++checkpoints;
    const double sequencing = seconds_since(begin);

    begin = SteadyClock::now();
    const app::LogCheck check = app::check_log(connection, services.log_policy(), {});
    const double checking = seconds_since(begin);

    const std::string receipt = app::log_receipt(connection, last).value();
    begin = SteadyClock::now();
    constexpr int kReceipts = 5000;
    int good = 0;
    for (int i = 0; i < kReceipts; ++i) {
        const auto found = signing::verify_tlog_proof(receipt, services.log_policy(), std::nullopt);
        if (found.report.has(signing::Code::EntryInLog)) ++good;
    }
    const double verifying = seconds_since(begin);

    std::printf("%d entries, %d checkpoints, %zu defects\n", entries, checkpoints,
                check.defects.size());
    std::printf("handed in: %.0f a second\n", entries / handing_in);
    std::printf("sequenced: %.0f a second, %.1f times the 1000 that are wanted\n",
                entries / sequencing, entries / sequencing / 1000);
    std::printf("checked from the bytes on: %.0f a second; 1,000,000 in %.0f s\n",
                entries / checking, 1e6 * checking / entries);
    std::printf("receipts verified: %.0f a second\n", kReceipts / verifying);
    return check.defects.empty() && good == kReceipts ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace buzon

int main(int argc, char** argv)
{
    return buzon::run(argc > 1 ? std::atoi(argv[1]) : 50'000);
}
