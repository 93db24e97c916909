#include "db/pack/match_guess.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace buzon::db::pack {
namespace {

static_assert(std::endian::native == std::endian::little, "hashes are of little-endian words");

constexpr unsigned kThreeBits = 15;
constexpr unsigned kFourBits = 16;
constexpr unsigned kFastestBits = 15;
constexpr std::size_t kReadAhead = 5;  // nearer to the end nothing is looked up
constexpr std::int32_t kNever = -1'000'000;
constexpr std::int32_t kStartAgain = 1 << 30;

constexpr std::size_t kFarThreeGreedy = 4096;  // a match of three is not worth a longer way
constexpr std::size_t kFarThreeLazy = 8192;
constexpr std::size_t kMeasured = 4096;  // bytes of a block that decide about its shortest match
constexpr std::size_t kTooShortToMeasure = 512;
constexpr std::size_t kMeasureAgainAfter = 10'000;

std::uint32_t load(const char* p)
{
    std::uint32_t value = 0;
    std::memcpy(&value, p, sizeof value);
    return value;
}

std::size_t hash(std::uint32_t value, unsigned bits)
{
    return (value * 0x1E35A7BDU) >> (32U - bits);
}

std::size_t common_length(const char* a, const char* b, std::size_t limit)
{
    std::size_t length = 0;
    for (; length + 8 <= limit; length += 8) {
        std::uint64_t x = 0;
        std::uint64_t y = 0;
        std::memcpy(&x, a + length, 8);
        std::memcpy(&y, b + length, 8);
        if (x != y) return length + static_cast<std::size_t>(std::countr_zero(x ^ y)) / 8;
    }
    while (length < limit && a[length] == b[length]) ++length;
    return length;
}

// The fewer different literals a text has, the cheaper they are beside a match.
std::size_t least_match(std::size_t different_literals, unsigned depth)
{
    constexpr std::array<std::pair<std::size_t, std::size_t>, 6> kSteps{
        {{6, 9}, {8, 8}, {10, 7}, {16, 6}, {45, 5}, {80, 4}}};
    std::size_t least = kMinMatch;
    for (const auto& [below, length] : kSteps) {
        if (different_literals >= below) continue;
        least = length;
        break;
    }
    if (depth >= 16) return least;
    return std::min<std::size_t>(least, depth < 5 ? 4 : depth < 10 ? 5 : 7);
}

int magnitude(std::size_t distance)
{
    return static_cast<int>(std::bit_width(distance));
}

}  // namespace

MatchGuess::MatchGuess()
    : newest_three_(1U << kThreeBits, kNever),
      newest_four_(1U << kFourBits, kNever),
      newest_fastest_(1U << kFastestBits, kNever)
{
}

void MatchGuess::begin(std::string_view text, Effort effort)
{
    origin_ += static_cast<std::int32_t>(text_.size() + kWindow);
    if (origin_ > kStartAgain) {
        std::ranges::fill(newest_three_, kNever);
        std::ranges::fill(newest_four_, kNever);
        std::ranges::fill(newest_fastest_, kNever);
        origin_ = 0;
    }
    text_ = text;
    effort_ = effort;
    if (before_.size() < text.size()) before_.resize(text.size());
    at_ = 0;
    inserted_ = 0;
    here_ = {};
    found_ahead_ = {};
}

void MatchGuess::begin_block()
{
    block_begin_ = at_;
    const std::size_t left = text_.size() - at_;
    measure_at_ = at_ + std::min(left, kMeasureAgainAfter);
    literals_.fill(0);
    least_ = kMinMatch;
    if (left < kTooShortToMeasure || effort_.strategy == Strategy::Fastest) return;
    std::array<bool, 256> used{};
    for (const char c : text_.substr(at_, kMeasured)) used[static_cast<unsigned char>(c)] = true;
    least_ = least_match(static_cast<std::size_t>(std::ranges::count(used, true)), effort_.depth);
}

// Later in a long block: by the literals that were really written.
void MatchGuess::measure_again()
{
    std::uint32_t all = 0;
    for (const std::uint32_t count : literals_) all += count;
    const auto frequent = std::ranges::count_if(
        literals_, [cutoff = all >> 10U](std::uint32_t count) { return count > cutoff; });
    least_ = least_match(static_cast<std::size_t>(frequent), effort_.depth);
    measure_at_ += std::min(text_.size() - measure_at_, at_ - block_begin_);
}

