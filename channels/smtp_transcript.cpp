#include "channels/smtp_transcript.hpp"

#include "channels/evidence_text.hpp"

#include <algorithm>
#include <utility>

namespace buzon::channels {
namespace {

constexpr std::size_t max_text = 16u << 10;
constexpr std::size_t max_words = 1000;
constexpr std::string_view omitted = "[credenciales omitidas]";

std::string_view without_newline(std::string_view line)
{
    const std::size_t end = line.find_first_of("\r\n");
    return line.substr(0, end);
}

bool is_command(std::string_view line, std::string_view word)
{
    if (line.size() < word.size()) return false;
    return std::ranges::equal(line.substr(0, word.size()), word, [](char a, char b) {
        return (a >= 'a' && a <= 'z' ? static_cast<char>(a - 32) : a) == b;
    });
}

SmtpPhase phase_after(std::string_view command, SmtpPhase now)
{
    constexpr std::pair<std::string_view, SmtpPhase> phases[] = {
        {"EHLO", SmtpPhase::Greeting},     {"HELO", SmtpPhase::Greeting},
        {"STARTTLS", SmtpPhase::Tls},      {"AUTH", SmtpPhase::Login},
        {"MAIL FROM:", SmtpPhase::Sender}, {"RCPT TO:", SmtpPhase::Recipient},
        {"DATA", SmtpPhase::Content}};
    for (const auto& [word, phase] : phases) {
        if (is_command(command, word)) return phase;
    }
    return now;
}

int code_of_reply(std::string_view line)
{
    int code = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        if (i >= line.size() || line[i] < '0' || line[i] > '9') return 0;
        code = code * 10 + (line[i] - '0');
    }
    return code;
}

}  // namespace

void SmtpTranscript::clear()
{
    *this = SmtpTranscript();
}

void SmtpTranscript::note(std::string_view text)
{
    append("* ", evidence_text(without_newline(text), max_words));
}

void SmtpTranscript::sent(std::string_view line)
{
    line = without_newline(line);
    reply_.reset();
    words_.clear();
    if (logging_in_) {
        append("C: ", omitted);
        return;
    }
    phase_ = phase_after(line, phase_);
    in_ehlo_ = is_command(line, "EHLO");
    if (in_ehlo_) offers_.clear();
    if (is_command(line, "AUTH")) {
        logging_in_ = true;
        const std::size_t mechanism_end = line.find(' ', line.find(' ') + 1);
        append("C: ", std::string(line.substr(0, mechanism_end)) + " " + std::string(omitted));
        return;
    }
    append("C: ", line);
}

void SmtpTranscript::received(std::string_view line)
{
    line = without_newline(line);
    const int code = code_of_reply(line);
    // A challenge may hold what a password can be guessed from.
    append("S: ", code == 334 ? std::string("334 ") + std::string(omitted)
                              : evidence_text(line, max_words));
    const std::string_view words = line.size() > 4 ? line.substr(4) : std::string_view();
    if (in_ehlo_ && code == 250) offers_.emplace_back(words.substr(0, words.find(' ')));
    if (words_.size() < max_words) {
        if (!words_.empty()) words_ += ' ';
        words_ += evidence_text(words, max_words);
    }
    if (line.size() > 3 && line[3] == '-') return;
    if (code != 334) logging_in_ = false;
    reply_ = SmtpReply{.phase = phase_, .code = code, .text = std::exchange(words_, {})};
}

bool SmtpTranscript::offers(std::string_view keyword) const
{
    return std::ranges::any_of(offers_, [&](const std::string& offered) {
        return offered.size() == keyword.size() && is_command(offered, keyword);
    });
}

void SmtpTranscript::append(std::string_view mark, std::string_view line)
{
    if (text_.size() > max_text) return;
    text_ += mark;
    text_ += line;
    text_ += '\n';
    if (text_.size() > max_text) text_ += "[…]\n";
}

}  // namespace buzon::channels
