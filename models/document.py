"""What arrives: an entry, the documents in it (bytes, by their SHA-256), and where each is filed."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.row import Moment
from models.value import Value


class EntryState(StrEnum):
    """How an entry ended, or that it has not yet."""

    RECEIVED = "received"
    CASE = "case"  # opened a new case
    FILED = "filed"  # filed to a known case
    PROPOSED = "proposed"  # an officer must settle where it belongs
    DUPLICATE = "duplicate"
    SET_ASIDE = "set_aside"


class FilingRole(StrEnum):
    """What a document is in an entry or a case."""

    MAIN = "main"
    ATTACHMENT = "attachment"
    LETTER = "letter"


class Entry(SQLModel, table=True):
    """Something that arrived, whatever becomes of it."""

    __tablename__ = "entry"

    number: str = Field(primary_key=True)
    received_at: datetime = Field(sa_type=Moment)
    channel: str
    sender: str | None = None
    arrival: str = Field(unique=True)  # what makes this arrival one: twice the same is once
    state: str
    reason: dict[str, Any] | None = Field(default=None, sa_type=JSON)  # a Said
    case: str | None = Field(default=None, foreign_key="case_file.number", index=True)
    officer: str | None = None


class Document(SQLModel, table=True):
    """Bytes, kept as they came."""

    __tablename__ = "document"

    digest: str = Field(primary_key=True)
    size: int
    media: str
    name: str | None = None
    kept_at: datetime = Field(sa_type=Moment)


class Filing(SQLModel, table=True):
    """A document in an entry, in a case, in a role; one document may stand in several."""

    __tablename__ = "filing"
    __table_args__ = (UniqueConstraint("document", "entry", "case"),)

    id: int | None = Field(default=None, primary_key=True)
    document: str = Field(foreign_key="document.digest", index=True)
    entry: str = Field(foreign_key="entry.number", index=True)
    case: str | None = Field(default=None, foreign_key="case_file.number", index=True)
    role: str


class About(Value):
    """From whom to whom a document goes, and the references it bears, as read."""

    sender_state: str | None = None
    sender_authority: str | None = None
    addressed_state: str | None = None
    reference: str | None = None
    our_references: tuple[str, ...] = ()


class DocumentReading(SQLModel, table=True):
    """What one version of the reader made of a document as a whole."""

    __tablename__ = "document_reading"

    document: str = Field(primary_key=True, foreign_key="document.digest")
    reader: str = Field(primary_key=True)
    kind: str
    language: str | None = None
    pages: int = 0
    about: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)  # an About
    unreadable: dict[str, Any] | None = Field(default=None, sa_type=JSON)  # a Said
    warnings: list[Any] = Field(default_factory=list, sa_type=JSON)


class Candidate(SQLModel, table=True):
    """One fact as read from one document: never changed, confirmed or corrected elsewhere."""

    __tablename__ = "candidate"
    __table_args__ = (UniqueConstraint("document", "reader", "path", "ordinal"),)

    id: int | None = Field(default=None, primary_key=True)
    document: str = Field(foreign_key="document.digest", index=True)
    reader: str
    path: str
    ordinal: int
    value: Any = Field(sa_type=JSON)
    page: int
    box: list[float] = Field(sa_type=JSON)
    method: str
    confidence: float


class Settlement(SQLModel, table=True):
    """What an officer settled about a fact; a later one stands, the former stays."""

    __tablename__ = "settlement"
    __table_args__ = (UniqueConstraint("case", "path", "ordinal"),)

    id: int | None = Field(default=None, primary_key=True)
    case: str = Field(foreign_key="case_file.number", index=True)
    path: str
    ordinal: int
    state: str
    value: Any = Field(default=None, sa_type=JSON)
    candidate: int | None = Field(default=None, foreign_key="candidate.id")
    officer: str = Field(foreign_key="officer.code")
    at: datetime = Field(sa_type=Moment)
