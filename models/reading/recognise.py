"""From words on pages to what they say: the kind of paper, its correspondents, its facts."""

from collections import Counter
from collections.abc import Iterable

from models.reading.conduct import conduct
from models.reading.correspondents import OURS, correspondents
from models.reading.document_kind import DocumentKind
from models.reading.draft import Draft
from models.reading.form import form_of
from models.reading.form_reading import read_form
from models.reading.formalities import attachments, request_kind, sections, signature, warrant_and_judgment
from models.reading.instruments import instruments
from models.reading.kind import is_blank_form, kind_of, looks_like_law
from models.reading.layout import Line, lay_out
from models.reading.measures import measures
from models.reading.media import MediaType
from models.reading.offences import offences
from models.reading.page import Page, Reading
from models.reading.paper import paper_of
from models.reading.persons import persons
from models.reading.read_document import Correspondent, ReadDocument
from models.reading.run import fold
from models.reading.vocabulary import vocabularies

READER = "1"  # of what is read from the same words; a new number reads every document again
_CORRESPONDENCE = ("requesting/", "requested/", "request/date", "request/reference", "request/our_reference",
                   "request/language")  # fmt: skip
_TOLD_BY = {
    DocumentKind.REQUEST: None,  # everything
    DocumentKind.FORWARDING_NOTE: (*_CORRESPONDENCE, "attachment/"),
    DocumentKind.REPLY: _CORRESPONDENCE,
    DocumentKind.RECEIPT: _CORRESPONDENCE,
    DocumentKind.NOTIFICATION: _CORRESPONDENCE,
}
_SAMPLE_WORDS = 3_000
_FEWEST = 5  # function words of a language, below which nothing is said of it


def language_of(pages: Iterable[Page]) -> str | None:
    """The language of the words, of those with a letter file; None where none stands out."""
    words = [fold(w.text).strip(".,;:()") for page in pages for w in page.words[:_SAMPLE_WORDS]][: 4 * _SAMPLE_WORDS]
    counted = Counter(words)
    scores = sorted(
        ((sum(counted[w] for w in v.function_words), code) for code, v in vocabularies().items()), reverse=True
    )
    best, second = scores[0], scores[1]
    # A quarter or more of running text is function words of its own language; related languages share some of them.
    if best[0] < max(_FEWEST, len(words) // 5) or best[0] < 2 * second[0]:
        return None
    return best[1]


def recognise(reading: Reading) -> ReadDocument:
    """What the document is and says; a language that is not known gives its kind alone."""
    form = form_of(reading)
    if form is not None:
        return _document(*read_form(reading, form))
    vocabulary = vocabularies().get(reading.language or "")
    if vocabulary is None:
        return _document(Draft(reading), _kind_without_language(reading))
    paper = paper_of(reading, vocabulary)
    draft = Draft(reading)
    request_kind(paper, draft)
    correspondents(paper, draft)
    kind = kind_of(paper, draft)
    sections(paper, draft)
    if kind is DocumentKind.REQUEST:
        instruments(paper, draft)
        persons(paper, draft)
        offences(paper, draft)
        conduct(paper, draft)
        measures(paper, draft)
        warrant_and_judgment(paper, draft)
        signature(paper, draft)
    attachments(paper, draft)
    return _document(draft, kind)


def _kind_without_language(reading: Reading) -> DocumentKind:
    lines = [block.run for block in lay_out(reading).blocks if isinstance(block, Line)]
    if not lines:
        return DocumentKind.UNKNOWN
    if looks_like_law(lines, None):
        return DocumentKind.LEGAL_INSTRUMENT
    return DocumentKind.FORM_BLANK if is_blank_form(lines) else DocumentKind.OTHER


def _document(draft: Draft, kind: DocumentKind) -> ReadDocument:
    values = {path: str(fact.value) for path, fact in draft.facts.items()}
    told = _TOLD_BY.get(kind, ())
    quoted = {m for page in draft.reading.pages for w in page.words for m in OURS.findall(w.text)}
    return ReadDocument(
        kind=kind,
        media=MediaType.OTHER,  # the reader of the file knows it and sets it
        language=draft.reading.language,
        pages=len(draft.reading.pages),
        sender=Correspondent(state=values.get("requesting/state"), authority=values.get("requesting/authority")),
        addressee=Correspondent(state=values.get("requested/state"), authority=values.get("requested/authority")),
        reference=values.get("request/reference"),
        our_references=tuple(sorted(quoted)),
        facts=tuple(f for path, f in draft.facts.items() if told is None or path.startswith(told))
        if told != ()
        else (),
        warnings=tuple(draft.warnings),
    )
