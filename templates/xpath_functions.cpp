#include "templates/xpath_functions.hpp"

#include "core/clabe.hpp"
#include "core/money.hpp"
#include "templates/error.hpp"

#include <libxslt/extensions.h>

#include <cmath>
#include <cstdint>
#include <exception>
#include <limits>
#include <optional>
#include <string_view>

namespace buzon::templates {
namespace {

constexpr std::int64_t largest_sum = 99'999'999'999'999;  // centavos; core::Money's limit

struct Argument {
    xml::XPathObject value;
};

std::optional<Argument> one_argument(xmlXPathParserContext* context, int count)
{
    if (count != 1) {
        xmlXPathErr(context, XPATH_INVALID_ARITY);
        return std::nullopt;
    }
    return Argument{xml::XPathObject(valuePop(context))};
}

template <class Visit>
void each_string(const Argument& argument, Visit visit)
{
    const xmlXPathObject* value = argument.value.get();
    if (value == nullptr) return;
    if (value->type == XPATH_NODESET || value->type == XPATH_XSLT_TREE) {
        if (value->nodesetval == nullptr) return;
        for (int i = 0; i < value->nodesetval->nodeNr; ++i) {
            visit(taken(xmlXPathCastNodeToString(value->nodesetval->nodeTab[i])));
        }
        return;
    }
    visit(taken(xmlXPathCastToString(argument.value.get())));
}

std::optional<std::int64_t> sum_of(const Argument& argument)
{
    std::optional<std::int64_t> sum = 0;
    each_string(argument, [&](const std::string& text) {
        const auto amount = Money::parse(text);
        if (!amount || !sum || *sum > largest_sum - amount->centavos()) {
            sum.reset();
        } else {
            *sum += amount->centavos();
        }
    });
    return sum;
}

std::string first_string(const Argument& argument)
{
    return taken(xmlXPathCastToString(argument.value.get()));
}

void answer(xmlXPathParserContext* context, const std::string& text)
{
    valuePush(context, xmlXPathNewString(chars(text)));
}

void answer(xmlXPathParserContext* context, double number)
{
    valuePush(context, xmlXPathNewFloat(number));
}

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

void centavos(const Argument& argument, xmlXPathParserContext* context)
{
    const auto sum = sum_of(argument);
    answer(context, sum ? static_cast<double>(*sum) : not_a_number);
}

void pesos(const Argument& argument, xmlXPathParserContext* context)
{
    const auto sum = sum_of(argument);
    answer(context, sum ? Money::from_centavos(*sum).display() : std::string());
}

void letra(const Argument& argument, xmlXPathParserContext* context)
{
    const auto sum = sum_of(argument);
    answer(context, sum ? Money::from_centavos(*sum).in_words() : std::string());
}

void dia(const Argument& argument, xmlXPathParserContext* context)
{
    const auto date = parse_iso_date(first_string(argument));
    answer(context, date ? static_cast<double>(date->time_since_epoch().count()) : not_a_number);
}

void bytes(const Argument& argument, xmlXPathParserContext* context)
{
    std::size_t length = 0;
    each_string(argument, [&](const std::string& text) { length += text.size(); });
    answer(context, static_cast<double>(length));
}

void clabe(const Argument& argument, xmlXPathParserContext* context)
{
    const bool valid = Clabe::parse(first_string(argument)).has_value();
    valuePush(context, xmlXPathNewBoolean(valid ? 1 : 0));
}

using Body = void (*)(const Argument&, xmlXPathParserContext*);

// No exception may travel through libxml2's C frames.
template <Body body>
void guarded(xmlXPathParserContext* context, int count)
{
    try {
        if (const auto argument = one_argument(context, count)) body(*argument, context);
    } catch (const std::exception&) {
        xmlXPathErr(context, XPATH_EXPR_ERROR);
    }
}

struct Function {
    const char* name;
    xmlXPathFunction body;
};

constexpr Function functions[] = {{"centavos", guarded<centavos>}, {"pesos", guarded<pesos>},
                                  {"letra", guarded<letra>},       {"dia", guarded<dia>},
                                  {"bytes", guarded<bytes>},       {"clabe", guarded<clabe>}};

xmlXPathFunction look_up(void*, const xmlChar* name, const xmlChar* space)
{
    if (space == nullptr || std::string_view(plain(space)) != catalogue_namespace) return nullptr;
    for (const Function& function : functions) {
        if (std::string_view(plain(name)) == function.name) return function.body;
    }
    return nullptr;
}

void silent(void*, xmlError*) {}

}  // namespace

xml::XPathContext rule_context(xmlDoc* doc, LocalDate today)
{
    xml::XPathContext context(xmlXPathNewContext(doc));
    if (!context) throw Error(Error::Kind::Library, "xmlXPathNewContext");
    context->error = silent;
    xmlXPathContextSetCache(context.get(), 1, -1, 0);
    xmlXPathRegisterNs(context.get(), chars("b"), chars(catalogue_namespace));
    xmlXPathRegisterFuncLookup(context.get(), look_up, nullptr);
    xmlXPathRegisterVariable(
        context.get(), chars("hoy"),
        xmlXPathNewFloat(static_cast<double>(today.time_since_epoch().count())));
    return context;
}

void register_for_stylesheets()
{
    for (const Function& function : functions) {
        const int done = xsltRegisterExtModuleFunction(chars(function.name),
                                                       chars(catalogue_namespace), function.body);
        if (done != 0) throw Error(Error::Kind::Library, "xsltRegisterExtModuleFunction");
    }
}

}  // namespace buzon::templates
