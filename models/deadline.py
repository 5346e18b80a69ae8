"""Counting time: calendar days, working days, months as months, hours; two calendars; the safe day before the last.

The day of the event is day 0 unless a rule says otherwise. Whether a last day may move past a weekend or a holiday
is the rule's to say; where a person's liberty hangs on it, it never moves.
"""

import calendar as months_of_the_year
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum

from models.value import Value

ONE_DAY = timedelta(days=1)
ONE_HOUR = timedelta(hours=1)


class Unit(StrEnum):
    """How a time limit is counted. Months are months, never 30 days."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"


class CalendarEnds(LookupError):
    """A day was asked for in a year whose holidays are not loaded."""


class NoCalendar(LookupError):
    """No calendar was given for a State whose working days matter."""


class NoZone(ValueError):
    """A moment without a time zone cannot be counted in hours."""


class Calendar(Value):
    """A State's days off: holidays, and the weekdays (Monday is 0) that are its weekend."""

    state: str
    holidays: frozenset[date] = frozenset()
    weekend: frozenset[int] = frozenset({5, 6})
    years: frozenset[int] = frozenset()  # the years whose holidays are known; empty: every year
    closed: frozenset[date] = frozenset()  # working days on which its courts do only what is urgent

    def works(self, day: date) -> bool:
        """True on a working day; `CalendarEnds` for a year whose holidays are not known."""
        if self.years and day.year not in self.years:
            raise CalendarEnds(f"the holidays of {self.state} are not loaded for {day.year}: load that year as well")
        return day.weekday() not in self.weekend and day not in self.holidays


def calendar_of(calendars: Mapping[str, Calendar], state: str) -> Calendar:
    """The calendar of the State; `NoCalendar` names the State that is missing."""
    found = calendars.get(state)
    if found is None:
        raise NoCalendar(f"a calendar of {state} is needed to count: give one for each of the two States")
    return found


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months on (back, if negative); the last day of a month that has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = months_of_the_year.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def next_working(day: date, calendar: Calendar) -> date:
    """The day itself if it is a working day, else the next one."""
    while not calendar.works(day):
        day += ONE_DAY
    return day


def last_day(
    started: date,
    length: int,
    unit: Unit,
    calendar: Calendar,
    *,
    include: bool = False,
    before: bool = False,
    roll: bool = False,
    two_working_days: bool = False,
) -> date:
    """The last day of a period that an event starts.

    `include`: the day of the event is the first day, not day 0. `before`: counted backwards, and then never moved.
    `roll`: a last day off moves to the next working day. `two_working_days`: a period of two days or more holds at
    least two working days (Regulation 1182/71, article 3(5)). Hours from a day without a time end after the whole
    days in them, so that no part of a day is promised that may not be there.
    """
    if before:
        return _counted(started, -length, unit, calendar)
    if include and unit is Unit.WORKING_DAYS:
        started -= ONE_DAY  # the day of the event is the first only if it is a working day
    end = _counted(started, length, unit, calendar)
    if include and unit is not Unit.WORKING_DAYS:
        end -= ONE_DAY
    if unit is Unit.HOURS or unit is Unit.WORKING_DAYS:
        return end
    if two_working_days and unit is Unit.DAYS and length >= 2:
        end = max(end, _counted(started, 2, Unit.WORKING_DAYS, calendar))
    return next_working(end, calendar) if roll else end


def _counted(started: date, length: int, unit: Unit, calendar: Calendar) -> date:
    match unit:
        case Unit.DAYS:
            return started + length * ONE_DAY
        case Unit.HOURS:
            return started + int(length / 24) * ONE_DAY
        case Unit.MONTHS:
            return add_months(started, length)
        case Unit.WORKING_DAYS:
            step, left, day = (ONE_DAY if length > 0 else -ONE_DAY), abs(length), started
            while left:
                day += step
                left -= calendar.works(day)
            return day


def end_of_hours(started: datetime, hours: int) -> datetime:
    """The moment at which a period in hours ends: the hour of the event is not counted (Regulation 1182/71, 3(1)).

    It runs through weekends and clock changes. `NoZone` where the moment has no time zone.
    """
    if started.tzinfo is None:
        raise NoZone("a period in hours starts at a moment with a time zone")
    whole = started.replace(minute=0, second=0, microsecond=0)
    first = whole if started == whole else whole + ONE_HOUR
    return datetime.fromtimestamp(first.timestamp() + hours * 3600, first.tzinfo)


def safe_day(started: date, due: date, calendars: Iterable[Calendar]) -> date:
    """The last day before the due date on which every calendar works and none is closed, else on which all work.

    The day of the event where there is none.
    """
    both = tuple(calendars)
    days = [due - number * ONE_DAY for number in range(1, (due - started).days)]
    last = next((day for day in days if all(calendar.works(day) for calendar in both)), started)
    return next((day for day in days if all(c.works(day) and day not in c.closed for c in both)), last)
