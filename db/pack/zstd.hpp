#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace buzon::db::pack {

// zstd with what both sides know already as a prefix. One thread at a time. Throws std::bad_alloc.
class Zstd {
  public:
    Zstd();
    ~Zstd();
    Zstd(const Zstd&) = delete;
    Zstd& operator=(const Zstd&) = delete;

    [[nodiscard]] std::string compress(std::string_view content, std::string_view prefix);
    // Nothing when it is no such frame, when another prefix was used and that shows, or when it
    // says, or gives, more than `most` bytes.
    [[nodiscard]] std::optional<std::string> expand(std::string_view packed,
                                                    std::string_view prefix, std::size_t most);

  private:
    struct Contexts;
    std::unique_ptr<Contexts> contexts_;
};

}  // namespace buzon::db::pack
