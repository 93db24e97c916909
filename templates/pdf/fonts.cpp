#include "templates/pdf/fonts.hpp"

#include "templates/error.hpp"
#include "templates/pdf/deflate.hpp"
#include "templates/pdf/face.hpp"
#include "templates/pdf/seal.hpp"

#include <fstream>
#include <iterator>

namespace buzon::templates {
namespace {

std::string file_bytes(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    std::string bytes(std::istreambuf_iterator<char>(in), {});
    if (!in || bytes.empty()) {
        throw Error(Error::Kind::Font, "cannot read the colour profile " + path.string());
    }
    return bytes;
}

}  // namespace

Fonts Fonts::load(const FontFiles& files)
{
    if (!files.seal.empty() && !pdf::is_seal(files.seal)) {
        throw Error(Error::Kind::Font, "the seal is not only paths and colours");
    }
    auto set = std::make_unique<pdf::FontSet>();
    set->faces[0] = std::make_unique<pdf::Face>(files.regular.string(), "BUZRG");
    set->faces[1] = std::make_unique<pdf::Face>(files.bold.string(), "BUZBD");
    set->faces[2] = std::make_unique<pdf::Face>(files.italic.string(), "BUZIT");
    set->faces[3] = std::make_unique<pdf::Face>(files.bold_italic.string(), "BUZBI");
    set->colour_profile = pdf::deflate(file_bytes(files.colour_profile), 12);
    set->seal = files.seal.empty() ? std::string(pdf::neutral_seal()) : files.seal;
    return Fonts(std::move(set));
}

Fonts::Fonts(std::unique_ptr<const pdf::FontSet> set) : set_(std::move(set)) {}
Fonts::Fonts(Fonts&&) noexcept = default;
Fonts& Fonts::operator=(Fonts&&) noexcept = default;
Fonts::~Fonts() = default;

}  // namespace buzon::templates
