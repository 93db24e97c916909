#include "templates/read_file.hpp"

#include <fstream>
#include <iterator>

namespace buzon::templates {

std::optional<std::string> read_file(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in) return std::nullopt;
    std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (in.bad()) return std::nullopt;
    return bytes;
}

Finding unreadable(const std::filesystem::path& file)
{
    return {.id = "CATALOGO-ARCHIVO",
            .severity = Severity::Error,
            .field = file.string(),
            .line = 0,
            .reason = "No se puede leer un archivo del catálogo.",
            .remedy =
                "Restituya el archivo o corrija la inclusión que lo nombra; cada carpeta de "
                "versión lleva los seis suyos.",
            .citation = ""};
}

}  // namespace buzon::templates
