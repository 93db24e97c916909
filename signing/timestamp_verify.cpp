#include "signing/cms.hpp"
#include "signing/timestamp.hpp"
#include "signing/trust_impl.hpp"

#include <algorithm>

namespace buzon::signing {

namespace {

std::string hex_of(const ASN1_INTEGER* number)
{
    static constexpr std::string_view kHex = "0123456789abcdef";
    std::string out;
    for (const char c :
         ossl::string_of(ASN1_STRING_get0_data(number), ASN1_STRING_length(number))) {
        const auto byte = static_cast<unsigned char>(c);
        out += kHex[byte >> 4U];
        out += kHex[byte & 15U];
    }
    return out;
}

bool covers(TS_TST_INFO* info, const Sha256& digest)
{
    TS_MSG_IMPRINT* imprint = TS_TST_INFO_get_msg_imprint(info);
    const ASN1_OBJECT* oid = nullptr;
    X509_ALGOR_get0(&oid, nullptr, nullptr, TS_MSG_IMPRINT_get_algo(imprint));
    const ASN1_OCTET_STRING* message = TS_MSG_IMPRINT_get_msg(imprint);
    const auto& wanted = digest.bytes();
    return OBJ_obj2nid(oid) == NID_sha256 &&
           ASN1_STRING_length(message) == static_cast<int>(wanted.size()) &&
           std::equal(wanted.begin(), wanted.end(), ASN1_STRING_get0_data(message));
}

bool is_error(Code code)
{
    return code >= Code::CertificateExpired;
}

// The reasons against a chain; empty when it holds.
Codes errors_of(const Codes& codes)
{
    Codes out;
    std::copy_if(codes.begin(), codes.end(), std::inserter(out, out.end()), is_error);
    return out;
}

}  // namespace

TokenReport verify_token(std::string_view token, const Sha256& digest, const TrustStore& trust,
                         TokenPadding padding)
{
    TokenReport report;
    const auto opened =
        open_cms(token, padding == TokenPadding::Zeros ? Trailing::Zeros : Trailing::None);
    ASN1_OCTET_STRING** carried = opened ? CMS_get0_content(opened->cms.get()) : nullptr;
    if (carried == nullptr || *carried == nullptr) {
        ERR_clear_error();
        report.codes = {Code::TimestampInvalid, Code::Unreadable};
        return report;
    }
    const std::string content =
        ossl::string_of(ASN1_STRING_get0_data(*carried), ASN1_STRING_length(*carried));
    const unsigned char* p = ossl::bytes_of(content);
    const ossl::TstInfo info(d2i_TS_TST_INFO(nullptr, &p, static_cast<long>(content.size())));
    ERR_clear_error();
    if (info == nullptr || p != ossl::bytes_of(content) + content.size() ||
        TS_TST_INFO_get_version(info.get()) != 1) {
        report.codes = {Code::TimestampInvalid, Code::Unreadable};
        return report;
    }
    report.gen_time = ossl::instant_of(TS_TST_INFO_get_time(info.get()));
    report.serial = hex_of(TS_TST_INFO_get_serial(info.get()));
    report.policy = ossl::dotted(TS_TST_INFO_get_policy_id(info.get()));
    report.authority = opened->signer;
    report.companions = opened->certificates;

    Codes codes = check_cms(*opened, NID_id_smime_ct_TSTInfo, {content});
    codes.erase(Code::SignatureIntact);
    if (!covers(info.get(), digest)) codes.insert(Code::ContentAltered);
    if (TS_TST_INFO_get_ext_by_critical(info.get(), 1, -1) >= 0) {
        codes.insert(Code::AttributesForbidden);
    }
    if (!codes.empty() || !report.gen_time) codes.insert(Code::TimestampInvalid);

    if (report.authority && report.gen_time) {
        using Purpose = TrustStore::Purpose;
        const auto chain = [&](Purpose purpose) {
            return errors_of(trust.check_chain(*report.authority, *report.gen_time, purpose,
                                               opened->certificates));
        };
        Codes against = chain(Purpose::Timestamp);
        const auto& pinned = trust.material().nom151_policies;
        if (!against.empty() && std::count(pinned.begin(), pinned.end(), report.policy) != 0) {
            against = chain(Purpose::Nom151);
        }
        if (!against.empty()) codes.insert(Code::TimestampUntrusted);
        codes.merge(against);
    }
    if (codes.empty()) codes.insert(Code::TimestampTrusted);
    report.codes = std::move(codes);
    return report;
}

}  // namespace buzon::signing
