#include "channels/smtp.hpp"

#include "channels/smtp_connection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <string_view>

namespace buzon::channels {
namespace {

using Steady = std::chrono::steady_clock;

bool is_envid(std::string_view text)
{
    const auto fits = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               c == '-' || c == '.';
    };
    return !text.empty() && text.size() <= 100 && std::ranges::all_of(text, fits);
}

// RFC 3461 §4: "+" and "=" have a meaning of their own in a parameter.
std::string xtext(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '+' || c == '=') {
            out += c == '+' ? "+2B" : "+3D";
        } else {
            out += c;
        }
    }
    return out;
}

// DATA begins the content's phase, but until the content was sent nothing is in doubt.
SmtpPhase before_content(SmtpPhase phase)
{
    return phase == SmtpPhase::Content ? SmtpPhase::Recipient : phase;
}

}  // namespace

class SmtpSender::Session {
  public:
    Session(const SmtpSettings& settings, const Clock& clock)
        : settings_(settings), clock_(clock), connection_(settings)
    {
    }

    Attempt send(const Mail& mail)
    {
        if (!is_envid(mail.envid)) throw std::logic_error("SmtpSender: envid");
        Attempt attempt;
        attempt.started = clock_.now();
        const Steady::time_point begun = Steady::now();
        static_cast<Judgement&>(attempt) = deliver(mail, begun + settings_.total_timeout);
        attempt.elapsed =
            std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - begun);
        if (attempt.verdict == Verdict::Delivered) attempt.accepted_at = clock_.now();
        attempt.transcript = connection_.transcript().text();
        return attempt;
    }

  private:
    using Deadline = SmtpConnection::Deadline;

    Judgement deliver(const Mail& mail, Deadline deadline)
    {
        bool fresh = false;
        if (!connection_.is_open()) {
            if (const auto refused = open()) return *refused;
            fresh = true;
        }
        while (true) {
            if (!fresh) begin_again();
            Judgement outcome = dialogue(mail, deadline);
            // A server closes an idle connection when it likes; that says nothing of this message.
            const bool stale = !fresh && !connection_.is_open() &&
                               connection_.transcript().phase() == SmtpPhase::Sender;
            if (!stale) return outcome;
            if (const auto refused = open()) return *refused;
            fresh = true;
        }
    }

    std::optional<Judgement> open()
    {
        const auto trouble = connection_.open();
        const SmtpTranscript& said = connection_.transcript();
        if (!trouble) {
            greeting_ = said;
            return std::nullopt;
        }
        if (said.reply() && said.reply()->code >= 400) return judge_smtp(*said.reply());
        return judge_smtp(*trouble, said.phase());
    }

    // The evidence of each message begins with how its connection was opened.
    void begin_again()
    {
        connection_.transcript() = greeting_;
        connection_.transcript().note("[misma conexión]");
    }

    Judgement dialogue(const Mail& mail, Deadline deadline)
    {
        const SmtpTranscript& said = connection_.transcript();
        std::string from = fmt::format("MAIL FROM:<{}>", settings_.envelope_from.str());
        std::string to = fmt::format("RCPT TO:<{}>", mail.to.str());
        if (said.offers("SIZE")) from += fmt::format(" SIZE={}", mail.mime.size());
        if (said.offers("DSN")) {
            from += fmt::format(" RET=HDRS ENVID={}", mail.envid);
            to += fmt::format(" NOTIFY=FAILURE,DELAY ORCPT=rfc822;{}", xtext(mail.to.str()));
        }
        if (const auto end = step(connection_.command(from, deadline), 250)) return *end;
        if (const auto end = step(connection_.command(to, deadline), 250))
            return reset(*end, deadline);
        if (const auto end = name_copy(deadline)) return *end;
        if (Steady::now() >= deadline) {
            return reset(judge_smtp(Trouble::TimedOut, SmtpPhase::Recipient), deadline);
        }
        if (const auto end = step(connection_.command("DATA", deadline), 354)) {
            return reset(*end, deadline);
        }
        if (const auto trouble = connection_.content(mail.mime, deadline)) {
            return judge_smtp(*trouble, SmtpPhase::Content);
        }
        const int kind = said.reply()->code / 100;
        if (kind != 2 && kind != 4 && kind != 5) {
            connection_.close();
            return judge_smtp(Trouble::Protocol, SmtpPhase::Content);
        }
        return after(judge_smtp(*said.reply()));
    }

    // Only a broken connection ends the transaction here, never the server's opinion of the copy.
    std::optional<Judgement> name_copy(Deadline deadline)
    {
        if (!settings_.copies_to) return std::nullopt;
        const SmtpTranscript& said = connection_.transcript();
        std::string copy = fmt::format("RCPT TO:<{}>", settings_.copies_to->str());
        if (said.offers("DSN")) copy += " NOTIFY=NEVER";
        if (const auto trouble = connection_.command(copy, deadline)) {
            return judge_smtp(*trouble, SmtpPhase::Recipient);
        }
        if (said.reply()->code != 421) return std::nullopt;
        return after(judge_smtp(*said.reply()));
    }

    // Nothing while the dialogue may go on.
    std::optional<Judgement> step(std::optional<Trouble> trouble, int wanted)
    {
        const SmtpTranscript& said = connection_.transcript();
        if (trouble) return judge_smtp(*trouble, before_content(said.phase()));
        const SmtpReply& reply = *said.reply();
        if (reply.code / 10 == wanted / 10) return std::nullopt;
        Judgement judged = judge_smtp(reply);
        // A "yes" that does not fit the question is no yes.
        if (judged.verdict == Verdict::Delivered) {
            judged = judge_smtp(Trouble::Protocol, before_content(reply.phase));
        }
        return after(std::move(judged));
    }

    Judgement after(Judgement judged)
    {
        const auto& reply = connection_.transcript().reply();
        if (reply && reply->code == 421) connection_.close();
        return judged;
    }

    // Leaves the connection ready for the next message.
    Judgement reset(Judgement judged, Deadline deadline)
    {
        if (!connection_.is_open()) return judged;
        const auto trouble = connection_.command("RSET", deadline);
        if (!trouble && connection_.transcript().reply()->code != 250) connection_.close();
        return judged;
    }

    const SmtpSettings& settings_;
    const Clock& clock_;
    SmtpConnection connection_;
    SmtpTranscript greeting_;
};

SmtpSender::SmtpSender(const SmtpSettings& settings, const Clock& clock)
    : session_(std::make_unique<Session>(settings, clock))
{
}

SmtpSender::~SmtpSender() = default;

Attempt SmtpSender::send(const Mail& mail)
{
    return session_->send(mail);
}

}  // namespace buzon::channels
