#include "gateway/app/bank_message.hpp"

#include "channels/bank_order.hpp"
#include "core/aviso_window.hpp"
#include "core/bank_clocks.hpp"
#include "signing/digest.hpp"
#include "signing/signer.hpp"
#include "signing/timestamp.hpp"
#include "signing/xades.hpp"
#include "templates/catalogue.hpp"
#include "templates/page_count.hpp"

#include <stdexcept>

namespace buzon::app {
namespace {

// CFF 13: hours of a diligencia.
constexpr HourWindow kServiceHours{std::chrono::hours(7) + std::chrono::minutes(30),
                                   std::chrono::hours(18)};

Uuid uuid_of(const std::string& text)
{
    auto uuid = Uuid::parse(text);
    if (!uuid) throw std::logic_error("a stored identifier is no UUID");
    return *uuid;
}

template <class T>
T parsed(const std::string& text)
{
    auto value = T::parse(text);
    if (!value) throw std::logic_error("an issued order holds what its check refuses: " + text);
    return *value;
}

Instant end_of(LocalDate day)
{
    return from_zona_centro(day + std::chrono::days(1), std::chrono::milliseconds(0)) -
           std::chrono::milliseconds(1);
}

channels::OrderContact contact_of(const templates::DeskContact& desk)
{
    return {desk.desk, desk.phone, desk.release_phone, parsed<EmailAddress>(desk.email)};
}

std::string post_title(const Services& services, const BankFile& file)
{
    const templates::ActType* type = services.catalogue().find(file.act.type, file.act.version);
    const templates::SignerPost* post =
        type == nullptr ? nullptr : type->signer(file.official.post);
    return post == nullptr ? file.official.post : post->title;
}

channels::Authority authority_of(const Services& services, const BankFile& file,
                                 const db::Act& document, const signing::Signer& signer)
{
    return {.unit_id = file.unit.code,
            .name = file.unit.name,
            .address = file.unit.domicilio,
            .email = parsed<EmailAddress>(file.fields.contact.email),
            .oficio_no = document.reference,
            .expediente = {},
            .official_name = file.official.name,
            .official_position = post_title(services, file),
            .official_cert_serial = signer.certificate().number()};
}

channels::OrderPerson person_of(const templates::Debtor& debtor)
{
    channels::OrderPerson person{.rfc = debtor.rfc,
                                 .curp = std::nullopt,
                                 .name = debtor.name,
                                 .company_type = {},
                                 .role = debtor.role,
                                 .registros_patronales = {}};
    if (!debtor.curp.empty()) person.curp = parsed<Curp>(debtor.curp);
    for (const std::string& number : debtor.registros_patronales) {
        person.registros_patronales.push_back(parsed<RegistroPatronal>(number));
    }
    return person;
}

class Composer {
  public:
    Composer(const Services& services, db::Transaction& tx, const BankFile& file,
             const db::BankAct& act, const signing::Signer& signer)
        : services_(services),
          tx_(tx),
          file_(file),
          act_(act),
          signer_(signer),
          document_(file.document_of(act)),
          calendar_(services.calendar_of(file.unit.calendar_scope)),
          now_(services.now())
    {
        const auto dated = dated_on(now_, kServiceHours, calendar_.latest);
        if (!dated) throw std::runtime_error(beyond_horizon(calendar_.latest).reason);
        served_ = *dated;
    }

    tl::expected<std::string, Findings> freeze()
    {
        channels::FreezeOrder order{.envelope = envelope(db::BankLane::Normal),
                                    .authority = authority_of(services_, file_, document_, signer_),
                                    .legal_basis = file_.fields.legal_basis,
                                    .firmness = file_.fields.firmness,
                                    .grounds_text = grounds(),
                                    .cap = cap(),
                                    .person = person_of(file_.fields.debtor),
                                    .targets = file_.fields.targets,
                                    .accounts = {},
                                    .exclusions = file_.fields.exclusions,
                                    .scope = file_.fields.scope,
                                    .joint_accounts = file_.fields.joint_accounts,
                                    .contact = contact_of(file_.fields.contact)};
        for (const std::string& clabe : file_.fields.accounts) {
            order.accounts.push_back(parsed<Clabe>(clabe));
        }
        BankDates dates{.notified = served_,
                        .executed = {},
                        .informed = {},
                        .excess_known = {},
                        .guarantee_filed = {},
                        .guarantee_notified = {},
                        .procedure_start = file_.fields.procedure_start};
        const auto clocks = bank_clocks(dates, calendar_);
        if (!clocks) return tl::unexpected(clocks.error());
        for (const Deadline& deadline : clocks->deadlines) {
            order.envelope.due.push_back({std::string(code_of(deadline.id)), end_of(deadline.date),
                                          deadline.date, deadline.rule, clocks->calendar, served_});
        }
        return channels::compose(order);
    }

