"""Brazil: the sheet on its offences (law/regional_and_practice.md, 3.2)."""

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


class TestArticle149A:
    """“**Yes, always** – serious threat, violence, coercion, fraud, abuse (M01 M02 M03 M05 M07/M08)”;
    “**4–8 y** + fine”;
    “**No child exemption from means** – only aggravation; use ECA offences as alternative”."""

    @pytest.mark.parametrize("means", ["threat", "force", "other_coercion", "fraud", "abuse_of_power"])
    def test_each_means(self, means: str) -> None:
        assert outcome("br_149a", "entice", means, "illegal_adoption") is MET

    def test_what_is_no_means(self) -> None:
        assert outcome("br_149a", "entice", "payment_to_controller", "illegal_adoption") is NOT_MET

    def test_a_child_is_no_exception_and_raises_the_penalty_by_half(self) -> None:
        assert age("br_149a", 18, "recruit", "slavery") == (UNKNOWN, UNKNOWN)
        assert named("BR", "recruit", "force", "slavery", 17).max_months == 144
        assert named("BR", "recruit", "force", "slavery", 18).max_months == 96

    def test_begging_is_not_named(self) -> None:
        assert outcome("br_149a", "recruit", "force", "begging") is NOT_MET
        assert offence("br_149a").status is Status.KNOWLEDGE
