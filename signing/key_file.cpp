#include "signing/key_file.hpp"

namespace buzon::signing {

namespace {

Finding unreadable_key()
{
    return key_finding("KEY-ILEGIBLE", "El archivo de la llave privada no se puede leer.",
                       "Use el archivo .key que acompaña al certificado, sin modificarlo.");
}

Finding wrong_password()
{
    return key_finding("KEY-CONTRASENA", "La contraseña de la llave privada no es correcta.",
                       "Escriba la contraseña de la llave privada (no la del portal).");
}

// A key file in a format we do not know fails in the same call as a wrong password does.
bool queue_says_unsupported()
{
    const std::string queue = ossl::drain_errors();
    return queue.find("unsupported") != std::string::npos ||
           queue.find("unknown") != std::string::npos;
}

using Key = tl::expected<ossl::PKey, Finding>;

Key key_from_pem(std::string_view bytes, const Secret& password)
{
    ossl::PemKey read = ossl::read_pem_key(bytes, password.reveal());
    if (read.key != nullptr) return std::move(read.key);
    if (queue_says_unsupported() || !read.asked) return tl::unexpected(unreadable_key());
    return tl::unexpected(wrong_password());
}

using X509Sig = CPtr<X509_SIG, X509_SIG_free>;
using Pkcs8 = CPtr<PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free>;

Key key_from_der(std::string_view bytes, const Secret& password)
{
    const unsigned char* p = ossl::bytes_of(bytes);
    const unsigned char* const end = p + bytes.size();
    const X509Sig encrypted(d2i_X509_SIG(nullptr, &p, static_cast<long>(bytes.size())));
    ERR_clear_error();
    if (encrypted == nullptr || p != end) return tl::unexpected(unreadable_key());
    const std::string_view text = password.reveal();
    const Pkcs8 plain(PKCS8_decrypt(encrypted.get(), text.data(), static_cast<int>(text.size())));
    if (plain == nullptr) {
        return tl::unexpected(queue_says_unsupported() ? unreadable_key() : wrong_password());
    }
    ossl::PKey key(EVP_PKCS82PKEY(plain.get()));
    ERR_clear_error();
    if (key == nullptr) return tl::unexpected(unreadable_key());
    return key;
}

class KeyInMemory final : public PrivateKey {
  public:
    explicit KeyInMemory(ossl::PKey key) : key_(std::move(key)) {}

    [[nodiscard]] tl::expected<std::string, Finding> sign(std::string_view bytes) const override
    {
        using enum Error::Kind;
        const ossl::MdCtx ctx(ossl::require(EVP_MD_CTX_new(), Sign, "EVP_MD_CTX_new"));
        ossl::require(EVP_DigestSignInit(ctx.get(), nullptr, EVP_sha256(), nullptr, key_.get()),
                      Sign, "EVP_DigestSignInit");
        std::string out(static_cast<std::size_t>(EVP_PKEY_get_size(key_.get())), '\0');
        std::size_t n = out.size();
        ossl::require(
            EVP_DigestSign(ctx.get(), ossl::bytes_of(out), &n, ossl::bytes_of(bytes), bytes.size()),
            Sign, "EVP_DigestSign");
        out.resize(n);
        return out;
    }

    [[nodiscard]] std::optional<Finding> last_trouble() const override { return std::nullopt; }
    [[nodiscard]] bool in_token() const override { return false; }

  private:
    ossl::PKey key_;
};

}  // namespace

Finding key_finding(std::string id, std::string reason, std::string remedy)
{
    return Finding{.id = std::move(id),
                   .field = "llave privada",
                   .reason = std::move(reason),
                   .remedy = std::move(remedy),
                   .citation = "CFF 17-D"};
}

tl::expected<ossl::PKey, Finding> read_key(std::string_view bytes, const Secret& password)
{
    const bool pem = bytes.find("-----BEGIN") != std::string_view::npos;
    return pem ? key_from_pem(bytes, password) : key_from_der(bytes, password);
}

Findings pair_findings(const Certificate& certificate, EVP_PKEY* key)
{
    Findings found;
    if (X509_check_private_key(certificate.impl().x509.get(), key) != 1) {
        ERR_clear_error();
        found.push_back(key_finding("KEY-AJENA", "La llave privada no corresponde al certificado.",
                                    "Use el .cer y el .key que se generaron juntos."));
    }
    if (!strong_enough(key)) {
        found.push_back(key_finding(
            "KEY-DEBIL", "La llave no es RSA de al menos 2048 bits ni EC P-256 o P-384.",
            "Tramite un certificado con una llave de longitud suficiente."));
    }
    return found;
}

bool strong_enough(const EVP_PKEY* key)
{
    if (EVP_PKEY_is_a(key, "RSA") == 1) return EVP_PKEY_get_bits(key) >= 2048;
    if (EVP_PKEY_is_a(key, "EC") != 1) return false;
    std::string group(64, '\0');
    std::size_t n = 0;
    if (EVP_PKEY_get_group_name(key, group.data(), group.size(), &n) != 1) return false;
    group.resize(n);
    return group == SN_X9_62_prime256v1 || group == SN_secp384r1;
}

std::unique_ptr<PrivateKey> key_in_memory(ossl::PKey key)
{
    return std::make_unique<KeyInMemory>(std::move(key));
}

}  // namespace buzon::signing
