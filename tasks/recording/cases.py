"""Cases: opened from an entry, moved from stage to stage, linked, withdrawn."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session, col, select

from models.case import ENDED, Case, CaseLink, Stage, moved
from models.clock import Clock, ClockState
from models.decision import Decision, DecisionState
from models.document import EntryState
from models.number import case_number
from models.practice import SUBMIT
from models.value import Said, Value
from tasks.recording.entries import entry_row, next_number, settle
from tasks.recording.register import MACHINE, Writing, reading, writing
from tasks.settings import settings


class UnknownCase(LookupError):
    """No case has this number."""


class AlreadyFiled(ValueError):
    """An entry that belongs to another case already."""


class NewCase(Value):
    """What a case is opened with."""

    kind: str
    requesting: str
    requested: str
    their_reference: str | None
    their_authority: str | None
    language: str
    urgent: bool
    received: date


def case_row(session: Session, number: str) -> Case:
    """The row of the case; `UnknownCase` says how to list them."""
    found = session.get(Case, number)
    if found is None:
        raise UnknownCase(f"no case has the number {number}: ./comity cases lists them")
    return found


def case_of(number: str) -> Case:
    """The case with this number."""
    with reading() as session:
        return case_row(session, number)


def open_case(entry: str, new: NewCase) -> str:
    """The number of the case that this entry opened by itself; asked twice it is the same case."""
    with writing() as pen:
        return open_by(pen, entry, new, None)


def open_by(pen: Writing, entry: str, new: NewCase, officer: str | None) -> str:
    """As `open_case`, by this officer (None: by the machine) in the caller's transaction."""
    row = entry_row(pen.session, entry)
    if row.case is not None:
        return row.case
    year = pen.day.year
    number = case_number(settings().desk, year, next_number(pen, f"case-{year}"))
    pen.session.add(Case(number=number, stage=Stage.REGISTERED, opened_at=pen.at, **new.model_dump()))
    pen.session.flush()
    pen.note("case_opened", officer=officer or MACHINE, case=number, entry=entry, kind=new.kind)
    settle(pen, entry, EntryState.CASE, case=number, officer=officer)
    return number


def file_to(entry: str, case: str, *, reason: Said) -> None:
    """The entry is filed to a known case by the machine, once; the case may then be examined again."""
    with writing() as pen:
        file_by(pen, entry, case, reason, None)


def file_by(pen: Writing, entry: str, case: str, reason: Said, officer: str | None) -> None:
    """As `file_to`, by this officer (None: by the machine) in the caller's transaction."""
    row = case_row(pen.session, case)
    filed = entry_row(pen.session, entry).case
    if filed == case:
        return
    if filed is not None:
        raise AlreadyFiled(f"{entry} is filed to {filed}: link the two cases with ./comity case link")
    settle(pen, entry, EntryState.FILED, reason=reason, case=case, officer=officer)
    if Stage(row.stage) in (Stage.INFORMATION_REQUESTED, Stage.CONSULTED, Stage.RETURNED, Stage.ARRESTED):
        move(pen, row, Stage.SUPPLEMENTED)


def move(pen: Writing, case: Case, to: Stage, *, officer: str = MACHINE) -> None:
    """The case at its next stage, journaled in the same transaction; clocks of an ended case end with it.

    All but one: that the case of a national be submitted to our own prosecutors outlives the refusal.
    """
    case.stage = moved(Stage(case.stage), to)
    pen.session.add(case)
    pen.note("moved", officer=officer, case=case.number, thing=to)
    if to in ENDED:
        open_clocks = select(Clock).where(
            Clock.case == case.number,
            Clock.met_by != SUBMIT,
            col(Clock.state).in_([ClockState.OPEN, ClockState.SUSPENDED, ClockState.MISSED]),
        )
        for clock in pen.session.exec(open_clocks):
            missed = "missed; " if clock.state == ClockState.MISSED else ""
            clock.state, clock.reason, clock.suspended_on = ClockState.ENDED, f"{missed}case {to}", None


def supersede_proposals(pen: Writing, case: str, officer: str = MACHINE) -> None:
    """Decisions that wait for a second person wait no longer: taken back, or overtaken by a final one."""
    waiting = select(Decision).where(Decision.case == case, Decision.state == DecisionState.PROPOSED)
    for decision in pen.session.exec(waiting):
        decision.state = DecisionState.SUPERSEDED
        pen.note("proposal_withdrawn", officer=officer, case=case, thing=str(decision.id))


def matching(requesting: str, reference: str) -> list[Case]:
    """The open cases of that State with that reference of theirs."""
    with reading() as session:
        query = select(Case).where(
            Case.requesting == requesting,
            Case.their_reference == reference,
            col(Case.stage).not_in([Stage.CLOSED, Stage.WITHDRAWN]),
        )
        return list(session.exec(query.order_by(col(Case.number))))


def cases(*, stages: Sequence[Stage] | None = None) -> list[Case]:
    """All cases, or those at these stages, by number."""
    with reading() as session:
        query = select(Case).order_by(col(Case.number))
        if stages is not None:
            query = query.where(col(Case.stage).in_(stages))
        return list(session.exec(query))


def link(pen: Writing, case: str, other: str, officer: str) -> None:
    """Two cases are marked as belonging together; in the transaction in which an officer says so."""
    if case == other:
        raise ValueError("a case is not linked to itself")
    first, second = sorted((case, other))
    case_row(pen.session, first)
    case_row(pen.session, second)
    if pen.session.get(CaseLink, (first, second)) is None:
        pen.session.add(CaseLink(case=first, other=second, officer=officer))
        pen.note("linked", officer=officer, case=first, thing=second)


def withdraw(pen: Writing, number: str, officer: str) -> None:
    """The requesting State withdrew its request; in the transaction in which an officer says so."""
    row = case_row(pen.session, number)
    if row.stage != Stage.WITHDRAWN:
        move(pen, row, Stage.WITHDRAWN, officer=officer)
        supersede_proposals(pen, number, officer)
