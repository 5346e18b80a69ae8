"""Runs one flow through Prefect, and kills the process where a step begins.

`python -m tests.flows.through_prefect API FLOW ARGUMENT [STEP]`, with the settings in the environment.
"""

import os
import signal
import sys

from tasks import engine, progressing


def main(api: str, name: str, argument: str, step: str = "") -> None:
    """Runs the flow against this server; with STEP it dies before the step of that number."""
    engine.prepare(api=api)
    from flows.decide import decide
    from flows.examine import examine
    from flows.hand_over import hand_over
    from flows.receive import receive
    from models.decision import DecisionForm
    from models.handoff import HandOverForm

    def listen(what: str, done: int, total: int) -> None:
        if what.startswith("step:") and step and done == int(step):
            os.kill(os.getpid(), signal.SIGKILL)

    with progressing.listening(listen):
        match name:
            case "receive":
                receive(argument)
            case "examine":
                examine(argument)
            case "decide":
                decide(DecisionForm.model_validate_json(argument))
            case "hand_over":
                hand_over(HandOverForm.model_validate_json(argument))


if __name__ == "__main__":
    main(*sys.argv[1:])
