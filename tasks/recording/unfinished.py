"""Work whose run was killed: what the register says was begun and not brought to its end."""

from datetime import datetime

from sqlmodel import col, select

from models.case import ENDED, Case
from models.decision import RULES, Act, AssessmentRow, Decision, DecisionState
from models.letter_row import Letter, LetterState
from tasks.recording.register import reading


def unexamined(before: datetime) -> tuple[str, ...]:
    """The running cases opened before this moment that have no assessment."""
    with reading() as session:
        assessed = select(AssessmentRow.case)
        query = select(Case.number).where(
            Case.opened_at < before, col(Case.stage).not_in(ENDED), col(Case.number).not_in(assessed)
        )
        return tuple(session.exec(query.order_by(col(Case.number))))


def decisions(before: datetime) -> tuple[Decision, ...]:
    """The final decisions taken before this moment of which a letter was never released."""
    with reading() as session:
        released = {
            (letter.released_by, letter.code)
            for letter in session.exec(select(Letter).where(Letter.state == LetterState.RELEASED))
        }
        query = select(Decision).where(Decision.state == DecisionState.FINAL, Decision.at < before)
        found = session.exec(query.order_by(col(Decision.id))).all()
    return tuple(d for d in found if any((d.id, code) not in released for code in RULES[Act(d.act)].letters))
