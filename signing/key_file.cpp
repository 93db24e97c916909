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
    const X509_ALGOR* encryption = nullptr;
    X509_SIG_get0(encrypted.get(), &encryption, nullptr);
    if (rounds_of(encryption) > kMostRounds) return tl::unexpected(too_many_rounds());
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

using Pbes1 = CPtr<PBEPARAM, PBEPARAM_free>;
using Pbes2 = CPtr<PBE2PARAM, PBE2PARAM_free>;
using Pbkdf2 = CPtr<PBKDF2PARAM, PBKDF2PARAM_free>;

template <class Owner, class Item>
Owner parameters(const X509_ALGOR* algorithm, const Item* item)
{
    const ASN1_OBJECT* name = nullptr;
    int type = 0;
    const void* value = nullptr;
    X509_ALGOR_get0(&name, &type, &value, algorithm);
    if (type != V_ASN1_SEQUENCE) return nullptr;
    const auto* sequence = static_cast<const ASN1_STRING*>(value);
    return Owner(static_cast<typename Owner::pointer>(ASN1_item_unpack(sequence, item)));
}

int name_of(const X509_ALGOR* algorithm)
{
    const ASN1_OBJECT* name = nullptr;
    X509_ALGOR_get0(&name, nullptr, nullptr, algorithm);
    return OBJ_obj2nid(name);
}

// nullopt: the key is no key; why is in OpenSSL's queue.
std::optional<std::string> signature_of(EVP_PKEY* key, std::string_view bytes)
{
    const ossl::MdCtx ctx(ossl::require(EVP_MD_CTX_new(), Error::Kind::Sign, "EVP_MD_CTX_new"));
    std::string out(static_cast<std::size_t>(EVP_PKEY_get_size(key)), '\0');
    std::size_t n = out.size();
    if (EVP_DigestSignInit(ctx.get(), nullptr, EVP_sha256(), nullptr, key) != 1 ||
        EVP_DigestSign(ctx.get(), ossl::bytes_of(out), &n, ossl::bytes_of(bytes), bytes.size()) !=
            1) {
        return std::nullopt;
    }
    out.resize(n);
    return out;
}

// The open half of a damaged key may still be the certificate's: what counts is what it signs.
bool pair(const Certificate& certificate, EVP_PKEY* key)
{
    if (X509_check_private_key(certificate.impl().x509.get(), key) != 1) return false;
    if (!strong_enough(key)) return true;
    constexpr std::string_view kSomething = "buzon: la llave responde";
    const auto signature = signature_of(key, kSomething);
    return signature && verify_raw(certificate, kSomething, *signature);
}

class KeyInMemory final : public PrivateKey {
  public:
    explicit KeyInMemory(ossl::PKey key) : key_(std::move(key)) {}

    [[nodiscard]] tl::expected<std::string, Finding> sign(std::string_view bytes) const override
    {
        auto signature = signature_of(key_.get(), bytes);
        if (!signature) ossl::fail(Error::Kind::Sign, "EVP_DigestSign");
        return std::move(*signature);
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
    const bool fits = pair(certificate, key);
    ERR_clear_error();
    if (!fits) {
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

std::int64_t rounds_of(const ASN1_INTEGER* written)
{
    std::int64_t n = 0;
    const bool whole = ASN1_INTEGER_get_int64(&n, written) == 1;
    return whole && n >= 0 && n <= kMostRounds ? n : kMostRounds + 1;
}

// RFC 8018: PBES2 with PBKDF2, or PBES1 and PKCS#12's own, which share their parameters. scrypt has
// a limit in OpenSSL.
std::int64_t rounds_of(const X509_ALGOR* encryption)
{
    std::int64_t rounds = 0;
    if (encryption == nullptr) return rounds;
    if (name_of(encryption) != NID_pbes2) {
        const auto given = parameters<Pbes1>(encryption, ASN1_ITEM_rptr(PBEPARAM));
        if (given != nullptr) rounds = rounds_of(given->iter);
    } else if (const auto two = parameters<Pbes2>(encryption, ASN1_ITEM_rptr(PBE2PARAM));
               two != nullptr && name_of(two->keyfunc) == NID_id_pbkdf2) {
        const auto given = parameters<Pbkdf2>(two->keyfunc, ASN1_ITEM_rptr(PBKDF2PARAM));
        if (given != nullptr) rounds = rounds_of(given->iter);
    }
    ERR_clear_error();
    return rounds;
}

Finding too_many_rounds()
{
    return key_finding("KEY-VUELTAS",
                       "Probar la contraseña del archivo tomaría más de dos millones de vueltas.",
                       "Expórtelo de nuevo con menos (openssl usa 2048; cien mil bastan).");
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
