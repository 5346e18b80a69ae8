"""What is measured, by name: each part gives its lines of the table."""

from collections.abc import Callable
from functools import partial

from bench import case_steps, commands, deadlines, drafting, law, reading_speed, reading_truth
from bench.measure import Line, median
from models.letter import LETTERS
from tasks.drafting import render
from tasks.reading import read_document
from tasks.wording import languages
from tests import letter_cases


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
