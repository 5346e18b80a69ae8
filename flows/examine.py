"""A case is read, held against the law, its clocks started, its letters drafted: again whenever facts change."""

from prefect import flow

from models.number import CaseNumber
from tasks import examining
from tasks.engine import Step, through
from tasks.showing import show_case

STEPS = (
    Step(examining.read_case, "Reading what is filed"),
    Step(examining.assess_case, "Holding the facts against the law"),
    Step(examining.draft_letters, "Drafting the letters"),
    Step(examining.conclude, "Concluding the examination"),
)
SHOW = (Step(show_case, "Showing the case"),)


@flow(name="examine", flow_run_name="{case}", persist_result=False)
def examine(case: CaseNumber) -> None:
    """Examines a case again, as often as you like: the same facts and law change nothing.

    Case: the number of the case, such as MX-2026-00017.
    """
    through((*STEPS, *SHOW), case)
