#include "gateway/app/batch_csv.hpp"

#include "core/xml.hpp"
#include "gateway/app/csv.hpp"
#include "gateway/app/instance_path.hpp"
#include "gateway/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <stdexcept>

namespace buzon::app {

namespace {

constexpr std::size_t kMaxFile = 32u << 20;

Finding finding(const char* id, const std::string& field, std::string reason)
{
    return {id, Severity::Error, field, 0, std::move(reason), "Vea docs/batch-format.md.", ""};
}

const xmlChar* chars(const std::string& text)
{
    return reinterpret_cast<const xmlChar*>(text.c_str());
}

bool named(const xmlNode* node, const std::string& name)
{
    return node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, chars(name)) == 1;
}

xmlNode* walk(xmlNode* node, const std::vector<InstancePath::Step>& steps)
{
    for (const InstancePath::Step& step : steps) {
        int left = step.position;
        xmlNode* child = node->children;
        while (child != nullptr && !(named(child, step.name) && --left == 0)) child = child->next;
        if (child == nullptr) return nullptr;
        node = child;
    }
    return node;
}

void set_text(xmlNode* element, const std::string& text)
{
    xmlNode* child = element->children;
    while (child != nullptr) {
        xmlNode* following = child->next;
        xmlUnlinkNode(child);
        xmlFreeNode(child);
        child = following;
    }
    xmlAddChild(element, xmlNewDocText(element->doc, chars(text)));
}

struct Column {
    std::string heading;
    InstancePath path;
    std::size_t position;
};

class CsvBatch final : public BatchSource {
  public:
    explicit CsvBatch(const std::filesystem::path& file)
        : folder_(std::filesystem::absolute(file).parent_path()),
          size_(std::filesystem::file_size(file)),
          in_(file, std::ios::binary),
          reader_(in_)
    {
    }

    Findings read_headings()
    {
        Findings out;
        const auto head = reader_.next();
        if (!head) return {finding("LOTE-CSV", "", spanish(head.error().error))};
        if (!*head) return {finding("LOTE-VACIO", "", "El archivo no tiene renglón de títulos.")};
        std::map<std::string, int> seen;
        for (std::size_t i = 0; i < (*head)->cells.size(); ++i) {
            const std::string& heading = (*head)->cells[i];
            if (++seen[heading] == 2) {
                out.push_back(finding("LOTE-TITULO", heading, "El título está repetido."));
            } else if (heading == "plantilla") {
                template_column_ = i;
            } else if (auto path = InstancePath::parse(heading)) {
                columns_.push_back({heading, std::move(*path), i});
            } else {
                out.push_back(finding("LOTE-TITULO", heading,
                                      "El título no es «plantilla» ni una ruta del acto."));
            }
        }
        if (!template_column_) {
            out.push_back(finding("LOTE-TITULO", "plantilla", "Falta la columna «plantilla»."));
        }
        width_ = (*head)->cells.size();
        return out;
    }

    tl::expected<std::optional<BatchRow>, Findings> next() override
    {
        auto record = reader_.next();
        if (!record) {
            return BatchRow{
                record.error().line, "",
                tl::unexpected(Findings{finding("LOTE-CSV", "", spanish(record.error().error))})};
        }
        if (!*record) return std::nullopt;
        const std::vector<std::string>& cells = (*record)->cells;
        BatchRow row{(*record)->line, "", compose(cells)};
        for (const Column& column : columns_) {
            if (column.heading == "referencia" && column.position < cells.size()) {
                row.reference = cells[column.position];
            }
        }
        return row;
    }

    int permille() const override
    {
        const auto at = in_.rdbuf()->pubseekoff(0, std::ios::cur, std::ios::in);
        if (size_ == 0 || at < 0) return 1000;
        return static_cast<int>(static_cast<std::uintmax_t>(at) * 1000 / size_);
    }

