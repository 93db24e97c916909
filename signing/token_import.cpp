#include "signing/token_import.hpp"

#include "signing/digest.hpp"
#include "signing/key_file.hpp"
#include "signing/pkcs12.hpp"
#include "signing/token_impl.hpp"

#include <fmt/format.h>
#include <openssl/core_names.h>
#include <openssl/sha.h>

#include <deque>
#include <optional>

namespace buzon::signing {

namespace {

struct Pair {
    std::optional<Certificate> certificate;
    ossl::PKey key;
};

Pair read_pair(const KeyToImport& what, Findings& found)
{
    Pair pair;
    if (what.form == KeyToImport::Form::Pkcs12) {
        auto content = read_pkcs12(what.key, what.password);
        if (content) {
            pair.certificate = std::move(content->certificate);
            pair.key = std::move(content->key);
        } else {
            found.push_back(content.error());
        }
        return pair;
    }
    auto certificate = Certificate::parse(what.certificate);
    if (certificate) {
        pair.certificate = std::move(*certificate);
    } else {
        found.push_back(certificate.error());
    }
    auto key = read_key(what.key, what.password);
    if (key) {
        pair.key = std::move(*key);
    } else {
        found.push_back(key.error());
    }
    return pair;
}

void judge(const Pair& pair, const KeyToImport& what, Findings& found)
{
    if (pair.certificate && pair.certificate->not_after() < what.now) {
        found.push_back(
            key_finding("KEY-VENCIDA",
                        "El certificado venció el " + pair.certificate->not_after().rfc3339() + ".",
                        "Importe la llave del certificado vigente."));
    }
    if (pair.certificate && what.now < pair.certificate->not_before()) {
        found.push_back(key_finding(
            "KEY-FUTURA",
            "El certificado vale desde el " + pair.certificate->not_before().rfc3339() + ".",
            "Impórtela cuando entre en vigor; revise también el reloj."));
    }
    if (pair.certificate && pair.key != nullptr) {
        const Findings wrong = pair_findings(*pair.certificate, pair.key.get());
        found.insert(found.end(), wrong.begin(), wrong.end());
    } else if (pair.key != nullptr && !strong_enough(pair.key.get())) {
        found.push_back(key_finding(
            "KEY-DEBIL", "La llave no es RSA de al menos 2048 bits ni EC P-256 o P-384.",
            "Tramite un certificado con una llave de longitud suficiente."));
    }
}

// A template whose values live as long as it does and are wiped with it.
class Template {
  public:
    void add(CK_ATTRIBUTE_TYPE type, std::string value)
    {
        values_.emplace_back(std::move(value));
        const std::string_view kept = values_.back().reveal();
        // The library reads it only; PKCS#11 knows no const.
        attributes.push_back({type, const_cast<char*>(kept.data()), kept.size()});
    }
    template <class Number>
    void add_number(CK_ATTRIBUTE_TYPE type, Number value)
    {
        add(type, std::string(reinterpret_cast<const char*>(&value), sizeof value));
    }
    void add_flag(CK_ATTRIBUTE_TYPE type, CK_BBOOL value) { add_number(type, value); }

    std::vector<CK_ATTRIBUTE> attributes;

