"""Nigeria: the sheet on its offences (law/regional_and_practice.md, 3.2)."""

import sys
from pathlib import Path

import pytest

from models.finding import Status
from models.value import Outcome
from tests.law.instruments.asking import quotations, text_of
from tests.law.offences.sheet import age, named, offence, outcome

MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN


def test_the_words_stand_in_the_sheet(shared: Path) -> None:
    text = text_of(shared, "law/regional_and_practice.md")
    for where, words in quotations(sys.modules[__name__]):
        assert words in text, where


class TestSection13:
    """“TIPPEA 2015 s.13”; “**Yes** – M01 M02 M03 M04 M05 M06 M07 M08 M09”;
    “under-18: no means `[K]`; s.16 ≥ 7 y `[K]`”."""

    @pytest.mark.parametrize(
        "means", ["force", "threat", "abduction", "fraud", "deception", "abuse_of_power", "payment_to_controller"]
    )
    def test_each_means(self, means: str) -> None:
        assert outcome("ng_13", "recruit", means, "organ_removal") is MET

    def test_what_is_no_means(self) -> None:
        assert outcome("ng_13", "recruit", "debt", "organ_removal") is NOT_MET

    def test_a_child_needs_none(self) -> None:
        assert age("ng_13", 18, "receive", "servitude") == (MET, UNKNOWN)
        assert age("ng_16", 18, "entice", "sexual_exploitation") == (MET, NOT_MET)


class TestTheMinima:
    """“s.14 import/export ≥ 5 y; s.15 sexual ≥ 5 y; s.20 organ ≥ 7 y; s.22 forced labour ≥ 5 y”;
    “s.21 buy/sell ≥ 5 y”."""

    @pytest.mark.parametrize(("name", "years"), [("ng_13", 2), ("ng_16", 7), ("ng_20", 7), ("ng_21", 5), ("ng_22", 5)])
    def test_they_are_what_the_maximum_reaches_at_least(self, name: str, years: int) -> None:
        found = offence(name)
        assert (found.max_months, found.at_least, found.status) == (years * 12, True, Status.KNOWLEDGE)

    def test_buying_and_selling_asks_for_no_means(self) -> None:
        assert named("NG", "buy_or_sell", "", "slavery").outcome is MET
