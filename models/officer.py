"""Who may decide."""

from datetime import date
from enum import StrEnum

from sqlmodel import Field, SQLModel


class Role(StrEnum):
    """What an officer is at the desk."""

    CLERK = "clerk"  # registers, confirms facts, acknowledges
    LAWYER = "lawyer"  # decides, and is a second pair of eyes
    SUPERVISOR = "supervisor"  # as a lawyer; is told when a deadline comes near


class Officer(SQLModel, table=True):
    """A person of the desk, by a code that stands in the journal in the person's place."""

    __tablename__ = "officer"

    code: str = Field(primary_key=True)
    name: str
    title: str
    role: str
    secret: str  # of the one-time password (RFC 6238)
    since: date
    ended: date | None = None


class UsedCode(SQLModel, table=True):
    """A one-time code that was used, and the one act it was used for."""

    __tablename__ = "used_code"

    officer: str = Field(primary_key=True, foreign_key="officer.code")
    step: int = Field(primary_key=True)  # 30-second step of RFC 6238
    act: str  # key of the act
