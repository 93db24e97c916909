#include "gateway/key_files.hpp"

#include "gateway/files.hpp"
#include "signing/xml_seal.hpp"

namespace buzon {

tl::expected<signing::Signer, Finding> open_signer(const KeyFiles& files)
{
    auto certificate = read_file(files.certificate, 1u << 20);
    if (!certificate) return tl::unexpected(certificate.error());
    auto key = read_file(files.key, 1u << 20);
    if (!key) return tl::unexpected(key.error());
    auto password = read_password(files.password);
    if (!password) return tl::unexpected(password.error());
    auto signer = signing::Signer::open(*certificate, *key, *password);
    if (!signer) {
        Finding why = signer.error();
        why.field = files.certificate.string();
        return tl::unexpected(why);
    }
    return signer;
}

tl::expected<signing::Signer, Finding> open_evidence_seal(const KeyFiles& files)
{
    constexpr const char* kKey = "signing.evidence_certificate";
    if (files.certificate.empty()) {
        return tl::unexpected(
            Finding{"CONFIG-FALTA",
                    Severity::Error,
                    kKey,
                    0,
                    "Falta «signing.evidence_certificate»: sello de las evidencias.",
                    "Añádalo a buzon.toml; vea docs/configuration.md.",
                    {}});
    }
    auto signer = open_signer(files);
    if (signer && !signing::can_seal(*signer)) {
        return tl::unexpected(Finding{"SELLO-EVIDENCIAS", Severity::Error, kKey, 0,
                                      "El sello de las evidencias no es de llave elíptica.",
                                      "Use un certificado de llave P-256 (ECDSA).",
                                      "ETSI TS 119 312"});
    }
    return signer;
}

}  // namespace buzon
