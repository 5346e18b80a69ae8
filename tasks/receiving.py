"""Intake: what arrives is kept, entered, read, and filed; each step may run twice."""

import hashlib
from pathlib import Path

from models.document import About, DocumentReading, Entry, EntryState, FilingRole
from models.fact import Kind
from models.reading.document_kind import DocumentKind
from models.reading.media import media_of
from models.reading.read_document import ReadDocument
from models.value import Said
from tasks import clock, keeping, progressing
from tasks.reading import Unreadable, attachments_of, read_document
from tasks.recording import cases, entries
from tasks.recording.entries import Arrived
from tasks.recording.facts import plain
from tasks.settings import settings

READER = "1"  # raised when the reader reads differently: documents are then read again at the next examination
WRITTEN = ("en", "es")  # languages that we write letters in

_WHY_NOT: dict[DocumentKind, tuple[EntryState, str]] = {
    DocumentKind.FORM_BLANK: (EntryState.SET_ASIDE, "It is a standard form with nothing filled in."),
    DocumentKind.LEGAL_INSTRUMENT: (EntryState.SET_ASIDE, "It is a text of law, not a request."),
    DocumentKind.CIVIL_FORM: (EntryState.SET_ASIDE, "It is a form of civil cooperation: another authority's matter."),
    DocumentKind.JUDGMENT: (EntryState.PROPOSED, "It is a judgment without a request: an officer says to which case."),
    DocumentKind.FORWARDING_NOTE: (
        EntryState.PROPOSED,
        "It only forwards an annex, and no request came with it: an officer asks for the annex or says to which case.",
    ),
    DocumentKind.RECEIPT: (EntryState.PROPOSED, "It confirms a receipt: an officer says to which case."),
    DocumentKind.NOTIFICATION: (EntryState.PROPOSED, "It is a notification: an officer says to which case."),
    DocumentKind.OTHER: (EntryState.PROPOSED, "It is not recognised as a request: an officer says what it is."),
    DocumentKind.UNKNOWN: (EntryState.PROPOSED, "Its kind cannot be told: an officer says what it is."),
}


class IntakeError(OSError):
    """A file that could not be taken in; the message says what to do."""


def take_in(path: Path, *, channel: str, sender: str | None = None, arrival: str | None = None) -> tuple[str, bool]:
    """The entry number of a file that arrived, and whether the entry is new. The bytes are kept first.

    `arrival` names the arrival, so that taking in the same one again makes no second entry; without it every call
    is an arrival of its own.
    """
    return take_in_bytes(bytes_of(path), name=path.name, channel=channel, sender=sender, arrival=arrival)


