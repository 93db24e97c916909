#include "channels/dsn.hpp"

#include "channels/gmime.hpp"

#include <algorithm>
#include <optional>

namespace buzon::channels {
namespace {

constexpr std::size_t max_bytes = 1u << 20;
constexpr std::size_t max_parts = 200;
constexpr std::size_t max_recipients = 100;
constexpr std::size_t max_text = 1000;
constexpr int max_depth = 20;

Finding refusal(const char* id, const char* reason)
{
    return {.id = id,
            .severity = Severity::Error,
            .field = "mensaje",
            .line = 0,
            .reason = reason,
            .remedy = "Léalo una persona y anote su resultado.",
            .citation = "RFC 3464"};
}

std::string lower(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    });
    return out;
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// gmime reads nested parts by recursion, and each level needs a Content-Type of its own.
bool too_many_parts(std::string_view bytes)
{
    const std::string low = lower(bytes);
    std::size_t count = 0;
    for (std::size_t at = low.find("content-type"); at != low.npos;
         at = low.find("content-type", at + 1)) {
        if (++count > max_parts) return true;
    }
    return false;
}

gmime::Message message_of(std::string_view bytes)
{
    const gmime::Stream stream = gmime::stream_of(bytes);
    const gmime::Parser parser(g_mime_parser_new_with_stream(stream.get()));
    return gmime::Message(g_mime_parser_construct_message(parser.get(), nullptr));
}

bool is_type(GMimeObject* object, const char* type, const char* subtype)
{
    GMimeContentType* const content_type = g_mime_object_get_content_type(object);
    return content_type != nullptr &&
           g_mime_content_type_is_type(content_type, type, subtype) != FALSE;
}

// By class, not by declared type: a part may lie about what it is.
GMimeMultipart* multipart(GMimeObject* object)
{
    return GMIME_IS_MULTIPART(object) ? gmime::as<GMimeMultipart>(object) : nullptr;
}

// A multipart/report whose report-type is delivery-status, at the top or wrapped by a gateway.
GMimeMultipart* find_report(GMimeObject* object, int depth)
{
    GMimeMultipart* const parts = object == nullptr ? nullptr : multipart(object);
    if (parts == nullptr || depth > max_depth) return nullptr;
    const char* const report_type = g_mime_object_get_content_type_parameter(object, "report-type");
    if (is_type(object, "multipart", "report") && report_type != nullptr &&
        lower(report_type) == "delivery-status") {
        return parts;
    }
    const int count = g_mime_multipart_get_count(parts);
    for (int i = 0; i < count; ++i) {
        GMimeMultipart* const found = find_report(g_mime_multipart_get_part(parts, i), depth + 1);
        if (found != nullptr) return found;
    }
    return nullptr;
}

std::string content_of(GMimeObject* object)
{
    if (!GMIME_IS_PART(object)) return {};
    GMimeDataWrapper* const content = g_mime_part_get_content(gmime::as<GMimePart>(object));
    if (content == nullptr) return {};
    const gmime::Stream out(g_mime_stream_mem_new());
    if (g_mime_data_wrapper_write_to_stream(content, out.get()) < 0) return {};
    return gmime::all_of(out.get());
}

std::string header(GMimeMessage* message, const char* name)
{
    if (message == nullptr) return {};
    const char* const value = g_mime_object_get_header(gmime::as<GMimeObject>(message), name);
    return value == nullptr ? std::string() : gmime::clean(value, max_text);
}

// "rfc822; a@b" and "dns; mx.b" without the type; "<a@b>" without the brackets.
std::string without_type(std::string_view text)
{
    const std::size_t semicolon = text.find(';');
    if (semicolon != text.npos) text.remove_prefix(semicolon + 1);
    text = trimmed(text);
    if (text.size() >= 2 && text.front() == '<' && text.back() == '>') {
        text = text.substr(1, text.size() - 2);
    }
    return std::string(text);
}

// The fields of message/delivery-status come in blocks parted by blank lines; each block has the
// form of a message's header, so gmime reads it as one.
std::vector<std::string> blocks_of(std::string content)
{
    std::erase(content, '\r');
    content += '\n';
    std::vector<std::string> blocks;
    std::string block;
    for (std::size_t at = 0; at < content.size() && blocks.size() <= max_recipients;) {
        const std::size_t end = content.find('\n', at) + 1;
        const std::string line = content.substr(at, end - at);
        at = end;
        if (!trimmed(line).empty()) {
            block += line;
        } else if (!block.empty()) {
            blocks.push_back(std::move(block));
            block.clear();
        }
    }
    if (!block.empty()) blocks.push_back(std::move(block));
    return blocks;
}

std::optional<DsnAction> action_of(std::string_view text)
{
    const std::string word = lower(trimmed(text.substr(0, text.find('('))));
    for (const DsnAction action : {DsnAction::Failed, DsnAction::Delayed, DsnAction::Delivered,
                                   DsnAction::Relayed, DsnAction::Expanded}) {
        if (name_of(action) == word) return action;
    }
    return std::nullopt;
}

// "5.1.1" out of "5.1.1 (bad destination mailbox address)".
std::string status_of(std::string_view text)
{
    text = trimmed(text);
    const std::string_view digits = text.substr(0, text.find_first_not_of("0123456789."));
    return digits.size() >= 5 && digits.size() <= 9 ? std::string(digits) : std::string();
}

std::optional<DsnRecipient> recipient_of(GMimeMessage* fields)
{
    const auto action = action_of(header(fields, "Action"));
    DsnRecipient out{.final_recipient = without_type(header(fields, "Final-Recipient")),
                     .original_recipient = without_type(header(fields, "Original-Recipient")),
                     .action = action.value_or(DsnAction::Failed),
                     .status = status_of(header(fields, "Status")),
                     .diagnostic = without_type(header(fields, "Diagnostic-Code")),
                     .remote_mta = without_type(header(fields, "Remote-MTA"))};
    if (!action || (out.final_recipient.empty() && out.original_recipient.empty())) {
        return std::nullopt;
    }
    return out;
}

void read_status(Dsn& dsn, std::string content)
{
    for (const std::string& block : blocks_of(std::move(content))) {
        if (dsn.recipients.size() == max_recipients) break;
        const gmime::Message fields = message_of(block + "\n");
        if (!fields) continue;
        if (auto recipient = recipient_of(fields.get())) {
            dsn.recipients.push_back(std::move(*recipient));
            continue;
        }
        if (dsn.reporting_mta.empty()) {
            dsn.reporting_mta = without_type(header(fields.get(), "Reporting-MTA"));
        }
        if (dsn.envid.empty()) dsn.envid = header(fields.get(), "Original-Envelope-Id");
    }
}

void read_returned(Dsn& dsn, GMimeMessage* returned)
{
    dsn.message_id = without_type(header(returned, "Message-Id"));
    dsn.folio = header(returned, "X-Buzon-Folio");
}

void read_part(Dsn& dsn, GMimeObject* part)
{
    if (is_type(part, "message", "delivery-status") ||
        is_type(part, "message", "global-delivery-status")) {
        read_status(dsn, content_of(part));
    } else if (GMIME_IS_MESSAGE_PART(part)) {
        read_returned(dsn, g_mime_message_part_get_message(gmime::as<GMimeMessagePart>(part)));
    } else if (is_type(part, "text", "rfc822-headers") || is_type(part, "message", "rfc822") ||
               is_type(part, "message", "global-headers")) {
        const gmime::Message returned = message_of(content_of(part) + "\n\n");
        read_returned(dsn, returned.get());
    }
}

}  // namespace

