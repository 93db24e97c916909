#include "gateway/app/registry_file.hpp"

#include "core/email_address.hpp"
#include "gateway/files.hpp"
#include "gateway/json_reader.hpp"
#include "signing/certificate.hpp"

#include <fmt/format.h>

namespace buzon::app {

namespace {

using json::Node;

class Reader {
  public:
    Reader(std::filesystem::path folder, Instant now) : folder_(std::move(folder)), now_(now) {}

    RegistryFile file;

    void read(Node root)
    {
        root.only({"units", "officials", "employers", "banks", "issuing_systems", "credits"});
        root.each("units", [&](Node& node) { unit(node); });
        root.each("officials", [&](Node& node) { official(node); });
        root.each("employers", [&](Node& node) { employer(node); });
        root.each("banks", [&](Node& node) { bank(node); });
        root.each("issuing_systems", [&](Node& node) { issuing_system(node); });
        root.each("credits", [&](Node& node) { credit(node); });
    }

  private:
    void unit(Node& node)
    {
        node.only({"code", "name", "ooad", "sub", "address", "calendar_scope", "phone"});
        file.units.push_back({node.text("code"), node.text("name"), node.text("ooad"),
                              node.text("sub"), node.text("address"), node.text("calendar_scope"),
                              node.text("phone")});
    }

    void official(Node& node)
    {
        node.only({"rfc", "name", "post", "unit", "grade", "roles", "certificate_number", "from",
                   "to", "competence"});
        const auto rfc = node.value<Rfc>("rfc");
        const auto from = node.value<LocalDate>("from");
        std::vector<db::OfficialRole> roles;
        node.each_text("roles", [&](const std::string& name, const Node::Refuse& refuse) {
            if (const auto role = db::official_role_of(name)) {
                roles.push_back(*role);
            } else {
                refuse("no es una función conocida");
            }
        });
        db::Official official{.rfc = rfc.value_or(nobody()),
                              .name = node.text("name"),
                              .post = node.text("post"),
                              .unit = node.text("unit"),
                              .grade = node.text("grade"),
                              .roles = std::move(roles),
                              .cert_number = node.text("certificate_number"),
                              .in_force_from = from.value_or(LocalDate{}),
                              .in_force_to = node.optional_value<LocalDate>("to")};
        node.each("competence", [&](Node& one) {
            one.only({"act_type", "from", "to", "grounds"});
            file.competences.push_back({official.rfc, one.text("act_type"),
                                        one.value<LocalDate>("from").value_or(LocalDate{}),
                                        one.optional_value<LocalDate>("to"), one.text("grounds")});
        });
        file.officials.push_back(std::move(official));
    }

    void employer(Node& node)
    {
        node.only({"rfc", "name", "curp", "registro_patronal", "mailbox", "representatives"});
        const Rfc rfc = node.value<Rfc>("rfc").value_or(nobody());
        file.people.push_back({rfc, node.text("name"), node.optional_text("curp"),
                               node.optional_text("registro_patronal")});
        node.object("mailbox", [&](Node& box) { mailbox(rfc, box); });
        node.each("representatives", [&](Node& one) {
            one.only({"rfc", "name", "role", "from", "to"});
            const Rfc who = one.value<Rfc>("rfc").value_or(nobody());
            const auto role = db::representative_role_of(one.text("role"));
            if (!role) one.refuse("role", "no es un carácter conocido");
            file.people.push_back({who, one.text("name"), std::nullopt, std::nullopt});
            file.representatives.push_back({rfc, who,
                                            role.value_or(db::RepresentativeRole::Autorizado),
                                            one.value<LocalDate>("from").value_or(LocalDate{}),
                                            one.optional_value<LocalDate>("to")});
        });
    }

