"""The Second Protocol to the Convention on Cybercrime (CETS 224): known, and not in force."""

import sys
from datetime import date
from pathlib import Path

import pytest

from models.fact import Kind
from models.finding import Status
from tests.law.instruments.asking import basis, counted, instrument, limit, quotations, text_of
from tests.law.instruments.coe import PRESERVATION, Asked

NAME, SHEET = "cets224", "law/un_coe.md"
NOW = date(2026, 11, 24)


def test_every_quotation_stands_in_the_sheet(shared: Path) -> None:
    text = text_of(shared, SHEET)
    quoted = list(quotations(sys.modules[__name__]))
    assert len(quoted) >= 6
    assert [name for name, quotation in quoted if quotation not in text] == []


def test_no_rule_is_called_read() -> None:
    assert {row.status for row in instrument(NAME).provisions} == {Status.KNOWLEDGE}


class TestNotInForce:
    """The sheet: “NOT in force on available evidence”; “3 ratifications seen: RS 9 Feb 2023, JP 10 Aug 2023, HU 5 Feb
    2026; 52 signatories incl. these three”."""

    @pytest.mark.parametrize("pair", [("HU", "JP"), ("RS", "HU"), ("JP", "RS")])
    @pytest.mark.parametrize("on", [date(2022, 5, 12), NOW, date(2036, 1, 1)])
    def test_it_is_a_basis_between_no_two_states_on_no_day(self, pair: tuple[str, str], on: date) -> None:
        row = basis(NAME, *pair, Kind.MLA, on, "subscriber_data")
        assert (row.stands, row.reason.english()) == (False, "It is not in force on that day.")

    def test_a_state_that_only_signed_is_no_party(self) -> None:
        assert "not a party" in basis(NAME, "ES", "HU", Kind.MLA, NOW, "subscriber_data").reason.english()

    def test_none_of_its_rules_is_said(self) -> None:
        asked = Asked(NAME, "HU", "JP", Kind.MLA, PRESERVATION | {"measure/1/kind": "subscriber_data"})
        assert [f for f in asked.assessment().findings if f.instrument == NAME] == []


class TestTheTimesOfArticles7And8:
    """The sheet, art. 7(7): “30 days or time in order, whichever longer”; art. 8(6)(a): “45 (reasonable efforts, sooner
    if possible)”; (i): “service on provider (order to return)”; (ii): “traffic data due (unless 8(13) reservation)”."""

    @pytest.mark.parametrize(
        ("article", "last"),
        [
            ("7(7)", date(2026, 4, 1)), ("8(6)(a)", date(2026, 4, 16)), ("8(6)(a)(i)", date(2026, 3, 22)),
            ("8(6)(a)(ii)", date(2026, 4, 16)),
        ],
    )  # fmt: skip
    def test_counted_from_the_second_of_march(self, article: str, last: date) -> None:
        assert counted(NAME, article, date(2026, 3, 2)) == last
        assert limit(NAME, article).consequence
