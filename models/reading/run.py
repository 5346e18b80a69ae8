"""A run of words: its text, and for any part of the text the words, page and box that hold it."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from models.reading.page import Box, Word


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    plain = unicodedata.normalize("NFKD", char)[0].lower()
    return {"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "\xa0": " "}.get(
        plain, plain[0]
    )


def fold(text: str) -> str:
    """The text without accents and capitals, of the same length, so that places in it stay true."""
    return "".join(map(_fold_char, text))


def bare(text: str) -> str:
    """Folded, with single spaces and without punctuation at its ends: for comparing headings and labels."""
    return " ".join(fold(text).split()).strip(" .:;,-()[]*\"'")


@dataclass(frozen=True)
class Run:
    """Words in reading order, each with the number of its page."""

    items: tuple[tuple[int, Word], ...]

    @cached_property
    def _laid(self) -> tuple[str, tuple[int, ...]]:
        """The text, and where in it each word begins. A word divided at a line's end is made whole."""
        parts: list[str] = []
        starts: list[int] = []
        at = 0
        for before, after in pairwise((None, *self.items)):
            assert after is not None
            word = after[1]
            if before is not None:
                last = before[1]
                divided = (
                    parts[-1].endswith(("-", "\xad")) and len(parts[-1]) > 2 and word.top > last.top + 1
                    and word.x0 < last.x0 and word.text[:1].islower()
                )  # fmt: skip
                if divided:
                    parts[-1] = parts[-1][:-1]
                    at -= 1
                else:
                    parts.append(" ")
                    at += 1
            starts.append(at)
            parts.append(word.text)
            at += len(word.text)
        return "".join(parts), tuple(starts)

    @property
    def text(self) -> str:
        """The words with single spaces between them."""
        return self._laid[0]

    @cached_property
    def folded(self) -> str:
        """The text folded, place by place."""
        return fold(self.text)

    @cached_property
    def plain(self) -> str:
        """The text folded but for its capitals."""
        pairs = zip(self.text, self.folded, strict=True)
        return "".join(small.upper() if char.isupper() and small.isascii() else small for char, small in pairs)

    def part(self, start: int, end: int) -> "Run":
        """The words that hold the characters from `start` up to `end`."""
        starts = self._laid[1]
        ends = (*starts[1:], len(self.text) + 1)
        return Run(
            tuple(item for item, a, b in zip(self.items, starts, ends, strict=True) if a < end and b - 1 >= start + 1)
        )

    @property
    def page(self) -> int:
        """The page on which it begins."""
        return self.items[0][0]

    @property
    def box(self) -> Box:
        """The box around its words on the page on which it begins."""
        return box_of([word for page, word in self.items if page == self.page])

    @property
    def bold(self) -> bool:
        """True where every word is bold."""
        return bool(self.items) and all(word.bold for _, word in self.items)

    @property
    def size(self) -> float:
        """Height of its tallest word in points."""
        return max((word.size for _, word in self.items), default=0.0)

    @property
    def confidence(self) -> float:
        """The mean confidence of its words."""
        return sum(word.confidence for _, word in self.items) / max(len(self.items), 1)


def box_of(words: Sequence[Word]) -> Box:
    """The smallest box around the words."""
    return (
        min(w.x0 for w in words),
        min(w.top for w in words),
        max(w.x1 for w in words),
        max(w.bottom for w in words),
    )


def joined(runs: Iterable[Run]) -> Run:
    """The runs as one."""
    return Run(tuple(item for run in runs for item in run.items))
