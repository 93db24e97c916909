#include "core/term_json.hpp"

#include "core/json_writer.hpp"

namespace buzon {
namespace {

void write_day(JsonWriter& json, const TraceDay& day)
{
    json.begin_object();
    json.key("date").text(iso_date(day.date)).key("counts").boolean(day.counts);
    if (day.day > 0) json.key("day").number(day.day);
    if (!day.why.empty()) json.key("why").text(day.why);
    json.key("count").text(code_of(day.count)).end_object();
}

void write_days(JsonWriter& json, std::string_view name, const std::vector<TraceDay>& days)
{
    json.key(name).begin_array();
    for (const TraceDay& day : days) write_day(json, day);
    json.end_array();
}

void write_deadlines(JsonWriter& json, const std::vector<Deadline>& deadlines)
{
    json.key("deadlines").begin_array();
    for (const Deadline& deadline : deadlines) {
        json.begin_object();
        json.key("id").text(code_of(deadline.id));
        json.key("date").text(iso_date(deadline.date));
        json.key("rule").text(deadline.rule);
        json.key("who").text(code_of(deadline.who));
        if (!deadline.moved.empty()) write_days(json, "moved", deadline.moved);
        json.end_object();
    }
    json.end_array();
}

}  // namespace

std::string term_json(const NotificationTerms& terms)
{
    JsonWriter json;
    json.begin_object();
    json.key("calendar").text(terms.calendar);
    json.key("notified").begin_object();
    json.key("date").text(iso_date(terms.notified)).key("by").text(code_of(terms.by)).end_object();
    json.key("effective").text(iso_date(terms.effective));
    if (terms.dia4) json.key("dia4").text(iso_date(*terms.dia4));
    write_deadlines(json, terms.deadlines);
    write_days(json, "trace", terms.trace);
    json.end_object();
    return json.str();
}

std::string term_json(const BankClocks& clocks)
{
    JsonWriter json;
    json.begin_object();
    json.key("calendar").text(clocks.calendar);
    write_deadlines(json, clocks.deadlines);
    if (clocks.auto_lift) json.key("auto_lift").text(iso_date(*clocks.auto_lift));
    write_days(json, "trace", clocks.trace);
    json.end_object();
    return json.str();
}

}  // namespace buzon
