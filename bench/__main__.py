"""`python -m bench [NAME …]`: everything measured in one run, as tables, and at the end one in Markdown to paste."""

import os
import platform
import sys
from collections.abc import Iterable
from datetime import UTC, datetime

from rich.console import Console
from rich.table import Table

from bench.measure import Line, apart
from bench.parts import PARTS

out = Console(highlight=False)


def machine() -> str:
    """Where and when it is measured."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, {memory:.0f} GB, Python {platform.python_version()}, "
        f"load {os.getloadavg()[0]:.1f} at the start"
    )


def shown(lines: Iterable[Line]) -> Table:
    """A table for the eye."""
    table = Table(header_style="bold")
    for name, justify in (("part", "left"), ("what", "left"), ("measured", "right"), ("goal", "left")):
        table.add_column(name, justify=justify, overflow="fold")  # type: ignore[arg-type]
    for line in lines:
        colour = "default" if line.goal is None else "green" if line.value <= line.goal else "red"
        table.add_row(line.part, line.what, f"[{colour}]{line.measured}[/]", line.wanted)
    return table


def markdown(lines: Iterable[Line]) -> str:
    """A table for docs/performance.md."""
    rows = [f"| {line.part} | {line.what} | {line.measured} | {line.wanted} |" for line in lines]
    return "\n".join(["| part | what | measured | goal |", "|---|---|---:|---|", *rows])


def main(names: list[str]) -> int:
    """Measures the parts named, or all of them, each in a process of its own; 1 where a goal is not kept."""
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        out.print(f"No benchmark is called {', '.join(unknown)}; there are {', '.join(PARTS)}.")
        return 2
    where, lines = machine(), []
    for name in names or PARTS:
        with out.status(f"Measuring: {name} …"):
            found = apart(PARTS[name])
        out.print(shown(found))
        lines += found
    out.print(f"\nMeasured {where}\n")
    sys.stdout.write(markdown(lines) + "\n")
    return 1 if any(line.goal is not None and line.value > line.goal for line in lines) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
