"""Who may act, and what proves it."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field as FormField
from pydantic import StringConstraints
from sqlmodel import Field, SQLModel

from models.row import Moment
from models.value import Value

OfficerCode = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{2,8}$", strip_whitespace=True)]
OneTimeCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$", strip_whitespace=True)]


class Credentials(Value):
    """Who acts, and the one-time code that proves it."""

    officer: OfficerCode
    one_time_code: OneTimeCode = FormField(repr=False)


class Role(StrEnum):
    """What an officer is at the desk."""

    CLERK = "clerk"  # registers, confirms facts, acknowledges
    LAWYER = "lawyer"  # decides, and is a second pair of eyes
    SUPERVISOR = "supervisor"  # as a lawyer; adds and ends officers, is told when a deadline comes near


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
    wrong_codes: int = 0  # one-time codes in a row that were wrong
    barred_until: datetime | None = Field(default=None, sa_type=Moment)


class UsedCode(SQLModel, table=True):
    """A one-time code that was used, and the one act it was used for."""

    __tablename__ = "used_code"

    officer: str = Field(primary_key=True, foreign_key="officer.code")
    step: int = Field(primary_key=True)  # 30-second step of RFC 6238
    act: str  # key of the act
