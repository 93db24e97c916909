#include "gateway/app/act_terms.hpp"

#include "gateway/app/notify.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <sstream>
#include <string_view>

namespace buzon::app {
namespace {

constexpr const char* kThirtyToPay = "pago:30";
constexpr std::string_view kReply = "respuesta:";
constexpr int kLongestReply = 200;  // business days: what an open term may take (BoxTerms)

std::set<std::string> words_of(const std::string& text)
{
    std::istringstream in(text);
    std::set<std::string> words;
    for (std::string word; in >> word;) words.insert(word);
    return words;
}

// Days to answer; none when the act gives none, or more than any term that is followed here.
std::optional<int> reply_of(const std::set<std::string>& words)
{
    for (const std::string& word : words) {
        if (!word.starts_with(kReply)) continue;
        int days = 0;
        const char* const end = word.data() + word.size();
        const auto read = std::from_chars(word.data() + kReply.size(), end, days);
        if (read.ec == std::errc() && read.ptr == end && days >= 1 && days <= kLongestReply) {
            return days;
        }
    }
    return std::nullopt;
}

bool granted(const std::set<std::string>& words, DeadlineId id, const templates::ActType* type)
{
    const bool pays = words.contains("pago:15") || words.contains(kThirtyToPay);
    switch (id) {
        case DeadlineId::Pago: return pays;
        case DeadlineId::Exigible:
            return pays && (type == nullptr ||
                            type->enforcement_wait != templates::EnforcementWait::NotEnforced);
        case DeadlineId::Respuesta: return reply_of(words).has_value();
        default: return words.contains(std::string(code_of(id)));
    }
}

}  // namespace

std::string grants_text(const templates::ActOffer& offer, const templates::ActType& type)
{
    std::set<std::string> words;
    for (const templates::OfferedRemedy& remedy : offer.remedies) {
        // LINF 52 gives the term of LSS 294: one date for both.
        words.insert(remedy.key == "inconformidad-infonavit" ? "inconformidad" : remedy.key);
    }
    if (offer.payment && offer.payment->days) {
        words.insert("pago:" + std::to_string(*offer.payment->days));
    }
    if (type.own_term && offer.own_term && !offer.payment) {
        words.insert(std::string(kReply) + std::to_string(offer.own_term->days));
    }
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

TermPolicy term_policy(const templates::ActType* type, const std::optional<std::string>& grants)
{
    TermPolicy policy = type == nullptr ? TermPolicy{} : term_policy(*type);
    if (!grants) return policy;
    const std::set<std::string> words = words_of(*grants);
    if (words.contains(kThirtyToPay)) policy.payment = PaymentTerm::Days30;
    policy.reply = reply_of(words);
    return policy;
}

void keep_granted(NotificationTerms& terms, const templates::ActType* type,
                  const std::optional<std::string>& grants)
{
    if (!grants) return;
    const std::set<std::string> words = words_of(*grants);
    std::erase_if(terms.deadlines,
                  [&](const Deadline& one) { return !granted(words, one.id, type); });
    if (type == nullptr || !type->own_term || type->own_term->empty()) return;
    for (Deadline& one : terms.deadlines) {
        if (one.id != DeadlineId::Respuesta && one.id != DeadlineId::Pago) continue;
        one.rule = *type->own_term + ", CFF 12";
    }
}

const Deadline* next_deadline(const NotificationTerms& terms, LocalDate today)
{
    const Deadline* next = nullptr;
    for (const Deadline& one : terms.deadlines) {
        if (one.who != Obliged::Patron || one.date < today) continue;
        if (next == nullptr || one.date < next->date) next = &one;
    }
    return next;
}

const Deadline* last_deadline(const NotificationTerms& terms)
{
    const Deadline* last = nullptr;
    for (const Deadline& one : terms.deadlines) {
        if (one.who == Obliged::Patron && (last == nullptr || last->date < one.date)) last = &one;
    }
    return last;
}

}  // namespace buzon::app
