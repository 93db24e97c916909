#include "gateway/app/verify_words.hpp"

#include "templates/local_time.hpp"

#include <array>
#include <stdexcept>

namespace buzon::app {
namespace {

using signing::Code;

enum class Part : std::uint8_t { Signature, Whole, Signer, Certificate, Revocation, Time };

constexpr std::array<const char*, 6> kNames{
    "Firma", "Documento completo", "Quién firmó", "Certificado", "Revocación", "Hora de la firma"};

Part part_of(Code code)
{
    switch (code) {
        case Code::SignatureIntact:
        case Code::NoSignature:
        case Code::SeveralSignatures:
        case Code::SignatureBroken:
        case Code::AttributesForbidden:
        case Code::WeakAlgorithm:
        case Code::SignatureUnusable:
        case Code::Unreadable: return Part::Signature;
        case Code::CoversWhole:
        case Code::StructureForbidden:
        case Code::NotWholeDocument:
        case Code::ContentReplaced:
        case Code::RevisionForbidden:
        case Code::Rehearsal:
        case Code::ContentAltered:
        case Code::EntryInLog:
        case Code::EntryNotInLog:
        case Code::EntryMissing:
        case Code::EntryDiffers:
        case Code::LogWitnessed:
        case Code::LogNotWitnessed:
        case Code::LogInconsistent: return Part::Whole;
        case Code::LogUntrusted:
        case Code::SignerMismatch: return Part::Signer;
        case Code::ChainTrusted:
        case Code::CertificateExpired:
        case Code::CertificateNotYetValid:
        case Code::ChainUntrusted:
        case Code::ChainMalformed:
        case Code::WrongPurpose: return Part::Certificate;
        case Code::ValidationDataComplete:
        case Code::NotRevokedCrl:
        case Code::NotRevokedOcsp:
        case Code::RevokedAfterwards:
        case Code::RevocationUnknown:
        case Code::CrlStale:
        case Code::OcspStale:
        case Code::OcspUnavailable:
        case Code::CertificateRevoked:
        case Code::OcspUntrusted:
        case Code::OcspNonce:
        case Code::CrlUntrusted: return Part::Revocation;
        case Code::TimestampTrusted:
        case Code::ArchiveTimestampTrusted:
        case Code::TimestampOutlived:
        case Code::ArchiveTimestampInvalid:
        case Code::ArchiveTimestampUntrusted:
        case Code::NoTimestamp:
        case Code::TimestampInvalid:
        case Code::TimestampUntrusted: return Part::Time;
    }
    throw std::logic_error("Code");
}

LinkState state_of(Code code)
{
    switch (signing::verdict({Code::SignatureIntact, code})) {
        case signing::Verdict::Valid: return LinkState::Good;
        case signing::Verdict::Doubtful: return LinkState::Doubt;
        case signing::Verdict::Invalid: return LinkState::Bad;
    }
    throw std::logic_error("Verdict");
}

LinkState worse(LinkState a, LinkState b)
{
    if (a == LinkState::NotSeen) return b;
    if (b == LinkState::NotSeen) return a;
    return std::max(a, b);
}

bool any(const signing::Report& report, std::initializer_list<Code> codes)
{
    for (const Code code : codes) {
        if (report.has(code)) return true;
    }
    return false;
}

Outcome outcome_of(const signing::Report& report, Author author)
{
    if (report.has(Code::Unreadable)) return Outcome::Unknown;
    if (report.has(Code::NoSignature) || report.codes.empty()) return Outcome::Foreign;
    if (any(report, {Code::ContentAltered, Code::SignatureBroken, Code::NotWholeDocument,
                     Code::StructureForbidden, Code::SeveralSignatures, Code::TimestampInvalid,
                     Code::ArchiveTimestampInvalid, Code::SignerMismatch})) {
        return Outcome::Altered;
    }
    if (any(report, {Code::ChainUntrusted, Code::ChainMalformed})) return Outcome::Foreign;
    if (report.verdict() == signing::Verdict::Invalid) return Outcome::NotValid;
    if (author != Author::Institute) return Outcome::Foreign;
    return report.has(Code::Rehearsal) ? Outcome::Rehearsal : Outcome::Genuine;
}

void say(Link& link, LinkState state, std::string text)
{
    link.state = worse(link.state, state);
    link.texts.push_back(std::move(text));
}

}  // namespace

std::string_view name_of(Outcome outcome)
{
    switch (outcome) {
        case Outcome::Genuine: return "autentico";
        case Outcome::Rehearsal: return "ensayo";
        case Outcome::Foreign: return "ajeno";
        case Outcome::Altered: return "alterado";
        case Outcome::NotValid: return "sin_validez";
        case Outcome::Unknown: return "no_se_sabe";
    }
    throw std::logic_error("Outcome");
}

std::string_view spanish(Outcome outcome)
{
    switch (outcome) {
        case Outcome::Genuine:
            return "Es auténtico: lo firmó el Instituto y no ha cambiado desde entonces.";
        case Outcome::Rehearsal:
            return "Es un documento de ensayo: no tiene efectos legales, aunque la firma es buena.";
        case Outcome::Foreign: return "No es un documento firmado por el Instituto.";
        case Outcome::Altered: return "Está alterado: no es lo que se firmó.";
        case Outcome::NotValid: return "La firma no vale, aunque el contenido no cambió.";
        case Outcome::Unknown:
            return "No se puede saber: el archivo no se puede leer como documento firmado.";
    }
    throw std::logic_error("Outcome");
}

std::string_view name_of(LinkState state)
{
    switch (state) {
        case LinkState::Good: return "bien";
        case LinkState::Doubt: return "duda";
        case LinkState::Bad: return "mal";
        case LinkState::NotSeen: return "sin_examinar";
    }
    throw std::logic_error("LinkState");
}

Explained explain(const Verification& verification, Author author)
{
    const signing::Report& report = verification.report;
    Explained out{outcome_of(report, author), {}};
    for (const char* name : kNames) out.links.push_back({name, LinkState::NotSeen, {}});
    const auto link = [&](Part part) -> Link& { return out.links[static_cast<std::size_t>(part)]; };
    // The worst first, and beside what is wrong nothing that reassures.
    for (auto code = report.codes.rbegin(); code != report.codes.rend(); ++code) {
        Link& one = link(part_of(*code));
        if (one.state == LinkState::Bad && state_of(*code) == LinkState::Good) continue;
        say(one, state_of(*code), std::string(signing::code_text(*code)));
    }
    // A name is only worth as much as the signature and the chain that carry it; and of those who
    // are not of the Institute nothing is said.
    if (report.has(Code::SignatureIntact) && report.has(Code::ChainTrusted)) {
        if (author == Author::Institute) {
            say(link(Part::Signer), LinkState::Good,
                report.signer->holder_name() + ", certificado " + report.signer->number() + ".");
        } else {
            say(link(Part::Signer), LinkState::Bad,
                "Quien firmó no es un funcionario del Instituto ni el Instituto mismo.");
        }
    }
    if (report.signer && link(Part::Certificate).state == LinkState::Good) {
        say(link(Part::Certificate), LinkState::Good,
            "Vigente del " + long_spanish_date(zona_centro(report.signer->not_before()).date) +
                " al " + long_spanish_date(zona_centro(report.signer->not_after()).date) + ".");
    }
    if (link(Part::Time).state == LinkState::Bad) {
        // No hour is worth repeating.
    } else if (report.proven_time) {
        say(link(Part::Time), LinkState::Good,
            "Sello de tiempo: " + templates::spanish_moment(*report.proven_time) + ".");
    } else if (report.claimed_time && report.has(Code::SignatureIntact)) {
        say(link(Part::Time), LinkState::Doubt,
            "Hora declarada: " + templates::spanish_moment(*report.claimed_time) + ".");
    }
    return out;
}

}  // namespace buzon::app
