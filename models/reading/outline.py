"""A letter as parts (itself and its annexes), sections with a topic, paragraphs, and values beside their labels."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from models.reading.layout import Block, Line, Table
from models.reading.run import Run, bare, joined
from models.reading.vocabulary import Label, PartKind, Topic, Vocabulary, any_phrase

_LONGEST_HEADING = 14  # words
_LONGEST_TITLE = 7
_NUMBER = re.compile(r"^\(?(?:(?P<arabic>\d{1,2})|(?P<roman>[ivxl]{1,5})|(?P<letter>[a-z]))(?:[.)]|\.\))\)?\s+")
_ITEM = re.compile(
    r"^(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[-•▪–—·]|(?:primer|segund|tercer|cuart|quint|sext|septim|octav)[oa]\.)\s+"
)
_NEW_SENTENCE = re.compile(r"[.:;?!]\"?$")
_BESIDE = 4.0  # points: a line that begins this near to a value's edge goes on with it


@dataclass
class Section:
    """What stands under one heading."""

    topic: Topic | None
    heading: Run | None
    blocks: list[Block] = field(default_factory=list)


@dataclass
class Part:
    """The letter, or one of its annexes."""

    kind: PartKind
    title: Run | None
    sections: list[Section] = field(default_factory=list)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """All its blocks, without headings."""
        return tuple(block for section in self.sections for block in section.blocks)


@dataclass(frozen=True)
class Field:
    """A label and the lines of its value (none where it is blank)."""

    label: Label
    role: str | None  # where the label itself gives a role
    key: Run
    lines: tuple[Run, ...]

    @property
    def value(self) -> Run:
        """The value as one run."""
        return joined(self.lines)


Record = dict[Label, Run]


def outline(blocks: Sequence[Block], vocabulary: Vocabulary) -> list[Part]:
    """The parts of the document, each in sections."""
    parts = [Part(PartKind.LETTER, None, [Section(None, None)])]
    style: tuple[str, bool, bool] | None = None
    before: Line | None = None
    for index, block in enumerate(blocks):
        sections = parts[-1].sections
        if isinstance(block, Table):
            sections[-1].blocks.append(block)
            before = None
            continue
        if _is_annex(block, vocabulary):
            parts.append(_annex(block, blocks[index + 1 : index + 3], vocabulary))
            before = block
            continue
        topic = heading_topic(block, before, vocabulary)
        own = _style(block.run)
        if topic is not None:
            sections.append(Section(topic, block.run))
            style = own if parts[-1].kind is PartKind.LETTER else style
        elif _goes_on(block, before, sections[-1]):
            pass  # the second line of a heading
        elif style is not None and own == style and _emphasised(block.run) and _short(block):
            sections.append(Section(Topic.OTHER, block.run))
        else:
            sections[-1].blocks.append(block)
        before = block
    return parts


def _goes_on(line: Line, before: Line | None, section: Section) -> bool:
    return (
        before is not None
        and section.heading is before.run
        and not line.after_gap
        and _emphasised(line.run)
        and _style(line.run) == _style(before.run)
    )


def _emphasised(run: Run) -> bool:
    letters = [c for c in run.text if c.isalpha()]
    return run.bold or (len(letters) > 3 and all(c.isupper() for c in letters))


def _short(line: Line) -> bool:
    return len(line.segments) == 1 and len(line.run.items) <= _LONGEST_HEADING


def _style(run: Run) -> tuple[str, bool, bool]:
    number = _NUMBER.match(run.folded)
    kind = number.lastgroup or "" if number else ""
    return kind, run.text.upper() == run.text, run.bold


@lru_cache(maxsize=16)
def _headings(vocabulary: Vocabulary) -> list[tuple[str, Topic]]:
    pairs = [(phrase, topic) for topic, phrases in vocabulary.headings.items() for phrase in phrases]
    return sorted(pairs, key=lambda pair: -len(pair[0]))


def heading_topic(line: Line, before: Line | None, vocabulary: Vocabulary) -> Topic | None:
    """The topic that a line opens as its heading; None where it is no heading that is known."""
    if len(line.run.items) > _LONGEST_HEADING:
        return None
    text = line.run.folded
    rest = bare(_NUMBER.sub("", text))
    strong = _emphasised(line.run) or text.rstrip().endswith(":")
    if not strong and (
        text.rstrip().endswith((".", ",", ";")) or (before is not None and _unfinished(before) and not line.after_gap)
    ):
        return None
    for phrase, topic in _headings(vocabulary):
        if rest == phrase or (strong and _short(line) and re.match(rf"{re.escape(phrase)}(?: |\()", rest)):
            return topic
    return None


def _unfinished(line: Line) -> bool:
    """True where the sentence of a line may go on in the next."""
    return line.full and _NEW_SENTENCE.search(line.run.text) is None


def _is_annex(line: Line, vocabulary: Vocabulary) -> bool:
    head = line.segments[0]
    if head.text.rstrip().endswith(":") or not (line.page_top or _emphasised(head)):
        return False
    return re.fullmatch(vocabulary.annex, bare(head.text)) is not None


def _annex(line: Line, after: Sequence[Block], vocabulary: Vocabulary) -> Part:
    lines = [block.run for block in after if isinstance(block, Line)]
    title = joined(line.segments[1:]) if len(line.segments) > 1 else (lines[0] if lines else None)
    kind = PartKind.OTHER
    if title is not None:
        for candidate, phrases in vocabulary.parts.items():
            if any_phrase(phrases).search(title.folded):
                kind = candidate
                break
    return Part(kind, title, [Section(None, None)])


def paragraphs(blocks: Sequence[Block]) -> list[Run]:
    """The running text of the blocks, paragraph by paragraph; tables are left out."""
    found: list[list[Run]] = []
    before: Line | None = None
    for block in blocks:
        if isinstance(block, Table):
            before = None
            continue
        if before is None or _begins(block, before):
            found.append([block.run])
        else:
            found[-1].append(block.run)
        before = block
    return [joined(runs) for runs in found]


def _begins(line: Line, before: Line) -> bool:
    """True where the line begins a paragraph."""
    if _ITEM.match(line.run.folded) or line.run.bold != before.run.bold:
        return True
    if is_item(before.run) and _is_title(before.run) and line.run.text[:1].isupper():
        return True
    turned = line.run.page != before.run.page
    if line.after_gap and not turned:
        return True
    return not before.full and _NEW_SENTENCE.search(before.run.text) is not None


def _is_title(run: Run) -> bool:
    """True for a short line that ends no sentence: *B. Subscriber data*."""
    return len(run.items) <= _LONGEST_TITLE and run.text[-1:].isalpha()


def item_text(run: Run) -> Run:
    """A paragraph without its number or bullet."""
    match = _ITEM.match(run.folded)
    return run.part(match.end(), len(run.text)) if match else run


def is_item(run: Run) -> bool:
    """True for a paragraph with a number or bullet."""
    return _ITEM.match(run.folded) is not None


@lru_cache(maxsize=16)
def _label_index(vocabulary: Vocabulary) -> dict[str, tuple[Label, str | None]]:
    index: dict[str, tuple[Label, str | None]] = {}
    for label, phrases in vocabulary.labels.items():
        index.update(dict.fromkeys(phrases, (label, None)))
    for role, phrases in vocabulary.name_labels.items():
        index.update(dict.fromkeys(phrases, (Label.NAME, role)))
    return index


def label_of(text: str, vocabulary: Vocabulary) -> tuple[Label, str | None] | None:
    """The label that this text is, and the role that it gives."""
    return _label_index(vocabulary).get(bare(text))


def is_empty(text: str, vocabulary: Vocabulary) -> bool:
    """True for what stands in a box and says nothing: a dash, *unknown*, *see annex*."""
    folded = bare(text)
    return not folded or any(re.fullmatch(pattern, folded) for pattern in vocabulary.empty_values)


def fields(blocks: Sequence[Block], vocabulary: Vocabulary) -> list[Field]:
    """Every label that is known, with its value, in order."""
    found: list[Field] = []
    going: tuple[float, float] | None = None  # left edges of the label and of the value that may go on below
    before: Line | None = None
    for block in blocks:
        if isinstance(block, Table):
            found += _paired(block, vocabulary)
            going, before = None, None
            continue
        new = list(_in_line(block, vocabulary))
        if new:
            found += new
            key, value = new[-1].key.box, new[-1].lines
            going = (key[0], value[0].box[0]) if value else None
        elif going is not None and not block.after_gap and _belongs(block, before, going):
            last = found[-1]
            # What stands further right belongs to a column or picture of its own.
            found[-1] = Field(last.label, last.role, last.key, (*last.lines, block.segments[0]))
        else:
            going = None
        before = block
    return found


def _belongs(line: Line, before: Line | None, going: tuple[float, float]) -> bool:
    left = line.run.box[0]
    key, value = going
    if abs(left - value) <= _BESIDE and value > key + _BESIDE:
        return True
    return before is not None and before.full and abs(left - key) <= _BESIDE


def _in_line(line: Line, vocabulary: Vocabulary) -> Iterator[Field]:
    waiting: Run | None = None
    for segment in line.segments:
        if waiting is not None:
            label, role = label_of(waiting.text, vocabulary) or (Label.IGNORED, None)
            yield Field(label, role, waiting, () if is_empty(segment.text, vocabulary) else (segment,))
            waiting = None
            continue
        colon = segment.text.find(":")
        if colon < 0:
            continue
        head = segment.text[:colon]
        known = label_of(head, vocabulary)
        if known is None:
            continue
        if colon >= len(segment.text.rstrip()) - 1:
            waiting = segment
            continue
        key, value = segment.part(0, colon + 1), segment.part(colon + 1, len(segment.text))
        yield Field(*known, key, () if is_empty(value.text, vocabulary) else (value,))
    if waiting is not None:
        known = label_of(waiting.text, vocabulary)
        if known is not None:
            yield Field(*known, waiting, ())


def _paired(table: Table, vocabulary: Vocabulary) -> list[Field]:
    """The fields of a table of two columns, label and value."""
    found = []
    for row in table.rows:
        if len(row) < 2 or row[0] is None:
            continue
        known = label_of(row[0].text, vocabulary)
        if known is None:
            continue
        value = row[1]
        blank = value is None or is_empty(value.text, vocabulary)
        found.append(Field(*known, row[0], () if blank or value is None else (value,)))
    return found if len(found) * 2 >= len(table.rows) and len(found) > 1 else []


def records(table: Table, header: tuple[Label | None, ...] | None, vocabulary: Vocabulary) -> tuple[
    tuple[Label | None, ...] | None, list[Record]
]:  # fmt: skip
    """The rows of a table under its header; `header` is that of the table before it, which it may go on from."""
    rows = list(table.rows)
    first = tuple(_label(cell, vocabulary) for cell in rows[0])
    if sum(label is not None for label in first) >= 2:
        header, rows = first, rows[1:]
    elif header is None or len(header) != len(rows[0]):
        return None, []
    found = []
    for row in rows:
        record = {
            label: cell
            for label, cell in zip(header, row, strict=False)
            if label is not None and cell is not None and not is_empty(cell.text, vocabulary)
        }
        if record:
            found.append(record)
    return header, found


def _label(cell: Run | None, vocabulary: Vocabulary) -> Label | None:
    known = None if cell is None else label_of(cell.text, vocabulary)
    return None if known is None else known[0]