    tl::expected<std::string, Findings> release()
    {
        const Money held = Money::from_centavos(file_.order.facts.frozen.centavos() -
                                                file_.order.facts.released.centavos());
        const auto reason = release_reason_of(act_.reason);
        if (!reason) throw std::logic_error("a release without a known reason");
        const bool whole = act_.amount >= held;
        channels::ReleaseOrder order{
            .envelope = envelope(db::BankLane::Release),
            .authority = authority_of(services_, file_, document_, signer_),
            .kind = *reason == ReleaseReason::Excess        ? ReleaseKind::Excess
                    : *reason == ReleaseReason::ExemptFunds ? ReleaseKind::Exemption
                    : whole                                 ? ReleaseKind::Full
                                                            : ReleaseKind::Partial,
            .reason = *reason,
            .release_amount = act_.amount,
            .expected_frozen = held,
            .keep_amount = Money::from_centavos(held.centavos() - act_.amount.centavos()),
            .accounts = {},
            .clock = *reason == ReleaseReason::Excess ? channels::ReleaseClock::FromEffect
                                                      : channels::ReleaseClock::FromReceipt,
            .antecedent = {file_.act.reference, zona_centro(file_.act.issued_at).date, {}},
            .person = person_of(file_.fields.debtor),
            .contact = contact_of(file_.fields.contact)};
        // CFF 145-IV: third day after receipt; of an excess, after the order takes effect.
        const bool from_effect = order.clock == channels::ReleaseClock::FromEffect;
        const auto due = calendar_.latest.nth_after(served_, from_effect ? 4 : 3);
        if (!due) return tl::unexpected(Findings{beyond_horizon(calendar_.latest)});
        order.envelope.relation = channels::Relation::Antecedente;
        order.envelope.due.push_back(
            {from_effect ? "liberar-exceso" : "liberar", end_of(*due), *due,
             from_effect ? "CFF 145, 151, 156-Bis: tercer día siguiente a que surta efectos"
                         : "CFF 145-IV: tres días siguientes a la recepción",
             calendar_.latest.version(), served_});
        return channels::compose(order);
    }

  private:
    channels::OrderEnvelope envelope(db::BankLane lane)
    {
        const auto pdf = db::find_document(tx_, document_.pdf_sha);
        if (!pdf) throw std::logic_error("an act without its PDF");
        return {.msg_id = uuid_of(act_.msg_id),
                .environment = services_.config().banks.environment == "prod"
                                   ? channels::Environment::Prod
                                   : channels::Environment::Test,
                .created_at = now_,
                .sender_unit = file_.unit.code,
                .entity = file_.order.entity,
                .seq = static_cast<std::uint64_t>(db::next_bank_seq(tx_, file_.order.entity, lane)),
                .order_id = uuid_of(file_.order.order_uuid),
                .group_id = uuid_of(file_.order.group_uuid),
                .act_no = act_.act_no,
                .relation = channels::Relation::Nuevo,
                .relates_to = {},
                .due = {},
                .document = {document_.pdf_sha, templates::page_count(pdf->bytes),
                             static_cast<std::int64_t>(pdf->bytes.size())},
                .standing = services_.standing()};
    }

    channels::OrderCap cap() const
    {
        return {file_.fields.cap, file_.fields.group_cap, file_.fields.cap_as_of,
                file_.fields.cap_basis, file_.fields.strategy};
    }

    std::string grounds() const
    {
        const std::string mark = services_.standing() == Standing::Rehearsal
                                     ? std::string(kRehearsalMark) + ", no inmovilice. "
                                     : std::string();
        return mark + "Oficio " + file_.act.reference + ", folio " + file_.act.folio.str() +
               ". Inmovilice hasta por " + file_.fields.cap.display() + " (" +
               file_.fields.cap.in_words() + ").";
    }

    const Services& services_;
    db::Transaction& tx_;
    const BankFile& file_;
    const db::BankAct& act_;
    const signing::Signer& signer_;
    const db::Act& document_;
    ScopedCalendar calendar_;
    Instant now_;
    LocalDate served_{};
};

}  // namespace

tl::expected<std::string, Findings> sign_bank_message(const Services& services, db::Transaction& tx,
                                                      const BankFile& file, int act_no)
{
    const signing::Signer* signer = services.official(file.official.rfc);
    if (signer == nullptr) {
        return tl::unexpected(
            Findings{{"EFIRMA-AUSENTE", Severity::Error, "firmante", 0,
                      "No hay e.firma del funcionario que firmó la orden en este servicio.",
                      "Deposite su .cer y su .key en la carpeta de funcionarios.", "CFF 38-V"}});
    }
    const db::BankAct& act = file.bank_act(act_no);
    Composer composer(services, tx, file, act, *signer);
    auto xml = act.kind == db::BankActKind::Freeze ? composer.freeze() : composer.release();
    if (!xml) return xml;
    return signing::sign_xml(*xml, {*signer, &services.timestamps(), services.now()});
}

}  // namespace buzon::app
