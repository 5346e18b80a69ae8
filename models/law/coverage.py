"""How much of the law is here, how it was checked, and what is due to be checked again."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from models.finding import Status
from models.law.country import Country, DeathPenalty, WithoutTreaty
from models.law.instrument import Instrument, Provision, Rated
from models.law.law import Law
from models.law.registry import modules
from models.value import Value

FRESH_DAYS = 365
_NAMES: Mapping[type, str] = {WithoutTreaty: "without a treaty", DeathPenalty: "death penalty"}


class Share(Value):
    """Provisions by the way in which their text was checked."""

    verified: int = 0
    knowledge: int = 0
    unconfirmed: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.verified + self.knowledge + self.unconfirmed


class Coverage(Value):
    """What is encoded, in numbers."""

    instruments: int  # with rules
    named: int  # known to exist, rules not here
    provisions: Share  # of instruments
    participations: int  # of a State in an instrument or protocol, with a day
    states: int  # that take part in one or more instruments
    countries: int
    domestic: Share  # provisions of own law
    offences: Share
    offence_states: int
    courts: int
    rulings: Share
    checks: int  # modules
    topics: int  # that the checks serve


class Stale(Value):
    """A datum of a State that was last checked too long ago."""

    state: str
    what: str
    status: Status
    checked: date
    days: int  # since then


def share(rows: Iterable[Rated]) -> Share:
    """The rows counted by status."""
    found = [row.status for row in rows]
    return Share(**{status.value: found.count(status) for status in Status})


def coverage(law: Law) -> Coverage:
    """The law counted."""
    encoded = [instrument for instrument in law.instruments.values() if instrument.encoded]
    offences = [offence for file in law.offences.values() for offence in file.offence]
    parties = [row for rows in law.parties.values() for spans in rows.values() for row in spans if row.since]
    return Coverage(
        instruments=len(encoded), named=len(law.instruments) - len(encoded),
        provisions=share(row for instrument in encoded for row in instrument.provisions),
        participations=len(parties), states=len({row.state for row in parties}), countries=len(law.countries),
        domestic=share(row for country in law.countries.values() for row in country.provisions),
        offences=share(offences), offence_states=len(law.offences), courts=len(law.courts),
        rulings=share(ruling for court in law.courts.values() for ruling in court.ruling),
        checks=len(modules()), topics=sum(len(module.SERVES) for module in modules()),
    )  # fmt: skip


def provisions(holder: Instrument | Country) -> tuple[tuple[str, Provision], ...]:
    """Every provision of the file with the name of its group, in the order of the file."""
    groups = ("channel", "language", "requirement", "ground", "threshold", "limit", "duty", "jurisdiction", "route")
    return tuple((name, row) for name in groups for row in getattr(holder, name, ()))


def stale(law: Law, on: date, days: int = FRESH_DAYS) -> tuple[Stale, ...]:
    """The data of States that were checked more than so many days before, the oldest first."""
    found = (row for country in law.countries.values() for row in _old(country, on, days))
    return tuple(sorted(found, key=lambda row: (row.checked, row.state, row.what)))


def _old(country: Country, on: date, days: int) -> Iterator[Stale]:
    for row in country.data:
        age = (on - row.checked).days
        if age > days:
            words = (
                _NAMES.get(type(row), type(row).__name__.lower()),
                *getattr(row, "kinds", ()),
                getattr(row, "topic", ""),
            )
            what = " ".join(word.replace("_", " ") for word in words if word)
            yield Stale(state=country.code, what=what, status=row.status, checked=row.checked, days=age)
