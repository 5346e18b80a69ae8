"""Dates as people write them; what can be read in two ways is not decided."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.reading.dates import dates_in
from models.reading.run import fold
from models.reading.vocabulary import vocabularies

EN, ES = vocabularies()["en"], vocabularies()["es"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "November 17, 2026"),
        ("en", "17 November 2026"),
        ("en", "the 17th day of November 2026"),
        ("en", "2026-11-17"),
        ("en", "17/11/2026"),
        ("en", "11/17/2026"),
        ("es", "17 de noviembre de 2026"),
        ("es", "17 de noviembre del 2026"),
        ("es", "diecisiete de noviembre de dos mil veintiséis"),
        ("es", "17.11.2026"),
    ],
)
def test_each_way_of_writing_is_the_same_day(language: str, text: str) -> None:
    found = dates_in(fold(f"on {text}, and"), vocabularies()[language])
    assert [one.day for one in found] == [date(2026, 11, 17)]


def test_a_date_that_can_be_read_in_two_ways_is_found_and_not_decided() -> None:
    assert [one.day for one in dates_in("03/04/2025", EN)] == [None]
    assert [one.day for one in dates_in("03/04/2025", ES)] == [None]


def test_the_same_number_twice_can_be_read_in_one_way() -> None:
    assert [one.day for one in dates_in("04/04/2025", EN)] == [date(2025, 4, 4)]


@pytest.mark.parametrize("text", ["31 February 2026", "99/99/2026", "article 17 of 2026", "5550-0155-01"])
def test_what_is_no_date_is_not_found(text: str) -> None:
    assert dates_in(text, EN) == ()


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_written_in_words_is_read_back(day: date) -> None:
    month = next(name for name, number in ES.months.items() if number == day.month)
    found = dates_in(f"madrid, a {day.day} de {month} de {day.year}.", ES)
    assert [one.day for one in found] == [day]
