#pragma once

#include "core/standing.hpp"
#include "gateway/http/message.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace buzon::http {

// What a browser says when it asks for a page.
struct PageRequest {
    std::string_view path;           // without the query, percent-decoding done
    std::string_view if_none_match;  // header, or empty
    bool gzip = false;               // it takes gzip
};

// The pages for people, read whole from `http.pages` when the service starts. What is served is
// this fixed map of paths: no request reaches the file system. Names under /assets/ carry a digest
// of their content and may be kept forever; everything else is asked for again (ETag).
class Pages {
  public:
    // std::runtime_error when the folder cannot be read, has no index.html, or has a file of a
    // kind that no page has. Links are not followed.
    // Every HTML page of a rehearsal begins with a band that says so, before any script runs.
    explicit Pages(const std::filesystem::path& folder, Standing standing = Standing::Legal);

    // The file of that path; index.html for a path of the application, which has no extension.
    // Empty for everything else.
    [[nodiscard]] std::optional<Response> find(const PageRequest& request) const;

  private:
    struct Page {
        std::string content_type;
        std::string plain;
        std::string gzip;  // empty where it saves nothing
        std::string digest;
    };
    std::map<std::string, Page, std::less<>> pages_;
};

}  // namespace buzon::http
