#include "gateway/app/bank_file.hpp"

#include <algorithm>
#include <stdexcept>

namespace buzon::app {

const db::BankAct& BankFile::bank_act(int act_no) const
{
    const auto found =
        std::ranges::find_if(acts, [&](const db::BankAct& a) { return a.act_no == act_no; });
    if (found == acts.end()) throw std::logic_error("a bank order without the act asked for");
    return *found;
}

const db::Act& BankFile::document_of(const db::BankAct& bank_act) const
{
    const auto own = release_documents.find(bank_act.act_no);
    return own == release_documents.end() ? act : own->second;
}

std::optional<BankFile> lock_bank_file(db::Transaction& tx, BankOrderId id)
{
    auto order = db::lock_bank_order(tx, id);
    if (!order) return std::nullopt;
    auto act = db::find_act(tx, order->act);
    if (!act) throw std::logic_error("a bank order of no act");
    auto unit = db::find_unit(tx, act->folio.unit());
    auto official = db::find_official(tx, act->official);
    auto bank = db::find_bank(tx, order->entity);
    auto sealed = db::find_document(tx, act->xml_sha);
    if (!unit || !official || !bank || !sealed) {
        throw std::logic_error("a bank order without unit, official, bank or document");
    }
    BankFile file{std::move(*order),
                  std::move(*act),
                  std::move(*unit),
                  std::move(*official),
                  std::move(*bank),
                  templates::bank_order_fields(sealed->bytes),
                  {},
                  {}};
    file.acts = db::bank_acts_of(tx, file.order.id);
    for (const db::BankAct& release : file.acts) {
        if (!release.document) continue;
        auto document = db::find_act(tx, *release.document);
        if (!document) throw std::logic_error("a release whose document is no act");
        file.release_documents.emplace(release.act_no, std::move(*document));
    }
    return file;
}

std::optional<BankFile> lock_bank_file(db::Transaction& tx, std::string_view order_uuid)
{
    const auto order = db::find_bank_order(tx, order_uuid);
    return order ? lock_bank_file(tx, order->id) : std::nullopt;
}

}  // namespace buzon::app
