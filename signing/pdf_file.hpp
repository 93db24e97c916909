#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Private to this folder: just enough of reading a PDF (ISO 32000-1) to append a revision to it.
namespace buzon::signing {

// What the last table of a file says.
struct PdfTrailer {
    std::size_t start_xref = 0;
    bool stream_table = false;  // a cross-reference stream: a later table must be one too
    int size = 0;               // the first free object number
    int root = 0;
    std::string info;      // "3 0 R", or empty
    std::string first_id;  // with its brackets, or empty
};

// Reads tables and trailers of all revisions; objects are looked up in them, never searched for.
// Holds views: the bytes must outlive it.
class PdfFile {
  public:
    // nullopt: damaged, or of a form that nothing here writes (hybrid tables, encryption).
    [[nodiscard]] static std::optional<PdfFile> open(std::string_view bytes);

    [[nodiscard]] const PdfTrailer& trailer() const { return trailer_; }
    [[nodiscard]] std::string_view bytes() const { return bytes_; }
    // What stands between "N 0 obj" and "endobj" of the newest version, without line ends around
    // it; nullopt when there is none or it is packed into an object stream.
    [[nodiscard]] std::optional<std::string_view> object(int number) const;

  private:
    enum class Kind : std::uint8_t { Unknown, Free, Open, Packed };
    struct Entry {
        Kind kind = Kind::Unknown;
        std::size_t offset = 0;
    };

    bool read_table(std::size_t at, bool newest);
    bool read_classic(std::string_view text, std::string_view& dictionary);
    bool read_stream(std::size_t at, std::string_view& dictionary);
    void note(std::size_t number, Entry entry);

    std::string_view bytes_;
    PdfTrailer trailer_;
    std::vector<Entry> entries_;
    std::optional<std::size_t> previous_;
};

// The number after a key such as "/Size" in a dictionary's text; nullopt: absent or no number.
[[nodiscard]] std::optional<std::uint64_t> number_of(std::string_view dictionary,
                                                     std::string_view key);
// N of "/Key N 0 R".
[[nodiscard]] std::optional<int> reference_of(std::string_view dictionary, std::string_view key);
// Every N of "/Key[N 0 R M 0 R …]"; nullopt: absent or something else in it.
[[nodiscard]] std::optional<std::vector<int>> references_of(std::string_view dictionary,
                                                            std::string_view key);

}  // namespace buzon::signing
