"""The days off of States, from the library `holidays`: the only module that knows it.

Public holidays of a whole State are in it. Those of its parts and days that a government decrees at short notice
are not: an officer adds them. Judicial recesses come from the State's file of the law.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

import holidays

from models.deadline import Calendar
from models.finding import Status
from models.law import load_law

YEARS_BEFORE, YEARS_AFTER = 12, 12


class NoHolidays(LookupError):
    """The library has no holidays for a State."""


def calendars(states: Iterable[str], around: date) -> dict[str, Calendar]:
    """The calendars of these States for the years around the day: twelve before, twelve after."""
    years = frozenset(range(around.year - YEARS_BEFORE, around.year + YEARS_AFTER + 1))
    return {state: calendar(state, years) for state in states}


@lru_cache(maxsize=512)
def calendar(state: str, years: frozenset[int]) -> Calendar:
    """The calendar of a State for these years; `NoHolidays` names the State that the library does not know."""
    try:
        found = holidays.country_holidays(state, years=years)
    except NotImplementedError:
        raise NoHolidays(
            f"no holidays are known for {state}: record its days off by hand, or leave out the safe day for it"
        ) from None
    country = load_law().countries.get(state)
    closures = () if country is None else (row for row in country.closure if row.status is not Status.UNCONFIRMED)
    return Calendar(
        state=state, holidays=frozenset(found), weekend=frozenset(int(day) for day in found.weekend), years=years,
        closed=frozenset(day for closure in closures for year in years for day in closure.days(year)),
    )  # fmt: skip
