"""Small PDFs set by typst for one test, so that the reader does not rest on one layout."""

import hashlib

import typst

from models.fact import FactValue
from models.reading.read_document import ReadDocument
from tasks.reading import read_document


def pdf(source: str, page: str = '#set page("a4", margin: 2.5cm)') -> bytes:
    """The source as a PDF."""
    return bytes(typst.compile(f"{page}\n#set text(11pt)\n{source}".encode()))


def read(data: bytes) -> ReadDocument:
    """What is read from these bytes."""
    return read_document(data, hashlib.sha256(data).hexdigest())


def values(document: ReadDocument) -> dict[str, FactValue | None]:
    """The facts by path."""
    return {fact.path: fact.value for fact in document.facts}
