#!/usr/bin/python3
"""A calendar file on the standard input as Debian's python3-icalendar reads it, as JSON: another program's view of RFC 5545. Run by
the distribution's own interpreter, which has the distribution's packages."""
import json
import sys

import icalendar


def event_of(event):
    start = event.decoded("DTSTART")
    return {"uid": str(event["UID"]), "start": str(start), "kind": type(start).__name__, "days": (event.decoded("DTEND") - start).days,
            "stamp_offset": event.decoded("DTSTAMP").utcoffset().total_seconds(), "summary": str(event["SUMMARY"]),
            "alarms": [alarm.decoded("TRIGGER").total_seconds() for alarm in event.walk("VALARM")]}


calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
print(json.dumps({"name": str(calendar["X-WR-CALNAME"]), "events": [event_of(event) for event in calendar.walk("VEVENT")]}))
