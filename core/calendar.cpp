#include "core/calendar.hpp"

#include "core/sha256.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <system_error>

namespace buzon {
namespace {

constexpr std::string_view manifest_name = "calendario.conf";

Finding refusal(std::string field, std::string reason, std::string remedy)
{
    return {.id = "CALENDARIO",
            .severity = Severity::Error,
            .field = std::move(field),
            .line = 0,
            .reason = std::move(reason),
            .remedy = std::move(remedy),
            .citation = ""};
}

std::optional<std::string> read_all(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    if (!in) return std::nullopt;
    return out.str();
}

struct Manifest {
    std::string name;
    bool on_shipped = false;
};

// "nombre: …" and, if the folder only adds accords, "base: legal".
tl::expected<Manifest, Finding> parse_manifest(const std::string& field, const std::string& text)
{
    Manifest manifest;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (line.empty() || line.front() == '#') continue;
        if (line.starts_with("nombre: ") && manifest.name.empty()) {
            manifest.name = line.substr(8);
        } else if (line == "base: legal" && !manifest.on_shipped) {
            manifest.on_shipped = true;
        } else {
            return tl::unexpected(refusal(field, "La línea «" + line + "» no se entiende.",
                                          "Sólo se admiten «nombre: …» y «base: legal»."));
        }
    }
    constexpr std::string_view allowed =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
    if (manifest.name.empty() || manifest.name.size() > 60 ||
        manifest.name.find_first_not_of(allowed) != std::string::npos) {
        return tl::unexpected(refusal(field, "Falta el nombre del calendario.",
                                      "Escriba «nombre: …» con letras, dígitos, punto y guion."));
    }
    return manifest;
}

struct Folder {
    Manifest manifest;
    std::vector<CalendarFile> files;
    std::map<std::string, Sha256> digests;  // by file name
    Findings findings;
};

void take_file(Folder& folder, const std::filesystem::path& path)
{
    const std::string name = path.filename().string();
    const std::optional<std::string> text = read_all(path);
    if (!text) {
        folder.findings.push_back(
            refusal(name, "El archivo no se puede leer.", "Revise sus permisos."));
        return;
    }
    folder.digests.emplace(name, sha256_of(*text));
    if (name == manifest_name) {
        const auto manifest = parse_manifest(name, *text);
        if (manifest) {
            folder.manifest = *manifest;
        } else {
            folder.findings.push_back(manifest.error());
        }
        return;
    }
    auto file = parse_calendar_file(name, *text);
    if (file) {
        folder.files.push_back(std::move(*file));
    } else {
        folder.findings.insert(folder.findings.end(), file.error().begin(), file.error().end());
    }
}

Folder read_folder(const std::filesystem::path& path)
{
    Folder folder;
    std::vector<std::filesystem::path> paths;
    std::error_code failed;
    for (std::filesystem::directory_iterator it(path, failed), end; !failed && it != end;
         it.increment(failed)) {
        const std::string name = it->path().filename().string();
        if (name.starts_with('.') || name == "README.md") continue;
        if (name == manifest_name || it->path().extension() == ".cal") {
            paths.push_back(it->path());
        } else {
            // Passing over an accord because of its name would give wrong dates in silence.
            folder.findings.push_back(refusal(name, "El archivo no es parte de un calendario.",
                                              "Déle la extensión .cal o retírelo de la carpeta."));
        }
    }
    if (failed) {
        folder.findings.push_back(refusal(path.string(),
                                          "La carpeta del calendario no se puede leer.",
                                          "Indique una carpeta que exista."));
        return folder;
    }
    std::ranges::sort(paths);
    for (const std::filesystem::path& file : paths) take_file(folder, file);
    if (!folder.digests.contains(std::string(manifest_name)) && folder.findings.empty()) {
        folder.findings.push_back(refusal(
            path.string(), "A la carpeta le falta calendario.conf.",
            "Agréguelo con la línea «nombre: …»; con «base: legal» se suman los días de ley."));
    }
    return folder;
}

bool takes_back(DayClass kind)
{
    return kind == DayClass::Habil || kind == DayClass::Abierto;
}

bool about_office(DayClass kind)
{
    return kind == DayClass::Cerrado || kind == DayClass::Abierto;
}

bool overlap(const CalendarEntry& a, const CalendarEntry& b)
{
    return a.first <= b.last && b.first <= a.last;
}

// Two publications of one source and one date that say the opposite of one day.
void find_contradictions(const CalendarFile& a, const CalendarFile& b, Findings& findings)
{
    for (const CalendarEntry& x : a.entries) {
        for (const CalendarEntry& y : b.entries) {
            if (!overlap(x, y) || about_office(x.kind) != about_office(y.kind) ||
                takes_back(x.kind) == takes_back(y.kind)) {
                continue;
            }
            Finding contradiction =
                refusal(b.name,
                        "El día se contradice con la línea " + std::to_string(x.line) + " de " +
                            a.name + ".",
                        "Una corrección lleva su propia fecha de publicación, posterior.");
            contradiction.line = y.line;
            findings.push_back(std::move(contradiction));
        }
    }
}

}  // namespace

