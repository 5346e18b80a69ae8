"""100,000 open deadlines swept, as `escalate` does it: seconds, statements, and the ratio to a bare SELECT.

`python -m bench.deadlines [DEADLINES]` sweeps on SQLite and on PostgreSQL: on a day when nothing is due, on one when a
hundredth is, again on that day, and on one when everything is. Then the lists that people see of them.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import partial

from sqlalchemy import Connection, insert, text

from bench.measure import Line, counting, desk, median, seconds
from models.board import ROWS
from models.case import Case, Stage
from models.clock import Clock, ClockState
from tasks.recording import ladders, lists
from tasks.recording.register import engine, engine_for
from tests.postgresql import running_postgresql

DEADLINES = 100_000
A_CASE = 10  # deadlines
FIRST = date(2026, 1, 5)
SOON, LATER = FIRST + timedelta(days=60), FIRST + timedelta(days=70)
# Seven days before its last day the first rung of a deadline is due.
DAYS = (
    ("nothing is due", FIRST),
    ("1 in 100 is due", SOON - timedelta(days=7)),
    ("the same day again", SOON - timedelta(days=7)),
    ("all are due", LATER - timedelta(days=7)),
)
SHOWN = (
    ("the first 500 deadlines, and how many more", partial(ladders.first_deadlines, ROWS)),
    ("the first 500 cases, and how many more", partial(lists.first_cases, ROWS)),
)
ALL_OPEN = text("SELECT * FROM clock WHERE state IN ('open', 'missed')")


@contextmanager
def databases() -> Iterator[tuple[tuple[str, str], ...]]:
    """The engines by name, with the address of an empty database each ("" is the desk's own SQLite)."""
    with running_postgresql() as server:
        yield ("SQLite", ""), ("PostgreSQL", server.create())


def fill(connection: Connection, number: int) -> None:
    """So many open deadlines, ten a case."""
    opened = datetime(2026, 1, 1, tzinfo=UTC)
    connection.execute(insert(Case), [
        {
            "number": f"MX-2026-{n:05}", "kind": "mla", "requesting": "US", "requested": "MX",
            "stage": Stage.EXAMINED, "language": "en", "received": FIRST, "opened_at": opened, "urgent": False,
            "facts_version": "", "consulted": False,
        }
        for n in range(number // A_CASE)
    ])  # fmt: skip
    said = {"text": "The request may be treated as withdrawn.", "values": {}}
    connection.execute(insert(Clock), [
        {
            "case": f"MX-2026-{n // A_CASE:05}", "rule": f"desk:answer:{n % A_CASE}", "instrument": "desk",
            "article": "", "status": "verified", "event": "received", "started": FIRST,
            "due": LATER if n % 100 else SOON, "safe": LATER if n % 100 else SOON, "liberty": False,
            "receiver": "", "consequence": said, "counted": said, "met_by": "", "state": ClockState.OPEN,
        }
        for n in range(number)
    ])  # fmt: skip


def bare(url: str) -> int:
    """How many rows a bare SELECT of all open deadlines brings."""
    with engine_for(url).connect() as connection:
        return len(connection.execute(ALL_OPEN).fetchall())


def sweep(part: str, url: str, number: int) -> Iterator[Line]:
    """The lines of one engine."""
    with desk(url):
        address = str(engine().url.render_as_string(hide_password=False))
        with engine().begin() as connection:
            fill(connection, number)
        with engine().connect() as connection:
            connection.execute(text("ANALYZE"))
        rows = median(partial(bare, address), 3)
        yield Line(part, f"bare SELECT of {number:,} open deadlines", rows, "s")
        for name, day in DAYS:
            with counting(engine()) as statements:
                took = seconds(partial(ladders.climb, day))
            yield Line(part, f"sweep, {name}", took, "s")
            yield Line(part, f"sweep, {name}: against the bare SELECT", took / rows, "×")
            yield Line(part, f"sweep, {name}: statements", statements[0], "")
        for name, shown in SHOWN:
            with counting(engine()) as statements:
                took = seconds(shown)
            yield Line(part, name, took, "s")
            yield Line(part, f"{name}: statements", statements[0], "")


def lines(number: int = DEADLINES) -> list[Line]:
    """Both engines."""
    with databases() as known:
        return [line for name, url in known for line in sweep(f"deadlines, {name}", url, number)]


if __name__ == "__main__":
    for line in lines(int(sys.argv[1]) if len(sys.argv) > 1 else DEADLINES):
        print(f"{line.part}: {line.what}: {line.measured}")
