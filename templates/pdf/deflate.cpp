#include "templates/pdf/deflate.hpp"

#include "core/c_ptr.hpp"
#include "templates/error.hpp"

#include <libdeflate.h>

#include <array>

namespace buzon::templates::pdf {
namespace {

using Compressor = CPtr<libdeflate_compressor, libdeflate_free_compressor>;

// A compressor's tables cost more to make than a page to pack: one of each level a thread.
libdeflate_compressor* compressor(int level)
{
    thread_local std::array<Compressor, 13> kept;
    Compressor& slot = kept.at(static_cast<std::size_t>(level));
    if (!slot) slot.reset(libdeflate_alloc_compressor(level));
    if (!slot) throw Error(Error::Kind::Library, "libdeflate: out of memory");
    return slot.get();
}

}  // namespace

std::string deflate(std::string_view bytes, int level)
{
    libdeflate_compressor* c = compressor(level);
    std::string out(libdeflate_zlib_compress_bound(c, bytes.size()), '\0');
    out.resize(libdeflate_zlib_compress(c, bytes.data(), bytes.size(), out.data(), out.size()));
    return out;
}

}  // namespace buzon::templates::pdf