Findings Calendar::check() const
{
    Findings findings;
    for (std::size_t i = 0; i < files_.size(); ++i) {
        for (std::size_t j = i; j < files_.size(); ++j) {
            const CalendarFile& a = files_[i];
            const CalendarFile& b = files_[j];
            if (a.source != b.source) continue;
            if (a.kind != b.kind) {
                findings.push_back(refusal(b.name,
                                           "La fuente «" + b.source +
                                               "» es ley en un archivo y "
                                               "acuerdo en otro.",
                                           "Use el mismo tipo en todos."));
            }
            if (a.published == b.published &&
                (a.scope.reaches(b.scope) || b.scope.reaches(a.scope))) {
                find_contradictions(a, b, findings);
            }
        }
    }
    return findings;
}

tl::expected<Calendar, Findings> Calendar::load(const std::filesystem::path& folder)
{
    Folder read = read_folder(folder);
    if (read.manifest.on_shipped) {
        Folder base = read_folder(shipped());
        read.findings.insert(read.findings.end(), base.findings.begin(), base.findings.end());
        read.files.insert(read.files.end(), base.files.begin(), base.files.end());
        for (const auto& [name, digest] : base.digests)
            read.digests.emplace("base/" + name, digest);
    }
    Calendar calendar;
    calendar.files_ = std::move(read.files);
    if (read.findings.empty()) read.findings = calendar.check();
    if (refuses(read.findings)) return tl::unexpected(std::move(read.findings));

    // The horizon is what every statute covers; its publications must join without a gap.
    std::map<std::string, std::pair<LocalDate, LocalDate>> coverage;
    std::vector<const CalendarFile*> laws;
    for (const CalendarFile& file : calendar.files_) {
        if (file.kind == SourceKind::Ley) laws.push_back(&file);
    }
    std::ranges::sort(laws, {}, &CalendarFile::covers_first);
    for (const CalendarFile* law : laws) {
        const auto [at, fresh] =
            coverage.try_emplace(law->source, law->covers_first, law->covers_last);
        if (fresh) continue;
        if (law->covers_first > at->second.second + std::chrono::days(1)) {
            return tl::unexpected(
                Findings{refusal(law->name, "La cobertura de la fuente tiene un hueco.",
                                 "Cubra también los días intermedios.")});
        }
        at->second.second = std::max(at->second.second, law->covers_last);
    }
    calendar.first_ = LocalDate::min();
    calendar.last_ = LocalDate::max();
    for (const auto& [source, range] : coverage) {
        calendar.first_ = std::max(calendar.first_, range.first);
        calendar.last_ = std::min(calendar.last_, range.second);
    }
    if (coverage.empty() || calendar.last_ < calendar.first_) {
        return tl::unexpected(
            Findings{refusal(folder.string(), "Ninguna ley cubre el calendario.",
                             "Agregue los días de ley, o «base: legal» en calendario.conf.")});
    }

    std::string digests;
    for (const auto& [name, digest] : read.digests) digests += name + ' ' + digest.hex() + '\n';
    calendar.version_ = read.manifest.name + '@' + sha256_of(digests).hex().substr(0, 12);
    return calendar;
}

}  // namespace buzon
