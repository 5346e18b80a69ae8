"""Entries and documents: what arrived, and where it was filed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pydantic import field_validator
from sqlmodel import Session, col, select

from models.case import Counter
from models.document import Candidate, Document, DocumentReading, Entry, EntryState, Filing, FilingRole
from models.number import entry_number
from models.value import Said, Value
from tasks.recording.register import MACHINE, Writing, reading, writing
from tasks.settings import settings


class UnknownEntry(LookupError):
    """No entry has this number."""


class Arrived(Value):
    """A document that arrived: its digest, size, type by content and the name it came with."""

    digest: str
    size: int
    media: str
    name: str | None = None
    role: FilingRole = FilingRole.MAIN

    @field_validator("name")
    @classmethod
    def _as_text(cls, name: str | None) -> str | None:
        return None if name is None else clean(name)


def clean(text: str) -> str:
    """The text without what a database cannot keep: names of files are bytes, and may be none of UTF-8."""
    return text.encode(errors="replace").decode().replace("\0", "")


def cleaned(value: Any) -> Any:
    """As `clean`, wherever in a value there is text: what is read from a file may hold anything."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: cleaned(inner) for key, inner in value.items()}
    return [cleaned(inner) for inner in value] if isinstance(value, list | tuple) else value


def next_number(pen: Writing, name: str) -> int:
    """The next running number under this name, without gaps: it stands only if the transaction does."""
    counter = pen.session.get(Counter, name) or Counter(name=name, last=0)
    counter.last += 1
    pen.session.add(counter)
    return counter.last


def enter(
    arrival: str, documents: Sequence[Arrived], *, channel: str, sender: str | None, at: datetime | None = None
) -> tuple[str, bool]:
    """The number of the entry for this arrival, and whether it is new; the same arrival twice is one entry."""
    with writing(at) as pen:
        return enter_by(pen, arrival, documents, channel=channel, sender=sender)


def enter_by(
    pen: Writing,
    arrival: str,
    documents: Sequence[Arrived],
    *,
    channel: str,
    sender: str | None,
    officer: str = MACHINE,
) -> tuple[str, bool]:
    """As `enter`, by this officer in the caller's transaction."""
    known = pen.session.exec(select(Entry).where(Entry.arrival == arrival)).one_or_none()
    if known is not None:
        return known.number, False
    year = pen.day.year
    number = entry_number(settings().desk, year, next_number(pen, f"entry-{year}"))
    pen.session.add(
        Entry(
            number=number,
            received_at=pen.at,
            channel=channel,
            sender=clean(sender) if sender else None,
            arrival=arrival,
            state=EntryState.RECEIVED,
        )
    )
    pen.session.flush()
    for document in documents:
        add_document(pen, number, document)
    pen.note("entered", officer=officer, entry=number, channel=channel, documents=[d.digest for d in documents])
    return number, True


def add_document(pen: Writing, entry: str, document: Arrived, *, case: str | None = None) -> None:
    """The document in the register, filed to the entry (once)."""
    if pen.session.get(Document, document.digest) is None:
        row = document.model_dump(include={"digest", "size", "media", "name"})
        pen.session.add(Document(**row, kept_at=pen.at))
        pen.session.flush()
    filed = select(Filing).where(Filing.document == document.digest, Filing.entry == entry)
    if pen.session.exec(filed).first() is None:
        pen.session.add(Filing(document=document.digest, entry=entry, case=case, role=document.role))
        pen.session.flush()


def attach(entry: str, document: Arrived) -> None:
    """A document found inside another one of this entry, filed to it as its own."""
    with writing() as pen:
        if document.digest not in {f.document for f in _filings(pen.session, entry)}:
            add_document(pen, entry, document, case=entry_row(pen.session, entry).case)
            pen.note("unpacked", entry=entry, thing=document.digest)


def settle(
    pen: Writing,
    number: str,
    state: EntryState,
    *,
    reason: Said | None = None,
    case: str | None = None,
    officer: str | None = None,
) -> None:
    """The entry ended in this way, with its reason; in the caller's transaction."""
    entry = entry_row(pen.session, number)
    entry.state, entry.case, entry.officer = state, case, officer
    entry.reason = reason.model_dump() if reason else None
    if case is not None:
        for filing in _filings(pen.session, number):
            filing.case = case
    pen.note(f"entry_{state}", officer=officer or MACHINE, entry=number, case=case)


