"""Deadlines across all cases: the lists, the ladder of escalation, suspension and extension."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, exists, func, insert, or_, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from models.case import Case
from models.clock import LADDER, LIBERTY_LADDER, Clock, ClockState, Rung, RungRow, rungs_due
from models.letter_row import Letter
from models.officer import Credentials
from models.value import Value
from tasks.recording import officers
from tasks.recording.register import Writing, reading, writing

REMINDER = "D15"
BATCH = 10_000  # deadlines climbed in a transaction: others wait for the pen no longer than one of these takes
USED = (Clock.id, Clock.case, Clock.rule, Clock.state, Clock.due, Clock.safe, Clock.liberty)
RUNS = (ClockState.OPEN, ClockState.MISSED)
COUNTS = (*RUNS, ClockState.SUSPENDED)


class Climbed(Value):
    """A rung that was climbed just now."""

    case: str
    clock: int
    rule: str
    due: date
    rung: Rung


class ClockError(ValueError):
    """A deadline that cannot be changed so; the message says why."""


def climb(today: date) -> tuple[Climbed, ...]:
    """Every rung that is due today and was not climbed before, climbed now: once, whoever runs how often.

    A deadline whose day has passed is marked missed. Nine statements for each `BATCH` of those that have something due.
    """
    climbed: list[Climbed] = []
    after: int | None = 0
    while after is not None:
        with writing() as pen:
            new, after = _climb_batch(pen, today, after)
        climbed += new
    return tuple(climbed)


def _climb_batch(pen: Writing, today: date, after: int) -> tuple[list[Climbed], int | None]:
    """What was climbed by the next deadlines after this id, and the id to go on after, None where none is left."""
    to_do = (col(Clock.state).in_(RUNS), col(Clock.id) > after, or_(_late(today), *_unclimbed(today)))
    query = select(Clock).with_only_columns(*map(col, USED)).where(*to_do).order_by(col(Clock.id)).limit(BATCH)
    clocks = pen.session.execute(query).all()
    if not clocks:
        return [], None
    last = clocks[-1].id
    on_it = (col(Clock.id) == col(RungRow.clock)) & (col(Clock.due) == col(RungRow.due))
    before = select(RungRow.clock, RungRow.level).join(Clock, on_it).where(*to_do, col(Clock.id) <= last)
    stand = {tuple(row) for row in pen.session.execute(before)}
    new = []
    for row in clocks:
        if row.due < today and row.state == ClockState.OPEN:
            pen.note("clock_missed", case=row.case, thing=row.rule)
        for rung in rungs_due(row.due, row.safe, today, liberty=row.liberty):
            if (row.id, rung.level) not in stand:
                new.append(Climbed(case=row.case, clock=row.id, rule=row.rule, due=row.due, rung=rung))
                pen.note("escalated", case=row.case, thing=row.rule, level=rung.level, told=rung.told)
    _record(pen, new)
    missed = update(Clock).where(_late(today), col(Clock.id) > after, col(Clock.id) <= last)
    pen.session.execute(missed.values(state=ClockState.MISSED), execution_options={"synchronize_session": False})
    return new, last if len(clocks) == BATCH else None


def _record(pen: Writing, new: Sequence[Climbed]) -> None:
    rows = [{"clock": c.clock, "level": c.rung.level, "due": c.due, "at": pen.at, "told": c.rung.told} for c in new]
    if rows:
        pen.session.execute(insert(RungRow), rows)


def _late(today: date) -> ColumnElement[bool]:
    return and_(col(Clock.state) == ClockState.OPEN, col(Clock.due) < today)


def _unclimbed(today: date) -> Iterator[ColumnElement[bool]]:
    """For each rung: true of a deadline for which it is due today, and was not climbed for its last day."""
    for liberty, ladder, day in ((False, LADDER, Clock.due), (True, LIBERTY_LADDER, Clock.safe)):
        for rung in ladder:
            row = aliased(RungRow)
            stands = exists().where(col(row.clock) == col(Clock.id), col(row.level) == rung.level,
                                    col(row.due) == col(Clock.due))  # fmt: skip
            near = col(day) <= today + timedelta(days=rung.days_before)
            yield and_(col(Clock.liberty).is_(liberty), near, ~stands)


def reminders_due(drafted_before: datetime | None = None) -> list[tuple[Clock, Case]]:
    """The clocks that stand on the rung of the letter, with their cases; drafting the letter twice is once.

    Those whose letter was drafted before that moment, and after the rung was climbed, are left out.
    """
    with reading() as session:
        query = (
            select(Clock, Case)
            .join(RungRow, (col(RungRow.clock) == col(Clock.id)) & (col(RungRow.due) == col(Clock.due)))
            .join(Case, col(Case.number) == col(Clock.case))
            .where(RungRow.told == "letter", col(Clock.state).in_(RUNS))
        )
        if drafted_before is not None:
            query = query.where(~_drafted(drafted_before))
        return list(session.exec(query.order_by(col(Clock.due))))


def _drafted(before: datetime) -> ColumnElement[bool]:
    return exists().where(
        col(Letter.case) == col(Clock.case), col(Letter.code) == REMINDER, col(Letter.about) == col(Clock.rule),
        col(Letter.at) >= col(RungRow.at), col(Letter.at) < before,
    )  # fmt: skip


def deadlines() -> list[tuple[Clock, Case]]:
    """The deadlines that count, with their cases: liberty first, then urgent cases, then by due day."""
    with reading() as session:
        return _deadlines(session, None)


def first_deadlines(limit: int) -> tuple[list[tuple[Clock, Case]], int]:
    """The first of `deadlines()`, so many, and how many more there are: these are not loaded."""
    with reading() as session:
        found = _deadlines(session, limit)
        count = select(func.count()).select_from(Clock).where(col(Clock.state).in_(COUNTS))
        return found, session.exec(count).one() - len(found)


def _deadlines(session: Session, limit: int | None) -> list[tuple[Clock, Case]]:
    query = select(Clock, Case).join(Case, col(Case.number) == col(Clock.case)).where(col(Clock.state).in_(COUNTS))
    order = (col(Clock.liberty).desc(), col(Case.urgent).desc(), col(Clock.due), col(Clock.case), col(Clock.id))
    return list(session.exec(query.order_by(*order).limit(limit)))


def suspend(case: str, rule: str, reason: str, by: Credentials) -> None:
    """The clock stops, for a reason; a limit on which a person's liberty hangs cannot be stopped."""
    with officers.acts(by, case=case) as pen:
        clock = _clock(pen.session.exec(_of(case, rule)).all(), case, rule)
        if clock.liberty:
            raise ClockError(f"{rule} protects a person's liberty and runs on: it cannot be suspended")
        if clock.state != ClockState.OPEN:
            raise ClockError(f"{rule} in {case} is {clock.state}: only an open deadline is suspended")
        clock.state, clock.reason, clock.suspended_on = ClockState.SUSPENDED, reason, pen.day
        pen.note("clock_suspended", officer=by.officer, case=case, thing=rule, reason=reason)


