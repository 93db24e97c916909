#pragma once

#include <string.h>

#include <string>
#include <string_view>
#include <utility>

namespace buzon {

// Bytes that are never copied, printed or compared: pass-phrases and private keys.
// Wiped when destroyed or moved from.
class Secret {
  public:
    Secret() = default;
    explicit Secret(std::string bytes) : bytes_(std::move(bytes)) { wipe(bytes); }
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    // A moved short string keeps its bytes inside: copied and wiped.
    // NOLINTNEXTLINE(performance-move-constructor-init)
    Secret(Secret&& other) noexcept : bytes_(other.bytes_) { wipe(other.bytes_); }
    Secret& operator=(Secret&& other) noexcept
    {
        if (this != &other) {
            wipe(bytes_);
            bytes_ = other.bytes_;
            wipe(other.bytes_);
        }
        return *this;
    }
    ~Secret() { wipe(bytes_); }

    // The caller must not keep the view longer than this object.
    [[nodiscard]] std::string_view reveal() const { return bytes_; }
    [[nodiscard]] bool empty() const { return bytes_.empty(); }

  private:
    static void wipe(std::string& s)
    {
        if (!s.empty()) ::explicit_bzero(s.data(), s.size());
        s.clear();
    }

    std::string bytes_;
};

}  // namespace buzon
