"""A case: one request of another State, from its registration to its closing."""

from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel

from models.row import Moment


class Stage(StrEnum):
    """Where a case stands."""

    REGISTERED = "registered"
    ACKNOWLEDGED = "acknowledged"
    EXAMINED = "examined"
    INFORMATION_REQUESTED = "information_requested"
    SUPPLEMENTED = "supplemented"
    CONSULTED = "consulted"
    ARRESTED = "arrested"  # provisionally arrested, papers awaited
    POSTPONED = "postponed"
    ACCEPTED = "accepted"
    ALLOCATED = "allocated"  # handed over, receipt awaited
    EXECUTING = "executing"  # the executing authority has it
    TRANSMITTED = "transmitted"
    SURRENDER_ORDERED = "surrender_ordered"
    SURRENDERED = "surrendered"  # the person has been handed to the requesting State
    REFUSED = "refused"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


_EXAMINABLE = (Stage.INFORMATION_REQUESTED, Stage.CONSULTED, Stage.POSTPONED, Stage.ACCEPTED, Stage.REFUSED,
               Stage.RETURNED, Stage.SURRENDER_ORDERED, Stage.ARRESTED)  # fmt: skip

MOVES: dict[Stage, tuple[Stage, ...]] = {
    Stage.REGISTERED: (Stage.ACKNOWLEDGED, Stage.RETURNED),
    Stage.ACKNOWLEDGED: (Stage.EXAMINED,),
    Stage.EXAMINED: _EXAMINABLE,
    Stage.INFORMATION_REQUESTED: (Stage.SUPPLEMENTED, Stage.CONSULTED, Stage.REFUSED, Stage.RETURNED),
    Stage.SUPPLEMENTED: (Stage.EXAMINED,),
    Stage.CONSULTED: (Stage.ACCEPTED, Stage.POSTPONED, Stage.REFUSED, Stage.SURRENDER_ORDERED, Stage.SUPPLEMENTED),
    Stage.ARRESTED: (*_EXAMINABLE[:3], Stage.SUPPLEMENTED, Stage.REFUSED, Stage.SURRENDER_ORDERED),
    Stage.POSTPONED: (Stage.ACCEPTED, Stage.REFUSED, Stage.SURRENDER_ORDERED, Stage.CONSULTED),
    Stage.ACCEPTED: (Stage.ALLOCATED,),
    Stage.ALLOCATED: (Stage.EXECUTING, Stage.ACCEPTED, Stage.SURRENDER_ORDERED),
    Stage.EXECUTING: (Stage.TRANSMITTED, Stage.SURRENDERED),
    Stage.SURRENDER_ORDERED: (Stage.ALLOCATED, Stage.SURRENDERED, Stage.CLOSED),
    Stage.SURRENDERED: (Stage.CLOSED,),
    Stage.TRANSMITTED: (Stage.CLOSED,),
    Stage.REFUSED: (Stage.CLOSED,),
    Stage.RETURNED: (Stage.CLOSED, Stage.SUPPLEMENTED),
    Stage.WITHDRAWN: (Stage.CLOSED,),
    Stage.CLOSED: (),
}
ENDED = (Stage.CLOSED, Stage.WITHDRAWN, Stage.REFUSED, Stage.RETURNED)


class MoveError(ValueError):
    """A stage cannot follow another; the message names the moves that can."""


def moved(at: Stage, to: Stage) -> Stage:
    """`to`, when it may follow `at`; a withdrawal may follow every stage that has not ended."""
    if to is Stage.WITHDRAWN and at not in ENDED:
        return to
    if to not in MOVES[at]:
        allowed = ", ".join(MOVES[at]) or "nothing: it is the end"
        raise MoveError(f"a case that is {at} cannot become {to}; what can follow: {allowed}")
    return to


class CaseBase(SQLModel):
    """What is known of a case as a whole."""

    number: str = Field(primary_key=True)
    kind: str
    requesting: str
    requested: str
    stage: str
    their_reference: str | None = Field(default=None, index=True)
    their_authority: str | None = None
    language: str  # in which we write to the requesting State
    urgent: bool = False
    received: date
    opened_at: datetime = Field(sa_type=Moment)
    facts_version: str = ""
    consulted: bool = False  # a consultation before refusal was sent


class Case(CaseBase, table=True):
    """The row of a case."""

    __tablename__ = "case_file"


class CaseLink(SQLModel, table=True):
    """Two cases that belong together."""

    __tablename__ = "case_link"

    case: str = Field(primary_key=True, foreign_key="case_file.number")
    other: str = Field(primary_key=True, foreign_key="case_file.number")
    officer: str


class Conflict(SQLModel, table=True):
    """An officer who declared a conflict of interest in a case, and may decide nothing in it."""

    __tablename__ = "conflict"

    case: str = Field(primary_key=True, foreign_key="case_file.number")
    officer: str = Field(primary_key=True, foreign_key="officer.code")


class Counter(SQLModel, table=True):
    """The last running number given out, by name and year."""

    __tablename__ = "counter"

    name: str = Field(primary_key=True)
    last: int
