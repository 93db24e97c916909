#include "gateway/http/pages.hpp"

#include "core/sha256.hpp"
#include "gateway/files.hpp"

#include <Poco/DeflatingStream.h>
#include <fmt/format.h>

#include <array>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace buzon::http {
namespace {

constexpr std::size_t kMaxFile = 8u << 20;
constexpr std::string_view kAssets = "/assets/";

// Scripts, styles and letters of this origin alone; documents are shown in frames made of blobs.
constexpr const char* kPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; frame-src 'self' blob:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'";

std::string type_of(const std::filesystem::path& file)
{
    constexpr std::array<std::pair<std::string_view, const char*>, 7> kTypes{{
        {".html", "text/html; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".woff2", "font/woff2"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".txt", "text/plain; charset=utf-8"},
    }};
    for (const auto& [extension, type] : kTypes) {
        if (file.extension() == extension) return type;
    }
    throw std::runtime_error(fmt::format("http.pages: not a file of a page: {}", file.string()));
}

std::string with_band(const std::string& page)
{
    constexpr std::string_view kBody = "<body>";
    const std::size_t at = page.find(kBody);
    if (at == std::string::npos) throw std::runtime_error("http.pages: a page without <body>");
    return page.substr(0, at + kBody.size()) +
           fmt::format(
               "<aside id=\"ensayo\" class=\"ensayo\" aria-label=\"Ensayo\">"
               "<p><strong>{}.</strong> Este servicio es una prueba, con un reloj que no es el "
               "verdadero. Nada de lo que ve aquí obliga, inicia plazos ni se debe pagar.</p>"
               "</aside>",
               kRehearsalMark) +
           page.substr(at + kBody.size());
}

std::string compressed(const std::string& plain)
{
    std::ostringstream out;
    Poco::DeflatingOutputStream gzip(out, Poco::DeflatingStreamBuf::STREAM_GZIP, 9);
    gzip << plain;
    gzip.close();
    std::string bytes = out.str();
    return bytes.size() < plain.size() ? bytes : std::string();
}

}  // namespace

Pages::Pages(const std::filesystem::path& folder, Standing standing)
{
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.symlink_status().type() != std::filesystem::file_type::regular) continue;
        auto bytes = read_file(entry.path(), kMaxFile);
        if (!bytes) throw std::runtime_error("http.pages: " + bytes.error().reason);
        if (standing == Standing::Rehearsal && entry.path().extension() == ".html") {
            *bytes = with_band(*bytes);
        }
        Page page{type_of(entry.path()), std::move(*bytes), {}, {}};
        page.gzip = compressed(page.plain);
        page.digest = sha256_of(page.plain).hex().substr(0, 32);
        pages_.emplace("/" + entry.path().lexically_relative(folder).generic_string(),
                       std::move(page));
    }
    if (!pages_.contains("/index.html")) {
        throw std::runtime_error(
            fmt::format("http.pages: there is no index.html in {}", folder.string()));
    }
}

std::optional<Response> Pages::find(const PageRequest& request) const
{
    auto found = pages_.find(request.path);
    if (found == pages_.end()) {
        const auto last = request.path.substr(request.path.rfind('/') + 1);
        if (request.path.starts_with(kAssets) || last.find('.') != std::string_view::npos) {
            return std::nullopt;
        }
        found = pages_.find("/index.html");
    }
    const Page& page = found->second;
    const bool gzip = request.gzip && !page.gzip.empty();
    const std::string tag = fmt::format("\"{}{}\"", page.digest, gzip ? "-gz" : "");
    Response response{.content_type = page.content_type, .body = {}};
    response.headers = {
        {"ETag", tag},
        {"Vary", "Accept-Encoding"},
        {"Cache-Control",
         found->first.starts_with(kAssets) ? "public, max-age=31536000, immutable" : "no-cache"},
        {"Content-Security-Policy", kPolicy},
        {"X-Robots-Tag", "noindex, nofollow"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
    };
    if (request.if_none_match.find(tag) != std::string_view::npos) {
        response.status = 304;
        response.content_type.clear();
        return response;
    }
    if (gzip) response.headers["Content-Encoding"] = "gzip";
    response.body = gzip ? page.gzip : page.plain;
    return response;
}

}  // namespace buzon::http
