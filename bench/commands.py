"""The commands as a clerk runs them, each a process of its own: `python -m bench.commands`.

`receive` starts Prefect, and the first time Prefect makes its database; the others start none.
"""

import os
import re
import subprocess
import time
from pathlib import Path

from bench.measure import Line, desk

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples" / "01_us_mx_trafficking_mla.pdf"
WITHOUT_PREFECT = {
    "read": (str(SAMPLE),),
    "assess": (str(SAMPLE.with_suffix(".toml")),),
    "basis": ("US", "MX"),
    "cases": (),
    "deadlines": (),
    "entries": (),
    "journal": ("verify",),
}
ABOUT = 1.5  # seconds: what "about a second" may be
ROUNDS = 3


def run(*words: str) -> tuple[float, str]:
    """Seconds of a command and what it said; it must end well."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    started = time.perf_counter()
    done = subprocess.run([ROOT / "comity", *words], env=kept, capture_output=True, text=True, check=True)
    return time.perf_counter() - started, done.stdout + done.stderr


def ours(said: str) -> float:
    """The seconds that `receive` says were Comity's own."""
    found = re.search(r"s in all, ([\d.]+) s of it", said)
    if found is None:
        raise RuntimeError("receive no longer says how much of its time is Comity's own: see tasks/telling.py")
    return float(found[1])


def lines() -> list[Line]:
    """The main job twice on an empty desk, then what needs no Prefect: the best of some runs."""
    with desk():
        first, said_first = run("receive", str(SAMPLE))
        second, said_second = run("receive", str(SAMPLE))
        main = [
            Line("receive", "the first time: Prefect makes its database", first, "s", 45),
            Line("receive", "of it Comity's own", ours(said_first), "s", 3),
            Line("receive", "the second time: the document is known", second, "s", 30),
            Line("receive", "of it Comity's own", ours(said_second), "s", 3),
        ]
        told = WITHOUT_PREFECT | {"case": (_only_case(),)}
        return main + [Line("without Prefect", name, best(name, *words), "s", ABOUT) for name, words in told.items()]


def best(*words: str) -> float:
    """The least seconds of some runs: on a busy machine the nearest to what the command itself takes."""
    return min(run(*words)[0] for _ in range(ROUNDS))


def _only_case() -> str:
    found = re.search(r"MX-\d{4}-\d{5}", run("cases")[1])
    if found is None:
        raise RuntimeError("the sample did not become a case: there is nothing to measure")
    return found[0]


if __name__ == "__main__":
    for line in lines():
        print(f"{line.part}, {line.what}: {line.measured} {line.wanted}")
