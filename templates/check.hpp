#pragma once

#include "core/finding.hpp"
#include "core/instant.hpp"
#include "core/money.hpp"
#include "core/rfc.hpp"
#include "templates/act_offer.hpp"
#include "templates/bank_order.hpp"
#include "templates/catalogue.hpp"

#include <tl/expected.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace buzon::templates {

struct Addressee {
    Rfc rfc;
    std::string name;
    std::string registro_patronal;  // empty when the addressee has none (a bank)
};

struct Official {
    Rfc rfc;
    std::string name;
    std::string post_key;    // one of the type's SignerPosts
    std::string post_title;  // as the instance names it
};

// An act that may be issued: its structure and every legal rule hold. Only check() makes one.
struct CheckedAct {
    const ActType* type;    // owned by the catalogue
    std::string unit;       // four digits: OOAD and subdelegación
    std::string place;      // where it is issued (CFF 38-III)
    std::string reference;  // the issuer's own key, unique in its unit
    Addressee addressee;
    Official official;
    Channel channel;
    std::optional<Money> total;
    ActOffer offer;
    std::optional<BankOrderFields> bank;  // types whose document is an order to a bank
    std::string xml;                      // Canonical XML 1.0, UTF-8, without <emision> and <sello>
    Findings warnings;                    // severity Warning only: for a human to look at
};

// The whole entry control of an instance as its issuer sends it, on the legal date `on`: hardened
// parsing, XSD, the type's Schematron rules (CFF 38, LFDC 23, grounds of the electronic route, sums
// in centavos), type known and in force, RFC and CLABE, no <emision> nor <sello> (only the gateway
// writes them). A refusal carries every finding: rule id, line, reason, remedy and article. Pure;
// thread-safe.
[[nodiscard]] tl::expected<CheckedAct, Findings> check(const Catalogue& catalogue,
                                                       std::string_view xml, LocalDate on);

struct CheckedEvidence {
    const ActType* type;  // family Evidence
    std::string xml;      // Canonical XML 1.0
};

// The same control for an evidence document (acuse, constancia) that templates/evidence.hpp
// composed.
[[nodiscard]] tl::expected<CheckedEvidence, Findings> check_evidence(const Catalogue& catalogue,
                                                                     std::string_view xml,
                                                                     LocalDate on);

}  // namespace buzon::templates
