#include "db/log.hpp"
#include "db/log_tree.hpp"
#include "gateway/app/check_log.hpp"
#include "gateway/app/log_reader.hpp"
#include "gateway/app/sequence_log.hpp"
#include "gateway/app/witness_log.hpp"
#include "gateway/files.hpp"
#include "gateway/services.hpp"
#include "signing/random.hpp"
#include "signing/tlog/add_checkpoint.hpp"
#include "signing/tlog/tlog_proof.hpp"
#include "tests/support/pg_cluster.hpp"
#include "tests/unit/signing/note_sample.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <thread>

namespace buzon {
namespace {

constexpr std::string_view kOrigin = "buzon.example/log";
const Instant kNow = Instant::parse("2026-11-10T16:00:00Z").value();

// A database, a clock that stands still, and the log's own parts: no catalogue, no registry.
class LogDesk {
  public:
    LogDesk() : services(made()), connection(database.connect()) {}

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
                                          services.log_policy(), std::nullopt);
    }

    struct Folder {
        std::filesystem::path path =
            std::filesystem::temp_directory_path() / ("buzon-log-" + signing::random_token());
        Folder() { std::filesystem::create_directories(path); }
        Folder(const Folder&) = delete;
        Folder& operator=(const Folder&) = delete;
        ~Folder() { std::filesystem::remove_all(path); }
    };

    Folder folder;
    test::TestDatabase database;
    Services services;
    db::Connection connection;

  private:
    [[nodiscard]] Services made() const
    {
        const auto key = signing::test::log_signer().verifier().vkey();
        const auto other = signing::test::witness_signer().verifier().vkey();
        write_file(folder.path / "log.key", signing::test::log_key());
        write_file(folder.path / "witness.key", signing::test::witness_key());
        write_file(folder.path / "watched", "log " + key + "\nquorum none\n");
        Config config;
        config.database.url = database.settings().url;
        config.ledger.origin = kOrigin;
        config.ledger.key = folder.path / "log.key";
        config.witness.name = "testigo.example/w1";
        config.witness.key = folder.path / "witness.key";
        config.witness.policy = folder.path / "watched";
        auto built = make_services(config, {Part::Ledger, Part::Database},
                                   std::make_unique<FixedClock>(kNow));
        if (!built) throw std::runtime_error(built.error().front().reason);
        return std::move(*built);
    }
};

TEST(LogSequence, gives_places_in_order_and_signs_what_results)
{
    LogDesk log;
    app::LogSequencer sequencer(log.services);
    EXPECT_EQ(sequencer.run_once(), 0) << "no entries, no checkpoint";
    EXPECT_EQ(app::served_checkpoint(log.connection), std::nullopt);

    const auto first = log.hand_in(0, 3);
    EXPECT_EQ(app::log_receipt(log.connection, first[0]), std::nullopt) << "it still waits";
    EXPECT_EQ(sequencer.run_once(), 3);
    const auto second = log.hand_in(3, 600);
    EXPECT_EQ(sequencer.run_once(), 600);
    EXPECT_EQ(sequencer.run_once(), 0);

    const auto checkpoint = signing::examine_checkpoint(
        app::served_checkpoint(log.connection).value(), log.services.log_policy());
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
    app::LogSequencer sequencer(log.services);
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
    app::LogSequencer(log.services).run_once();
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
            app::LogSequencer sequencer(log.services);
            for (int round = 0; round < 40; ++round) sequencer.run_once(7);
        });
    }
    for (int worker = 0; worker < 2; ++worker) {
        threads.emplace_back([&, worker] {
            db::Connection mine = log.database.connect();
            for (int i = 0; i < 100; ++i) {
                db::Transaction tx(mine);
                db::append_to_log(tx, std::to_string(worker) + "/" + std::to_string(i));
                tx.commit();
            }
        });
    }
    threads.clear();
    app::LogSequencer sequencer(log.services);
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
    app::LogSequencer sequencer(log.services);
    sequencer.run_once();
    log.hand_in(5, 5);
    db::Connection owner = log.database.connect(db::Role::Owner);
    owner.exec_script({"touch",
                       "ALTER TABLE log_entries DISABLE TRIGGER append_only;"
                       "UPDATE log_entries SET entry = 'otra cosa' WHERE id = 3"});
    EXPECT_THROW(sequencer.run_once(), std::runtime_error);
    EXPECT_EQ(db::newest_checkpoint(log.connection)->size, 5);
}

