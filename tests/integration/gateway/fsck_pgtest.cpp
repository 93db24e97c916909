#include "gateway/app/fsck.hpp"
#include "gateway/app/log_reader.hpp"
#include "tests/integration/gateway/evidence_desk.hpp"

#include <set>

// Whoever may write to the database past every trigger is found out all the same.
namespace buzon {
namespace {

class Fsck : public test::EvidenceTest {
  protected:
    void SetUp() override
    {
        live();
        ASSERT_EQ(make(), 4);
        ASSERT_EQ(sequence(), 4);
    }
    using Codes = std::set<std::string>;

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
    // As a superuser, no trigger watching.
    void tamper(const char* sql)
    {
        db::Connection owner = desk_->database().connect(db::Role::Owner);
        owner.exec_script({"tamper", "SET session_replication_role = replica"});
        ASSERT_GT(owner.exec({"tampered", sql}).affected(), 0) << sql;
    }

    // As if the fourth day had never come: event, evidence and status.
    void unmake_day_four()
    {
        tamper("DELETE FROM evidences WHERE no = 4");
        tamper("DELETE FROM events WHERE kind = 'day_four_elapsed'");
        tamper(
            "UPDATE acts SET state = 'awaiting_opening', notified_on = NULL, notified_by = NULL,"
            " effective_on = NULL, calendar_version = NULL");
    }

    std::string said_;
    app::FsckCounts counts_;
};

TEST_F(Fsck, OfAWholeDatabaseFindsNothing)
{
    EXPECT_EQ(found(), Codes{}) << said_;
    EXPECT_EQ(counts_.acts, 1);
    EXPECT_EQ(counts_.evidences, 4);
    EXPECT_EQ(counts_.waiting, 0);
    EXPECT_EQ(counts_.uncounted, 0);
    EXPECT_EQ(counts_.logged, 4);
    EXPECT_EQ(counts_.documents, desk_->count("documents"));
}

TEST_F(Fsck, FindsAChangedEvent)
{
    tamper(
        "UPDATE events SET occurred_at = occurred_at - interval '1 minute'"
        " WHERE kind = 'deposited'");
    EXPECT_EQ(found(), Codes{"EVIDENCIA-ALTERADA"}) << said_;
}

TEST_F(Fsck, FindsAnEventThatBecameAnother)
{
    tamper("UPDATE events SET kind = 'aviso_reminded' WHERE kind = 'deposited'");
    EXPECT_TRUE(found().contains("EVIDENCIA-ALTERADA")) << said_;
}

TEST_F(Fsck, FindsAChangedByteOfADocument)
{
    tamper(
        "UPDATE documents SET bytes = set_byte(bytes, octet_length(bytes) / 2,"
        " get_byte(bytes, octet_length(bytes) / 2) # 1) WHERE sha = (SELECT pdf_sha FROM acts)");
    EXPECT_EQ(found(), Codes{"DOCUMENTO-DANADO"}) << said_;
}

TEST_F(Fsck, FindsADeletedEvidence)
{
    tamper("DELETE FROM evidences WHERE no = 2");
    EXPECT_EQ(found(), (Codes{"SUCESO-SIN-EVIDENCIA", "CADENA-ROTA", "EVIDENCIA-ALTERADA",
                              "BITACORA-SIN-EVIDENCIA"}))
        << said_;
}

TEST_F(Fsck, FindsTheLastEvidenceDeletedTogetherWithItsEvent)
{
    unmake_day_four();
    EXPECT_EQ(found(), Codes{"BITACORA-SIN-EVIDENCIA"}) << said_;
}

TEST_F(Fsck, FindsAnEditedStatus)
{
    tamper("UPDATE acts SET state = 'deposited'");
    EXPECT_EQ(found(), Codes{"ESTADO-ALTERADO"}) << said_;
}

TEST_F(Fsck, FindsAnEditedDate)
{
    tamper("UPDATE acts SET notified_on = notified_on - 1");
    EXPECT_EQ(found(), Codes{"FECHA-ALTERADA"}) << said_;
    tamper("UPDATE act_terms SET terms = jsonb_set(terms, '{notified}', '\"2026-11-16\"')");
    const Codes codes = found();
    EXPECT_TRUE(codes.contains("FECHA-ALTERADA")) << "counted again: " << said_;
    EXPECT_TRUE(codes.contains("EVIDENCIA-ALTERADA")) << said_;
}

TEST_F(Fsck, FindsAForgedSignature)
{
    tamper(
        "UPDATE evidences SET signature = set_byte(signature, 9, get_byte(signature, 9) # 1)"
        " WHERE no = 1");
    EXPECT_TRUE(found().contains("EVIDENCIA-ALTERADA")) << said_;
}

TEST_F(Fsck, FindsAnEntryGoneFromTheLog)
{
    tamper("DELETE FROM log_entries WHERE id = 1");
    EXPECT_EQ(found(), (Codes{"EVIDENCIA-SIN-BITACORA", "BITACORA-ALTERADA"})) << said_;
}

TEST_F(Fsck, FindsAnEntryThatBecameAnother)
{
    tamper("UPDATE log_entries SET entry = entry || 'x' WHERE id = 2");
    EXPECT_EQ(found(), (Codes{"EVIDENCIA-SIN-BITACORA", "BITACORA-ALTERADA"})) << said_;
}

// Whoever holds the database and the log's key can leave both without a trace: but for what a
// witness, or whoever was given a receipt, has kept.
TEST_F(Fsck, FindsALogCutAndSignedAgainByWhatWasWitnessed)
{
    db::Connection connection = desk_->connect();
    const std::string witnessed = app::served_checkpoint(connection).value();
    EXPECT_EQ(found({}, witnessed), Codes{}) << said_;
    unmake_day_four();
    tamper("DELETE FROM log_checkpoints");
    tamper("DELETE FROM log_leaves");
    tamper("DELETE FROM log_entries WHERE id = 4");
    tamper("INSERT INTO log_queue SELECT id FROM log_entries");
    ASSERT_EQ(sequence(), 3);
    EXPECT_EQ(found(), Codes{}) << said_;
    EXPECT_EQ(found({}, witnessed), Codes{"BITACORA-ALTERADA"}) << said_;
    EXPECT_NE(said_.find("Se atestiguó una bitácora de 4 registros y solo hay 3."),
              std::string::npos)
        << said_;
    EXPECT_EQ(found({}, "otra cosa"), Codes{"BITACORA-ALTERADA"}) << said_;
}

TEST_F(Fsck, CountsWhatStillWaitsForItsEvidence)
{
    issue("E-2");
    EXPECT_EQ(found(), Codes{}) << said_;
    EXPECT_EQ(counts_.waiting, 2);
}

TEST_F(Fsck, GoesOnWhereItStopped)
{
    issue("E-2");
    found({ActId{1}, {}});
    EXPECT_EQ(counts_.acts, 1);
    found({ActId{2}, Sha256()});
    EXPECT_EQ(counts_.acts, 0);
}

}  // namespace
}  // namespace buzon
