#pragma once

#include "core/sha256.hpp"
#include "templates/catalogue.hpp"

#include <memory>
#include <optional>
#include <string_view>

namespace buzon::templates {

// The page of an act without its last section, <section id="firma">: all that the HTML twin says
// before there is a seal. Its digest goes into the stamp (<emision huellaHtml>) and so under the
// seal; render_document() then adds the section and nothing else (docs/decisions/0014).
class UnsealedPage {
  public:
    // Of a stamped instance, whose stamp need not carry the digest yet; of a sealed one it is the
    // same page. templates::Error{Stylesheet} when the type's stylesheet fails or makes a section
    // "firma" of its own, std::logic_error when the instance is not stamped.
    UnsealedPage(const ActType& type, std::string_view stamped_xml);
    UnsealedPage(UnsealedPage&&) noexcept;
    UnsealedPage& operator=(UnsealedPage&&) noexcept;
    ~UnsealedPage();

    // SHA-256 of the bytes of the page, from "<!DOCTYPE" to the last line feed.
    [[nodiscard]] const Sha256& digest() const;

    struct Tree;
    [[nodiscard]] Tree& tree() { return *tree_; }

  private:
    std::unique_ptr<Tree> tree_;
};

// The same digest of a twin as it is stored and served: of its bytes without those from
// `<section id="firma"` to the last `</section>`. None when it has no such section.
[[nodiscard]] std::optional<Sha256> twin_digest(std::string_view html);

}  // namespace buzon::templates
