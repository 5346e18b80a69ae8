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
    configured = settings().prefect_api_url
    if configured:
        return configured
    note = settings().var / "desk.json"
    try:
        known = json.loads(note.read_text())
        os.kill(known["pid"], 0)
    except (OSError, ValueError, KeyError):
        return None
    return str(known["api"])


def run_flow(
    load: Callable[[], Callable[..., Any]], *arguments: object, show: bool = True, entry: bool = False
) -> float:
    """Runs the flow that `load` imports, with a bar for its steps; the seconds that were ours, not Prefect's.

    A text among the arguments is the number of a case (`entry`: of an entry), and must be known before Prefect starts.
    """
    from tasks import serving
    from tasks.recording.cases import case_of
    from tasks.recording.entries import entry_of

    for number in arguments:
        if isinstance(number, str):
            entry_of(number) if entry else case_of(number)
    started, spent = time.perf_counter(), [0.0]
    with StepBar(shown=show) as bar:
        bar.starting("Starting Prefect")
        api = desk_api()
        server = None if api else serving.temporary()  # starts while Prefect is imported here
        engine.prepare(api=server.api if server else api)
        flow = load()
        if server is not None:
            server.ready()
        with progressing.listening(bar.listen), engine.spending(spent):
            flow(*arguments)
    bar.took(time.perf_counter() - started, spent[0], shown=show)
    return spent[0]
