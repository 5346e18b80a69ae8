"""The own law of States of the Americas, Asia, Africa and Oceania that no text here holds: nothing of it is called
verified, and what it says is asked on both sides all the same."""

from datetime import date

import pytest

from models.fact import Kind
from models.finding import Status
from models.law.loading import load_law
from models.value import Outcome
from tasks.calendars import calendars
from tests.law.countries.owning import (
    ALONE,
    EX,
    MET,
    MLA,
    NOT_MET,
    PA,
    UNKNOWN,
    due,
    national,
    outcome,
    penalty,
    recorded,
)  # fmt: skip
from tests.law.instruments.asking import TODAY, basis, clock

READ = {"AR", "CA", "CO", "KR", "US"}
ELSEWHERE = (
    "AE AU BO BR CL CN CR CU DO DZ EC EG GH GT HN ID IL IN JP KE KZ MA MX MY NG NI NZ PA PE PH PY SA SG SV TH TN UY VE "
    "VN ZA"
).split()


@pytest.mark.parametrize("state", ELSEWHERE)
def test_what_was_not_read_is_never_called_verified(state: str) -> None:
    own = load_law().countries[state]
    assert Status.VERIFIED not in {row.status for row in (*own.data, *own.provisions)}
    assert state not in READ


@pytest.mark.parametrize("state", [*ELSEWHERE, *sorted(READ)])
def test_its_days_off_are_known(state: str) -> None:
    found = calendars([state], TODAY)[state]
    assert any(day.year == TODAY.year for day in found.holidays)


@pytest.mark.parametrize("state", ELSEWHERE)
def test_a_ground_on_nationals_fits_the_policy(state: str) -> None:
    own = load_law().countries[state]
    grounds = {row.article for row in own.ground if row.topic == "nationality"}
    policies = {row.article for row in own.policy if row.topic == "nationality" and row.stance != "allows"}
    assert grounds <= policies


@pytest.mark.parametrize("state", ["AE", "BR", "CN", "DZ", "ID", "JP", "MA", "PA", "TN", "VE"])
def test_a_national_a_foreigner_and_a_person_whose_nationality_is_not_stated(state: str) -> None:
    row = next(row for row in load_law().countries[state].ground if row.topic == "nationality")
    national(state, row.article)


@pytest.mark.parametrize("state", ["CU", "EG", "NI"])
def test_what_is_not_confirmed_about_nationals_bars_nothing(state: str) -> None:
    row = next(row for row in load_law().countries[state].ground if row.topic == "nationality")
    assert row.status is Status.UNCONFIRMED


@pytest.mark.parametrize(
    ("state", "exists"),
    [
        ("BR", False), ("CL", False), ("CN", True), ("CU", True), ("EG", True), ("IN", True), ("JP", True),
        ("KZ", False), ("MX", False), ("NZ", False), ("SG", True), ("TH", True), ("VE", False), ("ZA", False),
    ],
)  # fmt: skip
def test_which_of_them_has_the_death_penalty(state: str, exists: bool) -> None:
    assert [row.exists for row in load_law().countries[state].death_penalty] == [exists]


def test_the_philippines_abolished_it_on_a_day() -> None:
    row = load_law().countries["PH"].death_penalty[0]
    assert (row.exists, row.holds(date(2006, 6, 24)), row.holds(date(2006, 6, 23))) == (False, True, False)


@pytest.mark.parametrize(
    ("state", "kind", "stands"),
    [
        ("AU", EX, True), ("BR", EX, True), ("CN", EX, True), ("IL", EX, False), ("IL", MLA, True), ("JP", MLA, True),
        ("NG", EX, False), ("NG", MLA, True), ("PH", EX, False), ("SG", EX, False), ("SG", MLA, True), ("TH", EX, True),
        ("US", EX, False), ("ZA", EX, True),
    ],
)  # fmt: skip
def test_what_they_do_without_a_treaty(state: str, kind: Kind, stands: bool) -> None:
    assert basis("reciprocity", ALONE, state, kind).stands is stands


@pytest.mark.parametrize("state", ["GT", "NI", "SA", "VN"])
def test_what_is_not_confirmed_leaves_reciprocity_open(state: str) -> None:
    assert basis("reciprocity", ALONE, state, EX).status is Status.UNCONFIRMED


