"""The shape of a court's file: its rulings, each with the provisions that it is about, and from when to when it stands.

`models/law/rulings/<court>.toml`. A finding cites the rulings that hold on its day for its provision.
"""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Self

from pydantic import Field, model_validator

from models.fact import Kind
from models.finding import RulingCited, Status
from models.law.country import Country
from models.law.instrument import Instrument, Rated
from models.law.topics import DUTIES, GROUNDS, OTHERS, REQUIREMENTS
from models.value import Said, Value


class Applies(Value):
    """The provisions that a ruling is about: those of these instruments, on these topics, in these articles."""

    instruments: tuple[str, ...] = Field(
        default=(), description="ids of instruments and States, or a class: bilateral, regional, universal; empty: all"
    )
    topics: tuple[str, ...] = Field(min_length=1)
    articles: tuple[str, ...] = Field(default=(), description="as the file writes them; empty: every article")
    kinds: tuple[Kind, ...] = ()

    @model_validator(mode="after")
    def _topics_known(self) -> Self:
        unknown = set(self.topics) - {*GROUNDS, *DUTIES, *OTHERS, *REQUIREMENTS}
        if unknown:
            raise ValueError(f"unknown topic {sorted(unknown)}: write one of models/law/topics.py")
        return self


class Ruling(Rated):
    """One ruling. `since` is the day from which it may be relied on: the day of the ruling, where nothing is said."""

    id: str = Field(pattern="^[a-z0-9_]+$", description="such as cjeu_2016_aranyosi: unique over all courts")
    number: str = Field(min_length=1, description="case number or citation, as the court or its reports write it")
    name: str = Field(min_length=1)
    decided: date
    text: str = Field(min_length=8, description="one English sentence: what it settles; a catalogue key")
    changes: str = Field(default="", description="one sentence: what an officer does otherwise because of it")
    question: str = Field(default="", description="the question to put to the other State before deciding")
    overruled_by: str = Field(default="", description="id of the ruling that took its place; then `until` is its day")
    applies: tuple[Applies, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.overruled_by and self.until is None:
            raise ValueError("overruled_by needs until: the first day on which it can no longer be relied on")
        if self.since and self.since < self.decided:
            raise ValueError("since cannot come before decided")
        return self

    @cached_property
    def topics(self) -> frozenset[str]:
        """Everything that it is about."""
        return frozenset(topic for row in self.applies for topic in row.topics)

    def settles(self, on: date) -> bool:
        """True on a day on which the ruling stands."""
        return self.decided <= on and self.holds(on)


class Court(Value):
    """A court, the States in which its rulings bind, and the rulings."""

    id: str = Field(pattern="^[a-z0-9_]+$")
    name: str
    short: str
    binds: tuple[str, ...] = Field(
        min_length=1, description="States as requested State in which the rulings are followed"
    )
    ruling: tuple[Ruling, ...] = Field(min_length=1)


class Cited(Value):
    """A ruling as a finding cites it."""

    court: Court
    ruling: Ruling

    @property
    def citation(self) -> str:
        """Court, name, number and day: `CJEU, Aranyosi and Căldăraru, C-404/15 and C-659/15 PPU (2016-04-05)`."""
        return f"{self.court.short}, {self.ruling.name}, {self.ruling.number} ({self.ruling.decided})"

    def as_cited(self) -> RulingCited:
        """What a finding shows of it."""
        ruling = self.ruling
        changes = Said(text=ruling.changes) if ruling.changes else None
        return RulingCited(
            id=ruling.id, citation=self.citation, text=Said(text=ruling.text), changes=changes, status=ruling.status
        )


def followed(courts: Iterable[Court], requested: str, on: date) -> tuple[Cited, ...]:
    """The rulings that stand on the day and are followed in the requested State, the newest first."""
    found = (
        Cited(court=court, ruling=ruling)
        for court in courts
        if requested in court.binds
        for ruling in court.ruling
        if ruling.status is not Status.UNCONFIRMED and ruling.settles(on)
    )
    return tuple(sorted(found, key=lambda cited: (-cited.ruling.decided.toordinal(), cited.ruling.id)))


def concerning(
    rulings: Iterable[Cited], holder: Instrument | Country, article: str, topic: str, kind: Kind
) -> tuple[RulingCited, ...]:
    """Those of these rulings that are about this provision, as a finding cites them."""
    names = {holder.id, holder.reach} if isinstance(holder, Instrument) else {holder.id}
    return tuple(
        cited.as_cited()
        for cited in rulings
        if topic in cited.ruling.topics
        and any(_about(row, names, article, topic, kind) for row in cited.ruling.applies)
    )


def _about(row: Applies, names: set[str], article: str, topic: str, kind: Kind) -> bool:
    return (
        topic in row.topics
        and (not row.instruments or bool(names & set(row.instruments)))
        and (not row.articles or article in row.articles)
        and (not row.kinds or kind in row.kinds)
    )
