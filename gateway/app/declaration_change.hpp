#pragma once

#include "gateway/app/declaration_text.hpp"
#include "gateway/app/enrolment.hpp"

namespace buzon::app {

// Whether the power of who acts must be named: a company always acts by somebody, a person may act
// for himself (law.md §6.10).
[[nodiscard]] bool needs_instrument(const Party& party, DeclarationKind kind,
                                    const DeclarationFields& fields);

// What one kind of declaration changes, and what stands in its way.
class DeclarationChange {
  public:
    DeclarationChange(const Services& services, const Party& party, DeclarationKind kind)
        : services_(&services), party_(&party), kind_(kind)
    {
    }

    // Adds what is known to the fields that were given, which check_fields() admitted; the reasons
    // why it cannot be declared.
    [[nodiscard]] Findings complete(db::Connection& db, DeclarationFields& fields) const;
    // The same reasons for completed fields, of which nothing may have changed.
    [[nodiscard]] Findings refusals(db::Connection& db, const DeclarationFields& fields) const;
    // Makes the change and notes it with its acuse. The caller holds the owner.
    void apply(db::Transaction& tx, const DeclarationFields& fields, const db::AcuseFiles& acuse,
               Instant now) const;

  private:
    [[nodiscard]] Findings complete_terms(db::Connection& db, DeclarationFields& fields) const;
    [[nodiscard]] Findings complete_cedulas(db::Connection& db) const;
    [[nodiscard]] Findings complete_withdrawal(db::Connection& db, DeclarationFields& fields) const;
    [[nodiscard]] Findings complete_grant(db::Connection& db,
                                          const DeclarationFields& fields) const;
    [[nodiscard]] Findings complete_revocation(db::Connection& db, DeclarationFields& fields) const;

    const Services* services_;
    const Party* party_;
    DeclarationKind kind_;
};

}  // namespace buzon::app
