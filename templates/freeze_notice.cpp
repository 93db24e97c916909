#include "templates/freeze_notice.hpp"

#include "templates/canonical.hpp"
#include "templates/from_order.hpp"

namespace buzon::templates {
namespace {

// Transitorio second of the decree of DOF 07-11-2025: procedures begun before keep three days.
constexpr LocalDate kTwentyDaysSince{std::chrono::year(2026) / std::chrono::January / 1};

void set(xmlNode* node, const char* name, const std::string& value)
{
    xmlNewProp(node, chars(name), chars(value));
}

}  // namespace

std::string freeze_notice(const ActType& type, std::string_view order_xml,
                          const FreezeNotice& notice)
{
    const xml::Doc order = parse_own(order_xml);
    xmlNode* result = xml::add_child(xmlDocGetRootElement(order.get()), "resultado");
    set(result, "referencia", notice.reference);
    set(result, "ejecutada", iso_date(notice.executed));
    set(result, "informada", iso_date(notice.informed));
    set(result, "importe", notice.total.plain());
    set(result, "letra", notice.total.in_words());
    set(result, "dias", notice.procedure_start < kTwentyDaysSince ? "3" : "20");
    for (const NoticedAccount& account : notice.accounts) {
        xmlNode* node = xml::add_child(result, "cuenta");
        set(node, "terminacion", account.last_digits);
        set(node, "producto", account.product);
        set(node, "importe", account.amount.plain());
    }
    return instance_from_order(type, order.get());
}

}  // namespace buzon::templates
