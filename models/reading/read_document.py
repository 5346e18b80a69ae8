"""What was read from one document, ready for the register."""

from models.fact import Fact
from models.reading.document_kind import DocumentKind
from models.reading.media import MediaType
from models.value import Said, Value


class Correspondent(Value):
    """A State and its authority, as far as the paper names them."""

    state: str | None = None  # ISO 3166-1 alpha-2
    authority: str | None = None


class ReadDocument(Value):
    """Kind, language, correspondents, references, facts with their place, and what an officer should know."""

    kind: DocumentKind
    media: MediaType
    language: str | None = None
    pages: int = 0
    unread: tuple[int, ...] = ()  # pages that could not be read
    sender: Correspondent = Correspondent()
    addressee: Correspondent = Correspondent()
    reference: str | None = None  # the sender's own
    our_references: tuple[str, ...] = ()  # numbers like MX-2026-00017 that the paper quotes
    attached: int | None = 0  # files inside the file; None where that could not be found out
    facts: tuple[Fact, ...] = ()
    warnings: tuple[Said, ...] = ()
