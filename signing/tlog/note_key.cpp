#include "core/base64.hpp"
#include "signing/digest.hpp"
#include "signing/openssl.hpp"
#include "signing/tlog/note.hpp"
#include "signing/tlog/strict.hpp"

#include <array>
#include <charconv>
#include <cstdio>
#include <cstring>

namespace buzon::signing {

namespace {

constexpr std::size_t kPublicKey = 32;
constexpr std::size_t kSignature = 64;
constexpr std::size_t kTime = 8;

std::string key_bytes(NoteKeyType type, std::string_view public_key)
{
    return std::string(1, static_cast<char>(type)) + std::string(public_key);
}

std::uint32_t id_of(std::string_view name, NoteKeyType type, std::string_view public_key)
{
    const Sha256 hash = sha256({name, "\n", key_bytes(type, public_key)});
    std::uint32_t id = 0;
    for (std::size_t i = 0; i < 4; ++i) id = id << 8 | hash.bytes().at(i);
    return id;
}

std::string big_endian(std::uint64_t value, int bytes)
{
    std::string out;
    for (int i = bytes - 1; i >= 0; --i) out += static_cast<char>(value >> (8 * i) & 0xff);
    return out;
}

std::string hex_of(std::uint32_t id)
{
    std::array<char, 9> text{};
    std::snprintf(text.data(), text.size(), "%08x", id);
    return text.data();
}

// What a key of this type signs.
std::string signed_bytes(NoteKeyType type, std::string_view text, std::uint64_t time)
{
    switch (type) {
        case NoteKeyType::Ed25519: return std::string(text);
        case NoteKeyType::CosignatureV1:
            return "cosignature/v1\ntime " + std::to_string(time) + "\n" + std::string(text);
    }
    return {};
}

std::optional<std::uint64_t> time_of_bytes(std::string_view bytes)
{
    if (bytes.size() != kTime + kSignature) return std::nullopt;
    std::uint64_t time = 0;
    for (const char c : bytes.substr(0, kTime)) time = time << 8 | static_cast<unsigned char>(c);
    // Far beyond any date that a calendar writes: year 9999.
    if (time > 253'402'300'799u) return std::nullopt;
    return time;
}

Finding vkey_finding(const char* id, std::string reason)
{
    return {.id = id,
            .field = "vkey",
            .reason = std::move(reason),
            .remedy = "Copie la clave completa como la publica su dueño: nombre+id+base64.",
            .citation = {}};
}

Finding key_finding(const char* id, std::string reason, std::string remedy)
{
    return {.id = id,
            .field = "llave privada",
            .reason = std::move(reason),
            .remedy = std::move(remedy),
            .citation = {}};
}

tl::expected<ossl::PKey, Finding> open_pem(std::string_view pem, const Secret& password)
{
    ossl::PemKey read = ossl::read_pem_key(pem, password.reveal());
    ERR_clear_error();
    if (read.key != nullptr) return std::move(read.key);
    if (read.asked) {
        return tl::unexpected(key_finding("KEY-CONTRASENA",
                                          "La contraseña de la llave no es correcta.",
                                          "Revise el archivo de la contraseña."));
    }
    return tl::unexpected(key_finding("KEY-ILEGIBLE", "El archivo de la llave no se puede leer.",
                                      "Use un archivo PEM (PKCS#8), sin modificarlo."));
}

std::optional<std::uint32_t> hex_id(std::string_view text)
{
    std::uint32_t id = 0;
    if (text.size() != 8) return std::nullopt;
    const auto [end, error] = std::from_chars(text.data(), text.data() + 8, id, 16);
    if (error != std::errc{} || end != text.data() + 8 || hex_of(id) != text) return std::nullopt;
    return id;
}

}  // namespace

NoteVerifier::NoteVerifier(std::string name, NoteKeyType type, std::string public_key)
    : name_(std::move(name)),
      type_(type),
      public_key_(std::move(public_key)),
      key_id_(id_of(name_, type_, public_key_))
{
}

tl::expected<NoteVerifier, Finding> NoteVerifier::parse(std::string_view vkey)
{
    const std::size_t one = vkey.find('+');
    const std::size_t two = one == std::string_view::npos ? one : vkey.find('+', one + 1);
    if (two == std::string_view::npos) {
        return tl::unexpected(vkey_finding("VKEY-FORMA", "No es una clave de verificación."));
    }
    const std::string name(vkey.substr(0, one));
    const auto id = hex_id(vkey.substr(one + 1, two - one - 1));
    const auto key = strict_base64(vkey.substr(two + 1));
    if (!good_key_name(name) || !id || !key || key->empty()) {
        return tl::unexpected(vkey_finding("VKEY-FORMA", "No es una clave de verificación."));
    }
    const auto type = static_cast<unsigned char>(key->front());
    const bool known = type == static_cast<unsigned char>(NoteKeyType::Ed25519) ||
                       type == static_cast<unsigned char>(NoteKeyType::CosignatureV1);
    if (!known || key->size() != 1 + kPublicKey) {
        return tl::unexpected(
            vkey_finding("VKEY-TIPO", "La clave no es Ed25519 (tipo 1) ni de testigo (tipo 4)."));
    }
    NoteVerifier verifier(name, static_cast<NoteKeyType>(type), key->substr(1));
    if (verifier.key_id() != *id) {
        return tl::unexpected(
            vkey_finding("VKEY-FORMA", "El identificador no corresponde a esa clave y nombre."));
    }
    return verifier;
}

std::string NoteVerifier::vkey() const
{
    return name_ + "+" + hex_of(key_id_) + "+" + base64_encode(key_bytes(type_, public_key_));
}

bool NoteVerifier::claims(const NoteSignature& signature) const
{
    return signature.name == name_ && signature.key_id == key_id_;
}

bool NoteVerifier::verify(std::string_view text, const NoteSignature& signature) const
{
    std::string_view raw = signature.bytes;
    std::uint64_t time = 0;
    if (type_ == NoteKeyType::CosignatureV1) {
        const auto said = time_of_bytes(raw);
        if (!said) return false;
        time = *said;
        raw.remove_prefix(kTime);
    }
    if (!claims(signature) || raw.size() != kSignature) return false;
    const ossl::PKey key(EVP_PKEY_new_raw_public_key(
        EVP_PKEY_ED25519, nullptr, ossl::bytes_of(public_key_), public_key_.size()));
    const ossl::MdCtx ctx(ossl::require(EVP_MD_CTX_new(), Error::Kind::Sign, "EVP_MD_CTX_new"));
    const std::string message = signed_bytes(type_, text, time);
    const bool good = key != nullptr &&
                      EVP_DigestVerifyInit(ctx.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
                      EVP_DigestVerify(ctx.get(), ossl::bytes_of(raw), raw.size(),
                                       ossl::bytes_of(message), message.size()) == 1;
    ERR_clear_error();
    return good;
}

std::optional<Instant> NoteVerifier::time_of(const NoteSignature& signature) const
{
    if (type_ != NoteKeyType::CosignatureV1) return std::nullopt;
    const auto time = time_of_bytes(signature.bytes);
    if (!time) return std::nullopt;
    return Instant(Instant::TimePoint(std::chrono::seconds(*time)));
}

struct NoteSigner::Impl {
    NoteVerifier verifier;
    ossl::PKey key;
};

NoteSigner::NoteSigner(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
NoteSigner::NoteSigner(NoteSigner&&) noexcept = default;
NoteSigner& NoteSigner::operator=(NoteSigner&&) noexcept = default;
NoteSigner::~NoteSigner() = default;

const NoteVerifier& NoteSigner::verifier() const
{
    return impl_->verifier;
}

tl::expected<NoteSigner, Finding> NoteSigner::open(const std::string& name, NoteKeyType type,
                                                   std::string_view pem, const Secret& password)
{
    if (!good_key_name(name)) {
        return tl::unexpected(vkey_finding(
            "VKEY-NOMBRE", "El nombre de la clave está vacío o contiene espacios o «+»."));
    }
    auto key = open_pem(pem, password);
    if (!key) return tl::unexpected(key.error());
    std::string public_key(kPublicKey, '\0');
    std::size_t n = public_key.size();
    if (EVP_PKEY_is_a(key->get(), "ED25519") != 1 ||
        EVP_PKEY_get_raw_public_key(key->get(), ossl::bytes_of(public_key), &n) != 1 ||
        n != kPublicKey) {
        ERR_clear_error();
        return tl::unexpected(key_finding("KEY-TIPO", "La llave no es Ed25519.",
                                          "Genérela con: openssl genpkey -algorithm ed25519"));
    }
    return NoteSigner(std::unique_ptr<Impl>(
        new Impl{NoteVerifier(name, type, std::move(public_key)), std::move(*key)}));
}

std::string NoteSigner::sign(std::string_view text, Instant at) const
{
    const NoteVerifier& mine = impl_->verifier;
    const auto time = static_cast<std::uint64_t>(ossl::time_t_of(at));
    const std::string message = signed_bytes(mine.type(), text, time);
    const ossl::MdCtx ctx(ossl::require(EVP_MD_CTX_new(), Error::Kind::Sign, "EVP_MD_CTX_new"));
    ossl::require(EVP_DigestSignInit(ctx.get(), nullptr, nullptr, nullptr, impl_->key.get()),
                  Error::Kind::Sign, "EVP_DigestSignInit");
    std::string raw(kSignature, '\0');
    std::size_t n = raw.size();
    ossl::require(
        EVP_DigestSign(ctx.get(), ossl::bytes_of(raw), &n, ossl::bytes_of(message), message.size()),
        Error::Kind::Sign, "EVP_DigestSign");
    std::string bytes = big_endian(mine.key_id(), 4);
    if (mine.type() == NoteKeyType::CosignatureV1) bytes += big_endian(time, 8);
    return "\xe2\x80\x94 " + mine.name() + " " + base64_encode(bytes + raw) + "\n";
}

}  // namespace buzon::signing
