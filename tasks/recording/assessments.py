"""Assessments and clocks: what the law said of a case, pinned, and the deadlines that run from it."""

import hashlib
from collections.abc import Iterable, Sequence

from sqlmodel import Session, col, select

from models.case import ENDED, Case, Stage
from models.clock import Clock, ClockState
from models.decision import AssessmentRow, Decision, DecisionState
from models.finding import Assessment, DeadlineDue
from models.journal import canonical
from tasks.recording.cases import case_row, move
from tasks.recording.register import Writing, reading, writing


def digest_of(facts_version: str, assessment: Assessment) -> str:
    """What was assessed and what came out; the day of asking is no part of it."""
    body = assessment.model_dump(mode="json", exclude={"on"})
    return hashlib.sha256(canonical({"facts": facts_version, "assessment": body})).hexdigest()


def record(case: str, facts_version: str, assessment: Assessment, *, own: Sequence[DeadlineDue] = ()) -> str:
    """The digest of the assessment, pinned to the case; the same assessment twice is one.

    Clocks follow in the same transaction, those of the law and the desk's `own`, and decisions made upon other facts
    or law are marked for review.
    """
    digest = digest_of(facts_version, assessment)
    with writing() as pen:
        row = case_row(pen.session, case)
        _follow(pen, row, (*assessment.deadlines, *own))
        last = latest(pen.session, case)
        if last is None or last.digest != digest:
            known = pen.session.get(AssessmentRow, (digest, case)) or AssessmentRow(
                digest=digest, case=case, facts_version=facts_version, law_version=assessment.law_version,
                ordinal=0, at=pen.at, body=assessment.model_dump(mode="json"),
            )  # fmt: skip
            # One that is known already is the latest again: facts or law went back to what they were.
            known.ordinal, known.at = last.ordinal + 1 if last else 1, pen.at
            pen.session.add(known)
            pen.note("assessed", case=case, thing=digest, law=assessment.law_version)
        _mark_for_review(pen, case, digest)
    return digest


def examined(case: str) -> None:
    """The case is at *examined*, where that follows from the stage it is at."""
    with writing() as pen:
        row = case_row(pen.session, case)
        if Stage(row.stage) in (Stage.ACKNOWLEDGED, Stage.SUPPLEMENTED):
            move(pen, row, Stage.EXAMINED)


def _mark_for_review(pen: Writing, case: str, digest: str) -> None:
    query = select(Decision).where(Decision.case == case, Decision.state == DecisionState.FINAL)
    for decision in pen.session.exec(query):
        decisive = decision.act not in ("acknowledge", "request_information", "consult", "notify_arrest", "close")
        if decisive and decision.assessment != digest and not decision.review:
            decision.review = True
            pen.note("review_decision", case=case, thing=str(decision.id))


def _follow(pen: Writing, case: Case, deadlines: Iterable[DeadlineDue]) -> None:
    """Starts the clocks that are not yet running, ends those whose event was corrected.

    A clock that ended runs again when its event is the true one after all, or the case is open again. A last day
    that the law or a calendar now puts elsewhere moves, unless an officer set it.
    """
    if Stage(case.stage) in ENDED:
        return
    rows = {(row.rule, row.started): row for row in clocks_in(pen.session, case.number)}
    wanted = {(due.rule, due.started): due for due in deadlines}
    for key, due in wanted.items():
        row = rows.get(key)
        if row is not None:
            _keep_true(pen, row, due)
        else:
            start(pen, case.number, due)
    rules = {rule for rule, _ in wanted}
    for (rule, started), row in rows.items():
        corrected = rule in rules and (rule, started) not in wanted
        if corrected and row.state in (ClockState.OPEN, ClockState.MISSED, ClockState.SUSPENDED):
            row.state, row.reason, row.suspended_on = ClockState.ENDED, "event corrected", None
            pen.note("clock_ended", case=case.number, thing=rule)


def _keep_true(pen: Writing, row: Clock, due: DeadlineDue) -> None:
    """The clock runs where it must, to the last day that the law gives now."""
    if row.state == ClockState.ENDED:
        row.state, row.reason = ClockState.OPEN, None
        pen.note("clock_reopened", case=row.case, thing=row.rule, due=row.due.isoformat())
    running = row.state in (ClockState.OPEN, ClockState.MISSED)
    if running and row.former_due is None and (row.due, row.safe) != (due.due, due.safe):
        row.due, row.safe, row.counted = due.due, due.safe, due.counted.model_dump(mode="json")
        row.state = ClockState.MISSED if due.due < pen.day and row.state == ClockState.MISSED else ClockState.OPEN
        pen.note("clock_moved", case=row.case, thing=row.rule, due=row.due.isoformat())


def start(pen: Writing, case: str, due: DeadlineDue) -> None:
    """A clock of the case that runs from now on."""
    body = due.model_dump(mode="json", exclude={"extension", "met_by", "started", "due", "safe"})
    pen.session.add(Clock(case=case, started=due.started, due=due.due, safe=due.safe, met_by=due.met_by, **body))
    pen.note("clock_started", case=case, thing=due.rule, started=due.started.isoformat(), due=due.due.isoformat())


def meet(pen: Writing, case: str, met_by: str) -> None:
    """The clocks of the case that this act meets are met; one that was missed is met late."""
    for row in clocks_in(pen.session, case):
        if row.met_by == met_by and row.state in (ClockState.OPEN, ClockState.SUSPENDED, ClockState.MISSED):
            row.reason = f"{met_by}, late" if row.state == ClockState.MISSED else met_by
            row.state = ClockState.MET
            pen.note("clock_met", case=case, thing=row.rule)


def clocks_in(session: Session, case: str) -> Sequence[Clock]:
    """The clocks of a case, by due day."""
    return session.exec(select(Clock).where(Clock.case == case).order_by(col(Clock.due), col(Clock.rule))).all()


def latest(session: Session, case: str) -> AssessmentRow | None:
    """The latest assessment of the case, if it was examined."""
    query = select(AssessmentRow).where(AssessmentRow.case == case)
    return session.exec(query.order_by(col(AssessmentRow.ordinal).desc())).first()


def assessment_of(case: str) -> tuple[Assessment, str] | None:
    """The latest assessment of the case with its digest, if it was examined."""
    with reading() as session:
        row = latest(session, case)
    return None if row is None else (Assessment.model_validate(row.body), row.digest)
