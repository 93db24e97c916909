#include "templates/pdf/qr.hpp"

#include "core/c_ptr.hpp"
#include "templates/error.hpp"

#include <qrencode.h>

namespace buzon::templates::pdf {
namespace {

QrGrid encoded(const std::string& text)
{
    const CPtr<QRcode, QRcode_free> code(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M));
    QrGrid out;
    if (!code || static_cast<std::size_t>(code->width) > out.rows.size()) {
        throw Error(Error::Kind::Stylesheet, "no QR code can hold data-text: " + text);
    }
    out.width = static_cast<std::size_t>(code->width);
    for (std::size_t y = 0; y < out.width; ++y) {
        for (std::size_t x = 0; x < out.width; ++x) {
            if ((code->data[y * out.width + x] & 1U) != 0) out.rows[y] |= std::uint64_t{1} << x;
        }
    }
    return out;
}

}  // namespace

QrGrid make_qr(const std::string& text)
{
    thread_local std::string last_text;
    thread_local QrGrid last;
    if (last.width == 0 || text != last_text) {
        last = encoded(text);
        last_text = text;
    }
    return last;
}

}  // namespace buzon::templates::pdf
