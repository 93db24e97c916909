#include "signing/tlog/tlog_proof.hpp"

#include "signing/tlog/tile.hpp"
#include "tests/unit/signing/note_sample.hpp"

#include <gtest/gtest.h>

namespace buzon::signing {
namespace {

const Instant kAt = Instant::parse("2026-11-10T16:00:00Z").value();
constexpr std::string_view kEntry = "registro 5";

class Receipt : public testing::Test {
  protected:
    Receipt()
    {
        for (int i = 0; i < 11; ++i) {
            hashes_.push_back(leaf_hash("registro " + std::to_string(i)));
        }
        const std::string text =
            checkpoint_text({"buzon.example/log", {11, root_of_hashes(hashes_)}, {}});
        proof_ = {.extra = std::string(kEntry),
                  .index = 5,
                  .hashes = inclusion_proof(
                      5, 11, TileReader(11, [&](const Tile&) { return hashes_; }).hashes()),
                  .checkpoint = text + "\n" + log_.sign(text, kAt) + witness_.sign(text, kAt)};
    }

    [[nodiscard]] Codes codes(const std::string& bytes,
                              std::optional<std::string_view> entry = std::nullopt) const
    {
        return verify_tlog_proof(bytes, policy_, entry).report.codes;
    }

    const NoteSigner log_ = test::log_signer();
    const NoteSigner witness_ = test::witness_signer();
    const LogPolicy policy_ = LogPolicy::parse("log " + log_.verifier().vkey() + "\nwitness w " +
                                               witness_.verifier().vkey() + "\nquorum w\n")
                                  .value();
    std::vector<Sha256> hashes_;
    TlogProof proof_;
};

TEST_F(Receipt, proves_the_entry_that_it_carries)
{
    const std::string bytes = tlog_proof_text(proof_);
    const TlogProofReport found = verify_tlog_proof(bytes, policy_, std::nullopt);
    EXPECT_EQ(found.report.codes,
              (Codes{Code::SignatureIntact, Code::EntryInLog, Code::LogWitnessed}));
    EXPECT_EQ(found.report.verdict(), Verdict::Valid);
    EXPECT_EQ(found.report.content, kEntry);
    EXPECT_EQ(found.index, 5);
    EXPECT_EQ(found.checkpoint->tree.size, 11);
    EXPECT_EQ(codes(bytes, kEntry), found.report.codes);
}

TEST_F(Receipt, without_its_entry_proves_only_the_one_that_is_given)
{
    proof_.extra.reset();
    const std::string bytes = tlog_proof_text(proof_);
    EXPECT_EQ(worst(codes(bytes)), Code::EntryMissing);
    EXPECT_EQ(worst(codes(bytes, kEntry)), Code::LogWitnessed);
    EXPECT_EQ(worst(codes(bytes, "otro")), Code::EntryNotInLog);
}

TEST_F(Receipt, with_another_entry_says_so)
{
    const Codes found = codes(tlog_proof_text(proof_), "registro 6");
    EXPECT_TRUE(found.contains(Code::EntryDiffers));
    EXPECT_TRUE(found.contains(Code::EntryNotInLog));
}

TEST_F(Receipt, never_gets_better_when_a_byte_is_changed)
{
    const std::string bytes = tlog_proof_text(proof_);
    int judged = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        for (const int flip : {0x01, 0x20, 0x80, 0xff}) {
            std::string changed = bytes;
            changed[i] = static_cast<char>(changed[i] ^ flip);
            EXPECT_NE(verdict(codes(changed)), Verdict::Valid)
                << "byte " << i << " flipped by " << flip;
            ++judged;
        }
        EXPECT_NE(verdict(codes(bytes.substr(0, i))), Verdict::Valid) << "cut at " << i;
        std::string without = bytes;
        without.erase(i, 1);
        EXPECT_NE(verdict(codes(without)), Verdict::Valid) << "without byte " << i;
    }
    EXPECT_GT(judged, 2000);
}

TEST_F(Receipt, of_another_shape_is_unreadable)
{
    const std::string good = tlog_proof_text(proof_);
    const auto changed = [&](const std::string& from, const std::string& to) {
        std::string bytes = good;
        bytes.replace(bytes.find(from), from.size(), to);
        return bytes;
    };
    for (const std::string& wrong :
         {changed("@v1", "@v2"), changed("index 5", "index 05"), changed("index 5\n", ""),
          changed("index 5", "index -5"), changed("extra ", "extra  "), std::string()}) {
        EXPECT_EQ(codes(wrong), Codes{Code::Unreadable}) << wrong;
    }
    proof_.hashes.assign(64, Sha256());
    EXPECT_EQ(codes(tlog_proof_text(proof_)), Codes{Code::Unreadable});
}

}  // namespace
}  // namespace buzon::signing
