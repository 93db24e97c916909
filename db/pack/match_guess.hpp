#pragma once

#include "db/pack/deflate_format.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace buzon::db::pack {

// How hard an encoder looks for matches.
enum class Strategy : std::uint8_t {
    Fastest,  // of four bytes and more, by a small table
    Greedy,   // takes what it finds
    Lazy,     // looks one byte ahead before it takes a match
};
struct Effort {
    Strategy strategy;
    unsigned depth;  // candidates looked at
    unsigned nice;   // a match of this length is taken at once
};

// Says at each place of a text what an encoder with chains of hashes would write there, as common
// encoders do (the rules are those of libdeflate's levels 1 to 7): what was really written then
// costs only where the guess was wrong. Who packs and who unpacks must ask alike: guess() and then
// accept(), token by token. A changed guess is a changed format: what was packed before would come
// back wrong, and be refused by its digest.
class MatchGuess {
  public:
    MatchGuess();

    // A text, which must live until the next begin().
    void begin(std::string_view text, Effort effort);
    void begin_block();
    [[nodiscard]] Token guess();
    // What was really written. A token that does not fit the text is the caller's mistake.
    void accept(Token token);
    [[nodiscard]] std::size_t position() const { return at_; }

  private:
    struct Match {
        std::size_t length = 0;  // 0: none
        std::size_t distance = 0;
    };
    // Where a hash was seen before the newest time, by its first three and by its first four bytes.
    struct Seen {
        std::int32_t three;
        std::int32_t four;
    };

    [[nodiscard]] static Token token_of(Match match);
    [[nodiscard]] Token choose();
    void insert_up_to(std::size_t place);
    [[nodiscard]] Match search(std::size_t place, std::size_t longer_than, unsigned depth);
    [[nodiscard]] std::size_t nice_at(std::size_t place) const;
    void measure_again();

    // Places in the tables are counted on from one text to the next: they need no clearing.
    std::vector<std::int32_t> newest_three_;
    std::vector<std::int32_t> newest_four_;
    std::vector<std::int32_t> newest_fastest_;
    std::vector<Seen> before_;
    std::int32_t origin_ = 0;

    std::string_view text_;
    Effort effort_{};
    std::size_t at_ = 0;
    std::size_t inserted_ = 0;
    Token guessed_;
    Match found_ahead_;  // at the next place, better than what is here: a literal was guessed
    Match here_;         // found_ahead_ of the place before
    std::size_t block_begin_ = 0;
    std::size_t measure_at_ = 0;
    std::size_t least_ = kMinMatch;  // shorter matches are not worth it in this text
    std::array<std::uint32_t, 256> literals_{};
};

}  // namespace buzon::db::pack
