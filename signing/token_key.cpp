#include "signing/token_key.hpp"

#include "signing/digest.hpp"
#include "signing/key_file.hpp"
#include "signing/token_impl.hpp"

#include <mutex>
#include <utility>

namespace buzon::signing {

namespace {

// DigestInfo of SHA-256 (RFC 8017 §9.2, note 1), before the digest.
constexpr std::string_view kSha256Info{
    "\x30\x31\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x20", 19};

class KeyInToken final : public PrivateKey {
  public:
    KeyInToken(std::shared_ptr<Token> token, Certificate certificate, p11::Uri uri)
        : token_(std::move(token)), certificate_(std::move(certificate)), uri_(std::move(uri))
    {
        EVP_PKEY* open_half = X509_get0_pubkey(certificate_.impl().x509.get());
        rsa_ = EVP_PKEY_is_a(open_half, "RSA") == 1;
        const auto bytes = (static_cast<std::size_t>(EVP_PKEY_get_bits(open_half)) + 7) / 8;
        size_ = rsa_ ? bytes : 2 * bytes;
    }

    [[nodiscard]] tl::expected<std::string, Finding> sign(std::string_view bytes) const override
    {
        auto signature = sign_or_reopen(bytes);
        const std::scoped_lock lock(mutex_);
        trouble_ = signature ? std::nullopt : std::optional(signature.error());
        return signature;
    }

    [[nodiscard]] std::optional<Finding> last_trouble() const override
    {
        const std::scoped_lock lock(mutex_);
        return trouble_;
    }

    [[nodiscard]] bool in_token() const override { return true; }

  private:
    struct Failure {
        Finding finding;
        // Of what failed, so that it is given up; 0: nothing was open.
        std::uint64_t opening = 0;
        std::uint64_t start = 0;
    };
    using Signature = tl::expected<std::string, Failure>;

    // A signature has no effect on the token: trying again after opening it anew repeats nothing.
    [[nodiscard]] tl::expected<std::string, Finding> sign_or_reopen(std::string_view bytes) const
    {
        const Sha256 digest = sha256(bytes);
        Signature signature = sign_once(bytes, digest);
        if (!signature && may_come_back(signature.error().finding)) {
            token_->impl().give_up(signature.error().opening, signature.error().start);
            signature = sign_once(bytes, digest);
        }
        if (!signature) return tl::unexpected(std::move(signature.error().finding));
        return std::move(*signature);
    }

    static bool may_come_back(const Finding& finding)
    {
        return is_away(finding) || finding.id == "KEY-SIN-OBJETO";
    }

    [[nodiscard]] Signature sign_once(std::string_view bytes, const Sha256& digest) const
    {
        auto session = token_->impl().session();
        if (!session) return tl::unexpected(Failure{session.error(), 0, 0});
        const auto failed = [&](Finding finding) {
            return tl::unexpected(
                Failure{std::move(finding), session->opening(), session->start()});
        };
        const auto key = find_key(*session);
        if (!key) return failed(key.error());

        std::string input(reinterpret_cast<const char*>(digest.bytes().data()), 32);
        if (rsa_) input.insert(0, kSha256Info);
        CK_MECHANISM mechanism{};
        mechanism.mechanism = rsa_ ? CKM_RSA_PKCS : CKM_ECDSA;
        CK_RV rv = session->call()->C_SignInit(session->handle(), &mechanism, *key);
        if (rv != CKR_OK) return failed(token_away(rv, "no prepara la firma"));
        std::string out(size_, '\0');
        CK_ULONG n = out.size();
        rv = session->call()->C_Sign(session->handle(), ossl::bytes_of(input), input.size(),
                                     ossl::bytes_of(out), &n);
        if (rv != CKR_OK) return failed(token_away(rv, "no firma"));
        out.resize(n);
        if (!rsa_) out = ossl::ecdsa_der(out);
        if (!verify_raw(certificate_, bytes, out)) {
            return failed(key_finding(
                "KEY-AJENA", "La llave del dispositivo no corresponde al certificado.",
                "Indique en el URI la llave de ese certificado, o el certificado de esa llave."));
        }
        return out;
    }

    [[nodiscard]] tl::expected<CK_OBJECT_HANDLE, Finding> find_key(
        const Token::Impl::Session& session) const
    {
        {
            const std::scoped_lock lock(mutex_);
            if (found_in_ == session.opening()) return handle_;
        }
        CK_OBJECT_CLASS kind = CKO_PRIVATE_KEY;
        std::vector<CK_ATTRIBUTE> wanted{{CKA_CLASS, &kind, sizeof kind}};
        for (const CK_ATTRIBUTE_TYPE type : {CKA_LABEL, CKA_ID}) {
            const CK_ATTRIBUTE* given = p11_kit_uri_get_attribute(uri_.get(), type);
            if (given != nullptr) wanted.push_back(*given);
        }
        const auto found = find_objects(session, std::move(wanted));
        if (!found) return tl::unexpected(found.error());
        if (found->empty()) {
            return tl::unexpected(
                key_finding("KEY-SIN-OBJETO", "El dispositivo no tiene la llave que se nombra.",
                            "Revise «object» e «id» del URI; vea sus llaves con «buzon key "
                            "list»."));
        }
        if (found->size() > 1) {
            return tl::unexpected(key_finding("KEY-VARIAS",
                                              "El dispositivo tiene varias llaves con ese nombre.",
                                              "Añada «id=%…» al URI para nombrar una sola."));
        }
        const std::scoped_lock lock(mutex_);
        handle_ = found->front();
        found_in_ = session.opening();
        return handle_;
    }

    std::shared_ptr<Token> token_;
    Certificate certificate_;
    p11::Uri uri_;
    bool rsa_ = true;
    std::size_t size_ = 0;

    mutable std::mutex mutex_;
    mutable std::optional<Finding> trouble_;
    mutable CK_OBJECT_HANDLE handle_ = 0;
    mutable std::uint64_t found_in_ = 0;
};

}  // namespace

tl::expected<std::unique_ptr<PrivateKey>, Finding> key_in_token(std::shared_ptr<Token> token,
                                                                const Certificate& certificate,
                                                                const std::string& uri)
{
    p11::Uri parsed = p11::parse_uri(uri);
    if (parsed == nullptr || (p11_kit_uri_get_attribute(parsed.get(), CKA_LABEL) == nullptr &&
                              p11_kit_uri_get_attribute(parsed.get(), CKA_ID) == nullptr)) {
        return tl::unexpected(
            Finding{.id = "PKCS11-URI",
                    .field = uri,
                    .reason = "El URI de PKCS#11 no nombra la llave.",
                    .remedy = "Escríbalo como «pkcs11:token=NOMBRE;object=LLAVE» (RFC 7512).",
                    .citation = "RFC 7512"});
    }
    return std::make_unique<KeyInToken>(std::move(token), certificate, std::move(parsed));
}

}  // namespace buzon::signing
