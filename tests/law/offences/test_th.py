"""Thailand: the sheet on its offences (law/regional_and_practice.md, 3.2)."""

import sys
from datetime import date
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


class TestSection6:
    """“**Yes** – M01 M02 M04 M05 M06 M07 M09”; “2008 text 4–10 y”; “**4–12 y** (15–18 y: 6–15; ≤ 15: 8–20)”;
    “child: no means (s.6(2))”."""

    @pytest.mark.parametrize("means", ["force", "threat", "abduction", "fraud", "deception", "payment_to_controller"])
    def test_each_means(self, means: str) -> None:
        assert outcome("th_6", "detain", means, "begging") is MET

    def test_vulnerability_is_not_listed(self) -> None:
        assert outcome("th_6", "detain", "abuse_of_vulnerability", "begging") is NOT_MET

    def test_a_child_needs_none(self) -> None:
        assert age("th_6", 18, "buy_or_sell", "pornography") == (MET, UNKNOWN)

    def test_the_range_of_2008_and_that_of_2017(self) -> None:
        assert named("TH", "recruit", "force", "begging", on=date(2016, 12, 31)).max_months == 120
        assert named("TH", "recruit", "force", "begging", on=date(2017, 6, 1)).outcome is UNKNOWN
        assert named("TH", "recruit", "force", "begging").max_months == 144
        assert named("TH", "recruit", "", "begging", 17).max_months == 180


class TestSection6Of2019:
    """“s.6/1 forced labour (Decree 2019”; “threat, document seizure, debt…”; “6 mo–4 y/fine per victim”."""

    @pytest.mark.parametrize("means", ["threat", "taking_documents", "debt"])
    def test_each_means(self, means: str) -> None:
        assert outcome("th_6_1", "compel", means, "forced_labour") is MET
        found = offence("th_6_1")
        assert (found.max_months, found.fine_instead, found.status) == (48, True, Status.KNOWLEDGE)

    def test_deceit_is_not_listed(self) -> None:
        assert outcome("th_6_1", "compel", "deception", "forced_labour") is NOT_MET
