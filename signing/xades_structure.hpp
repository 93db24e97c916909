#pragma once

#include "signing/xmlsec.hpp"

#include <optional>
#include <string>
#include <vector>

// Private to this folder: the one shape of signature that verify_xml accepts.
namespace buzon::signing {

// Nodes of the document, found by position and not by searching.
struct XadesParts {
    xmlNode* signature = nullptr;
    xmlNode* value = nullptr;
    xmlNode* signed_properties = nullptr;
    xmlNode* timestamp = nullptr;  // SignatureTimeStamp, may be absent
    std::string properties_id;
    std::string certificate_digest;  // of SigningCertificateV2: raw bytes
    std::string certificate_digest_method;
    std::string signing_time;
    std::vector<std::string> certificates;  // DER
};

// nullopt: anything is not as ETSI EN 319 132-1 and xades.hpp want it (signature wrapping,
// duplicate ids, other transforms or references, several of what must be one).
[[nodiscard]] std::optional<XadesParts> xades_parts(xmlDoc* doc, xmlNode* signature);

}  // namespace buzon::signing
