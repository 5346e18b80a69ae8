"""Commands for what comes in."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from flows.cli.app import INCOMING, app, entry_app
from flows.cli.running import run_flow
from flows.cli.signing import Code, Officer, signed
from models.document import EntryState
from models.fact import FactError, FactState, FactValue, Kind, facts_from_toml
from models.value import Said
from tasks import telling

Json = Annotated[bool, Parameter(help="Print JSON (schema in docs/json.md) instead of tables.", negative="")]


@app.command(group=INCOMING)
def receive(
    *files: Path,
    paper: Annotated[Path | None, Parameter(help="FACTS.toml of a request on paper, registered by hand.")] = None,
    officer: Annotated[str | None, Parameter(help="Your officer code (needed with --paper).")] = None,
    code: Code = None,
    sender: Annotated[str | None, Parameter(help="Who sent it, as it stands on the cover.")] = None,
    channel: Annotated[str, Parameter(help="How it came: portal, mail, post, pouch, interpol …")] = "command line",
    json: Json = False,
) -> int:
    """Take in files: each is kept, entered, read, and becomes a case or an entry with a reason.

    A request on paper is registered with --paper: write down what it says as FACTS.toml (docs/facts.md), and add
    the scan as FILE if there is one.
    """
    if paper is not None:
        return _paper(list(files), paper, officer, code, sender, channel, json)
    if not files:
        telling.problem("Name the files to take in: ./comity receive FILE…")
        return 2
    from tasks.receiving import take_in

    received: list[dict[str, object]] = []
    try:
        for path in files:
            number, _ = take_in(path, channel=channel, sender=sender)
            if not json:
                telling.note(f"Entry {number}: {path.name}, kept as it came.")
            run_flow(_receive, number, show=not json, entry=True)
            received.append(_outcome(number)) if json else _told(number)
    finally:
        # Also where a later file failed: what was taken in before it stands.
        if json and received:
            telling.data(received[0] if len(files) == 1 else {"received": received})
    return 0


def _receive():  # type: ignore[no-untyped-def]
    from flows.receive import receive as flow

    return flow


def _examine():  # type: ignore[no-untyped-def]
    from flows.examine import examine as flow

    return flow


def _outcome(number: str) -> dict[str, object]:
    from models.masking import masked
    from tasks.recording.entries import entry_of
    from tasks.recording.sheets import case_sheet

    entry = entry_of(number)
    sheet = None if entry.case is None else masked(case_sheet(entry.case)).model_dump(mode="json")
    return {"entry": entry.model_dump(mode="json"), "case": sheet}


def _told(number: str) -> int:
    from models.masking import masked
    from tasks.recording import entries
    from tasks.recording.letters import letters_about
    from tasks.recording.sheets import case_sheet
    from tasks.writing_letters import letter_path

    entry = entries.entry_of(number)
    if entry.case is not None:
        telling.summary(masked(case_sheet(entry.case)))
        return 0
    reason = Said.model_validate(entry.reason).english() if entry.reason else "It is not settled yet."
    telling.note(f"Entry {number} is no case ({entry.state.replace('_', ' ')}). {reason}")
    for letter in letters_about(number):
        telling.note(f"Drafted: {letter.code} ({letter.language}) in {letter_path(number, letter)}")
    if entry.state == EntryState.PROPOSED:
        telling.note(f"Settle it with ./comity entry open {number}, entry file {number} CASE, or entry set-aside.")
    return 0


def stated_in(facts: Path) -> dict[str, FactValue]:
    """The values of a FACTS file by path; raises `OSError` or `FactError`."""
    from tasks.receiving import bytes_of

    try:
        return facts_from_toml(bytes_of(facts).decode())
    except UnicodeDecodeError:
        raise FactError("the FACTS file is not text in UTF-8") from None


def _paper(
    files: list[Path], paper: Path, officer: str | None, code: str | None, sender: str | None, channel: str, json: bool
) -> int:
    from tasks import by_hand

    if officer is None:
        telling.problem("A request on paper is registered by an officer: add --officer CODE.")
        return 2
    stated, by = stated_in(paper), signed(officer, code)
    number, case = by_hand.register(paper, stated, by, scans=files, sender=sender, channel=channel)
    run_flow(_examine, case, show=not json)
    if json:
        telling.data(_outcome(number))
        return 0
    return _told(number)


@app.command(group=INCOMING)
def read(file: Path, *, json: Json = False) -> int:
    """Read a file and show its facts with page, box and method. Keeps nothing and opens no case."""
    import hashlib

    from models.fact import Facts
    from tasks.reading import Unreadable, read_document
    from tasks.receiving import bytes_of
    from tasks.settings import settings

    data = bytes_of(file)
    most = settings().page_limit
    try:
        found = read_document(data, hashlib.sha256(data).hexdigest(), name=file.name, most=most)
    except Unreadable as unreadable:
        telling.problem(unreadable.why.english())
        return 1
    if json:
        telling.data(found.model_dump(mode="json"))
        return 0
    telling.note(f"{found.kind.replace('_', ' ')} · {found.language or 'language unknown'} · {found.pages} pages")
    for warning in found.warnings:
        telling.note(f"! {warning.english()}")
    telling.facts(Facts(facts={fact.path: fact for fact in found.facts}), where=True)
    return 0


@app.command(group=INCOMING)
def collect() -> int:
    """Take in what lies in the inbox folder, and verify the receipts that have come."""

    def load():  # type: ignore[no-untyped-def]
        from flows.collect import collect as flow

        return flow

    run_flow(load)
    return 0


@app.command(group=INCOMING)
def entries(
    *,
    state: Annotated[EntryState | None, Parameter(help="Only entries in this state.")] = None,
    json: Json = False,
) -> int:
    """List what arrived, newest first, and what became of it."""
    from tasks.recording import entries as register

    found = register.entries(states=(state,) if state else tuple(EntryState))
    if json:
        telling.data({"entries": [entry.model_dump(mode="json") for entry in found]})
        return 0
    telling.rows(
        "Entries", ("entry", "received", "channel", "state", "case", "reason"),
        (
            (e.number, f"{e.received_at:%Y-%m-%d %H:%M}Z", e.channel, e.state, e.case,
             Said.model_validate(e.reason).english() if e.reason else "")
            for e in found
        ),
    )  # fmt: skip
    return 0


@entry_app.command(name="open")
def entry_open(
    entry: str,
    *,
    officer: Officer,
    code: Code = None,
    requesting: Annotated[str, Parameter(help="The requesting State, ISO code such as US.")],
    kind: Annotated[Kind, Parameter(help="What is asked for.")],
    reference: Annotated[str | None, Parameter(help="Their reference.")] = None,
) -> int:
    """Open a case from an entry that the machine could not settle."""
    from tasks import by_hand

    by = signed(officer, code)
    case = by_hand.open_entry(entry, by, requesting=requesting, kind=kind, reference=reference)
    run_flow(_examine, case)
    return _told(entry)


@entry_app.command(name="file")
def entry_file(entry: str, case: str, *, officer: Officer, code: Code = None) -> int:
    """File an entry to a known case, and examine the case again."""
    from tasks import by_hand

    by_hand.file_entry_to(entry, case, signed(officer, code))
    run_flow(_examine, case)
    return _told(entry)


@entry_app.command(name="set-aside")
def entry_set_aside(
    *entries: Annotated[str, Parameter(help="One entry or several.")], officer: Officer, reason: str, code: Code = None
) -> int:
    """Set entries aside, with a reason: all of them in one act, or none."""
    from tasks import by_hand

    by_hand.set_entries_aside(entries, signed(officer, code), reason)
    for entry in entries:
        telling.note(f"{entry} is set aside.")
    return 0


@app.command(group=INCOMING)
def confirm(
    case: str,
    *facts: Annotated[str, Parameter(help="Paths of facts, such as person/1/born; PATH=VALUE corrects one.")],
    officer: Annotated[str, Parameter(help="Your officer code (not needed with --readings).")] = "",
    code: Code = None,
    readings: Annotated[bool, Parameter(help="Only list what the documents say.", negative="")] = False,
    reason: Annotated[str, Parameter(help="With --readings: why a victim or witness must be seen.")] = "",
    pick: Annotated[int | None, Parameter(help="Confirm the reading of this number, as --readings lists them.")] = None,
    value: Annotated[str | None, Parameter(help="The right value: corrects the reading.")] = None,
    absent: Annotated[bool, Parameter(help="The request does not contain it.", negative="")] = False,
    unknown: Annotated[bool, Parameter(help="It cannot be told.", negative="")] = False,
) -> int:
    """Confirm facts as read, pick one of several readings, correct them, or mark them absent or unknown.

    Several facts are one act: one code settles all of them, or none. The former values stay on record.
    """
    if not facts:
        telling.problem("Name the facts: ./comity confirm CASE PATH…")
        return 2
    if readings:
        return _readings(case, facts, officer, code, reason)
    if not officer:
        telling.problem("A fact is settled by an officer: add --officer CODE.")
        return 2
    if sum((value is not None, absent, unknown, pick is not None)) > 1:
        telling.problem("Give one of --pick, --value, --absent, --unknown, or none of them to confirm what was read.")
        return 2
    if len(facts) > 1 and (value is not None or pick is not None):
        telling.problem("--value and --pick are for one fact: of several, write PATH=VALUE for those that are wrong.")
        return 2
    from tasks import by_hand
    from tasks.recording.facts import settle

    state = (
        FactState.ABSENT if absent
        else FactState.UNKNOWN if unknown
        else FactState.CORRECTED if value is not None
        else FactState.CONFIRMED
    )  # fmt: skip
    settled = by_hand.settled(facts, state, value=value, pick=pick)
    settle(case, settled, signed(officer, code))
    for one in settled:
        telling.note(f"{one.path} in {case} is {one.state}.")
    telling.note(f"Examine the case again: ./comity examine {case}")
    return 0


def _readings(case: str, facts: Sequence[str], officer: str, code: str | None, reason: str) -> int:
    from tasks.by_hand import readings, unmask

    opened = bool(officer and reason)
    if opened:
        unmask(case, signed(officer, code), reason)
    for path in facts:
        found, masked = readings(case, path, opened=opened)
        lines = ((n, value, r.page, f"{r.confidence:.2f}", r.document[:12]) for n, (r, value) in enumerate(found, 1))
        telling.rows(f"Readings of {path}", ("number", "value", "page", "sure", "document"), lines)
        if masked:
            telling.note("Seeing victims and witnesses takes --officer CODE and --reason WHY; it is journaled.")
    return 0
