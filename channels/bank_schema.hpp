#pragma once

#include "core/finding.hpp"

#include <filesystem>
#include <memory>
#include <string_view>

namespace buzon::channels {

// The two schemas of the bank channel, compiled once. Thread-safe after construction.
class BankSchemas {
  public:
    // `folder` holds orden.xsd and respuesta.xsd (channels/bank). Throws Error{Schema}.
    explicit BankSchemas(const std::filesystem::path& folder);
    BankSchemas(const BankSchemas&) = delete;
    BankSchemas& operator=(const BankSchemas&) = delete;
    ~BankSchemas();

    // Every breach of the schema with its line, at most 50; empty when valid. A ds:Signature as
    // last child of the root is allowed and not looked into.
    [[nodiscard]] Findings check_order(std::string_view xml) const;
    [[nodiscard]] Findings check_answer(std::string_view xml) const;

  private:
    struct Compiled;
    std::unique_ptr<Compiled> compiled_;
};

}  // namespace buzon::channels
