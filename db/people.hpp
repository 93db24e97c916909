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

// Adds a person nobody knew; one that is known stays as it is.
void add_person(Transaction& tx, const Person& person);

// In what capacity somebody enters a mailbox (CFF 19, 134-I). A Contador sees what there is and its
// dates: no paper, no opening.
enum class RepresentativeRole { Titular, Representante, Autorizado, Contador };
[[nodiscard]] std::string_view name_of(RepresentativeRole role);
[[nodiscard]] std::optional<RepresentativeRole> representative_role_of(std::string_view name);

struct Representative {
    Rfc represented;
    Rfc rfc;
    RepresentativeRole role;
    LocalDate from;
    std::optional<LocalDate> to;             // last day on which it holds
    std::optional<std::string> name = {};    // as whoever granted it wrote it
    std::optional<Instant> revoked_at = {};  // holds no more
};
// From the registry; what was revoked by its owner stays revoked.
void add_representative(Transaction& tx, const Representative& representative);
// By a signed declaration; revoked earlier the same day, it holds again.
void grant_representation(Transaction& tx, const Representative& representative);
// What `rfc` is for `represented`, from now on no more. False: there was nothing to revoke.
[[nodiscard]] bool revoke_representation(Transaction& tx, const Representative& whose, Instant at);
// Everybody who was let in, the newest first.
[[nodiscard]] std::vector<Representative> representatives_of(Connection& db,
                                                             const Rfc& represented);

// What `rfc` is for `represented` on that day; the person itself is always Titular. Nothing: no
// right.
[[nodiscard]] std::optional<RepresentativeRole> representation(Connection& db,
                                                               const Rfc& represented,
                                                               const Rfc& rfc, LocalDate on);
// Everybody for whom `rfc` may act on that day, itself not included.
[[nodiscard]] std::vector<Representative> represented_by(Connection& db, const Rfc& rfc,
                                                         LocalDate on);

}  // namespace buzon::db
