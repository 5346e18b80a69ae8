"""The measures asked for, each in the words of the request and with its kind."""

from collections.abc import Mapping

from models.reading.draft import Draft
from models.reading.outline import is_item, item_text, paragraphs
from models.reading.paper import Paper
from models.reading.run import Run
from models.reading.sentences import first
from models.reading.vocabulary import Topic, either

_TITLE_WORDS = 5  # a paragraph of so few words, without a full stop, is the title of the next


def measures(paper: Paper, draft: Draft) -> None:
    """Every measure of the sections on assistance and on objects, numbered as they stand."""
    number = 0
    for section in paper.sections(Topic.MEASURES, Topic.OBJECTS):
        title: Run | None = None
        for run in paragraphs(section.blocks):
            body = item_text(run)
            if _is_title(run, body):
                title = body
                continue
            if not body.items or run.text.rstrip().endswith(":"):
                continue
            kind = measure_kind(body, title, paper.vocabulary.measures)
            if section.topic is Topic.OBJECTS and kind is not None:
                kind = "seize"
            if kind is None and not is_item(run):
                continue
            if not is_item(run) and _about_the_request(body, paper):
                continue
            number += 1
            draft.put(f"measure/{number}/kind", kind or "other", run, sure=0.9 if kind else 0.6)
            draft.text(f"measure/{number}/description", body)
            title = None


def _is_title(run: Run, body: Run) -> bool:
    return run.bold or (len(body.items) <= _TITLE_WORDS and not run.text.rstrip().endswith("."))


def _about_the_request(body: Run, paper: Paper) -> bool:
    """True for a sentence about the request itself: that it be kept confidential, a courtesy at its end."""
    patterns = paper.vocabulary.patterns
    return any(first(p, body, paper.vocabulary) is not None for p in (patterns.confidential, patterns.closing))


def measure_kind(body: Run, title: Run | None, table: Mapping[str, tuple[str, ...]]) -> str | None:
    """The kind that the title's words show, else the first that the words of the measure show."""
    if title is not None:
        for kind, patterns in table.items():
            if either(patterns).search(title.folded):
                return kind
    places = []
    for rank, (kind, patterns) in enumerate(table.items()):
        match = either(patterns).search(body.folded)
        if match is not None:
            places.append((match.start() // 60, rank, kind))  # what is asked for stands first
    return min(places)[2] if places else None
