"""What surrounds a request: kind, proceedings, purpose, urgency, confidentiality, contact, signature, annexes."""

import re

from models.fact import ATTACHMENTS
from models.reading.dates import dates_in
from models.reading.draft import Draft
from models.reading.layout import Line
from models.reading.outline import fields, paragraphs
from models.reading.page import Box
from models.reading.paper import Paper
from models.reading.run import Run, joined
from models.reading.sentences import compiled, durations, finds, first, negated, taken
from models.reading.vocabulary import Label, PartKind, Topic, Vocabulary, either

_ANNEX_LINE = re.compile(r"^(?:[a-z]+)(?: [a-z0-9]{1,4})?:$")


def request_kind(paper: Paper, draft: Draft) -> None:
    """The kind of cooperation that the opening, or else the letter, asks for."""
    for runs in (paper.opening, paper.letter_paragraphs):
        for kind, patterns in paper.vocabulary.request_kinds.items():
            for run in runs:
                match = either(patterns).search(run.folded)
                if match is not None and not negated(run, match.start(), paper.vocabulary):
                    draft.put("request/kind", str(kind), run.part(*match.span()))
                    return


def sections(paper: Paper, draft: Draft) -> None:
    """What stands in a section of its own, and the sentences that say the same elsewhere."""
    draft.put("request/language", paper.vocabulary.language, paper.layout_start)
    draft.text("request/proceedings", paper.section_text(Topic.PROCEEDINGS))
    draft.text("request/purpose", paper.section_text(Topic.PURPOSE))
    for section in paper.sections(Topic.NATURE_AND_PURPOSE):
        both = paragraphs(section.blocks)
        draft.text("request/proceedings", both[0] if both else None)
        draft.text("request/purpose", joined(both[1:]) if len(both) > 1 else None)
    draft.text("request/procedure", paper.section_text(Topic.PROCEDURE))
    for part in paper.told:
        for item in fields(part.blocks, paper.vocabulary):
            if item.label is Label.PROCEEDINGS and item.lines and part.kind is PartKind.DATA:
                draft.text("request/proceedings", item.value)
    _purpose_of_extradition(paper, draft)
    _stage(paper, draft)
    _urgency(paper, draft)
    _respond_by(paper, draft)
    _confidentiality(paper, draft)
    _contact(paper, draft)
    _assurances(paper, draft)
    _translation(paper, draft)


def _purpose_of_extradition(paper: Paper, draft: Draft) -> None:
    """In a request for a person: the sentence of the opening that says what the person is sought for."""
    kind = draft.facts.get("request/kind")
    if kind is None or kind.value == "mla":
        return
    wanted = either((*paper.vocabulary.stages["sentence"], *paper.vocabulary.stages["prosecution"]))
    for run in paper.opening[1:]:
        for sentence in re.finditer(r"\S.*?[.](?= [A-ZÁÉÍÓÚ]|$)", run.text):
            if wanted.search(run.folded[sentence.start() : sentence.end()]):
                draft.text("request/purpose", run.part(*sentence.span()))
                return


def _stage(paper: Paper, draft: Draft) -> None:
    proceedings = paper.section_text(Topic.PROCEEDINGS)
    own = [proceedings] if proceedings is not None else []
    noted = draft.facts.get("request/proceedings")
    runs = [*own, *(p for s in paper.sections(Topic.NATURE_AND_PURPOSE) for p in paragraphs(s.blocks))]
    for run in [*runs, *([] if noted and own else paper.opening)]:
        for stage, patterns in paper.vocabulary.stages.items():
            match = either(patterns).search(run.folded)
            if match is not None and not negated(run, match.start(), paper.vocabulary):
                draft.put("request/stage", stage, run.part(*match.span()), sure=0.9)
                return


def _urgency(paper: Paper, draft: Draft) -> None:
    reason = paper.section_text(Topic.URGENCY)
    if reason is not None:
        draft.text("request/urgency_reason", reason)
    for run in [*paper.opening, *(() if reason is None else (reason,))]:
        match = first(paper.vocabulary.patterns.urgent, run, paper.vocabulary)
        if match is not None and not negated(run, match.start(), paper.vocabulary):
            draft.put("request/urgent", True, run.part(*match.span()))
            return
    if reason is not None and not negated(reason, min(len(reason.text), 40), paper.vocabulary):
        draft.put("request/urgent", True, reason, sure=0.9)