@pytest.mark.parametrize(
    ("state", "article", "event", "kind", "last"),
    [
        ("AU", "17(2) Extradition Act 1988", "provisional_arrest", PA, date(2026, 4, 16)),
        ("BO", "154(2) Código de Procedimiento Penal", "provisional_arrest", PA, date(2026, 5, 31)),
        ("BR", "84 § 4 Lei 13.445/2017", "arrest_notified", PA, date(2026, 5, 1)),
        ("BR", "92 Lei 13.445/2017", "decision_notified", EX, date(2026, 5, 1)),
        ("CL", "442 Código Procesal Penal", "arrest_notified", PA, date(2026, 5, 2)),
        ("IN", "24 Extradition Act 1962", "committal", EX, date(2026, 5, 2)),
        ("IN", "34B Extradition Act 1962", "provisional_arrest", PA, date(2026, 5, 1)),
        ("JP", "9 Act of Extradition", "extradition_detention", EX, date(2026, 5, 2)),
        ("TH", "16 Extradition Act B.E. 2551", "provisional_arrest", PA, date(2026, 5, 1)),
        ("ZA", "13 Extradition Act 67 of 1962", "committal", EX, date(2026, 3, 17)),
    ],
)
def test_a_clock_is_counted_from_the_day_after(state: str, article: str, event: str, kind: Kind, last: date) -> None:
    assert due(state, article, event, date(2026, 3, 2), kind) == last


def test_twenty_days_in_the_philippines_where_a_convention_lets_own_law_decide() -> None:
    row = clock("ph", "20(d) Presidential Decree 1069", "NG", "PH", EX, "provisional_arrest", date(2026, 3, 2))
    assert row.due == date(2026, 3, 22)


@pytest.mark.parametrize(
    ("state", "article", "months"),
    [
        ("AU", "5 Extradition Act 1988", 12),
        ("CN", "7 Extradition Law of 2000", 12),
        ("JP", "2(3), 2(4) Act of Extradition", 36),
        ("TH", "7 Extradition Act B.E. 2551", 12),
        ("ZA", "1 Extradition Act 67 of 1962", 6),
    ],
)
def test_a_penalty_below_the_threshold_never_reaches_it(state: str, article: str, months: int) -> None:
    assert outcome(state, article, "threshold", offence__1__max_months=months - 1) is NOT_MET
    # At the threshold the offences of the State, which are not encoded, leave it to a person.
    assert outcome(state, article, "threshold", offence__1__max_months=months) is UNKNOWN


@pytest.mark.parametrize(("left", "expected"), [(6, MET), (5, NOT_MET), (None, UNKNOWN)])
def test_six_months_left_in_china(left: int | None, expected: Outcome) -> None:
    article = "7 Extradition Law of 2000, second case"
    found = outcome("CN", article, "threshold", sentence__remaining_months=left, person__1__role="convicted")
    assert found is expected


def test_brazil_asks_for_death_and_life_to_be_commuted() -> None:
    penalty("BR", "96 III Lei 13.445/2017")
    penalty("BR", "96 III, as to life Lei 13.445/2017", "life_imprisonment")
    for article, topic, fact in (
        ("82 VII", "political", "desk/political"), ("82 IX", "asylum", "desk/asylum"),
        ("82 V", "ne_bis_in_idem_here", "desk/final_here"),
    ):  # fmt: skip
        recorded("BR", f"{article} Lei 13.445/2017", topic, fact)


def test_australia_and_indonesia_ask_for_an_assurance_against_death() -> None:
    penalty("AU", "22(3)(c) Extradition Act 1988")
    penalty("ID", "13 Law 1 of 1979")


def test_what_an_officer_settles_elsewhere() -> None:
    recorded("AU", "7(a) Extradition Act 1988", "political", "desk/political")
    recorded("AU", "7(d) Extradition Act 1988", "military", "desk/military")
    recorded("JP", "2(1) Act of Extradition", "political", "desk/political")
    recorded("IN", "31(1)(a) Extradition Act 1962", "political", "desk/political")
    recorded("ZA", "11(b)(iv) Extradition Act 67 of 1962", "discrimination", "desk/discrimination")


@pytest.mark.parametrize(
    ("state", "first", "last"),
    [
        ("BR", date(2026, 12, 20), date(2027, 1, 6)),
        ("UY", date(2026, 12, 25), date(2027, 1, 31)),
        ("PY", date(2026, 1, 1), date(2026, 1, 31)),
    ],
)
def test_the_courts_close(state: str, first: date, last: date) -> None:
    closed = load_law().countries[state].closure[0].days(2026)
    assert (min(closed), max(closed)) == (first, last)
