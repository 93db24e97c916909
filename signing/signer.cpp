#include "signing/signer.hpp"

#include "signing/key_file.hpp"
#include "signing/pkcs12.hpp"
#include "signing/token_key.hpp"

namespace buzon::signing {

namespace {

tl::expected<std::unique_ptr<Signer::Impl>, Finding> paired(Certificate certificate, ossl::PKey key)
{
    const Findings wrong = pair_findings(certificate, key.get());
    if (!wrong.empty()) return tl::unexpected(wrong.front());
    const bool rsa = EVP_PKEY_is_a(key.get(), "RSA") == 1;
    return std::make_unique<Signer::Impl>(
        Signer::Impl{std::move(certificate), rsa, key_in_memory(std::move(key))});
}

}  // namespace

tl::expected<Signer, Finding> Signer::open(std::string_view certificate, std::string_view key,
                                           const Secret& password)
{
    auto parsed = Certificate::parse(certificate);
    if (!parsed) return tl::unexpected(parsed.error());
    auto opened = read_key(key, password);
    if (!opened) return tl::unexpected(opened.error());
    auto both = paired(std::move(*parsed), std::move(*opened));
    if (!both) return tl::unexpected(both.error());
    return Signer(std::move(*both));
}

tl::expected<Signer, Finding> Signer::open_pkcs12(std::string_view bytes, const Secret& password)
{
    auto content = read_pkcs12(bytes, password);
    if (!content) return tl::unexpected(content.error());
    auto both = paired(std::move(content->certificate), std::move(content->key));
    if (!both) return tl::unexpected(both.error());
    return Signer(std::move(*both));
}

tl::expected<Signer, Finding> Signer::in_token(std::string_view certificate,
                                               std::shared_ptr<Token> token, const std::string& uri)
{
    auto parsed = Certificate::parse(certificate);
    if (!parsed) return tl::unexpected(parsed.error());
    EVP_PKEY* open_half = X509_get0_pubkey(parsed->impl().x509.get());
    if (open_half == nullptr || !strong_enough(open_half)) {
        ERR_clear_error();
        return tl::unexpected(key_finding(
            "KEY-DEBIL", "La llave no es RSA de al menos 2048 bits ni EC P-256 o P-384.",
            "Tramite un certificado con una llave de longitud suficiente."));
    }
    auto key = key_in_token(std::move(token), *parsed, uri);
    if (!key) return tl::unexpected(key.error());
    return Signer(std::make_unique<Impl>(
        Impl{std::move(*parsed), EVP_PKEY_is_a(open_half, "RSA") == 1, std::move(*key)}));
}

Signer::Signer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Signer::Signer(Signer&&) noexcept = default;
Signer& Signer::operator=(Signer&&) noexcept = default;
Signer::~Signer() = default;

const Certificate& Signer::certificate() const
{
    return impl_->certificate;
}

std::string Signer::sign(std::string_view bytes) const
{
    auto signature = impl_->key->sign(bytes);
    if (!signature) throw Error(Error::Kind::KeyAway, signature.error().reason);
    return std::move(*signature);
}

std::optional<Finding> Signer::try_key() const
{
    if (!in_token()) return std::nullopt;
    const auto signature = impl_->key->sign("buzon: la llave responde");
    return signature ? std::nullopt : std::optional(signature.error());
}

std::optional<Finding> Signer::last_trouble() const
{
    return impl_->key->last_trouble();
}

bool Signer::in_token() const
{
    return impl_->key->in_token();
}

bool verify_raw(const Certificate& certificate, std::string_view bytes, std::string_view signature)
{
    EVP_PKEY* key = X509_get0_pubkey(certificate.impl().x509.get());
    const ossl::MdCtx ctx(ossl::require(EVP_MD_CTX_new(), Error::Kind::Sign, "EVP_MD_CTX_new"));
    const bool good = strong_enough(key) &&
                      EVP_DigestVerifyInit(ctx.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
                      EVP_DigestVerify(ctx.get(), ossl::bytes_of(signature), signature.size(),
                                       ossl::bytes_of(bytes), bytes.size()) == 1;
    ERR_clear_error();
    return good;
}

}  // namespace buzon::signing