    void mailbox(const Rfc& rfc, Node& box)
    {
        box.only({"enabled_at", "terms_sha256", "cedulas_request_at", "emails", "mobiles"});
        const Instant enabled = box.value<Instant>("enabled_at").value_or(Instant{});
        const auto terms = Sha256::parse_hex(box.text("terms_sha256"));
        if (!terms) box.refuse("terms_sha256", "no son 64 dígitos hexadecimales");
        file.mailboxes.push_back({rfc, enabled, terms.value_or(Sha256{}),
                                  box.optional_value<Instant>("cedulas_request_at"), std::nullopt});
        box.each("emails", [&](Node& one) {
            one.only({"address", "confirmed_at"});
            const auto address = EmailAddress::parse(one.text("address"));
            if (!address) one.refuse("address", address.error().reason);
            contact(rfc, db::ContactKind::Email, address ? address->str() : "", one, enabled);
        });
        box.each("mobiles", [&](Node& one) {
            one.only({"number", "confirmed_at"});
            contact(rfc, db::ContactKind::Mobile, one.text("number"), one, enabled);
        });
    }

    void contact(const Rfc& rfc, db::ContactKind kind, std::string address, Node& node,
                 Instant registered)
    {
        db::ContactMeans means{.rfc = rfc,
                               .kind = kind,
                               .address = std::move(address),
                               .registered_at = registered,
                               .confirmed_at = node.optional_value<Instant>("confirmed_at"),
                               .bounced_at = std::nullopt,
                               .lapsed_at = std::nullopt,
                               .withdrawn_at = std::nullopt};
        file.contacts.push_back(std::move(means));
    }

    void bank(Node& node)
    {
        node.only({"entity", "name", "rfc", "base_url", "client_certificate", "signing_certificate",
                   "calendar"});
        file.banks.push_back({node.text("entity"), node.text("name"),
                              node.value<Rfc>("rfc").value_or(nobody()), node.text("base_url"),
                              fingerprint(node, "client_certificate"),
                              fingerprint(node, "signing_certificate"), node.text("calendar")});
    }

    void issuing_system(Node& node)
    {
        node.only({"name", "unit", "client_certificate"});
        file.issuing_systems.push_back(
            {fingerprint(node, "client_certificate"), node.text("name"), node.text("unit")});
    }

    void credit(Node& node)
    {
        node.only({"unit", "number", "debtor", "flags", "firm_on"});
        std::set<db::CreditFlag> flags;
        node.each_text("flags", [&](const std::string& name, const Node::Refuse& refuse) {
            if (const auto flag = db::credit_flag_of(name)) {
                flags.insert(*flag);
            } else {
                refuse("no es una señal conocida");
            }
        });
        file.credits.push_back({{node.text("unit"), node.text("number")},
                                node.value<Rfc>("debtor").value_or(nobody()),
                                std::move(flags),
                                node.optional_value<LocalDate>("firm_on"),
                                now_});
    }

    Sha256 fingerprint(Node& node, const char* key)
    {
        const auto bytes = read_file(folder_ / node.text(key), 1u << 20);
        if (!bytes) {
            node.refuse(key, bytes.error().reason);
            return {};
        }
        const auto certificate = signing::Certificate::parse(*bytes);
        if (!certificate) {
            node.refuse(key, certificate.error().reason);
            return {};
        }
        return certificate->fingerprint();
    }

    // Stands for an RFC that was refused; the file is then refused too.
    static Rfc nobody() { return Rfc::parse("IMS421231I45").value(); }

    std::filesystem::path folder_;
    Instant now_;
};

}  // namespace

tl::expected<RegistryFile, Findings> read_registry(const std::string& text,
                                                   const std::filesystem::path& folder, Instant now)
{
    Findings findings;
    const auto root = json::parse_object(text, findings);
    if (!root) return tl::unexpected(std::move(findings));
    Reader reader(folder, now);
    reader.read(Node(root, "", findings));
    if (!findings.empty()) return tl::unexpected(std::move(findings));
    return std::move(reader.file);
}

}  // namespace buzon::app
