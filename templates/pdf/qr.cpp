#include "templates/pdf/qr.hpp"

#include "templates/error.hpp"
#include "templates/pdf/qr_codewords.hpp"
#include "templates/pdf/qr_symbol.hpp"

namespace buzon::templates::pdf {

QrGrid make_qr(const std::string& text)
{
    thread_local std::string last_text;
    thread_local QrGrid last;
    if (last.width == 0 || text != last_text) {
        const QrCodewords codewords = qr_codewords(text);
        if (text.empty() || codewords.version == 0) {
            throw Error(Error::Kind::Stylesheet, "no QR code can hold data-text: " + text);
        }
        last = qr_symbol(codewords);
        last_text = text;
    }
    return last;
}

}  // namespace buzon::templates::pdf
