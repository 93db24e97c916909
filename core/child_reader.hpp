#pragma once

#include "core/finding.hpp"

#include <tl/expected.hpp>

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace buzon::xml {

// Reads a file of any size whose root only holds a sequence of elements, one of them in memory at a
// time. The same hardening as parse(): no network, no DOCTYPE, no entities, libxml2's limits of
// depth and text; an element of more than `max_child` bytes is refused.
class ChildReader {
  public:
    struct Child {
        std::string bytes;  // the element as a document of its own, UTF-8, no declaration
        std::string name;
        int line = 0;  // in the file, 1-based
    };

    // Refused: unreadable file, or another root than `root`.
    [[nodiscard]] static tl::expected<ChildReader, Findings> open(const std::filesystem::path& file,
                                                                  std::string_view root,
                                                                  std::size_t max_child = 32u
                                                                                          << 20);
    ChildReader(ChildReader&&) noexcept;
    ChildReader& operator=(ChildReader&&) noexcept;
    ~ChildReader();

    // The next element; nullopt at the end. After a refusal nothing more can be read.
    [[nodiscard]] tl::expected<std::optional<Child>, Findings> next();

  private:
    struct Impl;
    explicit ChildReader(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace buzon::xml
