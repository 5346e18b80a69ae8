"""Pages as lines and tables in reading order, without what only repeats at the head and foot of each page."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from models.reading.page import Box, Page, Reading, Word
from models.reading.run import Run, fold

_EDGE = 0.1  # of the page's height, at head and foot
_GAP = 1.4  # of the size of the letters: a wider gap parts two segments of a line


@dataclass(frozen=True)
class Line:
    """One line of a page and its segments, which stand apart as columns do."""

    run: Run
    segments: tuple[Run, ...]
    after_gap: bool  # a wider space than between lines stands above it
    right: float  # right edge of the text on its page
    page_top: bool  # the first line of its page

    @property
    def full(self) -> bool:
        """True where it reaches the right edge, so that its sentence may go on below."""
        box = self.run.box
        return box[2] > self.right - max(40.0, 0.12 * (self.right - box[0]))


@dataclass(frozen=True)
class Table:
    """Rows of cells; a cell without words is None."""

    page: int
    rows: tuple[tuple[Run | None, ...], ...]


Block = Line | Table


@dataclass(frozen=True)
class Layout:
    """The blocks of a document, and the lines that repeat on its pages."""

    blocks: tuple[Block, ...]
    running: tuple[Run, ...]


def lay_out(reading: Reading, keep: str = r"(?!)") -> Layout:
    """The document as blocks in reading order; a line that is wholly `keep`, a pattern, never runs."""
    kept_as_text = re.compile(rf"\W*(?:{keep})\W*")
    lines = {page.number: _lines_of(page) for page in reading.pages}
    repeated = _repeated(reading.pages, {n: found for n, (found, _) in lines.items()})
    blocks: list[Block] = []
    running: list[Run] = []
    for page in reading.pages:
        found, tables = lines[page.number]
        kept = [run for run in found if kept_as_text.fullmatch(run.folded) or not _runs(run, page, repeated)]
        running += [run for run in found if run not in kept]
        blocks += _merged(kept, tables)
    return Layout(tuple(blocks), tuple(running))


def _lines_of(page: Page) -> tuple[list[Run], list[tuple[float, Table]]]:
    """The lines of a page outside its tables, and the tables with the height at which each begins."""
    tables: list[tuple[float, Table]] = []
    left = list(page.words)
    for rows in page.tables:
        if max((len(row) for row in rows), default=0) < 2 or not _grid(rows, page):
            continue
        taken, table = _table(rows, left, page.number)
        if len(taken) > 0:
            left = [word for number, word in enumerate(left) if number not in taken]
            tables.append((rows[0][0][1], table))
    return [Run(tuple((page.number, w) for w in words)) for words in _clustered(left)], tables


def _grid(rows: tuple[tuple[Box, ...], ...], page: Page) -> bool:
    """False for a frame drawn around text, which is no table: most of its rows have one cell."""
    several = sum(len(row) > 1 for row in rows)
    return several * 2 >= len(rows)


def _table(rows: tuple[tuple[Box, ...], ...], words: list[Word], number: int) -> tuple[set[int], Table]:
    taken: set[int] = set()
    cells: list[tuple[Run | None, ...]] = []
    for row in rows:
        runs: list[Run | None] = []
        for x0, top, x1, bottom in row:
            inside = [
                i
                for i, w in enumerate(words)
                if i not in taken
                and x0 - 1 <= (w.x0 + w.x1) / 2 <= x1 + 1
                and top - 1 <= (w.top + w.bottom) / 2 <= bottom + 1
            ]
            taken.update(inside)
            ordered = [w for line in _clustered([words[i] for i in inside]) for w in line]
            runs.append(Run(tuple((number, w) for w in ordered)) if ordered else None)
        cells.append(tuple(runs))
    return taken, Table(number, tuple(cells))


def _clustered(words: Iterable[Word]) -> list[list[Word]]:
    """Words as lines from top to bottom, each from left to right."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: ((w.top + w.bottom) / 2, w.x0)):
        middle = (word.top + word.bottom) / 2
        if lines:
            last = lines[-1]
            anchor = (last[0].top + last[0].bottom) / 2
            if abs(middle - anchor) <= 0.45 * max(min(word.size, last[0].size), 4.0):
                last.append(word)
                continue
        lines.append([word])
    return [sorted(line, key=lambda w: w.x0) for line in lines]


def _key(run: Run) -> str:
    return re.sub(r"\d+", "#", fold(run.text))


def _at_edge(run: Run, page: Page) -> bool:
    _, top, _, bottom = run.box
    return top < _EDGE * page.height or bottom > (1 - _EDGE) * page.height


def _repeated(pages: Iterable[Page], lines: dict[int, list[Run]]) -> set[str]:
    count = Counter(key for page in pages for key in {_key(r) for r in lines[page.number] if _at_edge(r, page)})
    return {key for key, times in count.items() if times > 1}


_PAGE_NUMBER = re.compile(r"^(page |pagina |pag\. |p\. )?[-\s]*\d{1,4}[-\s]*((of|de|/)\s*\d{1,4})?$")


def _runs(run: Run, page: Page, repeated: set[str]) -> bool:
    return _at_edge(run, page) and (_key(run) in repeated or _PAGE_NUMBER.match(run.folded.strip()) is not None)


def _merged(runs: list[Run], tables: list[tuple[float, Table]]) -> Iterator[Block]:
    pitches = sorted(b.box[1] - a.box[1] for a, b in pairwise(runs) if 0 < b.box[1] - a.box[1] < 40)
    usual = pitches[len(pitches) // 3] if pitches else 14.0
    rights = sorted(run.box[2] for run in runs)
    right = rights[int(len(rights) * 0.9)] if rights else 0.0
    waiting = sorted(tables, key=lambda t: t[0])
    before: Run | None = None
    for run in runs:
        while waiting and waiting[0][0] <= run.box[1]:
            yield waiting.pop(0)[1]
            before = None
        gap = before is None or run.box[1] - before.box[1] > 1.3 * usual
        yield Line(run, _segments(run), gap, right, page_top=run is runs[0])
        before = run
    for _, table in waiting:
        yield table


def _segments(run: Run) -> tuple[Run, ...]:
    parts: list[list[tuple[int, Word]]] = []
    for item in run.items:
        if parts and item[1].x0 - parts[-1][-1][1].x1 <= max(_GAP * item[1].size, 11.0):
            parts[-1].append(item)
        else:
            parts.append([item])
    return tuple(Run(tuple(part)) for part in parts)
