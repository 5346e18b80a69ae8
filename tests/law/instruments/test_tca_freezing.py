"""Title XI of the EU-UK Trade and Cooperation Agreement: that it exists is said, its rules are not encoded."""

import sys
from datetime import date
from pathlib import Path

from models.fact import Kind
from tests.law.instruments.asking import basis, instrument, quotations, text_of

NAME = "tca_freezing"
DAY = date(2026, 11, 24)


def test_every_quotation_stands_in_the_fact_sheet(shared: Path) -> None:
    text = text_of(shared, "law/eu.md")
    quoted = list(quotations(sys.modules[__name__]))
    assert quoted
    assert [name for name, quotation in quoted if quotation not in text] == []


class TestThatItExists:
    """Sheet, 7.2: “Title XI Arts 656 ff. (own rules, forms Annex 46)”."""

    def test_it_is_named_for_freezing_and_for_nothing_else(self) -> None:
        row = basis(NAME, "GB", "FR", Kind.MLA, DAY, "freeze")
        assert (row.stands, row.reason.text.startswith("It exists between these two States")) == (False, True)
        assert basis(NAME, "GB", "FR", Kind.MLA, DAY, "search").reason.text.startswith("It does not cover the measures")
        assert instrument(NAME).provisions == ()

    def test_not_between_member_states(self) -> None:
        assert basis(NAME, "DE", "FR", Kind.MLA, DAY, "freeze").reason.values == {"state": "GB"}
