#include "signing/token.hpp"

#include "signing/key_file.hpp"
#include "signing/token_impl.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <utility>

namespace buzon::signing {

namespace {

constexpr std::chrono::seconds kLongestWait{30};

Finding wrong_pin(CK_RV rv)
{
    return key_finding(
        "KEY-PIN", fmt::format("El dispositivo de llaves no aceptó el PIN ({}).", p11::name_of(rv)),
        "Corrija el PIN donde la configuración lo toma y pruebe la llave con "
        "«buzon key test»; no se volverá a intentar, para no bloquear el "
        "dispositivo.");
}

Finding locked_pin()
{
    return key_finding("KEY-PIN-BLOQUEADO",
                       "El dispositivo de llaves está bloqueado por PIN equivocados.",
                       "Desbloquéelo con su administrador (SO PIN) conforme a su fabricante.");
}

Finding doubtful_pin()
{
    return key_finding(
        "KEY-PIN-DUDA",
        "El dispositivo de llaves informa de un PIN equivocado desde el último acierto; no se "
        "intenta otro, para no bloquearlo.",
        "Compruebe el PIN y pruébelo una vez, a sabiendas, con «buzon key test NOMBRE "
        "--intentar»; un acierto borra el aviso.");
}

bool is_refusal_of_pin(CK_RV rv)
{
    return rv == CKR_PIN_INCORRECT || rv == CKR_PIN_INVALID || rv == CKR_PIN_LEN_RANGE ||
           rv == CKR_PIN_EXPIRED;
}

}  // namespace

Finding token_away(CK_RV rv, const std::string& what)
{
    return key_finding("KEY-AUSENTE",
                       fmt::format("El dispositivo de llaves no responde: {}{}.", what,
                                   rv == CKR_OK ? "" : " (" + p11::name_of(rv) + ")"),
                       "Conéctelo o revíselo; lo que lo necesita espera y ninguna otra llave lo "
                       "sustituye. Repita la solicitud cuando vuelva.");
}

tl::expected<std::vector<CK_OBJECT_HANDLE>, Finding> find_objects(
    const Token::Impl::Session& session, std::vector<CK_ATTRIBUTE> attributes)
{
    CK_RV rv = session.call()->C_FindObjectsInit(session.handle(), attributes.data(),
                                                 static_cast<CK_ULONG>(attributes.size()));
    if (rv != CKR_OK) return tl::unexpected(token_away(rv, "no permite buscar la llave"));
    std::vector<CK_OBJECT_HANDLE> found;
    std::array<CK_OBJECT_HANDLE, 16> some{};
    CK_ULONG n = 0;
    do {
        rv = session.call()->C_FindObjects(session.handle(), some.data(), some.size(), &n);
        if (rv == CKR_OK) found.insert(found.end(), some.begin(), some.begin() + n);
    } while (rv == CKR_OK && n > 0);
    session.call()->C_FindObjectsFinal(session.handle());
    if (rv != CKR_OK) return tl::unexpected(token_away(rv, "no permite buscar la llave"));
    return found;
}

tl::expected<std::shared_ptr<Token>, Finding> Token::make(TokenPlace place)
{
    p11::Uri uri = p11::parse_uri(place.uri);
    if (uri == nullptr) {
        return tl::unexpected(
            Finding{.id = "PKCS11-URI",
                    .field = place.uri,
                    .reason = "No es un URI de PKCS#11.",
                    .remedy = "Escríbalo como «pkcs11:token=NOMBRE;object=LLAVE» (RFC 7512).",
                    .citation = "RFC 7512"});
    }
    auto module = p11::Module::open(place.module);
    if (!module) return tl::unexpected(module.error());
    return std::make_shared<Token>(
        std::make_unique<Impl>(std::move(*module), std::move(uri), std::move(place)));
}

Token::Token(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Token::~Token()
{
    impl_->close();
}

Token::Impl::Session::~Session()
{
    if (token_ != nullptr) token_->give_back(use_.call, handle_, opening_);
}

tl::expected<Token::Impl::Session, Finding> Token::Impl::session()
{
    p11::Module::Use use = module->use();
    if (use.start == 0) return tl::unexpected(token_away(use.why, "su biblioteca no arranca"));
    const auto until = std::chrono::steady_clock::now() + kLongestWait;
    std::unique_lock lock(mutex_);
    for (;;) {
        if (start_ != use.start) {
            if (auto trouble = open(use)) return tl::unexpected(std::move(*trouble));
        }
        if (!idle_.empty()) {
            const CK_SESSION_HANDLE handle = idle_.back();
            idle_.pop_back();
            ++lent_;
            return Session(*this, std::move(use), handle, opening_);
        }
        if (lent_ < static_cast<std::size_t>(place.sessions)) {
            CK_SESSION_HANDLE handle = 0;
            const CK_RV rv =
                use.call->C_OpenSession(slot_, CKF_SERIAL_SESSION, nullptr, nullptr, &handle);
            if (rv == CKR_OK) {
                ++lent_;
                return Session(*this, std::move(use), handle, opening_);
            }
            // It has no more sessions than those that are lent: theirs will do.
            if (rv != CKR_SESSION_COUNT || lent_ == 0) {
                return tl::unexpected(token_away(rv, "no abre una sesión"));
            }
        }
        if (freed_.wait_until(lock, until) == std::cv_status::timeout) {
            return tl::unexpected(token_away(CKR_OK, "todas sus sesiones están ocupadas"));
        }
    }
}

void Token::Impl::give_back(CK_FUNCTION_LIST* call, CK_SESSION_HANDLE handle, std::uint64_t opening)
{
    {
        const std::scoped_lock lock(mutex_);
        if (opening == opening_ && start_ != 0) {
            --lent_;
            idle_.push_back(handle);
        } else {
            call->C_CloseSession(handle);
        }
    }
    freed_.notify_one();
}

void Token::Impl::give_up(std::uint64_t opening, std::uint64_t start)
{
    {
        const p11::Module::Use use = module->use();
        if (start == 0) start = use.start;
        const std::scoped_lock lock(mutex_);
        if (opening == opening_ && use.start == start_) close_idle(use.call);
        if (opening == opening_) start_ = 0;
    }
    freed_.notify_all();
    module->start_anew(start);
}

void Token::Impl::close()
{
    if (!open_now()) return;
    const p11::Module::Use use = module->use();
    const std::scoped_lock lock(mutex_);
    if (use.start == start_) close_idle(use.call);
    start_ = 0;
}

bool Token::Impl::open_now()
{
    const std::scoped_lock lock(mutex_);
    return start_ != 0;
}

void Token::Impl::close_idle(CK_FUNCTION_LIST* call)
{
    for (const CK_SESSION_HANDLE handle : idle_) call->C_CloseSession(handle);
    idle_.clear();
}

std::optional<Finding> Token::Impl::open(const p11::Module::Use& use)
{
    if (pin_refused_) return pin_refused_;
    start_ = 0;
    idle_.clear();
    lent_ = 0;
    const auto slot = find_slot(use);
    if (!slot) return slot.error();
    CK_SESSION_HANDLE session = 0;
    const CK_RV rv = use.call->C_OpenSession(*slot, CKF_SERIAL_SESSION, nullptr, nullptr, &session);
    if (rv != CKR_OK) return token_away(rv, "no abre una sesión");
    slot_ = *slot;
    if (auto trouble = log_in(use, session)) {
        use.call->C_CloseSession(session);
        return trouble;
    }
    idle_.push_back(session);
    start_ = use.start;
    ++opening_;
    return std::nullopt;
}

tl::expected<CK_SLOT_ID, Finding> Token::Impl::find_slot(const p11::Module::Use& use) const
{
    CK_ULONG n = 0;
    CK_RV rv = use.call->C_GetSlotList(CK_TRUE, nullptr, &n);
    std::vector<CK_SLOT_ID> slots(n);
    if (rv == CKR_OK && n > 0) rv = use.call->C_GetSlotList(CK_TRUE, slots.data(), &n);
    if (rv != CKR_OK) return tl::unexpected(token_away(rv, "no dice qué ranuras tiene"));
    slots.resize(n);
    std::optional<CK_SLOT_ID> found;
    for (const CK_SLOT_ID slot : slots) {
        CK_TOKEN_INFO info{};
        if (use.call->C_GetTokenInfo(slot, &info) != CKR_OK) continue;
        if ((info.flags & CKF_TOKEN_INITIALIZED) == 0) continue;
        if (p11_kit_uri_match_token_info(uri.get(), &info) != 1) continue;
        if (found) {
            return tl::unexpected(key_finding("PKCS11-VARIOS",
                                              "Varios dispositivos responden a ese nombre.",
                                              "Añada «serial=…» al URI de la llave."));
        }
        found = slot;
    }
    if (!found) return tl::unexpected(token_away(CKR_TOKEN_NOT_PRESENT, "no está conectado"));
    return *found;
}

std::optional<Finding> Token::Impl::log_in(const p11::Module::Use& use, CK_SESSION_HANDLE session)
{
    CK_TOKEN_INFO info{};
    CK_RV rv = use.call->C_GetTokenInfo(slot_, &info);
    if (rv != CKR_OK) return token_away(rv, "no da razón de sí");
    if ((info.flags & CKF_LOGIN_REQUIRED) == 0) return std::nullopt;
    if ((info.flags & CKF_USER_PIN_LOCKED) != 0) return locked_pin();
    if ((info.flags & (CKF_USER_PIN_COUNT_LOW | CKF_USER_PIN_FINAL_TRY)) != 0 &&
        place.after_wrong_pin == TokenPlace::AfterWrongPin::Refuse) {
        return doubtful_pin();
    }
    const std::string_view pin = place.pin == nullptr ? std::string_view() : place.pin->reveal();
    // PKCS#11 takes the PIN as bytes that it does not change.
    auto* bytes = const_cast<unsigned char*>(reinterpret_cast<const unsigned char*>(pin.data()));
    rv = use.call->C_Login(session, CKU_USER, bytes, static_cast<CK_ULONG>(pin.size()));
    if (rv == CKR_OK || rv == CKR_USER_ALREADY_LOGGED_IN) return std::nullopt;
    if (is_refusal_of_pin(rv)) pin_refused_ = wrong_pin(rv);
    if (rv == CKR_PIN_LOCKED) pin_refused_ = locked_pin();
    return pin_refused_ ? pin_refused_ : token_away(rv, "no abre con su PIN");
}

}  // namespace buzon::signing
