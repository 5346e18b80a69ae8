"""What an officer does by hand with entries and facts: registers paper, opens, files, sets aside, settles."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from models.document import EntryState, FilingRole
from models.fact import FactError, FactState, FactValue, Kind, ValueKind, fact_type, typed
from models.reading.media import media_of
from models.value import Said
from tasks import clock, keeping, receiving
from tasks.recording import cases, entries, facts, officers
from tasks.recording.register import writing
from tasks.settings import settings

TRUE, FALSE = ("yes", "true"), ("no", "false")


def register(
    paper: Path,
    stated: Mapping[str, FactValue],
    officer: str,
    *,
    scans: Sequence[Path],
    sender: str | None,
    channel: str,
) -> tuple[str, str]:
    """Entry and case of a request on paper: the facts are the officer's, the note of them is kept as a document."""
    kind, requesting = stated.get("request/kind"), stated.get("requesting/state")
    if not isinstance(kind, str) or not isinstance(requesting, str):
        raise FactError("a request on paper needs request.kind and requesting.state in its FACTS file")
    requesting = another_state(requesting)
    may_act(officer)
    scanned = [(scan.name, receiving.bytes_of(scan)) for scan in scans]
    number, _ = receiving.take_in(paper, channel="paper" if channel == "command line" else channel, sender=sender)
    for name, data in scanned:
        entries.attach(
            number,
            entries.Arrived(digest=keeping.keep(data), size=len(data), media=media_of(data), name=name,
                            role=FilingRole.ATTACHMENT),
        )  # fmt: skip
    reference = stated.get("request/reference")
    case = open_entry(
        number, officer, requesting=requesting, kind=Kind(kind),
        reference=reference if isinstance(reference, str) else None,
        authority=str(stated["requesting/authority"]) if "requesting/authority" in stated else None,
        urgent=stated.get("request/urgent") is True, language=str(stated.get("request/language", "en")),
    )  # fmt: skip
    for path, value in stated.items():
        facts.settle(case, path, FactState.CORRECTED, officer, value=value)
    return number, case


def open_entry(
    entry: str,
    officer: str,
    *,
    requesting: str,
    kind: Kind,
    reference: str | None = None,
    authority: str | None = None,
    urgent: bool = False,
    language: str = "en",
) -> str:
    """The case that an officer opened from an entry."""
    requesting = another_state(requesting)
    may_act(officer)
    row = entries.entry_of(entry)
    new = cases.NewCase(
        kind=kind, requesting=requesting, requested=settings().desk, their_reference=reference,
        their_authority=authority, language=language if language in receiving.WRITTEN else "en", urgent=urgent,
        received=row.received_at.astimezone(settings().zone).date(),
    )  # fmt: skip
    return cases.open_case(entry, new, officer=officer)


def another_state(requesting: str) -> str:
    """The code of a State that can ask this desk; `FactError` for one that is no State's, and for the desk's own."""
    state = str(typed("requesting/state", requesting))
    if state == settings().desk:
        raise FactError("the requesting State is another than the desk's own: look again at who asks whom")
    return state


def file_entry_to(entry: str, case: str, officer: str) -> None:
    """The entry is filed to the case by an officer."""
    may_act(officer, case)
    cases.file_to(entry, case, reason=Said(text="Filed by an officer."), officer=officer)


def set_entry_aside(entry: str, officer: str, reason: str) -> None:
    """The entry is set aside by an officer, whose reason stands in the register and not in the journal's row."""
    may_act(officer)
    with writing() as pen:
        entries.settle(pen, entry, EntryState.SET_ASIDE, reason=Said(text="{reason}", values={"reason": reason}),
                       officer=officer)  # fmt: skip


def settle_fact(
    case: str, path: str, state: FactState, officer: str, value: str | None, pick: int | None = None
) -> None:
    """An officer settles a fact; `value` is text as typed, read as the fact's kind asks; `pick` a reading's number."""
    facts.settle(case, path, state, officer, value=None if value is None else from_text(path, value), pick=pick)


def from_text(path: str, text: str) -> FactValue:
    """A value typed by a person: yes/no, a number, YYYY-MM-DD, codes with commas; `FactError` says what is asked."""
    kind = fact_type(path).kind
    match kind:
        case ValueKind.BOOLEAN if text.lower() in (*TRUE, *FALSE):
            return text.lower() in TRUE
        case ValueKind.NUMBER | ValueKind.MONTHS if re.fullmatch(r"[0-9]{1,9}", text):
            return int(text)
        case ValueKind.CODES | ValueKind.STATES:
            return typed(path, [part.strip() for part in text.split(",")])
    return typed(path, text)


def may_act(officer: str, case: str | None = None) -> None:
    """Raises `OfficerError` where this officer may not act today."""
    with writing() as pen:
        officers.acting(pen.session, officer, case, clock.today())


def unmask(case: str, officer: str, reason: str) -> None:
    """An officer sees the victims and witnesses of a case, with a reason, on the record."""
    with writing() as pen:
        officers.acting(pen.session, officer, case, pen.day)
        pen.note("unmasked", officer=officer, case=case, reason=reason)
