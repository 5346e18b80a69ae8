"""Deadlines across all cases: the lists, the ladder of escalation, suspension and extension."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import insert
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from models.case import Case
from models.clock import LADDER, LIBERTY_LADDER, Clock, ClockState, Rung, RungRow, rungs_due
from models.value import Value
from tasks.recording import officers
from tasks.recording.register import reading, writing

HORIZON = max(rung.days_before for rung in (*LADDER, *LIBERTY_LADDER))


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

    A deadline whose day has passed is marked missed. Five queries, however many deadlines are open.
    """
    with writing() as pen:
        near = (
            select(Clock)
            .where(col(Clock.state).in_([ClockState.OPEN, ClockState.MISSED]))
            .where(col(Clock.safe) <= today + timedelta(days=HORIZON))
        )
        clocks = pen.session.exec(near).all()
        climbed_before = {
            (row.clock, row.level, row.due)
            for row in pen.session.exec(
                select(RungRow).join(Clock, col(Clock.id) == col(RungRow.clock)).where(
                    col(Clock.state).in_([ClockState.OPEN, ClockState.MISSED])
                )
            )
        }  # fmt: skip
        new: list[Climbed] = []
        for clock in clocks:
            assert clock.id is not None
            if clock.due < today and clock.state == ClockState.OPEN:
                clock.state = ClockState.MISSED
                pen.note("clock_missed", case=clock.case, thing=clock.rule)
            for rung in rungs_due(clock, today):
                if (clock.id, rung.level, clock.due) not in climbed_before:
                    new.append(Climbed(case=clock.case, clock=clock.id, rule=clock.rule, due=clock.due, rung=rung))
        if new:
            rows = [
                {"clock": c.clock, "level": c.rung.level, "due": c.due, "at": pen.at, "told": c.rung.told} for c in new
            ]
            pen.session.execute(insert(RungRow), rows)
        for climbed in new:
            pen.note("escalated", case=climbed.case, thing=climbed.rule, level=climbed.rung.level,
                     told=climbed.rung.told)  # fmt: skip
        return tuple(new)


def reminders_due() -> list[tuple[Clock, Case]]:
    """The clocks that stand on the rung of the letter, with their cases; drafting the letter twice is once."""
    with reading() as session:
        query = (
            select(Clock, Case)
            .join(RungRow, (col(RungRow.clock) == col(Clock.id)) & (col(RungRow.due) == col(Clock.due)))
            .join(Case, col(Case.number) == col(Clock.case))
            .where(RungRow.told == "letter", col(Clock.state).in_([ClockState.OPEN, ClockState.MISSED]))
        )
        return list(session.exec(query.order_by(col(Clock.due))))


def deadlines(
    *, states: Sequence[ClockState] = (ClockState.OPEN, ClockState.MISSED, ClockState.SUSPENDED)
) -> list[tuple[Clock, Case]]:
    """The deadlines in these states with their cases: liberty first, then urgent cases, then by due day."""
    with reading() as session:
        query = select(Clock, Case).join(Case, col(Case.number) == col(Clock.case))
        query = query.where(col(Clock.state).in_(states))
        order = (col(Clock.liberty).desc(), col(Case.urgent).desc(), col(Clock.due), col(Clock.case))
        return list(session.exec(query.order_by(*order)))


def suspend(case: str, rule: str, reason: str, officer: str) -> None:
    """The clock stops, for a reason; a limit on which a person's liberty hangs cannot be stopped."""
    with writing() as pen:
        officers.acting(pen.session, officer, case, pen.day)
        clock = _clock(pen.session.exec(_of(case, rule)).all(), case, rule)
        if clock.liberty:
            raise ClockError(f"{rule} protects a person's liberty and runs on: it cannot be suspended")
        if clock.state != ClockState.OPEN:
            raise ClockError(f"{rule} in {case} is {clock.state}: only an open deadline is suspended")
        clock.state, clock.reason, clock.suspended_on = ClockState.SUSPENDED, reason, pen.day
        pen.note("clock_suspended", officer=officer, case=case, thing=rule, reason=reason)


def resume(case: str, rule: str, officer: str) -> None:
    """The clock runs again; its last day moves by the days it stood still."""
    with writing() as pen:
        officers.acting(pen.session, officer, case, pen.day)
        clock = _clock(pen.session.exec(_of(case, rule)).all(), case, rule)
        if clock.state != ClockState.SUSPENDED or clock.suspended_on is None:
            raise ClockError(f"{rule} in {case} is {clock.state}: only a suspended deadline is resumed")
        stood = pen.day - clock.suspended_on
        clock.former_due = clock.former_due or clock.due
        clock.due, clock.safe = clock.due + stood, clock.safe + stood
        clock.state, clock.suspended_on = ClockState.OPEN, None
        pen.note("clock_resumed", officer=officer, case=case, thing=rule, due=clock.due.isoformat())


def extend(case: str, rule: str, due: date, reason: str, officer: str) -> None:
    """The deadline has a later last day, for a reason; the former day stays in the row."""
    with writing() as pen:
        officers.acting(pen.session, officer, case, pen.day)
        clock = _clock(pen.session.exec(_of(case, rule)).all(), case, rule)
        if clock.liberty:
            raise ClockError(f"{rule} protects a person's liberty: no officer extends it")
        if clock.state not in (ClockState.OPEN, ClockState.MISSED):
            raise ClockError(f"{rule} in {case} is {clock.state}: only a deadline that runs or was missed is extended")
        if due <= clock.due:
            raise ClockError(f"an extension ends after the present last day, {clock.due}")
        clock.former_due = clock.former_due or clock.due
        clock.due, clock.safe, clock.reason, clock.state = due, due, reason, ClockState.OPEN
        pen.note("clock_extended", officer=officer, case=case, thing=rule, due=due.isoformat(), reason=reason)


def close(case: str, rule: str, officer: str) -> None:
    """An officer says that what the deadline asks was done; said twice it is once."""
    with writing() as pen:
        officers.acting(pen.session, officer, case, pen.day)
        clock = _clock(pen.session.exec(_of(case, rule)).all(), case, rule)
        if clock.state == ClockState.MET:
            return
        late = ", late" if clock.state == ClockState.MISSED else ""
        clock.state, clock.reason = ClockState.MET, f"said by {officer}{late}"
        pen.note("clock_met", officer=officer, case=case, thing=rule)


def _of(case: str, rule: str) -> SelectOfScalar[Clock]:
    # Of several of one rule the last is meant: one that still runs before one that was met, then the later start.
    query = select(Clock).where(Clock.case == case, Clock.rule == rule, Clock.state != ClockState.ENDED)
    return query.order_by(col(Clock.state) != ClockState.MET, col(Clock.started), col(Clock.id))


def _clock(found: Sequence[Clock], case: str, rule: str) -> Clock:
    if not found:
        raise ClockError(f"{case} has no running deadline {rule}: ./comity case {case} lists them")
    return found[-1]