  private:
    tl::expected<std::string, Findings> compose(const std::vector<std::string>& cells)
    {
        if (cells.size() != width_) {
            return tl::unexpected(
                Findings{finding("LOTE-CELDAS", "",
                                 fmt::format("La fila tiene {} celdas y los títulos son {}.",
                                             cells.size(), width_))});
        }
        const auto base = document(cells[*template_column_]);
        if (!base) return tl::unexpected(base.error());
        const xml::Doc doc(xmlCopyDoc(*base, 1));
        if (!doc) throw std::bad_alloc();
        Findings out;
        for (const Column& column : columns_) {
            const std::string& cell = cells[column.position];
            if (cell.empty()) continue;
            xmlNode* place = walk(xmlDocGetRootElement(doc.get()), column.path.steps);
            if (place == nullptr) {
                out.push_back(
                    finding("LOTE-RUTA", column.heading, "La plantilla no tiene ese elemento."));
            } else if (column.path.kind == InstancePath::Kind::Subtree) {
                replace(place, column.heading, cell, out);
            } else if (!column.path.attribute.empty()) {
                xmlSetProp(place, chars(column.path.attribute), chars(cell));
            } else {
                set_text(place, cell);
            }
        }
        if (!out.empty()) return tl::unexpected(std::move(out));
        return xml::serialize(doc.get());
    }

    void replace(xmlNode* place, const std::string& heading, const std::string& name, Findings& out)
    {
        const auto with = document(name);
        if (!with) {
            out.insert(out.end(), with.error().begin(), with.error().end());
            return;
        }
        xmlNode* root = xmlDocGetRootElement(*with);
        if (xmlStrEqual(root->name, place->name) != 1) {
            out.push_back(
                finding("LOTE-SUBARBOL", heading,
                        fmt::format("La raíz de «{}» no es el elemento que sustituye.", name)));
            return;
        }
        xmlNode* copy = xmlDocCopyNode(root, place->doc, 1);
        if (copy == nullptr) throw std::bad_alloc();
        xmlReplaceNode(place, copy);
        xmlFreeNode(place);
    }

    // A file of the batch, parsed once. Annexes are used by one row each, so only the last few
    // are kept.
    tl::expected<xmlDoc*, Findings> document(const std::string& name)
    {
        const auto known = documents_.find(name);
        if (known != documents_.end()) return known->second.get();
        const std::filesystem::path relative(name);
        const bool inside =
            !name.empty() && relative.is_relative() &&
            std::none_of(relative.begin(), relative.end(),
                         [](const std::filesystem::path& part) { return part == ".."; });
        if (!inside) {
            return tl::unexpected(Findings{
                finding("LOTE-ARCHIVO", name,
                        "El archivo debe estar en la carpeta del lote o dentro de ella.")});
        }
        auto bytes = read_file(folder_ / relative, kMaxFile);
        if (!bytes) return tl::unexpected(Findings{bytes.error()});
        auto doc = xml::parse(*bytes, name, kMaxFile);
        if (!doc) return tl::unexpected(std::move(doc.error()));
        if (documents_.size() >= 64) documents_.clear();
        return documents_.emplace(name, std::move(*doc)).first->second.get();
    }

    std::filesystem::path folder_;
    std::uintmax_t size_;
    std::ifstream in_;
    CsvReader reader_;
    std::vector<Column> columns_;
    std::optional<std::size_t> template_column_;
    std::size_t width_ = 0;
    std::map<std::string, xml::Doc> documents_;
};

}  // namespace

tl::expected<std::unique_ptr<BatchSource>, Findings> open_csv_batch(
    const std::filesystem::path& file)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) {
        return tl::unexpected(
            Findings{finding("ARCHIVO-ILEGIBLE", file.string(), "No se puede leer el archivo.")});
    }
    auto batch = std::make_unique<CsvBatch>(file);
    Findings findings = batch->read_headings();
    if (!findings.empty()) return tl::unexpected(std::move(findings));
    return batch;
}

}  // namespace buzon::app
