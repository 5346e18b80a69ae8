"""Steps through Prefect, or bare: the same functions, tried again where trying again can help."""

import functools
import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy.exc import OperationalError

from tasks import keeping, progressing
from tasks.settings import settings

if TYPE_CHECKING:
    from prefect import Task

TRIES_AGAIN = 4
WORST_WAIT = 60  # seconds
FASTER = {
    # A run would end only when the thread of its heartbeat has slept out its second. Nothing here listens to it:
    # `escalate` finds in the register what a killed run left. Only as JSON can the setting be none.
    "PREFECT_FLOWS": json.dumps({"heartbeat_frequency": None}),
    # Tasks are noted together, every second, and not each in a transaction of its own: SQLite then refuses few
    # of the runs that start meanwhile, and each refusal costs two seconds.
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "500",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_FLUSH_INTERVAL": "1",
}


class Step(NamedTuple):
    """One step of a flow: a function of a case, an entry or a form, safe to run twice."""

    run: Callable[[Any], None]
    title: str  # what a clerk reads while it runs


_spent: ContextVar[list[float] | None] = ContextVar("spent", default=None)


@contextmanager
def spending(total: list[float]) -> Iterator[None]:
    """Within this block the seconds that steps take, without what is Prefect's around them, are added to `total`."""
    token = _spent.set(total)
    try:
        yield
    finally:
        _spent.reset(token)


def _timed(run: Callable[[Any], None]) -> Callable[[Any], None]:
    @functools.wraps(run)
    def timed(about: Any) -> None:
        started = time.perf_counter()
        try:
            run(about)
        finally:
            total = _spent.get()
            if total is not None:
                total[0] += time.perf_counter() - started

    return timed


def through(steps: Sequence[Step], about: object) -> None:
    """Runs the steps in order as Prefect tasks; the first that fails for good ends the run."""
    for number, step in enumerate(steps):
        progressing.report(f"step:{step.title}", number, len(steps))
        _task(step)(about)
    progressing.report("step:", len(steps), len(steps))


def each(flow: Callable[..., Any], subjects: Iterable[object]) -> None:
    """Runs a flow for each of them: one that fails delays no other, and the first failure is told at the end."""
    for state in [flow(about, return_state=True) for about in subjects]:
        if not state.is_completed():
            state.result()  # raises what the run failed of


def bare(steps: Sequence[Step], about: object) -> None:
    """Runs the steps in order without Prefect."""
    for number, step in enumerate(steps):
        progressing.report(f"step:{step.title}", number, len(steps))
        step.run(about)
    progressing.report("step:", len(steps), len(steps))


def transient(error: BaseException) -> bool:
    """True for what may pass: an unreachable channel or folder, a busy or restarting database."""
    return isinstance(error, OSError | OperationalError)


@functools.cache
def _task(step: Step) -> "Task[Any, None]":
    from prefect import Task, task
    from prefect.cache_policies import NO_CACHE
    from prefect.tasks import exponential_backoff

    made: Task[Any, None] = task(
        name=step.run.__name__,
        description=step.title,
        retries=TRIES_AGAIN,
        retry_delay_seconds=exponential_backoff(backoff_factor=2),
        retry_jitter_factor=0.5,
        retry_condition_fn=_worth_another_try,
        cache_policy=NO_CACHE,
        persist_result=False,
        log_prints=False,
    )(_timed(step.run))
    return made


def _worth_another_try(_task: object, _run: object, state: Any) -> bool:
    failed = state.result(raise_on_failure=False)
    return isinstance(failed, BaseException) and transient(failed)


def prepare(*, api: str | None = None, quiet: bool = True) -> None:
    """Sets the environment that Prefect reads at import: our own folder, no telemetry, no foreign server.

    A profile or an address left in the environment by something else is not ours and is taken out.
    """
    for name in [name for name in os.environ if name.startswith("PREFECT_")]:
        del os.environ[name]
    os.environ.update(environment(api=api, quiet=quiet))


def environment(*, api: str | None = None, quiet: bool = True) -> dict[str, str]:
    """The environment of our Prefect processes."""
    home = settings().var / "prefect"
    keeping.folder(home)
    ours = {
        "PREFECT_HOME": str(home),
        "PREFECT_PROFILES_PATH": str(home / "profiles.toml"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
        "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
        "PREFECT_WORKER_QUERY_SECONDS": "1",
        "PREFECT_CLI_PROMPT": "false",
    } | FASTER
    if api is not None:
        ours["PREFECT_API_URL"] = api
    if quiet:
        # The command line tells an error in one sentence of its own.
        ours["PREFECT_LOGGING_LEVEL"] = ours["PREFECT_SERVER_LOGGING_LEVEL"] = "CRITICAL"
    return ours
