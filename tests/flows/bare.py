"""Runs flows' steps in bare processes, and kills each at a commit, before it or right after it.

`python -m tests.flows.bare` imports everything once and then forks a process for each line it is given: a JSON list
of the settings, the file for its output, FLOW, ARGUMENT and KILL_AT. KILL_AT is `before:3` (the third commit does not
happen), `after:3` (it happened, and nothing after it), `step:2` (between the steps), or empty: the run is undisturbed
and its number of commits is printed. It answers each line with the process id; `wait PID` with its exit code.
"""

import json
import os
import signal
import sys
import traceback
from typing import NoReturn

from sqlalchemy import Engine, event

from flows import decide, examine, hand_over, receive
from models.decision import DecisionForm
from models.handoff import HandOverForm
from tasks import progressing, receiving
from tasks.engine import bare
from tasks.recording.register import engine
from tasks.settings import settings

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
    sys.stdout.write(f"{commits}\n")


def serve() -> None:
    """Forks a process for each line, and tells its end."""
    for line in sys.stdin:
        if line.startswith("wait "):
            _, status = os.waitpid(int(line.split()[1]), 0)
            answer = os.waitstatus_to_exitcode(status)
        else:
            answer = os.fork()
            if answer == 0:
                _run_apart(*json.loads(line))
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


def _run_apart(environment: dict[str, str], told: str, flow: str, argument: str, kill_at: str) -> NoReturn:
    os.environ.update(environment)
    settings.cache_clear()
    out = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (1, 2):
        os.dup2(out, stream)
    code = 1
    try:
        main(flow, argument, kill_at)
        engine().dispose()  # an orderly end writes SQLite's log into its file
        code = 0
    except BaseException:  # noqa: BLE001  (whatever it is, it is told, and this process ends)
        traceback.print_exc()
    sys.stdout.flush()
    os._exit(code)


if __name__ == "__main__":
    serve()