tl::expected<Dsn, Finding> parse_dsn(std::string_view bytes)
{
    gmime::init();
    bytes = bytes.substr(0, max_bytes);
    if (too_many_parts(bytes)) {
        return tl::unexpected(refusal("DSN-PARTES", "El mensaje tiene demasiadas partes."));
    }
    const gmime::Message message = message_of(bytes);
    GMimeMultipart* const report =
        message ? find_report(g_mime_message_get_mime_part(message.get()), 0) : nullptr;
    if (report == nullptr) {
        return tl::unexpected(
            refusal("DSN-FORMA", "No es un informe de entrega que pueda leerse por programa."));
    }
    Dsn dsn;
    const int count = g_mime_multipart_get_count(report);
    for (int i = 0; i < count; ++i) read_part(dsn, g_mime_multipart_get_part(report, i));
    if (dsn.recipients.empty()) {
        return tl::unexpected(
            refusal("DSN-DESTINATARIO", "El informe no dice de qué destinatario trata."));
    }
    if (dsn.message_id.empty() && dsn.envid.empty()) {
        return tl::unexpected(
            refusal("DSN-ORIGEN", "El informe no dice de qué mensaje nuestro trata."));
    }
    return dsn;
}

std::string_view name_of(DsnAction action)
{
    switch (action) {
        case DsnAction::Failed: return "failed";
        case DsnAction::Delayed: return "delayed";
        case DsnAction::Delivered: return "delivered";
        case DsnAction::Relayed: return "relayed";
        case DsnAction::Expanded: return "expanded";
    }
    return {};
}

}  // namespace buzon::channels
