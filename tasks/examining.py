"""Examination: everything filed is read, the law is applied, clocks follow, letters are drafted. Runs any often."""

from models.fact import Kind
from models.law import assess, load_law
from models.practice import desk_deadlines
from tasks import calendars, clock, progressing, writing_letters
from tasks.receiving import READER, read_kept
from tasks.recording import assessments, entries, facts
from tasks.recording.cases import case_of


def read_case(case: str) -> None:
    """Every document of the case is read by the present version of the reader, and stock of its facts is taken."""
    todo = entries.documents_of(case)
    for done, digest in enumerate(todo):
        progressing.report("documents", done, len(todo))
        if entries.reading_of(digest, READER) is None:
            read_kept(digest)
    facts.take_stock(case)


def assess_case(case: str) -> None:
    """The law held against the facts as they stand; the same facts and law give the same, pinned assessment."""
    row = case_of(case)
    known, _ = facts.case_facts(case)
    states = (row.requesting, row.requested)
    days = calendars.calendars(states, around=row.received)
    law = load_law()
    assessment = assess(
        law, known, requesting=row.requesting, requested=row.requested, kind=Kind(row.kind), on=clock.today(),
        calendars=days, received=row.received,
    )  # fmt: skip
    own = desk_deadlines(row.received, urgent=row.urgent, calendar=days[row.requested])
    assessments.record(case, facts.version_of(known), assessment, own=own)


def draft_letters(case: str) -> None:
    """The letters that the case calls for now, as drafts; those no longer called for are retired."""
    writing_letters.draft_due(case)


def conclude(case: str) -> None:
    """The case is *examined* where that follows from its stage."""
    assessments.examined(case)


def law_version() -> str:
    """The version of the law's data that this program applies."""
    return load_law().version
