"""India: the sheet on its offences (law/regional_and_practice.md, 3.2)."""

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


class TestSection143:
    """“P01 "physical or sexual exploitation", P03 P04 P06 P05 — forced labour not named (s.146 separate)”;
    “**7–10 y RI**”;
    “**No textual child exemption from means**; child is an aggravation; consent immaterial”."""

    @pytest.mark.parametrize("means", ["force", "threat", "abduction", "fraud", "deception", "inducement"])
    def test_each_means(self, means: str) -> None:
        assert outcome("in_143", "recruit", means, "sexual_exploitation") is MET

    def test_a_child_is_no_exception(self) -> None:
        assert age("in_143", 18, "recruit", "begging") == (UNKNOWN, UNKNOWN)

    def test_a_child_raises_it_to_life(self) -> None:
        assert named("IN", "recruit", "force", "begging", 17).max_months == 1200
        assert named("IN", "recruit", "force", "begging", 18).max_months == 120

    def test_forced_labour_is_another_section(self) -> None:
        assert outcome("in_143", "recruit", "force", "forced_labour") is NOT_MET
        found = named("IN", "compel", "", "forced_labour")
        assert found.offence == offence("in_146")
        assert (found.outcome, found.max_months, offence("in_146").fine_instead) == (MET, 12, True)

    def test_consent_never_counts(self) -> None:
        assert (offence("in_143").consent, offence("in_143").status) == ("never", Status.KNOWLEDGE)
