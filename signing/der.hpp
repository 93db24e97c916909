#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The little DER (ITU-T X.690) that signatures need to be written fast: the shape of a CMS never
// changes, so it is put together from parts instead of through OpenSSL's objects. Reading is for
// short, known structures only; anything from outside is first parsed by OpenSSL.
namespace buzon::signing::der {

enum class Tag : unsigned char {
    Integer = 0x02,
    BitString = 0x03,
    OctetString = 0x04,
    Null = 0x05,
    Oid = 0x06,
    Utf8String = 0x0c,
    GeneralizedTime = 0x18,
    Sequence = 0x30,
    Set = 0x31,
    Context0 = 0xa0,
    Context1 = 0xa1,
    Context4 = 0xa4,
};

using Parts = std::initializer_list<std::string_view>;

// One element: tag, length, the parts one after another.
[[nodiscard]] std::string tlv(Tag tag, Parts parts);
[[nodiscard]] std::string seq(Parts parts);
[[nodiscard]] std::string set(Parts parts);
[[nodiscard]] std::string octets(std::string_view bytes);
[[nodiscard]] std::string integer(std::uint64_t value);
// SET OF with the elements in ascending order, as DER demands. `tag` lets [0] or [1] stand for SET.
[[nodiscard]] std::string set_of(Tag tag, std::vector<std::string> elements);

// Complete elements, ready to be used as parts.
inline constexpr std::string_view kSignedData{"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02", 11};
inline constexpr std::string_view kData{"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01", 11};
inline constexpr std::string_view kTstInfo{"\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x04",
                                           13};
inline constexpr std::string_view kContentType{"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x09\x03", 11};
inline constexpr std::string_view kMessageDigest{"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x09\x04",
                                                 11};
inline constexpr std::string_view kSigningCertificateV2{
    "\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x02\x2f", 13};
inline constexpr std::string_view kTimestampToken{
    "\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x02\x0e", 13};
inline constexpr std::string_view kSha256Algorithm{
    "\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00", 15};
inline constexpr std::string_view kRsaAlgorithm{
    "\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x05\x00", 15};
inline constexpr std::string_view kEcdsaSha256Algorithm{
    "\x30\x0a\x06\x08\x2a\x86\x48\xce\x3d\x04\x03\x02", 12};

// Walks the elements of one level.
class Reader {
  public:
    explicit Reader(std::string_view bytes) : rest_(bytes) {}
    // The content of the next element if it has this tag; nullopt otherwise (and nothing is
    // consumed).
    [[nodiscard]] std::optional<std::string_view> take(Tag tag);
    [[nodiscard]] bool empty() const { return rest_.empty(); }

  private:
    std::string_view rest_;
};

}  // namespace buzon::signing::der
