#pragma once

#include "core/instant.hpp"
#include "core/money.hpp"
#include "templates/catalogue.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace buzon::templates {

struct NoticedAccount {
    std::string last_digits;  // four
    std::string product;
    Money amount;
};

// What the bank informed, and under what reference the notice is issued.
struct FreezeNotice {
    std::string reference;
    LocalDate executed{};
    LocalDate informed{};
    Money total;
    std::vector<NoticedAccount> accounts;
    LocalDate procedure_start{};  // 20 days to tell the employer, 3 in procedures before 2026
};

// The instance of aviso-inmovilizacion that follows from an issued order (its sealed XML): unit,
// official, grounds and credits are the order's. `type` is the version of the notice in force; its
// folder holds de-orden.xslt. templates::Error{Stylesheet} when that cannot be used.
[[nodiscard]] std::string freeze_notice(const ActType& type, std::string_view order_xml,
                                        const FreezeNotice& notice);

}  // namespace buzon::templates
