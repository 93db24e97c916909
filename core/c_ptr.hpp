#pragma once

#include <memory>

namespace buzon {

// Owner of an object of a C library: CPtr<EVP_PKEY, EVP_PKEY_free>.
// Aliases live in the one private header that wraps the library (signing/openssl.hpp, db/pg.hpp …).
template <auto Free>
struct FreeWith {
    template <class T>
    void operator()(T* p) const noexcept
    {
        Free(p);
    }
};

template <class T, auto Free>
using CPtr = std::unique_ptr<T, FreeWith<Free>>;

}  // namespace buzon
