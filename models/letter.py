"""Which letters there are, which are due in a case, and what each says: values only, worded by `tasks.drafting`."""

import hashlib
from collections.abc import Collection, Iterable
from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter

from models.case import Stage
from models.fact import Kind
from models.journal import canonical
from models.letter_body import BODIES, LetterOf
from models.letter_law import (
    LetterError,
    Values,
    awaits_papers,
    basis_in_use,
    channel_word,
    grounds_against,
    questions_to_ask,
)  # fmt: skip
from models.sheet import CaseSheet, DeadlineLine, DecisionLine, DeskProfile
from models.shown import Shown, shown, state
from models.terms import TITLES, kind_word
from models.value import Said, Value


class Addressee(StrEnum):
    """To whom a letter goes."""

    REQUESTING = "requesting"  # the authority of the other State
    EXECUTING = "executing"  # our executing authority
    FILE = "file"  # nobody: it stays at the desk
    LATE = "late"  # whoever is late: one of the others


class LetterKind(Value):
    """A letter that exists: its code, its title, its template, and to whom it goes."""

    code: str
    title: str
    template: str
    to: Addressee


def _kinds() -> Iterable[LetterKind]:
    rows = (
        ("D01", "acknowledgement", Addressee.REQUESTING),
        ("D03", "redirect", Addressee.REQUESTING),
        ("D04", "supplementary_information", Addressee.REQUESTING),
        ("D06", "return_deficient", Addressee.REQUESTING),
        ("D07", "consultation", Addressee.REQUESTING),
        ("D08", "acceptance", Addressee.REQUESTING),
        ("D09", "postponement", Addressee.REQUESTING),
        ("D10", "refusal", Addressee.REQUESTING),
        ("D12", "instruction", Addressee.EXECUTING),
        ("D15", "reminder", Addressee.LATE),
        ("D18", "transmittal", Addressee.REQUESTING),
        ("D20", "legal_assessment", Addressee.FILE),
        ("X04", "arrest_notice", Addressee.REQUESTING),
    )
    for code, template, to in rows:
        yield LetterKind(code=code, title=TITLES[code], template=f"{template}.docx", to=to)


LETTERS: dict[str, LetterKind] = {kind.code: kind for kind in _kinds()}

SPANISH = frozenset("AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PR PY SV UY VE".split())
_UNDECIDED = (
    Stage.REGISTERED, Stage.ACKNOWLEDGED, Stage.EXAMINED, Stage.INFORMATION_REQUESTED, Stage.SUPPLEMENTED,
    Stage.CONSULTED, Stage.ARRESTED, Stage.POSTPONED,
)  # fmt: skip


def letter_kind(code: str) -> LetterKind:
    """The letter of this code; `LetterError` names the codes there are."""
    if code not in LETTERS:
        raise LetterError(f"there is no letter {code!r}; there are: {', '.join(LETTERS)}")
    return LETTERS[code]


def written_in(code: str, sheet: CaseSheet, available: Collection[str], clock: DeadlineLine | None = None) -> str:
    """The language of a letter (ISO 639-1): theirs to the other State, the desk's own at home, else English.

    `available` are the languages that letters can be written in (`tasks.wording.languages`).
    """
    to = letter_kind(code).to
    if to is Addressee.LATE and clock is not None:
        to = late(sheet, clock)
    wanted = sheet.language if to is Addressee.REQUESTING else home_language(sheet.desk)
    return wanted if wanted in available else "en"


def home_language(desk: DeskProfile) -> str:
    """The language in which the desk writes at home: Spanish where it is the State's, else English."""
    return "es" if desk.state in SPANISH else "en"


def late(sheet: CaseSheet, clock: DeadlineLine) -> Addressee:
    """Who is late: the executing authority while it has the case, the other State while we wait for it, else we."""
    if sheet.stage in (Stage.ALLOCATED, Stage.EXECUTING):
        return Addressee.EXECUTING
    if sheet.stage in (Stage.INFORMATION_REQUESTED, Stage.CONSULTED) or awaits_papers(clock):
        return Addressee.REQUESTING
    return Addressee.FILE


