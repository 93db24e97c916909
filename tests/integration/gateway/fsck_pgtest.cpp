#include "gateway/app/fsck.hpp"
#include "gateway/app/log_reader.hpp"
#include "tests/integration/gateway/evidence_desk.hpp"

#include <array>
#include <set>

// Whoever may write to the database past every trigger is found out all the same.
namespace buzon {
namespace {

using Codes = std::set<std::string>;

// What the damage of these tests touches.
constexpr std::array kTables{"acts",      "events",         "act_terms",
                             "documents", "evidences",      "log_leaves",
                             "log_queue", "evidence_queue", "log_checkpoints"};

struct Damage {
    const char* what;
    std::vector<const char*> done;  // as a superuser, no trigger watching
    Codes found;
};

const std::vector<const char*> kUnmakeDayFour{
    "DELETE FROM evidences WHERE no = 4", "DELETE FROM events WHERE kind = 'day_four_elapsed'",
    "UPDATE acts SET state = 'awaiting_opening', notified_on = NULL, notified_by = NULL,"
    " effective_on = NULL, calendar_version = NULL"};

const std::vector<Damage> kDamages{
    {"a changed event",
     {"UPDATE events SET occurred_at = occurred_at - interval '1 minute' WHERE kind = 'deposited'"},
     {"EVIDENCIA-ALTERADA"}},
    {"an event that became another",
     {"UPDATE events SET kind = 'aviso_bounced' WHERE kind = 'deposited'"},
     {"ESTADO-ALTERADO", "EVIDENCIA-ALTERADA"}},
    {"a changed byte of a document",
     {"UPDATE documents SET bytes = set_byte(bytes, octet_length(bytes) / 2,"
      " get_byte(bytes, octet_length(bytes) / 2) # 1) WHERE sha = (SELECT pdf_sha FROM acts)"},
     {"DOCUMENTO-DANADO"}},
    {"a deleted evidence",
     {"DELETE FROM evidences WHERE no = 2"},
     {"SUCESO-SIN-EVIDENCIA", "CADENA-ROTA", "EVIDENCIA-ALTERADA", "BITACORA-SIN-EVIDENCIA"}},
    {"the last evidence deleted together with its event",
     kUnmakeDayFour,
     {"BITACORA-SIN-EVIDENCIA"}},
    {"an edited status", {"UPDATE acts SET state = 'deposited'"}, {"ESTADO-ALTERADO"}},
    {"an edited date", {"UPDATE acts SET notified_on = notified_on - 1"}, {"FECHA-ALTERADA"}},
    {"a date edited wherever it stands",
     {"UPDATE acts SET notified_on = '2026-11-13'",
      "UPDATE act_terms SET terms = jsonb_set(terms, '{notified}', '\"2026-11-13\"')"},
     {"FECHA-ALTERADA", "EVIDENCIA-ALTERADA"}},
    {"a forged signature",
     {"UPDATE evidences SET signature = set_byte(signature, 9, get_byte(signature, 9) # 1)"
      " WHERE no = 4"},
     {"EVIDENCIA-ALTERADA"}},
    {"an entry gone from the log",
     {"DELETE FROM log_entries WHERE id = 1"},
     {"EVIDENCIA-SIN-BITACORA", "BITACORA-ALTERADA"}},
    {"an entry that became another",
     {"UPDATE log_entries SET entry = entry || 'x' WHERE id = 2"},
     {"EVIDENCIA-SIN-BITACORA", "BITACORA-ALTERADA"}}};

class Fsck : public test::EvidenceTest {
  protected:
    Codes found(app::FsckPlace from = {}, const std::optional<std::string>& witnessed = {})
    {
        Codes codes;
        said_.clear();
        app::Fsck fsck(
            desk_->services(),
            [&](const app::FsckFinding& finding) {
                codes.insert(finding.code);
                said_ += finding.code + " " + finding.subject + ": " + finding.what + "\n";
            },
            [](const app::FsckPlace&) {});
        counts_ = fsck.run(from, witnessed);
        return codes;
    }