def _respond_by(paper: Paper, draft: Draft) -> None:
    runs = [paper.section_text(t) for t in (Topic.URGENCY, Topic.DEADLINE)]
    for item in paper.head_fields:
        if item.label is Label.RESPOND_BY and item.lines:
            found = dates_in(item.value.folded, paper.vocabulary)
            if found and found[0].day is not None:
                draft.put("request/respond_by", found[0].day, item.value)
    for run in [r for r in runs if r is not None]:
        match = first(paper.vocabulary.patterns.respond_by, run, paper.vocabulary)
        if match is None:
            continue
        found = dates_in(match.group().lower(), paper.vocabulary)
        if found and found[-1].day is not None:
            draft.put("request/respond_by", found[-1].day, run.part(*match.span()))
        elif found:
            draft.warn("The date by which an answer is asked can be read in two ways and was left out.")
        return


def _confidentiality(paper: Paper, draft: Draft) -> None:
    reason = paper.section_text(Topic.CONFIDENTIALITY)
    runs = [reason] if reason is not None else list(paper.letter_paragraphs)
    for run in runs:
        match = first(paper.vocabulary.patterns.confidential, run, paper.vocabulary)
        if match is not None and not negated(run, match.start(), paper.vocabulary):
            draft.put("request/confidential", True, run.part(*match.span()))
            draft.text("request/confidentiality_reason", run)
            return


def _contact(paper: Paper, draft: Draft) -> None:
    for section in paper.sections(Topic.CONTACT):
        labelled = [f for f in fields(section.blocks, paper.vocabulary) if f.lines]
        if labelled:
            draft.text("requesting/contact", labelled[0].value)
            return
        text = paragraphs(section.blocks)
        if text:
            closing = first(paper.vocabulary.patterns.closing, text[0], paper.vocabulary)
            draft.text("requesting/contact", text[0] if closing is None else text[0].part(0, closing.start()))
            return
    for part in paper.told:
        for item in fields(part.blocks, paper.vocabulary):
            if item.label is Label.CONTACT and item.lines:
                draft.text("requesting/contact", item.value)
    for run in paper.letter_paragraphs:
        match = first(paper.vocabulary.patterns.contact, run, paper.vocabulary)
        if match is not None:
            draft.text("requesting/contact", taken(match, "who", run))


def _assurances(paper: Paper, draft: Draft) -> None:
    found = []
    for order, run in enumerate(paper.letter_paragraphs):
        for kind, patterns in paper.vocabulary.assurances.items():
            match = either(patterns).search(run.folded)
            if match is not None:
                found.append((order, match.start(), kind, run.part(*match.span())))
    kinds: set[str] = set()
    for _, _, kind, words in sorted(found, key=lambda f: f[:3]):
        if kind not in kinds:
            kinds.add(kind)
            draft.put(f"assurance/{len(kinds)}/kind", kind, words, sure=0.9)


def _translation(paper: Paper, draft: Draft) -> None:
    for run in paper.letter_paragraphs:
        match = first(paper.vocabulary.patterns.translated, run, paper.vocabulary)
        if match is not None and not negated(run, match.start(), paper.vocabulary):
            draft.put("request/translated", True, run.part(*match.span()))
            return


def attachments(paper: Paper, draft: Draft) -> None:
    """The list of annexes, as titles with their kinds."""
    number = 0
    annex = re.compile(f"{paper.vocabulary.annex}:")
    listed = {id(b) for s in paper.letter.sections if s.topic is Topic.ATTACHMENTS for b in s.blocks}
    for line in paper.letter_lines:
        head = line.segments[0]
        title = None
        if len(line.segments) > 1 and annex.fullmatch(head.folded):
            title = joined(line.segments[1:])
        elif match := annex.match(line.run.folded):
            title = line.run.part(match.end(), len(line.run.text))
        elif id(line) not in listed and (item := _attached_item(line.run, paper)) is not None:
            title = item
        if title is None or not title.items:
            continue
        number += 1
        draft.put(f"attachment/{number}/title", title.text.strip(" ,;."), title)
        draft.put(f"attachment/{number}/kind", attachment_kind(title, paper), title, sure=0.9)


def _attached_item(run: Run, paper: Paper) -> Run | None:
    pattern = compiled(paper.vocabulary.patterns.attached_item, paper.vocabulary)
    match = None if pattern is None else pattern.match(run.plain)
    return None if match is None else taken(match, "title", run)


