"""What the tests of the States' own law share: a complete request, asked where no treaty stands before that law."""

from datetime import date

from models.fact import Kind
from models.finding import Assessment, DeadlineDue
from models.law import load_law
from models.law.country import Country
from models.value import Outcome
from tests.law.countries.test_countries import COMPLETE
from tests.law.instruments.asking import ask, clock, found

EX, PA, MLA = Kind.EXTRADITION, Kind.PROVISIONAL_ARREST, Kind.MLA
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN
NOWHERE = "XK"
"""A State that no treaty of the law binds."""
DAY = date(2026, 3, 2)


def country(state: str) -> Country:
    """The State's file."""
    return load_law().countries[state]


def put(state: str, kind: Kind = EX, requesting: str = NOWHERE, on: date = DAY, /, **more: object) -> Assessment:
    """The assessment of a complete request to the State with these facts changed; None leaves a fact out."""
    values = COMPLETE | {path.replace("__", "/"): value for path, value in more.items()}
    facts = {path: value for path, value in values.items() if value is not None}
    return ask(requesting, state, kind, facts, on=on)


def outcome(state: str, article: str, topic: str, requesting: str = NOWHERE, /, **more: object) -> Outcome:
    """How the provision of the State's own law on this topic stands for that request."""
    kind = MLA if "measure__1__kind" in more else EX
    return found(put(state, kind, requesting, **more), state.lower(), article, topic).outcome


def due(state: str, article: str, event: str, requesting: str = NOWHERE, kind: Kind = EX) -> DeadlineDue:
    """The deadline of the State's own law that the event starts on `DAY`."""
    return clock(state.lower(), article, requesting, state, kind, event, DAY)
