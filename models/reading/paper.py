"""A letter, laid out and outlined: what every recogniser of one kind of fact takes."""

from dataclasses import dataclass
from functools import cached_property

from models.reading.layout import Layout, Line, lay_out
from models.reading.outline import Field, Part, Section, fields, outline, paragraphs
from models.reading.page import Reading
from models.reading.run import Run, joined
from models.reading.sentences import first
from models.reading.vocabulary import PartKind, Topic, Vocabulary


@dataclass(frozen=True)
class Paper:
    """The outline of a document in a language that is known."""

    vocabulary: Vocabulary
    layout: Layout
    parts: tuple[Part, ...]

    @property
    def letter(self) -> Part:
        """The document without its annexes."""
        return self.parts[0]

    @cached_property
    def opening(self) -> tuple[Run, ...]:
        """The paragraphs before the first heading: address, reference, subject, request."""
        return tuple(paragraphs(self.letter.sections[0].blocks))

    @cached_property
    def head_fields(self) -> tuple[Field, ...]:
        """Labels and values before the first heading."""
        return tuple(fields(self.letter.sections[0].blocks, self.vocabulary))

    @cached_property
    def letter_lines(self) -> tuple[Line, ...]:
        """The lines of the letter outside tables, without headings."""
        return tuple(block for block in self.letter.blocks if isinstance(block, Line))

    @cached_property
    def letter_paragraphs(self) -> tuple[Run, ...]:
        """All paragraphs of the letter, section by section."""
        return tuple(p for section in self.letter.sections for p in paragraphs(section.blocks))

    @property
    def layout_start(self) -> Run:
        """The first line of running text, which shows the language."""
        runs = [run for run in self.letter_paragraphs if len(run.items) > 8] or [line.run for line in self.letter_lines]
        return runs[0] if runs else Run(())

    @property
    def told(self) -> tuple[Part, ...]:
        """The letter and the annexes in which the sender states facts."""
        return tuple(p for p in self.parts if p.kind in (PartKind.LETTER, PartKind.DATA))

    def sections(self, *topics: Topic) -> tuple[Section, ...]:
        """The sections of these topics where the sender states facts."""
        return tuple(s for part in self.told for s in part.sections if s.topic in topics)

    def section_text(self, topic: Topic) -> Run | None:
        """The text of the first section of the topic that has any."""
        for section in self.sections(topic):
            found = paragraphs(section.blocks)
            kept: list[Run] = []
            for run in found:
                end = self.ends_at(run)
                kept.append(run if end is None else run.part(0, end))
                if end is not None:
                    break
            text = joined(kept)
            if text.items:
                return text
        return None

    def ends_at(self, run: Run) -> int | None:
        """Where the text of a section ends in a paragraph: at a courtesy, or at whom to ask; None where it goes on."""
        patterns = self.vocabulary.patterns
        found = [first(p, run, self.vocabulary) for p in (patterns.closing, patterns.contact)]
        starts = [run.text.rfind(". ", 0, match.start() + 1) + 1 for match in found if match is not None]
        return min(starts) if starts else None


def paper_of(reading: Reading, vocabulary: Vocabulary) -> Paper:
    """The document as a paper in this language."""
    layout = lay_out(reading, vocabulary.annex)
    return Paper(vocabulary, layout, tuple(outline(layout.blocks, vocabulary)))
