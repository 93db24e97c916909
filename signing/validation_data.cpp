#include "signing/validation_data.hpp"

#include <algorithm>

namespace buzon::signing {

namespace {

using Purpose = TrustStore::Purpose;

void keep(std::vector<std::string>& all, const std::string& one)
{
    if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

void leave_out_of(std::vector<std::string>& wanted, const std::vector<std::string>& there)
{
    std::vector<std::string> kept;
    for (std::string& one : wanted) {
        if (std::find(there.begin(), there.end(), one) == there.end() &&
            std::find(kept.begin(), kept.end(), one) == kept.end()) {
            kept.push_back(std::move(one));
        }
    }
    wanted = std::move(kept);
}

Finding no_chain(const Certificate& certificate)
{
    return Finding{.id = "LT-CADENA",
                   .field = certificate.common_name(),
                   .reason = "El certificado no llega a una autoridad de confianza.",
                   .remedy = "Revise las autoridades con «buzon verify» y la carpeta de confianza.",
                   .citation = "ETSI EN 319 142-1 §5.4.2"};
}

Finding no_revocation(const Certificate& certificate)
{
    return Finding{.id = "LT-REVOCACION",
                   .field = certificate.common_name(),
                   .reason = "No hay lista de revocación vigente ni respuesta OCSP de «" +
                             certificate.issuer_common_name() + "».",
                   .remedy =
                       "Ponga la lista (CRL) en la carpeta crl/ de confianza, o configure el "
                       "servicio OCSP, e intente de nuevo.",
                   .citation = "RFC 5280, RFC 6960"};
}

class Gatherer {
  public:
    Gatherer(const TrustStore& trust, const OcspClient* ocsp) : trust_(trust), ocsp_(ocsp) {}

    // The chain of one signer, of a document or of a time-stamp made at `at`.
    void add(const Certificate& leaf, Instant at, Purpose purpose,
             const std::vector<Certificate>& companions)
    {
        const ChainReport found = trust_.examine(leaf, at, purpose, companions);
        if (found.codes.count(Code::ChainTrusted) == 0) {
            findings_.push_back(no_chain(leaf));
            return;
        }
        for (std::size_t i = 0; i < found.chain.size(); ++i) {
            keep(data_.certificates, found.chain[i].der());
            if (i + 1 < found.chain.size()) add_status(found.chain[i], found.chain[i + 1], at);
        }
    }

    tl::expected<ValidationData, Findings> result() &&
    {
        if (!findings_.empty()) return tl::unexpected(std::move(findings_));
        return std::move(data_);
    }

  private:
    void add_status(const Certificate& one, const Certificate& issuer, Instant at)
    {
        const std::string list = trust_.list_of(issuer, at);
        if (!list.empty()) {
            keep(data_.crls, list);
            return;
        }
        if (ocsp_ != nullptr) {
            const OcspAnswer answer = ocsp_->ask(one, at);
            if (answer.codes.count(Code::RevocationUnknown) == 0) {
                keep(data_.ocsps, answer.response);
                return;
            }
        }
        findings_.push_back(no_revocation(one));
    }

    const TrustStore& trust_;
    const OcspClient* ocsp_;
    ValidationData data_;
    Findings findings_;
};

}  // namespace

tl::expected<ValidationData, Findings> gather_validation_data(const Report& report,
                                                              const TrustStore& trust,
                                                              const OcspClient* ocsp)
{
    Gatherer gatherer(trust, ocsp);
    if (report.signer && report.proven_time) {
        gatherer.add(*report.signer, *report.proven_time, Purpose::Signature, report.companions);
    }
    for (const Report::Stamp& stamp : report.stamps) {
        const bool constancia =
            trust.examine(stamp.authority, stamp.at, Purpose::Timestamp, stamp.companions)
                .codes.count(Code::ChainTrusted) == 0;
        gatherer.add(stamp.authority, stamp.at, constancia ? Purpose::Nom151 : Purpose::Timestamp,
                     stamp.companions);
    }
    return std::move(gatherer).result();
}

void leave_out(ValidationData& wanted, const ValidationData& there)
{
    leave_out_of(wanted.certificates, there.certificates);
    leave_out_of(wanted.crls, there.crls);
    leave_out_of(wanted.ocsps, there.ocsps);
}

}  // namespace buzon::signing
