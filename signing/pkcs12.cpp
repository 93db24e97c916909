#include "signing/pkcs12.hpp"

#include "signing/key_file.hpp"

#include <fmt/format.h>

#include <vector>

namespace buzon::signing {

namespace {

void free_safes(STACK_OF(PKCS7) * safes)
{
    sk_PKCS7_pop_free(safes, PKCS7_free);
}
void free_bags(STACK_OF(PKCS12_SAFEBAG) * bags)
{
    sk_PKCS12_SAFEBAG_pop_free(bags, PKCS12_SAFEBAG_free);
}
using Pkcs12 = CPtr<PKCS12, PKCS12_free>;
using Safes = CPtr<STACK_OF(PKCS7), free_safes>;
using Bags = CPtr<STACK_OF(PKCS12_SAFEBAG), free_bags>;
using Pkcs8 = CPtr<PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free>;

Finding finding(std::string id, std::string reason, std::string remedy)
{
    return key_finding(std::move(id), std::move(reason), std::move(remedy));
}

Finding unreadable()
{
    return finding("P12-ILEGIBLE",
                   "El archivo PKCS#12 no se puede leer, o va cifrado con un algoritmo en desuso.",
                   "Expórtelo de nuevo con AES-256 (por ejemplo, con openssl pkcs12 -export).");
}

Finding wrong_password()
{
    return finding("KEY-CONTRASENA", "La contraseña del archivo PKCS#12 no es correcta.",
                   "Escriba la contraseña con la que se exportó el archivo.");
}

// Everything in the file; the password is the file's (its MAC was verified).
class Reader {
  public:
    Reader(std::string_view password, std::int64_t rounds) : password_(password), rounds_(rounds) {}

    [[nodiscard]] bool read(const PKCS12* file)
    {
        const Safes safes(PKCS12_unpack_authsafes(file));
        if (safes == nullptr) return false;
        for (int i = 0; i < sk_PKCS7_num(safes.get()); ++i) {
            const Bags bags = unpacked(sk_PKCS7_value(safes.get(), i));
            if (bags == nullptr) return false;
            for (int j = 0; j < sk_PKCS12_SAFEBAG_num(bags.get()); ++j) {
                if (!take(sk_PKCS12_SAFEBAG_value(bags.get(), j))) return false;
            }
        }
        return true;
    }

    std::vector<ossl::PKey> keys;
    std::vector<ossl::X509Ptr> certificates;
    bool costly = false;  // stopped before it cost too much

  private:
    Bags unpacked(PKCS7* safe)
    {
        if (PKCS7_type_is_data(safe) != 0) return Bags(PKCS12_unpack_p7data(safe));
        if (PKCS7_type_is_encrypted(safe) == 0 || safe->d.encrypted == nullptr) return nullptr;
        if (!paid(safe->d.encrypted->enc_data->algorithm)) return nullptr;
        const int size = static_cast<int>(password_.size());
        return Bags(PKCS12_unpack_p7encdata(safe, password_.data(), size));
    }

    bool paid(const X509_ALGOR* encryption)
    {
        rounds_ += rounds_of(encryption);
        costly = rounds_ > kMostRounds;
        return !costly;
    }

    // Bags in bags, revocation lists and secrets are nobody's key here.
    bool take(const PKCS12_SAFEBAG* bag)
    {
        switch (PKCS12_SAFEBAG_get_nid(bag)) {
            case NID_keyBag: return take(PKCS12_SAFEBAG_get0_p8inf(bag));
            case NID_pkcs8ShroudedKeyBag: {
                const X509_ALGOR* encryption = nullptr;
                X509_SIG_get0(PKCS12_SAFEBAG_get0_pkcs8(bag), &encryption, nullptr);
                if (!paid(encryption)) return false;
                const Pkcs8 plain(
                    PKCS12_decrypt_skey(bag, password_.data(), static_cast<int>(password_.size())));
                return take(plain.get());
            }
            case NID_certBag: {
                if (PKCS12_SAFEBAG_get_bag_nid(bag) != NID_x509Certificate) return true;
                certificates.emplace_back(PKCS12_SAFEBAG_get1_cert(bag));
                return certificates.back() != nullptr;
            }
            default: return true;
        }
    }

    bool take(const PKCS8_PRIV_KEY_INFO* plain)
    {
        if (plain == nullptr) return false;
        keys.emplace_back(EVP_PKCS82PKEY(plain));
        return keys.back() != nullptr;
    }

    std::string_view password_;
    std::int64_t rounds_;
};

tl::expected<Pkcs12Content, Finding> only_pair(Reader& all)
{
    if (all.keys.empty()) {
        return tl::unexpected(finding("P12-SIN-LLAVE", "El archivo PKCS#12 no trae llave privada.",
                                      "Expórtelo con la llave, no solo con certificados."));
    }
    if (all.keys.size() > 1) {
        return tl::unexpected(finding(
            "P12-VARIAS-LLAVES",
            fmt::format("El archivo PKCS#12 trae {} llaves privadas y no se sabe cuál usar.",
                        all.keys.size()),
            "Exporte cada llave con su certificado en un archivo propio."));
    }
    for (const ossl::X509Ptr& x509 : all.certificates) {
        if (X509_check_private_key(x509.get(), all.keys.front().get()) != 1) continue;
        const std::string der = ossl::to_der<const X509*>(i2d_X509, x509.get());
        auto certificate = Certificate::parse(der);
        ERR_clear_error();
        if (!certificate) return tl::unexpected(certificate.error());
        return Pkcs12Content{std::move(all.keys.front()), std::move(*certificate)};
    }
    ERR_clear_error();
    return tl::unexpected(finding("P12-SIN-CERTIFICADO",
                                  "El archivo PKCS#12 no trae el certificado de su llave.",
                                  "Expórtelo con la llave y su certificado juntos."));
}

}  // namespace

tl::expected<Pkcs12Content, Finding> read_pkcs12(std::string_view bytes, const Secret& password)
{
    const unsigned char* p = ossl::bytes_of(bytes);
    const Pkcs12 file(d2i_PKCS12(nullptr, &p, static_cast<long>(bytes.size())));
    ERR_clear_error();
    if (file == nullptr || p != ossl::bytes_of(bytes) + bytes.size() ||
        PKCS12_mac_present(file.get()) != 1) {
        return tl::unexpected(unreadable());
    }
    const ASN1_INTEGER* rounds = nullptr;
    PKCS12_get0_mac(nullptr, nullptr, nullptr, &rounds, file.get());
    const std::int64_t spent = rounds == nullptr ? 1 : rounds_of(rounds);
    if (spent > kMostRounds) return tl::unexpected(too_many_rounds());
    const std::string_view text = password.reveal();
    const int checked = PKCS12_verify_mac(file.get(), text.data(), static_cast<int>(text.size()));
    const std::string queue = ossl::drain_errors();
    if (checked != 1) {
        const bool foreign = queue.find("unknown digest") != std::string::npos ||
                             queue.find("unsupported") != std::string::npos;
        return tl::unexpected(foreign ? unreadable() : wrong_password());
    }
    Reader all(text, spent);
    const bool whole = all.read(file.get());
    ERR_clear_error();
    if (all.costly) return tl::unexpected(too_many_rounds());
    if (!whole) return tl::unexpected(unreadable());
    return only_pair(all);
}

}  // namespace buzon::signing