def bytes_of(path: Path) -> bytes:
    """What the file holds; `IntakeError` where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise IntakeError(f"the file cannot be read ({error.strerror}): check its path and its permissions") from error


def take_in_bytes(
    data: bytes, *, name: str | None, channel: str, sender: str | None = None, arrival: str | None = None
) -> tuple[str, bool]:
    """As `take_in`, for bytes that lie in no file."""
    at = clock.now()
    digest = keeping.keep(data)
    arrived = Arrived(digest=digest, size=len(data), media=media_of(data), name=name)
    named = arrival or f"{channel}:{digest}:{at.isoformat()}"
    return entries.enter(named, [arrived], channel=channel, sender=sender, at=at)


def read_entry(entry: str) -> None:
    """Every document of the entry is read, and what lies inside one is unpacked and read as its own."""
    todo = [filing.document for filing in entries.filings_of(entry)]
    for done, digest in enumerate(todo):
        progressing.report("documents", done, len(todo))
        # Read first: only a file with files inside, or one that may have some, is opened once more for them.
        inside = [] if read_kept(digest, entry) == 0 else _unpack(entry, digest)
        for inner in inside:
            if inner not in todo:
                todo.append(inner)
    progressing.report("documents", len(todo), len(todo))


def _unpack(entry: str, digest: str) -> list[str]:
    try:
        found = attachments_of(keeping.fetch(digest))
    except Unreadable:
        return []  # the reading of the document itself says why
    inner = []
    for attachment in found:
        kept = keeping.keep(attachment.data)
        arrived = Arrived(digest=kept, size=len(attachment.data), media=media_of(attachment.data),
                          name=attachment.name, role=FilingRole.ATTACHMENT)  # fmt: skip
        entries.attach(entry, arrived)
        inner.append(kept)
    return inner


def read_kept(digest: str, entry: str | None = None) -> int | None:
    """The document is read and its reading recorded, once for this version of the reader.

    How many files lie inside it; None where that is not known, as when it was read before.
    """
    if entries.reading_of(digest, READER) is not None:
        return None
    row = DocumentReading(document=digest, reader=READER, kind=DocumentKind.UNKNOWN)
    document = entries.document_row(digest)
    try:
        read = read_document(
            keeping.fetch(digest), digest, progress=lambda done, total: progressing.report("pages", done, total),
            name=document.name if document else None, most=settings().page_limit,
        )  # fmt: skip
    except Unreadable as unreadable:
        row.unreadable = unreadable.why.model_dump()
        entries.record_reading(row, [], entry=entry)
        return None
    row.kind, row.language, row.pages = read.kind, read.language, read.pages
    row.warnings = [warning.model_dump() for warning in read.warnings]
    row.about = _about(read).model_dump(mode="json")
    entries.record_reading(row, _candidates(read), entry=entry)
    return read.attached


def _about(read: ReadDocument) -> About:
    return About(
        sender_state=read.sender.state,
        sender_authority=read.sender.authority,
        addressed_state=read.addressee.state,
        reference=read.reference,
        our_references=read.our_references,
    )


def _candidates(read: ReadDocument) -> list[dict[str, object]]:
    return [
        {
            "path": fact.path, "value": plain(fact.value), "page": fact.source.page, "box": list(fact.source.box),
            "method": fact.source.method, "confidence": fact.source.confidence,
        }
        for fact in read.facts
        if fact.source is not None
    ]  # fmt: skip


def file_entry(entry: str) -> None:
    """The entry ends: as a new case, filed to a known one, a duplicate, proposed to an officer, or set aside."""
    row = entries.entry_of(entry)
    if row.state != EntryState.RECEIVED:
        return
    filed = entries.filings_of(entry)
    earlier = [e for e in entries.entries_with(filed[0].document) if e.number < entry]
    if earlier:
        first = earlier[0]
        entries.set_aside(entry, _known_already(first), state=EntryState.DUPLICATE)
        return
    readings = [r for f in filed if (r := entries.reading_of(f.document, READER)) is not None]
    readable = [r for r in readings if r.unreadable is None]
    if not readable:
        entries.set_aside(entry, Said.model_validate(readings[0].unreadable))
        return
    request = _first(readable, DocumentKind.REQUEST)
    if request is not None:
        _file_request(row, request)
        return
    reply = _first(readable, DocumentKind.REPLY)
    if reply is not None:
        _file_reply(entry, reply)
        return
    state, why = _WHY_NOT[DocumentKind(readable[0].kind)]
    entries.set_aside(entry, Said(text=why), state=state)


def _first(readings: list[DocumentReading], kind: DocumentKind) -> DocumentReading | None:
    return next((reading for reading in readings if reading.kind == kind), None)


def _known_already(first: Entry) -> Said:
    if first.case:
        return Said(text="This document is known already: it arrived as {entry} and is in case {case}.",
                    values={"entry": first.number, "case": first.case})  # fmt: skip
    return Said(text="This document is known already: it arrived as {entry}.", values={"entry": first.number})


def _file_request(entry: Entry, reading: DocumentReading) -> None:
    about = About.model_validate(reading.about)
    facts = {c.path: c.value for c in entries.candidates_of(reading.document, READER)}
    requesting = facts.get("requesting/state") or about.sender_state
    addressed = facts.get("requested/state") or about.addressed_state
    reference = facts.get("request/reference") or about.reference
    if addressed is not None and addressed != settings().desk:
        why = Said(text="It is addressed to another State ({state}): a redirect (D03) is drafted.",
                   values={"state": addressed})  # fmt: skip
        entries.set_aside(entry.number, why)
        return
    if requesting is None or requesting == settings().desk:
        why = Said(text="It is a request, but which State sends it cannot be told: an officer opens the case.")
        entries.set_aside(entry.number, why, state=EntryState.PROPOSED)
        return
    if "request/kind" not in facts:
        why = Said(text="It is a request, but what it asks for cannot be told: an officer opens the case.")
        entries.set_aside(entry.number, why, state=EntryState.PROPOSED)
        return
    same = cases.matching(requesting, reference) if reference else []
    if same:
        why = Said(text="Probable duplicate of {case}: same sender and reference, other bytes. An officer settles it.",
                   values={"case": same[0].number})  # fmt: skip
        entries.set_aside(entry.number, why, state=EntryState.PROPOSED)
        return
    cases.open_case(
        entry.number,
        cases.NewCase(
            kind=Kind(facts["request/kind"]),
            requesting=requesting,
            requested=settings().desk,
            their_reference=reference,
            their_authority=facts.get("requesting/authority") or about.sender_authority,
            language=reading.language if reading.language in WRITTEN else "en",
            urgent=facts.get("request/urgent") is True,
            received=entry.received_at.astimezone(settings().zone).date(),
        ),
    )


def _file_reply(entry: str, reading: DocumentReading) -> None:
    """Files a reply where State, authority and reference match one open case; quoting our number is not enough."""
    about = About.model_validate(reading.about)
    found = []
    if about.sender_state and about.reference:
        found = [
            case
            for case in cases.matching(about.sender_state, about.reference)
            if about.sender_authority and case.their_authority == about.sender_authority
        ]
    if len(found) == 1:
        why = Said(text="Filed by sending State, authority and reference.")
        cases.file_to(entry, found[0].number, reason=why)
        return
    if about.our_references:
        why = Said(text="It quotes {case}, but sender and reference do not both match: an officer files it.",
                   values={"case": about.our_references[0]})  # fmt: skip
    else:
        why = Said(text="It is a reply, but to which case cannot be told: an officer files it.")
    entries.set_aside(entry, why, state=EntryState.PROPOSED)


def digest_of(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def case_to_examine(entry: str) -> str | None:
    """The case that this entry opened or was filed to; None for an entry that is no case's."""
    return entries.entry_of(entry).case
