#include "templates/stylesheet.hpp"

#include "templates/direct_paths.hpp"
#include "templates/error.hpp"
#include "templates/xpath_functions.hpp"

#include <libxslt/documents.h>
#include <libxslt/security.h>
#include <libxslt/variables.h>
#include <libxslt/xslt.h>
#include <libxslt/xsltutils.h>

#include <cstdarg>
#include <cstdio>
#include <mutex>

namespace buzon::templates {
namespace {

void collect(void* data, const char* format, ...) __attribute__((format(printf, 2, 3)));

void collect(void* data, const char* format, ...)
{
    char line[512];
    std::va_list arguments;
    va_start(arguments, format);
    std::vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    *static_cast<std::string*>(data) += line;
}

// A stylesheet may read nothing but what it was given.
xsltSecurityPrefs* no_access()
{
    static xsltSecurityPrefs* const preferences = [] {
        xsltSecurityPrefs* made = xsltNewSecurityPrefs();
        if (made == nullptr) throw Error(Error::Kind::Library, "xsltNewSecurityPrefs");
        for (const auto option :
             {XSLT_SECPREF_READ_FILE, XSLT_SECPREF_WRITE_FILE, XSLT_SECPREF_CREATE_DIRECTORY,
              XSLT_SECPREF_READ_NETWORK, XSLT_SECPREF_WRITE_NETWORK}) {
            xsltSetSecurityPrefs(made, option, xsltSecurityForbid);
        }
        return made;
    }();
    return preferences;
}

// libxslt speaks to global functions while a stylesheet compiles.
std::mutex compiling;

const xsltDocLoaderFunc libxslt_load = xsltDocDefaultLoader;

xmlDoc* load_spelled(const xmlChar* uri, xmlDict* dict, int options, void* context,
                     xsltLoadType type)
{
    xmlDoc* doc = libxslt_load(uri, dict, options, context, type);
    if (doc != nullptr) spell_axes(doc);
    return doc;
}

}  // namespace

tl::expected<StylesheetPtr, Findings> load_stylesheet(const std::filesystem::path& file)
{
    xml::init();
    const std::lock_guard lock(compiling);
    std::string said;
    xsltSetGenericErrorFunc(&said, collect);
    xmlSetGenericErrorFunc(&said, collect);
    xsltSetLoaderFunc(load_spelled);
    register_for_stylesheets();
    StylesheetPtr sheet(xsltParseStylesheetFile(chars(file.c_str())));
    xsltSetLoaderFunc(nullptr);
    xsltSetGenericErrorFunc(nullptr, nullptr);
    xmlSetGenericErrorFunc(nullptr, nullptr);
    if (!sheet || sheet->errors != 0) {
        return tl::unexpected(Findings{{.id = "CATALOGO-XSLT",
                                        .severity = Severity::Error,
                                        .field = file.string(),
                                        .line = 0,
                                        .reason = "La hoja de estilo no compila: " + said,
                                        .remedy = "Corrija la hoja de estilo del catálogo.",
                                        .citation = ""}});
    }
    return sheet;
}

xml::Doc transform(xsltStylesheet* sheet, xmlDoc* doc, StylesheetParameters parameters)
{
    const TransformContext context(xsltNewTransformContext(sheet, doc));
    if (!context) throw Error(Error::Kind::Library, "xsltNewTransformContext");
    std::string said;
    xsltSetTransformErrorFunc(context.get(), &said, collect);
    if (xsltSetCtxtSecurityPrefs(no_access(), context.get()) != 0) {
        throw Error(Error::Kind::Library, "xsltSetCtxtSecurityPrefs");
    }
    for (const StylesheetParameter& parameter : parameters) {
        const std::string value(parameter.value);
        if (xsltQuoteOneUserParam(context.get(), chars(parameter.name), chars(value)) != 0) {
            throw Error(Error::Kind::Stylesheet, "xsltQuoteOneUserParam");
        }
    }
    xml::Doc result(xsltApplyStylesheetUser(sheet, doc, nullptr, nullptr, nullptr, context.get()));
    if (!result || context->state != XSLT_STATE_OK) {
        throw Error(Error::Kind::Stylesheet, "transformation failed: " + said);
    }
    return result;
}

std::string transform_to_text(xsltStylesheet* sheet, xmlDoc* doc, StylesheetParameters parameters)
{
    const xml::Doc result = transform(sheet, doc, parameters);
    xmlChar* bytes = nullptr;
    int size = 0;
    if (xsltSaveResultToString(&bytes, &size, result.get(), sheet) != 0) {
        throw Error(Error::Kind::Stylesheet, "xsltSaveResultToString");
    }
    return taken(bytes);
}

}  // namespace buzon::templates
