#include "db/pack/deflate_choices.hpp"

#include "db/pack/bits.hpp"
#include "db/pack/deflate_header.hpp"
#include "db/pack/deflate_reader.hpp"
#include "db/pack/huffman.hpp"
#include "db/pack/varint.hpp"

#include <algorithm>
#include <span>

namespace buzon::db::pack {
namespace {

// Their places are part of the format. RFC 1950's hint about the level says which may be meant.
constexpr std::array<Effort, 7> kEfforts{{{Strategy::Fastest, 2, 32},
                                          {Strategy::Greedy, 6, 10},
                                          {Strategy::Greedy, 12, 14},
                                          {Strategy::Greedy, 16, 30},
                                          {Strategy::Lazy, 16, 30},
                                          {Strategy::Lazy, 35, 65},
                                          {Strategy::Lazy, 100, 130}}};
constexpr unsigned char kZlib = 0x78;

// The efforts that a stream's second byte may mean; none: nobody's that is known here.
struct Efforts {
    std::size_t first = 0;
    std::size_t end = 0;
};
constexpr Efforts efforts_of(unsigned char hint)
{
    switch (hint) {
        case 0x01: return {0, 1};
        case 0x5E: return {1, 5};
        case 0x9C: return {5, 7};
        default: return {};
    }
}

constexpr std::size_t kHardlyWrong = 100;  // one token of so many: no other effort is tried

enum class Header : std::uint8_t { Fixed, Usual, Given };

// What was written where the guess was wrong.
struct Correction {
    std::size_t after;  // tokens guessed right since the last one
    Token token;
};

std::vector<Correction> corrections(const Deflated& stream, std::size_t effort, MatchGuess& guess)
{
    std::vector<Correction> wrong;
    guess.begin(stream.text, kEfforts[effort]);
    std::size_t right = 0;
    auto token = stream.tokens.begin();
    for (const Block& block : stream.blocks) {
        guess.begin_block();
        for (std::size_t i = 0; i < block.tokens; ++i, ++token) {
            if (guess.guess() == *token) {
                ++right;
            } else {
                wrong.push_back({right, *token});
                right = 0;
            }
            guess.accept(*token);
        }
    }
    return wrong;
}

struct BestGuess {
    std::size_t effort;
    std::vector<Correction> wrong;
};

BestGuess best_guess(const Deflated& stream, unsigned char hint, MatchGuess& guess)
{
    std::size_t effort = efforts_of(hint).first;
    BestGuess best{effort, corrections(stream, effort, guess)};
    while (best.wrong.size() > stream.tokens.size() / kHardlyWrong &&
           ++effort < efforts_of(hint).end) {
        std::vector<Correction> wrong = corrections(stream, effort, guess);
        if (wrong.size() < best.wrong.size()) best = {effort, std::move(wrong)};
    }
    return best;
}

// The bits from `begin` to `end` of the stream, as bytes of their own.
std::string bits_of(std::string_view stream, std::size_t begin, std::size_t end)
{
    BitReader reader(stream.substr(begin / 8));
    static_cast<void>(reader.take(static_cast<unsigned>(begin % 8)));
    BitWriter writer;
    for (std::size_t left = end - begin; left > 0;) {
        const auto count = static_cast<unsigned>(std::min<std::size_t>(left, 16));
        writer.put(reader.take(count), count);
        left -= count;
    }
    return writer.finish();
}

struct BlockPlan {
    std::size_t tokens;
    Header header;
    std::size_t bits = 0;  // of `given`
    std::string given;     // the description of the codes, when it is not the usual one
};

BlockPlan plan_of(const Block& block, std::string_view stream)
{
    if (block.kind == BlockKind::Fixed) return {block.tokens, Header::Fixed, 0, {}};
    std::string header = bits_of(stream, block.header_begin, block.header_end);
    BitWriter usual;
    write_usual_header(usual, usual_lengths(block.frequencies));
    const std::size_t bits = block.header_end - block.header_begin;
    if (usual.size() == bits && usual.finish() == header) {
        return {block.tokens, Header::Usual, 0, {}};
    }
    return {block.tokens, Header::Given, bits, std::move(header)};
}

void put_plan(std::string& out, const BlockPlan& plan)
{
    put_number(out, plan.tokens << 2U | static_cast<std::size_t>(plan.header));
    if (plan.header != Header::Given) return;
    put_number(out, plan.bits);
    out += plan.given;
}

void count(Frequencies& frequencies, std::string_view text, Token token)
{
    if (token.distance == 0) {
        ++frequencies.literals[static_cast<unsigned char>(text.front())];
    } else {
        ++frequencies.literals[257 + length_slot(token.length)];
        ++frequencies.distances[distance_slot(token.distance)];
    }
}

void write_tokens(BitWriter& out, const BlockLengths& lengths, std::string_view text,
                  std::span<const Token> tokens)
{
    const Code literals(lengths.literals);
    const Code distances(lengths.distances);
    const auto put = [&out](const Code& code, std::size_t symbol) {
        out.put(code.word(symbol), code.length(symbol));
    };
    for (const Token token : tokens) {
        if (token.distance == 0) {
            put(literals, static_cast<unsigned char>(text.front()));
        } else {
            const std::size_t length = length_slot(token.length);
            put(literals, 257 + length);
            out.put(token.length - kLengthSlots[length].base, kLengthSlots[length].extra_bits);
            const std::size_t distance = distance_slot(token.distance);
            put(distances, distance);
            out.put(token.distance - kDistanceSlots[distance].base,
                    kDistanceSlots[distance].extra_bits);
        }
        text.remove_prefix(token.length);
    }
    put(literals, kEndOfBlock);
}

// What guesses and corrections say was written, token by token.
class Replay {
  public:
    Replay(std::string_view text, NumberReader& corrections, MatchGuess& guess)
        : text_(text), corrections_(corrections), guess_(guess), left_(corrections.number())
    {
        expect();
    }

