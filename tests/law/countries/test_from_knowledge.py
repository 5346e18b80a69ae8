"""The own law of Ireland, Italy, Poland, Portugal, Sweden and others, which no text here holds: nothing is quoted from
a law, and nothing is called verified. The sheet's row on Ireland (law/regional_and_practice.md, 1.12) is quoted."""

from datetime import date
from pathlib import Path

import pytest

from models.fact import Kind
from models.finding import Status
from models.law import load_law
from tests.law.countries.own import EX, MET, MLA, NOT_MET, PA, UNKNOWN, country, due, outcome
from tests.law.instruments.asking import basis

READ = {"DE", "ES", "AT", "CH", "GB", "NL", "CZ", "SK", "EE", "LI", "LU", "AD"}
EUROPE = (
    "AL AM AZ BA BE BG CY DK FI FR GE GR HR HU IE IS IT LT LV MC MD ME MK MT NO PL PT RO RS SE SI SM TR UA"
).split()


def asking(state: str) -> str:
    """A requesting State for which the own law speaks: Kosovo, or Colombia (UNTOC) where a treaty is needed."""
    return "XK" if basis("reciprocity", "XK", state, EX).stands else "CO"


@pytest.mark.parametrize("state", EUROPE)
def test_what_was_not_read_is_never_called_verified(state: str) -> None:
    own = load_law().countries[state]
    assert Status.VERIFIED not in {row.status for row in (*own.data, *own.provisions)}
    assert state not in READ


@pytest.mark.parametrize("state", EUROPE)
def test_none_has_the_death_penalty_and_a_ground_on_nationals_fits_the_policy(state: str) -> None:
    own = country(state)
    assert [row.exists for row in own.death_penalty] == [False]
    grounds = [row for row in own.ground if row.topic == "nationality"]
    policies = [row for row in own.policy if row.topic == "nationality"]
    assert len(grounds) <= len(policies) <= 1
    for row in grounds:
        for nationality, expected in ((state, MET), ("XK", NOT_MET), (None, UNKNOWN)):
            said = outcome(state, row.article, "nationality", asking(state), person__1__nationality=nationality)
            assert said is expected


class TestIreland:
    """Sheet: “only exceptionally on reciprocity; policy is to demand a valid instrument”."""

    def test_the_row_stands_in_the_sheet(self, shared: Path) -> None:
        text = (shared / "law/regional_and_practice.md").read_text()
        assert "only exceptionally on reciprocity; policy is to demand a valid instrument" in text

    def test_no_extradition_without_a_treaty(self) -> None:
        assert not basis("reciprocity", "XK", "IE", EX).stands
        assert basis("reciprocity", "XK", "IE", MLA).stands


@pytest.mark.parametrize(
    ("state", "article", "event", "kind", "last"),
    [
        ("IE", "27(7) Extradition Act 1965", "provisional_arrest", PA, date(2026, 3, 20)),
        ("IT", "715(6) cpp", "provisional_arrest", PA, date(2026, 4, 11)),
        ("IT", "708(1) cpp", "decision_final", EX, date(2026, 4, 16)),
        ("IT", "708(5) cpp", "decision_notified", EX, date(2026, 3, 17)),
        ("PT", "38(5) Law 144/99", "provisional_arrest", PA, date(2026, 3, 20)),
        ("PT", "61(2) Law 144/99", "surrender_date_fixed", EX, date(2026, 3, 22)),
        ("PT", "63(3) Law 144/99", "provisional_arrest", PA, date(2026, 5, 1)),
    ],
)
def test_a_clock_is_counted_from_the_day_after(state: str, article: str, event: str, kind: Kind, last: date) -> None:
    row = next(limit for limit in country(state).limit if limit.article == article)
    assert (row.trigger, row.status) == (event, Status.KNOWLEDGE)
    assert due(state, article, event, "XK", kind).due == last


@pytest.mark.parametrize(
    ("state", "article"),
    [("AL", "39(2) Constitution"), ("BE", "1 Law of 15 March 1874 on extradition"), ("IE", "8 Extradition Act 1965")],
)
def test_some_extradite_only_under_a_treaty(state: str, article: str) -> None:
    row = basis("reciprocity", "XK", state, EX)
    assert (row.stands, row.articles) == (False, (article,))


@pytest.mark.parametrize("state", ["EE", "LT", "LV", "SI", "AM", "AZ", "SM"])
def test_what_is_doubtful_leaves_it_open_whether_help_without_a_treaty_is_given(state: str) -> None:
    assert basis("reciprocity", "XK", state, EX).status is Status.UNCONFIRMED


@pytest.mark.parametrize(("penalty", "expected"), [("life", MET), ("term", NOT_MET), (None, UNKNOWN)])
def test_portugal_asks_for_a_guarantee_against_life(penalty: str | None, expected: object) -> None:
    article = "6(1)(f) Law 144/99"
    assert outcome("PT", article, "life_imprisonment", offence__1__penalty=penalty) is expected
    assured = outcome(
        "PT", article, "life_imprisonment", offence__1__penalty="life", assurance__4__kind="life_imprisonment"
    )
    assert assured is NOT_MET


@pytest.mark.parametrize(("recorded", "expected"), [(True, MET), (False, NOT_MET), (None, UNKNOWN)])
@pytest.mark.parametrize(
    ("state", "article", "topic", "fact"),
    [
        ("IE", "11 Extradition Act 1965", "political", "desk__political"),
        ("IE", "17 Extradition Act 1965", "ne_bis_in_idem_here", "desk__final_here"),
        ("IT", "698(1) cpp", "political", "desk__political"),
        ("IT", "698(1), 705(2) cpp", "fundamental_rights", "desk__ill_treatment"),
        ("PL", "604 § 1 no. 1 kpk", "asylum", "desk__asylum"),
        ("PL", "604 § 1 no. 4 kpk", "ne_bis_in_idem_here", "desk__final_here"),
        ("PT", "6(1)(b) Law 144/99", "discrimination", "desk__discrimination"),
        ("SE", "6 § Law 1957:668", "political", "desk__political"),
        ("SE", "7 § Law 1957:668", "discrimination", "desk__discrimination"),
    ],
)
def test_a_bar_is_met_as_an_officer_records_it(
    recorded: bool | None, expected: object, state: str, article: str, topic: str, fact: str
) -> None:
    assert outcome(state, article, topic, asking(state), **{fact: recorded}) is expected