  private:
    std::deque<Secret> values_;
};

std::string number_of(const EVP_PKEY* key, const char* name, std::size_t size = 0)
{
    BIGNUM* raw = nullptr;
    ossl::require(EVP_PKEY_get_bn_param(key, name, &raw), Error::Kind::Encode, name);
    const ossl::BigNum number(raw);
    const int n = size == 0 ? BN_num_bytes(raw) : static_cast<int>(size);
    std::string out(static_cast<std::size_t>(n), '\0');
    if (BN_bn2binpad(raw, ossl::bytes_of(out), n) != n) ossl::fail(Error::Kind::Encode, name);
    return out;
}

std::string curve_of(const EVP_PKEY* key)
{
    std::string group(64, '\0');
    std::size_t n = 0;
    ossl::require(EVP_PKEY_get_group_name(key, group.data(), group.size(), &n), Error::Kind::Encode,
                  "EVP_PKEY_get_group_name");
    group.resize(n);
    return ossl::to_der<const ASN1_OBJECT*>(i2d_ASN1_OBJECT,
                                            OBJ_nid2obj(OBJ_sn2nid(group.c_str())));
}

std::string key_id(const Certificate& certificate)
{
    std::string id(SHA_DIGEST_LENGTH, '\0');
    unsigned int n = 0;
    ossl::require(
        X509_pubkey_digest(certificate.impl().x509.get(), EVP_sha1(), ossl::bytes_of(id), &n),
        Error::Kind::Digest, "X509_pubkey_digest");
    return id;
}

Template private_key(const EVP_PKEY* key, const std::string& label, const std::string& id)
{
    Template t;
    const bool rsa = EVP_PKEY_is_a(key, "RSA") == 1;
    t.add_number<CK_OBJECT_CLASS>(CKA_CLASS, CKO_PRIVATE_KEY);
    t.add_number<CK_KEY_TYPE>(CKA_KEY_TYPE, rsa ? CKK_RSA : CKK_EC);
    t.add(CKA_LABEL, label);
    t.add(CKA_ID, id);
    t.add_flag(CKA_TOKEN, CK_TRUE);
    t.add_flag(CKA_PRIVATE, CK_TRUE);
    t.add_flag(CKA_SENSITIVE, CK_TRUE);
    t.add_flag(CKA_EXTRACTABLE, CK_FALSE);
    t.add_flag(CKA_SIGN, CK_TRUE);
    t.add_flag(CKA_DECRYPT, CK_FALSE);
    if (rsa) {
        static constexpr std::pair<CK_ATTRIBUTE_TYPE, const char*> kNumbers[] = {
            {CKA_MODULUS, OSSL_PKEY_PARAM_RSA_N},
            {CKA_PUBLIC_EXPONENT, OSSL_PKEY_PARAM_RSA_E},
            {CKA_PRIVATE_EXPONENT, OSSL_PKEY_PARAM_RSA_D},
            {CKA_PRIME_1, OSSL_PKEY_PARAM_RSA_FACTOR1},
            {CKA_PRIME_2, OSSL_PKEY_PARAM_RSA_FACTOR2},
            {CKA_EXPONENT_1, OSSL_PKEY_PARAM_RSA_EXPONENT1},
            {CKA_EXPONENT_2, OSSL_PKEY_PARAM_RSA_EXPONENT2},
            {CKA_COEFFICIENT, OSSL_PKEY_PARAM_RSA_COEFFICIENT1}};
        for (const auto& [type, name] : kNumbers) t.add(type, number_of(key, name));
    } else {
        const auto size = (static_cast<std::size_t>(EVP_PKEY_get_bits(key)) + 7) / 8;
        t.add(CKA_EC_PARAMS, curve_of(key));
        t.add(CKA_VALUE, number_of(key, OSSL_PKEY_PARAM_PRIV_KEY, size));
    }
    return t;
}

Template certificate_object(const Certificate& certificate, const std::string& label,
                            const std::string& id)
{
    X509* x509 = certificate.impl().x509.get();
    Template t;
    t.add_number<CK_OBJECT_CLASS>(CKA_CLASS, CKO_CERTIFICATE);
    t.add_number<CK_CERTIFICATE_TYPE>(CKA_CERTIFICATE_TYPE, CKC_X_509);
    t.add(CKA_LABEL, label);
    t.add(CKA_ID, id);
    t.add_flag(CKA_TOKEN, CK_TRUE);
    t.add_flag(CKA_PRIVATE, CK_FALSE);
    t.add(CKA_SUBJECT, ossl::to_der<const X509_NAME*>(i2d_X509_NAME, X509_get_subject_name(x509)));
    t.add(CKA_ISSUER, ossl::to_der<const X509_NAME*>(i2d_X509_NAME, X509_get_issuer_name(x509)));
    t.add(CKA_SERIAL_NUMBER,
          ossl::to_der<const ASN1_INTEGER*>(i2d_ASN1_INTEGER, X509_get0_serialNumber(x509)));
    t.add(CKA_VALUE, certificate.der());
    return t;
}

std::string hex_of(std::string_view bytes)
{
    std::string out;
    for (const char c : bytes) out += fmt::format("{:02x}", static_cast<unsigned char>(c));
    return out;
}

enum class Escape { Special, All };

// RFC 7512 §2.3.
std::string escaped(std::string_view bytes, Escape which)
{
    std::string out;
    for (const char c : bytes) {
        const bool letter = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                            (c >= 'a' && c <= 'z') || c == '-' || c == '_' || c == '.';
        const bool plain = letter && which == Escape::Special;
        out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

// A session that may write, of its own: those of the pool read only.
class Writing {
  public:
    [[nodiscard]] static tl::expected<Writing, Finding> begin(const Token& token)
    {
        auto reading = token.impl().session();  // opens and logs in
        if (!reading) return tl::unexpected(reading.error());
        CK_SESSION_INFO info{};
        CK_RV rv = reading->call()->C_GetSessionInfo(reading->handle(), &info);
        CK_SESSION_HANDLE handle = 0;
        if (rv == CKR_OK) {
            rv = reading->call()->C_OpenSession(info.slotID, CKF_SERIAL_SESSION | CKF_RW_SESSION,
                                                nullptr, nullptr, &handle);
        }
        if (rv != CKR_OK) return tl::unexpected(token_away(rv, "no permite escribir"));
        return Writing(std::move(*reading), handle);
    }
    Writing(Writing&& other) noexcept
        : reading_(std::move(other.reading_)), handle_(std::exchange(other.handle_, 0))
    {
    }
    Writing& operator=(Writing&&) = delete;
    ~Writing()
    {
        if (handle_ != 0) reading_.call()->C_CloseSession(handle_);
    }

    [[nodiscard]] CK_RV create(Template what, CK_OBJECT_HANDLE& made)
    {
        return reading_.call()->C_CreateObject(
            handle_, what.attributes.data(), static_cast<CK_ULONG>(what.attributes.size()), &made);
    }
    void destroy(CK_OBJECT_HANDLE object) { reading_.call()->C_DestroyObject(handle_, object); }
    [[nodiscard]] const Token::Impl::Session& reading() const { return reading_; }

  private:
    Writing(Token::Impl::Session reading, CK_SESSION_HANDLE handle)
        : reading_(std::move(reading)), handle_(handle)
    {
    }
    Token::Impl::Session reading_;
    CK_SESSION_HANDLE handle_;
};

bool taken(const Writing& writing, CK_ATTRIBUTE_TYPE type, std::string value)
{
    CK_OBJECT_CLASS kind = CKO_PRIVATE_KEY;
    const auto found = find_objects(
        writing.reading(), {{CKA_CLASS, &kind, sizeof kind}, {type, value.data(), value.size()}});
    return found && !found->empty();
}

// The whole of the writing; the finding undoes it.
std::optional<Finding> write(const Token& token, const Pair& pair, const std::string& label)
{
    const std::string id = key_id(*pair.certificate);
    auto writing = Writing::begin(token);
    if (!writing) return writing.error();
    if (taken(*writing, CKA_LABEL, label)) {
        return key_finding("KEY-YA", "El dispositivo ya tiene una llave con ese nombre.",
                           "Use otro nombre, o borre antes la llave anterior.");
    }
    if (taken(*writing, CKA_ID, id)) {
        return key_finding("KEY-YA", "El dispositivo ya tiene esta llave con otro nombre.",
                           "Use la que está; vea su nombre con «buzon key list».");
    }
    CK_OBJECT_HANDLE key = 0;
    CK_OBJECT_HANDLE certificate = 0;
    CK_RV rv = writing->create(private_key(pair.key.get(), label, id), key);
    if (rv == CKR_OK) {
        rv = writing->create(certificate_object(*pair.certificate, label, id), certificate);
        if (rv != CKR_OK) writing->destroy(key);
    }
    if (rv == CKR_OK) return std::nullopt;
    return key_finding("KEY-RECHAZADA",
                       "El dispositivo no admite la llave (" + p11::name_of(rv) + ").",
                       "Genere la llave dentro del dispositivo y tramite su certificado, o "
                       "impórtela con el programa del fabricante.");
}

// The key signs from its token, and what it signs the certificate confirms.
std::optional<Finding> try_it(const std::shared_ptr<Token>& token, const Certificate& certificate,
                              const std::string& object)
{
    const auto signer = Signer::in_token(certificate.der(), token, "pkcs11:" + object);
    return signer ? signer->try_key() : std::optional(signer.error());
}

void undo(const Token& token, const Certificate& certificate)
{
    auto writing = Writing::begin(token);
    if (!writing) return;
    std::string id = key_id(certificate);
    const auto found = find_objects(writing->reading(), {{CKA_ID, id.data(), id.size()}});
    if (!found) return;
    for (const CK_OBJECT_HANDLE object : *found) writing->destroy(object);
}

std::string text_of(const Token::Impl::Session& session, CK_OBJECT_HANDLE object,
                    CK_ATTRIBUTE_TYPE type)
{
    std::string value(256, '\0');
    CK_ATTRIBUTE wanted{type, value.data(), value.size()};
    if (session.call()->C_GetAttributeValue(session.handle(), object, &wanted, 1) != CKR_OK) {
        return {};
    }
    value.resize(wanted.ulValueLen);
    return value;
}

}  // namespace

tl::expected<ImportedKey, Findings> import_key(const std::shared_ptr<Token>& token,
                                               const KeyToImport& what)
{
    Findings found;
    const Pair pair = read_pair(what, found);
    judge(pair, what, found);
    if (!found.empty()) {
        // The state of the token is a reason too, told together with the others.
        if (const auto session = token->impl().session(); !session) {
            found.push_back(session.error());
        }
        return tl::unexpected(std::move(found));
    }
    if (const auto trouble = write(*token, pair, what.label)) {
        return tl::unexpected(Findings{*trouble});
    }
    std::string object = fmt::format("object={};id={}", escaped(what.label, Escape::Special),
                                     escaped(key_id(*pair.certificate), Escape::All));
    if (const auto trouble = try_it(token, *pair.certificate, object)) {
        undo(*token, *pair.certificate);
        return tl::unexpected(Findings{*trouble});
    }
    return ImportedKey{std::move(object), pair.certificate->der()};
}

tl::expected<std::vector<TokenObject>, Finding> keys_of(Token& token)
{
    const auto session = token.impl().session();
    if (!session) return tl::unexpected(session.error());
    CK_OBJECT_CLASS kind = CKO_PRIVATE_KEY;
    const auto keys = find_objects(*session, {{CKA_CLASS, &kind, sizeof kind}});
    if (!keys) return tl::unexpected(keys.error());
    std::vector<TokenObject> out;
    for (const CK_OBJECT_HANDLE key : *keys) {
        std::string id = text_of(*session, key, CKA_ID);
        CK_OBJECT_CLASS certificate = CKO_CERTIFICATE;
        const auto twins = find_objects(*session, {{CKA_CLASS, &certificate, sizeof certificate},
                                                   {CKA_ID, id.data(), id.size()}});
        out.push_back({text_of(*session, key, CKA_LABEL), hex_of(id), twins && !twins->empty()});
    }
    return out;
}

}  // namespace buzon::signing
