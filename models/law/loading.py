"""Reading the whole law from its files, once; a file that is wrong is refused, with its line and what to do."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NoReturn, TypeVar

import tomli
from pydantic import BaseModel, ValidationError

from models.finding import Subject
from models.law import assurances
from models.law.country import Country
from models.law.instrument import Instrument, Party, Provision, Rated, participations
from models.law.law import Law, LawError
from models.law.offence import OffenceFile
from models.law.register import Register
from models.law.registry import Registry, discovered, templates
from models.law.ruling import Court, Ruling
from models.law.sovereignty import ABROAD
from models.law.topics import DUTIES, GROUNDS, OTHERS, REQUIREMENTS
from models.states import STATES

REACHES = ("bilateral", "regional", "universal")
FOLDER = Path(__file__).parent

F = TypeVar("F", bound=BaseModel)


class Misplaced(LawError):
    """A row that does not agree with the other rows: its file, a word that stands in it, and what is wrong."""

    def __init__(self, where: str, word: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.where, self.word, self.what = where, word, what

    def placed(self, folder: Path) -> str:
        """The message with the last line of the file in which the word stands."""
        lines = (folder / self.where).read_text(encoding="utf-8").splitlines()
        numbers = [
            number for number, line in enumerate(lines, 1) if f'"{self.word}"' in line or line.startswith(self.word)
        ]
        return f"{self.where}, line {numbers[-1] if numbers else 1}: {self.what}"


def load_law(folder: Path = FOLDER) -> Law:
    """The law of the folder, read once; raises `LawError` with the file and what to do."""
    return _load(folder)


@cache
def _load(folder: Path) -> Law:
    digest = hashlib.sha256()
    instruments = {i.id: i for i in _read(folder / "instruments", Instrument, lambda i: i.id, digest.update)}
    countries = {c.code: c for c in _read(folder / "countries", Country, lambda c: c.id, digest.update)}
    offences = {o.state: o for o in _read(folder / "offences", OffenceFile, lambda o: o.state.lower(), digest.update)}
    courts = {c.id: c for c in _read(folder / "rulings", Court, lambda c: c.id, digest.update)}
    registers = {r.id: r for r in _read(folder / "registers", Register, lambda r: r.id, digest.update)}
    checks_complete(discovered())
    try:
        parties = _agreed(instruments, countries, offences, courts, registers)
    except Misplaced as error:
        raise LawError(error.placed(folder)) from None
    return Law(
        version=digest.hexdigest(), instruments=instruments, countries=countries, offences=offences, courts=courts,
        registers=registers, parties=parties,
    )  # fmt: skip


def _agreed(
    instruments: Mapping[str, Instrument],
    countries: Mapping[str, Country],
    offences: Mapping[str, OffenceFile],
    courts: Mapping[str, Court],
    registers: Mapping[str, Register],
) -> dict[str, dict[str, tuple[Party, ...]]]:
    """The participations of every instrument and protocol; `Misplaced` where rows do not agree with each other."""
    parties: dict[str, dict[str, tuple[Party, ...]]] = {}
    for instrument in instruments.values():
        _check_instrument(instrument, instruments)
        parties |= _parties(instrument)
    for country in countries.values():
        _check_states(f"countries/{country.id}.toml", (country.code,))
        _check_overlaps(f"countries/{country.id}.toml", country.provisions)
    for file in offences.values():
        _check_offences(file)
    for register in registers.values():
        _check_states(f"registers/{register.id}.toml", {state for entry in register.entry for state in entry.states})
    _check_rulings(courts, {*instruments, *(country.id for country in countries.values())})
    return parties


def _read(folder: Path, shape: type[F], name: Callable[[F], str], digest: Callable[[bytes], None]) -> Iterator[F]:
    for path in sorted(folder.glob("*.toml")):
        raw = path.read_bytes()
        digest(f"{folder.name}/{path.name}\n".encode() + raw)
        where = f"{folder.name}/{path.name}"
        try:
            found = shape.model_validate(tomli.loads(raw.decode()))
        except tomli.TOMLDecodeError as error:
            raise LawError(f"{where} is not TOML: {error}") from error
        except ValidationError as error:
            _refuse(where, raw.decode(), error)
        if name(found) != path.stem:
            raise LawError(f"{where}, line 1: the file is named after what is in it; rename it to {name(found)}.toml")
        yield found


def _refuse(where: str, text: str, error: ValidationError) -> NoReturn:
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(part + 1) if isinstance(part, int) else part for part in first["loc"])
    more = f" ({error.error_count() - 1} more)" if error.error_count() > 1 else ""
    what = first["msg"]
    if first["type"] == "extra_forbidden":
        what = "this key is not known here: correct its spelling or take it out"
    if first["type"] == "missing":
        what = "this key is required: add it"
    raise LawError(f"{where}, line {_line(text, first['loc'])}: {place}: {what}{more}") from error


def _line(text: str, loc: tuple[int | str, ...]) -> int:
    """The line on which the table of the error starts; 1 where the error is in the head of the file."""
    if len(loc) < 2 or not isinstance(loc[1], int):
        return next((n for n, line in enumerate(text.splitlines(), 1) if line.startswith(f"{loc[0]} ")), 1)
    starts = [n for n, line in enumerate(text.splitlines(), 1) if line.strip() == f"[[{loc[0]}]]"]
    return starts[loc[1]] if loc[1] < len(starts) else 1


def checks_complete(registry: Registry) -> None:
    """Raises `LawError` for a topic that no check serves, and for a check that serves no topic of the lists."""
    lists: Mapping[Subject, Iterable[str]] = {
        Subject.CONTENT: REQUIREMENTS, Subject.GROUND: GROUNDS, Subject.DUTY: DUTIES,
    }  # fmt: skip
    wanted = {(subject, topic) for subject, topics in lists.items() for topic in topics}
    wanted |= {(Subject(topic), topic) for topic in OTHERS}
    wanted ^= {(Subject.GROUND, "dual_criminality"), (Subject.DUAL_CRIMINALITY, "dual_criminality")}
    for subject, topic in sorted(wanted - set(registry)):
        raise LawError(f"no check serves the {subject} {topic!r}: add it to SERVES of a module in models/law/checks/")
    for subject, topic in sorted(set(registry) - wanted):
        module = registry[subject, topic].__module__
        raise LawError(
            f"{module} serves the {subject} {topic!r}, which models/law/topics.py does not list: add it there"
        )


def _check_instrument(instrument: Instrument, known: Mapping[str, Instrument]) -> None:
    where = f"instruments/{instrument.id}.toml"
    classes = {*REACHES, "eu_act"}
    for relation in instrument.relation:
        for target in relation.to:
            if target not in known and target not in classes:
                ids = f"write the id of a file in instruments/ or one of {', '.join(sorted(classes))}"
                raise Misplaced(where, target, f"a relation names {target!r}; {ids}")
        _check_states(where, relation.between)
    protocols = {protocol.id for protocol in instrument.protocol}
    for provision in instrument.provisions:
        _check_states(where, (*provision.requesting, *provision.except_requesting, *provision.requested))
        for protocol in (provision.needs, provision.unless):
            if protocol and protocol not in protocols:
                what = f"article {provision.article} names the protocol {protocol!r}: add [[protocol]]"
                raise Misplaced(where, protocol, what)
    for declaration in instrument.declaration:
        _check_states(where, (declaration.state,))
        if declaration.topic and declaration.topic not in {*GROUNDS, *DUTIES, *OTHERS}:
            what = f"a declaration of {declaration.state} names {declaration.topic!r}, no topic"
            raise Misplaced(where, declaration.topic, what)
    if instrument.sort != "soft_law" and not (instrument.party or instrument.parties):
        raise Misplaced(where, instrument.id, "an instrument that may be a basis needs its parties: add [[party]]")
    _check_overlaps(where, instrument.provisions)


def _parties(instrument: Instrument) -> dict[str, dict[str, tuple[Party, ...]]]:
    where = f"instruments/{instrument.id}.toml"
    found = {instrument.id: _by_state(where, participations(instrument))}
    for protocol in instrument.protocol:
        found[f"{instrument.id}/{protocol.id}"] = _by_state(where, participations(protocol))
    return found


def _by_state(where: str, rows: Iterable[Party]) -> dict[str, tuple[Party, ...]]:
    found: dict[str, tuple[Party, ...]] = {}
    for row in rows:
        found[row.state] = (*found.get(row.state, ()), row)
    _check_states(where, found)
    for state, spans in found.items():
        _check_apart(where, state, f"party {state}", spans)
    return found


def _check_states(where: str, states: Iterable[str]) -> None:
    for state in states:
        if state not in STATES:
            raise Misplaced(where, state, f"{state!r} is no State: write its ISO 3166-1 code, two capital letters")


def _check_overlaps(where: str, provisions: Iterable[Provision]) -> None:
    same: dict[tuple[object, ...], list[Provision]] = {}
    for row in provisions:
        states = (row.requesting, row.except_requesting, row.requested)
        variant = (row.kinds, row.measures, row.except_measures, row.needs, row.unless, states)
        topic = getattr(row, "topic", getattr(row, "trigger", getattr(row, "route", "")))
        key = (type(row), topic, row.article, getattr(row, "only_if", ""), *variant)
        same.setdefault(key, []).append(row)
    for rows in same.values():
        _check_apart(where, rows[0].article, f"article {rows[0].article}", rows)


def _check_apart(where: str, word: str, what: str, spans: Iterable[Rated]) -> None:
    rows = sorted(spans, key=lambda row: row.since or date.min)
    for earlier, later in pairwise(rows):
        if earlier.until is None or later.since is None or earlier.until > later.since:
            cure = "end the earlier one with until = first day of the next"
            raise Misplaced(where, word, f"{what}: two rows hold on the same day; {cure}")


def _check_offences(file: OffenceFile) -> None:
    where = f"offences/{file.state.lower()}.toml"
    _check_states(where, (file.state,))
    for offence in file.offence:
        twins = [other for other in file.offence if other.id == offence.id]
        _check_apart(where, offence.id, offence.id, twins)


def _check_rulings(courts: Mapping[str, Court], holders: Iterable[str]) -> None:
    known = {*holders, *REACHES}
    rulings: dict[str, Ruling] = {}
    for court in courts.values():
        for ruling in court.ruling:
            if ruling.id in rulings:
                raise Misplaced(f"rulings/{court.id}.toml", ruling.id, f"two rulings are {ruling.id}: rename one")
            rulings[ruling.id] = ruling
    for court in courts.values():
        where = f"rulings/{court.id}.toml"
        _check_states(where, court.binds)
        for ruling in court.ruling:
            if ruling.overruled_by and ruling.overruled_by not in rulings:
                what = f"{ruling.id} is overruled by {ruling.overruled_by!r}, which no file has"
                raise Misplaced(where, ruling.overruled_by, what)
            for target in (name for row in ruling.applies for name in row.instruments):
                if target not in known:
                    ids = f"write the id of an instrument, a State in small letters, or one of {', '.join(REACHES)}"
                    raise Misplaced(where, target, f"{ruling.id} names {target!r}; {ids}")


def messages(law: Law | None = None) -> frozenset[str]:
    """Every English template that the law can say: the sentences of its files and of its checks."""
    law = law or load_law()
    said = set(templates())
    for content in REQUIREMENTS.values():
        said |= {content.question, content.label}
    said |= {*ABROAD.values(), *GROUNDS.values(), *DUTIES.values(), *OTHERS.values(), *assurances.sentences()}
    said |= {register.name for register in law.registers.values()}
    for instrument in law.instruments.values():
        said |= {instrument.note}
        said |= {relation.text for relation in instrument.relation}
        said |= {declaration.text for declaration in instrument.declaration}
        said |= set(_sentences(instrument.provisions))
    for country in law.countries.values():
        said |= {row.text for row in country.without_treaty} | {row.text for row in country.policy}
        said |= {row.text for row in country.closure}
        said |= set(_sentences(country.provisions))
    said |= {offence.text for file in law.offences.values() for offence in file.offence}
    for ruling in (ruling for court in law.courts.values() for ruling in court.ruling):
        said |= {ruling.text, ruling.changes, ruling.question}
    return frozenset(said - {""})


def _sentences(provisions: Iterable[Provision]) -> Iterator[str]:
    for row in provisions:
        yield row.text
        for key in ("question", "consequence", "receiver", "extension", "promise"):
            yield getattr(row, key, "")
