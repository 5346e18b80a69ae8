"""What the tests of the instruments share: ask the law about a few facts, pick one answer, and check a quotation."""

import inspect
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from types import ModuleType

from models.deadline import Calendar, last_day
from models.fact import FactValue, Kind, given, typed
from models.finding import Assessment, Basis, DeadlineDue, Finding, Status
from models.law.applying import bases
from models.law.assessing import assess
from models.law.clocks import limits_started
from models.law.instrument import Instrument, Limit, Party
from models.law.law import Law
from models.law.loading import load_law

TODAY = date(2026, 11, 24)


def ask(
    requesting: str,
    requested: str,
    kind: Kind,
    facts: Mapping[str, object] | None = None,
    *,
    on: date = TODAY,
    received: date | None = None,
    law: Law | None = None,
) -> Assessment:
    """The assessment of these facts between the two States, with weekends as the only days off."""
    values: dict[str, FactValue] = {path: typed(path, raw) for path, raw in (facts or {}).items()}
    calendars = {state: Calendar(state=state) for state in (requesting, requested)}
    return assess(
        law or load_law(), given(values), requesting=requesting, requested=requested, kind=kind, on=on,
        calendars=calendars, received=received,
    )  # fmt: skip


def instrument(name: str) -> Instrument:
    """The instrument of the law with this id."""
    return load_law().instruments[name]


def basis(name: str, requesting: str, requested: str, kind: Kind, on: date = TODAY, *measures: str) -> Basis:
    """What the law says of this instrument as a basis between the two States, for these measures."""
    found = bases(load_law(), requesting, requested, on, kind, measures)
    return next(row for row in found if row.instrument == name)


def found(assessment: Assessment, name: str, article: str, topic: str) -> Finding:
    """The one finding of the instrument's article on this topic."""
    rows = [f for f in assessment.findings if (f.instrument, f.article, f.topic) == (name, article, topic)]
    assert len(rows) == 1, [f.id for f in assessment.findings if f.instrument == name]
    return rows[0]


def said_nothing(assessment: Assessment, name: str, article: str, topic: str) -> bool:
    """True where the instrument's article has no finding on this topic."""
    return all((f.instrument, f.article, f.topic) != (name, article, topic) for f in assessment.findings)


def due(assessment: Assessment, name: str, article: str) -> DeadlineDue:
    """The one deadline of the instrument's article."""
    rows = [d for d in assessment.deadlines if (d.instrument, d.article) == (name, article)]
    assert len(rows) == 1, [(d.instrument, d.article) for d in assessment.deadlines]
    return rows[0]


def clock(
    name: str, article: str, requesting: str, requested: str, kind: Kind, event: str, started: date, measure: str = ""
) -> DeadlineDue:
    """The deadline that an event of the register starts under the instrument's article, on the day of the event."""
    calendars = {state: Calendar(state=state) for state in (requesting, requested)}
    rows = limits_started(
        load_law(), event, started, requesting=requesting, requested=requested, kind=kind, on=started,
        calendars=calendars, measures=(measure,) if measure else (),
    )  # fmt: skip
    found_rows = [d for d in rows if (d.instrument, d.article) == (name, article)]
    assert len(found_rows) == 1, [(d.instrument, d.article) for d in rows]
    return found_rows[0]


def bound(holder: str, *states: str, since: date) -> Law:
    """The law as it would be if these States were bound by the protocol `instrument/protocol` since that day."""
    law = load_law()
    rows = {s: (Party(state=s, since=since, status=Status.VERIFIED, source="a test"),) for s in states}
    return law.model_copy(update={"parties": law.parties | {holder: law.parties[holder] | rows}})


def as_treaty(name: str, *states: str) -> Law:
    """The law as it would be if this soft law, or this treaty that is not in force, bound these States since 2000."""
    law, since = load_law(), date(2000, 1, 1)
    treaty = law.instruments[name].model_copy(update={"sort": "treaty", "in_force": since, "obliges": True})
    rows = {s: (Party(state=s, since=since, status=Status.VERIFIED, source="a test"),) for s in states}
    only = {name: treaty} | {k: i for k, i in law.instruments.items() if k != name and i.sort != "treaty"}
    return law.model_copy(update={"instruments": only, "parties": law.parties | {name: rows}})


def quotations(module: ModuleType) -> Iterator[tuple[str, str]]:
    """Every quotation “…” in the docstring of a test class of the module."""
    for name, member in inspect.getmembers(module, inspect.isclass):
        if name.startswith("Test") and member.__module__ == module.__name__:
            for quotation in re.findall(r"“([^”]+)”", member.__doc__ or ""):
                yield name, plain(quotation)


def plain(text: str) -> str:
    """The words alone: no links, no emphasis, one space between words, straight quotation marks."""
    text = re.sub(r"\]\([^)]*\)", "]", text)
    text = re.sub(r"[\[\]*]", "", text).translate(str.maketrans("‘’", "''"))
    return " ".join(text.split())


def text_of(shared: Path, *names: str) -> str:
    """Texts of `../shared`, as plain words; a bare name is a file in `treaties`."""
    return " ".join(plain((shared / (name if "/" in name else f"treaties/{name}")).read_text()) for name in names)


def limit(name: str, article: str) -> Limit:
    """The time limit of the instrument's article."""
    return next(row for row in instrument(name).limit if row.article == article)


def counted(name: str, article: str, started: date) -> date:
    """The last day of the limit, counted as its row says, with weekends as the only days off."""
    row = limit(name, article)
    return last_day(
        started, row.length, row.unit, Calendar(state="XK"), include=row.count == "include", before=row.before,
        roll=row.roll,
    )  # fmt: skip
