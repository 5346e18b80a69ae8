"""The case sheet, gathered from the register in one read transaction."""

from datetime import date

from sqlmodel import Session, col, select

from models.case import Case, CaseLink
from models.clock import Clock, ClockState
from models.decision import Act
from models.document import Document, DocumentReading, Entry, Filing
from models.finding import Assessment
from models.journal import JournalRow
from models.sheet import (
    CaseSheet,
    DeadlineLine,
    DecisionLine,
    DocumentLine,
    HandoffLine,
    JournalLine,
    LetterLine,
)
from models.value import Said
from tasks import clock
from tasks.recording.assessments import clocks_in, latest
from tasks.recording.cases import case_row
from tasks.recording.decisions import decisions_in, possible
from tasks.recording.duties import duties_of
from tasks.recording.entries import age
from tasks.recording.facts import facts_of, version_of
from tasks.recording.handoffs import handoffs_in
from tasks.recording.letters import letters_in
from tasks.recording.register import reading
from tasks.settings import ROOT, settings

_RUNNING = (ClockState.OPEN, ClockState.MISSED, ClockState.SUSPENDED)


def case_sheet(number: str, *, law_version: str = "", today: date | None = None) -> CaseSheet:
    """Everything about one case as of now; `stale` where facts or law changed since it was examined."""
    day = today or clock.today()
    with reading() as session:
        case = case_row(session, number)
        facts, differing = facts_of(session, number)
        version = version_of(facts)
        row = latest(session, number)
        clocks = [deadline_line(c, case, day) for c in clocks_in(session, number)]
        return CaseSheet(
            desk=settings().profile,
            **case.model_dump(
                include={
                    "number", "kind", "requesting", "requested", "stage", "their_reference", "their_authority",
                    "language", "urgent", "received",
                }
            ),
            liberty=any(line.liberty and line.state in _RUNNING for line in clocks),
            channel=_channel(session, number),
            facts=facts,
            facts_version=version,
            conflicts=differing,
            assessment=Assessment.model_validate(row.body) if row else None,
            assessment_digest=row.digest if row else None,
            stale=row is None or row.facts_version != version or (law_version not in ("", row.law_version)),
            deadlines=tuple(sorted(clocks, key=lambda c: (not c.liberty, c.due, c.rule))),
            documents=tuple(_documents(session, number)),
            letters=tuple(_letters(session, number)),
            decisions=tuple(_decisions(session, number)),
            handoffs=tuple(
                HandoffLine(**h.model_dump(include=set(HandoffLine.model_fields))) for h in handoffs_in(session, number)
            ),
            possible=possible(case),
            linked=tuple(_linked(session, number)),
            duties=duties_of(session, case),
            journal=tuple(
                JournalLine(**j.model_dump(include=set(JournalLine.model_fields)))
                for j in session.exec(select(JournalRow).where(JournalRow.case == number).order_by(col(JournalRow.seq)))
            ),
        )  # fmt: skip


def deadline_line(row: Clock, case: Case, today: date) -> DeadlineLine:
    """A deadline as the lists show it; `days_left` counts to the last day, negative when it has passed."""
    body = row.model_dump(include=set(DeadlineLine.model_fields) - {"consequence", "counted"})
    return DeadlineLine(
        **body,
        days_left=(row.due - today).days,
        urgent=case.urgent,
        consequence=Said.model_validate(row.consequence),
        counted=Said.model_validate(row.counted),
    )


def _channel(session: Session, case: str) -> str:
    query = select(Entry.channel).where(Entry.case == case).order_by(col(Entry.number))
    return session.exec(query).first() or ""


def _documents(session: Session, case: str) -> list[DocumentLine]:
    query = (
        select(Filing, Document)
        .join(Document, col(Document.digest) == col(Filing.document))
        .where(Filing.case == case)
        .order_by(col(Filing.id))
    )
    lines = []
    for filing, document in session.exec(query):
        readings = session.exec(select(DocumentReading).where(DocumentReading.document == document.digest))
        found = max(readings, key=lambda row: age(row.reader), default=None)
        lines.append(
            DocumentLine(
                digest=document.digest, name=document.name, media=document.media, role=filing.role,
                entry=filing.entry, kind=found.kind if found else "", language=found.language if found else None,
                pages=found.pages if found else 0,
                unreadable=Said.model_validate(found.unreadable) if found and found.unreadable else None,
                warnings=tuple(Said.model_validate(w) for w in found.warnings) if found else (),
            )
        )  # fmt: skip
    return lines


def _letters(session: Session, case: str) -> list[LetterLine]:
    return [
        LetterLine(
            **letter.model_dump(include={"code", "language", "version", "state", "document", "at"}),
            path=letter_path(case, letter.code, letter.version, letter.language),
        )
        for letter in letters_in(session, case)
    ]


def letter_path(case: str, code: str, version: int, language: str) -> str:
    """Where a letter lies for a person to open it, relative to the installation when it is inside."""
    path = settings().var / "letters" / case / f"{code}-v{version}-{language}.docx"
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


def _decisions(session: Session, case: str) -> list[DecisionLine]:
    return [
        DecisionLine(
            id=d.id or 0, act=Act(d.act), state=d.state, officer=d.officer, second=d.second,
            relied_on=tuple(d.relied_on), departed_from=tuple(d.departed_from), note=d.note, until=d.until, at=d.at,
            review=d.review,
        )
        for d in decisions_in(session, case)
    ]  # fmt: skip


def _linked(session: Session, case: str) -> list[str]:
    query = select(CaseLink).where((col(CaseLink.case) == case) | (col(CaseLink.other) == case))
    return [link.other if link.case == case else link.case for link in session.exec(query)]
