"""Who writes to whom, when, and under which references."""

import re

from models.reading.dates import dates_in
from models.reading.draft import Draft
from models.reading.layout import Line
from models.reading.outline import Field, label_of
from models.reading.paper import Paper
from models.reading.places import only_state, states_in
from models.reading.run import Run, joined
from models.reading.sentences import finds, first, taken
from models.reading.vocabulary import Label, either

OURS = re.compile(r"\b[A-Z]{2}-20\d\d-\d{5}\b")
_DATE_LABEL = (Label.DATE, None)
_MOST_BESIDE_DATE = 6  # words that may stand beside the date of a letter


def correspondents(paper: Paper, draft: Draft) -> None:
    """Requesting and requested State and authority, date and references."""
    _from_labels(paper, draft)
    _from_greeting(paper, draft)
    _from_address(paper, draft)
    _from_sentences(paper, draft)
    _from_letterhead(paper, draft)
    _from_treaty(paper, draft)
    _dates(paper, draft)
    _references(paper, draft)


def _head(paper: Paper, *labels: Label) -> list[Field]:
    return [f for f in paper.head_fields if f.label in labels and f.lines]


def _without_state(run: Run, paper: Paper) -> Run:
    """The name of an authority without city and State after its last commas."""
    places = states_in(run.folded, paper.vocabulary, "states", "cities")
    if places and places[-1][1] >= len(run.text.rstrip(" .,;")) and run.folded[: places[-1][0]].rstrip().endswith(","):
        return _without_state(run.part(0, run.folded[: places[-1][0]].rstrip().rfind(",")), paper)
    return run


def _authority(draft: Draft, paper: Paper, side: str, run: Run, *, sure: float = 1.0) -> None:
    name = _without_state(run, paper)
    if "@" in name.text:  # a mailbox is no authority
        return
    draft.put(f"{side}/authority", name.text.strip(" ,;.|—–-"), name, sure=sure)


def _from_labels(paper: Paper, draft: Draft) -> None:
    for label, side in ((Label.FROM, "requesting"), (Label.TO, "requested")):
        for found in _head(paper, label):
            _authority(draft, paper, side, _first_name(found))
            draft.put(f"{side}/state", only_state(found.value.folded, paper.vocabulary), found.value)
            break


def _first_name(found: Field) -> Run:
    """The first line of an address, with the lines into which it is wrapped: these begin in small letters."""
    lines = [found.lines[0]]
    for line in found.lines[1:]:
        if not line.text[:1].islower():
            break
        lines.append(line)
    return joined(lines)


def _from_greeting(paper: Paper, draft: Draft) -> None:
    for run in paper.opening:
        match = first(paper.vocabulary.patterns.greets, run, paper.vocabulary)
        if match is None:
            continue
        for name, side in (("sender", "requesting"), ("addressee", "requested")):
            words = taken(match, name, run)
            if words is None:
                continue
            central = "central" in words.folded.split()[0]
            if not central:
                _authority(draft, paper, side, words)
            draft.put(f"{side}/state", only_state(words.folded, paper.vocabulary), words)
        after = run.part(match.end(), min(len(run.text), match.end() + 45))
        if after.items:
            following = states_in(after.folded, paper.vocabulary, "states")
            if following and following[0][0] < 12:
                draft.put("requested/state", following[0][2], after)
        return


def _from_address(paper: Paper, draft: Draft) -> None:
    """The block of the addressee: lines that begin with an authority and end with a place."""
    words = either(paper.vocabulary.patterns.authority)
    lines = paper.letter_lines
    for index, line in enumerate(lines):
        text = re.sub(r"^(?:a la|al|to the|to|a) ", "", line.run.folded)
        if words.match(text) is None or len(line.run.items) > 12 or ":" in text:
            continue
        block = [line.run]
        for following in lines[index + 1 : index + 4]:
            if following.after_gap or following.run.page != line.run.page or len(following.run.items) > 10:
                break
            block.append(following.run)
        place = next((run for run in block if states_in(run.folded, paper.vocabulary, "cities", "states")), None)
        if place is None or not _is_address(paper, line.run, index, draft):
            continue
        known = states_in(place.folded, paper.vocabulary, "states") or states_in(
            place.folded, paper.vocabulary, "cities"
        )
        state = known[-1][2]
        start = len(line.run.text) - len(text)
        name = line.run.part(start, len(line.run.text)) if start else line.run
        if "requested/authority" not in draft:
            _authority(draft, paper, "requested", name)
        draft.put("requested/state", state, place)
        return


def _is_address(paper: Paper, line: Run, index: int, draft: Draft) -> bool:
    """True where the block repeats the addressee, or stands at the head below the date or reference."""
    known = draft.facts.get("requested/authority")
    if known is not None:
        return str(known.value).lower() in line.text.lower() or line.folded.startswith(("a la ", "al ", "a ", "to "))
    above = [other.run for other in paper.letter_lines[:index]]
    return any(_is_dateline(run, paper) for run in above) and not any(len(run.items) > 14 for run in above)


