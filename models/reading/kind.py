"""What kind of paper a document is, by what it says and how it is built."""

import re

from models.reading.document_kind import DocumentKind
from models.reading.draft import Draft
from models.reading.layout import Line
from models.reading.paper import Paper
from models.reading.run import Run
from models.reading.sentences import first, negated
from models.reading.vocabulary import Topic, Vocabulary, either

_ARTICLE = re.compile(r"^\W{0,9}(?:articulo|article|artikel|art\.|§|section|sec\.)\W{0,3}(?:\d|unic|prim|[ivx]+\b)")
_MANY_ARTICLES = 8
_BLANKS = 10  # labels with nothing beside them
_TOPICS = 4
_SECTIONS = 2  # a letter with more sections that also asks is a request, whatever letter it answers
_HEAD = 60  # paragraphs in which a document says what it is


def kind_of(paper: Paper, draft: Draft) -> DocumentKind:
    """The kind; facts found so far are used, and `unknown` is for paper without words."""
    lines = [block.run for part in paper.parts for block in part.blocks if isinstance(block, Line)]
    if not lines:
        return DocumentKind.UNKNOWN
    head = [*paper.letter_paragraphs[:_HEAD]] or lines[:_HEAD]
    civil = _says(DocumentKind.CIVIL_FORM, head, paper.vocabulary)
    if civil and _open_labels(lines) > _articles(lines):
        return DocumentKind.CIVIL_FORM
    if looks_like_law(lines, paper.vocabulary) and not _addressed(draft):
        return DocumentKind.LEGAL_INSTRUMENT
    if civil:
        return DocumentKind.CIVIL_FORM
    if is_blank_form(lines):
        return DocumentKind.FORM_BLANK
    asks = _asks(paper, draft)
    if _says(DocumentKind.FORWARDING_NOTE, paper.opening, paper.vocabulary) and not _in_sections(paper):
        return DocumentKind.FORWARDING_NOTE
    for kind in (DocumentKind.RECEIPT, DocumentKind.REPLY):
        if _says(kind, paper.opening, paper.vocabulary) and not (asks and len(paper.letter.sections) > _SECTIONS):
            return kind
    if asks:
        return DocumentKind.REQUEST
    for kind in (DocumentKind.FORWARDING_NOTE, DocumentKind.NOTIFICATION, DocumentKind.JUDGMENT):
        if _says(kind, head, paper.vocabulary):
            return kind
    return DocumentKind.OTHER


def _says(kind: DocumentKind, runs: list[Run] | tuple[Run, ...], vocabulary: Vocabulary) -> bool:
    patterns = vocabulary.kinds.get(kind, ())
    for run in runs:
        match = either(patterns).search(run.folded) if patterns else None
        if match is not None and not negated(run, match.start(), vocabulary):
            return True
    return False


def _in_sections(paper: Paper) -> bool:
    """True where a heading is known: a note that only carries an annex has none."""
    return any(section.topic is not None for section in paper.letter.sections)


def _asks(paper: Paper, draft: Draft) -> bool:
    """True where a kind of cooperation is named in a sentence that asks, by someone, of someone."""
    if "request/kind" not in draft or not _addressed(draft):
        return False
    topics = {section.topic for section in paper.letter.sections} - {None, Topic.OTHER}
    if len(topics) >= _TOPICS:  # a letter built like a request, of which the first sentence may be hard to read
        return True
    return any(first(paper.vocabulary.patterns.letter_request, run, paper.vocabulary) for run in paper.opening)


def _addressed(draft: Draft) -> bool:
    known = any(f"{side}/{what}" in draft for side in ("requested", "requesting") for what in ("state", "authority"))
    return known and ("request/date" in draft or "request/reference" in draft)


def looks_like_law(lines: list[Run], vocabulary: Vocabulary | None) -> bool:
    """True for a treaty, a statute or guidelines: line after line begins with the number of an article."""
    articles = _articles(lines)
    if articles >= _MANY_ARTICLES:
        return True
    return articles >= 3 and vocabulary is not None and _says(DocumentKind.LEGAL_INSTRUMENT, lines, vocabulary)


def _articles(lines: list[Run]) -> int:
    return sum(_ARTICLE.match(run.folded) is not None for run in lines)


def _open_labels(lines: list[Run]) -> int:
    return sum(re.search(r"[:…]\s*(?:\([^)]*\)\s*)*$", run.text) is not None for run in lines)


def is_blank_form(lines: list[Run]) -> bool:
    """True where many labels stand and next to nothing beside them."""
    open_labels = _open_labels(lines)
    told = sum(re.search(r":\s+\S", run.text) is not None for run in lines)
    return open_labels >= _BLANKS and open_labels > 3 * told
