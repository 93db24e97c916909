#include "gateway/files.hpp"

#include <fmt/format.h>

#include <fstream>
#include <stdexcept>

namespace buzon {

namespace {

Finding unreadable(const std::filesystem::path& file, const std::string& why)
{
    return {"ARCHIVO-ILEGIBLE",
            Severity::Error,
            file.string(),
            0,
            fmt::format("No se puede leer «{}»: {}.", file.string(), why),
            "Compruebe la ruta y los permisos.",
            {}};
}

}  // namespace

tl::expected<std::string, Finding> read_file(const std::filesystem::path& file,
                                             std::size_t max_bytes)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) {
        return tl::unexpected(unreadable(file, "no existe o no es un archivo"));
    }
    const auto size = std::filesystem::file_size(file, error);
    if (error || size > max_bytes) {
        return tl::unexpected(unreadable(file, fmt::format("pasa de {} bytes", max_bytes)));
    }
    std::ifstream in(file, std::ios::binary);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!in) return tl::unexpected(unreadable(file, "falló la lectura"));
    return bytes;
}

tl::expected<Secret, Finding> read_password(const std::filesystem::path& file)
{
    if (file.empty()) return Secret{};
    auto bytes = read_file(file, 4096);
    if (!bytes) return tl::unexpected(bytes.error());
    bytes->resize(std::min(bytes->size(), bytes->find_first_of("\r\n")));
    return Secret(std::move(*bytes));
}

void write_file(const std::filesystem::path& file, std::string_view bytes)
{
    const std::filesystem::path beside = file.string() + ".nuevo";
    std::ofstream out(beside, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) throw std::runtime_error(fmt::format("no se pudo escribir {}", file.string()));
    std::filesystem::rename(beside, file);
}

}  // namespace buzon