// What was done to a log, and that its check says so.
class LogCheck : public testing::Test {
  protected:
    void SetUp() override
    {
        app::LogSequencer sequencer(log_.services);
        for (const int count : {3, 300, 400}) {
            log_.hand_in(size_, count);
            sequencer.run_once();
            size_ += count;
        }
        kept_ = app::served_checkpoint(log_.connection).value();
    }

    void touch(const std::string& sql)
    {
        db::Connection owner = log_.database.connect(db::Role::Owner);
        owner.exec_script({"touch", ("SET session_replication_role = replica;" + sql).c_str()});
    }

    [[nodiscard]] std::set<signing::Code> found(
        const std::optional<std::string>& witnessed = std::nullopt)
    {
        std::set<signing::Code> codes;
        const app::LogCheck check =
            app::check_log(log_.connection, log_.services.log_policy(), witnessed);
        for (const app::LogDefect& defect : check.defects) codes.insert(defect.code);
        return codes;
    }

    LogDesk log_;
    int size_ = 0;
    std::string kept_;
};

TEST_F(LogCheck, finds_nothing_in_a_log_as_it_was_written)
{
    const app::LogCheck check = app::check_log(log_.connection, log_.services.log_policy(), kept_);
    EXPECT_TRUE(check.defects.empty());
    EXPECT_EQ(check.size, 703);
    EXPECT_EQ(check.checkpoints, 3);
}

TEST_F(LogCheck, finds_an_entry_that_was_changed)
{
    touch("UPDATE log_entries SET entry = 'otra cosa' WHERE id = 20");
    EXPECT_TRUE(found().contains(signing::Code::LogInconsistent));
}

TEST_F(LogCheck, finds_entries_that_changed_places)
{
    touch(
        "ALTER TABLE log_leaves DROP CONSTRAINT log_leaves_entry_id_key;"
        "UPDATE log_leaves SET entry_id = CASE index WHEN 5 THEN 7 ELSE 6 END WHERE index IN (5, "
        "6)");
    EXPECT_TRUE(found().contains(signing::Code::LogInconsistent));
}

TEST_F(LogCheck, finds_a_tile_that_was_changed)
{
    touch(
        "UPDATE log_tiles SET hashes = set_byte(hashes, 100, 0) || ''::bytea,"
        " root = set_byte(root, 3, (get_byte(root, 3) + 1) % 256) WHERE n = 1");
    EXPECT_EQ(found(), std::set{signing::Code::LogInconsistent});
}

TEST_F(LogCheck, finds_a_signature_that_is_not_the_log_s)
{
    const signing::NoteSigner stranger = signing::test::log_signer("otro.example/log");
    const auto newest = db::newest_checkpoint(log_.connection).value();
    const std::string text = newest.note.substr(0, newest.note.find("\n\n") + 1);
    touch("UPDATE log_checkpoints SET note = '" + text + "\n" + stranger.sign(text, kNow) +
          "' WHERE size = 703");
    EXPECT_EQ(found(), std::set{signing::Code::LogUntrusted});
}

TEST_F(LogCheck, finds_an_entry_taken_out_of_the_queue)
{
    log_.hand_in(size_, 2);
    log_.connection.exec_script({"take", "DELETE FROM log_queue"});
    EXPECT_EQ(found(), std::set{signing::Code::LogInconsistent});
}

TEST_F(LogCheck, finds_a_log_cut_at_its_end)
{
    touch("DELETE FROM log_leaves WHERE index > 600");
    EXPECT_EQ(found(), std::set{signing::Code::LogInconsistent});
}

