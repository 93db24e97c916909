#include "channels/curl_body.hpp"

#include <exception>

namespace buzon::channels::curl {
namespace {

std::size_t take(char* data, std::size_t, std::size_t size, void* context) noexcept
try {
    auto& body = *static_cast<Body*>(context);
    if (body.bytes.size() + size > body.limit) {
        body.too_big = true;
        return 0;
    }
    body.bytes.append(data, size);
    return size;
} catch (const std::exception&) {
    return 0;
}

}  // namespace

void gather(CURL* handle, Body& body)
{
    set(handle, CURLOPT_WRITEFUNCTION, &take);
    set(handle, CURLOPT_WRITEDATA, &body);
}

}  // namespace buzon::channels::curl
