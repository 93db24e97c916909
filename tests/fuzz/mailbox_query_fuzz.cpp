#include "gateway/http/mailbox_query.hpp"
#include "gateway/http/plain_text.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

// What stands before each line end is a parameter of the list, by turns. What is accepted is text
// that the database takes, and its place is read back as it was.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace buzon;
    static const char* const kNames[] = {"estado", "antes", "q",     "desde",
                                         "hasta",  "tipo",  "limite"};
    static const Rfc box = *Rfc::parse("CPB980821QT6");
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    http::Request request;
    for (const char* name : kNames) {
        const std::size_t end = rest.find('\n');
        request.query[name] = std::string(rest.substr(0, end));
        if (end == std::string_view::npos) break;
        rest.remove_prefix(end + 1);
    }
    const auto query = http::read_mailbox_query(request, box);
    if (!query) {
        if (query.error().empty()) std::abort();
        return 0;
    }
    if (!http::plain_text(query->filter.text) || query->limit < 1 || query->limit > 200) {
        std::abort();
    }
    app::MailboxPage page;
    page.next_after = query->after;
    page.next_before = query->before;
    request.query["antes"] = http::cursor_of(page);
    const auto again = http::read_mailbox_query(request, box);
    if (!again || again->before != query->before) std::abort();
    return 0;
}
