#include "gateway/app/batch_xml.hpp"

#include "core/child_reader.hpp"
#include "gateway/files.hpp"

#include <fmt/format.h>

#include <fstream>

namespace buzon::app {

namespace {

constexpr std::size_t kMaxAct = 32u << 20;

// <referencia> of an instance, for the report; the check reads it properly.
std::string reference_in(std::string_view xml)
{
    constexpr std::string_view kOpen = "<referencia>";
    const std::size_t at = xml.find(kOpen);
    if (at == std::string_view::npos) return {};
    const std::string_view rest = xml.substr(at + kOpen.size(), 64);
    return std::string(rest.substr(0, rest.find('<')));
}

class OneAct final : public BatchSource {
  public:
    explicit OneAct(std::string xml) : xml_(std::move(xml)) {}

    tl::expected<std::optional<BatchRow>, Findings> next() override
    {
        if (done_) return std::nullopt;
        done_ = true;
        return BatchRow{1, reference_in(xml_), std::move(xml_)};
    }
    int permille() const override { return done_ ? 1000 : 0; }

  private:
    std::string xml_;
    bool done_ = false;
};

class ManyActs final : public BatchSource {
  public:
    ManyActs(xml::ChildReader reader, std::uintmax_t size) : reader_(std::move(reader)), size_(size)
    {
    }

    tl::expected<std::optional<BatchRow>, Findings> next() override
    {
        auto child = reader_.next();
        if (!child) return tl::unexpected(std::move(child.error()));
        if (!*child) return std::nullopt;
        read_ += (*child)->bytes.size();
        BatchRow row{(*child)->line, reference_in((*child)->bytes), std::move((*child)->bytes)};
        if ((*child)->name != "acto") {
            row.xml =
                tl::unexpected(Findings{{"LOTE-ELEMENTO", Severity::Error, (*child)->name, row.line,
                                         fmt::format("<{}> no es un <acto>.", (*child)->name),
                                         "Un <lote> solo lleva elementos <acto>.", ""}});
        }
        return row;
    }

    int permille() const override
    {
        return size_ == 0 ? 1000
                          : static_cast<int>(std::min<std::uintmax_t>(1000, read_ * 1000 / size_));
    }

  private:
    xml::ChildReader reader_;
    std::uintmax_t size_;
    std::uintmax_t read_ = 0;
};

// Whether the first element is <lote>: prologue, comments and white space are stepped over.
bool begins_with_lote(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::string head(64 * 1024, '\0');
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(in.gcount()));
    std::size_t at = 0;
    while ((at = head.find('<', at)) != std::string::npos) {
        const std::string_view rest = std::string_view(head).substr(at);
        if (rest.starts_with("<!--")) {
            at = head.find("-->", at);
            if (at == std::string::npos) return false;
        } else if (rest.starts_with("<?") || rest.starts_with("<!")) {
            ++at;
        } else {
            return rest.starts_with("<lote") && rest.size() > 5 &&
                   std::string_view(" \t\r\n/>").find(rest[5]) != std::string_view::npos;
        }
    }
    return false;
}

}  // namespace

tl::expected<std::unique_ptr<BatchSource>, Findings> open_xml_batch(
    const std::filesystem::path& file)
{
    if (!begins_with_lote(file)) {
        auto bytes = read_file(file, kMaxAct);
        if (!bytes) return tl::unexpected(Findings{bytes.error()});
        return std::make_unique<OneAct>(std::move(*bytes));
    }
    auto reader = xml::ChildReader::open(file, "lote", kMaxAct);
    if (!reader) return tl::unexpected(std::move(reader.error()));
    return std::make_unique<ManyActs>(std::move(*reader), std::filesystem::file_size(file));
}

}  // namespace buzon::app
