"""The persons of a request, from cards, tables and sentences, numbered as they appear."""

from dataclasses import dataclass, field

from models.reading.dates import dates_in
from models.reading.draft import Draft
from models.reading.layout import Table
from models.reading.outline import Record, fields, paragraphs, records
from models.reading.paper import Paper
from models.reading.places import nationality
from models.reading.run import Run, bare, fold
from models.reading.sentences import finds, taken
from models.reading.vocabulary import Label, Topic, Vocabulary, any_phrase

_SOUGHT = ("extradition", "provisional_arrest")
_PARTS = {
    Label.ALIAS: "alias",
    Label.LOCATION: "location",
    Label.IDENTIFICATION: "identification",
    Label.DESCRIPTION: "description",
}


@dataclass
class Person:
    """One person while the paper is read."""

    name: Run
    said: Record = field(default_factory=dict)
    role: str | None = None
    role_run: Run | None = None

    @property
    def key(self) -> frozenset[str]:
        """The words of the name, whatever their order."""
        return frozenset(fold(self.name.text).replace(",", " ").split())


def persons(paper: Paper, draft: Draft) -> None:
    """Every person with what the paper says about each."""
    found = _cards(paper) or _named(paper)
    _told(paper, found)
    for number, person in enumerate(found, 1):
        _put(paper, draft, number, person)


def _add(people: list[Person], person: Person) -> Person:
    for known in people:
        if known.key == person.key or (len(known.key & person.key) >= 2 and known.key >= person.key):
            return known
    people.append(person)
    return person


def _cards(paper: Paper) -> list[Person]:
    people: list[Person] = []
    for part in paper.told:
        header = None
        for block in part.blocks:
            if isinstance(block, Table):
                header, rows = records(block, header, paper.vocabulary)
                for row in rows:
                    if Label.NAME in row:
                        person = _add(people, Person(row[Label.NAME]))
                        for label, run in row.items():
                            person.said.setdefault(label, run)
        current: Person | None = None
        for item in fields(part.blocks, paper.vocabulary):
            if item.label is Label.NAME and item.lines:
                current = _add(people, Person(item.value))
                if item.role is not None and current.role is None:
                    current.role, current.role_run = item.role, item.key
            elif item.label is Label.NAME:
                current = None
            elif current is not None and item.lines:
                current.said.setdefault(item.label, item.value)
    return people


def _named(paper: Paper) -> list[Person]:
    """Persons named in the sentence that asks, where no card or table names any."""
    people: list[Person] = []
    patterns = paper.vocabulary.patterns
    for run in paper.letter_paragraphs:
        for match in finds(patterns.subject_person, run, paper.vocabulary):
            name = taken(match, "who", run)
            if name is None:
                continue
            person = _add(people, Person(_clean(name)))
            for label, group in ((Label.NATIONALITY, "nation"), (Label.BORN, "born")):
                words = taken(match, group, run)
                if words is not None:
                    person.said.setdefault(label, words)
    for section in paper.sections(Topic.MEASURES):
        for run in paragraphs(section.blocks):
            for match in finds(patterns.statement_person, run, paper.vocabulary):
                name = taken(match, "who", run)
                if name is not None:
                    person = _add(people, Person(_clean(name)))
                    if person.role is None:
                        person.role, person.role_run = "witness", run.part(*match.span())
    return people


def _clean(name: Run) -> Run:
    """The name without punctuation that clings to its last word."""
    items = name.items
    while len(items) > 2 and items[-1][1].text.endswith(":"):  # a label that follows the name
        items = items[:-1]
    return Run(items)


def _told(paper: Paper, people: list[Person]) -> None:
    """What sentences about the persons add: other names, looks."""
    last: Person | None = None
    for section in paper.sections(Topic.PERSONS):
        for run in paragraphs(section.blocks):
            for patterns, what, label in (
                (paper.vocabulary.patterns.also_known, "alias", Label.ALIAS),
                (paper.vocabulary.patterns.described, "what", Label.DESCRIPTION),
            ):
                for match in finds(patterns, run, paper.vocabulary):
                    who, words = taken(match, "who", run), taken(match, what, run)
                    if who is None or words is None:
                        continue
                    named = _by_name(who, people)
                    last = named or last
                    if last is not None:
                        last.said.setdefault(label, words)


def _by_name(who: Run, people: list[Person]) -> Person | None:
    words = set(fold(who.text).split())
    fitting = [person for person in people if len(person.key & words) >= 2]
    return fitting[0] if len(fitting) == 1 else None


def role_of(run: Run, vocabulary: Vocabulary) -> str | None:
    """The role that these words are."""
    text = bare(run.text)
    for role, phrases in vocabulary.roles.items():
        if text in phrases:
            return role
    found = {role for role, phrases in vocabulary.roles.items() if any_phrase(phrases).search(text)}
    return found.pop() if len(found) == 1 else None


def _put(paper: Paper, draft: Draft, number: int, person: Person) -> None:
    root = f"person/{number}"
    said = person.said
    draft.put(f"{root}/name", person.name.text.strip(" ,;."), person.name)
    if Label.ROLE in said:
        draft.put(f"{root}/role", role_of(said[Label.ROLE], paper.vocabulary), said[Label.ROLE])
    if person.role is not None and person.role_run is not None:
        draft.put(f"{root}/role", person.role, person.role_run)
    _role_from_request(paper, draft, number, person)
    if Label.BORN in said:
        born = said[Label.BORN]
        found = dates_in(born.folded, paper.vocabulary)
        if len(found) == 1 and found[0].day is not None:
            draft.put(f"{root}/born", found[0].day, born.part(found[0].start, found[0].end))
        elif found:
            draft.warn("A date of birth ({path}) can be read in two ways and was left out.", path=f"{root}/born")
    if Label.NATIONALITY in said:
        run = said[Label.NATIONALITY]
        draft.put(f"{root}/nationality", nationality(run.text, paper.vocabulary), run)
    for label, name in _PARTS.items():
        if label in said:
            run = said[label]
            quoted = run.text.strip(' "“”«»;,.')
            draft.put(f"{root}/{name}", quoted, run)


def _role_from_request(paper: Paper, draft: Draft, number: int, person: Person) -> None:
    """In a request for extradition the person whom its first sentence names is sought; else under investigation."""
    path = f"person/{number}/role"
    if path in draft or "request/kind" not in draft:
        return
    sought = draft.facts["request/kind"].value in _SOUGHT
    for run in paper.opening if sought else paper.letter_paragraphs:
        for match in finds(paper.vocabulary.patterns.subject_person, run, paper.vocabulary):
            name = taken(match, "who", run)
            if name is not None and len(Person(name).key & person.key) >= 2:
                role = "sought" if sought else _role_by_stage(draft)
                draft.put(path, role, run.part(*match.span()), sure=0.8)
                return


def _role_by_stage(draft: Draft) -> str | None:
    stage = draft.facts.get("request/stage")
    if stage is None:
        return None
    return {"investigation": "suspect", "prosecution": "accused", "trial": "accused"}.get(str(stage.value))
