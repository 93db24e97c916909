#pragma once

namespace buzon::bench {

// RSA-2048 signatures a second of `processes` together, by openssl's own measurement of 3 s; of one
// process in seconds of its processor's time. std::runtime_error when there is no openssl.
[[nodiscard]] double openssl_rate(unsigned processes);

}  // namespace buzon::bench
