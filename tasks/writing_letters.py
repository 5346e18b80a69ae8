"""Letters of a case: composed from its sheet, rendered, kept, recorded, and laid where a person opens them."""

import hashlib
from datetime import timedelta
from pathlib import Path

from models.decision import RULES, Act, DecisionState
from models.document import About, Entry
from models.letter import compose, compose_redirect, digest, drawn_from, letters_due, written_in
from models.letter_row import Letter
from models.sheet import CaseSheet, DeadlineLine, DecisionLine
from tasks import clock, drafting, keeping, progressing
from tasks.recording import entries, ladders, letters
from tasks.recording.letters import Drawn
from tasks.recording.sheets import case_sheet, deadline_line
from tasks.settings import settings
from tasks.wording import languages

AGAIN = timedelta(hours=1)


def draft_due(case: str) -> None:
    """The drafts that the case calls for as it stands."""
    sheet = case_sheet(case)
    due = letters_due(sheet)
    for done, code in enumerate(due):
        progressing.report("letters", done, len(due))
        _write(code, sheet)
    letters.retire(case, keep=due)
    progressing.report("letters", len(due), len(due))
    lay_out(case)


def write_for(case: str, decision_id: int) -> None:
    """The letters of a decision: drafts while it waits for a second person, released once it stands."""
    sheet = case_sheet(case)
    decision = next(line for line in sheet.decisions if line.id == decision_id)
    for code in RULES[Act(decision.act)].letters:
        _write(code, sheet, decision=decision)
    lay_out(case)


def remind() -> None:
    """A drafted reminder for every deadline that stands on the rung of the letter, one a deadline.

    One drafted within the hour is looked at again: its run may have been killed before it lay where a person opens it.
    """
    for row, case in ladders.reminders_due(clock.now() - AGAIN):
        sheet = case_sheet(case.number)
        _write(ladders.REMINDER, sheet, late=deadline_line(row, case, clock.today()))
        lay_out(case.number)


def redirect(entry: str) -> None:
    """The drafted redirect (D03) for a request that is addressed to another State."""
    row = entries.entry_of(entry)
    about = _about(row)
    if about is None or about.addressed_state in (None, settings().desk) or row.case is not None:
        return
    assert about.addressed_state is not None
    values = compose_redirect(
        settings().profile, entry, sender=about.sender_authority, requesting=about.sender_state,
        addressed=about.addressed_state, reference=about.reference,
        received=row.received_at.astimezone(settings().zone).date(), channel=row.channel, on=clock.today(),
    )  # fmt: skip
    language = _language(row)
    drawn = Drawn(code="D03", language=language, entry=entry, drawn_from=digest({**values, "on": ""}))
    if letters.known(drawn) is None:
        letter = letters.record(_kept(drawn, drafting.render("D03", values, language)))
        _lay(letter, entry)


def _about(row: Entry) -> About | None:
    for filing in entries.filings_of(row.number):
        for reading in entries.readings_of(filing.document):
            if reading.kind == "request":
                return About.model_validate(reading.about)
    return None


def _language(row: Entry) -> str:
    for filing in entries.filings_of(row.number):
        for reading in entries.readings_of(filing.document):
            if reading.language in ("en", "es"):
                return str(reading.language)
    return "en"


def _write(
    code: str, sheet: CaseSheet, *, decision: DecisionLine | None = None, late: DeadlineLine | None = None
) -> None:
    language = written_in(code, sheet, languages(), late)
    final = decision is not None and decision.state == DecisionState.FINAL
    source = drawn_from(code, sheet, decision, late, draft=not final)
    about = late.rule if late else ""
    if late is not None:
        # A reminder is one for its deadline, whatever changes in the case meanwhile.
        source = hashlib.sha256(f"{late.rule}:{late.started}:{late.due}".encode()).hexdigest()
    drawn = Drawn(code=code, language=language, case=sheet.number, drawn_from=source, about=about)
    if letters.known(drawn) is not None:
        return
    values = compose(code, sheet, on=clock.today(), decision=decision, clock=late, draft=not final)
    released_by = decision.id if decision is not None and final else None
    letters.record(_kept(drawn, drafting.render(code, values, language)), released_by=released_by)


def _kept(drawn: Drawn, data: bytes) -> Drawn:
    return drawn.model_copy(update={"document": keeping.keep(data), "size": len(data)})


def lay_out(case: str) -> None:
    """Every letter of the case lies in its folder under var/letters, as a copy to open and edit."""
    for letter in letters.letters_of(case):
        _lay(letter, case)


def _lay(letter: Letter, number: str) -> None:
    path = letter_path(number, letter)
    if not path.exists():
        keeping.folder(path.parent)
        keeping.write_whole(path, keeping.fetch(letter.document))


def letter_path(number: str, letter: Letter) -> Path:
    """Where the copy of a letter lies."""
    return settings().var / "letters" / number / f"{letter.code}-v{letter.version}-{letter.language}.docx"
