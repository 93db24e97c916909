#include "signing/tlog/checkpoint.hpp"
#include "tests/unit/signing/note_sample.hpp"

#include <gtest/gtest.h>

namespace buzon::signing {
namespace {

const Instant kAt = Instant::parse("2026-11-10T16:00:00Z").value();

// The example of Go's golang.org/x/mod/sumdb/note (example_test.go, note.go).
constexpr std::string_view kPeter =
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const std::string kPeterNote =
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE"
    "6RyyBwJnAM=\n";

TEST(Note, of_go_s_example_verifies)
{
    const auto peter = NoteVerifier::parse(kPeter);
    ASSERT_TRUE(peter);
    EXPECT_EQ(peter->vkey(), kPeter);
    const auto note = parse_note(kPeterNote);
    ASSERT_TRUE(note);
    ASSERT_EQ(note->signatures.size(), 1u);
    EXPECT_TRUE(peter->verify(note->text, note->signatures[0]));
    EXPECT_FALSE(peter->verify(note->text + "x\n", note->signatures[0]));
}

TEST(Note, signed_here_verifies_under_the_key_that_is_published)
{
    const NoteSigner signer = test::log_signer();
    const auto known = NoteVerifier::parse(signer.verifier().vkey());
    ASSERT_TRUE(known);
    const std::string text = "una línea\n";
    const auto note = parse_note(text + "\n" + signer.sign(text, kAt));
    ASSERT_TRUE(note);
    EXPECT_TRUE(known->verify(note->text, note->signatures.at(0)));
    EXPECT_EQ(known->time_of(note->signatures.at(0)), std::nullopt);
}

TEST(Note, by_the_key_of_rfc_8032_has_its_public_key)
{
    const std::string key = test::log_signer().verifier().public_key();
    EXPECT_EQ(sha256_of(key),
              sha256_of("\xd7\x5a\x98\x01\x82\xb1\x0a\xb7\xd5\x4b\xfe\xd3\xc9\x64\x07\x3a"
                        "\x0e\xe1\x72\xf3\xda\xa6\x23\x25\xaf\x02\x1a\x68\xf7\x07\x51\x1a"));
}

TEST(Note, cosigned_says_when)
{
    const NoteSigner witness = test::witness_signer();
    const std::string text = "o\n1\nAAAA\n";
    const auto lines = parse_signature_lines(witness.sign(text, kAt));
    ASSERT_TRUE(lines);
    EXPECT_TRUE(witness.verifier().verify(text, lines->at(0)));
    EXPECT_EQ(witness.verifier().time_of(lines->at(0)), kAt);
    NoteSignature later = lines->at(0);
    later.bytes[7] = static_cast<char>(later.bytes[7] + 1);
    EXPECT_FALSE(witness.verifier().verify(text, later)) << "the time is signed";
}

TEST(Note, that_is_written_otherwise_is_none)
{
    const std::string end = kPeterNote.substr(kPeterNote.find("\n\n") + 2);
    for (const std::string& wrong : std::vector<std::string>{
             "", "\n", "text\n\n", "text\n" + end, "text\r\n\n" + end,
             "text\n\n" + end.substr(0, end.size() - 1), "te\x01xt\n\n" + end, "te\xffxt\n\n" + end,
             "text\n\n- Peter AAAAAAAA\n", "text\n\n— Pe ter AAAAAAAA\n",
             "text\n\n— Pe+ter AAAAAAAA\n", "text\n\n—  AAAAAAAA\n", "text\n\n— Peter AAAA\n",
             "text\n\n— Peter AAAAAAAA \n", "text\n\n— Pe\xc2\xa0ter AAAAAAAA\n",
             "text\n\n— Peter AAAAAAB=\n"}) {
        EXPECT_FALSE(parse_note(wrong)) << wrong;
    }
    EXPECT_TRUE(parse_note("a\n\nb\n\n" + end)) << "the last blank line separates";
}

TEST(Note, key_that_is_not_one_is_refused)
{
    EXPECT_EQ(NoteVerifier::parse("PeterNeumann").error().id, "VKEY-FORMA");
    std::string other_id(kPeter);
    other_id[13] = 'd';
    EXPECT_EQ(NoteVerifier::parse(other_id).error().id, "VKEY-FORMA");
    std::string upper(kPeter);
    upper[14] = 'F';
    EXPECT_EQ(NoteVerifier::parse(upper).error().id, "VKEY-FORMA");
    EXPECT_EQ(NoteVerifier::parse("a+00000000+AAAA").error().id, "VKEY-TIPO");
    EXPECT_EQ(NoteSigner::open("a b", NoteKeyType::Ed25519, test::log_key(), Secret()).error().id,
              "VKEY-NOMBRE");
    EXPECT_EQ(NoteSigner::open("a", NoteKeyType::Ed25519, "nada", Secret()).error().id,
              "KEY-ILEGIBLE");
}

class Policies : public testing::Test {
  protected:
    static std::string key(const NoteSigner& signer) { return signer.verifier().vkey(); }
    const NoteSigner log_ = test::log_signer();
    const NoteSigner witness_ = test::witness_signer();
    const std::string both_ = "# quien lleva la bitácora\nlog " + key(log_) +
                              " https://buzon.example/log/\n\twitness w1 " + key(witness_) +
                              " https://testigo.example/w1\n";
};

TEST_F(Policies, name_logs_witnesses_and_a_quorum)
{
    const auto policy = LogPolicy::parse(both_ + "group g any w1\nquorum g\n");
    ASSERT_TRUE(policy);
    EXPECT_EQ(policy->logs().size(), 1u);
    EXPECT_EQ(policy->witnesses().at(0).url, "https://testigo.example/w1");
    EXPECT_TRUE(policy->satisfied_by({"w1"}));
    EXPECT_FALSE(policy->satisfied_by({}));
    EXPECT_FALSE(LogPolicy::parse(both_ + "quorum none\n")->satisfied_by({"w1"}));
}

TEST_F(Policies, say_every_line_that_is_wrong)
{
    const auto lines = [](const std::string& text) {
        std::vector<int> numbers;
        const auto policy = LogPolicy::parse(text);
        if (!policy) {
            for (const Finding& finding : policy.error()) numbers.push_back(finding.line);
        }
        return numbers;
    };
    EXPECT_EQ(lines(""), std::vector<int>{0});
    EXPECT_EQ(lines(both_ + "quorum w1\nquorum w1\n"), std::vector<int>{5});
    EXPECT_EQ(lines(both_ + "quorum w2\ngroup g 2 w1\n"), (std::vector<int>{4, 5}));
    EXPECT_EQ(lines("log " + key(witness_) + "\nquorum none\nnada\n"), (std::vector<int>{1, 3}));
    EXPECT_EQ(lines(both_ + "log " + key(log_) + "\nquorum none\n"), std::vector<int>{4});
    EXPECT_EQ(lines(both_ + "group g all w1\ngroup h any w1\nquorum g\n"), std::vector<int>{5});
}

TEST_F(Policies, judge_a_checkpoint)
{
    const LogPolicy policy = LogPolicy::parse(both_ + "quorum w1\n").value();
    const std::string text = checkpoint_text({"buzon.example/log", {1, leaf_hash("x")}, {}});
    const std::string by_log = text + "\n" + log_.sign(text, kAt);
    const std::string cosigned = by_log + witness_.sign(text, kAt);

    const CheckpointReport good = examine_checkpoint(cosigned, policy);
    EXPECT_EQ(good.codes, (Codes{Code::SignatureIntact, Code::LogWitnessed}));
    EXPECT_EQ(good.checkpoint->tree, (Tree{1, leaf_hash("x")}));
    ASSERT_EQ(good.cosigned.size(), 1u);
    EXPECT_EQ(good.cosigned.at(0).at, kAt);

    EXPECT_EQ(examine_checkpoint(by_log, policy).codes,
              (Codes{Code::SignatureIntact, Code::LogNotWitnessed}));
    // Another's signature besides is ignored; alone it is not enough.
    const NoteSigner stranger = test::log_signer("otro.example/log");
    EXPECT_EQ(examine_checkpoint(cosigned + stranger.sign(text, kAt), policy).codes, good.codes);
    EXPECT_EQ(examine_checkpoint(text + "\n" + stranger.sign(text, kAt), policy).codes,
              Codes{Code::LogUntrusted});
    // A known key's signature over something else spoils it all.
    EXPECT_TRUE(examine_checkpoint(by_log + witness_.sign("x\n", kAt), policy)
                    .codes.contains(Code::SignatureBroken));
    EXPECT_EQ(examine_checkpoint("o\n1\n\n— a AAAAAAAA\n", policy).codes, Codes{Code::Unreadable});
    // The same key under its name, but for another log's origin.
    const std::string other = checkpoint_text({"otro.example/log", {1, leaf_hash("x")}, {}});
    EXPECT_EQ(examine_checkpoint(other + "\n" + log_.sign(other, kAt), policy).codes,
              Codes{Code::LogUntrusted});
}

TEST(CheckpointText, has_one_spelling)
{
    const std::string root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
    const std::string good = "example.com/behind-the-sofa\n20852163\n" + root;
    const auto parsed = parse_checkpoint_text(good);  // the specification's example
    ASSERT_TRUE(parsed);
    EXPECT_EQ(parsed->tree.size, 20'852'163);
    EXPECT_EQ(checkpoint_text(*parsed), good);
    EXPECT_EQ(parse_checkpoint_text(good + "ext\n")->extensions, "ext\n");
    for (const std::string& wrong :
         {"\n1\n" + root, "o\n01\n" + root, "o\n-1\n" + root, "o\n\n" + root, "o\n1 \n" + root,
          std::string("o\n1\nAAAA\n"), "o\n1\n" + root + "\n", "o\n1\n" + root + "ext",
          "o\n9223372036854775808\n" + root, std::string("o\n1\n"), std::string("o")}) {
        EXPECT_FALSE(parse_checkpoint_text(wrong)) << wrong;
    }
}

}  // namespace
}  // namespace buzon::signing
