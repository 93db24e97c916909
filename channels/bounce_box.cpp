#include "channels/bounce_box.hpp"

#include "channels/error.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>

namespace buzon::channels {
namespace {

constexpr std::size_t max_bytes = 1u << 20;

std::string_view flags_of(BounceMark mark)
{
    switch (mark) {
        case BounceMark::Recorded: return ":2,S";
        case BounceMark::ForPerson: return ":2,F";
    }
    return {};
}

std::optional<std::string> contents(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in) return std::nullopt;
    std::string bytes(max_bytes, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    return bytes;
}

}  // namespace

BounceBox::BounceBox(std::filesystem::path maildir) : maildir_(std::move(maildir)) {}

std::optional<Bounce> BounceBox::next() const
{
    std::error_code error;
    std::filesystem::directory_iterator files(maildir_ / "new", error);
    std::string oldest;
    while (!error && files != std::filesystem::directory_iterator()) {
        // The name begins with the second of arrival, so the smallest name is the oldest message.
        std::string name = files->path().filename().string();
        if (!name.starts_with('.') && (oldest.empty() || name < oldest)) oldest = std::move(name);
        files.increment(error);
    }
    // Mail servers make the folder with the first message.
    if (error == std::errc::no_such_file_or_directory) return std::nullopt;
    if (error) {
        throw Error(Error::Kind::BounceBox,
                    fmt::format("cannot read {}: {}", maildir_.string(), error.message()));
    }
    if (oldest.empty()) return std::nullopt;
    auto bytes = contents(maildir_ / "new" / oldest);
    if (bytes) return Bounce{std::move(oldest), std::move(*bytes)};
    if (!std::filesystem::exists(maildir_ / "new" / oldest)) return std::nullopt;
    throw Error(Error::Kind::BounceBox, fmt::format("cannot read the message {}", oldest));
}

void BounceBox::mark(const std::string& name, BounceMark mark) const
{
    std::error_code error;
    const std::filesystem::path cur = maildir_ / "cur";
    std::filesystem::create_directories(cur, error);
    const std::string base = name.substr(0, name.find(":2,"));
    std::filesystem::rename(maildir_ / "new" / name, cur / (base + std::string(flags_of(mark))),
                            error);
    if (error && error != std::errc::no_such_file_or_directory) {
        throw Error(Error::Kind::BounceBox,
                    fmt::format("cannot mark the message {}: {}", name, error.message()));
    }
}

}  // namespace buzon::channels
