#include "db/log.hpp"
#include "db/log_tree.hpp"
#include "gateway/app/log_reader.hpp"
#include "gateway/app/sequence_log.hpp"
#include "gateway/files.hpp"
#include "signing/tlog/tlog_proof.hpp"
#include "tests/support/gateway_desk.hpp"
#include "tests/unit/signing/note_sample.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace buzon {
namespace {

using test::GatewayDesk;

constexpr std::string_view kOrigin = "buzon.example/log";

class LogDesk {
  public:
    explicit LogDesk(std::string origin = std::string(kOrigin))
        : desk({.database_url = {},
                .signers = {},
                .credit_flags = {},
                .issue_threads = 1,
                .catalogue = GatewayDesk::Setup::Catalogue::Inert,
                .configure =
                    [&](Config& config) {
                        config.ledger.origin = std::move(origin);
                        config.ledger.key = key.path / "log.key";
                    }}),
          connection(desk.connect())
    {
    }

    std::vector<Sha256> hand_in(int from, int count)
    {
        std::vector<std::string> entries;
        entries.reserve(static_cast<std::size_t>(count));
        for (int i = from; i < from + count; ++i)
            entries.push_back("registro " + std::to_string(i));
        db::Transaction tx(connection);
        auto leaves = db::append_to_log(tx, entries);
        tx.commit();
        return leaves;
    }

    [[nodiscard]] signing::TlogProofReport verified(const Sha256& leaf)
    {
        return signing::verify_tlog_proof(app::log_receipt(connection, leaf).value(),
                                          desk.services().log_policy(), std::nullopt);
    }

