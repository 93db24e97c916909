#include "templates/pdf/qr.hpp"

#include "core/c_ptr.hpp"
#include "templates/error.hpp"

#include <qrencode.h>

namespace buzon::templates::pdf {
namespace {

QrCode encode(const std::string& text)
{
    const CPtr<QRcode, QRcode_free> code(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M));
    if (!code) throw Error(Error::Kind::Stylesheet, "no QR code can hold data-text: " + text);
    QrCode out;
    out.width = static_cast<std::size_t>(code->width);
    out.dark.resize(out.width * out.width);
    for (std::size_t i = 0; i < out.dark.size(); ++i) out.dark[i] = code->data[i] & 1U;
    return out;
}

}  // namespace

QrCode make_qr(const std::string& text)
{
    thread_local std::string last_text;
    thread_local QrCode last;
    if (last.width == 0 || text != last_text) {
        last = encode(text);
        last_text = text;
    }
    return last;
}

}  // namespace buzon::templates::pdf
