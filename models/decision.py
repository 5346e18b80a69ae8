"""What an officer decides: the form, what may be decided at which stage, and what follows from it."""

import hashlib
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from pydantic import Field as FormField
from pydantic import field_validator
from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from models.case import Stage
from models.fact import Kind
from models.journal import canonical
from models.number import CaseNumber
from models.officer import Credentials, OfficerCode, OneTimeCode
from models.row import Moment
from models.value import Value


class Act(StrEnum):
    """An officer's decision in a case."""

    ACKNOWLEDGE = "acknowledge"
    REQUEST_INFORMATION = "request_information"
    CONSULT = "consult"
    ACCEPT = "accept"
    ACCEPT_IN_PART = "accept_in_part"
    POSTPONE = "postpone"
    REFUSE = "refuse"
    RETURN = "return"
    NOTIFY_ARREST = "notify_arrest"
    SURRENDER = "surrender"
    RECORD_SURRENDER = "record_surrender"
    TRANSMIT = "transmit"
    CLOSE = "close"


class Rule(Value):
    """When an act may be decided, what it moves the case to, and which letters it releases or draws up."""

    at: tuple[Stage, ...]
    to: Stage
    letters: tuple[str, ...] = ()
    four_eyes: bool = False
    kinds: tuple[Kind, ...] = tuple(Kind)
    lawyer: bool = True  # a lawyer or a supervisor; False: a clerk may


_OPEN = (Stage.EXAMINED, Stage.CONSULTED, Stage.POSTPONED, Stage.ARRESTED)

RULES: dict[Act, Rule] = {
    Act.ACKNOWLEDGE: Rule(at=(Stage.REGISTERED,), to=Stage.ACKNOWLEDGED, letters=("D01",), lawyer=False),
    Act.REQUEST_INFORMATION: Rule(
        at=(Stage.EXAMINED, Stage.ARRESTED), to=Stage.INFORMATION_REQUESTED, letters=("D04",)
    ),
    Act.CONSULT: Rule(at=(Stage.EXAMINED, Stage.ARRESTED, Stage.INFORMATION_REQUESTED, Stage.POSTPONED),
                      to=Stage.CONSULTED, letters=("D07",)),
    Act.ACCEPT: Rule(at=_OPEN[:3], to=Stage.ACCEPTED, letters=("D08", "D12")),
    Act.ACCEPT_IN_PART: Rule(at=_OPEN[:3], to=Stage.ACCEPTED, letters=("D08", "D12")),
    Act.POSTPONE: Rule(at=(Stage.EXAMINED, Stage.CONSULTED), to=Stage.POSTPONED, letters=("D09",)),
    Act.REFUSE: Rule(at=(*_OPEN, Stage.INFORMATION_REQUESTED), to=Stage.REFUSED, letters=("D10",), four_eyes=True),
    Act.RETURN: Rule(at=(Stage.REGISTERED, Stage.EXAMINED, Stage.INFORMATION_REQUESTED), to=Stage.RETURNED,
                     letters=("D06",)),
    Act.NOTIFY_ARREST: Rule(at=(Stage.EXAMINED,), to=Stage.ARRESTED, letters=("X04",),
                            kinds=(Kind.PROVISIONAL_ARREST, Kind.EXTRADITION)),
    Act.SURRENDER: Rule(at=_OPEN, to=Stage.SURRENDER_ORDERED, letters=("D08", "D12"), four_eyes=True,
                        kinds=(Kind.EXTRADITION, Kind.PROVISIONAL_ARREST)),
    Act.RECORD_SURRENDER: Rule(at=(Stage.SURRENDER_ORDERED, Stage.EXECUTING), to=Stage.SURRENDERED,
                               kinds=(Kind.EXTRADITION, Kind.PROVISIONAL_ARREST)),
    Act.TRANSMIT: Rule(at=(Stage.EXECUTING,), to=Stage.TRANSMITTED, letters=("D18",), four_eyes=True),
    Act.CLOSE: Rule(at=(Stage.TRANSMITTED, Stage.SURRENDERED, Stage.SURRENDER_ORDERED, Stage.REFUSED, Stage.RETURNED,
                        Stage.WITHDRAWN), to=Stage.CLOSED),
}  # fmt: skip


