#include "channels/imap_box.hpp"

#include "channels/curl.hpp"
#include "channels/curl_body.hpp"
#include "channels/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace buzon::channels {
namespace {

constexpr std::size_t kMaxMessage = 1u << 20;
constexpr std::size_t kMaxAnswer = 64u << 10;
// A folder of bounces is emptied as it fills, so the oldest few are all that is looked for.
constexpr std::uint32_t kSearchedAtOnce = 50;

std::optional<std::uint32_t> number_at(std::string_view text)
{
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end == text.data()) return std::nullopt;
    return value;
}

template <class Work>
void each_line(std::string_view answer, Work work)
{
    while (!answer.empty()) {
        const std::size_t end = answer.find('\n');
        work(answer.substr(0, end));
        if (end == answer.npos) return;
        answer.remove_prefix(end + 1);
    }
}

// A quoted string of RFC 3501 §4.3; other names would need modified UTF-7 (§5.1.3).
void check_folder(const std::string& name)
{
    const auto fits = [](char c) {
        return c >= ' ' && c < 0x7f && c != '"' && c != '\\' && c != '&' && c != '%' && c != '*';
    };
    if (name.empty() || name.size() > 200 || !std::ranges::all_of(name, fits)) {
        throw std::invalid_argument("the name of an IMAP folder is not plain ASCII: " + name);
    }
}

struct Name {
    std::uint32_t validity = 0;
    std::uint32_t uid = 0;
};

std::optional<Name> name_of(std::string_view text)
{
    const std::size_t dot = text.find('.');
    if (dot == text.npos) return std::nullopt;
    const auto validity = number_at(text);
    const auto uid = number_at(text.substr(dot + 1));
    if (!validity || !uid) return std::nullopt;
    return Name{*validity, *uid};
}

}  // namespace

class ImapBox::Session {
  public:
    explicit Session(const ImapSettings& settings)
        : settings_(settings),
          handle_(curl::make("imap,imaps", {settings.connect_timeout, settings.total_timeout}))
    {
        for (const std::string* folder :
             {&settings.folder, &settings.recorded, &settings.for_person}) {
            check_folder(*folder);
        }
        CURL* const h = handle_.get();
        curl::set(h, CURLOPT_MAXCONNECTS, 1L);
        if (!settings.ca_file.empty()) curl::set(h, CURLOPT_CAINFO, settings.ca_file.string());
        curl::set(h, CURLOPT_USE_SSL, use_ssl());
        if (!settings.user.empty()) {
            curl::set(h, CURLOPT_USERNAME, settings.user);
            curl::set(h, CURLOPT_PASSWORD, settings.password.reveal().data());
        }
    }

    std::optional<Bounce> next()
    {
        if (waiting_.empty()) search();
        while (!waiting_.empty()) {
            const Name name = waiting_.back();
            waiting_.pop_back();
            Answer message = fetch(name);
            // Another process may have taken it meanwhile.
            if (message.gone) continue;
            return Bounce{fmt::format("{}.{}", name.validity, name.uid), must(std::move(message))};
        }
        return std::nullopt;
    }

    void search()
    {
        // A session is not told of new messages in the folder it has selected, so a new one asks.
        curl::set(handle_.get(), CURLOPT_FRESH_CONNECT, true);
        const Answer told =
            command("", fmt::format("STATUS \"{}\" (MESSAGES UIDVALIDITY)", settings_.folder));
        curl::set(handle_.get(), CURLOPT_FRESH_CONNECT, false);
        const std::string status = must(told);
        const auto messages = status_item(status, "MESSAGES");
        const auto validity = status_item(status, "UIDVALIDITY");
        if (!messages || !validity) fail("the server told no UIDVALIDITY");
        if (*messages == 0) return;
        const Answer found =
            command(folder_url(*validity),
                    fmt::format("UID SEARCH 1:{}", std::min(*messages, kSearchedAtOnce)));
        if (found.gone) return;
        for (const std::uint32_t uid : searched_uids(must(found))) {
            waiting_.push_back({*validity, uid});
        }
        std::ranges::reverse(waiting_);
    }

    void mark(const std::string& text, BounceMark mark)
    {
        const auto name = name_of(text);
        if (!name) throw std::logic_error("ImapBox: a name that next() never gave");
        const std::string& folder =
            mark == BounceMark::Recorded ? settings_.recorded : settings_.for_person;
        make_folder(folder);
        const Answer moved = command(folder_url(name->validity),
                                     fmt::format("UID MOVE {} \"{}\"", name->uid, folder));
        if (!moved.gone) must(moved);
    }

  private:
    struct Answer {
        bool gone = false;  // no such folder state or message any more
        CURLcode code = CURLE_OK;
        std::string body;
    };

