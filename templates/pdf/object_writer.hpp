#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace buzon::templates::pdf {

using ObjectNumber = int;

[[nodiscard]] std::string reference(ObjectNumber object);  // "12 0 R"

// A PDF file as it grows: header, objects in any order, classic cross-reference table. Every
// number that was reserved must be written once; std::logic_error otherwise.
class ObjectWriter {
  public:
    explicit ObjectWriter(std::size_t expected_bytes);

    [[nodiscard]] ObjectNumber reserve(int count = 1);  // first of `count` neighbours

    void object(ObjectNumber number, std::string_view body);
    // `entries` are those of the stream's dictionary but for /Length.
    void stream(ObjectNumber number, std::string_view entries, std::string_view bytes);
    // For bodies built in place: begin, append to out(), end.
    void begin(ObjectNumber number);
    [[nodiscard]] std::string& out() { return out_; }
    void end() { out_ += "\nendobj\n"; }

    // Cross-reference table and trailer. The file's identifier is the digest of all objects.
    [[nodiscard]] std::string finish(ObjectNumber catalog, ObjectNumber info);

  private:
    std::string out_;
    std::vector<std::size_t> offsets_{0};
};

}  // namespace buzon::templates::pdf
