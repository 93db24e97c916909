#include "gateway/app/registry.hpp"

#include "db/pool.hpp"
#include "gateway/app/registry_file.hpp"
#include "gateway/database.hpp"
#include "gateway/files.hpp"

#include <map>

namespace buzon::app {

namespace {

constexpr std::chrono::minutes kBudget{10};

// Registered before, confirmed now, or registered for the first time.
void store_contact(db::Transaction& tx, const db::ContactMeans& means)
{
    const std::int64_t id = db::add_contact(tx, means);
    if (means.confirmed_at) {
        db::mark_contact(tx, id, db::ContactMark::Confirmed, *means.confirmed_at);
    }
}

void store(db::Transaction& tx, const RegistryFile& file)
{
    for (const db::Unit& unit : file.units) db::upsert_unit(tx, unit);
    for (const db::Official& official : file.officials) db::upsert_official(tx, official);
    for (const db::Competence& competence : file.competences) db::grant_competence(tx, competence);
    std::map<std::string, db::Person> people;  // one row a person, the employer's own entry first
    for (const db::Person& person : file.people) people.emplace(person.rfc.str(), person);
    // Orders are addressed to them.
    for (const db::Bank& bank : file.banks) {
        people.emplace(bank.rfc.str(), db::Person{bank.rfc, bank.name, std::nullopt, std::nullopt});
    }
    std::vector<db::Person> all;
    all.reserve(people.size());
    for (auto& [rfc, person] : people) all.push_back(std::move(person));
    if (!all.empty()) db::upsert_people(tx, all);
    for (const db::Representative& one : file.representatives) db::add_representative(tx, one);
    for (const db::Mailbox& mailbox : file.mailboxes) {
        const bool fresh = db::enable_mailbox(tx, mailbox);
        if (!fresh && mailbox.cedulas_request_at) {
            db::request_cedulas(tx, mailbox.rfc, *mailbox.cedulas_request_at);
        }
    }
    for (const db::ContactMeans& means : file.contacts) store_contact(tx, means);
    for (const db::Bank& bank : file.banks) db::upsert_bank(tx, bank);
    for (const db::IssuingSystem& system : file.issuing_systems) {
        db::upsert_issuing_system(tx, system);
    }
    for (const db::Credit& credit : file.credits) db::upsert_credit(tx, credit);
}

}  // namespace

tl::expected<RegistryLoaded, Findings> load_registry(const Services& services,
                                                     const std::filesystem::path& file)
{
    const auto bytes = read_file(file, 64u << 20);
    if (!bytes) return tl::unexpected(Findings{bytes.error()});
    const auto registry =
        read_registry(*bytes, std::filesystem::absolute(file).parent_path(), services.now());
    if (!registry) return tl::unexpected(registry.error());
    try {
        db::in_transaction(services.database(), db::Deadline::in(kBudget),
                           [&](db::Transaction& tx) { store(tx, *registry); });
    } catch (const db::Error& error) {
        if (error.kind() != db::Error::Kind::Constraint) throw;
        return tl::unexpected(
            Findings{{"REGISTRO-RELACION", Severity::Error, error.constraint(), 0,
                      std::string("La base de datos no admite el archivo: ") + error.what(),
                      "Compruebe que unidades y personas estén registradas.", ""}});
    }
    return RegistryLoaded{registry->units.size(),  registry->officials.size(),
                          registry->people.size(), registry->mailboxes.size(),
                          registry->banks.size(),  registry->issuing_systems.size(),
                          registry->credits.size()};
}

}  // namespace buzon::app
