"""An officer's decision: recorded with what it was made upon, its letters written, the next step possible."""

from prefect import flow

from models.decision import DecisionForm
from tasks import deciding
from tasks.engine import Step, through
from tasks.showing import forget_typed, show_case

STEPS = (
    Step(deciding.record_decision, "Recording the decision"),
    Step(deciding.write_letters, "Writing its letters"),
)
SHOW = (Step(show_case, "Showing the case"),)


@flow(
    name="decide", flow_run_name="{form.case}", persist_result=False, on_completion=[forget_typed],
    on_failure=[forget_typed], on_crashed=[forget_typed], on_cancellation=[forget_typed],
)  # fmt: skip
def decide(form: DecisionForm) -> None:
    """Records a decision in a case. The note and the one-time code are taken out of Prefect when the run ends.

    Form: case, decision, your officer code and one-time code, the findings relied on or departed from, a note.
    """
    through((*STEPS, *SHOW), form)
