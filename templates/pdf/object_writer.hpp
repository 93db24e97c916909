#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::templates::pdf {

using ObjectNumber = int;

[[nodiscard]] std::string reference(ObjectNumber object);  // "12 0 R"

// A PDF file as it grows: header, objects in any order, cross-reference stream (ISO
// 32000-1, 7.5.8). What is no stream may be packed with its neighbours into object streams (7.5.7),
// where it costs a fifth of the room; what a signer or a later revision looks for by its text stays
// open. Every number that was reserved must be written once; std::logic_error otherwise.
class ObjectWriter {
  public:
    explicit ObjectWriter(std::size_t expected_bytes);

    [[nodiscard]] ObjectNumber reserve(int count = 1);  // first of `count` neighbours

    void open(ObjectNumber number, std::string_view body);
    void packed(ObjectNumber number, std::string_view body);
    // `entries` are those of the stream's dictionary but for /Length.
    void stream(ObjectNumber number, std::string_view entries, std::string_view bytes);
    // For packed bodies built in place: begin, append to the answer, end.
    [[nodiscard]] std::string& begin_packed(ObjectNumber number);
    void end_packed();

    // Cross-reference stream and trailer. The file's identifier is the digest of all objects.
    [[nodiscard]] std::string finish(ObjectNumber catalog, ObjectNumber info);

  private:
    struct Entry {
        enum class Kind : std::uint8_t { Free, Open, Packed } kind = Kind::Free;
        std::uint32_t where = 0;  // offset, or number of the object stream
        std::uint32_t index = 0;  // within the object stream
    };

    void begin_open(ObjectNumber number);
    [[nodiscard]] Entry& claim(ObjectNumber number);
    void flush_packed();
    [[nodiscard]] std::string table() const;

    std::string out_;
    std::vector<Entry> entries_{1};
    ObjectNumber object_stream_ = 0;  // number of the one that is being filled
    std::string packed_index_, packed_;
    std::uint32_t packed_count_ = 0;
};

}  // namespace buzon::templates::pdf
