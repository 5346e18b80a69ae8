"""What still binds whom, of one case that is over or of all of them."""

from datetime import date

from sqlmodel import Session, col, select

from models.case import Case, Stage
from models.finding import Assessment
from models.journal import JournalRow
from models.law.lasting import OVER, lasting
from models.sheet import DutyLine
from tasks.recording.assessments import clocks_in, latest
from tasks.recording.cases import case_row
from tasks.recording.register import reading
from tasks.settings import settings


def duties(number: str | None = None) -> list[DutyLine]:
    """The duties that go on, of this case or of every case that is over, by the number of the case."""
    with reading() as session:
        if number is not None:
            return list(duties_of(session, case_row(session, number)))
        query = select(Case).where(col(Case.stage).in_(OVER)).order_by(col(Case.number))
        return [line for case in session.exec(query) for line in duties_of(session, case)]


def duties_of(session: Session, case: Case) -> tuple[DutyLine, ...]:
    """The duties of this case that go on; none while it is not over."""
    if Stage(case.stage) not in OVER:
        return ()
    row = latest(session, case.number)
    assessment = Assessment.model_validate(row.body) if row else None
    return lasting(case, assessment, clocks_in(session, case.number), _happened(session, case.number))


def _happened(session: Session, case: str) -> dict[Stage, date]:
    """The days on which results were transmitted and the person was surrendered, as the journal has them."""
    stages = (Stage.TRANSMITTED, Stage.SURRENDERED)
    query = select(JournalRow).where(JournalRow.case == case, JournalRow.action == "moved")
    moves = session.exec(query.where(col(JournalRow.thing).in_(stages)).order_by(col(JournalRow.seq)))
    return {Stage(str(move.thing)): move.at.astimezone(settings().zone).date() for move in moves}
