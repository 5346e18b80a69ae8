"""What the tests of a State's own law share: ask it alone, without any treaty, and count its clocks."""

from datetime import date

from models.fact import Kind
from models.law.loading import load_law
from models.value import Outcome
from tests.law.instruments.asking import ask, clock, found, said_nothing

EX, PA, MLA = Kind.EXTRADITION, Kind.PROVISIONAL_ARREST, Kind.MLA
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN
# Kosovo is bound by none of the encoded treaties with the States of these tests: their own law decides alone.
ALONE = "XK"
REQUEST: dict[str, object] = {
    "requesting/authority": "Ministry", "conduct/summary": "What was done.", "conduct/states": ["XK"],
    "conduct/from": "2020-01-01", "offence/1/category": "other", "offence/1/max_months": 60,
    "person/1/name": "Fictitious Person", "person/1/role": "accused", "person/1/nationality": "XK",
    "person/1/born": "1980-01-01",
}  # fmt: skip


def request(**changed: object) -> dict[str, object]:
    """The facts of a request, with these changed; `__` stands for `/`, None takes a fact away."""
    facts = REQUEST | {path.replace("__", "/"): value for path, value in changed.items()}
    return {path: value for path, value in facts.items() if value is not None}


def outcome(
    state: str, article: str, topic: str, kind: Kind = EX, requesting: str = ALONE, /, **changed: object
) -> Outcome:
    """What the State's own article says of these facts."""
    return found(ask(requesting, state, kind, request(**changed)), state.lower(), article, topic).outcome


def recorded(state: str, article: str, topic: str, fact: str, kind: Kind = EX, requesting: str = ALONE) -> None:
    """A ground that an officer settles: made out, ruled out, and open while nobody has recorded it."""
    for value, expected in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
        facts = request() | ({} if value is None else {fact: value})
        assert found(ask(requesting, state, kind, facts), state.lower(), article, topic).outcome is expected, topic


def national(state: str, article: str, **changed: object) -> None:
    """The ground of nationality: a national, a foreigner, and a person whose nationality is not stated."""
    for nationality, expected in ((state, MET), (ALONE, NOT_MET), (None, UNKNOWN)):
        found_ = outcome(state, article, "nationality", EX, person__1__nationality=nationality, **changed)
        assert found_ is expected, nationality


def penalty(state: str, article: str, topic: str = "death_penalty", requesting: str = "US") -> None:
    """A penalty that bars, unless an assurance is seen; asked by a State that has it."""
    heavy = {"death_penalty": "death", "life_imprisonment": "life"}[topic]
    for stated, assurance, expected in (
        (heavy, None, MET), (heavy, topic, NOT_MET), ("term", None, NOT_MET), (None, None, UNKNOWN),
    ):  # fmt: skip
        found_ = outcome(
            state, article, topic, EX, requesting, offence__1__penalty=stated, assurance__1__kind=assurance
        )
        assert found_ is expected, stated


def due(state: str, article: str, event: str, started: date, kind: Kind = EX, requesting: str = ALONE) -> date:
    """The last day of the State's own limit."""
    return clock(state.lower(), article, requesting, state, kind, event, started).due


def silent(state: str, article: str, topic: str, kind: Kind, requesting: str, **changed: object) -> bool:
    """True where the article says nothing beside the treaty between the two States."""
    return said_nothing(ask(requesting, state, kind, request(**changed)), state.lower(), article, topic)


def needed(state: str, article: str, topic: str, kind: Kind = EX, /, **there: object) -> None:
    """A content that is missing, and then there."""
    assert outcome(state, article, topic, kind, **dict.fromkeys(there)) is NOT_MET
    assert outcome(state, article, topic, kind, **there) is MET


def forces(state: str) -> dict[str, str]:
    """The force of each ground, by article and topic."""
    return {f"{row.article}: {row.topic}": str(row.force) for row in load_law().countries[state].ground}