// The very first place of a text is filed under hash 0: that is how those encoders begin.
void MatchGuess::insert_up_to(std::size_t place)
{
    if (text_.size() < kReadAhead) return;
    const std::size_t end = std::min(place + 1, text_.size() - kReadAhead + 1);
    const char* const text = text_.data();
    const bool fastest = effort_.strategy == Strategy::Fastest;
    const unsigned bits = fastest ? kFastestBits : kFourBits;
    std::int32_t* const four = fastest ? newest_fastest_.data() : newest_four_.data();
    std::int32_t* const three = newest_three_.data();
    Seen* const before = before_.data();
    for (std::size_t at = inserted_; at < end; ++at) {
        const std::uint32_t bytes = at == 0 ? 0 : load(text + at);
        const std::int32_t here = origin_ + static_cast<std::int32_t>(at);
        before[at].four = std::exchange(four[hash(bytes, bits)], here);
        if (fastest) continue;
        before[at].three = std::exchange(three[hash(bytes & 0xFFFFFFU, kThreeBits)], here);
    }
    inserted_ = std::max(inserted_, end);
}

std::size_t MatchGuess::nice_at(std::size_t place) const
{
    return std::min<std::size_t>(effort_.nice, text_.size() - place);
}

MatchGuess::Match MatchGuess::search(std::size_t place, std::size_t longer_than, unsigned depth)
{
    if (place + kReadAhead > text_.size()) return {};
    insert_up_to(place);
    const std::size_t limit = std::min(text_.size() - place, kMaxMatch);
    const std::size_t nice = nice_at(place);
    const std::int32_t here = origin_ + static_cast<std::int32_t>(place);
    // Nothing of another text: that one ends at least a window before the origin.
    const std::int32_t too_far = here - static_cast<std::int32_t>(kWindow);
    const char* const text = text_.data();
    Match best;
    std::int32_t candidate = before_[place].four;
    if (effort_.strategy == Strategy::Fastest) {
        longer_than = 3;
    } else if (longer_than < 4) {
        const std::int32_t three = before_[place].three;
        if (three <= too_far) return {};
        const auto start = static_cast<std::size_t>(three - origin_);
        if (longer_than < 3 &&
            (load(text + start) & 0xFFFFFFU) == (load(text + place) & 0xFFFFFFU)) {
            best = {3, place - start};
            longer_than = 3;
        }
    } else if (longer_than >= nice) {
        return {};
    }
    const std::uint32_t first = load(text + place);
    for (; depth > 0 && candidate > too_far; --depth) {
        const auto start = static_cast<std::size_t>(candidate - origin_);
        candidate = before_[start].four;
        if (load(text + start) != first) continue;
        if (longer_than >= 4 && text[start + longer_than] != text[place + longer_than]) continue;
        const std::size_t length = common_length(text + start, text + place, limit);
        if (length <= longer_than) continue;
        best = {length, place - start};
        longer_than = length;
        if (length >= nice) break;
    }
    return best;
}

Token MatchGuess::token_of(Match match)
{
    return {static_cast<std::uint16_t>(match.length), static_cast<std::uint16_t>(match.distance)};
}

Token MatchGuess::choose()
{
    if (effort_.strategy == Strategy::Fastest) {
        const Match match = search(at_, kMinMatch, effort_.depth);
        return match.length == 0 ? Token{} : token_of(match);
    }
    Match match = std::exchange(here_, {});
    if (match.length == 0) {
        if (at_ >= measure_at_ && effort_.strategy == Strategy::Lazy) measure_again();
        match = search(at_, least_ - 1, effort_.depth);
        const std::size_t far =
            effort_.strategy == Strategy::Lazy ? kFarThreeLazy : kFarThreeGreedy;
        if (match.length < least_ || (match.length == kMinMatch && match.distance > far)) return {};
    }
    const Token token = token_of(match);
    if (effort_.strategy == Strategy::Greedy || match.length >= nice_at(at_)) return token;
    const Match next = search(at_ + 1, match.length - 1, effort_.depth / 2);
    if (next.length < match.length) return token;
    const int gain = 4 * static_cast<int>(next.length - match.length) + magnitude(match.distance) -
                     magnitude(next.distance);
    if (gain <= 2) return token;
    found_ahead_ = next;
    return {};
}

Token MatchGuess::guess()
{
    found_ahead_ = {};
    guessed_ = choose();
    return guessed_;
}

void MatchGuess::accept(Token token)
{
    if (token == guessed_) here_ = found_ahead_;
    if (token.distance == 0) ++literals_[static_cast<unsigned char>(text_[at_])];
    insert_up_to(at_ + token.length - 1);
    at_ += token.length;
}

}  // namespace buzon::db::pack