def set_aside(number: str, reason: Said, *, state: EntryState = EntryState.SET_ASIDE) -> None:
    """The entry is no case, for this reason; an entry that was settled before stays as it is."""
    with writing() as pen:
        if entry_row(pen.session, number).state == EntryState.RECEIVED:
            settle(pen, number, state, reason=reason)


def entry_row(session: Session, number: str) -> Entry:
    """The row of the entry; `UnknownEntry` says how to list them."""
    found = session.get(Entry, number)
    if found is None:
        raise UnknownEntry(f"no entry has the number {number}: ./comity entries lists them")
    return found


def entry_of(number: str) -> Entry:
    """The entry with this number."""
    with reading() as session:
        return entry_row(session, number)


def entries(*, states: Sequence[EntryState] = tuple(EntryState)) -> list[Entry]:
    """The entries in these states, newest first."""
    with reading() as session:
        return list(
            session.exec(select(Entry).where(col(Entry.state).in_(states)).order_by(col(Entry.received_at).desc()))
        )


def filings_of(entry: str) -> list[Filing]:
    """Where the documents of an entry are filed, the main document first."""
    with reading() as session:
        return _filings(session, entry)


def _filings(session: Session, entry: str) -> list[Filing]:
    return list(session.exec(select(Filing).where(Filing.entry == entry).order_by(col(Filing.id))))


def document_row(digest: str) -> Document | None:
    """The document with this digest, if it is known."""
    with reading() as session:
        return session.get(Document, digest)


def entries_with(digest: str) -> list[Entry]:
    """The entries in which this document arrived, oldest first."""
    with reading() as session:
        query = select(Entry).join(Filing, col(Filing.entry) == col(Entry.number))
        return list(session.exec(query.where(Filing.document == digest).order_by(col(Entry.number))))


def reading_of(digest: str, reader: str) -> DocumentReading | None:
    """What this version of the reader made of the document, if it read it."""
    with reading() as session:
        return session.get(DocumentReading, (digest, reader))


def readings_of(digest: str) -> list[DocumentReading]:
    """The readings of a document, the newest version of the reader first."""
    with reading() as session:
        rows = session.exec(select(DocumentReading).where(DocumentReading.document == digest))
        return sorted(rows, key=lambda row: age(row.reader), reverse=True)


def age(reader: str) -> tuple[int, str]:
    """What versions of the reader are sorted by: `10` comes after `9`."""
    return len(reader), reader


def documents_of(case: str) -> list[str]:
    """The digests of what the other State sent in this case, in the order of filing."""
    with reading() as session:
        query = select(Filing.document).where(Filing.case == case).order_by(col(Filing.id))
        return list(dict.fromkeys(session.exec(query)))


def record_reading(row: DocumentReading, candidates: Sequence[dict[str, Any]], *, entry: str | None = None) -> None:
    """The reading with its candidates, once for a document and a version of the reader."""
    with writing() as pen:
        if pen.session.get(DocumentReading, (row.document, row.reader)) is not None:
            return
        row.about, row.warnings, row.unreadable = cleaned(row.about), cleaned(row.warnings), cleaned(row.unreadable)
        pen.session.add(row)
        seen: dict[str, int] = {}
        for candidate in map(cleaned, candidates):
            ordinal = seen[candidate["path"]] = seen.get(candidate["path"], 0) + 1
            pen.session.add(Candidate(document=row.document, reader=row.reader, ordinal=ordinal, **candidate))
        pen.note("read", entry=entry, thing=row.document, reader=row.reader, kind=row.kind, facts=len(candidates))


def candidates_of(digest: str, reader: str) -> list[Candidate]:
    """The facts that this version of the reader found in the document."""
    with reading() as session:
        query = select(Candidate).where(Candidate.document == digest, Candidate.reader == reader)
        return list(session.exec(query.order_by(col(Candidate.id))))
