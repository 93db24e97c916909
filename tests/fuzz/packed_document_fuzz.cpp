// Documents that are stored, whoever sent them: what is packed comes back byte for byte, and what
// is damaged is nothing, not something else. The first byte says which: a document to pack, or
// packed bytes to read.
#include "db/pack/opened.hpp"
#include "db/pack/packer.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace buzon::db::pack;
    static Packer packer;
    if (size == 0) return 0;
    const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (data[0] % 2 == 0) {
        const std::string prefix = bytes.substr(0, bytes.size() / 2);
        const Packed packed = packer.pack(bytes, prefix);
        auto content = packer.content(packed, prefix, bytes.size());
        if (!content) std::abort();
        if (packer.document(packed.form, std::move(*content), bytes.size()) != bytes) std::abort();
        return 0;
    }
    // The content of an opened document as a damaged row would give it.
    constexpr std::size_t claimed = 1 << 12;
    const auto document = packer.document(Form::Opened, bytes, claimed);
    if (document && document->size() > claimed) std::abort();  // the digest decides the rest
    for (const Form form : {Form::Zstd, Form::Opened}) {
        static_cast<void>(packer.content({form, bytes}, "", claimed));
    }
    return 0;
}
