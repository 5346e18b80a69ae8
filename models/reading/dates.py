"""Dates as people write them. One that can be read in two ways is found and not decided."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from models.reading.vocabulary import Vocabulary

_NUMERIC = re.compile(r"\b(\d{1,2})([./-])(\d{1,2})\2(\d{4})\b")
_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")


class FoundDate(NamedTuple):
    """Where a date stands in a text; `day` is None where it can be read in two ways."""

    start: int
    end: int
    day: date | None


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@lru_cache(maxsize=16)
def _pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    months, of = _alternatives(vocabulary.months), _alternatives(vocabulary.date_joins)
    day = rf"\d{{1,2}}|{_alternatives(vocabulary.numbers)}"
    day_first = (
        rf"(?P<d1>{day})(?:st|nd|rd|th|o|er)?\.?\s+(?:(?:{of})\s+)?(?P<m1>{months})\.?,?\s+(?:(?:{of})\s+)?"
        rf"(?P<y1>\d{{4}}|{vocabulary.year_words})"
    )
    month_first = rf"(?P<m2>{months})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
    return re.compile(rf"\b(?:{day_first}|{month_first})\b")


@lru_cache(maxsize=16)
def date_source(vocabulary: Vocabulary) -> str:
    """The source of a pattern for any date, without groups, to be set into a longer pattern."""
    written = re.sub(r"\?P<\w+>", "?:", _pattern(vocabulary).pattern)
    return rf"(?:{written}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}}|\d{{4}}-\d\d-\d\d)"


def dates_in(folded: str, vocabulary: Vocabulary) -> tuple[FoundDate, ...]:
    """The dates in a folded text, from left to right."""
    found = [*_written(folded, vocabulary), *_iso(folded), *_numeric(folded)]
    return tuple(sorted(found))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _written(folded: str, vocabulary: Vocabulary) -> Iterator[FoundDate]:
    for match in _pattern(vocabulary).finditer(folded):
        month = vocabulary.months[match["m1"] or match["m2"]]
        day = _number(match["d1"] or match["d2"], vocabulary)
        year = _year(match["y1"] or match["y2"], vocabulary)
        if day is None or year is None:
            continue
        value = _date(year, month, day)
        if value is not None:
            yield FoundDate(match.start(), match.end(), value)


def _number(text: str, vocabulary: Vocabulary) -> int | None:
    return int(text) if text.isdigit() else vocabulary.numbers.get(text)


def _year(text: str, vocabulary: Vocabulary) -> int | None:
    if text.isdigit():
        return int(text)
    rest = text.split(maxsplit=2)[2:]  # "dos mil veintiseis"
    more = vocabulary.numbers.get(rest[0]) if rest else 0
    return None if more is None else 2000 + more


def _iso(folded: str) -> Iterator[FoundDate]:
    for match in _ISO.finditer(folded):
        value = _date(int(match[1]), int(match[2]), int(match[3]))
        if value is not None:
            yield FoundDate(match.start(), match.end(), value)


def _numeric(folded: str) -> Iterator[FoundDate]:
    for match in _NUMERIC.finditer(folded):
        one, two, year = int(match[1]), int(match[3]), int(match[4])
        ways = {value for value in (_date(year, two, one), _date(year, one, two)) if value is not None}
        if ways:
            yield FoundDate(match.start(), match.end(), ways.pop() if len(ways) == 1 else None)
