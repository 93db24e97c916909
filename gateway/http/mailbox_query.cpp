#include "gateway/http/mailbox_query.hpp"

#include "gateway/http/plain_text.hpp"

#include <algorithm>
#include <charconv>

namespace buzon::http {
namespace {

constexpr std::size_t kLongestSearch = 100;
constexpr std::size_t kLongestType = 60;

Finding wrong(const char* id, const char* field, std::string reason, std::string remedy)
{
    return {id, Severity::Error, field, 0, std::move(reason), std::move(remedy), ""};
}

std::optional<std::int64_t> positive(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < 1) return std::nullopt;
    return value;
}

std::optional<db::DatedPlace> dated_place(std::string_view text)
{
    const std::size_t dot = text.find('.');
    if (dot == std::string_view::npos) return std::nullopt;
    const auto date = parse_iso_date(text.substr(0, dot));
    const auto id = positive(text.substr(dot + 1));
    if (!date || !id) return std::nullopt;
    return db::DatedPlace{*date, ActId{*id}};
}

bool type_key(std::string_view text)
{
    return text.size() <= kLongestType && std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
           });
}

void read_date(const Request& request, const char* field, std::optional<LocalDate>& date,
               Findings& findings)
{
    const std::string text = request.parameter(field);
    if (text.empty()) return;
    if (const auto day = parse_iso_date(text)) {
        date = *day;
    } else {
        findings.push_back(wrong("BUZON-FECHA", field, "No es una fecha.",
                                 "Escríbala como año-mes-día: 2026-11-30."));
    }
}

std::string trimmed(const std::string& text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

void read_search(const Request& request, std::string& text, Findings& findings)
{
    text = trimmed(request.parameter("q"));
    if (text.size() > kLongestSearch) {
        findings.push_back(wrong("BUZON-BUSQUEDA", "q", "El texto buscado es demasiado largo.",
                                 "Use a lo más cien caracteres: un folio, un número de crédito, "
                                 "una referencia o palabras del título."));
    } else if (!plain_text(text)) {
        findings.push_back(wrong("BUZON-BUSQUEDA", "q",
                                 "El texto buscado tiene caracteres que no son letras ni signos.",
                                 "Escríbalo de nuevo."));
    }
}

void read_place(const Request& request, app::MailboxQuery& query, Findings& findings)
{
    const std::string before = request.parameter("antes");
    if (!before.empty()) {
        if (by_date(query.state)) {
            query.after = dated_place(before);
        } else if (const auto id = positive(before)) {
            query.before = ActId{*id};
        }
        if (!query.after && !query.before) {
            findings.push_back(
                wrong("PAGINA", "antes", "No es una página de esta lista.",
                      "Use el valor `siguiente` de la página anterior, con los mismos filtros."));
        }
    }
    const std::string limit = request.parameter("limite");
    if (limit.empty()) return;
    const auto count = positive(limit);
    if (count && *count <= 200) {
        query.limit = static_cast<int>(*count);
    } else {
        findings.push_back(wrong("PAGINA", "limite", "El límite va de 1 a 200.",
                                 "Pida menos y siga con `siguiente`."));
    }
}

}  // namespace

tl::expected<app::MailboxQuery, Findings> read_mailbox_query(const Request& request, const Rfc& box)
{
    Findings findings;
    app::MailboxQuery query{.box = box, .filter = {}, .after = {}, .before = {}};
    if (const std::string state = request.parameter("estado"); !state.empty()) {
        if (const auto known = app::mailbox_state_of(state)) {
            query.state = *known;
        } else {
            findings.push_back(wrong("BUZON-ESTADO", "estado",
                                     "No es un estado por el que se pueda filtrar.",
                                     "Use todos, notificados, pendientes, sin_abrir o con_plazo."));
        }
    }
    if (const std::string type = request.parameter("tipo"); !type.empty()) {
        query.filter.type = type;
        if (!type_key(type)) {
            findings.push_back(wrong("BUZON-TIPO", "tipo", "No es la clave de un tipo de acto.",
                                     "Use una de las claves de `tipos` de la primera página."));
        }
    }
    read_date(request, "desde", query.filter.from, findings);
    read_date(request, "hasta", query.filter.to, findings);
    if (query.filter.from && query.filter.to && *query.filter.to < *query.filter.from) {
        findings.push_back(wrong("BUZON-FECHA", "hasta", "El último día es anterior al primero.",
                                 "Cambie una de las dos fechas."));
    }
    read_search(request, query.filter.text, findings);
    read_place(request, query, findings);
    if (!findings.empty()) return tl::unexpected(std::move(findings));
    return query;
}

std::string cursor_of(const app::MailboxPage& page)
{
    if (page.next_after) {
        return iso_date(page.next_after->date) + "." + std::to_string(page.next_after->id.value);
    }
    return page.next_before ? std::to_string(page.next_before->value) : "";
}

}  // namespace buzon::http
