"""Italy: the sheet on its offences (law/regional_and_practice.md, 3.2)."""

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


class TestArticle601:
    """“two limbs: (i) victim already in art. 600 slavery – no means; (ii) M01 M02 M06 M07 M08 M09”; “**8–20 y**”;
    “minor: "even outside" the listed means”."""

    @pytest.mark.parametrize("means", ["force", "threat", "deception", "abuse_of_power", "abuse_of_vulnerability"])
    def test_each_means(self, means: str) -> None:
        assert outcome("it_601", "recruit", means, "forced_labour") is MET

    def test_what_is_no_means(self) -> None:
        assert outcome("it_601", "recruit", "debt", "forced_labour") is NOT_MET

    def test_a_minor_needs_none(self) -> None:
        assert age("it_601", 18, "transport", "begging") == (MET, UNKNOWN)

    def test_one_who_is_held_already_needs_none(self) -> None:
        assert outcome("it_601_held", "transfer", "", "slavery") is MET
        assert outcome("it_601_held", "transfer", "", "begging") is NOT_MET

    def test_twenty_years(self) -> None:
        found = offence("it_601")
        assert (found.max_months, found.status) == (240, Status.KNOWLEDGE)
        assert named("IT", "recruit", "force", "forced_labour").max_months == 240
