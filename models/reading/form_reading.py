"""The facts of a standard form that is filled in; a blank one has none."""

from models.reading.conduct import conduct_of
from models.reading.dates import dates_in
from models.reading.document_kind import DocumentKind
from models.reading.draft import Draft
from models.reading.form import Filled, Form, Takes, filled_in
from models.reading.measures import measure_kind
from models.reading.offences import offence_in, put_offence
from models.reading.outline import is_empty, is_item, item_text
from models.reading.page import Reading, Word
from models.reading.places import nationality, only_state
from models.reading.run import Run, joined
from models.reading.vocabulary import Vocabulary, either, vocabularies

_DATES = ("request/date", "request/respond_by")
_STATES = ("requesting/state", "requested/state")


def read_form(reading: Reading, form: Form) -> tuple[Draft, DocumentKind]:
    """Facts and kind; nothing filled in and nothing ticked makes a blank form."""
    vocabulary = vocabularies()[form.language]
    blocks = filled_in(reading, form)
    draft = Draft(reading)
    whole = [one for block in blocks for one in block]
    told = [one for one in whole if one.ticked or (_asked(one) and not is_empty(one.value.text, vocabulary))]
    if not told:
        return draft, DocumentKind.FORM_BLANK
    if any(page.method == "ocr" for page in reading.pages):
        draft.warn("Tick boxes on scanned pages cannot be told for certain: look at them on the paper.")
    for one in whole:
        _simple(one, vocabulary, draft)
    _ticks(whole, draft)
    _persons(blocks, vocabulary, draft)
    _whole_form(whole, form, draft)
    return draft, form.filled


def _asked(one: Filled) -> bool:
    entry = one.entry
    return entry.fact is not None or entry.person is not None or entry.takes in (Takes.MEASURES, Takes.CONDUCT)


def _simple(one: Filled, vocabulary: Vocabulary, draft: Draft) -> None:
    path, run = one.entry.fact, one.value
    if not run.items or is_empty(run.text, vocabulary):
        return
    if one.entry.takes is Takes.CONDUCT:
        _case(run, vocabulary, draft)
    elif one.entry.takes is Takes.OFFENCES:
        _offences(run, vocabulary, draft)
    elif one.entry.takes is Takes.MEASURES:
        _measures(run, vocabulary, draft)
    elif path in _STATES:
        draft.put(path, only_state(run.folded, vocabulary), run)
    elif path in _DATES:
        _date(path, run, vocabulary, draft)
    elif path is not None:
        draft.text(path, run)


def _date(path: str, run: Run, vocabulary: Vocabulary, draft: Draft) -> None:
    found = dates_in(run.folded, vocabulary)
    if not found:
        return
    if found[0].day is None:
        draft.warn("A date ({path}) can be read in two ways and was left out.", path=path)
        return
    draft.put(path, found[0].day, run.part(found[0].start, found[0].end))


def _case(run: Run, vocabulary: Vocabulary, draft: Draft) -> None:
    conduct_of(run, vocabulary, draft)
    for stage, patterns in vocabulary.stages.items():
        match = either(patterns).search(run.folded)
        if match is not None:
            draft.put("request/stage", stage, run.part(*match.span()), sure=0.8)
            return


def _lines(run: Run) -> list[Run]:
    """The words of a value, line by line on the paper."""
    lines: list[list[tuple[int, Word]]] = []
    for page, word in run.items:
        last = lines[-1][-1] if lines else None
        if last is None or last[0] != page or abs(word.top - last[1].top) > 0.5 * word.size:
            lines.append([])
        lines[-1].append((page, word))
    return [Run(tuple(line)) for line in lines]


def _measures(run: Run, vocabulary: Vocabulary, draft: Draft) -> None:
    items: list[list[Run]] = []
    for line in _lines(run):
        if not items or is_item(line):
            items.append([])
        items[-1].append(line)
    for number, lines in enumerate(items, 1):
        body = item_text(joined(lines))
        kind = measure_kind(body, None, vocabulary.measures)
        draft.put(f"measure/{number}/kind", kind or "other", body, sure=0.9 if kind else 0.6)
        draft.text(f"measure/{number}/description", body)


