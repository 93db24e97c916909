#pragma once

#include "db/pack/match_guess.hpp"
#include "db/pack/zstd.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace buzon::db::pack {

// How the bytes of a document are kept. Names are those of the database's CHECK.
enum class Form : std::uint8_t {
    Plain,   // as they are
    Zstd,    // compressed
    Opened,  // compressed after its own compressed streams were laid open
};
[[nodiscard]] std::string_view name_of(Form form);
[[nodiscard]] std::optional<Form> form_of(std::string_view name);

struct Packed {
    Form form = Form::Plain;
    std::string bytes;
};

// Packs documents against what is known already, and gives back the very bytes. Knows no file
// format and no database. One thread at a time.
class Packer {
  public:
    [[nodiscard]] Packed pack(std::string_view document, std::string_view prefix);
    // The same without a look at the streams inside: for documents that nothing is like, which
    // gain nothing by it, and which strangers may have made.
    [[nodiscard]] Packed pack_closed(std::string_view document, std::string_view prefix);

    // What a packed document of `size` bytes is compressed from: the prefix for others like it.
    // Nothing when it is damaged. With the right prefix; of a plain one these are its bytes.
    [[nodiscard]] std::optional<std::string> content(const Packed& packed, std::string_view prefix,
                                                     std::size_t size);
    // The document of that content, at most `size` bytes; nothing when the damage shows. Its digest
    // is the caller's to check.
    [[nodiscard]] std::optional<std::string> document(Form form, std::string content,
                                                      std::size_t size);

  private:
    Zstd zstd_;
    MatchGuess guess_;
};

}  // namespace buzon::db::pack
