#pragma once

#include "signing/ocsp.hpp"

#include <chrono>

namespace buzon {

// Carries OCSP requests by HTTP POST (RFC 6960 appendix A.1), as signing::OcspClient asks. Anything
// but a 200 answer of at most 64 KB within `timeout` is no answer (nullopt). Thread-safe.
[[nodiscard]] signing::OcspTransport http_ocsp_transport(std::chrono::seconds timeout);

}  // namespace buzon
