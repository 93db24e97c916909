#include "signing/trust_impl.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace buzon::signing {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kMaxFile = 64u << 20;

Finding bad_file(const fs::path& file, std::string reason)
{
    return Finding{.id = "CONFIANZA-ARCHIVO",
                   .field = file.string(),
                   .reason = std::move(reason),
                   .remedy = "Corrija o retire el archivo de la carpeta de confianza.",
                   .citation = ""};
}

std::vector<fs::path> files_in(const fs::path& dir, std::initializer_list<std::string_view> endings)
{
    std::vector<fs::path> out;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(dir, error)) {
        const std::string ending = entry.path().extension().string();
        if (std::find(endings.begin(), endings.end(), ending) != endings.end()) {
            out.push_back(entry.path());
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::optional<std::string> read(const fs::path& file)
{
    std::error_code error;
    if (fs::file_size(file, error) > kMaxFile || error) return std::nullopt;
    std::ifstream in(file, std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    if (!in) return std::nullopt;
    return all.str();
}

void load_certificates(const fs::path& dir, std::vector<Certificate>& out, Findings& findings)
{
    for (const fs::path& file : files_in(dir, {".cer", ".crt", ".pem"})) {
        const auto bytes = read(file);
        auto certificate = bytes ? Certificate::parse(*bytes)
                                 : tl::unexpected(bad_file(file, "El archivo no se puede leer."));
        if (certificate) {
            out.push_back(std::move(*certificate));
        } else {
            findings.push_back(bad_file(file, certificate.error().reason));
        }
    }
}

std::string der_of_crl(const std::string& bytes)
{
    if (bytes.find("-----BEGIN") == std::string::npos) return bytes;
    const ossl::Bio bio = ossl::memory_bio(bytes);
    const ossl::Crl crl(PEM_read_bio_X509_CRL(bio.get(), nullptr, nullptr, nullptr));
    ERR_clear_error();
    return crl == nullptr ? std::string() : ossl::to_der<const X509_CRL*>(i2d_X509_CRL, crl.get());
}

void load_crls(const fs::path& dir, std::vector<std::string>& out, Findings& findings)
{
    for (const fs::path& file : files_in(dir, {".crl", ".pem"})) {
        const auto bytes = read(file);
        std::string der = bytes ? der_of_crl(*bytes) : std::string();
        if (parse_crl(der) == nullptr) {
            findings.push_back(bad_file(
                file,
                "No es una lista de certificados revocados completa (CRL) que se pueda usar."));
        } else {
            out.push_back(std::move(der));
        }
    }
}

void load_policies(const fs::path& file, std::vector<std::string>& out, Findings& findings)
{
    if (!fs::exists(file)) return;
    std::istringstream lines(read(file).value_or(""));
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        line.erase(std::remove_if(line.begin(), line.end(),
                                  [](char c) { return c == ' ' || c == '\t' || c == '\r'; }),
                   line.end());
        if (line.empty() || line.front() == '#') continue;
        if (line.find_first_not_of("0123456789.") != std::string::npos) {
            Finding finding =
                bad_file(file, "«" + line + "» no es un identificador de objeto (OID).");
            finding.line = number;
            findings.push_back(std::move(finding));
        } else {
            out.push_back(line);
        }
    }
}

}  // namespace

tl::expected<TrustStore, Findings> TrustStore::load(const fs::path& dir)
{
    TrustMaterial material;
    Findings findings;
    load_certificates(dir / "anchors", material.anchors, findings);
    load_certificates(dir / "intermediates", material.intermediates, findings);
    load_certificates(dir / "tsa", material.timestamp_anchors, findings);
    load_certificates(dir / "nom151", material.nom151_anchors, findings);
    load_crls(dir / "crl", material.crls, findings);
    load_policies(dir / "nom151" / "policies.txt", material.nom151_policies, findings);
    if (material.anchors.empty() && findings.empty()) {
        findings.push_back(
            Finding{.id = "CONFIANZA-VACIA",
                    .field = (dir / "anchors").string(),
                    .reason = "No hay ninguna autoridad de confianza en la carpeta.",
                    .remedy = "Ponga en anchors/ los certificados raíz en los que se confía.",
                    .citation = ""});
    }
    if (!findings.empty()) return tl::unexpected(std::move(findings));
    return TrustStore(std::move(material));
}

}  // namespace buzon::signing
