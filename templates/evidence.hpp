#pragma once

#include "core/estrados_ground.hpp"
#include "core/instant.hpp"
#include "core/rfc.hpp"
#include "core/sha256.hpp"
#include "core/standing.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace buzon::templates {

// Data of the documents that prove a notification. compose() gives an instance of the type's
// schema, Canonical XML 1.0, which then goes the way of an act: check_evidence, stamp, seal,
// render.

struct ActMention {
    std::string folio;
    std::string check_code;
    std::string title;
    std::string reference;
    LocalDate issued{};
    std::string unit;       // four digits
    std::string unit_name;  // "Subdelegación Hidalgo"
    std::string ooad;
    std::string place;
    std::string official_name;
    std::string official_post;
    Sha256 document;  // of the sealed XML
};

struct Recipient {
    Rfc rfc;
    std::string name;
    std::string registro_patronal;  // may be empty
};

// Law of the term engine's trace: why each day counts or not.
struct TracedDay {
    LocalDate date{};
    int counted = 0;  // 1, 2, 3 …; 0 when the day does not count
    std::string why;  // "sábado", "CFF 12: tercer lunes de noviembre"; empty when it counts
};

struct NamedOfficial {
    Rfc rfc;
    std::string name;
    std::string post_key;
    std::string post_title;
};

enum class SignerRole : std::uint8_t { Titular, Representante, Autorizado };

// 6.3 acuse de recibo: the recipient opened with its e.firma (CFF 134-I).
struct AcuseData {
    ActMention act;
    Recipient recipient;
    SignerRole role = SignerRole::Titular;
    std::string signer_name;
    Rfc signer_rfc;
    std::string certificate_number;
    Instant authenticated;         // date and hour of authentication to open
    std::string signed_text;       // what the recipient signed
    std::string signature_base64;  // over signed_text
    LocalDate notified{};
    LocalDate effective{};
    Instant aviso_sent;
    std::string calendar_version;
    std::optional<Sha256> previous_event;
};

// That day 4 was put off after it was told, and why (CFF 12; law §11).
struct PutOff {
    LocalDate before{};
    LocalDate after{};
    std::string reason;
};

// 6.4 constancia: the recipient did not authenticate within the term; signed by a named official.
struct ConstanciaData {
    ActMention act;
    Recipient recipient;
    NamedOfficial certifier;
    std::string aviso_folio;
    Instant deposited;
    Instant aviso_sent;
    std::vector<std::string> addresses;
    std::vector<PutOff> put_off;   // in order
    std::vector<TracedDay> trace;  // from the day after the aviso to day 4
    LocalDate day4{};
    LocalDate effective{};
    std::string calendar_version;
    int unavailable_minutes = 0;  // of the mailbox during the three days
    std::optional<Sha256> previous_event;
};

// The accord that orders a publication in estrados (LSS 286 M, CFF 134-III): ground, facts,
// official.
struct EstradosOrderData {
    ActMention act;
    Recipient recipient;
    NamedOfficial official;
    EstradosGround ground = EstradosGround::NotEnabled;
    std::vector<std::string> facts;  // what proves the ground; at least one
    Instant consulted;               // when the records of the mailbox were looked up
    std::string page_url;            // where it is to be published
    std::optional<Sha256> previous_event;
};

// What was read at the public address of a publication on one day: signed as XML and time-stamped,
// it proves the permanence of that day (CFF 139).
struct EstradosProofData {
    std::string folio;
    std::string unit;
    LocalDate day{};
    Instant seen;
    std::string url;
    Sha256 page;  // of what was read, which is what was published
    Standing standing = Standing::Legal;
};

struct PublishedDay {
    LocalDate date{};
    int counted = 0;
    std::string why;
    std::optional<Sha256> page;   // digest of what was read at the public address that day
    std::optional<Instant> seen;  // when
};

// 6.5 constancia of publication in estrados: ten days published, notified on the eleventh (CFF
// 139).
struct EstradosData {
    ActMention act;
    Recipient recipient;
    NamedOfficial certifier;
    EstradosGround ground = EstradosGround::NotEnabled;
    std::vector<std::string> facts;  // what proves the ground
    std::string order_reference;     // folio of the acuerdo that ordered the publication
    LocalDate order_date{};
    std::string page_url;
    Instant published;
    std::vector<PublishedDay> trace;  // from the day after publication to the eleventh
    LocalDate day10{};
    LocalDate notified{};  // the eleventh day
    LocalDate effective{};
    std::optional<Instant> removed;
    std::string calendar_version;
    std::optional<Sha256> previous_event;
};

struct DeclaredField {
    std::string label;
    std::string value;
};

// What somebody declared about his mailbox with the e.firma (LSS 40, 286 M; CFF 19).
struct DeclarationData {
    std::string unit;  // that gives the acuse: four digits, its name, its OOAD, its place
    std::string unit_name;
    std::string ooad;
    std::string place;
    Rfc owner;
    std::string owner_name;
    std::string kind;       // "terminos", "solicitud-cedulas", "baja-medio", …
    std::string statement;  // in plain words
    std::vector<DeclaredField> fields;
    SignerRole role = SignerRole::Titular;  // Titular or Representante
    std::string signer_name;
    Rfc signer_rfc;
    std::string certificate_number;
    Instant declared;
    std::string signed_text;
    std::string signature_base64;  // over signed_text
};

[[nodiscard]] std::string compose(const AcuseData& data);
[[nodiscard]] std::string compose(const DeclarationData& data);
[[nodiscard]] std::string compose(const ConstanciaData& data);
[[nodiscard]] std::string compose(const EstradosOrderData& data);
[[nodiscard]] std::string compose(const EstradosData& data);
// Not an instance of a type: what it says is all there is to it.
[[nodiscard]] std::string compose(const EstradosProofData& data);

}  // namespace buzon::templates
