"""The time limits that an event starts, computed with the calendars of both States."""

from collections.abc import Iterable, Mapping
from datetime import date

from models.deadline import Calendar, Unit, calendar_of, last_day, safe_day
from models.fact import Kind
from models.finding import DeadlineDue, Status
from models.law.applying import Speaking, bases, in_force, speaking
from models.law.country import Country
from models.law.instrument import Instrument, Limit, Provision, Side
from models.law.law import Law
from models.value import Said

IN_DAYS = "{length} calendar days; the day of the event is not counted."
IN_DAYS_INCLUDED = "{length} calendar days; the day of the event is the first."
IN_DAYS_ROLLED = (
    "{length} calendar days, the day of the event not counted; a last day off moves to the next working day."
)
IN_WORKING_DAYS = "{length} working days of {state}; the day of the event is not counted."
IN_MONTHS = "{length} calendar months, to the same day of the month."
IN_MONTHS_ROLLED = "{length} calendar months, to the same day; a last day off moves to the next working day."
IN_MONTHS_INCLUDED = "{length} calendar months, to the day before the same day: the day of the event is the first."
IN_HOURS = "{length} hours; as long as the time of the event is not known, only the whole days in them are counted."
BACKWARDS = "{length} days counted backwards from the event."

_MET_BY = {
    "acknowledged": "acknowledge",
    "papers_received": "papers",
    "surrendered": "surrender",
    "decision_made": "decide",
    "decision_final": "decide",
    "refused": "decide",
    "evidence_ready": "execute",
}


def limits_started(
    law: Law,
    event: str,
    started: date,
    *,
    requesting: str,
    requested: str,
    kind: Kind,
    on: date,
    calendars: Mapping[str, Calendar],
    measures: Iterable[str] = (),
    categories: Iterable[str] = (),
) -> tuple[DeadlineDue, ...]:
    """The deadlines that an event of the register starts, under the basis, what works on top of it, and own law."""
    asked = tuple(measures)
    found = bases(law, requesting, requested, on, kind, asked, categories)
    laws = speaking(law, found, requested, kind)
    return started_by(law, laws, {event: started}, (requesting, requested), kind, on, calendars, asked)


def started_by(
    law: Law,
    laws: Iterable[Speaking],
    events: Mapping[str, date],
    pair: tuple[str, str],
    kind: Kind,
    on: date,
    calendars: Mapping[str, Calendar],
    measures: tuple[str, ...],
) -> tuple[DeadlineDue, ...]:
    """The deadlines of these laws for the events, the earliest first; an unconfirmed limit starts no clock."""
    due = [
        _due(speaker.holder, limit, events[limit.trigger], pair, calendars)
        for speaker in laws
        if speaker.applied
        for limit in speaker.holder.limit
        if (speaker.whole or limit.overlay)
        and limit.trigger in events
        and limit.status is not Status.UNCONFIRMED
        and concerns(limit, measures)
        and in_force(law, speaker.holder, limit, pair, on, kind)
    ]
    return tuple(sorted(due, key=lambda d: (d.due, d.rule)))


def concerns(provision: Provision, measures: tuple[str, ...]) -> bool:
    """True where the provision concerns the measures asked; one for certain measures waits until they are known."""
    if provision.measures:
        return bool(set(measures) & set(provision.measures))
    return not measures or not provision.except_measures or bool(set(measures) - set(provision.except_measures))


def effective(deadlines: Iterable[DeadlineDue]) -> tuple[DeadlineDue, ...]:
    """For each event and liberty, the stricter of the limits of treaty and own law; the others stay in the file."""
    strictest: dict[tuple[str, str], DeadlineDue] = {}
    for deadline in deadlines:
        key = (deadline.event, deadline.met_by)
        if key not in strictest or deadline.due < strictest[key].due:
            strictest[key] = deadline
    return tuple(strictest.values())


def _due(
    holder: Instrument | Country, limit: Limit, started: date, pair: tuple[str, str], calendars: Mapping[str, Calendar]
) -> DeadlineDue:
    receiver = pair[0] if limit.receiver_side is Side.REQUESTING else pair[1]
    eu = isinstance(holder, Instrument) and holder.rolls_like_eu and not limit.liberty
    due = last_day(
        started, limit.length, limit.unit, calendar_of(calendars, receiver), include=limit.count == "include",
        before=limit.before, roll=limit.roll, two_working_days=eu,
    )  # fmt: skip
    both = tuple(calendar_of(calendars, state) for state in dict.fromkeys(pair))
    return DeadlineDue(
        rule=f"{holder.id}:{limit.article}:{limit.trigger}", instrument=holder.id, article=limit.article,
        status=limit.status, event=limit.trigger, started=started, due=due,
        safe=_earlier(due, both) if limit.before else safe_day(started, due, both), liberty=limit.liberty,
        receiver=limit.receiver, consequence=Said(text=limit.consequence), counted=_counted(limit, receiver),
        extension=limit.extension, text=Said(text=limit.text), met_by=_MET_BY.get(limit.satisfied_by, ""),
    )  # fmt: skip


def _earlier(due: date, calendars: tuple[Calendar, ...]) -> date:
    """The last day before a backward limit on which both States work; it has no event to stop at."""
    return safe_day(date.fromordinal(due.toordinal() - 60), due, calendars)


def _counted(limit: Limit, state: str) -> Said:
    values: dict[str, str | int] = {"length": limit.length}
    if limit.before:
        return Said(text=BACKWARDS, values=values)
    match limit.unit:
        case Unit.HOURS:
            return Said(text=IN_HOURS, values=values)
        case Unit.WORKING_DAYS:
            return Said(text=IN_WORKING_DAYS, values=values | {"state": state})
        case Unit.MONTHS:
            if limit.count == "include":
                return Said(text=IN_MONTHS_INCLUDED, values=values)
            return Said(text=IN_MONTHS_ROLLED if limit.roll else IN_MONTHS, values=values)
        case Unit.DAYS:
            if limit.count == "include":
                return Said(text=IN_DAYS_INCLUDED, values=values)
            return Said(text=IN_DAYS_ROLLED if limit.roll else IN_DAYS, values=values)
