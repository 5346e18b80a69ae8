"""`python -m bench [NAME …]`: everything measured in one run, as tables, and at the end one in Markdown to paste."""

import os
import platform
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import partial

from rich.console import Console
from rich.table import Table

from bench import case_steps, commands, deadlines, drafting, law, reading_speed, reading_truth
from bench.measure import Line, apart, median
from models.letter import LETTERS
from tasks.drafting import render
from tasks.reading import read_document
from tasks.wording import languages
from tests import letter_cases

out = Console(highlight=False)


def reading() -> list[Line]:
    """Reading against bare pdfplumber, and the start-up of a file."""
    ratio, ours, bare = reading_speed.ratio(reading_speed.PAGES)
    single = median(partial(read_document, reading_speed.made(1), "0" * 64), 5)
    pages = f"{reading_speed.PAGES} pages, {reading_speed.PROCESSES} processes"
    return [
        Line("reading", f"{pages}: against bare pdfplumber", ratio, "×", 1.3),
        Line("reading", f"{pages}: ours, start-up apart", ours, "s"),
        Line("reading", f"{pages}: bare pdfplumber", bare, "s"),
        Line("reading", "a file of one page, its start-up included", single, "s"),
    ]  # fmt: skip


def facts() -> list[Line]:
    """Precision and recall of what is read from the samples."""
    scores = {pdf.stem: reading_truth.score_of(pdf) for pdf in sorted(reading_truth.SAMPLES.glob("*.pdf"))}
    whole = reading_truth.Score(*(tuple(p for s in scores.values() for p in s[i]) for i in range(3)))
    lines = []
    for name, score in ({"all": whole} | scores).items():
        lines.append(Line("facts of the samples", f"{name}: precision", score.precision, ""))
        lines.append(Line("facts of the samples", f"{name}: recall", score.recall, ""))
    return lines


def letters() -> list[Line]:
    """Drafting every letter in every language against bare docxtpl on the same templates."""
    ours = bare = 0.0
    for code in LETTERS:
        for language in languages():
            values = letter_cases.values(code, language)
            ours += drafting.timed(partial(render, code, values, language))
            bare += drafting.timed(drafting.bare(code))
    number = len(LETTERS) * len(languages())
    return [
        Line("drafting", f"{number} letters: against bare docxtpl", ours / bare, "×", 1.3),
        Line("drafting", "one letter, on average", ours / number * 1000, "ms"),
    ]


PARTS: dict[str, Callable[[], list[Line]]] = {
    "receive": commands.lines,
    "reading": reading,
    "drafting": letters,
    "case": case_steps.lines,
    "deadlines": deadlines.lines,
    "facts": facts,
    "law": law.lines,
}


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
