#include "db/documents.hpp"
#include "db/issue_batch.hpp"
#include "tests/support/pg_cluster.hpp"
#include "tests/support/pg_samples.hpp"

#include <gtest/gtest.h>

#include <random>
#include <thread>

namespace buzon {
namespace {

using db::Alike;
using db::DocumentRole;
using test::TestDatabase;

const Instant kNow = test::at("2026-11-10T16:00:00Z");
const std::string kKey = db::alike_key(DocumentRole::ActoPdf, {"multa", "1.0", "CACX7605101P8"});

// Two of these share nearly everything.
std::string paper(int number)
{
    std::mt19937 random(7);
    std::string text = "%PDF " + std::to_string(number) + "\n";
    for (int i = 0; i < 3'000; ++i) text += std::to_string(random() % 1'000'000) + " ";
    return text + std::to_string(number);
}

class PackedDocuments : public testing::Test {
  protected:
    Sha256 store(const std::string& bytes, const Alike& alike = {})
    {
        db::Transaction tx(connection_);
        const Sha256 sha = db::store_document(tx, {"application/pdf", bytes}, kNow, alike);
        tx.commit();
        return sha;
    }
    // By a session that has read nothing yet.
    std::string found(const Sha256& sha)
    {
        db::Connection fresh = database_.connect();
        return db::find_document(fresh, sha).value().bytes;
    }
    template <class T>
    T column(const std::string& name, const Sha256& sha)
    {
        const std::string sql = "SELECT " + name + " FROM documents WHERE sha = $1";
        db::Connection fresh = database_.connect();
        return fresh.exec({"column", sql.c_str()}, db::Params{sha}).front().next<T>();
    }
    std::optional<Sha256> base_of(const Sha256& sha)
    {
        return column<std::optional<Sha256>>("base", sha);
    }
    // As nobody but a broken disk can: the ledger's triggers off.
    void damage(const std::string& set, const Sha256& sha)
    {
        db::Connection owner = database_.connect(db::Role::Owner);
        owner.exec_script({"quiet", "SET session_replication_role = replica"});
        const std::string sql = "UPDATE documents SET " + set + " WHERE sha = $1";
        ASSERT_EQ(owner.exec({"damage", sql.c_str()}, db::Params{sha}).affected(), 1);
    }
    // The document that is named as damaged when this one is read.
    std::string named_as_damaged(const Sha256& sha)
    {
        try {
            found(sha);
        } catch (const db::Error& error) {
            EXPECT_EQ(error.kind(), db::Error::Kind::Query);
            return error.what();
        }
        return "read";
    }

    TestDatabase database_;
    db::Connection connection_ = database_.connect();
};

TEST_F(PackedDocuments, alike_are_kept_as_their_difference_to_the_first)
{
    const Sha256 first = store(paper(1), {kKey, std::nullopt});
    const Sha256 second = store(paper(2), {kKey, std::nullopt});
    const Sha256 third = store(paper(3), {kKey, std::nullopt});

    EXPECT_EQ(base_of(first), std::nullopt);
    EXPECT_EQ(base_of(second), first);
    EXPECT_EQ(base_of(third), first);
    EXPECT_LT(column<int>("octet_length(bytes)", second), 60);
    EXPECT_EQ(found(first), paper(1));
    EXPECT_EQ(found(second), paper(2));
    EXPECT_EQ(found(third), paper(3));
}

TEST_F(PackedDocuments, of_two_versions_of_a_template_have_two_bases)
{
    const std::string next_version =
        db::alike_key(DocumentRole::ActoPdf, {"multa", "2.0", "CACX7605101P8"});
    const Sha256 first = store(paper(1), {kKey, std::nullopt});
    const Sha256 second = store(paper(2), {next_version, std::nullopt});
    const Sha256 third = store(paper(3), {next_version, std::nullopt});
    EXPECT_EQ(base_of(second), std::nullopt);
    EXPECT_EQ(base_of(third), second);
    EXPECT_EQ(found(first), paper(1));
    EXPECT_EQ(found(third), paper(3));
}

TEST_F(PackedDocuments, repeating_another_of_their_act_do_not_repeat_it_in_storage)
{
    const std::string xml = paper(40);
    const Sha256 data = store(xml);
    store("<p>" + paper(1) + "</p>", {"html", std::nullopt});
    const Sha256 page = store("<p>" + paper(2) + xml + "</p>", {"html-large", std::nullopt});
    const Sha256 beside = store("<p>" + paper(3) + xml + "!</p>", {"html-large", data});
    EXPECT_EQ(column<Sha256>("beside", beside), data);
    EXPECT_EQ(found(beside), "<p>" + paper(3) + xml + "!</p>");
    EXPECT_EQ(found(page), "<p>" + paper(2) + xml + "</p>");

    EXPECT_THROW(store("<p>" + paper(4) + xml + "?</p>", {"html-large", beside}), std::logic_error)
        << "whoever reads must not follow a chain";
    EXPECT_THROW(store("<p>" + paper(4) + xml + "?</p>", {"html-large", sha256_of("nobody")}),
                 std::logic_error);
}

TEST_F(PackedDocuments, of_any_size_come_back)
{
    std::mt19937 random(3);
    std::string large;
    large.resize(10'000'000);
    for (std::size_t i = 0; i < large.size(); ++i) {
        large[i] = static_cast<char>(i % 1'000 < 200 ? random() % 256 : i % 61);
    }
    for (const std::string& bytes : {std::string(), std::string("x"), paper(1), large}) {
        const Sha256 alone = store(bytes);
        EXPECT_TRUE(found(alone) == bytes) << bytes.size();
        const Sha256 first = store(bytes + "1", {kKey, std::nullopt});
        const Sha256 second = store(bytes + "2", {kKey, std::nullopt});
        EXPECT_TRUE(found(first) == bytes + "1") << bytes.size();
        EXPECT_TRUE(found(second) == bytes + "2") << bytes.size();
    }
}

TEST_F(PackedDocuments, the_same_bytes_again_change_nothing)
{
    const Sha256 first = store(paper(1), {kKey, std::nullopt});
    EXPECT_EQ(store(paper(1), {kKey, std::nullopt}), first) << "as the base";
    const Sha256 second = store(paper(2), {kKey, std::nullopt});
    EXPECT_EQ(store(paper(2)), second) << "without a key";
    EXPECT_EQ(store(paper(2), {"another", std::nullopt}), second);
    EXPECT_EQ(base_of(second), first);
    // What is stored as a difference already cannot become a base: the next one does.
    const Sha256 third = store(paper(3), {"another", std::nullopt});
    EXPECT_EQ(base_of(third), std::nullopt);
    EXPECT_EQ(base_of(store(paper(4), {"another", std::nullopt})), third);
    EXPECT_EQ(found(second), paper(2));
}

TEST_F(PackedDocuments, stored_at_once_under_a_new_key_share_the_base_of_who_commits_first)
{
    db::Connection other = database_.connect();
    db::Transaction early(connection_);
    const Sha256 first = db::store_document(early, {"a/b", paper(1)}, kNow, {kKey, std::nullopt});
    Sha256 second;
    Sha256 third;
    std::jthread late([&] {
        db::Transaction tx(other);
        second = db::store_document(tx, {"a/b", paper(2)}, kNow, {kKey, std::nullopt});
        third = db::store_document(tx, {"a/b", paper(3)}, kNow, {kKey, std::nullopt});
        tx.commit();
    });
    early.commit();
    late.join();
    EXPECT_EQ(base_of(third), base_of(first) ? second : first);
    EXPECT_EQ(found(first), paper(1));
    EXPECT_EQ(found(second), paper(2));
    EXPECT_EQ(found(third), paper(3));
}

TEST_F(PackedDocuments, of_a_transaction_that_is_rolled_back_leave_no_base)
{
    Sha256 gone;
    {
        db::Transaction tx(connection_);
        gone = db::store_document(tx, {"a/b", paper(1)}, kNow, {kKey, std::nullopt});
        db::store_document(tx, {"a/b", paper(2)}, kNow, {kKey, std::nullopt});
    }
    const Sha256 first = store(paper(3), {kKey, std::nullopt});
    EXPECT_EQ(base_of(first), std::nullopt);
    EXPECT_EQ(base_of(store(paper(4), {kKey, std::nullopt})), first);
    EXPECT_FALSE(db::find_document(connection_, gone).has_value());
}

TEST_F(PackedDocuments, that_are_damaged_are_named_and_never_read_as_something_else)
{
    const Sha256 base = store(paper(1), {kKey, std::nullopt});
    const Sha256 one = store(paper(2), {kKey, std::nullopt});
    const Sha256 other = store(paper(3), {kKey, std::nullopt});
    const std::string flip = "bytes = set_byte(bytes, 20, 255 - get_byte(bytes, 20))";
    const std::string said = "document damaged: ";

    damage(flip, one);
    EXPECT_NE(named_as_damaged(one).find(said + one.hex()), std::string::npos);
    EXPECT_EQ(found(other), paper(3));
    damage("size = size - 1", other);
    EXPECT_NE(named_as_damaged(other).find(said + other.hex()), std::string::npos);
    damage("size = size + 1, base = NULL", other);
    EXPECT_NE(named_as_damaged(other).find(said + other.hex()), std::string::npos);

    const Sha256 last = store(paper(4), {kKey, std::nullopt});
    damage(flip, base);
    EXPECT_NE(named_as_damaged(last).find(said + base.hex()), std::string::npos);
    EXPECT_NE(named_as_damaged(base).find(said + base.hex()), std::string::npos);
}

TEST_F(PackedDocuments, of_before_they_were_packed_are_still_read)
{
    const std::string bytes = paper(1);
    connection_.exec({"old_row",
                      "INSERT INTO documents (sha, media_type, bytes, stored_at)"
                      " VALUES ($1, 'application/pdf', $2, $3)"},
                     db::Params{sha256_of(bytes), db::Bytes{bytes}, kNow});
    EXPECT_EQ(found(sha256_of(bytes)), bytes);
    // It is a base as good as any, and is what a later one is packed against.
    EXPECT_EQ(store(bytes, {kKey, std::nullopt}), sha256_of(bytes));
    const Sha256 next = store(paper(2), {kKey, std::nullopt});
    EXPECT_EQ(base_of(next), sha256_of(bytes));
    EXPECT_EQ(found(next), paper(2));
}

TEST_F(PackedDocuments, are_listed_with_their_own_size)
{
    test::store_basics(connection_);
    const ActId act = test::store_sample_act(connection_, 1);
    store(paper(1), {kKey, std::nullopt});
    {
        db::Transaction tx(connection_);
        const Sha256 sha = db::store_document(tx, {"a/b", paper(2)}, kNow, {kKey, std::nullopt});
        db::attach_document(tx, act, DocumentRole::AcusePdf, sha);
        tx.commit();
    }
    const auto documents = db::documents_of(connection_, act);
    ASSERT_EQ(documents.size(), 4u);
    for (const db::AttachedDocument& document : documents) {
        EXPECT_EQ(document.size,
                  std::ssize(db::find_document(connection_, document.sha).value().bytes));
    }
}

// Twenty acts whose papers are alike.
std::vector<db::IssuedAct> alike_acts(int first)
{
    std::vector<db::IssuedAct> acts;
    for (int i = first; i < first + 20; ++i) {
        db::IssuedAct act = test::sample_act(i);
        db::IssuedDocument& pdf = act.documents.at(1);
        pdf.bytes = paper(i) + act.documents.at(0).bytes;
        pdf.sha = sha256_of(pdf.bytes);
        pdf.alike = {kKey, act.act.xml_sha};
        act.act.pdf_sha = pdf.sha;
        for (db::ActEventRow& event : act.events) event.document = pdf.sha;
        acts.push_back(std::move(act));
    }
    return acts;
}

TEST_F(PackedDocuments, of_a_batch_are_packed_against_its_first_act)
{
    test::store_basics(connection_);
    const std::vector<db::IssuedAct> acts = alike_acts(1);
    db::Transaction tx(connection_);
    const auto outcomes = db::store_issued(tx, acts);
    tx.commit();
    for (std::size_t i = 0; i < acts.size(); ++i) {
        ASSERT_TRUE(std::holds_alternative<db::Stored>(outcomes.at(i)));
        EXPECT_EQ(found(acts[i].act.pdf_sha), acts[i].documents.at(1).bytes);
        EXPECT_EQ(base_of(acts[i].act.pdf_sha),
                  i == 0 ? std::nullopt : std::optional(acts[0].act.pdf_sha));
    }
}

TEST_F(PackedDocuments, of_an_act_that_was_known_become_no_base_and_leave_nothing)
{
    test::store_basics(connection_);
    test::store_sample_act(connection_, 1);
    std::vector<db::IssuedAct> acts = alike_acts(100);
    acts.at(0).act.reference = "ref-1";
    db::Transaction tx(connection_);
    const auto outcomes = db::store_issued(tx, acts);
    tx.commit();
    EXPECT_TRUE(std::holds_alternative<db::ReferenceTaken>(outcomes.at(0)));
    EXPECT_FALSE(db::find_document(connection_, acts.at(0).act.pdf_sha).has_value());
    EXPECT_EQ(base_of(acts.at(1).act.pdf_sha), std::nullopt);
    EXPECT_EQ(base_of(acts.at(2).act.pdf_sha), acts.at(1).act.pdf_sha);
    EXPECT_EQ(found(acts.at(2).act.pdf_sha), acts.at(2).documents.at(1).bytes);
}

}  // namespace
}  // namespace buzon
