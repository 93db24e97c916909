#pragma once

#include "core/finding.hpp"
#include "core/instant.hpp"
#include "core/sha256.hpp"

#include <tl/expected.hpp>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::templates {

// How an act reaches its addressee: the <canal> of the instance.
enum class Channel : std::uint8_t { Mailbox, Estrados, Bank };
[[nodiscard]] std::string_view channel_name(Channel channel);  // "buzon", "estrados", "banco"

// LSS 40: whether a type may go through the mailbox only when the employer asked for it.
enum class CedulaRequest : std::uint8_t { NotNeeded, Needed };

// CFF 144: business days after effect before which nothing may be enforced. NotEnforced: the act
// fixes no amount to be collected.
enum class EnforcementWait : std::uint8_t { FifteenDays, ThirtyDays, NotEnforced };

// What a field would reveal if it were shown to others, from nothing to the most: CFF 69, LSS 22
// (workers, then their health), LIC 142, and what a prosecutor is told.
enum class Privacy : std::uint8_t { Public, Fiscal, WorkersData, Health, BankSecrecy, Reserved };

[[nodiscard]] std::string_view privacy_name(Privacy privacy);  // as act.xml writes it

enum class Family : std::uint8_t { Act, Evidence };

struct SignerPost {
    std::string key;       // "titular-subdelegacion", the clave of <cargo>
    std::string grade;     // "subdelegacion", "ooad", "nacional"
    std::string title;     // as printed
    std::string citation;  // what gives the post its competence
};

// A field of the instance and everything below it.
struct FieldPrivacy {
    std::string path;  // absolute, without predicates: "/acto/cedula/trabajadores/trabajador/@nss"
    Privacy privacy = Privacy::Fiscal;
};

struct Article {
    std::string law;     // "LSS"
    std::string number;  // "39 D"

    friend bool operator==(const Article&, const Article&) = default;
};

// A remedy that the act must tell of (LFDC 23).
struct Remedy {
    std::string key;               // "inconformidad", the clave of <recurso>
    int days = 0;                  // business days from effect
    std::string before;            // part of the authority's name that the instance must say
    std::string condition;         // XPath from <acto>; empty: in every instance
    std::vector<Article> grounds;  // articles the instance must cite
};

struct CompiledType;  // schema, rules and stylesheets; private to this folder

// One version of an act type (or of an evidence document): everything that act.xml says, and its
// compiled schema, rules and stylesheets. Immutable; owned by the catalogue; used from many
// threads.
struct ActType {
    std::string key;  // "cedula-cuotas"
    std::string version;
    Family family = Family::Act;
    std::string title;          // "Cédula de liquidación de cuotas…"
    std::string neutral_title;  // for avisos: says nothing of the content
    // Only acts listed in the Diario Oficial may travel, from and until these dates.
    LocalDate dof_published_on{};
    LocalDate valid_from{};
    std::optional<LocalDate> valid_to;
    std::vector<Channel> channels;
    CedulaRequest cedula_request = CedulaRequest::NotNeeded;
    EnforcementWait enforcement_wait = EnforcementWait::NotEnforced;
    Privacy privacy = Privacy::Fiscal;  // of every field that `fields` does not name
    std::vector<FieldPrivacy> fields;
    std::vector<SignerPost> signers;
    std::vector<Remedy> remedies;  // none: the act cannot be challenged by itself
    // The act itself fixes a term to do what it asks, its <plazo>: what gives that term, empty when
    // the act alone does.
    std::optional<std::string> own_term;
    std::vector<std::string> matters;     // letters of the unit's mandate
    std::vector<std::string> to_confirm;  // what counsel must still confirm
    LocalDate sample_on{};                // the date on which sample.xml checks clean
    std::string total_xpath;  // where the amount stands in an instance; empty: the act has none
    std::filesystem::path folder;
    Sha256 digest;  // of the files that make the version (templates/fingerprint.hpp)
    std::shared_ptr<const CompiledType> compiled;

    [[nodiscard]] bool in_force(LocalDate on) const;
    [[nodiscard]] bool allows(Channel channel) const;
    [[nodiscard]] const SignerPost* signer(
        std::string_view post_key) const;  // nullptr if it may not sign
    // Of the field at an absolute path without predicates: the longest of `fields` decides.
    [[nodiscard]] Privacy privacy_of(std::string_view path) const;
    // The strictest class of any field.
    [[nodiscard]] Privacy strictest() const;
};

// Every folder acts/<type>/<version>/ and evidence/<type>/<version>/ below one root, compiled once.
// Immutable after load, so one catalogue serves every thread; it must outlive the ActTypes it hands
// out. A folder that does not load is a Finding with file and line, all of them at once.
class Catalogue {
  public:
    [[nodiscard]] static tl::expected<Catalogue, Findings> load(const std::filesystem::path& root);

    // nullptr when there is none. The second one answers with the newest version in force on `on`.
    [[nodiscard]] const ActType* find(std::string_view key, std::string_view version) const;
    [[nodiscard]] const ActType* find_in_force(std::string_view key, LocalDate on) const;
    // By family, key and version.
    [[nodiscard]] const std::vector<ActType>& list() const { return types_; }

  private:
    std::vector<ActType> types_;
};

}  // namespace buzon::templates
