"""A deadline of a case, and the ladder that is climbed when it comes near or passes."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.row import Moment
from models.value import Value


class ClockState(StrEnum):
    """Where a deadline stands."""

    OPEN = "open"
    MET = "met"
    SUSPENDED = "suspended"
    MISSED = "missed"
    ENDED = "ended"  # no longer counts: the case ended, or the event was corrected


class Clock(SQLModel, table=True):
    """The row of a deadline: which rule of law or practice, from which day, to which day."""

    __tablename__ = "clock"
    __table_args__ = (UniqueConstraint("case", "rule", "started"),)

    id: int | None = Field(default=None, primary_key=True)
    case: str = Field(foreign_key="case_file.number", index=True)
    rule: str
    instrument: str
    article: str
    status: str
    event: str
    started: date
    due: date = Field(index=True)
    safe: date
    liberty: bool
    receiver: str
    consequence: dict[str, Any] = Field(sa_type=JSON)
    counted: dict[str, Any] = Field(sa_type=JSON)
    met_by: str = ""
    state: str = Field(default=ClockState.OPEN, index=True)
    reason: str | None = None
    suspended_on: date | None = None
    former_due: date | None = None  # the due day before an extension


class RungRow(SQLModel, table=True):
    """One rung of the ladder that was climbed, once for a last day: a deadline extended has its ladder anew."""

    __tablename__ = "rung"

    clock: int = Field(primary_key=True, foreign_key="clock.id")
    level: int = Field(primary_key=True)
    due: date = Field(primary_key=True)
    at: datetime = Field(sa_type=Moment)
    told: str  # officer, supervisor, letter


class Rung(Value):
    """A step of the ladder: from so many days before (negative: after) the due day, this one is told."""

    level: int
    days_before: int
    told: str


LADDER = (
    Rung(level=1, days_before=7, told="officer"),
    Rung(level=2, days_before=2, told="supervisor"),
    Rung(level=3, days_before=-1, told="letter"),
)
# A person's liberty leaves less room: everyone is told earlier.
LIBERTY_LADDER = (
    Rung(level=1, days_before=21, told="officer"),
    Rung(level=2, days_before=10, told="supervisor"),
    Rung(level=3, days_before=5, told="letter"),
)


def rungs_due(due: date, safe: date, today: date, *, liberty: bool) -> tuple[Rung, ...]:
    """The rungs that are due today, lowest first; counted from the safe day where liberty hangs on it."""
    ladder, day = (LIBERTY_LADDER, safe) if liberty else (LADDER, due)
    left = (day - today).days
    return tuple(rung for rung in ladder if left <= rung.days_before)