    struct Key {
        std::filesystem::path path =
            std::filesystem::temp_directory_path() / ("buzon-log-" + std::to_string(::getpid()));
        Key()
        {
            std::filesystem::create_directories(path);
            write_file(path / "log.key", signing::test::log_key());
        }
        Key(const Key&) = delete;
        Key& operator=(const Key&) = delete;
        ~Key() { std::filesystem::remove_all(path); }
    } key;
    GatewayDesk desk;
    db::Connection connection;
};

TEST(LogSequence, gives_places_in_order_and_signs_what_results)
{
    LogDesk log;
    app::LogSequencer sequencer(log.desk.services());
    EXPECT_EQ(sequencer.run_once(), 0) << "no entries, no checkpoint";
    EXPECT_EQ(app::served_checkpoint(log.connection), std::nullopt);

    const auto first = log.hand_in(0, 3);
    EXPECT_EQ(app::log_receipt(log.connection, first[0]), std::nullopt) << "it still waits";
    EXPECT_EQ(sequencer.run_once(), 3);
    const auto second = log.hand_in(3, 600);
    EXPECT_EQ(sequencer.run_once(), 600);
    EXPECT_EQ(sequencer.run_once(), 0);

    const auto checkpoint = signing::examine_checkpoint(
        app::served_checkpoint(log.connection).value(), log.desk.services().log_policy());
    ASSERT_TRUE(checkpoint.checkpoint);
    EXPECT_EQ(checkpoint.checkpoint->tree.size, 603);
    EXPECT_EQ(checkpoint.checkpoint->tree.root,
              signing::tree_root(603, app::log_tiles(log.connection, 603).hashes()));
    for (const Sha256& leaf : {first[0], first[2], second[0], second[252], second[599]}) {
        const auto found = log.verified(leaf);
        EXPECT_EQ(found.report.codes,
                  (signing::Codes{signing::Code::SignatureIntact, signing::Code::EntryInLog,
                                  signing::Code::LogNotWitnessed}));
    }
    EXPECT_EQ(db::lost_log_entries(log.connection), 0);
}

TEST(LogSequence, continues_what_it_signed_before)
{
    LogDesk log;
    app::LogSequencer sequencer(log.desk.services());
    int size = 0;
    std::vector<signing::Tree> trees;
    for (const int count : {1, 254, 1, 1, 255, 256, 700}) {
        log.hand_in(size, count);
        ASSERT_EQ(sequencer.run_once(), count);
        size += count;
        const auto newest = db::newest_checkpoint(log.connection).value();
        trees.push_back({newest.size, newest.root});
    }
    signing::TileReader tiles = app::log_tiles(log.connection, size);
    for (const signing::Tree& before : trees) {
        EXPECT_TRUE(signing::verify_consistency(
            before, trees.back(), signing::consistency_proof(before.size, size, tiles.hashes())))
            << before.size;
    }
}

TEST(LogSequence, serves_exactly_the_tiles_it_has)
{
    LogDesk log;
    log.hand_in(0, 600);
    app::LogSequencer(log.desk.services()).run_once();
    const auto size_of = [&](const std::string& path) -> std::optional<std::size_t> {
        const auto bytes = app::served_tile(log.connection, signing::parse_tile_path(path).value());
        if (!bytes) return std::nullopt;
        return bytes->size();
    };
    EXPECT_EQ(size_of("tile/0/000"), 8192u);
    EXPECT_EQ(size_of("tile/0/001.p/3"), 96u) << "an earlier width of a full one";
    EXPECT_EQ(size_of("tile/0/002.p/88"), 88u * 32u);
    EXPECT_EQ(size_of("tile/0/002.p/89"), std::nullopt);
    EXPECT_EQ(size_of("tile/0/002"), std::nullopt);
    EXPECT_EQ(size_of("tile/1/000.p/2"), 64u);
    EXPECT_EQ(size_of("tile/1/000.p/3"), std::nullopt);
    EXPECT_EQ(size_of("tile/2/000.p/1"), std::nullopt);
    const auto bundle = signing::parse_bundle(
        app::served_tile(log.connection, {signing::kEntriesLevel, 2, 88}).value());
    EXPECT_EQ(bundle->back(), "registro 599");
}

TEST(LogSequence, by_several_at_once_is_one_log)
{
    LogDesk log;
    std::vector<std::jthread> threads;
    for (int worker = 0; worker < 3; ++worker) {
        threads.emplace_back([&] {
            app::LogSequencer sequencer(log.desk.services());
            for (int round = 0; round < 40; ++round) sequencer.run_once(7);
        });
    }
    for (int worker = 0; worker < 2; ++worker) {
        threads.emplace_back([&, worker] {
            db::Connection mine = log.desk.connect();
            for (int i = 0; i < 100; ++i) {
                db::Transaction tx(mine);
                db::append_to_log(tx, std::to_string(worker) + "/" + std::to_string(i));
                tx.commit();
            }
        });
    }
    threads.clear();
    app::LogSequencer sequencer(log.desk.services());
    while (sequencer.run_once() > 0) {
    }
    EXPECT_EQ(db::log_queue_length(log.connection), 0);
    EXPECT_EQ(db::newest_checkpoint(log.connection)->size, 200);
    const signing::Tree now{200, db::newest_checkpoint(log.connection)->root};
    signing::TileReader tiles = app::log_tiles(log.connection, 200);
    for (const auto& one : db::log_checkpoints_from(log.connection, 0, 1000)) {
        EXPECT_TRUE(signing::verify_consistency(
            {one.size, one.root}, now, signing::consistency_proof(one.size, 200, tiles.hashes())));
    }
}

TEST(LogSequence, signs_nothing_over_a_log_that_was_touched)
{
    LogDesk log;
    log.hand_in(0, 5);
    app::LogSequencer sequencer(log.desk.services());
    sequencer.run_once();
    log.hand_in(5, 5);
    db::Connection owner = log.desk.database().connect(db::Role::Owner);
    owner.exec_script({"touch",
                       "ALTER TABLE log_entries DISABLE TRIGGER append_only;"
                       "UPDATE log_entries SET entry = 'otra cosa' WHERE id = 3"});
    EXPECT_THROW(sequencer.run_once(), std::runtime_error);
    EXPECT_EQ(db::newest_checkpoint(log.connection)->size, 5);
}

}  // namespace
}  // namespace buzon