def letters_due(sheet: CaseSheet) -> tuple[str, ...]:
    """The drafts that `examine` draws up for a case as it stands."""
    released = {line.code for line in sheet.letters if line.state == "released"}
    due = [] if "D01" in released else ["D01"]
    undecided = sheet.stage in _UNDECIDED
    if sheet.assessment is not None:
        if undecided and questions_to_ask(sheet):
            due.append("D04")
        if undecided and grounds_against(sheet, None):
            due.append("D07")
        due.append("D20")
    arrested = sheet.facts.day("desk/arrest_date") is not None
    if sheet.kind in (Kind.PROVISIONAL_ARREST, Kind.EXTRADITION) and arrested and "X04" not in released:
        due.append("X04")
    return tuple(due)


def compose(
    code: str,
    sheet: CaseSheet,
    *,
    on: date,
    decision: DecisionLine | None = None,
    clock: DeadlineLine | None = None,
    draft: bool = True,
) -> Values:
    """What the template of this letter needs. Leaves are strings, numbers, dates, `Said` and `Shown`.

    `clock` is the deadline that a reminder (D15) is about; `draft` puts the heading *not released* on it.
    """
    kind = letter_kind(code)
    if code not in BODIES:
        raise LetterError(f"{code} is about an entry that opened no case: compose_redirect")
    case = LetterOf(sheet=sheet, on=on, decision=decision, clock=clock)
    return {**_header(kind, case, draft), **BODIES[code](case)}


def drawn_from(
    code: str,
    sheet: CaseSheet,
    decision: DecisionLine | None = None,
    clock: DeadlineLine | None = None,
    *,
    draft: bool = True,
) -> str:
    """SHA-256 of what the letter says, whatever the day it is drawn up on."""
    values = compose(code, sheet, on=sheet.received, decision=decision, clock=clock, draft=draft)
    return digest(values)


_VALUES = TypeAdapter(dict[str, Any])


def digest(values: Values) -> str:
    """SHA-256 of what a letter says."""
    return hashlib.sha256(canonical(_VALUES.dump_python(values, mode="json"))).hexdigest()


def compose_redirect(
    desk: DeskProfile,
    entry: str,
    *,
    sender: str | None,
    requesting: str | None,
    addressed: str,
    reference: str | None,
    received: date,
    channel: str,
    on: date,
    draft: bool = True,
) -> Values:
    """What D03 needs: the entry with this number is addressed to another State, and no case was opened.

    `sender` and `reference` are as read and unconfirmed; `requesting` and `addressed` are codes of States. What it was
    drawn from is the `digest` of these values with `on` the day of receipt.
    """
    return {
        **_frame(LETTERS["D03"], desk, on, draft),
        "our_reference": entry,
        "their_reference": None if reference is None else Shown(value=reference, unconfirmed=True),
        "to": {
            "who": Addressee.REQUESTING,
            "authority": None if sender is None else Shown(value=sender, unconfirmed=True),
            "state": None if requesting is None else state(requesting),
        },
        "addressed": state(addressed),
        "received": received,
        "channel": channel_word(channel),
        "confidential": False,
        "instrument": None,
        "request_date": None,
    }


def _frame(kind: LetterKind, desk: DeskProfile, on: date, draft: bool) -> Values:
    return {
        "draft": draft,
        "code": kind.code,
        "title": Said(text=kind.title),
        "desk": {
            "authority": desk.authority,
            "state": state(desk.state),
            "address": desk.address,
            "contact": desk.contact,
        },
        "on": on,
        "officer": "",
    }


def _header(kind: LetterKind, case: LetterOf, draft: bool) -> Values:
    sheet = case.sheet
    authority = shown(sheet, "requesting/authority")
    if authority is None and sheet.their_authority:
        authority = Shown(value=sheet.their_authority, unconfirmed=True)
    reference = shown(sheet, "request/reference")
    if reference is None and sheet.their_reference:
        reference = Shown(value=sheet.their_reference, unconfirmed=True)
    return {
        **_frame(kind, sheet.desk, case.on, draft),
        "officer": case.decision.officer if case.decision else "",
        "our_reference": sheet.number,
        "their_reference": reference,
        "request_date": shown(sheet, "request/date"),
        "to": {
            "who": late(sheet, case.clock) if kind.to is Addressee.LATE and case.clock else kind.to,
            "authority": authority,
            "state": state(sheet.requesting),
        },
        "subject": kind_word(sheet.kind),
        "instrument": basis_in_use(sheet),
        "confidential": sheet.facts.flag("request/confidential") is True,
        "received": sheet.received,
    }
