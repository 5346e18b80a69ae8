"""Lists of cases for the desk's screen."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Integer, cast, func
from sqlmodel import Session, col, select

from models.case import Case, Stage
from models.clock import Clock, ClockState
from models.value import Value
from tasks.recording.register import reading

OF_A_CASE = (Case.number, Case.kind, Case.requesting, Case.requested, Case.stage, Case.urgent, Case.received)


class CaseLine(Value):
    """A case in a list."""

    number: str
    kind: str
    requesting: str
    requested: str
    stage: str
    urgent: bool
    liberty: bool  # a liberty deadline runs
    received: date
    next_due: date | None


def case_lines(*, stages: Sequence[Stage] | None = None) -> list[CaseLine]:
    """The cases: those with a running liberty deadline first, then urgent ones, then by the next last day."""
    with reading() as session:
        return _case_lines(session, stages, None)


def first_cases(limit: int, *, stages: Sequence[Stage] | None = None) -> tuple[list[CaseLine], int]:
    """The first of `case_lines()`, so many, and how many more there are: these are not loaded."""
    with reading() as session:
        lines = _case_lines(session, stages, limit)
        count = select(func.count()).select_from(Case).where(*_at(stages))
        return lines, session.exec(count).one() - len(lines)


def _at(stages: Sequence[Stage] | None) -> tuple[ColumnElement[bool], ...]:
    return () if stages is None else (col(Case.stage).in_(stages),)


def _case_lines(session: Session, stages: Sequence[Stage] | None, limit: int | None) -> list[CaseLine]:
    runs = (col(Clock.case) == col(Case.number)) & col(Clock.state).in_((ClockState.OPEN, ClockState.MISSED))
    due = func.min(Clock.due).label("next_due")
    liberty = func.coalesce(func.max(cast(col(Clock.liberty), Integer)), 0).label("liberty")
    query = (
        select(Case)
        .with_only_columns(*map(col, OF_A_CASE), due, liberty)
        .join(Clock, runs, isouter=True)
        .where(*_at(stages))
        .group_by(col(Case.number))
        .order_by(liberty.desc(), col(Case.urgent).desc(), due.is_(None), due, col(Case.number))
    )
    return [CaseLine.model_validate(dict(row)) for row in session.execute(query.limit(limit)).mappings()]