def attachment_kind(title: Run, paper: Paper) -> str:
    """The kind of an annex by its title; *other* where its words show none."""
    for kind, patterns in paper.vocabulary.attachments.items():
        if kind in ATTACHMENTS and either(patterns).search(title.folded):
            return kind
    return "other"


def signature(paper: Paper, draft: Draft) -> None:
    """Whether a signature is seen below the letter, and the office of who signs. Never whether it is genuine."""
    lines = paper.letter_lines
    start = _closing(paper, lines)
    if start is None:
        return
    page = lines[start].run.page
    top = lines[start].run.box[1]
    strokes = [
        (p.number, box) for p in draft.reading.pages for box in p.strokes
        if (p.number == page and box[3] > top) or page < p.number <= lines[-1].run.page
    ]  # fmt: skip
    words = [line.run for line in lines[start:] if first(paper.vocabulary.patterns.signed, line.run, paper.vocabulary)]
    if strokes:
        draft.put("request/signed", True, _near(lines, *strokes[0]), sure=0.8, box=strokes[0][1])
    elif words:
        draft.put("request/signed", True, words[0])
    _signatory(paper, draft, list(lines[start + 1 :]))


def _near(lines: tuple[Line, ...], page: int, box: Box) -> Run:
    """The line nearest to a stroke, as the words beside it."""
    there = [line.run for line in lines if line.run.page == page] or [lines[-1].run]
    return min(there, key=lambda run: abs(run.box[1] - box[3]))


def _closing(paper: Paper, lines: tuple[Line, ...]) -> int | None:
    """Where the letter closes: its last courtesy, or the date line below it."""
    found = [
        index
        for index, line in enumerate(lines)
        if first(paper.vocabulary.patterns.closing, line.run, paper.vocabulary) is not None
    ]
    return found[-1] if found else None


def _signatory(paper: Paper, draft: Draft, lines: list[Line]) -> None:
    office = either(paper.vocabulary.patterns.office)
    for line in lines:
        words = line.segments[0]
        if _ANNEX_LINE.match(words.folded) or line.run.folded.startswith(("a la ", "al ", "to the ")):
            return
        if len(words.items) <= 9 and office.search(words.folded) and not words.folded.rstrip().endswith("."):
            draft.text("request/signatory", words)
            return


def warrant_and_judgment(paper: Paper, draft: Draft) -> None:
    """Arrest warrant, judgment and sentence, as the letter tells of them."""
    for run in paper.letter_paragraphs:
        _warrant(run, paper.vocabulary, draft)
        _judgment(run, paper.vocabulary, draft)
        if Topic.JUDGMENT in {section.topic for section in paper.letter.sections}:
            _sentence(run, paper.vocabulary, draft)


def _warrant(run: Run, vocabulary: Vocabulary, draft: Draft) -> None:
    for match in finds(vocabulary.patterns.warrant, run, vocabulary):
        found = dates_in(match.group().lower(), vocabulary)
        authority = taken(match, "authority", run)
        if found and found[0].day is not None and authority is not None:
            where = run.part(match.start() + found[0].start, match.start() + found[0].end)
            draft.put("warrant/date", found[0].day, where)
            draft.text("warrant/authority", authority)


def _judgment(run: Run, vocabulary: Vocabulary, draft: Draft) -> None:
    given = first(vocabulary.patterns.judgment, run, vocabulary)
    if given is not None:
        found = dates_in(given.group().lower(), vocabulary)
        if found and found[0].day is not None:
            draft.put("judgment/date", found[0].day, run.part(*given.span()))
    for value, wanted in ((True, vocabulary.patterns.absent), (False, vocabulary.patterns.present)):
        match = first(wanted, run, vocabulary)
        if match is not None and not negated(run, match.start(), vocabulary):
            draft.put("judgment/in_absentia", value, run.part(*match.span()), sure=0.9)


def _sentence(run: Run, vocabulary: Vocabulary, draft: Draft) -> None:
    patterns = vocabulary.patterns
    for path, wanted in (("sentence/remaining_months", patterns.remaining), ("sentence/months", patterns.sentence)):
        match = first(wanted, run, vocabulary)
        term = None if match is None else taken(match, "term", run)
        if term is not None:
            draft.put(path, sum(months for months, _ in durations(term.folded, vocabulary)), term)
