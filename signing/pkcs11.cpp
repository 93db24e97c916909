#include "signing/pkcs11.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <map>
#include <mutex>
#include <utility>

namespace buzon::signing::p11 {

namespace {

std::int64_t steady_milliseconds()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

}  // namespace

Uri parse_uri(const std::string& text)
{
    Uri uri(p11_kit_uri_new());
    if (uri == nullptr ||
        p11_kit_uri_parse(text.c_str(), P11_KIT_URI_FOR_ANY, uri.get()) != P11_KIT_URI_OK ||
        p11_kit_uri_any_unrecognized(uri.get()) != 0) {
        return nullptr;
    }
    return uri;
}

std::string name_of(CK_RV rv)
{
    static constexpr std::array<std::pair<CK_RV, const char*>, 24> kNames{{
        {CKR_HOST_MEMORY, "CKR_HOST_MEMORY"},
        {CKR_GENERAL_ERROR, "CKR_GENERAL_ERROR"},
        {CKR_FUNCTION_FAILED, "CKR_FUNCTION_FAILED"},
        {CKR_ATTRIBUTE_VALUE_INVALID, "CKR_ATTRIBUTE_VALUE_INVALID"},
        {CKR_DEVICE_ERROR, "CKR_DEVICE_ERROR"},
        {CKR_DEVICE_MEMORY, "CKR_DEVICE_MEMORY"},
        {CKR_DEVICE_REMOVED, "CKR_DEVICE_REMOVED"},
        {CKR_KEY_HANDLE_INVALID, "CKR_KEY_HANDLE_INVALID"},
        {CKR_KEY_FUNCTION_NOT_PERMITTED, "CKR_KEY_FUNCTION_NOT_PERMITTED"},
        {CKR_MECHANISM_INVALID, "CKR_MECHANISM_INVALID"},
        {CKR_OBJECT_HANDLE_INVALID, "CKR_OBJECT_HANDLE_INVALID"},
        {CKR_PIN_INCORRECT, "CKR_PIN_INCORRECT"},
        {CKR_PIN_INVALID, "CKR_PIN_INVALID"},
        {CKR_PIN_LEN_RANGE, "CKR_PIN_LEN_RANGE"},
        {CKR_PIN_EXPIRED, "CKR_PIN_EXPIRED"},
        {CKR_PIN_LOCKED, "CKR_PIN_LOCKED"},
        {CKR_SESSION_COUNT, "CKR_SESSION_COUNT"},
        {CKR_SESSION_HANDLE_INVALID, "CKR_SESSION_HANDLE_INVALID"},
        {CKR_TEMPLATE_INCONSISTENT, "CKR_TEMPLATE_INCONSISTENT"},
        {CKR_TOKEN_NOT_PRESENT, "CKR_TOKEN_NOT_PRESENT"},
        {CKR_TOKEN_NOT_RECOGNIZED, "CKR_TOKEN_NOT_RECOGNIZED"},
        {CKR_TOKEN_WRITE_PROTECTED, "CKR_TOKEN_WRITE_PROTECTED"},
        {CKR_USER_NOT_LOGGED_IN, "CKR_USER_NOT_LOGGED_IN"},
        {CKR_CRYPTOKI_NOT_INITIALIZED, "CKR_CRYPTOKI_NOT_INITIALIZED"},
    }};
    for (const auto& [value, name] : kNames) {
        if (value == rv) return name;
    }
    return fmt::format("CKR 0x{:08x}", rv);
}

tl::expected<std::shared_ptr<Module>, Finding> Module::open(const std::filesystem::path& file)
{
    // PKCS#11 is one per library and process, whatever our objects are.
    static std::mutex mutex;
    static std::map<std::filesystem::path, std::weak_ptr<Module>> known;
    const std::scoped_lock lock(mutex);
    if (auto living = known[file].lock()) return living;
    CK_FUNCTION_LIST* functions =
        p11_kit_module_load(file.c_str(), P11_KIT_MODULE_UNMANAGED | P11_KIT_MODULE_CRITICAL);
    if (functions == nullptr) {
        return tl::unexpected(
            Finding{.id = "PKCS11-MODULO",
                    .field = file.string(),
                    .reason = "El archivo no es una biblioteca PKCS#11, o no se puede cargar.",
                    .remedy = "Indique la biblioteca que acompaña al dispositivo "
                              "(por ejemplo, la de su fabricante terminada en .so).",
                    .citation = {}});
    }
    auto module = std::make_shared<Module>(functions);
    known[file] = module;
    return module;
}

Module::~Module()
{
    if (running_) functions_->C_Finalize(nullptr);
    p11_kit_module_release(functions_);
}

Module::Use Module::use()
{
    Use first = held_use();
    if (first.start != 0) return first;
    const std::uint64_t seen = starts_;
    first.held.unlock();
    start_anew(seen);
    return held_use();
}

Module::Use Module::held_use()
{
    const std::scoped_lock gate(gate_);
    std::shared_lock held(uses_);
    const std::uint64_t start = running_ ? starts_.load() : 0;
    return {std::move(held), functions_, start, why_};
}

void Module::start_anew(std::uint64_t start)
{
    if (starts_ != start || steady_milliseconds() < next_start_) return;
    // Whoever comes now waits at the gate, else there might always be somebody inside.
    const std::scoped_lock gate(gate_);
    const std::scoped_lock lock(uses_);
    if (starts_ != start || steady_milliseconds() < next_start_) return;
    next_start_ = steady_milliseconds() + 1000;
    if (running_) functions_->C_Finalize(nullptr);
    start_locked();
}

void Module::start_locked()
{
    CK_C_INITIALIZE_ARGS how{};
    how.flags = CKF_OS_LOCKING_OK;
    why_ = functions_->C_Initialize(&how);
    running_ = why_ == CKR_OK || why_ == CKR_CRYPTOKI_ALREADY_INITIALIZED;
    if (running_) ++starts_;
}

}  // namespace buzon::signing::p11
