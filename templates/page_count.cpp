#include "templates/page_count.hpp"

namespace buzon::templates {

int page_count(std::string_view pdf)
{
    // As templates/pdf/document.cpp opens a page object.
    constexpr std::string_view kPage = "<</Type/Page/Parent ";
    int pages = 0;
    for (std::size_t at = pdf.find(kPage); at != std::string_view::npos;
         at = pdf.find(kPage, at + kPage.size())) {
        ++pages;
    }
    return pages;
}

}  // namespace buzon::templates
