#include "gateway/app/csv.hpp"

#include <stdexcept>
#include <string_view>

namespace buzon::app {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_text(std::string_view bytes)
{
    std::size_t i = 0;
    while (i < bytes.size()) {
        const auto lead = static_cast<unsigned char>(bytes[i]);
        if (lead < 0x80) {
            if (lead < 0x20 && lead != '\t' && lead != '\n' && lead != '\r') return false;
            ++i;
            continue;
        }
        const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (lead < 0xC2 || lead > 0xF4 || i + length > bytes.size()) return false;
        std::uint32_t code = lead & (0xFFu >> (length + 1));
        for (std::size_t k = 1; k < length; ++k) {
            const auto tail = static_cast<unsigned char>(bytes[i + k]);
            if ((tail & 0xC0) != 0x80) return false;
            code = code << 6 | (tail & 0x3Fu);
        }
        const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
        if (overlong || (code >= 0xD800 && code <= 0xDFFF) || code > 0x10FFFF ||
            (code & 0xFFFE) == 0xFFFE) {
            return false;
        }
        i += length;
    }
    return true;
}

}  // namespace

// One record from one or (quoted line breaks) several lines. False: it was an empty line.
tl::expected<bool, CsvError> CsvReader::record(CsvRecord& into)
{
    std::string line;
    if (!std::getline(in_, line)) return false;
    ++line_;
    if (line_ == 1 && line.starts_with(kByteOrderMark)) line.erase(0, kByteOrderMark.size());
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) return false;
    into.line = line_;
    std::string cell;
    std::size_t read = line.size();
    std::size_t at = 0;
    bool quoted = false;
    while (true) {
        if (read > max_record_) return tl::unexpected(CsvError::RecordTooLong);
        if (quoted) {
            const std::size_t quote = line.find('"', at);
            if (quote == std::string::npos) {
                cell += line.substr(at) + "\n";
                if (!std::getline(in_, line)) return tl::unexpected(CsvError::UnclosedQuote);
                ++line_;
                if (!line.empty() && line.back() == '\r') line.pop_back();
                read += line.size();
                at = 0;
                continue;
            }
            cell.append(line, at, quote - at);
            at = quote + 1;
            if (at < line.size() && line[at] == '"') {
                cell += '"';
                ++at;
                continue;
            }
            quoted = false;
            if (at < line.size() && line[at] != ',') {
                return tl::unexpected(CsvError::TextAfterQuote);
            }
        } else if (at < line.size() && line[at] == '"' && cell.empty()) {
            quoted = true;
            ++at;
            continue;
        } else {
            const std::size_t comma = std::min(line.find(',', at), line.size());
            cell.append(line, at, comma - at);
            at = comma;
            if (cell.find('"') != std::string::npos) {
                return tl::unexpected(CsvError::QuoteInsideField);
            }
        }
        into.cells.push_back(std::move(cell));
        cell.clear();
        if (at >= line.size()) return true;
        ++at;  // over the comma
        if (at == line.size()) {
            into.cells.emplace_back();
            return true;
        }
    }
}

tl::expected<std::optional<CsvRecord>, CsvReader::Failure> CsvReader::next()
{
    while (in_.good() && in_.peek() != std::istream::traits_type::eof()) {
        const int line = line_ + 1;
        CsvRecord one;
        const auto found = record(one);
        if (!found) return tl::unexpected(Failure{found.error(), line});
        if (!*found) continue;
        for (const std::string& cell : one.cells) {
            if (!is_text(cell)) return tl::unexpected(Failure{CsvError::NotUtf8, line});
        }
        return one;
    }
    return std::nullopt;
}

const char* spanish(CsvError error)
{
    switch (error) {
        case CsvError::UnclosedQuote: return "Falta cerrar unas comillas.";
        case CsvError::TextAfterQuote: return "Hay texto después de las comillas de cierre.";
        case CsvError::QuoteInsideField:
            return "Hay comillas dentro de una celda que no las lleva alrededor.";
        case CsvError::NotUtf8: return "Hay bytes que no son UTF-8 o caracteres de control.";
        case CsvError::RecordTooLong: return "La fila es demasiado larga.";
    }
    throw std::logic_error("CsvError");
}

}  // namespace buzon::app
