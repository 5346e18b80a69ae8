"""One step of a decided case to one authority: sealed, sent, and its receipt fetched if it is there already."""

from prefect import flow

from models.handoff import HandOverForm
from tasks import handing
from tasks.engine import Step, through
from tasks.showing import forget_typed, show_case

STEPS = (
    Step(handing.seal_parcel, "Sealing the parcel"),
    Step(handing.send_parcel, "Sending the parcel"),
    Step(handing.collect_receipts, "Looking for its receipt"),
)
SHOW = (Step(show_case, "Showing the case"),)
GIVE_UP = (Step(handing.give_up, "Putting it on the list of what a person must see to"),)


@flow(
    name="hand_over", flow_run_name="{form.case}", persist_result=False, on_completion=[forget_typed],
    on_failure=[forget_typed], on_crashed=[forget_typed], on_cancellation=[forget_typed],
)  # fmt: skip
def hand_over(form: HandOverForm) -> None:
    """Hands a decided case to an authority. Its receipt, when it comes, is collected on the schedule.

    Form: the case, the id of the authority, your officer code and one-time code.
    """
    try:
        through((*STEPS, *SHOW), form)
    except OSError:
        through(GIVE_UP, form)
        raise
