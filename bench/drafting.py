"""Drafting against bare docxtpl on the same template: `python -m bench.drafting` prints the ratio (goal: 1.3)."""

import io
import statistics
import time
from collections.abc import Callable

from docxtpl import DocxTemplate

from models.letter import LETTERS
from tasks.drafting import TEMPLATES, render
from tasks.wording import languages
from tests import letter_cases as cases

ROUNDS = 15


def bare(code: str) -> Callable[[], object]:
    """Docxtpl as its documentation has it: the same template and as many tags, with its default environment."""
    path = str(TEMPLATES / LETTERS[code].template)
    words = {"_": lambda text, **values: text, "show": str, "first": str, "cite": _citation, "also": _list}
    context = {**cases.values(code), **words}

    def once() -> bytes:
        template, out = DocxTemplate(path), io.BytesIO()
        template.render(context, autoescape=True)
        template.save(out)
        return out.getvalue()

    return once


def _citation(cite: dict[str, object], draft: bool) -> str:
    return f"{cite['article']} {cite['instrument']}"


def _list(values: list[object]) -> str:
    return ", ".join(map(str, values))


def timed(work: Callable[[], object]) -> float:
    work()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    ours_total = bare_total = 0.0
    for code in LETTERS:
        values = {language: cases.values(code, language) for language in languages()}
        base = timed(bare(code))
        ours = statistics.mean(timed(lambda v=v, g=g, c=code: render(c, v, g)) for g, v in values.items())  # type: ignore[misc]
        ours_total, bare_total = ours_total + ours, bare_total + base
        print(f"{code}  ours {ours * 1000:6.1f} ms   docxtpl {base * 1000:6.1f} ms   ratio {ours / base:.2f}")
    print(f"drafting / bare docxtpl: {ours_total / bare_total:.2f} (goal: 1.30 or less)")


if __name__ == "__main__":
    main()
