#include "gateway/ical_file.hpp"

namespace buzon {
namespace {

constexpr std::size_t kLongestLine = 75;  // RFC 5545 §3.1, octets without CRLF

bool continues(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// A line in pieces that begin with a blank after the first; no letter is cut.
void add_line(std::string& out, std::string_view line)
{
    std::size_t room = kLongestLine;
    while (line.size() > room) {
        std::size_t cut = room;
        while (continues(line[cut])) --cut;
        out.append(line.substr(0, cut)).append("\r\n ");
        line.remove_prefix(cut);
        room = kLongestLine - 1;
    }
    out.append(line).append("\r\n");
}

// TEXT of §3.3.11.
std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '\r') continue;
        if (c == '\n') {
            out += "\\n";
            continue;
        }
        if (c == '\\' || c == ';' || c == ',') out += '\\';
        out += c;
    }
    return out;
}

std::string without(std::string text, std::string_view signs)
{
    std::erase_if(text, [&](char c) { return signs.find(c) != std::string_view::npos; });
    return text;
}

std::string date_of(LocalDate date)
{
    return without(iso_date(date), "-");
}

// "20261130T161500Z": whole seconds.
std::string stamp_of(Instant at)
{
    return without(at.rfc3339().substr(0, 19), "-:") + "Z";
}

void add_alarm(std::string& out, const char* before, const std::string& text)
{
    add_line(out, "BEGIN:VALARM");
    add_line(out, "ACTION:DISPLAY");
    add_line(out, std::string("TRIGGER:") + before);
    add_line(out, "DESCRIPTION:" + escaped(text));
    add_line(out, "END:VALARM");
}

void add_day(std::string& out, const IcalDay& day)
{
    add_line(out, "BEGIN:VEVENT");
    add_line(out, "UID:" + escaped(day.uid));
    add_line(out, "DTSTAMP:" + stamp_of(day.written_at));
    add_line(out, "DTSTART;VALUE=DATE:" + date_of(day.date));
    add_line(out, "DTEND;VALUE=DATE:" + date_of(day.date + std::chrono::days(1)));
    add_line(out, "SUMMARY:" + escaped(day.summary));
    add_line(out, "DESCRIPTION:" + escaped(day.description));
    add_line(out, "TRANSP:TRANSPARENT");
    // The day begins at midnight: fifteen hours earlier it is nine in the morning.
    add_alarm(out, "-P4DT15H", day.summary);
    add_alarm(out, "-PT15H", day.summary);
    add_line(out, "END:VEVENT");
}

}  // namespace

std::string ical_file(const std::string& name, const std::vector<IcalDay>& days)
{
    std::string out;
    add_line(out, "BEGIN:VCALENDAR");
    add_line(out, "VERSION:2.0");
    add_line(out, "PRODID:-//IMSS//Buzon//ES");
    add_line(out, "CALSCALE:GREGORIAN");
    add_line(out, "NAME:" + escaped(name));
    add_line(out, "X-WR-CALNAME:" + escaped(name));
    for (const IcalDay& day : days) add_day(out, day);
    add_line(out, "END:VCALENDAR");
    return out;
}

}  // namespace buzon
