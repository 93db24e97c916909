#include "templates/pdf/qr.hpp"

#include "core/c_ptr.hpp"
#include "templates/error.hpp"

#include <qrencode.h>

namespace buzon::templates::pdf {

QrCode make_qr(const std::string& text)
{
    const CPtr<QRcode, QRcode_free> code(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M));
    if (!code) throw Error(Error::Kind::Stylesheet, "no QR code can hold data-text: " + text);
    QrCode out;
    out.width = static_cast<std::size_t>(code->width);
    out.dark.resize(out.width * out.width);
    for (std::size_t i = 0; i < out.dark.size(); ++i) out.dark[i] = code->data[i] & 1U;
    return out;
}

}  // namespace buzon::templates::pdf
