#include "gateway/http/paging.hpp"

#include "gateway/json.hpp"

#include <charconv>

namespace buzon::http {
namespace {

std::optional<std::int64_t> number(const std::string& text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

Finding wrong(const char* field, const char* reason)
{
    return {"PAGINA", Severity::Error, field, 0, reason, "Use el valor `siguiente` de la página.",
            ""};
}

}  // namespace

tl::expected<db::Page, Findings> read_page(const Request& request)
{
    db::Page page;
    Findings findings;
    if (const std::string before = request.parameter("antes"); !before.empty()) {
        const auto id = number(before);
        if (id && *id > 0) {
            page.before = ActId{*id};
        } else {
            findings.push_back(wrong("antes", "No es un número de página."));
        }
    }
    if (const std::string limit = request.parameter("limite"); !limit.empty()) {
        const auto count = number(limit);
        if (count && *count >= 1 && *count <= 200) {
            page.limit = static_cast<int>(*count);
        } else {
            findings.push_back(wrong("limite", "El límite va de 1 a 200."));
        }
    }
    if (!findings.empty()) return tl::unexpected(std::move(findings));
    return page;
}

Response page_response(const Poco::JSON::Array& items, const db::Page& page,
                       const std::vector<db::Act>& acts)
{
    Poco::JSON::Object body = json::object();
    body.set("elementos", items);
    if (static_cast<int>(acts.size()) == page.limit) {
        body.set("siguiente", std::to_string(acts.back().id.value));
    }
    return {.body = json::text(body)};
}

}  // namespace buzon::http
