#include "templates/unsealed_page.hpp"

#include "templates/canonical.hpp"
#include "templates/compiled_type.hpp"
#include "templates/error.hpp"
#include "templates/page_tree.hpp"
#include "templates/rehearsal_band.hpp"
#include "templates/xhtml.hpp"

#include <stdexcept>
#include <string>

namespace buzon::templates {
namespace {

constexpr std::string_view section_begin = "<section id=\"firma\"";
constexpr std::string_view section_end = "</section>";

}  // namespace

UnsealedPage::UnsealedPage(const ActType& type, std::string_view stamped_xml)
    : tree_(std::make_unique<Tree>())
{
    const xml::Doc instance = parse_own(stamped_xml);
    if (xml::first_child(xmlDocGetRootElement(instance.get()), "emision") == nullptr) {
        throw std::logic_error("the page of an act that is not stamped");
    }
    tree_->xhtml =
        transform(type.compiled->document.get(), instance.get(), {{"parte", "sin-firma"}});
    show_rehearsal(instance.get(), tree_->xhtml.get());
    tree_->html = html_page(tree_->xhtml.get());
    // A second section of that name would make it doubtful what the digest leaves out.
    if (tree_->html.find(section_begin) != std::string::npos) {
        throw Error(Error::Kind::Stylesheet, "a page that shows its signature before it is sealed");
    }
    tree_->digest = sha256_of(tree_->html);
}

UnsealedPage::UnsealedPage(UnsealedPage&&) noexcept = default;
UnsealedPage& UnsealedPage::operator=(UnsealedPage&&) noexcept = default;
UnsealedPage::~UnsealedPage() = default;

const Sha256& UnsealedPage::digest() const
{
    return tree_->digest;
}

std::optional<Sha256> twin_digest(std::string_view html)
{
    const std::size_t from = html.find(section_begin);
    const std::size_t to = html.rfind(section_end);
    if (from == std::string_view::npos || to == std::string_view::npos || to < from) {
        return std::nullopt;
    }
    std::string rest(html.substr(0, from));
    rest += html.substr(to + section_end.size());
    return sha256_of(rest);
}

}  // namespace buzon::templates
