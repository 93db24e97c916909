#pragma once

#include "db/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::db {

enum class OfficialRole { Firmante, Aprobador, Operador, Auditor, Juridico };
[[nodiscard]] std::string_view name_of(OfficialRole role);
[[nodiscard]] std::optional<OfficialRole> official_role_of(std::string_view name);

struct Official {
    Rfc rfc;
    std::string name;
    std::string post;
    std::string unit;  // code
    std::string grade;
    std::vector<OfficialRole> roles;
    std::string cert_number;  // 20 digits of the e.firma
    LocalDate in_force_from;
    std::optional<LocalDate> in_force_to;  // last day

    [[nodiscard]] bool in_force(LocalDate on) const
    {
        return in_force_from <= on && (!in_force_to || on <= *in_force_to);
    }
    [[nodiscard]] bool has(OfficialRole role) const;
};
void upsert_official(Transaction& tx, const Official& official);
[[nodiscard]] std::optional<Official> find_official(Connection& db, const Rfc& rfc);
[[nodiscard]] std::vector<Official> officials_of(Connection& db, std::string_view unit);

// What an official may sign, and by which rule (CFF 38-V).
struct Competence {
    Rfc official;
    std::string act_type;
    LocalDate from;
    std::optional<LocalDate> to;
    std::string grounds;
};
void grant_competence(Transaction& tx, const Competence& competence);
[[nodiscard]] std::optional<Competence> find_competence(Connection& db, const Rfc& official,
                                                        std::string_view act_type, LocalDate on);

}  // namespace buzon::db
