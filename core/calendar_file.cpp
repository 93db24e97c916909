#include "core/calendar_file.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace buzon {
namespace {

constexpr std::size_t max_bytes = 1U << 20U;
constexpr int max_range_days = 366;
constexpr std::size_t max_value = 500;

constexpr std::array<std::string_view, 6> known_keys = {"fuente",    "cita",   "tipo",
                                                        "publicado", "ambito", "cobertura"};

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool has_control_character(std::string_view text)
{
    return std::ranges::any_of(text, [](char c) {
        return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F;
    });
}

struct Range {
    LocalDate first;
    LocalDate last;
};

std::optional<Range> parse_range(std::string_view text)
{
    const std::size_t dots = text.find("..");
    const auto first = parse_iso_date(trimmed(text.substr(0, dots)));
    if (!first) return std::nullopt;
    if (dots == std::string_view::npos) return Range{*first, *first};
    const auto last = parse_iso_date(trimmed(text.substr(dots + 2)));
    if (!last || *last < *first) return std::nullopt;
    return Range{*first, *last};
}

std::optional<DayClass> parse_class(std::string_view text)
{
    if (text == "inhabil") return DayClass::Inhabil;
    if (text == "habil") return DayClass::Habil;
    if (text == "cerrado") return DayClass::Cerrado;
    if (text == "abierto") return DayClass::Abierto;
    return std::nullopt;
}

class Parser {
  public:
    explicit Parser(std::string_view name) { file_.name = name; }

    tl::expected<CalendarFile, Findings> run(std::string_view text)
    {
        if (text.size() > max_bytes) {
            refuse(0, "El archivo mide más de 1 MiB.", "Divida el archivo por publicación.");
            return tl::unexpected(std::move(findings_));
        }
        if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
        int line = 0;
        while (!text.empty()) {
            const std::size_t end = text.find('\n');
            take_line(++line, text.substr(0, end));
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        }
        take_header();
        if (refuses(findings_)) return tl::unexpected(std::move(findings_));
        return std::move(file_);
    }

  private:
    struct Value {
        std::string text;
        int line = 0;
    };

    void refuse(int line, std::string reason, std::string remedy)
    {
        findings_.push_back({.id = "CALENDARIO-FORMA",
                             .severity = Severity::Error,
                             .field = file_.name,
                             .line = line,
                             .reason = std::move(reason),
                             .remedy = std::move(remedy),
                             .citation = ""});
    }

    void take_line(int line, std::string_view text)
    {
        if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
        if (has_control_character(text)) {
            refuse(line, "La línea tiene caracteres de control.", "Vuelva a escribir la línea.");
            return;
        }
        text = trimmed(text);
        if (text.empty() || text.front() == '#') return;
        if (text.find('|') != std::string_view::npos) {
            take_entry(line, text);
        } else {
            take_key(line, text);
        }
    }

    void take_key(int line, std::string_view text)
    {
        const std::size_t colon = text.find(':');
        const std::string key(trimmed(text.substr(0, colon)));
        if (colon == std::string_view::npos ||
            std::ranges::find(known_keys, key) == known_keys.end()) {
            refuse(line, "La línea no es una clave conocida ni un día.",
                   "Use «clave: valor» (fuente, cita, tipo, publicado, ambito, cobertura) o "
                   "«inhabil | AAAA-MM-DD | motivo».");
            return;
        }
        const std::string_view value = trimmed(text.substr(colon + 1));
        if (value.empty() || value.size() > max_value) {
            refuse(line, "El valor de «" + key + "» está vacío o es demasiado largo.",
                   "Escriba el valor después de los dos puntos.");
            return;
        }
        if (!header_.try_emplace(key, Value{std::string(value), line}).second) {
            refuse(line, "La clave «" + key + "» está repetida.", "Deje una sola.");
        }
    }

    void take_entry(int line, std::string_view text)
    {
        const std::size_t first_bar = text.find('|');
        const std::size_t second_bar = text.find('|', first_bar + 1);
        const auto kind = parse_class(trimmed(text.substr(0, first_bar)));
        if (!kind || second_bar == std::string_view::npos) {
            refuse(line, "El día no se entiende.",
                   "Escriba «inhabil | AAAA-MM-DD | motivo»; la primera palabra puede ser inhabil, "
                   "habil, cerrado o abierto.");
            return;
        }
        const auto range =
            parse_range(trimmed(text.substr(first_bar + 1, second_bar - first_bar - 1)));
        if (!range || range->last - range->first > std::chrono::days(max_range_days)) {
            refuse(line, "La fecha no existe o el periodo termina antes de empezar.",
                   "Escriba AAAA-MM-DD, o AAAA-MM-DD..AAAA-MM-DD para un periodo de hasta un año.");
            return;
        }
        const std::string_view reason = trimmed(text.substr(second_bar + 1));
        if (reason.empty() || reason.size() > max_value) {
            refuse(line, "Falta el motivo del día.",
                   "Escriba el motivo después de la segunda barra.");
            return;
        }
        file_.entries.push_back({*kind, range->first, range->last, std::string(reason), line});
    }

    const Value* required(const std::string& key)
    {
        const auto found = header_.find(key);
        if (found != header_.end()) return &found->second;
        refuse(0, "Falta la clave «" + key + "».", "Agregue la línea «" + key + ": …».");
        return nullptr;
    }

    void take_header()
    {
        if (const Value* source = required("fuente")) file_.source = source->text;
        if (const Value* citation = required("cita")) file_.citation = citation->text;
        if (const Value* published = required("publicado")) {
            const auto date = parse_iso_date(published->text);
            if (date) {
                file_.published = *date;
            } else {
                refuse(published->line, date.error(), "Escriba la fecha del Diario Oficial.");
            }
        }
        if (const Value* scope = required("ambito")) {
            const auto parsed = CalendarScope::parse(scope->text);
            if (parsed) {
                file_.scope = *parsed;
            } else {
                refuse(scope->line, parsed.error().reason, parsed.error().remedy);
            }
        }
        if (const Value* kind = required("tipo")) take_kind(*kind);
    }

    void take_kind(const Value& kind)
    {
        if (kind.text != "ley" && kind.text != "acuerdo") {
            refuse(kind.line, "El tipo «" + kind.text + "» no existe.", "Escriba ley o acuerdo.");
            return;
        }
        const auto coverage = header_.find("cobertura");
        if (kind.text == "acuerdo") {
            if (coverage != header_.end()) {
                refuse(coverage->second.line, "Sólo una ley tiene cobertura.",
                       "Quite la clave «cobertura».");
            }
            return;
        }
        file_.kind = SourceKind::Ley;
        const Value* value = required("cobertura");
        if (value == nullptr) return;
        const auto range = parse_range(value->text);
        if (!range || range->first == range->last) {
            refuse(value->line, "La cobertura no es un periodo.",
                   "Escriba AAAA-MM-DD..AAAA-MM-DD.");
            return;
        }
        file_.covers_first = range->first;
        file_.covers_last = range->last;
        for (const CalendarEntry& entry : file_.entries) {
            if (entry.first < range->first || entry.last > range->last) {
                refuse(entry.line, "El día está fuera de la cobertura del archivo.",
                       "Corrija la fecha o amplíe la cobertura.");
            }
        }
    }

    CalendarFile file_;
    std::map<std::string, Value> header_;
    Findings findings_;
};

}  // namespace

tl::expected<CalendarFile, Findings> parse_calendar_file(std::string_view name,
                                                         std::string_view text)
{
    return Parser(name).run(text);
}

}  // namespace buzon
