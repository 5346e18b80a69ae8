"""Lists of cases for the desk's screen."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Integer, cast, func
from sqlmodel import col, select

from models.case import Case, Stage
from models.clock import Clock, ClockState
from models.value import Value
from tasks.recording.register import reading


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
    running = (ClockState.OPEN, ClockState.MISSED)
    with reading() as session:
        query = (
            select(Case, func.min(Clock.due), func.max(cast(col(Clock.liberty), Integer)))
            .join(Clock, (col(Clock.case) == col(Case.number)) & col(Clock.state).in_(running), isouter=True)
            .group_by(col(Case.number))
        )
        if stages is not None:
            query = query.where(col(Case.stage).in_(stages))
        found = session.exec(query).all()
    lines = [
        CaseLine(
            **case.model_dump(include={"number", "kind", "requesting", "requested", "stage", "urgent", "received"}),
            liberty=bool(liberty), next_due=due,
        )
        for case, due, liberty in found
    ]  # fmt: skip
    return sorted(lines, key=lambda c: (not c.liberty, not c.urgent, c.next_due or date.max, c.number))
