#include "db/pack/packer.hpp"

#include "db/pack/opened.hpp"

namespace buzon::db::pack {

std::string_view name_of(Form form)
{
    switch (form) {
        case Form::Plain: return "plain";
        case Form::Zstd: return "zstd";
        case Form::Opened: return "opened";
    }
    return {};
}

std::optional<Form> form_of(std::string_view name)
{
    for (const Form form : {Form::Plain, Form::Zstd, Form::Opened}) {
        if (name_of(form) == name) return form;
    }
    return std::nullopt;
}

Packed Packer::pack(std::string_view document, std::string_view prefix)
{
    const std::optional<std::string> opened = lay_open(document, guess_);
    if (!opened) return pack_closed(document, prefix);
    Packed packed{Form::Opened, zstd_.compress(*opened, prefix)};
    if (packed.bytes.size() >= document.size()) return {Form::Plain, std::string(document)};
    return packed;
}

Packed Packer::pack_closed(std::string_view document, std::string_view prefix)
{
    Packed packed{Form::Zstd, zstd_.compress(document, prefix)};
    if (packed.bytes.size() >= document.size()) return {Form::Plain, std::string(document)};
    return packed;
}

std::optional<std::string> Packer::content(const Packed& packed, std::string_view prefix,
                                           std::size_t size)
{
    switch (packed.form) {
        case Form::Plain: return packed.bytes;
        case Form::Zstd: return zstd_.expand(packed.bytes, prefix, size);
        case Form::Opened: return zstd_.expand(packed.bytes, prefix, most_opened(size));
    }
    return std::nullopt;
}

std::optional<std::string> Packer::document(Form form, std::string content, std::size_t size)
{
    if (form == Form::Opened) return close_up(content, size, guess_);
    return content;
}

}  // namespace buzon::db::pack
