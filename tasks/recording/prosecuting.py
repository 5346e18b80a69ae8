"""Extradite or prosecute: what a refusal because of nationality starts, and what outlives the case that it ends."""

from models.case import Case
from models.decision import Decision
from models.fact import Kind
from models.finding import Assessment, DeadlineDue, Finding, Force
from models.law import limits_started, load_law
from models.practice import REFUSED_NATIONALITY, SUBMIT, submission_deadline
from models.value import Outcome
from tasks import calendars
from tasks.recording import assessments
from tasks.recording.register import Writing


def begin(pen: Writing, case: Case, decision: Decision, assessment: Assessment) -> None:
    """The clock of the duty to submit the case to our own prosecutors runs, if nationality is among the reasons.

    By the law's own time limit where one is given, else by the desk's standard under the article of the duty.
    """
    relied = [finding for finding in assessment.findings if finding.id in decision.relied_on]
    reasons = [f for f in relied if f.topic == "nationality" and f.force is not Force.PROHIBITED]
    if case.kind == Kind.MLA or not reasons:
        return
    for due in _due(pen, case, assessment):
        assessments.start(pen, case.number, due)


def _due(pen: Writing, case: Case, assessment: Assessment) -> tuple[DeadlineDue, ...]:
    days = calendars.calendars((case.requesting, case.requested), around=pen.day)
    limits = limits_started(
        load_law(), REFUSED_NATIONALITY, pen.day, requesting=case.requesting, requested=case.requested,
        kind=Kind(case.kind), on=pen.day, calendars=days,
    )  # fmt: skip
    if limits:
        return tuple(due.model_copy(update={"met_by": SUBMIT}) for due in limits)
    return (submission_deadline(pen.day, _duty(assessment), days[case.requested]),)


def _duty(assessment: Assessment) -> Finding | None:
    """The duty of the basis in use, else of own law, else of another instrument that binds."""
    duties = [
        f for f in assessment.findings
        if f.topic == "submit_to_prosecutors" and f.applied and f.outcome is not Outcome.NOT_MET
    ]  # fmt: skip
    return min(duties, key=lambda f: (f.instrument != assessment.chosen, len(f.instrument) != 2, f.id), default=None)
