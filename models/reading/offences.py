"""The offences of a request: title, law cited, category, greatest penalty, and whether the law's text is there."""

import re

from models.reading.draft import Draft
from models.reading.layout import Line, Table
from models.reading.outline import Record, fields, item_text, paragraphs, records
from models.reading.paper import Paper
from models.reading.run import Run
from models.reading.sentences import durations, finds, first, negated, taken
from models.reading.vocabulary import Label, PartKind, Topic, Vocabulary, either

_LAW_NUMBER = re.compile(r"\d+(?:[-.]\d+)*(?: ?bis| ?ter)?")


def offences(paper: Paper, draft: Draft) -> None:
    """Every offence that a table, labels or the section on offences names."""
    texts = _law_lines(paper)
    for number, record in enumerate(_records(paper), 1):
        put_offence(paper.vocabulary, draft, number, record, texts)


def _records(paper: Paper) -> list[Record]:
    found: list[Record] = []
    for part in paper.told:
        header = None
        for block in part.blocks:
            if isinstance(block, Table):
                header, rows = records(block, header, paper.vocabulary)
                found += [row for row in rows if Label.OFFENCE in row]
        current: Record | None = None
        for item in fields(part.blocks, paper.vocabulary):
            if item.label is Label.OFFENCE and item.lines:
                current = {Label.OFFENCE: item.value}
                found.append(current)
            elif item.label in (Label.LAW, Label.PENALTY) and current is not None and item.lines:
                current.setdefault(item.label, item.value)
    return found or _written(paper)


def _written(paper: Paper) -> list[Record]:
    """Offences in running text: a title, the law after a comma or colon, the penalty in the rest."""
    found = []
    for section in paper.sections(Topic.OFFENCES):
        for paragraph in paragraphs(section.blocks):
            run = item_text(paragraph)
            record = offence_in(run, paper.vocabulary)
            if record is not None:
                found.append(record)
    return found


def offence_in(run: Run, vocabulary: Vocabulary) -> Record | None:
    """The offence that a paragraph states; None where it states none."""
    match = first(vocabulary.patterns.offence_item, run, vocabulary)
    if match is None:
        return None
    title, law = taken(match, "title", run), taken(match, "law", run)
    if title is None or law is None:
        return None
    record = {Label.OFFENCE: title, Label.LAW: law}
    rest = run.part(match.end(), len(run.text))
    if rest.items and _penalty(rest, vocabulary) != (None, None):
        record[Label.PENALTY] = rest
    return record


def _law_lines(paper: Paper) -> list[Run]:
    """The lines in which the text of the law stands: annexes of law, and sections so headed or quoted."""
    lines: list[Run] = []
    for part in paper.parts:
        for section in part.sections:
            if part.kind is PartKind.LAW and section.heading is not None:
                lines.append(section.heading)
            if part.kind is PartKind.LAW or section.topic is Topic.LAW_TEXT:
                lines += [b.run for b in section.blocks if isinstance(b, Line)]
            if section.topic is Topic.OFFENCES and any(
                p.text.startswith(("“", '"', "«")) for p in paragraphs(section.blocks)
            ):
                lines += [b.run for b in section.blocks if isinstance(b, Line)]
    return lines


def put_offence(vocabulary: Vocabulary, draft: Draft, number: int, record: Record, texts: list[Run]) -> None:
    """One offence with its number; `texts` are the lines in which the text of the law stands."""
    root = f"offence/{number}"
    title = record[Label.OFFENCE]
    draft.put(f"{root}/title", title.text.strip(" ,;.:"), title)
    draft.put(f"{root}/category", category(title, vocabulary), title, sure=0.9)
    law = record.get(Label.LAW)
    draft.text(f"{root}/law", law)
    if Label.PENALTY in record:
        penalty = record[Label.PENALTY]
        months, kind = _penalty(penalty, vocabulary)
        draft.put(f"{root}/max_months", months, penalty)
        draft.put(f"{root}/penalty", kind, penalty)
    if law is not None:
        _law_text(draft, root, law, texts, vocabulary)


def category(title: Run, vocabulary: Vocabulary) -> str | None:
    """The category that the title's words show, the more special first."""
    for code, patterns in vocabulary.categories.items():
        if either(patterns).search(title.folded):
            return code
    return None


def _penalty(run: Run, vocabulary: Vocabulary) -> tuple[int | None, str | None]:
    """The greatest penalty in months, and its kind. A length that is said to be a minimum does not count."""
    for kind, patterns in (("death", vocabulary.patterns.death), ("life", vocabulary.patterns.life)):
        match = first(patterns, run, vocabulary)
        if match is not None and not negated(run, match.start(), vocabulary):
            return None, kind
    minimum = either(vocabulary.patterns.minimum)
    lengths = [
        months
        for months, start in durations(run.folded, vocabulary)
        if not minimum.search(run.folded[max(0, start - 18) : start])
    ]
    return (max(lengths), "term") if lengths else (None, None)


def _law_text(draft: Draft, root: str, law: Run, texts: list[Run], vocabulary: Vocabulary) -> None:
    numbers = _section_numbers(law.folded)
    quoted = [line for line in texts if any(re.search(rf"(?<![\w.]){re.escape(n)}(?![\w])", line.folded[:60])
                                            for n in numbers)]  # fmt: skip
    if quoted:
        draft.put(f"{root}/law_text", True, quoted[0], sure=0.9)
    limits = next((m for line in texts for m in finds(vocabulary.patterns.limitation, line, vocabulary)), None)
    if limits is not None:
        run = next(line for line in texts if first(vocabulary.patterns.limitation, line, vocabulary))
        draft.put(f"{root}/limitation_text", True, run, sure=0.8)


def _section_numbers(law: str) -> list[str]:
    """The numbers of the sections that a citation names: 1591 of `18 u.s.c. § 1591(a)(1)`."""
    after = re.split(r"§+|\bsections?\b|\bseccion(?:es)?\b|\barticulos?\b|\barticles?\b|\bart\.", law)
    found = [m.group() for piece in after[1:] for m in [_LAW_NUMBER.search(piece)] if m is not None]
    found = found or [m.group() for m in _LAW_NUMBER.finditer(law)][-1:]
    return [*found, *(number.split(".")[0] for number in found if "." in number)]
