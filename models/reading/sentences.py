"""Patterns of sentences with what they stand for filled in: dates, numbers, lengths of time, names."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from models.reading.dates import date_source, dates_in
from models.reading.run import Run
from models.reading.vocabulary import Vocabulary

_NAME = (
    r"(?-i:[A-Z][\w'-]+(?:(?: (?:de|del|de la|de los|de las|van|von|von der|da|do|dos|di|al|el|bin|y))? "
    r"[A-Z][\w'-]+){1,5})"
)
MONTHS_A_YEAR = 12


@lru_cache(maxsize=512)
def compiled(patterns: tuple[str, ...], vocabulary: Vocabulary) -> re.Pattern[str] | None:
    """One pattern for `Run.plain` that finds any of them; None where the language has none."""
    if not patterns:
        return None
    numbers = "|".join(sorted(map(re.escape, vocabulary.numbers), key=len, reverse=True))
    unit = "|".join(re.sub(r"\?P<\w+>", "?:", d).replace("<number>", numbers) for d in vocabulary.patterns.durations)
    filled = [
        p.replace("<date>", date_source(vocabulary))
        .replace("<duration>", f"(?:{unit})(?:,? (?:and|y) (?:{unit}))?")
        .replace("<number>", numbers)
        .replace("<name>", _NAME)
        for p in patterns
    ]
    seen: dict[str, int] = {}
    numbered = [_renamed(p, seen) for p in filled]
    return re.compile(r"(?<!\w)(?:" + "|".join(numbered) + r")(?!\w)", re.IGNORECASE)


def _renamed(pattern: str, seen: dict[str, int]) -> str:
    """The pattern with its groups numbered, so that alternatives may use the same names."""

    def again(match: re.Match[str]) -> str:
        seen[match[1]] = seen.get(match[1], 0) + 1
        return f"(?P<{match[1]}_{seen[match[1]]}>"

    return re.sub(r"\(\?P<([a-z]+)>", again, pattern)


def finds(patterns: tuple[str, ...], run: Run, vocabulary: Vocabulary) -> Iterator[re.Match[str]]:
    """Where the patterns stand in the run."""
    pattern = compiled(patterns, vocabulary)
    return iter(()) if pattern is None else pattern.finditer(run.plain)


def first(patterns: tuple[str, ...], run: Run, vocabulary: Vocabulary) -> re.Match[str] | None:
    """The first place where one of the patterns stands in the run."""
    return next(finds(patterns, run, vocabulary), None)


def group(match: re.Match[str], name: str) -> tuple[int, int] | None:
    """Where the group of this name stands, in whichever alternative matched."""
    for key, value in match.groupdict().items():
        if value is not None and key.rpartition("_")[0] == name:
            return match.span(key)
    return None


def taken(match: re.Match[str], name: str, run: Run) -> Run | None:
    """The words of the group of this name."""
    span = group(match, name)
    return None if span is None else run.part(*span)


def day_in(run: Run, start: int, end: int, vocabulary: Vocabulary) -> date | None:
    """The first date in this part of the run; None where there is none or it can be read in two ways."""
    found = dates_in(run.folded[start:end], vocabulary)
    return found[0].day if found else None


def number_of(text: str, vocabulary: Vocabulary) -> int | None:
    """A number in figures or in words."""
    return int(text) if text.isdigit() else vocabulary.numbers.get(text.lower())


def durations(text: str, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """Every length of time in the folded text, in months, and where it begins. `8 years and 10 months` is two."""
    found = []
    pattern = compiled(vocabulary.patterns.durations, vocabulary)
    assert pattern is not None  # every language has it
    years = re.compile("|".join(vocabulary.patterns.years))
    for match in pattern.finditer(text):
        count, unit = group(match, "n"), group(match, "unit")
        assert count is not None and unit is not None
        number = number_of(text[slice(*count)], vocabulary)
        if number is not None:
            found.append((number * (MONTHS_A_YEAR if years.fullmatch(text[slice(*unit)]) else 1), match.start()))
    return found


def negated(run: Run, start: int, vocabulary: Vocabulary) -> bool:
    """True where a negation stands before this place in the same clause."""
    before = re.split(r"[.;:,]", run.folded[:start])[-1]
    words = before.split()[-7:]
    return any(re.fullmatch(pattern, word) for word in words for pattern in vocabulary.negations)
