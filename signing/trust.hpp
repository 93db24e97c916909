#pragma once

#include "core/finding.hpp"
#include "core/instant.hpp"
#include "signing/certificate.hpp"
#include "signing/report.hpp"

#include <tl/expected.hpp>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace buzon::signing {

// What is believed, as bytes; TrustStore::load fills it from a folder.
struct TrustMaterial {
    std::vector<Certificate> anchors;            // for e.firmas, seals, banks
    std::vector<Certificate> timestamp_anchors;  // only for time-stamps
    std::vector<Certificate> intermediates;  // found by issuer name: SAT certificates carry no AIA
    std::vector<std::string> crls;           // DER
    std::vector<std::string> ocsps;          // DER, answers kept as evidence (RFC 6960)
    // NOM-151 constancias: their signers lack the timeStamping EKU, so roots and policies are
    // pinned.
    std::vector<Certificate> nom151_anchors;
    std::vector<std::string> nom151_policies;  // dotted OIDs of TSTInfo.policy
};

// What travels with a signature so that it can be judged without anybody's help (the DSS dictionary
// of PAdES, CertificateValues and RevocationValues of XAdES). DER, each once.
struct ValidationData {
    std::vector<std::string> certificates;
    std::vector<std::string> crls;
    std::vector<std::string> ocsps;

    [[nodiscard]] bool empty() const
    {
        return certificates.empty() && crls.empty() && ocsps.empty();
    }
};

// Takes out of `wanted` what `there` has, and what is twice in it.
void leave_out(ValidationData& wanted, const ValidationData& there);

// Verdict on a chain, and the chain: the certificate first, its anchor last.
struct ChainReport {
    Codes codes;
    std::vector<Certificate> chain;
    // Every certificate but the anchor has a list or an answer for the time examined.
    bool revocation_complete = false;
};

// Pinned authorities and revocation lists. Immutable after construction, thread-safe; a changed
// folder is loaded into a new store. Nothing is trusted that the folder does not name; no network.
class TrustStore {
  public:
    enum class Purpose { Signature, Timestamp, Nom151 };

    // DIR/anchors, DIR/intermediates, DIR/tsa: *.cer *.crt *.pem (DER or PEM, one each);
    // DIR/crl: *.crl (DER or PEM); DIR/nom151: roots and policies.txt (one OID a line). All but
    // anchors may be missing. Every unreadable file is a finding.
    [[nodiscard]] static tl::expected<TrustStore, Findings> load(const std::filesystem::path& dir);
    explicit TrustStore(TrustMaterial material);

    // Path, validity of each certificate at `at`, key usage, algorithms (RFC 5280 §6) and CRLs: a
    // list in force at `at` decides; a revocation dated after `at` is RevokedAfterwards. Without a
    // list for the leaf's issuer the codes hold RevocationUnknown. `extra`: certificates that came
    // with the document, used to build the path and never trusted.
    [[nodiscard]] Codes check_chain(const Certificate& certificate, Instant at,
                                    Purpose purpose = Purpose::Signature,
                                    const std::vector<Certificate>& extra = {}) const;

    [[nodiscard]] ChainReport examine(const Certificate& certificate, Instant at,
                                      Purpose purpose = Purpose::Signature,
                                      const std::vector<Certificate>& extra = {}) const;

    // The same anchors, with what came along with a document: its certificates build paths and are
    // never trusted, its lists and answers count when their issuer signed them.
    [[nodiscard]] TrustStore with(const ValidationData& data) const;
    // The same anchors and nothing but `data` besides: what a stranger could conclude.
    [[nodiscard]] TrustStore only_with(const ValidationData& data) const;
    // The list of this issuer that is in force at `at`, the newest, in DER; "" when there is none.
    [[nodiscard]] std::string list_of(const Certificate& issuer, Instant at) const;

    // The pinned certificate that issued this one (name and signature), if any.
    [[nodiscard]] std::optional<Certificate> issuer_of(const Certificate& certificate) const;

    [[nodiscard]] const TrustMaterial& material() const;

    struct Impl;  // trust_impl.hpp
    [[nodiscard]] const Impl& impl() const { return *impl_; }

  private:
    std::shared_ptr<const Impl> impl_;
};

}  // namespace buzon::signing