TEST_F(LogCheck, finds_a_log_cut_and_signed_again_by_what_was_kept_elsewhere)
{
    touch(
        "DELETE FROM log_checkpoints; DELETE FROM log_tiles; DELETE FROM log_leaves;"
        "DELETE FROM log_entries WHERE id > 650;"
        "INSERT INTO log_queue SELECT id FROM log_entries");
    app::LogSequencer(log_.services).run_once();
    EXPECT_TRUE(found().empty()) << "in itself it is a log";
    EXPECT_EQ(found(kept_), std::set{signing::Code::LogInconsistent});
    log_.hand_in(10'000, 100);
    app::LogSequencer(log_.services).run_once();
    EXPECT_EQ(found(kept_), std::set{signing::Code::LogInconsistent}) << "longer again";
}

// Our log before a witness: here both are one service.
class Witnessing : public testing::Test {
  protected:
    std::string question(std::int64_t old_size)
    {
        const auto newest = db::newest_checkpoint(log_.connection).value();
        signing::TileReader tiles = app::log_tiles(log_.connection, newest.size);
        return signing::add_checkpoint_text(
            {old_size,
             old_size > newest.size
                 ? std::vector<Sha256>()
                 : signing::consistency_proof(old_size, newest.size, tiles.hashes()),
             newest.note});
    }
    app::WitnessAnswer ask(const std::string& body)
    {
        return app::witness_checkpoint(log_.services, body);
    }
    void grow(int count)
    {
        log_.hand_in(size_, count);
        app::LogSequencer(log_.services).run_once();
        size_ += count;
    }

    LogDesk log_;
    int size_ = 0;
};

TEST_F(Witnessing, follows_a_log_that_grows)
{
    grow(5);
    const app::WitnessAnswer first = ask(question(0));
    ASSERT_EQ(first.outcome, app::Witnessed::Cosigned);
    const auto note = signing::parse_note(app::served_checkpoint(log_.connection).value());
    const auto line = signing::parse_signature_lines(first.text);
    EXPECT_TRUE(log_.services.witness_signer()->verifier().verify(note->text, line->at(0)));
    EXPECT_EQ(log_.services.witness_signer()->verifier().time_of(line->at(0)), kNow);
    grow(300);
    EXPECT_EQ(ask(question(0)).text, "5\n");
    EXPECT_EQ(ask(question(5)).outcome, app::Witnessed::Cosigned);
    EXPECT_EQ(ask(question(305)).outcome, app::Witnessed::Cosigned) << "the same once more";
    EXPECT_EQ(ask(question(306)).outcome, app::Witnessed::Malformed);
    EXPECT_EQ(ask("old 0\n").outcome, app::Witnessed::Malformed);
}

TEST_F(Witnessing, refuses_a_fork)
{
    grow(5);
    ASSERT_EQ(ask(question(0)).outcome, app::Witnessed::Cosigned);
    const signing::NoteSigner log = signing::test::log_signer();
    const auto forked = [&](std::int64_t size, std::int64_t old_size) {
        const std::string text =
            signing::checkpoint_text({std::string(kOrigin), {size, Sha256()}, {}});
        return ask(signing::add_checkpoint_text({old_size, {}, text + "\n" + log.sign(text, kNow)}))
            .outcome;
    };
    EXPECT_EQ(forked(5, 5), app::Witnessed::OtherRoot);
    EXPECT_EQ(forked(6, 5), app::Witnessed::Inconsistent);
    EXPECT_EQ(forked(4, 4), app::Witnessed::OtherSize);
    EXPECT_EQ(forked(4, 5), app::Witnessed::Malformed);
}

TEST_F(Witnessing, asked_twice_at_once_cosigns_one_history)
{
    grow(50);
    const std::string small = question(0);
    grow(50);
    const std::string large = question(0);
    std::vector<app::Witnessed> outcomes(2);
    {
        const std::jthread one([&] { outcomes[0] = ask(small).outcome; });
        const std::jthread two([&] { outcomes[1] = ask(large).outcome; });
    }
    EXPECT_EQ(std::count(outcomes.begin(), outcomes.end(), app::Witnessed::Cosigned), 1);
    EXPECT_EQ(std::count(outcomes.begin(), outcomes.end(), app::Witnessed::OtherSize), 1);
}

}  // namespace
}  // namespace buzon
