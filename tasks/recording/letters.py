"""Letters: drafted once from what they were drawn from, released by a decision."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from models.decision import Decision
from models.document import Document
from models.letter_row import Letter, LetterState
from tasks.recording.register import Writing, reading, writing

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def drafted(drawn_from: str, code: str, language: str, *, case: str = "", entry: str = "") -> Letter | None:
    """The letter that was drawn up from exactly this, if it was."""
    with reading() as session:
        return _drawn(session, drawn_from, code, language, case, entry)


def record_draft(
    drawn_from: str, code: str, language: str, digest: str, size: int, *, case: str = "", entry: str = ""
) -> Letter:
    """The letter as a draft, in its next version; drawn from the same it is the same letter.

    A draft of an earlier version that nobody released is superseded.
    """
    with writing() as pen:
        known = _drawn(pen.session, drawn_from, code, language, case, entry)
        if known is not None:
            return known
        former = _versions(pen.session, code, language, case, entry)
        for letter in former:
            if letter.state == LetterState.DRAFT:
                letter.state = LetterState.SUPERSEDED
        _keep(pen, digest, size)
        letter = Letter(
            case=case, entry=entry, code=code, language=language, version=len(former) + 1, drawn_from=drawn_from,
            document=digest, state=LetterState.DRAFT, at=pen.at,
        )  # fmt: skip
        pen.session.add(letter)
        pen.note("letter_drafted", case=case or None, entry=entry or None, thing=f"{code}-{letter.version}")
        return letter


def record_release(
    drawn_from: str, code: str, language: str, digest: str, size: int, *, case: str, decision: int
) -> Letter:
    """The letter as released by this decision, once; open drafts of it are superseded."""
    with writing() as pen:
        known = _drawn(pen.session, drawn_from, code, language, case, "")
        if known is not None:
            return known
        former = _versions(pen.session, code, language, case, "")
        for letter in former:
            if letter.state == LetterState.DRAFT:
                letter.state = LetterState.SUPERSEDED
        _keep(pen, digest, size)
        letter = Letter(
            case=case, code=code, language=language, version=len(former) + 1, drawn_from=drawn_from,
            document=digest, state=LetterState.RELEASED, at=pen.at, released_by=decision,
        )  # fmt: skip
        pen.session.add(letter)
        officer = pen.session.get_one(Decision, decision).officer
        pen.note("letter_released", officer=officer, case=case, thing=f"{code}-{letter.version}")
        return letter


def _keep(pen: Writing, digest: str, size: int) -> None:
    if pen.session.get(Document, digest) is None:
        pen.session.add(Document(digest=digest, size=size, media=DOCX, kept_at=pen.at))
        pen.session.flush()


def _versions(session: Session, code: str, language: str, case: str, entry: str) -> Sequence[Letter]:
    query = select(Letter).where(
        Letter.case == case, Letter.entry == entry, Letter.code == code, Letter.language == language
    )
    return session.exec(query.order_by(col(Letter.version))).all()


def _drawn(session: Session, drawn_from: str, code: str, language: str, case: str, entry: str) -> Letter | None:
    found = _versions(session, code, language, case, entry)
    return next((letter for letter in found if letter.drawn_from == drawn_from), None)


def letters_in(session: Session, case: str) -> Sequence[Letter]:
    """The letters of a case, by code and version."""
    query = select(Letter).where(Letter.case == case)
    return session.exec(query.order_by(col(Letter.code), col(Letter.version))).all()


def letters_about(entry: str) -> Sequence[Letter]:
    """The letters about an entry that opened no case."""
    with reading() as session:
        return session.exec(select(Letter).where(Letter.entry == entry)).all()

