#include "gateway/app/evidence_document.hpp"

#include "gateway/app/numbering.hpp"
#include "gateway/database.hpp"
#include "signing/signer.hpp"
#include "signing/timestamp.hpp"
#include "signing/xades.hpp"
#include "templates/check.hpp"

#include <stdexcept>

namespace buzon::app {
namespace {

Folio reserve_folio(const Services& services, const std::string& unit, Instant at)
{
    const std::chrono::year_month_day day{zona_centro(at).date};
    const int year = static_cast<int>(day.year());
    const auto number = db::in_transaction(
        services.database(), request_deadline(),
        [&](db::Transaction& tx) { return take_folios(services, tx, {unit, year, 1}); });
    return Folio::make(unit, year, number);
}

std::string reasons(const Findings& findings)
{
    std::string text;
    for (const Finding& f : findings) text += f.id + ": " + f.reason + " ";
    return text;
}

}  // namespace

tl::expected<EvidenceDocument, Findings> make_evidence(const Services& services,
                                                       const EvidenceOrder& order)
{
    const Instant now = services.now();
    const auto checked =
        templates::check_evidence(services.catalogue(), order.composed_xml, zona_centro(now).date);
    if (!checked) {
        throw std::logic_error("composed evidence fails its own check: " +
                               reasons(checked.error()));
    }
    const Folio folio = reserve_folio(services, order.unit, now);
    auto made =
        produce(services, {*checked->type, checked->xml, order.signer, folio, now, order.place});
    if (!made) return tl::unexpected(made.error());
    auto signed_xml = signing::sign_xml(made->xml, {order.signer, &services.timestamps(), now});
    if (!signed_xml) throw std::logic_error("sealed XML cannot be signed");
    return EvidenceDocument{folio, std::move(*signed_xml), std::move(made->pdf)};
}

Sha256 store_evidence(db::Transaction& tx, ActId act, const EvidenceDocument& document,
                      EvidenceRoles roles, Instant now)
{
    const std::string_view unit = document.folio.unit();
    const Sha256 xml = db::store_document(tx, {"application/xml", document.xml}, now,
                                          {db::alike_key(roles.xml, {unit}), std::nullopt});
    const Sha256 pdf = db::store_document(tx, {"application/pdf", document.pdf}, now,
                                          {db::alike_key(roles.pdf, {unit}), xml});
    db::attach_document(tx, act, roles.xml, xml);
    db::attach_document(tx, act, roles.pdf, pdf);
    return xml;
}

}  // namespace buzon::app
