"""The facts of a case: what the reader found, and what officers settled about it."""

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from models.case import Case
from models.document import Candidate, DocumentReading, Filing, FilingRole, Settlement
from models.fact import Fact, Facts, FactState, FactValue, Source, fact_type, typed
from models.journal import canonical
from models.officer import Credentials
from models.value import Value
from tasks.recording import officers
from tasks.recording.cases import case_row
from tasks.recording.entries import age
from tasks.recording.register import Writing, reading, writing


class FactChoiceError(ValueError):
    """A settlement that cannot be recorded; the message says what can."""


def plain(value: FactValue | None) -> Any:
    """The value as JSON keeps it."""
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def candidates(session: Session, case: str) -> list[Candidate]:
    """What was read for a case, in the order of filing; of a document read twice, the newest reading."""
    filed = select(Filing.document).where(
        Filing.case == case, col(Filing.role).in_([FilingRole.MAIN, FilingRole.ATTACHMENT])
    )
    order: dict[str, int] = {}
    for n, digest in enumerate(session.exec(filed.order_by(col(Filing.id)))):
        order.setdefault(digest, n)
    readings = select(DocumentReading).where(col(DocumentReading.document).in_(list(order)))
    newest = {row.document: row.reader for row in sorted(session.exec(readings), key=lambda row: age(row.reader))}
    rows = list(session.exec(select(Candidate).where(col(Candidate.document).in_(list(order)))))
    rows = [row for row in rows if row.reader == newest.get(row.document)]
    return sorted(rows, key=lambda row: (order[row.document], row.ordinal, row.id or 0))


def facts_of(session: Session, case: str) -> tuple[Facts, tuple[str, ...]]:
    """The facts of a case, and the paths on which its documents disagree.

    The first document that states a fact counts; a later one fills only what is not known. What an officer
    settled stands over every reading.
    """
    facts: dict[str, Fact] = {}
    differing: set[str] = set()
    for row in candidates(session, case):
        known = facts.get(row.path)
        if known is None:
            facts[row.path] = _read(row)
        elif plain(known.value) != row.value:
            differing.add(row.path)
    order = (col(Settlement.ordinal), col(Settlement.id))
    for settled in session.exec(select(Settlement).where(Settlement.case == case).order_by(*order)):
        former = facts.get(settled.path)
        value = None if settled.value is None else typed(settled.path, settled.value)
        source = former.source if former and settled.state == FactState.CONFIRMED else None
        if settled.candidate is not None:
            source = _read(session.get_one(Candidate, settled.candidate)).source
        facts[settled.path] = Fact(path=settled.path, value=value, state=FactState(settled.state), source=source)
        differing.discard(settled.path)
    return Facts(facts=dict(sorted(facts.items()))), tuple(sorted(differing))


def _read(row: Candidate) -> Fact:
    x0, top, x1, bottom = row.box
    return Fact(
        path=row.path,
        value=typed(row.path, row.value),
        state=FactState.READ,
        source=Source(
            document=row.document, page=row.page, box=(x0, top, x1, bottom), method=row.method,
            confidence=row.confidence,
        ),
    )  # fmt: skip


def version_of(facts: Facts) -> str:
    """What these facts are, in 16 hexadecimal digits: the same facts have the same version."""
    body = {path: [plain(fact.value), fact.state] for path, fact in facts.facts.items()}
    return hashlib.sha256(canonical(body)).hexdigest()[:16]


class Settled(Value):
    """What an officer says of one fact: as read, another value, absent or unknown.

    `pick` confirms the reading of this number (from 1, as `readings` lists them) where documents say different things.
    """

    path: str
    state: FactState
    value: FactValue | None = None
    pick: int | None = None


def settle(case: str, settled: Sequence[Settled], by: Credentials) -> None:
    """An officer confirms, corrects, or marks facts absent or unknown, all of them or, where one cannot be, none.

    The former value stays in the register. What the register itself goes by (kind, State, reference, authority,
    urgency) follows what an officer settled.
    """
    for one in settled:
        fact_type(one.path)
    with officers.acts(by, case=case) as pen:
        settle_by(pen, case, settled, by.officer)


def settle_by(pen: Writing, case: str, settled: Sequence[Settled], officer: str) -> None:
    """As `settle`, in the caller's transaction."""
    row = case_row(pen.session, case)
    for one in settled:
        if _settle(pen, row, one, officer):
            row.facts_version = version_of(facts_of(pen.session, case)[0])


def _settle(pen: Writing, row: Case, settled: Settled, officer: str) -> bool:
    """Whether it is news."""
    case, path, state, pick = row.number, settled.path, settled.state, settled.pick
    value = None if settled.value is None else typed(path, settled.value)
    if state is FactState.READ:
        raise FactChoiceError("a reading is the machine's: an officer confirms, corrects, or marks absent or unknown")
    facts, _ = facts_of(pen.session, case)
    current = facts.facts.get(path)
    if state is FactState.CONFIRMED and (current is None or current.value is None):
        raise FactChoiceError(f"{path} has no reading in {case} to confirm: give the value with --value")
    if state is FactState.CORRECTED and value is None:
        raise FactChoiceError(f"a correction of {path} takes a value")
    kept = value if state is FactState.CORRECTED else None
    picked = _picked(pen.session, case, path, pick) if pick is not None else None
    if picked is not None:
        kept = typed(path, picked.value)
    elif state is FactState.CONFIRMED and current is not None:
        kept = current.value
    former: Sequence[Settlement] = pen.session.exec(
        select(Settlement).where(Settlement.case == case, Settlement.path == path)
    ).all()
    last = max(former, key=lambda s: s.ordinal, default=None)
    if last is not None and (last.state, last.value) == (state, plain(kept)):
        return False
    pen.session.add(
        Settlement(
            case=case, path=path, ordinal=len(former) + 1, state=state, value=plain(kept), officer=officer,
            candidate=picked.id if picked else None, at=pen.at,
        )
    )  # fmt: skip
    pen.session.flush()
    _follow(row, path, kept)
    pen.note(f"fact_{state}", officer=officer, case=case, thing=path, ordinal=len(former) + 1)
    return True


def readings(case: str, path: str) -> list[Candidate]:
    """What the documents of a case say at this path, in the order of filing."""
    with reading() as session:
        case_row(session, case)
        return [row for row in candidates(session, case) if row.path == path]


def _picked(session: Session, case: str, path: str, number: int) -> Candidate:
    found = [row for row in candidates(session, case) if row.path == path]
    if not 1 <= number <= len(found):
        raise FactChoiceError(f"{path} has {len(found)} readings in {case}: ./comity confirm {case} {path} --readings")
    return found[number - 1]


def _follow(row: Case, path: str, value: FactValue | None) -> None:
    """The row of the case says what an officer settled about what the register goes by."""
    match path, value:
        case "request/urgent", bool():
            row.urgent = value
        case "request/kind", str():
            row.kind = value
        case "request/reference", str():
            row.their_reference = value
        case "requesting/authority", str():
            row.their_authority = value
        case "requesting/state", str() if value != row.requested:
            row.requesting = value


def case_facts(case: str) -> tuple[Facts, tuple[str, ...]]:
    """The facts of a case as they stand, and the paths on which its documents disagree."""
    with reading() as session:
        case_row(session, case)
        return facts_of(session, case)


def take_stock(case: str) -> str:
    """The version of the facts as they stand, kept in the case's row."""
    with writing() as pen:
        row: Case = case_row(pen.session, case)
        version = version_of(facts_of(pen.session, case)[0])
        if row.facts_version != version:
            row.facts_version = version
            pen.note("facts_changed", case=case, thing=version)
        return version
