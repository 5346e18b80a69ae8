"""An officer's decision: recorded, and its letters written."""

from models.decision import DecisionForm
from tasks import writing_letters
from tasks.examining import law_version
from tasks.recording import decisions


def record_decision(form: DecisionForm) -> None:
    """The decision stands in the register, or was refused with what to do; the same form again changes nothing."""
    decisions.decide(form, law_version=law_version())


def write_letters(form: DecisionForm) -> None:
    """The letters of the decision lie with the case."""
    decision = decisions.decision_by(form.key())
    assert decision.id is not None
    writing_letters.write_for(decision.case, decision.id)
