"""The case sheet: everything about one case at one moment, as letters, lists and the UI need it."""

from datetime import date, datetime

from models.decision import Act
from models.fact import Facts
from models.finding import Assessment
from models.value import Said, Value


class DeadlineLine(Value):
    """A deadline on the sheet."""

    case: str
    rule: str
    instrument: str
    article: str
    status: str
    event: str
    started: date
    due: date
    safe: date
    days_left: int
    liberty: bool
    urgent: bool
    state: str
    receiver: str
    consequence: Said
    counted: Said
    reason: str | None = None


class DutyLine(Value):
    """A duty that goes on when the case is over."""

    case: str
    topic: str
    what: Said
    rule: Said | None
    instrument: str
    article: str
    status: str
    binds: tuple[str, ...]  # States
    since: date
    until: date | None  # the last day, where it follows from something that happened
    ends: Said


class DocumentLine(Value):
    """A document on the sheet."""

    digest: str
    name: str | None
    media: str
    role: str
    entry: str
    kind: str
    language: str | None
    pages: int
    unreadable: Said | None = None
    warnings: tuple[Said, ...] = ()


class LetterLine(Value):
    """A letter on the sheet."""

    code: str
    language: str
    version: int
    state: str
    document: str
    path: str  # where the file lies, relative to the folder of the installation
    at: datetime


class DecisionLine(Value):
    """A decision on the sheet."""

    id: int
    act: Act
    state: str
    officer: str
    second: str | None
    relied_on: tuple[str, ...]
    departed_from: tuple[str, ...]
    note: str
    until: str
    at: datetime
    review: bool


class HandoffLine(Value):
    """A hand-off on the sheet."""

    step: int
    recipient: str
    channel: str
    state: str
    parcel: str
    sealed_at: datetime
    sent_at: datetime | None
    problem: str | None


class JournalLine(Value):
    """A row of the journal on the sheet."""

    seq: int
    at: datetime
    action: str
    officer: str
    thing: str | None


class DeskProfile(Value):
    """Who we are: the authority whose desk this is."""

    state: str
    authority: str
    address: str = ""
    contact: str = ""


class CaseSheet(Value):
    """One case, whole."""

    desk: DeskProfile
    number: str
    kind: str
    requesting: str
    requested: str
    stage: str
    their_reference: str | None
    their_authority: str | None
    language: str
    urgent: bool
    liberty: bool  # a liberty deadline is open
    received: date
    channel: str
    facts: Facts
    facts_version: str
    masked: tuple[str, ...] = ()  # paths withheld: they identify a victim or a witness
    conflicts: tuple[str, ...] = ()  # paths whose documents say different things
    assessment: Assessment | None
    assessment_digest: str | None
    stale: bool  # facts or law changed since the assessment
    deadlines: tuple[DeadlineLine, ...]
    documents: tuple[DocumentLine, ...]
    letters: tuple[LetterLine, ...]
    decisions: tuple[DecisionLine, ...]
    handoffs: tuple[HandoffLine, ...]
    possible: tuple[Act, ...]  # what may be decided now
    linked: tuple[str, ...]
    journal: tuple[JournalLine, ...]
    duties: tuple[DutyLine, ...] = ()  # what still binds, once the case is over
