#pragma once

#include "core/finding.hpp"
#include "core/instant.hpp"
#include "core/rfc.hpp"
#include "core/sha256.hpp"

#include <tl/expected.hpp>

#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

namespace buzon::signing {

// An X.509 certificate, read once and immutable; copies share it. Thread-safe.
// Field layout of SAT's certificates (CFF 17-G): RFC in x500UniqueIdentifier (2.5.4.45, whatever
// string type it is written in), "RFC / RFC of the representative" for a persona moral; CURP in
// serialNumber (2.5.4.5), " / CURP of the representative" likewise; the 20-digit number as ASCII in
// the serial.
class Certificate {
  public:
    // DER or PEM (the first certificate in it). Refuses what is not exactly one readable
    // certificate.
    [[nodiscard]] static tl::expected<Certificate, Finding> parse(std::string_view bytes);

    [[nodiscard]] std::optional<Rfc> subject_rfc() const;         // the holder
    [[nodiscard]] std::optional<Rfc> representative_rfc() const;  // only when it names one
    [[nodiscard]] std::string curp() const;         // of holder or representative, or ""
    [[nodiscard]] std::string common_name() const;  // UTF-8
    [[nodiscard]] std::string holder_name() const;  // name (2.5.4.41), else common name
    [[nodiscard]] std::string issuer_name() const;  // RFC 2253 order, UTF-8, for people
    [[nodiscard]] std::string issuer_common_name() const;
    // SAT's 20 digits, or the serial in upper-case hexadecimal when it is not made of ASCII digits.
    [[nodiscard]] const std::string& number() const;
    [[nodiscard]] Instant not_before() const;
    [[nodiscard]] Instant not_after() const;
    // Both ends included (RFC 5280 §4.1.2.5).
    [[nodiscard]] bool valid_at(Instant at) const;
    // An e.firma: has an RFC, no OU (a CSD names a branch there), is no authority, and its key
    // usage holds digitalSignature and nonRepudiation.
    [[nodiscard]] bool is_efirma() const;
    [[nodiscard]] const Sha256& fingerprint() const;  // SHA-256 of der()
    [[nodiscard]] const std::string& der() const;

    friend bool operator==(const Certificate& a, const Certificate& b)
    {
        return a.fingerprint() == b.fingerprint();
    }
    friend void PrintTo(const Certificate& value, std::ostream* out)
    {
        *out << value.common_name() << " (" << value.number() << ")";
    }

    // For the other files of this folder: signing/openssl.hpp defines it.
    struct Impl;
    explicit Certificate(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
    [[nodiscard]] const Impl& impl() const { return *impl_; }

  private:
    std::shared_ptr<const Impl> impl_;
};

}  // namespace buzon::signing
