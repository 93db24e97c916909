#pragma once

#include "signing/trust.hpp"
#include "signing/xmlsec.hpp"

#include <optional>
#include <string>
#include <vector>

// Private to this folder: the one shape of signature that verify_xml accepts.
namespace buzon::signing {

// An xades141:ArchiveTimeStamp and how many unsigned properties stand before it.
struct XadesArchive {
    xmlNode* stamp = nullptr;
    std::size_t covers = 0;
    bool covers_data = false;
};

// Nodes of the document, found by position and not by searching.
struct XadesParts {
    xmlNode* signature = nullptr;
    xmlNode* signed_info = nullptr;
    xmlNode* value = nullptr;
    xmlNode* key_info = nullptr;
    xmlNode* qualifying = nullptr;
    xmlNode* signed_properties = nullptr;
    xmlNode* timestamp = nullptr;  // SignatureTimeStamp, may be absent
    std::string properties_id;
    std::string certificate_digest;  // of SigningCertificateV2: raw bytes
    std::string certificate_digest_method;
    std::string signing_time;
    std::vector<std::string> certificates;  // DER
    std::vector<xmlNode*> unsigned_properties;
    bool has_validation_data = false;  // CertificateValues or RevocationValues
    ValidationData data;               // of all unsigned properties
    std::vector<XadesArchive> archive;
};

// nullopt: anything is not as ETSI EN 319 132-1 and xades.hpp want it (signature wrapping,
// duplicate ids, other transforms or references, several of what must be one).
[[nodiscard]] std::optional<XadesParts> xades_parts(xmlDoc* doc, xmlNode* signature);

// What an archive time-stamp covers (EN 319 132-1 §5.5.2.2): `octets` are those of the references,
// in their order; then SignedInfo, SignatureValue, KeyInfo and the first `covers` unsigned
// properties.
[[nodiscard]] std::string archive_imprint(const XadesParts& parts, const std::string& octets,
                                          std::size_t covers);
// Runs libxmlsec over the signature, restricted to the profile. `octets`: what the references
// digested, concatenated; `document`: those of URI="".
struct XadesSignature {
    bool intact = false;
    bool references_good = true;
    bool properties_are_ours = true;  // "#…" resolved to the properties that were read
    std::string octets;
    std::string document;
};
[[nodiscard]] XadesSignature examine_xades(const XadesParts& parts, const Certificate& signer);
// The certificate of KeyInfo that SigningCertificateV2 names.
[[nodiscard]] std::optional<Certificate> named_certificate(const XadesParts& parts,
                                                           const std::vector<Certificate>& offered);
[[nodiscard]] std::vector<Certificate> offered_certificates(const XadesParts& parts);

}  // namespace buzon::signing
