"""Scheduled: what partners sent is collected - files in the inbox, receipts for what we handed over."""

from prefect import flow

from flows.receive import receive
from tasks import collecting, handing
from tasks.engine import Step, each, through

STEPS = (
    Step(collecting.take_in_waiting, "Taking in what lies in the inbox"),
    Step(handing.collect_receipts, "Collecting receipts"),
)


@flow(name="collect", flow_run_name="collect", persist_result=False)
def collect() -> None:
    """Takes in what lies in the inbox folder and verifies the receipts that have come. Runs any often."""
    try:
        through(STEPS, None)
    finally:  # a file that cannot be read delays no other
        each(receive, collecting.taken_in())
