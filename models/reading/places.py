"""States by the names, nationalities and addresses that a language has for them."""

import re
from collections.abc import Mapping
from functools import lru_cache

from models.reading.run import bare
from models.reading.vocabulary import Vocabulary


@lru_cache(maxsize=64)
def _finder(vocabulary: Vocabulary, *tables: str) -> tuple[re.Pattern[str], dict[str, str]]:
    index: dict[str, str] = {}
    for table in tables:
        names: Mapping[str, tuple[str, ...]] = getattr(vocabulary, table)
        for state, phrases in names.items():
            for phrase in phrases:
                index.setdefault(phrase, state)
    alternatives = "|".join(re.escape(name) for name in sorted(index, key=len, reverse=True))
    return re.compile(rf"(?<![\w])(?:{alternatives})(?!\w)"), index


def states_in(folded: str, vocabulary: Vocabulary, *tables: str) -> list[tuple[int, int, str]]:
    """Where States are named in the text, and which; `tables` are states, cities, regions, nationalities."""
    pattern, index = _finder(vocabulary, *tables)
    return [(m.start(), m.end(), index[m.group()]) for m in pattern.finditer(folded)]


def only_state(folded: str, vocabulary: Vocabulary) -> str | None:
    """The State that an address or a name of an authority belongs to; None where it names none or several."""
    for tables in (("states",), ("cities",)):
        found = {state for _, _, state in states_in(folded, vocabulary, *tables)}
        if len(found) == 1:
            return found.pop()
        if found:
            return None
    return None


def nationality(text: str, vocabulary: Vocabulary) -> str | None:
    """The State of a nationality, or of a State's name in its place; None for two nationalities."""
    folded = bare(text)
    for table in ("nationalities", "states"):
        found = {state for _, _, state in states_in(folded, vocabulary, table)}
        if found:
            return found.pop() if len(found) == 1 else None
    return None
