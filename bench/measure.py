"""What every benchmark needs: seconds of a call, a desk in a folder of its own, and a line of the table."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple, TypeVar

from sqlalchemy import Engine, event

from tasks.recording import register
from tasks.settings import settings

T = TypeVar("T")


class Line(NamedTuple):
    """One thing measured: `value` in `unit`, and the goal it must not exceed, if it has one."""

    part: str
    what: str
    value: float
    unit: str  # s, ms, ×, queries …
    goal: float | None = None

    @property
    def measured(self) -> str:
        """The value with its unit, in as many digits as mean something."""
        digits = 0 if self.value >= 100 or float(self.value).is_integer() else 2 if self.value >= 0.1 else 3
        return f"{self.value:,.{digits}f} {self.unit}".strip()

    @property
    def wanted(self) -> str:
        """The goal, and whether it is kept; empty without one."""
        if self.goal is None:
            return ""
        return f"≤ {self.goal:g} {self.unit}: {'kept' if self.value <= self.goal else 'NOT kept'}"


def seconds(work: Callable[[], object]) -> float:
    """Seconds of one call."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def median(work: Callable[[], object], rounds: int) -> float:
    """The median seconds of so many calls."""
    return statistics.median(seconds(work) for _ in range(rounds))


def apart(work: Callable[..., T], *arguments: object) -> T:
    """What `work` returns in a fresh process: nothing imported, cached or configured by another benchmark."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


@contextmanager
def desk(database: str = "", state: str = "MX") -> Iterator[Path]:
    """An empty desk, for this process, in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="comity-bench-") as folder:
        for name in [name for name in os.environ if name.startswith("COMITY_")]:
            del os.environ[name]
        os.environ |= {"COMITY_VAR": folder, "COMITY_DATABASE": database, "COMITY_DESK": state}
        settings.cache_clear()
        try:
            yield Path(folder)
        finally:
            register.engine().dispose()
            register.engine_for.cache_clear()


@contextmanager
def counting(engine: Engine) -> Iterator[list[int]]:
    """Within this block the statements sent to the database are counted; many rows in one statement are one."""
    count = [0]

    def sent(*_: object) -> None:
        count[0] += 1

    event.listen(engine, "before_cursor_execute", sent)
    try:
        yield count
    finally:
        event.remove(engine, "before_cursor_execute", sent)
