"""One numbered step of a case to one authority: the parcel, and the receipt that answers it."""

import hashlib
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field as FormField
from pydantic import StringConstraints
from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.journal import canonical
from models.number import CaseNumber
from models.officer import Credentials, OfficerCode, OneTimeCode
from models.row import Moment
from models.value import Value

AuthorityId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$", strip_whitespace=True)]


class HandOverForm(Value):
    """What a clerk fills in to hand a decided case to an authority."""

    case: CaseNumber = FormField(title="Case", description="Number of the case, such as MX-2026-00017.")
    to: AuthorityId = FormField(
        title="Authority", description="Id of the executing authority, as listed by `./comity authorities`."
    )
    officer: OfficerCode = FormField(
        title="Your officer code", description="Such as AB1. Not your name. The journal says that you handed it over."
    )
    one_time_code: OneTimeCode = FormField(
        title="One-time code", description="The six digits that your authenticator shows now. Good for one act."
    )

    @property
    def credentials(self) -> Credentials:
        """Who hands over, and what proves it."""
        return Credentials(officer=self.officer, one_time_code=self.one_time_code)

    def key(self) -> str:
        """What makes this handing over one: the same form sent twice is the same act."""
        return hashlib.sha256(canonical(self.model_dump(mode="json"))).hexdigest()


class HandoffState(StrEnum):
    """Where a hand-off stands."""

    SEALED = "sealed"
    SENT = "sent"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    FAILED = "failed"  # could not be sent after all tries: a person must act


class Item(Value):
    """One document in a parcel."""

    name: str
    digest: str
    size: int


class Manifest(Value):
    """What a parcel holds, for whom, and what may be done with it."""

    case: str
    step: int
    sender: str
    recipient: str
    sealed_at: str
    items: tuple[Item, ...]
    use_limits: tuple[str, ...]  # one line a duty: where it stands, and what it says
    victims_named: bool  # False only where every person of the case is known to be neither victim nor witness

    def digest(self) -> str:
        """SHA-256 of the manifest: what a receipt must name."""
        return hashlib.sha256(canonical(self.model_dump(mode="json"))).hexdigest()


class Receipt(Value):
    """What the recipient's side says about a parcel."""

    parcel: str  # digest of the manifest that was received
    outcome: HandoffState
    at: datetime
    by: str
    reason: str = ""


SKEW = timedelta(minutes=5)  # by which two offices' clocks may differ


class ReceiptError(ValueError):
    """A receipt that does not answer the parcel; the message says which of its fields is wrong."""


def checked(receipt: Receipt, parcel: str, sealed_at: datetime, now: datetime) -> Receipt:
    """The receipt, if it names this parcel, was made after the sealing, not later than now, and says what it must.

    Held against the sealing: the other side may answer before we have noted that we sent.
    """
    if receipt.parcel != parcel:
        raise ReceiptError("the receipt names another parcel: its digest is not the one that was sent")
    if receipt.outcome not in (HandoffState.ACCEPTED, HandoffState.REJECTED):
        raise ReceiptError("a receipt says accepted or rejected")
    if receipt.at.tzinfo is None or receipt.at < sealed_at.replace(microsecond=0) - SKEW:
        raise ReceiptError("the receipt has a time before the parcel was sealed, or a time without a zone")
    if receipt.at > now + SKEW:
        raise ReceiptError("the receipt has a time that is still to come")
    return receipt


class Handoff(SQLModel, table=True):
    """The row of a hand-off."""

    __tablename__ = "handoff"
    __table_args__ = (
        UniqueConstraint("case", "step", "recipient"),
        UniqueConstraint("case", "decision", "recipient", "attempt"),
    )

    id: int | None = Field(default=None, primary_key=True)
    case: str = Field(foreign_key="case_file.number", index=True)
    step: int
    recipient: str
    channel: str
    decision: int = Field(foreign_key="decision.id")  # the decision that is handed over
    attempt: int = 1  # of this decision to this authority: another one follows a rejection, nothing else
    parcel: str  # digest of the manifest
    manifest: dict[str, Any] = Field(sa_type=JSON)
    state: str
    sealed_at: datetime = Field(sa_type=Moment)
    sent_at: datetime | None = Field(default=None, sa_type=Moment)
    receipt: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    problem: str | None = None
