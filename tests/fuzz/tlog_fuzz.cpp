#include "signing/tlog/add_checkpoint.hpp"
#include "signing/tlog/checkpoint.hpp"
#include "signing/tlog/tile.hpp"
#include "signing/tlog/tlog_proof.hpp"

#include <cstdlib>

// Notes, checkpoints, receipts, requests to witnesses, policies, paths and bundles of strangers.
// What is taken has one spelling: written again it is the same.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    using namespace buzon::signing;
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    const auto same = [&](const std::string& written) {
        if (written != bytes) std::abort();
    };
    if (const auto proof = parse_tlog_proof(bytes)) same(tlog_proof_text(*proof));
    if (const auto request = parse_add_checkpoint(bytes)) same(add_checkpoint_text(*request));
    if (const auto checkpoint = parse_checkpoint_text(bytes)) same(checkpoint_text(*checkpoint));
    if (const auto tile = parse_tile_path(bytes)) same(tile_path(*tile));
    if (const auto entries = parse_bundle(bytes)) same(bundle_bytes(*entries));
    if (const auto note = parse_note(bytes)) {
        std::string written = note->text + "\n";
        for (const NoteSignature& signature : note->signatures) written += signature.line;
        same(written);
    }
    if (const auto key = NoteVerifier::parse(bytes)) same(key->vkey());
    static_cast<void>(LogPolicy::parse(bytes));
    static const LogPolicy kPolicy = LogPolicy::of_log(
        NoteVerifier::parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
            .value());
    if (verify_tlog_proof(bytes, kPolicy, "entry").report.verdict() == Verdict::Valid) std::abort();
    return 0;
}
