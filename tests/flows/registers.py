"""Registers to disturb: copied, run in a bare process, and compared whatever the time of day."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import create_engine, inspect, text

ROOT = Path(__file__).parents[2]
# What differs between two runs of the same work: times, random salts and the chain that is built upon them, and row
# numbers that PostgreSQL gave to a transaction which did not come to its end.
PASSING = {"id", "released_by", "decision", "clock", "at", "kept_at", "opened_at", "received_at", "sealed_at",
           "sent_at", "hash", "previous", "salt", "content", "secret", "arrival", "parcel", "step"}  # fmt: skip
NUMBERED = ("decided", "proposed", "review_decision", "proposal_withdrawn")
SEALED = ("sealed", "sent", "sending_failed", "receipt_accepted", "receipt_rejected", "receipt_refused")
CHAIN = {
    "used_code": ("act",),
    "decision": ("key", "second_key"),
    "journal": ("seq",),
    "journal_content": ("seq", "salt", "body"),
    "journal_head": ("hash", "seq"),
}


class Running(NamedTuple):
    """A bare process, and the file that holds what it prints."""

    pid: int
    told: Path

    def ended(self) -> tuple[int, str]:
        """Its exit code and all that it printed; waits for its end."""
        return int(_ask(f"wait {self.pid}")), self.told.read_text()


class Register(NamedTuple):
    """A register with its folder."""

    url: str
    var: Path

    def environment(self) -> dict[str, str]:
        """The environment in which Comity uses it."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("COMITY_", "PREFECT_"))}
        return kept | {"COMITY_DATABASE": self.url, "COMITY_VAR": str(self.var), "DO_NOT_TRACK": "1"}

    def start(self, flow: str, argument: str, kill_at: str = "") -> Running:
        """The flow's steps in a bare process of their own."""
        handle, told = tempfile.mkstemp(dir=self.var.parent)
        os.close(handle)
        environment = {"COMITY_DATABASE": self.url, "COMITY_VAR": str(self.var)}
        return Running(int(_ask(json.dumps([environment, told, flow, argument, kill_at]))), Path(told))

    def run(self, flow: str, argument: str, kill_at: str = "") -> tuple[int, str]:
        """Exit code and output of the flow's steps."""
        return self.start(flow, argument, kill_at).ended()

    def through_prefect(self, api: str, flow: str, argument: str, step: str = "") -> int:
        """The exit code of the flow run through Prefect at this address, killed before the step if one is given."""
        words = [sys.executable, "-m", "tests.flows.through_prefect", api, flow, argument, *([step] if step else [])]
        done = subprocess.run(words, cwd=ROOT, env=self.environment(), capture_output=True, text=True)
        if done.returncode > 0:
            raise AssertionError(done.stderr[-3000:])
        return done.returncode

    def copy(self, new_database: Callable[..., str], var: Path) -> "Register":
        """Another one just like it."""
        engine = "sqlite" if self.url.startswith("sqlite") else "postgresql"
        shutil.copytree(self.var, var)
        return Register(new_database(engine, like=self.url), var)

    def rows(self) -> dict[str, Counter[str]]:
        """Every row of every table without what passes, as a multiset; the journal without its numbers."""
        engine = create_engine(self.url)
        found: dict[str, Counter[str]] = {}
        with engine.connect() as connection:
            for table in inspect(connection).get_table_names():
                left_out = PASSING | set(CHAIN.get(table, ()))
                rows = connection.execute(text(f'SELECT * FROM "{table}"')).mappings()
                found[table] = Counter(_plain(row, left_out) for row in rows)
        engine.dispose()
        return found

    def letters(self) -> dict[str, int]:
        """The files of letters and parcels that lie about, by name without digests."""
        found = [path for folder in ("letters", "partners") for path in (self.var / folder).rglob("*")]
        return dict(Counter(path.name if len(path.name) < 60 else "parcel" for path in found if path.is_file()))


def _plain(row: Any, left_out: set[str]) -> str:
    kept = {name: value for name, value in sorted(row.items()) if name not in left_out}
    if kept.get("action") in SEALED:
        kept["thing"] = "parcel"  # its digest covers the time of the sealing
    if kept.get("action") in NUMBERED:
        kept["thing"] = "decision"
    if "manifest" in kept:
        kept["manifest"] = "sealed"
    if kept.get("receipt"):
        kept["receipt"] = "received"
    return repr(kept)


@cache
def _server() -> subprocess.Popen[str]:
    """The process that forks; it ends with us, at the end of its input."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.flows.bare"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def _ask(line: str) -> str:
    server = _server()
    assert server.stdin is not None and server.stdout is not None
    server.stdin.write(line + "\n")
    server.stdin.flush()
    return server.stdout.readline()