    // Nothing: the corrections do not fit the text.
    [[nodiscard]] std::optional<Token> next()
    {
        if (guess_.position() >= text_.size()) return std::nullopt;
        Token token = guess_.guess();
        if (left_ > 0 && right_ == 0) {
            token.length = static_cast<std::uint16_t>(corrections_.number());
            token.distance = static_cast<std::uint16_t>(corrections_.number());
            --left_;
            expect();
        } else if (left_ > 0) {
            --right_;
        }
        const bool fits =
            !corrections_.failed() && token.length >= 1 &&
            token.length <= text_.size() - guess_.position() &&
            token.distance <= guess_.position() &&
            (token.distance == 0 ? token.length == 1
                                 : token.length >= kMinMatch && token.length <= kMaxMatch);
        if (!fits) return std::nullopt;
        guess_.accept(token);
        return token;
    }

  private:
    void expect()
    {
        if (left_ > 0) right_ = corrections_.number();
    }

    std::string_view text_;
    NumberReader& corrections_;
    MatchGuess& guess_;
    std::size_t left_;
    std::size_t right_ = 0;
};

std::optional<BlockPlan> read_plan(NumberReader& numbers)
{
    const std::size_t number = numbers.number();
    if ((number & 3U) > static_cast<std::size_t>(Header::Given)) return std::nullopt;
    BlockPlan plan{number >> 2U, static_cast<Header>(number & 3U), 0, {}};
    if (plan.header == Header::Given) {
        plan.bits = numbers.number();
        plan.given = numbers.bytes((plan.bits + 7) / 8);
    }
    if (numbers.failed()) return std::nullopt;
    return plan;
}

// Description and lengths of one block's codes.
std::optional<BlockLengths> write_header(BitWriter& out, const BlockPlan& plan,
                                         const Frequencies& frequencies)
{
    switch (plan.header) {
        case Header::Fixed: return fixed_lengths();
        case Header::Usual: {
            const BlockLengths lengths = usual_lengths(frequencies);
            write_usual_header(out, lengths);
            return lengths;
        }
        case Header::Given: {
            out.put_all(plan.given, plan.bits);
            BitReader bits(plan.given);
            return read_header(bits);
        }
    }
    return std::nullopt;
}

// Writes a stream block by block; `text` is that of the whole stream.
class StreamWriter {
  public:
    StreamWriter(std::string_view text, unsigned char hint) : rest_(text)
    {
        out_.put(kZlib, 8);
        out_.put(hint, 8);
    }

