#include "core/xml_errors.hpp"

#include <fmt/format.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace buzon::xml {
namespace {

struct Entry {
    int code;
    std::string_view spanish;
};

constexpr std::array entries = {
    Entry{XML_ERR_DOCUMENT_EMPTY, "El documento no contiene ningún elemento."},
    Entry{XML_ERR_DOCUMENT_END, "Hay texto o elementos después del final del documento."},
    Entry{XML_ERR_INVALID_CHAR, "Hay un carácter que XML no permite."},
    Entry{XML_ERR_INVALID_ENCODING, "Hay bytes que no corresponden a la codificación declarada."},
    Entry{XML_ERR_INVALID_HEX_CHARREF, "Hay una referencia de carácter hexadecimal inválida."},
    Entry{XML_ERR_INVALID_DEC_CHARREF, "Hay una referencia de carácter decimal inválida."},
    Entry{XML_ERR_INVALID_CHARREF, "Hay una referencia a un carácter que XML no permite."},
    Entry{XML_ERR_UNDECLARED_ENTITY,
          "Se usa una entidad que no existe; sólo se admiten &amp;, "
          "&lt;, &gt;, &quot; y &apos;."},
    Entry{XML_WAR_UNDECLARED_ENTITY,
          "Se usa una entidad que no existe; sólo se admiten &amp;, "
          "&lt;, &gt;, &quot; y &apos;."},
    Entry{XML_ERR_NAME_REQUIRED,
          "Falta el nombre de un elemento o entidad; ¿hay un «&» o «<» suelto?"},
    Entry{XML_ERR_ENTITYREF_SEMICOL_MISSING,
          "Falta el punto y coma de una entidad; ¿hay un «&» suelto?"},
    Entry{XML_ERR_LT_IN_ATTRIBUTE, "Hay un «<» sin escapar dentro de un atributo."},
    Entry{XML_ERR_ATTRIBUTE_NOT_STARTED, "El valor de un atributo no está entre comillas."},
    Entry{XML_ERR_ATTRIBUTE_NOT_FINISHED, "A un atributo le faltan las comillas de cierre."},
    Entry{XML_ERR_ATTRIBUTE_WITHOUT_VALUE, "Un atributo no tiene valor."},
    Entry{XML_ERR_ATTRIBUTE_REDEFINED, "Un atributo está repetido."},
    Entry{XML_ERR_GT_REQUIRED, "Falta el «>» que cierra una etiqueta."},
    Entry{XML_ERR_LTSLASH_REQUIRED, "Falta una etiqueta de cierre."},
    Entry{XML_ERR_TAG_NAME_MISMATCH, "La etiqueta de cierre no corresponde a la de apertura."},
    Entry{XML_ERR_TAG_NOT_FINISHED, "El documento termina antes de cerrar una etiqueta."},
    Entry{XML_ERR_CDATA_NOT_FINISHED, "Una sección CDATA no está cerrada."},
    Entry{XML_ERR_COMMENT_NOT_FINISHED, "Un comentario no está cerrado."},
    Entry{XML_ERR_RESERVED_XML_NAME, "La declaración XML no está al principio del documento."},
    Entry{XML_ERR_UNSUPPORTED_ENCODING, "La codificación declarada no se conoce; use UTF-8."},
    Entry{XML_ERR_UNKNOWN_ENCODING, "La codificación declarada no se conoce; use UTF-8."},
    Entry{XML_ERR_NAME_TOO_LONG, "Un nombre o valor es demasiado largo."},
    Entry{XML_ERR_INTERNAL_ERROR, "El documento excede los límites de profundidad o tamaño."},
    Entry{XML_NS_ERR_UNDEFINED_NAMESPACE, "Se usa un prefijo de espacio de nombres sin declarar."},
    Entry{XML_NS_ERR_QNAME, "Un nombre tiene más de un prefijo."},
    Entry{XML_NS_ERR_ATTRIBUTE_REDEFINED, "Un atributo está repetido en su espacio de nombres."},
};

}  // namespace

std::string spanish_parse_error(int code)
{
    const auto* const found = std::ranges::find(entries, code, &Entry::code);
    if (found != entries.end()) return std::string(found->spanish);
    return fmt::format("El documento no es XML bien formado (error {} de libxml2).", code);
}

}  // namespace buzon::xml
