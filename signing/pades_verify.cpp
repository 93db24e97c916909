#include "signing/pades_verify.hpp"

#include "signing/cms.hpp"
#include "signing/digest.hpp"
#include "signing/timestamp.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace buzon::signing {

namespace {

constexpr std::string_view kByteRange = "/ByteRange";
constexpr std::size_t kMaxContents = 1u << 20;

struct SignedPdf {
    std::string_view before;
    std::string_view hex;  // between < and >
    std::string_view after;
    std::string_view dictionary;  // the object that holds /ByteRange
};

bool is_blank(char c)
{
    return c == ' ' || c == '\r' || c == '\n' || c == '\t' || c == '\f';
}

std::string_view without_blanks(std::string_view s)
{
    while (!s.empty() && is_blank(s.front())) s.remove_prefix(1);
    return s;
}

// "[a b c d]" with single plain integers; anything else (signs, references, comments) is refused.
std::optional<std::array<std::size_t, 4>> read_range(std::string_view text)
{
    text = without_blanks(text);
    if (text.empty() || text.front() != '[') return std::nullopt;
    text.remove_prefix(1);
    std::array<std::size_t, 4> out{};
    for (std::size_t& value : out) {
        text = without_blanks(text);
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc() || end == text.data()) return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        if (text.empty() || (!is_blank(text.front()) && text.front() != ']')) return std::nullopt;
    }
    text = without_blanks(text);
    if (text.empty() || text.front() != ']') return std::nullopt;
    return out;
}

bool ends_with_contents_name(std::string_view before)
{
    while (!before.empty() && is_blank(before.back())) before.remove_suffix(1);
    constexpr std::string_view name = "/Contents";
    return before.size() >= name.size() && before.substr(before.size() - name.size()) == name;
}

int nibble(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::optional<std::string> from_hex(std::string_view hex)
{
    if (hex.size() % 2 != 0 || hex.size() > 2 * kMaxContents) return std::nullopt;
    std::string out;
    out.reserve(hex.size() / 2);
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        const int high = nibble(hex[i]);
        const int low = nibble(hex[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        out += static_cast<char>(high * 16 + low);
    }
    return out;
}

// Fills `out`; the codes are the reasons why it could not.
Codes take_apart(std::string_view pdf, SignedPdf& out)
{
    if (pdf.substr(0, 5) != "%PDF-") return {Code::Unreadable, Code::NoSignature};
    const std::size_t at = pdf.find(kByteRange);
    if (at == std::string_view::npos) return {Code::NoSignature};
    if (pdf.find(kByteRange, at + 1) != std::string_view::npos) return {Code::SeveralSignatures};
    const auto range = read_range(pdf.substr(at + kByteRange.size(), 256));
    if (!range) return {Code::StructureForbidden};
    const auto [start, gap, resume, tail] = *range;
    // Checked so that no sum can overflow; then: [0, gap) < hex > [resume, end of file).
    if (start != 0 || gap > pdf.size() || resume > pdf.size() || resume < gap + 2 ||
        pdf[gap] != '<' || pdf[resume - 1] != '>' || !ends_with_contents_name(pdf.substr(0, gap))) {
        return {Code::StructureForbidden};
    }
    if (tail != pdf.size() - resume) return {Code::NotWholeDocument};
    out.before = pdf.substr(0, gap);
    out.hex = pdf.substr(gap + 1, resume - gap - 2);
    out.after = pdf.substr(resume);
    const std::size_t object = pdf.rfind(" obj", at);
    const std::size_t end = pdf.find("endobj", at);
    if (object == std::string_view::npos || end == std::string_view::npos || object > gap ||
        end < resume) {
        return {Code::StructureForbidden};
    }
    out.dictionary = pdf.substr(object, end - object);
    return {};
}

// Value of /M, a PDF date (ISO 32000-1 §7.9.4) with Z or an offset; nullopt if it is not one.
std::optional<Instant> claimed_time(std::string_view dictionary)
{
    std::size_t at = dictionary.find("/M");
    while (at != std::string_view::npos) {
        const std::string_view value = without_blanks(dictionary.substr(at + 2));
        if (value.substr(0, 3) == "(D:" && value.size() >= 18) {
            const auto part = [&](std::size_t from, std::size_t n) {
                return std::string(value.substr(3 + from, n));
            };
            std::string zone = "Z";
            if (value[17] == '+' || value[17] == '-') {
                if (value.size() < 23) return std::nullopt;
                zone = value[17] + part(15, 2) + ":" + part(18, 2);
            }
            const auto parsed =
                Instant::parse(part(0, 4) + "-" + part(4, 2) + "-" + part(6, 2) + "T" + part(8, 2) +
                               ":" + part(10, 2) + ":" + part(12, 2) + zone);
            if (parsed) return *parsed;
            return std::nullopt;
        }
        at = dictionary.find("/M", at + 2);
    }
    return std::nullopt;
}

}  // namespace

Report verify_pdf(std::string_view pdf, const TrustStore& trust, Instant at)
{
    Report report;
    SignedPdf parts;
    report.codes = take_apart(pdf, parts);
    if (!report.codes.empty()) return report;
    report.claimed_time = claimed_time(parts.dictionary);
    if (parts.dictionary.find("/ETSI.CAdES.detached") == std::string_view::npos) {
        report.codes.insert(Code::AttributesForbidden);
    }
    const auto der = from_hex(parts.hex);
    const auto opened = der ? open_cms(*der, Trailing::Zeros) : std::nullopt;
    if (!opened) {
        report.codes.insert(Code::StructureForbidden);
        return report;
    }
    report.signer = opened->signer;
    // Content inside the CMS would be what it signs, instead of the file.
    ASN1_OCTET_STRING** carried = CMS_get0_content(opened->cms.get());
    if (carried == nullptr || *carried != nullptr) report.codes.insert(Code::StructureForbidden);
    report.codes.merge(check_cms(*opened, NID_pkcs7_data, {parts.before, parts.after}));
    // EN 319 142-1 §6.3: the time is in /M, never in the attribute.
    if (CMS_signed_get_attr_by_NID(opened->signer_info, NID_pkcs9_signingTime, -1) >= 0) {
        report.codes.insert(Code::AttributesForbidden);
    }
    report.codes.insert(Code::CoversWhole);

    const std::string token = opened->unsigned_sequence(NID_id_smime_aa_timeStampToken);
    if (!token.empty()) {
        const TokenReport stamp = verify_token(token, sha256(opened->signature()), trust);
        if (stamp.good()) report.proven_time = stamp.gen_time;
        for (const Code code :
             {Code::TimestampTrusted, Code::TimestampInvalid, Code::TimestampUntrusted}) {
            if (stamp.codes.count(code) != 0) report.codes.insert(code);
        }
    } else if (CMS_unsigned_get_attr_count(opened->signer_info) > 0) {
        report.codes.insert(Code::AttributesForbidden);
    } else {
        report.codes.insert(Code::NoTimestamp);
    }
    if (report.signer) {
        report.codes.merge(trust.check_chain(*report.signer, report.proven_time.value_or(at),
                                             TrustStore::Purpose::Signature, opened->certificates));
    }
    return report;
}

}  // namespace buzon::signing
