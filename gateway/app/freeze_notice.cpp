#include "gateway/app/freeze_notice.hpp"

#include "channels/bank_answer.hpp"
#include "db/bank_messages.hpp"
#include "gateway/app/bank_file.hpp"
#include "gateway/app/bank_inbox.hpp"
#include "gateway/app/issue.hpp"
#include "gateway/app/settle.hpp"
#include "gateway/database.hpp"
#include "gateway/json.hpp"
#include "templates/freeze_notice.hpp"

#include <stdexcept>

namespace buzon::app {
namespace {

constexpr int kFreezeResult = 620;

// What the employer is told of an account: its last digits.
std::string last_four(const std::string& account_ref)
{
    std::string digits;
    for (const char c : account_ref) {
        if (c >= '0' && c <= '9') digits += c;
    }
    while (digits.size() < 4) digits.insert(digits.begin(), '0');
    return digits.substr(digits.size() - 4);
}

// The last result that the bank sent; it was believed when it was recorded.
std::string last_result(db::Connection& db, const db::BankOrder& order)
{
    std::optional<Sha256> last;
    for (const db::BankMessage& message : db::messages_of(db, order.id)) {
        if (message.type == kFreezeResult) last = message.sha;
    }
    const auto document = last ? db::find_document(db, *last) : std::nullopt;
    if (!document) throw std::logic_error("a freeze to be noticed without a result");
    return document->bytes;
}

}  // namespace

void FreezeNoticeDelivery::deliver(const db::OutboxRow& row)
{
    const Instant now = services_->now();
    struct Reading {
        BankFile file;
        std::string order_xml;
        std::string result;
    };
    const Reading reading =
        db::in_transaction(services_->database(), request_deadline(), [&](db::Transaction& tx) {
            auto file =
                lock_bank_file(tx, json::parse_object(row.payload).getValue<std::string>("order"));
            if (!file) throw std::logic_error("outbox row of no order");
            auto xml = db::find_document(tx, file->act.xml_sha);
            if (!xml) throw std::logic_error("an act without its document");
            std::string result = last_result(tx, file->order);
            return Reading{std::move(*file), std::move(xml->bytes), std::move(result)};
        });
    const auto believed = believe(*services_, reading.file.bank, reading.result);
    if (!believed) throw std::runtime_error("a recorded result is no longer believed");
    const auto* result = std::get_if<channels::FreezeResult>(&believed->answer.body);
    if (result == nullptr) throw std::logic_error("message 620 holds no freeze result");

    templates::FreezeNotice notice;
    notice.reference = reading.file.act.reference + "/AVISO";
    notice.executed = zona_centro(result->executed_at).date;
    notice.informed = zona_centro(reading.file.order.facts.informed_at.value_or(now)).date;
    notice.total = result->total_frozen;
    notice.procedure_start = reading.file.fields.procedure_start;
    for (const channels::FrozenAccount& account : result->accounts) {
        if (account.frozen == Money()) continue;
        notice.accounts.push_back(
            {last_four(account.account_ref), "Cuenta bancaria", account.frozen});
    }
    const auto* type =
        services_->catalogue().find_in_force("aviso-inmovilizacion", zona_centro(now).date);
    if (type == nullptr) throw std::runtime_error("no notice of freezes is in force");
    const auto issued =
        issue(*services_, templates::freeze_notice(*type, reading.order_xml, notice));

    channels::Attempt attempt =
        not_tried(channels::Verdict::Delivered, "emitido", "Se emitió el aviso al patrón.", now);
    if (!issued) {
        std::string reasons;
        for (const Finding& f : issued.error()) reasons += f.id + ": " + f.reason + " ";
        attempt = not_tried(channels::Verdict::GiveUp, issued.error().front().id, reasons, now);
        log_->write(LogLevel::Error, LogEvent::DeliveryGivenUp,
                    {{LogKey::Kind, "aviso-inmovilizacion"},
                     {LogKey::Order, reading.file.order.id.value},
                     {LogKey::Code, attempt.code}});
    }
    db::in_transaction(services_->database(), request_deadline(), [&](db::Transaction& tx) {
        static_cast<void>(settle(tx, {row, owner_, attempt, std::nullopt}, now));
    });
}

}  // namespace buzon::app