class DecisionForm(Value):
    """What an officer fills in. The note goes to the register; from Prefect it is taken away when the run ends."""

    case: CaseNumber = FormField(title="Case", description="Number of the case, such as MX-2026-00017.")
    act: Act = FormField(title="Decision", description="What is decided. The case sheet lists what is possible now.")
    officer: OfficerCode = FormField(title="Your officer code", description="Such as AB1. Not your name.")
    one_time_code: OneTimeCode = FormField(
        title="One-time code", description="The six digits that your authenticator shows now. Good for one act."
    )
    relied_on: list[str] = FormField(
        default=[],
        title="Findings relied on",
        description="Finding ids from the case sheet, such as es_mx_1978:7:nationality. Needed for a refusal, "
        "a return, a postponement and a consultation.",
    )
    departed_from: list[str] = FormField(
        default=[],
        title="Findings departed from",
        description="Finding ids that you overrule. Every finding that stands in the way of what you decide is "
        "either relied on or departed from.",
    )
    note: str = FormField(
        default="",
        max_length=2000,
        title="Note",
        description="Your reasons in a few words. They are kept in the register; Prefect forgets them when the run "
        "ends.",
    )
    until: str = FormField(
        default="",
        pattern=r"^(\d{4}-\d{2}-\d{2})?$",
        title="Until",
        description="For a postponement: the day on which it is reviewed. For questions: the day by which an "
        "answer is asked. Written YYYY-MM-DD.",
    )

    @field_validator("until")
    @classmethod
    def _a_day(cls, until: str) -> str:
        """A day of the calendar: a letter will count on it."""
        if until:
            date.fromisoformat(until)
        return until

    @property
    def credentials(self) -> Credentials:
        """Who decides, and what proves it."""
        return Credentials(officer=self.officer, one_time_code=self.one_time_code)

    def key(self) -> str:
        """What makes this decision one: the same form sent twice is the same decision.

        The note is no part of it, so that a form whose note was kept back from Prefect is still the same decision.
        """
        return hashlib.sha256(canonical(self.model_dump(mode="json", exclude={"note"}))).hexdigest()


class DecisionState(StrEnum):
    """Whether a decision stands, or waits for a second person."""

    PROPOSED = "proposed"
    FINAL = "final"
    SUPERSEDED = "superseded"


class Decision(SQLModel, table=True):
    """The row of a decision, with what it was made upon."""

    __tablename__ = "decision"

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    case: str = Field(foreign_key="case_file.number", index=True)
    act: str
    state: str
    officer: str = Field(foreign_key="officer.code")
    second: str | None = Field(default=None, foreign_key="officer.code")
    second_key: str | None = Field(default=None, unique=True)
    facts_version: str
    law_version: str
    assessment: str
    relied_on: list[str] = Field(default_factory=list, sa_type=JSON)
    departed_from: list[str] = Field(default_factory=list, sa_type=JSON)
    note: str = ""
    until: str = ""
    at: datetime = Field(sa_type=Moment)
    review: bool = False  # facts changed since: the decision stands and is to be reviewed


class AssessmentRow(SQLModel, table=True):
    """One assessment of a case, pinned by its digest."""

    __tablename__ = "assessment"

    digest: str = Field(primary_key=True)
    case: str = Field(primary_key=True, foreign_key="case_file.number")
    ordinal: int  # the highest of a case is its latest: a clock may be set back, this is not
    facts_version: str
    law_version: str
    at: datetime = Field(sa_type=Moment)
    body: dict[str, Any] = Field(sa_type=JSON)