def resume(case: str, rule: str, by: Credentials) -> None:
    """The clock runs again; its last day moves by the days it stood still."""
    with officers.acts(by, case=case) as pen:
        clock = _clock(pen.session.exec(_of(case, rule)).all(), case, rule)
        if clock.state != ClockState.SUSPENDED or clock.suspended_on is None:
            raise ClockError(f"{rule} in {case} is {clock.state}: only a suspended deadline is resumed")
        stood = pen.day - clock.suspended_on
        clock.former_due = clock.former_due or clock.due
        clock.due, clock.safe = clock.due + stood, clock.safe + stood
        clock.state, clock.suspended_on = ClockState.OPEN, None
        pen.note("clock_resumed", officer=by.officer, case=case, thing=rule, due=clock.due.isoformat())


def extend(case: str, rule: str, due: date, reason: str, by: Credentials) -> None:
    """The deadline has a later last day, for a reason; the former day stays in the row."""
    with officers.acts(by, case=case) as pen:
        clock = _clock(pen.session.exec(_of(case, rule)).all(), case, rule)
        if clock.liberty:
            raise ClockError(f"{rule} protects a person's liberty: no officer extends it")
        if clock.state not in (ClockState.OPEN, ClockState.MISSED):
            raise ClockError(f"{rule} in {case} is {clock.state}: only a deadline that runs or was missed is extended")
        if due <= clock.due:
            raise ClockError(f"an extension ends after the present last day, {clock.due}")
        clock.former_due = clock.former_due or clock.due
        clock.due, clock.safe, clock.reason, clock.state = due, due, reason, ClockState.OPEN
        pen.note("clock_extended", officer=by.officer, case=case, thing=rule, due=due.isoformat(), reason=reason)


def close(case: str, rule: str, by: Credentials) -> None:
    """An officer says that what the deadline asks was done; said twice it is once."""
    with officers.acts(by, case=case) as pen:
        clock = _clock(pen.session.exec(_of(case, rule)).all(), case, rule)
        if clock.state == ClockState.MET:
            return
        late = ", late" if clock.state == ClockState.MISSED else ""
        clock.state, clock.reason = ClockState.MET, f"said by {by.officer}{late}"
        pen.note("clock_met", officer=by.officer, case=case, thing=rule)


def _of(case: str, rule: str) -> SelectOfScalar[Clock]:
    # Of several of one rule the last is meant: one that still runs before one that was met, then the later start.
    query = select(Clock).where(Clock.case == case, Clock.rule == rule, Clock.state != ClockState.ENDED)
    return query.order_by(col(Clock.state) != ClockState.MET, col(Clock.started), col(Clock.id))


def _clock(found: Sequence[Clock], case: str, rule: str) -> Clock:
    if not found:
        raise ClockError(f"{case} has no running deadline {rule}: ./comity case {case} lists them")
    return found[-1]
