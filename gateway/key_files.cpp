#include "gateway/key_files.hpp"

#include "gateway/files.hpp"

namespace buzon {

tl::expected<signing::Signer, Finding> open_signer(const KeyFiles& files)
{
    auto certificate = read_file(files.certificate, 1u << 20);
    if (!certificate) return tl::unexpected(certificate.error());
    auto key = read_file(files.key, 1u << 20);
    if (!key) return tl::unexpected(key.error());
    auto password = read_password(files.password);
    if (!password) return tl::unexpected(password.error());
    auto signer = signing::Signer::open(*certificate, *key, *password);
    if (!signer) {
        Finding why = signer.error();
        why.field = files.certificate.string();
        return tl::unexpected(why);
    }
    return signer;
}

}  // namespace buzon
