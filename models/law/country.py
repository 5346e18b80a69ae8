"""The shape of a country's file: its domestic law only. What it declared to a treaty stands in the treaty's file."""

from datetime import date

from pydantic import Field

from models.fact import Kind
from models.law.instrument import Duty, Ground, Limit, Rated, Requirement, Threshold
from models.value import Value


class Datum(Rated):
    """A fact about a State's practice, with the day on which it was last checked."""

    checked: date


class Authority(Datum):
    """An authority that sends and receives requests."""

    name: str
    kinds: tuple[Kind, ...]


class Languages(Datum):
    """The languages in which a State takes requests."""

    kinds: tuple[Kind, ...]
    accepted: tuple[str, ...]
    urgent: bool = False


class WithoutTreaty(Datum):
    """Whether a State helps where no treaty binds it, and under which of its own articles."""

    kinds: tuple[Kind, ...]
    possible: bool
    article: str
    text: str


class DeathPenalty(Datum):
    """Whether ordinary courts can pass a sentence of death."""

    exists: bool


class Holidays(Datum):
    """Where the days off come from, and what they leave out."""

    note: str


class Country(Value):
    """One State's own law. A provision with `overlay` applies beside a treaty; the others where there is none."""

    code: str = Field(pattern="^[A-Z]{2}$")
    name: str
    official_languages: tuple[str, ...] = Field(min_length=1)
    authority: tuple[Authority, ...] = ()
    languages: tuple[Languages, ...] = ()
    without_treaty: tuple[WithoutTreaty, ...] = ()
    death_penalty: tuple[DeathPenalty, ...] = ()
    holidays: tuple[Holidays, ...] = ()
    requirement: tuple[Requirement, ...] = ()
    ground: tuple[Ground, ...] = ()
    threshold: tuple[Threshold, ...] = ()
    limit: tuple[Limit, ...] = ()
    duty: tuple[Duty, ...] = ()

    @property
    def id(self) -> str:
        """How findings name this law: the code in small letters."""
        return self.code.lower()

    @property
    def short(self) -> str:
        """How a sentence names this law."""
        return f"law of {self.name}"

    @property
    def provisions(self) -> tuple[Requirement | Ground | Threshold | Limit | Duty, ...]:
        """Every provision, in the order of the file's groups."""
        return (*self.requirement, *self.ground, *self.threshold, *self.limit, *self.duty)