def _offences(run: Run, vocabulary: Vocabulary, draft: Draft) -> None:
    number = 0
    waiting: list[Run] = []
    for line in _lines(run):
        waiting.append(line)
        if not line.text.rstrip().endswith("."):
            continue
        record = offence_in(joined(waiting), vocabulary)
        if record is not None:
            number += 1
            put_offence(vocabulary, draft, number, record, [])
            waiting = []


def _ticks(whole: list[Filled], draft: Draft) -> None:
    ticked = [one for one in whole if one.ticked]
    if any(one.entry.tick == "measure" for one in ticked) and "measure/1/kind" not in draft:
        for number, one in enumerate((t for t in ticked if t.entry.tick == "measure"), 1):
            draft.put(f"measure/{number}/kind", one.entry.code, joined([one.mark, one.printed]))
            draft.text(f"measure/{number}/description", one.printed)
    for one in ticked:
        if one.entry.tick == "urgent":
            draft.put("request/urgent", True, joined([one.mark, one.printed]))
        if one.entry.tick == "proceedings":
            text = one.printed
            end = text.text.rstrip(" ;").removesuffix("; or").removesuffix(";").rstrip()
            start = text.text.find(" ") + 1 if text.text.startswith("(") else 0
            draft.text("request/proceedings", text.part(start, len(end)))


def _persons(blocks: list[list[Filled]], vocabulary: Vocabulary, draft: Draft) -> None:
    number = 0
    for block in blocks:
        said = {one.entry.person: one.value for one in block if one.entry.person is not None and one.value.items}
        said = {part: run for part, run in said.items() if not is_empty(run.text, vocabulary)}
        if "name" not in said:
            continue
        number += 1
        root = f"person/{number}"
        names = [said[part] for part in ("first_name", "name") if part in said]
        draft.put(f"{root}/name", " ".join(run.text.strip(" ,;") for run in names), joined(names))
        for part in ("alias", "identification", "location"):
            draft.text(f"{root}/{part}", said.get(part))
        if "nationality" in said:
            draft.put(f"{root}/nationality", nationality(said["nationality"].text, vocabulary), said["nationality"])
        if "born" in said:
            _date(f"{root}/born", said["born"], vocabulary, draft)
        roles = [one for one in block if one.entry.tick == "role" and one.ticked]
        if len(roles) == 1:
            draft.put(f"{root}/role", roles[0].entry.code, joined([roles[0].mark, roles[0].printed]))
        elif roles:
            draft.warn("Several positions of one person ({path}) are ticked; the role was left out.", path=root)


def _whole_form(whole: list[Filled], form: Form, draft: Draft) -> None:
    printed = next((one.printed for one in whole if one.printed.items), None)
    if printed is None:
        return
    draft.put("request/language", form.language, printed)
    if form.kind is not None:
        draft.put("request/kind", str(form.kind), printed)
    if form.instrument is not None:
        named = [(one, one.printed.text.find(form.instrument.title)) for one in whole]
        where = next((one.printed.part(at, at + len(form.instrument.title)) for one, at in named if at >= 0), printed)
        draft.put("instrument/1/title", form.instrument.title, where)
        draft.put("instrument/1/id", form.instrument.id, where)
    _signature(whole, draft)


def _signature(whole: list[Filled], draft: Draft) -> None:
    """A pen stroke below the line where the issuing authority signs."""
    for one in whole:
        if one.entry.takes is not Takes.SIGNATURE or not one.printed.items:
            continue
        page, below = one.printed.page, one.printed.box[1]
        for seen in draft.reading.pages:
            strokes = [box for box in seen.strokes if seen.number == page and below < box[3] < below + 200]
            if strokes:
                draft.put("request/signed", True, one.printed, sure=0.8, box=strokes[0])
