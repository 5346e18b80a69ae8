"""Letters: drafted once from what they were drawn from, released by a decision."""

from collections.abc import Collection, Sequence

from sqlmodel import Session, col, select

from models.decision import Decision
from models.document import Document
from models.letter_row import Letter, LetterState
from models.value import Value
from tasks.recording.register import MACHINE, Writing, reading, writing

DOCX = "docx"


class Drawn(Value):
    """A letter about to be recorded: what it is, what it was drawn from, and the document it became."""

    code: str
    language: str
    drawn_from: str
    case: str = ""
    entry: str = ""
    about: str = ""
    document: str = ""
    size: int = 0


def known(drawn: Drawn) -> Letter | None:
    """The letter that was drawn up from exactly this, if it was; called for again it is again the draft."""
    with reading() as session:
        found = _same(_versions(session, drawn), drawn)
    if found is None or found.state != LetterState.SUPERSEDED:
        return found
    with writing() as pen:
        former = _versions(pen.session, drawn)
        found = _same(former, drawn)
        return _again(pen, found, former) if found else None


def record(drawn: Drawn, *, released_by: int | None = None) -> Letter:
    """The letter in its next version, a draft, or released by this decision; drawn from the same it is the same.

    A draft of it that nobody released is superseded.
    """
    with writing() as pen:
        former = _versions(pen.session, drawn)
        found = _same(former, drawn)
        if found is not None:
            return _again(pen, found, former)
        _supersede(former, drawn.about)
        _keep(pen, drawn)
        state = LetterState.DRAFT if released_by is None else LetterState.RELEASED
        letter = Letter(
            **drawn.model_dump(exclude={"size"}), version=len(former) + 1, state=state, at=pen.at,
            released_by=released_by,
        )  # fmt: skip
        pen.session.add(letter)
        officer = MACHINE if released_by is None else pen.session.get_one(Decision, released_by).officer
        action = "letter_drafted" if released_by is None else "letter_released"
        thing = f"{drawn.code}-{letter.version}"
        pen.note(action, officer=officer, case=drawn.case or None, entry=drawn.entry or None, thing=thing)
        return letter


def _supersede(former: Sequence[Letter], about: str) -> None:
    for letter in former:
        if letter.about == about and letter.state == LetterState.DRAFT:
            letter.state = LetterState.SUPERSEDED


def _again(pen: Writing, letter: Letter, all_versions: Sequence[Letter]) -> Letter:
    """The letter as it is; one that was superseded by a draft is the draft again, as the case is what it was."""
    later = [v for v in all_versions if v.about == letter.about and v.version > letter.version]
    if letter.state == LetterState.SUPERSEDED and LetterState.RELEASED not in {v.state for v in later}:
        _supersede(all_versions, letter.about)
        letter.state = LetterState.DRAFT
        pen.note("letter_drafted", case=letter.case or None, entry=letter.entry or None,
                 thing=f"{letter.code}-{letter.version}")  # fmt: skip
    return letter


def retire(case: str, keep: Collection[str]) -> None:
    """Drafts that are no longer called for are superseded; reminders and released letters stay."""
    with writing() as pen:
        for letter in letters_in(pen.session, case):
            if letter.state == LetterState.DRAFT and not letter.about and letter.code not in keep:
                letter.state = LetterState.SUPERSEDED
                pen.note("draft_retired", case=case, thing=f"{letter.code}-{letter.version}")


def _keep(pen: Writing, drawn: Drawn) -> None:
    if pen.session.get(Document, drawn.document) is None:
        pen.session.add(Document(digest=drawn.document, size=drawn.size, media=DOCX, kept_at=pen.at))
        pen.session.flush()


def _versions(session: Session, drawn: Drawn) -> Sequence[Letter]:
    query = select(Letter).where(
        Letter.case == drawn.case,
        Letter.entry == drawn.entry,
        Letter.code == drawn.code,
        Letter.language == drawn.language,
    )
    return session.exec(query.order_by(col(Letter.version))).all()


def _same(found: Sequence[Letter], drawn: Drawn) -> Letter | None:
    return next((letter for letter in found if letter.drawn_from == drawn.drawn_from), None)


def letters_in(session: Session, case: str) -> Sequence[Letter]:
    """The letters of a case, by code and version."""
    query = select(Letter).where(Letter.case == case)
    return session.exec(query.order_by(col(Letter.code), col(Letter.version))).all()


def letters_about(entry: str) -> Sequence[Letter]:
    """The letters about an entry that opened no case."""
    with reading() as session:
        return session.exec(select(Letter).where(Letter.entry == entry)).all()


def letters_of(case: str) -> Sequence[Letter]:
    """The letters of a case, by code and version."""
    with reading() as session:
        return letters_in(session, case)
