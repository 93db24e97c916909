#include "core/sha256_x86.hpp"

#include <stdexcept>

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#endif

namespace buzon {

#if defined(__x86_64__)

bool has_sha_instructions()
{
    unsigned a = 0;
    unsigned b = 0;
    unsigned c = 0;
    unsigned d = 0;
    if (__get_cpuid_count(7, 0, &a, &b, &c, &d) == 0 || (b & (1U << 29U)) == 0) return false;
    return __get_cpuid(1, &a, &b, &c, &d) != 0 && (c & bit_SSE4_1) != 0 && (c & bit_SSSE3) != 0;
}

// The instructions keep the state as ABEF and CDGH, and take four rounds' words at a time.
__attribute__((target("sha,sse4.1,ssse3"))) void sha256_blocks_x86(Sha256State& state,
                                                                   std::string_view blocks)
{
    auto* words = reinterpret_cast<__m128i*>(state.data());
    const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    const __m128i cdab = _mm_shuffle_epi32(_mm_loadu_si128(words), 0xB1);
    const __m128i efgh = _mm_shuffle_epi32(_mm_loadu_si128(words + 1), 0x1B);
    __m128i abef = _mm_alignr_epi8(cdab, efgh, 8);
    __m128i cdgh = _mm_blend_epi16(efgh, cdab, 0xF0);

    for (std::size_t at = 0; at + sha256_block_size <= blocks.size(); at += sha256_block_size) {
        const __m128i abef_before = abef;
        const __m128i cdgh_before = cdgh;
        __m128i w[4];
        for (std::size_t i = 0; i < 16; ++i) {
            const std::size_t slot = i % 4;
            if (i < 4) {
                const auto* from = reinterpret_cast<const __m128i*>(blocks.data() + at + 16 * i);
                w[slot] = _mm_shuffle_epi8(_mm_loadu_si128(from), swap);
            } else {
                const __m128i last = w[(i + 3) % 4];
                const __m128i shifted = _mm_alignr_epi8(last, w[(i + 2) % 4], 4);
                const __m128i sum = _mm_sha256msg1_epu32(w[slot], w[(i + 1) % 4]);
                w[slot] = _mm_sha256msg2_epu32(_mm_add_epi32(sum, shifted), last);
            }
            const auto* constants =
                reinterpret_cast<const __m128i*>(sha256_constants.data() + 4 * i);
            const __m128i k = _mm_add_epi32(w[slot], _mm_loadu_si128(constants));
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, k);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(k, 0x0E));
        }
        abef = _mm_add_epi32(abef, abef_before);
        cdgh = _mm_add_epi32(cdgh, cdgh_before);
    }

    const __m128i feba = _mm_shuffle_epi32(abef, 0x1B);
    const __m128i dchg = _mm_shuffle_epi32(cdgh, 0xB1);
    _mm_storeu_si128(words, _mm_blend_epi16(feba, dchg, 0xF0));
    _mm_storeu_si128(words + 1, _mm_alignr_epi8(dchg, feba, 8));
}

#else

bool has_sha_instructions()
{
    return false;
}

void sha256_blocks_x86(Sha256State&, std::string_view)
{
    throw std::logic_error("no SHA instructions on this processor");
}

#endif

}  // namespace buzon
