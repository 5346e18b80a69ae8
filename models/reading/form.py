"""Standard forms: which one a document is, and what is filled in between the words that are printed on it."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cache
from typing import Literal

from pydantic import Field

from models.fact import Kind
from models.reading.document_kind import DocumentKind
from models.reading.layout import Line, lay_out
from models.reading.page import Reading, Word
from models.reading.run import Run, bare, fold, joined
from models.reading.vocabulary import FORMS, Phrases
from models.value import Value

_HEADINGS = 3  # of the first sections, which show the form where its title is not there
_HEAD_LINES = 60
_HEAD_WORDS = 90  # within which a form gives its title
_LIKE = 0.82  # of a heading read from a picture
_LIKE_PRINT = 0.5  # of words misread, which are still the printed ones
_TICKED = {"☒", "☑", "✓", "✔", "⊠", "[x]", "(x)", "⌧"}
_GLUED = re.compile(r"^([☒☑☐□⊠⌧❑❏]|\[[xX]?\])(\S+)$")
_UNTICKED = {"☐", "□", "[]", "[", "o", "()", "❑", "❏"}
_SURE = 0.5  # of a word read from a picture, below which it is dirt on the paper
_INSTRUCTION = re.compile(r"^\[[^\]]*\]$")


class Takes(StrEnum):
    """What is read from a value that is more than one fact."""

    MEASURES = "measures"
    OFFENCES = "offences"
    CONDUCT = "conduct"
    SIGNATURE = "signature"


class Entry(Value):
    """One line printed on the form, and what stands behind or beside it."""

    text: str = Field(alias="print")
    fact: str | None = None
    takes: Takes | None = None
    person: Literal["name", "first_name", "alias", "nationality", "identification", "born", "location"] | None = None
    tick: Literal["urgent", "measure", "role", "proceedings", "none"] | None = None
    code: str | None = None


class FormSection(Value):
    """The lines under one heading; `repeats` is the line with which a block that may be repeated begins."""

    heading: str
    repeats: str | None = None
    divides: str | None = None  # the line that ends the first half of such a block, whatever follows it
    entries: tuple[Entry, ...]


class Instrument(Value):
    """The instrument that the form belongs to."""

    title: str
    id: str


class Form(Value):
    """A standard form in one language."""

    form: Literal["comity.form/1"] = Field(alias="schema")
    id: str
    language: str
    title: Phrases
    annex: str
    marks: Phrases  # words of the first lines, without which the headings are not looked for
    filled: DocumentKind
    kind: Kind | None = None
    instrument: Instrument | None = None
    section: tuple[FormSection, ...]


@dataclass
class Filled:
    """What stands behind one printed line, and whether the box before it is ticked (None: there is no box)."""

    entry: Entry
    value: Run = field(default_factory=lambda: Run(()))
    printed: Run = field(default_factory=lambda: Run(()))
    ticked: bool | None = None
    mark: Run = field(default_factory=lambda: Run(()))


@cache
def forms() -> tuple[Form, ...]:
    """Every standard form there is a file for."""
    paths = sorted(p for p in FORMS.glob("*.toml") if not p.name.startswith("letter_"))
    return tuple(Form.model_validate(tomllib.loads(path.read_text("utf-8"))) for path in paths)


def form_of(reading: Reading) -> Form | None:
    """The form that the document is, by the title at its head or, where that page is missing, by its headings."""
    head: list[str] = []
    for page in reading.pages[:2]:
        head += [word.text for word in page.words[:_HEAD_WORDS]]
    text = " ".join(fold(" ".join(head[:_HEAD_WORDS])).split())
    for form in forms():
        if bare(form.annex) in text and all(phrase in text for phrase in form.title):
            return form
    if not any(mark in text for form in forms() for mark in form.marks):
        return None
    lines = [" ".join(run.folded.split()) for run in _lines(reading)[:_HEAD_LINES]]
    for form in forms():
        headings = [" ".join(fold(section.heading).split()) for section in form.section[1 : _HEADINGS + 1]]
        seen = sum(any(_alike(line, heading) for line in lines) for heading in headings)
        if seen >= _HEADINGS - 1:
            return form
    return None


def _alike(line: str, heading: str) -> bool:
    short = heading[: max(len(line), 9)]
    return line[:3] == short[:3] and SequenceMatcher(None, line, short, autojunk=False).ratio() >= _LIKE


def _lines(reading: Reading) -> list[Run]:
    runs = [b.run for b in lay_out(reading).blocks if isinstance(b, Line) and not _INSTRUCTION.match(b.run.text)]
    return [Run(tuple(part for item in run.items for part in _marks_apart(item))) for run in runs]


def _marks_apart(item: tuple[int, Word]) -> Iterator[tuple[int, Word]]:
    """A tick box that stands close to the word after it, as a word of its own."""
    page, word = item
    glued = _GLUED.match(word.text)
    if glued is None:
        yield item
        return
    edge = word.x0 + (word.x1 - word.x0) * glued.end(1) / len(word.text)
    yield page, word._replace(text=glued[1], x1=edge)
    yield page, word._replace(text=glued[2], x0=edge)


def filled_in(reading: Reading, form: Form) -> list[list[Filled]]:
    """The printed lines with what is filled in, block by block in the order of the document."""
    return [
        _aligned_block(section, entries, runs)
        for section, runs in _in_sections(_lines(reading), form)
        for entries, runs in _blocks(section, runs)
    ]


def _in_sections(lines: Sequence[Run], form: Form) -> Iterator[tuple[FormSection, list[Run]]]:
    at = 0
    current: list[Run] = []
    for line in lines:
        found = _heading(line, form, at)
        if found is None:
            current.append(line)
            continue
        yield form.section[at], current
        at, current = found, []
    yield form.section[at], current


def _heading(line: Run, form: Form, at: int) -> int | None:
    """Which section after this one the line opens."""
    text = " ".join(line.folded.split())
    for number in range(at + 1, len(form.section)):
        heading = " ".join(fold(form.section[number].heading).split())
        start = heading[: len(text)] if len(text) >= 8 else heading
        same_start = text[:4] == heading[:4] and (number == at + 1 or text[:9] == heading[:9])
        if same_start and SequenceMatcher(None, text, start, autojunk=False).ratio() >= _LIKE:
            return number
    return None


def _blocks(section: FormSection, runs: list[Run]) -> Iterator[tuple[tuple[Entry, ...], list[Run]]]:
    if section.repeats is None:
        if runs:
            yield section.entries, runs
        return
    first = next(n for n, entry in enumerate(section.entries) if entry.text == section.repeats)
    wanted = bare(section.repeats)
    starts = [n for n, run in enumerate(runs) if SequenceMatcher(None, bare(run.text), wanted).ratio() >= 0.9]
    if not starts:
        yield section.entries, runs
        return
    for start, end in zip(starts, [*starts[1:], len(runs)], strict=True):
        yield section.entries[first:], runs[start:end]


def _aligned_block(section: FormSection, entries: tuple[Entry, ...], runs: list[Run]) -> list[Filled]:
    """A block that is divided is aligned half by half, since forms in use print its halves in either order."""
    wanted = bare(section.divides or "")
    cut = next((n for n, run in enumerate(runs) if n > 0 and wanted and bare(run.text) == wanted), len(runs))
    filled = _aligned(joined(runs[:cut]), entries)
    if cut == len(runs):
        return filled
    second = next(n for n, entry in enumerate(entries) if bare(entry.text) == wanted)
    return [*filled, *_aligned(joined(runs[cut:]), entries[second:])]


def _token(text: str) -> str:
    return bare(text) or text.strip()


def _aligned(run: Run, entries: tuple[Entry, ...]) -> list[Filled]:
    """The words of a block dealt to its printed lines: what is printed falls away, what is left was filled in."""
    printed: list[str] = []
    owner: list[int] = []
    for number, entry in enumerate(entries):
        for word in entry.text.split():
            printed.append(_token(word))
            owner.append(number)
    words = [_token(word.text) for _, word in run.items]
    filled = [Filled(entry) for entry in entries]
    matcher = SequenceMatcher(None, printed, words, autojunk=False)
    at = -1
    for tag, a0, a1, b0, b1 in matcher.get_opcodes():
        if tag in ("equal", "replace") and a1 > a0:
            following = owner[a0]
        else:
            following = owner[a0] if a0 < len(owner) else len(entries) - 1
        if tag == "equal":
            for number, place in zip(owner[a0:a1], range(b0, b1), strict=True):
                filled[number].printed = joined([filled[number].printed, Run((run.items[place],))])
        elif tag == "insert" or (tag == "replace" and not _misread(printed[a0:a1], words[b0:b1])):
            added = [
                item
                for item, word in zip(run.items[b0:b1], words[b0:b1], strict=True)
                if item[1].confidence >= 1 or not any(_misread([p], [word]) for p in printed[a0:a1])
            ]
            _deal(filled, at, following, Run(tuple(added)))
        if a1 > a0:
            at = owner[a1 - 1]
    return filled


def _misread(printed: list[str], words: list[str]) -> bool:
    """True where other words stand in place of printed ones and are these, badly read."""
    one, two = "".join(printed), "".join(words)
    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= _LIKE_PRINT


def _box_misread(word: Word) -> bool:
    """True for what the picture of an empty box is read as: O, L], UO."""
    return word.confidence < 1 and len(word.text) <= 3 and not any(c.islower() or c.isdigit() for c in word.text)


def _deal(filled: list[Filled], at: int, following: int, added: Run) -> None:
    """Words that are not printed: a tick box belongs to the line after it, everything else to the line before."""
    rest = []
    for item in added.items:
        mark = item[1].text.strip().lower()
        if mark in _TICKED or mark in _UNTICKED:
            filled[following].ticked = mark in _TICKED
            filled[following].mark = Run((item,))
        elif item[1].confidence >= _SURE and not _box_misread(item[1]):
            rest.append(item)
    if at >= 0 and any(c.isalnum() for _, word in rest for c in word.text):
        filled[at].value = joined([filled[at].value, Run(tuple(rest))])
