"""Running a flow from the command line: on the desk's server if it is up, else on a temporary one of our own."""

import json
import os
import time
from collections.abc import Callable
from typing import Any

from tasks import engine, progressing
from tasks.settings import settings
from tasks.telling import StepBar


def desk_api() -> str | None:
    """The address of the desk's Prefect server: as configured, or of the desk that runs here; None for neither."""
    configured = os.environ.get("COMITY_PREFECT_API_URL")
    if configured:
        return configured
    note = settings().var / "desk.json"
    try:
        known = json.loads(note.read_text())
        os.kill(known["pid"], 0)
    except (OSError, ValueError, KeyError):
        return None
    return str(known["api"])


def run_flow(load: Callable[[], Callable[..., Any]], *arguments: object, show: bool = True) -> float:
    """Runs the flow that `load` imports, with a bar for its steps; the seconds that were ours, not Prefect's."""
    started, spent = time.perf_counter(), [0.0]
    with StepBar(shown=show) as bar:
        bar.starting("Starting Prefect")
        engine.prepare(api=desk_api())
        flow = load()
        with progressing.listening(bar.listen), engine.spending(spent):
            flow(*arguments)
    bar.took(time.perf_counter() - started, spent[0], shown=show)
    return spent[0]
