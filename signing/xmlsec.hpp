#pragma once

#include "core/c_ptr.hpp"
#include "core/xml.hpp"
#include "signing/openssl.hpp"

#include <xmlsec/crypto.h>
#include <xmlsec/templates.h>
#include <xmlsec/xmldsig.h>
#include <xmlsec/xmlsec.h>
#include <xmlsec/xmltree.h>

#include <string>
#include <string_view>
#include <vector>

// Private to this folder: libxmlsec's objects, and the names and tree walks of XAdES.
namespace buzon::signing::xsec {

using DSigCtx = CPtr<xmlSecDSigCtx, xmlSecDSigCtxDestroy>;

inline constexpr const char* kDs = "http://www.w3.org/2000/09/xmldsig#";
inline constexpr const char* kXades = "http://uri.etsi.org/01903/v1.3.2#";
inline constexpr const char* kXades141 = "http://uri.etsi.org/01903/v1.4.1#";
inline constexpr std::string_view kExclusiveC14n = "http://www.w3.org/2001/10/xml-exc-c14n#";
inline constexpr std::string_view kEnveloped =
    "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
inline constexpr std::string_view kSha256Uri = "http://www.w3.org/2001/04/xmlenc#sha256";
inline constexpr std::string_view kSignedPropertiesType =
    "http://uri.etsi.org/01903#SignedProperties";

// Initialises libxmlsec once; any thread may call it at any time. Its messages are not printed.
void init();

inline const xmlChar* chars(const char* s)
{
    return reinterpret_cast<const xmlChar*>(s);
}
inline const xmlChar* chars(const std::string& s)
{
    return chars(s.c_str());
}

[[nodiscard]] bool is_element(const xmlNode* node, const char* name_space, std::string_view name);
// Element children, whatever they are.
[[nodiscard]] std::vector<xmlNode*> elements_of(const xmlNode* node);
// The only child element with this name; nullptr when there is none or several.
[[nodiscard]] xmlNode* only_child(const xmlNode* node, const char* name_space,
                                  std::string_view name);
// Every ds:Signature of the document.
[[nodiscard]] std::vector<xmlNode*> signatures_of(xmlDoc* doc);

// Exclusive canonical form, without comments, of the subtree.
[[nodiscard]] std::string canonical(xmlNode* node);
// The same of the whole document: URI="".
[[nodiscard]] std::string canonical_document(xmlDoc* doc);

// A context that verifies with exactly this key and knows no other.
[[nodiscard]] DSigCtx context_for(EVP_PKEY* key);

}  // namespace buzon::signing::xsec
