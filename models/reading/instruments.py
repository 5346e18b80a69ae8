"""The instruments that a request invokes: the title as cited, and which one it is."""

import re

from models.reading.dates import dates_in
from models.reading.draft import Draft
from models.reading.outline import paragraphs
from models.reading.paper import Paper
from models.reading.run import Run
from models.reading.vocabulary import Topic, Vocabulary, any_phrase

_SHORTEST = 20  # characters: a title within a title, as in *Additional Protocol to the European Convention*, is none
_LONGEST = 330  # characters of a title with its dates


def instruments(paper: Paper, draft: Draft) -> None:
    """Every instrument cited before the first section or in a section on the legal basis."""
    runs = list(paper.opening)
    for section in paper.sections(Topic.INSTRUMENTS):
        runs += paragraphs(section.blocks)
    seen: set[str] = set()
    number = 0
    for run in runs:
        for title in titles_in(run, paper.vocabulary):
            known = instrument_id(title.folded, paper.vocabulary)
            key = known or title.folded
            if key in seen:
                continue
            seen.add(key)
            number += 1
            draft.put(f"instrument/{number}/title", title.text.strip(" ,;."), title)
            draft.put(f"instrument/{number}/id", known, title, sure=0.95)


def titles_in(run: Run, vocabulary: Vocabulary) -> list[Run]:
    """The titles of instruments in a paragraph, each with the date that belongs to it."""
    words = vocabulary.instrument_starts
    found = []
    at = 0
    starts = [match.start() for match in any_phrase(words.phrases).finditer(run.folded)]
    for start in starts:
        if start < at:
            continue
        further = next((s for s in starts if s > start + _SHORTEST), len(run.text))
        end = min(_end(run.folded, start, vocabulary), start + len(_cut(run.folded[start:further], further, run)))
        if not dates_in(run.folded[start:end], vocabulary):
            before = re.search(f"(?:{words.article})$", run.folded[:start])
            start = before.start() if before else start
        at = end
        found.append(run.part(start, end))
    return found


def _cut(text: str, further: int, run: Run) -> str:
    """The text up to the next title, without the words that join the two: `, and of the`, `y en el`."""
    return text if further == len(run.text) else re.sub(r"[,;]?(?: [a-z]{1,3}){1,4} ?$", "", text)


def _end(text: str, start: int, vocabulary: Vocabulary) -> int:
    """Where the title ends: with its date if one belongs to it, else at the first comma or full stop."""
    words = vocabulary.instrument_starts
    window = text[start : start + _LONGEST]
    stop = re.search(r";|\.(?= |$)", window)
    window = window[: stop.start()] if stop else window
    for found in dates_in(window, vocabulary):
        lead = window[: found.start].rstrip()
        led = any(re.search(rf"(?<!\w){re.escape(p)}(?!\w)[^,]{{0,60}}$", lead) for p in words.date_leads)
        if led:
            after = re.match(words.article_after, window[found.end :])
            return start + found.end + (after.end() if after else 0)
    comma = window.find(",", _known_end(window, vocabulary))
    return start + (comma if comma >= 0 else len(window))


def _known_end(window: str, vocabulary: Vocabulary) -> int:
    """Where the title of an instrument that is known ends, which may have commas of its own."""
    plain = [p for patterns in vocabulary.instruments.values() for p in patterns if not p.startswith("(?=")]
    return max((match.end() for p in plain if (match := re.match(p, window)) is not None), default=0)


def instrument_id(folded: str, vocabulary: Vocabulary) -> str | None:
    """Which instrument the title means; None for one that is not known."""
    for identity, patterns in vocabulary.instruments.items():
        if any(re.search(pattern, folded) for pattern in patterns):
            return identity
    return None
