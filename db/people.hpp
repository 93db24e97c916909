#pragma once

#include "db/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::db {

// Whoever an act is addressed to or speaks for somebody: an employer, a representative.
struct Person {
    Rfc rfc;
    std::string name;
    std::optional<std::string> curp;
    std::optional<std::string> registro_patronal;
};

// Adds the persons or brings their data up to date.
void upsert_people(Transaction& tx, const std::vector<Person>& people);
[[nodiscard]] std::optional<Person> find_person(Connection& db, const Rfc& rfc);

// In what capacity somebody opens an act (CFF 19, 134-I).
enum class RepresentativeRole { Titular, Representante, Autorizado };
[[nodiscard]] std::string_view name_of(RepresentativeRole role);
[[nodiscard]] std::optional<RepresentativeRole> representative_role_of(std::string_view name);

struct Representative {
    Rfc represented;
    Rfc rfc;
    RepresentativeRole role;
    LocalDate from;
    std::optional<LocalDate> to;  // last day on which it holds
};
void add_representative(Transaction& tx, const Representative& representative);

// What `rfc` is for `represented` on that day; the person itself is always Titular. Nothing: no
// right.
[[nodiscard]] std::optional<RepresentativeRole> representation(Connection& db,
                                                               const Rfc& represented,
                                                               const Rfc& rfc, LocalDate on);
// Everybody for whom `rfc` may act on that day, itself not included.
[[nodiscard]] std::vector<Representative> represented_by(Connection& db, const Rfc& rfc,
                                                         LocalDate on);

}  // namespace buzon::db
