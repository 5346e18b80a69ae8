"""Deadlines as an iCalendar file, for the calendar that a clerk has open: no person, no value of a fact."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Literal

from icalendar import Calendar, Event

from models.board import badge, named
from models.sheet import DeadlineLine


def feed(lines: Iterable[DeadlineLine], title: str, at: datetime) -> bytes:
    """The file (RFC 5545): for each deadline its safe day and its last day, as whole days. `at` is when it was made."""
    calendar = Calendar()
    calendar.add("prodid", "-//Comity//deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("name", title)
    calendar.add("x-wr-calname", title)
    for line in lines:
        calendar.add_component(_event(line, "safe day", line.safe, at))
        calendar.add_component(_event(line, "last day", line.due, at))
    return bytes(calendar.to_ical())


def _event(line: DeadlineLine, what: Literal["safe day", "last day"], day: date, at: datetime) -> Event:
    event = Event()
    same = f"{line.case}|{line.rule}|{line.started}|{what}".encode()
    event.add("uid", f"{hashlib.sha256(same).hexdigest()[:32]}@comity")
    event.add("dtstamp", at)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", f"{'LIBERTY ' if line.liberty else ''}{line.case}: {what}, {named(line)}{badge(line.status)}")
    parts = (f"To be received by: {line.receiver}" if line.receiver else "", line.consequence.english(),
             line.counted.english(), f"Started {line.started}; safe day {line.safe}; last day {line.due}.")  # fmt: skip
    event.add("description", "\n".join(part for part in parts if part))
    event.add("transp", "TRANSPARENT")
    event.add("priority", 1 if line.liberty else 3 if line.urgent else 5)
    event.add("categories", ["liberty"] if line.liberty else ["urgent"] if line.urgent else ["deadline"])
    return event
