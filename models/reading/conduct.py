"""What is said to have happened: the summary; and act, means, purpose, days, places, numbers only as said."""

import re
from collections.abc import Mapping

from models.reading.dates import dates_in
from models.reading.draft import Draft
from models.reading.paper import Paper
from models.reading.places import states_in
from models.reading.run import Run
from models.reading.sentences import finds, first, group, negated, number_of, taken
from models.reading.vocabulary import Label, Topic, Vocabulary, either


def conduct(paper: Paper, draft: Draft) -> None:
    """The facts of the section on the facts."""
    text = paper.section_text(Topic.CONDUCT)
    if text is not None:
        conduct_of(text, paper.vocabulary, draft)
    for item in paper.head_fields:
        if item.label is Label.PLACE and item.lines:
            draft.text("conduct/place", item.value)


def conduct_of(text: Run, vocabulary: Vocabulary, draft: Draft) -> None:
    """The facts that this statement contains."""
    draft.text("conduct/summary", text)
    for path, table in (
        ("conduct/act", vocabulary.acts),
        ("conduct/means", vocabulary.means),
        ("conduct/purpose", vocabulary.purposes),
    ):
        _codes(text, path, table, vocabulary, draft)
    _days(text, vocabulary, draft)
    _states(text, vocabulary, draft)
    _numbers(text, vocabulary, draft)
    _group(text, vocabulary, draft)
    match = first(vocabulary.patterns.place, text, vocabulary)
    if match is not None:
        draft.text("conduct/place", taken(match, "place", text))


def _codes(text: Run, path: str, table: Mapping[str, tuple[str, ...]], vocabulary: Vocabulary, draft: Draft) -> None:
    codes: list[str] = []
    words: list[Run] = []
    for code, patterns in table.items():
        for match in either(patterns).finditer(text.folded):
            if not negated(text, match.start(), vocabulary):
                codes.append(code)
                words.append(text.part(match.start(), match.end()))
                break
    if codes:
        draft.put(path, codes, words[0], sure=0.8)


def _days(text: Run, vocabulary: Vocabulary, draft: Draft) -> None:
    match = first(vocabulary.patterns.between, text, vocabulary)
    if match is None:
        return
    found = dates_in(match.group().lower(), vocabulary)
    if len(found) != 2 or None in (found[0].day, found[1].day):
        draft.warn("The days of the conduct can be read in two ways and were left out.")
        return
    for path, one in (("conduct/from", found[0]), ("conduct/to", found[1])):
        draft.put(path, one.day, text.part(match.start() + one.start, match.start() + one.end))


def _parties(draft: Draft) -> set[str]:
    facts = (draft.facts.get("requesting/state"), draft.facts.get("requested/state"))
    return {str(fact.value) for fact in facts if fact is not None}


def _states(text: Run, vocabulary: Vocabulary, draft: Draft) -> None:
    """States named as places. A region counts for its State where that State is a party to the request."""
    parties = _parties(draft)
    regions = [(a, b, s) for a, b, s in states_in(text.folded, vocabulary, "regions") if s in parties]
    in_regions = {(a, b) for a, b, _ in regions}
    named = [(a, b, s) for a, b, s in states_in(text.folded, vocabulary, "states") if (a, b) not in in_regions]
    named = [(a, b, s) for a, b, s in named if not any(x <= a and b <= y for x, y in in_regions)]
    elsewhere = either(vocabulary.patterns.elsewhere)
    named = [(a, b, s) for a, b, s in named if not elsewhere.search(re.split("[.,;]", text.folded[:a])[-1])]
    found = sorted([*regions, *named])
    if found:
        draft.put("conduct/states", sorted({s for _, _, s in found}),
                  text.part(found[0][0], found[0][1]), sure=0.7)  # fmt: skip


def _numbers(text: Run, vocabulary: Vocabulary, draft: Draft) -> None:
    for pattern in vocabulary.patterns.victims:  # the surer pattern first
        match = first((pattern,), text, vocabulary)
        if match is not None:
            span = group(match, "n")
            assert span is not None
            draft.put("conduct/victims", number_of(text.folded[slice(*span)], vocabulary),
                      text.part(*match.span()), sure=0.9)  # fmt: skip
            break
    ages = []
    for match in finds(vocabulary.patterns.ages, text, vocabulary):
        span = group(match, "n")
        assert span is not None
        ages.append((int(text.folded[slice(*span)]), match.span()))
    if ages:
        age, where = min(ages)
        draft.put("conduct/youngest_victim", age, text.part(*where), sure=0.8)


def _group(text: Run, vocabulary: Vocabulary, draft: Draft) -> None:
    match = first(vocabulary.patterns.group, text, vocabulary)
    if match is None:
        return
    sentence = re.split(r"(?<=[.;]) ", text.folded[: match.start()])[-1]
    denied = any(re.search(rf"(?<!\w)(?:{p})(?!\w)", sentence) for p in vocabulary.negations)
    draft.put("conduct/organised_group", not denied, text.part(*match.span()), sure=0.8)
