"""A document comes in: read, filed to a new or a known case or set aside, and the case examined."""

from prefect import flow

from flows.examine import examine
from models.number import EntryNumber
from tasks import receiving, writing_letters
from tasks.engine import Step, through
from tasks.showing import show_entry

STEPS = (
    Step(receiving.read_entry, "Reading the documents"),
    Step(receiving.file_entry, "Filing the entry"),
    Step(writing_letters.redirect, "Redirecting what is not ours"),
)
SHOW = (Step(show_entry, "Naming the run"),)


@flow(name="receive", flow_run_name="{entry}", persist_result=False)
def receive(entry: EntryNumber) -> None:
    """Takes an entry to its end: a case that is examined, or an entry with a reason.

    Entry: the number of what arrived, such as MX-2026-E00017, as listed by `./comity entries`.
    """
    through(STEPS, entry)
    case = receiving.case_to_examine(entry)
    if case is not None:
        examine(case)
    through(SHOW, entry)