    // False: the plan does not describe codes.
    [[nodiscard]] bool block(const BlockPlan& plan, const Frequencies& frequencies,
                             std::span<const Token> tokens, bool last)
    {
        out_.put(last ? 1U : 0U, 1);
        out_.put(plan.header == Header::Fixed ? 1U : 2U, 2);
        const std::optional<BlockLengths> lengths = write_header(out_, plan, frequencies);
        if (!lengths) return false;
        write_tokens(out_, *lengths, rest_, tokens);
        for (const Token token : tokens) rest_.remove_prefix(token.length);
        return true;
    }

    [[nodiscard]] std::string finish(std::uint32_t check)
    {
        std::string stream = out_.finish();
        for (const unsigned shift : {24U, 16U, 8U, 0U}) {
            stream += static_cast<char>(check >> shift & 0xFFU);
        }
        return stream;
    }

  private:
    BitWriter out_;
    std::string_view rest_;
};

// What these plans and tokens are written as: it must be what was read.
bool comes_back(const Deflated& stream, std::span<const BlockPlan> plans, std::string_view bytes)
{
    StreamWriter writer(stream.text, static_cast<unsigned char>(bytes[1]));
    std::span<const Token> tokens = stream.tokens;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        const Block& block = stream.blocks[i];
        if (!writer.block(plans[i], block.frequencies, tokens.first(block.tokens),
                          i + 1 == plans.size())) {
            return false;
        }
        tokens = tokens.subspan(block.tokens);
    }
    return writer.finish(stream.check) == bytes.substr(0, stream.size);
}

}  // namespace

std::optional<Opened> open_stream(std::string_view bytes, std::size_t limit, MatchGuess& guess)
{
    if (bytes.size() < 2 || static_cast<unsigned char>(bytes[0]) != kZlib) return std::nullopt;
    const auto hint = static_cast<unsigned char>(bytes[1]);
    if (efforts_of(hint).end == 0) return std::nullopt;
    std::optional<Deflated> stream = read_deflate(bytes, limit);
    if (!stream) return std::nullopt;
    std::vector<BlockPlan> plans;
    for (const Block& block : stream->blocks) plans.push_back(plan_of(block, bytes));
    if (!comes_back(*stream, plans, bytes)) return std::nullopt;
    const BestGuess best = best_guess(*stream, hint, guess);

    Opened out;
    out.choices += static_cast<char>(hint);
    out.choices += static_cast<char>(best.effort);
    put_number(out.choices, plans.size());
    for (const BlockPlan& plan : plans) put_plan(out.choices, plan);
    put_number(out.choices, best.wrong.size());
    for (const Correction& correction : best.wrong) {
        put_number(out.choices, correction.after);
        put_number(out.choices, correction.token.length);
        put_number(out.choices, correction.token.distance);
    }
    if (out.choices.size() > stream->size / 3) return std::nullopt;
    out.text = std::move(stream->text);
    out.size = stream->size;
    return out;
}

std::optional<std::string> close_stream(std::string_view text, std::string_view choices,
                                        MatchGuess& guess)
{
    if (choices.size() < 2) return std::nullopt;
    const auto effort = static_cast<unsigned char>(choices[1]);
    if (effort >= kEfforts.size()) return std::nullopt;
    NumberReader numbers(choices.substr(2));
    std::vector<BlockPlan> plans;
    for (std::size_t left = numbers.number(); left > 0; --left) {
        const std::optional<BlockPlan> plan = read_plan(numbers);
        if (!plan) return std::nullopt;
        plans.push_back(*plan);
    }
    guess.begin(text, kEfforts[effort]);
    Replay replay(text, numbers, guess);
    StreamWriter writer(text, static_cast<unsigned char>(choices[0]));
    std::vector<Token> tokens;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        Frequencies frequencies;
        frequencies.literals[kEndOfBlock] = 1;
        tokens.clear();
        guess.begin_block();
        for (std::size_t left = plans[i].tokens; left > 0; --left) {
            const std::string_view rest = text.substr(guess.position());
            const std::optional<Token> token = replay.next();
            if (!token) return std::nullopt;
            count(frequencies, rest, *token);
            tokens.push_back(*token);
        }
        if (!writer.block(plans[i], frequencies, tokens, i + 1 == plans.size())) {
            return std::nullopt;
        }
    }
    if (guess.position() != text.size() || numbers.failed()) return std::nullopt;
    return writer.finish(adler32(text));
}

}  // namespace buzon::db::pack