    void keep()
    {
        db::Connection owner = desk_->database().connect(db::Role::Owner);
        std::string sql = "CREATE SCHEMA kept; CREATE TABLE kept.log_entries AS TABLE log_entries;";
        for (const char* table : kTables) {
            sql += fmt::format("CREATE TABLE kept.{0} AS TABLE {0};", table);
        }
        owner.exec_script({"keep", sql.c_str()});
    }
    void mend()
    {
        std::string sql =
            "DELETE FROM log_entries; INSERT INTO log_entries (id, entry)"
            " OVERRIDING SYSTEM VALUE SELECT id, entry FROM kept.log_entries;";
        for (const char* table : kTables) {
            sql += fmt::format("DELETE FROM {0}; INSERT INTO {0} SELECT * FROM kept.{0};", table);
        }
        db::Connection owner = desk_->database().connect(db::Role::Owner);
        owner.exec_script({"unwatched", "SET session_replication_role = replica"});
        owner.exec_script({"mend", sql.c_str()});
    }
    void damage(const std::vector<const char*>& statements)
    {
        for (const char* sql : statements) {
            db::Connection owner = desk_->database().connect(db::Role::Owner);
            owner.exec_script({"unwatched", "SET session_replication_role = replica"});
            EXPECT_GT(owner.exec({"damage", sql}).affected(), 0) << sql;
        }
    }

    // Whoever holds the database and the log's key can leave both without a trace: but for what a
    // witness, or whoever was given a receipt, has kept.
    void cut_the_log_and_sign_it_again(const std::string& witnessed)
    {
        damage(kUnmakeDayFour);
        damage({"DELETE FROM log_checkpoints", "DELETE FROM log_leaves",
                "DELETE FROM log_entries WHERE id = 4",
                "INSERT INTO log_queue SELECT id FROM log_entries"});
        ASSERT_EQ(sequence(), 3);
        EXPECT_EQ(found(), Codes{}) << said_;
        EXPECT_EQ(found({}, witnessed), Codes{"BITACORA-ALTERADA"}) << said_;
        EXPECT_NE(said_.find("Se atestiguó una bitácora de 4 registros y solo hay 3."),
                  std::string::npos)
            << said_;
        EXPECT_EQ(found({}, "otra cosa"), Codes{"BITACORA-ALTERADA"}) << said_;
        mend();
    }

    std::string said_;
    app::FsckCounts counts_;
};

TEST_F(Fsck, FindsEachDamageAndNothingInAWholeDatabase)
{
    live();
    ASSERT_EQ(make(), 4);
    ASSERT_EQ(sequence(), 4);
    keep();
    db::Connection connection = desk_->connect();
    const std::string witnessed = app::served_checkpoint(connection).value();
    EXPECT_EQ(found({}, witnessed), Codes{}) << said_;
    EXPECT_EQ(counts_.acts, 1);
    EXPECT_EQ(counts_.evidences, 4);
    EXPECT_EQ(counts_.waiting, 0);
    EXPECT_EQ(counts_.uncounted, 0);
    EXPECT_EQ(counts_.logged, 4);
    EXPECT_EQ(counts_.documents, desk_->count("documents"));
    for (const Damage& one : kDamages) {
        damage(one.done);
        EXPECT_EQ(found(), one.found) << one.what << "\n" << said_;
        mend();
        ASSERT_EQ(found(), Codes{}) << "after " << one.what << "\n" << said_;
    }
    cut_the_log_and_sign_it_again(witnessed);
    // What was issued a moment ago waits, and a run that was stopped goes on behind where it was.
    issue("E-2");
    EXPECT_EQ(found({ActId{1}, {}}), Codes{}) << said_;
    EXPECT_EQ(counts_.acts, 1);
    EXPECT_EQ(counts_.waiting, 2);
    found({ActId{2}, Sha256()});
    EXPECT_EQ(counts_.acts, 0);
}

}  // namespace
}  // namespace buzon
