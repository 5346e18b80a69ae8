"""Runs one flow's steps in this bare process, and kills the process at a commit, before it or right after it.

`python -m tests.flows.bare FLOW ARGUMENT [KILL_AT]` with the settings in the environment. KILL_AT is `before:3`
(the third commit does not happen), `after:3` (it happened, and nothing after it), or `step:2` (between the steps).
Without it the run is undisturbed and its number of commits is printed.
"""

import os
import signal
import sys

from sqlalchemy import Engine, event

from flows import decide, examine, hand_over, receive
from models.decision import DecisionForm
from models.handoff import HandOverForm
from tasks import progressing, receiving
from tasks.engine import bare

FORMS = {"decide": DecisionForm, "hand_over": HandOverForm}


def run(flow: str, argument: str) -> None:
    """The steps of a flow, without Prefect and without what only the UI shows."""
    match flow:
        case "receive":
            bare(receive.STEPS, argument)
            case = receiving.case_to_examine(argument)
            if case is not None:
                bare(examine.STEPS, case)
        case "examine":
            bare(examine.STEPS, argument)
        case "decide":
            bare(decide.STEPS, DecisionForm.model_validate_json(argument))
        case "hand_over":
            bare(hand_over.STEPS, HandOverForm.model_validate_json(argument))


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def main(flow: str, argument: str, kill_at: str = "") -> None:
    """Runs, counts commits of transactions that wrote, and dies where it was told to."""
    where, _, number = kill_at.partition(":")
    commits = 0

    @event.listens_for(Engine, "commit")
    def committing(connection: object) -> None:
        nonlocal commits
        if not connection.get_execution_options().get("writing"):  # type: ignore[attr-defined]
            return
        if where == "after" and commits == int(number):
            _die()
        commits += 1
        if where == "before" and commits == int(number):
            _die()

    def listen(what: str, done: int, total: int) -> None:
        if where == "step" and what.startswith("step:") and done == int(number):
            _die()

    with progressing.listening(listen):
        run(flow, argument)
    if where == "after":
        _die()
    print(commits)


if __name__ == "__main__":
    main(*sys.argv[1:])