    [[noreturn]] void fail(std::string_view why) const
    {
        throw Error(Error::Kind::BounceBox, fmt::format("mailbox of bounces at {}:{}: {}",
                                                        settings_.host, settings_.port, why));
    }

    [[nodiscard]] long use_ssl() const
    {
        switch (settings_.tls) {
            case ImapTls::Implicit:
            case ImapTls::Required: return CURLUSESSL_ALL;
            case ImapTls::Optional: return CURLUSESSL_TRY;
            case ImapTls::None: return CURLUSESSL_NONE;
        }
        return CURLUSESSL_ALL;
    }

    [[nodiscard]] std::string server_url() const
    {
        return fmt::format("{}://{}:{}/", settings_.tls == ImapTls::Implicit ? "imaps" : "imap",
                           settings_.host, settings_.port);
    }

    [[nodiscard]] std::string folder_url(std::uint32_t validity) const
    {
        const CPtr<char, curl_free> folder(
            curl_easy_escape(handle_.get(), settings_.folder.c_str(), 0));
        return fmt::format("{}{};UIDVALIDITY={}", server_url(), folder.get(), validity);
    }

    std::string must(Answer answer) const
    {
        if (answer.code != CURLE_OK) {
            fail(fmt::format("{}: {}", code_of(curl::trouble_of(answer.code)),
                             curl_easy_strerror(answer.code)));
        }
        return std::move(answer.body);
    }

    Answer perform(const std::string& url, const char* custom, std::size_t limit)
    {
        CURL* const h = handle_.get();
        curl::Body body{.bytes = {}, .limit = limit};
        curl::gather(h, body);
        curl::set(h, CURLOPT_URL, url);
        curl::set(h, CURLOPT_CUSTOMREQUEST, custom);
        Answer answer;
        answer.code = curl_easy_perform(h);
        answer.body = std::move(body.bytes);
        // The folder's UIDVALIDITY is another one, or there is no such message.
        answer.gone = answer.code == CURLE_REMOTE_FILE_NOT_FOUND;
        return answer;
    }

    Answer command(const std::string& folder, const std::string& text)
    {
        return perform(folder.empty() ? server_url() : folder, text.c_str(), kMaxAnswer);
    }

    Answer fetch(const Name& name)
    {
        return perform(fmt::format("{}/;UID={}/;PARTIAL=0.{}", folder_url(name.validity), name.uid,
                                   kMaxMessage),
                       nullptr, kMaxMessage + 1);
    }

    // "NO, it exists" is the usual answer and no failure; when it could not be made, MOVE says so.
    void make_folder(const std::string& name)
    {
        if (std::ranges::find(made_, name) != made_.end()) return;
        const Answer made = command("", fmt::format("CREATE \"{}\"", name));
        if (made.code != CURLE_QUOTE_ERROR) must(made);
        made_.push_back(name);
    }

    const ImapSettings& settings_;
    curl::Handle handle_;
    std::vector<std::string> made_;
    std::vector<Name> waiting_;  // found and not yet handed out, the oldest last
};

ImapBox::ImapBox(const ImapSettings& settings) : session_(std::make_unique<Session>(settings)) {}

ImapBox::~ImapBox() = default;

std::optional<Bounce> ImapBox::next()
{
    return session_->next();
}

void ImapBox::mark(const std::string& name, BounceMark mark)
{
    session_->mark(name, mark);
}

std::vector<std::uint32_t> searched_uids(std::string_view answer)
{
    constexpr std::string_view kSearch = "* SEARCH";
    std::vector<std::uint32_t> uids;
    each_line(answer, [&](std::string_view line) {
        if (!line.starts_with(kSearch)) return;
        line.remove_prefix(kSearch.size());
        while (!line.empty()) {
            const std::size_t end = line.find(' ');
            if (const auto uid = number_at(line.substr(0, end)); uid && *uid > 0) {
                uids.push_back(*uid);
            }
            if (end == line.npos) break;
            line.remove_prefix(end + 1);
        }
    });
    std::ranges::sort(uids);
    return uids;
}

std::optional<std::uint32_t> status_item(std::string_view answer, std::string_view item)
{
    std::optional<std::uint32_t> value;
    each_line(answer, [&](std::string_view line) {
        if (!line.starts_with("* STATUS ")) return;
        const std::size_t list = line.rfind('(');
        if (list == line.npos) return;
        line.remove_prefix(list);
        for (std::size_t at = line.find(item); at != line.npos; at = line.find(item, at + 1)) {
            const std::string_view rest = line.substr(at + item.size());
            const bool whole = line[at - 1] == '(' || line[at - 1] == ' ';
            if (whole && rest.starts_with(' ')) value = number_at(rest.substr(1));
        }
    });
    return value;
}

}  // namespace buzon::channels
