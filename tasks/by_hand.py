"""What an officer does by hand with entries and facts: registers paper, opens, files, sets aside, settles."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from models.document import Candidate, EntryState, FilingRole
from models.fact import FactError, FactState, FactValue, Kind, ValueKind, fact_type, typed
from models.masking import masked_value
from models.officer import Credentials
from models.reading.media import media_of
from models.value import Said, Value
from tasks import keeping, receiving
from tasks.recording import cases, entries, facts, officers
from tasks.recording.register import Writing
from tasks.recording.sheets import case_sheet
from tasks.settings import settings

TRUE, FALSE = ("yes", "true"), ("no", "false")


def register(
    paper: Path,
    stated: Mapping[str, FactValue],
    by: Credentials,
    *,
    scans: Sequence[Path],
    sender: str | None,
    channel: str,
) -> tuple[str, str]:
    """Entry and case of a request on paper, all or nothing of it: the facts are the officer's.

    What the officer wrote down is kept as the main document, the scans as its attachments.
    """
    kind, requesting = stated.get("request/kind"), stated.get("requesting/state")
    if not isinstance(kind, str) or not isinstance(requesting, str):
        raise FactError("a request on paper needs request.kind and requesting.state in its FACTS file")
    requesting = another_state(requesting)
    found = [(path.name, receiving.bytes_of(path)) for path in (paper, *scans)]
    reference, authority = stated.get("request/reference"), stated.get("requesting/authority")
    asked = _Asked(
        requesting=requesting, kind=Kind(kind), reference=reference if isinstance(reference, str) else None,
        authority=None if authority is None else str(authority), urgent=stated.get("request/urgent") is True,
        language=str(stated.get("request/language", "en")),
    )  # fmt: skip
    settled = [facts.Settled(path=path, state=FactState.CORRECTED, value=value) for path, value in stated.items()]
    with officers.acts(by) as pen:
        roles = [FilingRole.MAIN] + [FilingRole.ATTACHMENT] * len(scans)
        arrived = [
            entries.Arrived(digest=keeping.keep(data), size=len(data), media=media_of(data), name=name, role=role)
            for (name, data), role in zip(found, roles, strict=True)
        ]
        over = "paper" if channel == "command line" else channel
        arrival = f"{over}:{arrived[0].digest}:{pen.at.isoformat()}"
        number, _ = entries.enter_by(pen, arrival, arrived, channel=over, sender=sender, officer=by.officer)
        case = _open(pen, number, by.officer, asked)
        facts.settle_by(pen, case, settled, by.officer)
    return number, case


class _Asked(Value):
    requesting: str
    kind: Kind
    reference: str | None = None
    authority: str | None = None
    urgent: bool = False
    language: str = "en"


def open_entry(entry: str, by: Credentials, *, requesting: str, kind: Kind, reference: str | None = None) -> str:
    """The case that an officer opened from an entry."""
    asked = _Asked(requesting=another_state(requesting), kind=kind, reference=reference)
    with officers.acts(by) as pen:
        return _open(pen, entry, by.officer, asked)


def _open(pen: Writing, entry: str, officer: str, asked: _Asked) -> str:
    row = entries.entry_row(pen.session, entry)
    new = cases.NewCase(
        kind=asked.kind, requesting=asked.requesting, requested=settings().desk, their_reference=asked.reference,
        their_authority=asked.authority, urgent=asked.urgent,
        language=asked.language if asked.language in receiving.WRITTEN else "en",
        received=row.received_at.astimezone(settings().zone).date(),
    )  # fmt: skip
    return cases.open_by(pen, entry, new, officer)


def another_state(requesting: str) -> str:
    """The code of a State that can ask this desk; `FactError` for one that is no State's, and for the desk's own."""
    state = str(typed("requesting/state", requesting))
    if state == settings().desk:
        raise FactError("the requesting State is another than the desk's own: look again at who asks whom")
    return state


def file_entry_to(entry: str, case: str, by: Credentials) -> None:
    """The entry is filed to the case by an officer."""
    with officers.acts(by, case=case) as pen:
        cases.file_by(pen, entry, case, Said(text="Filed by an officer."), by.officer)


def set_entries_aside(set_aside: Sequence[str], by: Credentials, reason: str) -> None:
    """The entries are set aside by an officer, whose reason stands in the register and not in the journal's row."""
    why = Said(text="{reason}", values={"reason": reason})
    with officers.acts(by) as pen:
        for entry in set_aside:
            entries.settle(pen, entry, EntryState.SET_ASIDE, reason=why, officer=by.officer)


def link(case: str, other: str, by: Credentials) -> None:
    """An officer says that two cases belong together."""
    with officers.acts(by, case=case) as pen:
        officers.acting(pen.session, by.officer, other, pen.day)
        cases.link(pen, case, other, by.officer)


def withdraw(case: str, by: Credentials) -> None:
    """An officer says that the requesting State withdrew its request."""
    with officers.acts(by, case=case) as pen:
        cases.withdraw(pen, case, by.officer)


def settled(
    paths: Sequence[str], state: FactState, *, value: str | None = None, pick: int | None = None
) -> list[facts.Settled]:
    """What an officer typed about facts; `PATH=VALUE` corrects that one, whatever is said of the others.

    Values are text as typed, read as the fact's kind asks; `pick` is a reading's number.
    """
    found = []
    for typed_path in paths:
        path, given, own = typed_path.partition("=")
        text = own if given else value
        known = None if text is None else from_text(path, text)
        found.append(facts.Settled(path=path, state=FactState.CORRECTED if given else state, value=known, pick=pick))
    return found


def readings(case: str, path: str, *, opened: bool) -> tuple[list[tuple[Candidate, FactValue | None]], bool]:
    """What each document says at this path, and whether any of it is masked; `opened`: nothing is."""
    sheet = case_sheet(case, law_version="")
    found = [(row, typed(path, row.value)) for row in facts.readings(case, path)]
    shown = [(row, value if opened else masked_value(sheet, path, value)) for row, value in found]
    return shown, shown != found


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


def unmask(case: str, by: Credentials, reason: str) -> None:
    """An officer sees the victims and witnesses of a case, with a reason, on the record."""
    with officers.acts(by, case=case) as pen:
        cases.case_row(pen.session, case)
        pen.note("unmasked", officer=by.officer, case=case, reason=reason)
