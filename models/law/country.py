"""The shape of a country's file: its domestic law only. What it declared to a treaty stands in the treaty's file."""

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

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


class Closure(Datum):
    """Days of each year on which the courts or the authority do only what is urgent. They move no last day; a safe
    day keeps clear of them."""

    from_day: str = Field(pattern=r"^\d\d-\d\d$", description="month and day, such as 08-01")
    to_day: str = Field(pattern=r"^\d\d-\d\d$", description="the last of these days; before from_day: of the next year")
    article: str
    text: str = Field(min_length=8, description="one English sentence; a catalogue key")

    @model_validator(mode="after")
    def _days(self) -> Self:
        for day in (self.from_day, self.to_day):
            date.fromisoformat(f"2024-{day}")
        return self

    def days(self, year: int) -> frozenset[date]:
        """The days of the closure that begins in this year."""
        first = date.fromisoformat(f"{year}-{self.from_day}")
        ends_in = year if self.to_day >= self.from_day else year + 1
        last = date.fromisoformat(f"{ends_in}-{self.to_day}")
        return frozenset(date.fromordinal(day) for day in range(first.toordinal(), last.toordinal() + 1))


class Policy(Datum):
    """What a State does as a rule, under its own law: for orientation beside the provisions."""

    topic: Literal["nationality", "life_imprisonment", "death_penalty", "dual_criminality"]
    stance: Literal["allows", "conditions", "bars"] = Field(
        description="nationality: extradites its nationals; life, death: extradites to such a penalty; "
        "dual criminality: grants without it"
    )
    kinds: tuple[Kind, ...] = ()
    article: str
    text: str = Field(min_length=8, description="one English sentence; a catalogue key")


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
    closure: tuple[Closure, ...] = ()
    policy: tuple[Policy, ...] = ()
    requirement: tuple[Requirement, ...] = ()
    ground: tuple[Ground, ...] = ()
    threshold: tuple[Threshold, ...] = ()
    limit: tuple[Limit, ...] = ()
    duty: tuple[Duty, ...] = ()

    @property
    def data(self) -> tuple[Datum, ...]:
        """Everything that has a day on which it was checked."""
        return (
            *self.authority, *self.languages, *self.without_treaty, *self.death_penalty, *self.holidays, *self.closure,
            *self.policy,
        )  # fmt: skip

    @property
    def id(self) -> str:
        """How findings name this law: the code in small letters."""
        return self.code.lower()

    @property
    def short(self) -> str:
        """How a sentence names this law."""
        return f"law of {self.name}"

    @property
    def under_treaty(self) -> Self:
        """This law where a treaty is the basis: without what it says only for a request without one."""
        groups = ("requirement", "ground", "threshold", "limit", "duty")
        return self.model_copy(update={g: tuple(r for r in getattr(self, g) if not r.no_treaty) for g in groups})

    @property
    def provisions(self) -> tuple[Requirement | Ground | Threshold | Limit | Duty, ...]:
        """Every provision, in the order of the file's groups."""
        return (*self.requirement, *self.ground, *self.threshold, *self.limit, *self.duty)