def _is_dateline(run: Run, paper: Paper) -> bool:
    found = dates_in(run.folded, paper.vocabulary)
    if not found:
        return False
    start, end, _ = found[0]
    return len((run.text[:start] + run.text[end:]).split()) <= _MOST_BESIDE_DATE


def _from_sentences(paper: Paper, draft: Draft) -> None:
    for patterns, side in (
        (paper.vocabulary.patterns.sender, "requesting"),
        (paper.vocabulary.patterns.addressee, "requested"),
    ):
        for run in paper.opening:
            for match in finds(patterns, run, paper.vocabulary):
                name, state = taken(match, side.replace("requesting", "sender"), run), taken(match, "state", run)
                if name is not None:
                    _authority(draft, paper, side, name)
                if state is not None:
                    draft.put(f"{side}/state", only_state(state.folded, paper.vocabulary), state)


def _from_letterhead(paper: Paper, draft: Draft) -> None:
    """The authority in the letterhead, above the first line of running text."""
    words = either(paper.vocabulary.patterns.authority)
    for line in paper.letter_lines[:6]:
        if line.run.page != 1 or len(line.run.items) > 14:
            return
        for piece in re.finditer(r"[^·|]+", line.run.text):
            run = line.run.part(piece.start(), piece.end())
            start = len(piece.group()) - len(piece.group().lstrip())
            if "requesting/authority" not in draft and words.match(run.folded.strip("· |")) and start >= 0:
                trimmed = Run(tuple(item for item in run.items if item[1].text not in "·|"))
                if str(_value(draft, "requested/authority")) not in trimmed.text:
                    _authority(draft, paper, "requesting", trimmed, sure=0.9)
        draft.put("requesting/state", only_state(line.run.folded, paper.vocabulary), line.run, sure=0.8)


def _value(draft: Draft, path: str) -> object:
    fact = draft.facts.get(path)
    return None if fact is None else fact.value


def _from_treaty(paper: Paper, draft: Draft) -> None:
    """The other party of a treaty between two States, where one party is the State addressed."""
    requested = _value(draft, "requested/state")
    requesting = _value(draft, "requesting/state")
    if (requested is None) == (requesting is None):
        return
    known, side = (requested, "requesting") if requesting is None else (requesting, "requested")
    for run in paper.opening:
        for match in finds(paper.vocabulary.instrument_starts.phrases, run, paper.vocabulary):
            found = states_in(run.folded[match.start() : match.start() + 200], paper.vocabulary, "states")
            two = {state for _, _, state in found[:2]}
            if len(two) == 2 and known in two:
                words = run.part(match.start(), match.start() + found[1][1])
                draft.put(f"{side}/state", next(s for s in two if s != known), words, sure=0.8)
                return


def _dates(paper: Paper, draft: Draft) -> None:
    labelled = [f.value for f in _head(paper, Label.DATE)]
    lines = paper.letter_lines
    lines = tuple(line for line in lines if label_of(line.segments[0].text, paper.vocabulary) in (None, _DATE_LABEL))
    alone = [line for before, line in zip((None, *lines), lines, strict=False) if not _within_text(line, before)]
    runs = [run for line in alone for run in (line.run, *line.segments) if _is_dateline(run, paper)]
    for run in [*labelled, *runs]:
        found = dates_in(run.folded, paper.vocabulary)
        if not found:
            continue
        if found[0].day is None:
            draft.warn("The date of the request can be read in two ways and was left out.")
            return
        draft.put("request/date", found[0].day, run.part(found[0].start, found[0].end))
        return


def _within_text(line: Line, before: Line | None) -> bool:
    """True for the end of a paragraph, which may be a date of something else."""
    if before is None or line.after_gap or before.run.page != line.run.page:
        return False
    if before.run.text.rstrip().endswith((".", ":", ";")):
        return False
    return before.full and abs(before.run.box[0] - line.run.box[0]) < 3


def _references(paper: Paper, draft: Draft) -> None:
    for found in _head(paper, Label.REFERENCE):
        draft.text("request/reference", found.value)
    for found in _head(paper, Label.OUR_REFERENCE):
        draft.text("request/our_reference", found.value)
    for run in [*(line.run for line in paper.letter_lines[:14]), *paper.opening]:
        _quoted(paper, draft, run)
    for run in paper.letter_paragraphs:
        match = OURS.search(run.text)
        if match is not None and match.group() not in str(_value(draft, "request/reference")):
            draft.put("request/our_reference", match.group(), run.part(*match.span()))


def _quoted(paper: Paper, draft: Draft, run: Run) -> None:
    for match in finds(paper.vocabulary.patterns.our_reference, run, paper.vocabulary):
        words = taken(match, "ref", run)
        if words is not None:
            draft.put("request/our_reference", words.text.strip(" .,;"), words)
    if len(run.items) > 8:  # the sender's own reference stands on a line, not in a sentence
        return
    own = first(paper.vocabulary.patterns.reference, run, paper.vocabulary)
    words = None if own is None else taken(own, "ref", run)
    if words is not None:
        draft.put("request/reference", words.text.strip(" .,;"), words)
