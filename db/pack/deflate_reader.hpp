#pragma once

#include "db/pack/deflate_format.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace buzon::db::pack {

enum class BlockKind : std::uint8_t { Fixed, Dynamic };

struct Block {
    BlockKind kind;
    std::size_t tokens;        // without the end of the block
    Frequencies frequencies;   // of those tokens
    std::size_t header_begin;  // bits of the stream that hold the description of a dynamic block's
    std::size_t header_end;    // codes
};

// A zlib stream (RFC 1950) taken apart: its text, and every choice of whoever compressed it.
struct Deflated {
    std::string text;
    std::vector<Token> tokens;
    std::vector<Block> blocks;
    std::size_t size = 0;     // bytes of the stream, header and check value included
    std::uint32_t check = 0;  // adler32 of the text
};

// The stream that `bytes` begin with. Nothing when they do not begin with one, when its text would
// be longer than `limit`, or when the same tokens could have been written in another way (stored
// blocks, codes with unused bits): such a stream is left as it is.
[[nodiscard]] std::optional<Deflated> read_deflate(std::string_view bytes, std::size_t limit);

// RFC 1950, 8.2.
[[nodiscard]] std::uint32_t adler32(std::string_view text);

}  // namespace buzon::db::pack
