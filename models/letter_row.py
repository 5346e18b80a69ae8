"""A letter of a case: drafted once for what it was drawn from, and released by an officer's decision."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from models.row import Moment


class LetterState(StrEnum):
    """Where a letter stands."""

    DRAFT = "draft"
    RELEASED = "released"
    SUPERSEDED = "superseded"  # a later version took its place before it was released


class Letter(SQLModel, table=True):
    """The row of a letter; `drawn_from` is what makes a version one: drawn again from the same it is the same."""

    __tablename__ = "letter"
    __table_args__ = (
        UniqueConstraint("case", "entry", "code", "language", "version"),
        UniqueConstraint("case", "entry", "code", "language", "drawn_from"),
    )

    id: int | None = Field(default=None, primary_key=True)
    case: str = Field(default="", index=True)  # empty for a letter about an entry that opened no case
    entry: str = Field(default="", index=True)
    code: str
    about: str = ""  # the rule of the deadline that a reminder is about
    language: str
    version: int
    drawn_from: str
    document: str = Field(foreign_key="document.digest")
    state: str
    at: datetime = Field(sa_type=Moment)
    released_by: int | None = Field(default=None, foreign_key="decision.id")
