"""Asking one encoded offence, or a State's whole law, about a conduct that is written in a line."""

from datetime import date

from models.fact import given, typed
from models.law import load_law
from models.law.conduct import Match, corresponding, matched
from models.law.offence import Offence
from models.law.victims import Victim
from models.value import Outcome
from tests.law.instruments.asking import TODAY


def offence(name: str, on: date = TODAY) -> Offence:
    """The offence with this id as it holds on the day."""
    rows = [o for file in load_law().offences.values() for o in file.offence if o.id == name and o.holds(on)]
    (found,) = rows
    return found


def _stated(act: str, means: str, purpose: str, age: int | None) -> dict[str, object]:
    values = {"act": [act], "means": [means] if means else None, "purpose": [purpose], "youngest_victim": age}
    return {f"conduct/{key}": value for key, value in values.items() if value is not None}


def outcome(name: str, act: str, means: str, purpose: str, age: int | None = 30) -> Outcome:
    """How a conduct of one act, one means (or none) and one purpose stands to the offence."""
    stated = _stated(act, means, purpose, age)
    return matched(given({path: typed(path, value) for path, value in stated.items()}), offence(name), Victim()).outcome


def age(name: str, below: int, act: str, purpose: str) -> tuple[Outcome, Outcome]:
    """The outcome without a means for a victim just below the age, and for one who has reached it."""
    return outcome(name, act, "", purpose, below - 1), outcome(name, act, "", purpose, below)


def named(state: str, act: str, means: str, purpose: str, age: int | None = 30, on: date = TODAY) -> Match:
    """What the State's whole law says of the conduct."""
    stated = _stated(act, means, purpose, age)
    return corresponding(given({path: typed(path, value) for path, value in stated.items()}), load_law(), state, on)
