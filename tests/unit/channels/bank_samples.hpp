#pragma once

#include "channels/bank_order.hpp"
#include "channels/bank_schema.hpp"

#include <filesystem>
#include <string>

namespace buzon::channels {

inline const BankSchemas& schemas()
{
    static const BankSchemas compiled(std::filesystem::path(BUZON_SOURCE_DIR) / "channels/bank");
    return compiled;
}

inline Uuid uuid(const char* text)
{
    return Uuid::parse(text).value();
}

inline OrderEnvelope sample_envelope(int act_no)
{
    return {.msg_id = uuid("01935c1e-7a00-7000-8000-000000000001"),
            .environment = Environment::Test,
            .created_at = Instant::parse("2026-11-10T16:00:00Z").value(),
            .sender_unit = "3901",
            .entity = "040032",
            .seq = 7,
            .order_id = uuid("01935c1e-7a00-7000-8000-0000000000aa"),
            .group_id = uuid("01935c1e-7a00-7000-8000-0000000000bb"),
            .act_no = act_no,
            .relation = Relation::Nuevo,
            .relates_to = {},
            .due = {{.id = "inmovilizar",
                     .at = Instant::parse("2026-11-14T05:59:59Z").value(),
                     .date = parse_iso_date("2026-11-13").value(),
                     .basis = "CFF 156-Bis: tercer día siguiente a la notificación",
                     .calendar = "cff12-2026.1",
                     .clock_start = parse_iso_date("2026-11-10").value()}},
            .document = {.sha256 = sha256_of("pdf"), .pages = 4, .bytes = 123456}};
}

inline Authority sample_authority()
{
    return {.unit_id = "3901",
            .name = "Subdelegación Núñez & Peña",
            .address = "Av. \"Reforma\" 476 <piso 2>, Ciudad de México",
            .email = EmailAddress::parse("cobranza.3901@imss.example").value(),
            .oficio_no = "3901-2026-0000123-K",
            .expediente = "",
            .official_name = "Ana Muñoz",
            .official_position = "Titular de la Subdelegación",
            .official_cert_serial = "30001000000500003416"};
}

inline OrderContact sample_contact()
{
    return {.desk = "Mesa de órdenes a bancos",
            .phone = "55 5555 0100",
            .release_phone = "55 5555 0199",
            .email = EmailAddress::parse("mesa@imss.example").value()};
}

inline OrderPerson moral()
{
    return {.rfc = Rfc::parse("EKU9003173C9").value(),
            .curp = {},
            .name = "ESCUELA KEMPER & URGATE",
            .company_type = "SA DE CV",
            .role = "PAT",
            .registros_patronales = {RegistroPatronal::parse("Y5412345101").value()}};
}

inline FreezeOrder sample_freeze()
{
    return {.envelope = sample_envelope(1),
            .authority = sample_authority(),
            .legal_basis = LegalBasis::Cff156BisI,
            .firmness = Firmness::Firm,
            .grounds_text = "Crédito firme no pagado ni garantizado.",
            .cap = {.amount = Money::from_centavos(150'000'000),
                    .group_amount = Money::from_centavos(150'000'000),
                    .as_of = parse_iso_date("2026-11-10").value(),
                    .basis = CapBasis::Full,
                    .strategy = CapStrategy::Single},
            .person = moral(),
            .targets = TargetMode::KnownThenAll,
            .accounts = {Clabe::parse("032180000118359719").value()},
            .exclusions = {ExcludedProduct::Payroll, ExcludedProduct::Afore},
            .scope = ScopeMode::PointInTime,
            .joint_accounts = JointAccounts::ReportFirst,
            .contact = sample_contact()};
}

inline ReleaseOrder sample_release()
{
    return {.envelope = sample_envelope(2),
            .authority = sample_authority(),
            .kind = ReleaseKind::Partial,
            .reason = ReleaseReason::Excess,
            .release_amount = Money::from_centavos(30'000'000),
            .expected_frozen = Money::from_centavos(90'000'000),
            .keep_amount = Money::from_centavos(60'000'000),
            .accounts = {{.account_ref = "032180000118359719",
                          .amount = Money::from_centavos(30'000'000)}},
            .clock = ReleaseClock::FromEffect,
            .antecedent = {.oficio_no = "3901-2026-0000123-K",
                           .date = parse_iso_date("2026-11-10").value(),
                           .expediente = ""},
            .person = moral(),
            .contact = sample_contact()};
}

inline std::string first(const Findings& findings)
{
    if (findings.empty()) return {};
    return findings[0].id + ' ' + findings[0].field + ' ' + findings[0].reason;
}

}  // namespace buzon::channels
