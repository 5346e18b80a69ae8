"""The calendar file: read back by the library that reads calendars."""

from datetime import UTC, date, datetime

import icalendar

from models.sheet import DeadlineLine
from models.value import Said
from tasks.feeding import feed

AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
LINE = DeadlineLine(
    case="MX-2026-00001", rule="es_mx_1978:24(4):provisional_arrest", instrument="es_mx_1978", article="24(4)",
    status="verified", event="desk/arrest_date", started=date(2026, 11, 20), due=date(2027, 1, 4),
    safe=date(2026, 12, 31), days_left=41, liberty=True, urgent=False, state="open",
    receiver="the requested Party: request, and documents; of article 15",
    consequence=Said(text="The person is freed."),
    counted=Said(text="{length} calendar days; the day of the event is not counted.", values={"length": 45}),
)  # fmt: skip


def events(*lines: DeadlineLine) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(feed(lines, "Deadlines", AT)).walk("VEVENT"))


def test_each_deadline_has_its_safe_day_and_its_last_day() -> None:
    safe, last = events(LINE)
    assert (safe.decoded("dtstart"), last.decoded("dtstart")) == (LINE.safe, LINE.due)
    assert (safe.decoded("dtend") - safe.decoded("dtstart")).days == 1
    assert str(last["summary"]) == "LIBERTY MX-2026-00001: last day, es_mx_1978 art. 24(4)"
    assert "45 calendar days; the day of the event is not counted." in str(last["description"])
    assert "request, and documents; of article 15" in str(last["description"])


def test_a_deadline_that_moved_stays_the_same_entry_of_the_calendar() -> None:
    moved = LINE.model_copy(update={"due": date(2027, 1, 18), "safe": date(2027, 1, 15)})
    assert [event["uid"] for event in events(LINE)] == [event["uid"] for event in events(moved)]
    other = LINE.model_copy(update={"case": "MX-2026-00002"})
    assert len({event["uid"] for event in events(LINE, other)}) == 4


def test_law_that_was_not_read_says_so() -> None:
    last = events(LINE.model_copy(update={"status": "knowledge", "liberty": False}))[1]
    assert str(last["summary"]) == "MX-2026-00001: last day, es_mx_1978 art. 24(4) (verify)"


def test_no_deadline_is_an_empty_calendar() -> None:
    assert events() == []
