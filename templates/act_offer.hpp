#pragma once

#include "core/instant.hpp"
#include "core/money.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::templates {

// What an act asks of its addressee and what it lets him do, as its own signed XML says; nothing is
// added to it. Texts in Spanish, as signed.
struct PaymentConcept {
    std::string name;
    Money amount;
};

struct Payment {
    std::string line;      // línea de captura
    LocalDate good_until;  // of the line: afterwards no bank takes it
    std::optional<int>
        days;  // business days from the effect (LSS 39 C, CFF 65, 143); empty: at once
    std::vector<std::string> means;
    std::vector<PaymentConcept> concepts;  // empty when the act does not itemise
};

// What the act gives to do what it asks, when it is fixed by the act itself.
struct OwnTerm {
    int days = 0;                      // business days from the effect
    std::string way;                   // how to answer; may be empty
    std::string warning;               // what follows if nothing is done; may be empty
    std::vector<std::string> grounds;  // of the warning: "LSS 304 A"
};

struct OfferedRemedy {
    std::string key;  // "inconformidad"
    std::string name;
    int days = 0;  // business days from the effect
    std::string authority;
    std::vector<std::string> grounds;  // "LSS 294"
};

struct ActOffer {
    std::vector<std::string> credits;  // numbers, in the order of the document
    std::optional<Payment> payment;
    std::optional<OwnTerm> own_term;
    std::vector<OfferedRemedy> remedies;  // LFDC 23
};

// Of a stored act. Throws std::runtime_error when these bytes are no act: they were checked before
// they were signed.
[[nodiscard]] ActOffer read_offer(std::string_view act_xml);

}  // namespace buzon::templates
