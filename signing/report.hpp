#pragma once

#include "core/instant.hpp"
#include "signing/certificate.hpp"

#include <optional>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::signing {

// What an examination found. Ordered: facts < warnings (100…) < errors (200…); the worst decides
// and all are kept and shown. Numbers are stable: they are stored with evidence.
enum class Code {
    SignatureIntact = 1,  // the signature value is the signer's over the content
    CoversWhole = 2,      // nothing of the document lies outside the signature
    ChainTrusted = 3,     // path to a configured anchor, every certificate in force at the time
    NotRevokedCrl = 4,
    NotRevokedOcsp = 5,
    TimestampTrusted = 6,
    ValidationDataComplete = 7,   // certificates and revocation of every chain travel along
    ArchiveTimestampTrusted = 8,  // a later time-stamp covers all of it
    RevokedAfterwards = 20,       // revoked, but later than the time examined (CFF 17-H)
    EntryInLog = 60,              // the inclusion proof leads to the root that the log signed
    LogWitnessed = 61,            // enough outside witnesses cosigned that root

    NoTimestamp = 100,        // the time is only what the signer says
    TimestampOutlived = 101,  // its unit's certificate has expired and no later one covers it
    RevocationUnknown = 110,  // no CRL or OCSP answer: "revocación pendiente"
    CrlStale = 111,           // there is a CRL, its nextUpdate had passed
    OcspStale = 112,          // there is an OCSP answer, too old or from the future
    OcspUnavailable = 113,    // no answer, tryLater or an answer that is not OCSP
    LogNotWitnessed = 160,    // not enough cosignatures: only the log's own word

    Rehearsal = 190,  // it says of itself that it has no legal effects; no act, however well signed

    CertificateExpired = 200,
    CertificateNotYetValid = 201,
    CertificateRevoked = 202,
    ChainUntrusted = 203,  // no path to a configured anchor
    ChainMalformed = 204,  // path length, basic constraints, signature of a certificate in the path
    WrongPurpose = 205,    // key usage does not allow this use
    WeakAlgorithm = 206,   // MD5, SHA-1, RSA < 2048
    OcspUntrusted = 207,   // the answer's signer may not speak for the issuer, or is about another
    OcspNonce = 208,       // the answer is not to our question
    CrlUntrusted = 209,    // a CRL in the store that its issuer did not sign

    TimestampInvalid = 220,    // damaged, or over something else
    TimestampUntrusted = 221,  // its signer has no path to a time-stamp anchor

    ArchiveTimestampInvalid = 222,  // damaged, over something else, or earlier than what it covers
    ArchiveTimestampUntrusted = 223,  // its signer has no path to a time-stamp anchor

    NoSignature = 230,
    SeveralSignatures = 231,
    StructureForbidden = 232,   // wrapping, duplicate ids, transforms or references not allowed
    NotWholeDocument = 233,     // bytes outside the signature
    SignerMismatch = 234,       // the signing-certificate attribute names another certificate
    AttributesForbidden = 235,  // CMS attributes missing or not allowed by the profile
    ContentAltered = 236,       // the digest of the content differs
    SignatureBroken = 237,      // the signature value is not this key's
    SignatureUnusable = 238,    // it says not what it covers, or holds nothing (PDF: USF)
    RevisionForbidden = 239,    // appended later, neither validation data nor a time-stamp (ISA)
    Unreadable = 240,           // not this kind of document at all
    ContentReplaced = 241,      // appended later: other content in the place of the signed one

    LogUntrusted = 260,     // no known log signed the checkpoint
    EntryNotInLog = 261,    // the inclusion proof does not lead from the entry to the root
    EntryMissing = 262,     // nothing to prove: the entry was neither given nor in the receipt
    EntryDiffers = 263,     // the entry given is not the one in the receipt
    LogInconsistent = 264,  // what the log says now does not continue what it signed before
};

using Codes = std::set<Code>;

// How far a signature carries its own proof (ETSI EN 319 142-1, EN 319 132-1, clause 6): none, the
// bare signature, its time, its validation data, and time-stamps over those.
enum class Level { None, B, T, LT, LTA };
[[nodiscard]] std::string_view level_name(Level level);  // "B-LTA"; "" for None

enum class Verdict { Valid, Doubtful, Invalid };

[[nodiscard]] std::string_view code_name(
    Code code);  // "SignatureIntact": stable, for JSON and logs
[[nodiscard]] std::string_view code_text(Code code);  // one Spanish sentence
[[nodiscard]] Code worst(const Codes& codes);         // of an empty set: NoSignature
[[nodiscard]] Verdict verdict(const Codes& codes);  // a set without SignatureIntact is never Valid
[[nodiscard]] std::string_view verdict_text(
    Verdict v);  // "Válida", "Válida con reservas", "No válida"
void PrintTo(Code code, std::ostream* out);

// Result of verifying one signed document.
struct Report {
    Codes codes;
    std::optional<Certificate> signer;
    std::optional<Instant> proven_time;   // genTime of a good time-stamp
    std::optional<Instant> claimed_time;  // SigningTime or /M: the signer's word
    Level level = Level::None;            // named once the signature itself is intact
    // A time-stamp that counts: over the signature first, then those over everything, by age.
    struct Stamp {
        Instant at;
        Certificate authority;
        std::vector<Certificate> companions;  // certificates that came in the token
    };
    std::vector<Stamp> stamps;
    std::vector<Certificate> companions;  // certificates that came with the signature
    std::string content;  // XML only: the octets that were signed; use these, not the file

    [[nodiscard]] Verdict verdict() const { return signing::verdict(codes); }
    [[nodiscard]] bool has(Code code) const { return codes.count(code) != 0; }
    // The time at which the signer's certificate was examined: proven, else the caller's.
    [[nodiscard]] std::optional<Instant> signing_time() const { return proven_time; }
};

}  // namespace buzon::signing
