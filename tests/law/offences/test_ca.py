"""Canada: the sheet on its offences (law/regional_and_practice.md, 3.2)."""

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


class TestSection27901:
    """“A01 A02 A03 A04 A05 A10, hold, conceal”; “**No listed means**; pressure sits in 279.04 "exploitation"”;
    “**4–14 y**”;
    “279.011: **5–14 y** / 6 y–life; consent never valid; same exploitation test”."""

    @pytest.mark.parametrize("act", ["recruit", "transport", "transfer", "receive", "harbour", "control_movement"])
    def test_each_act_without_a_means(self, act: str) -> None:
        assert outcome("ca_279_01", act, "", "forced_labour") is MET

    def test_another_act(self) -> None:
        assert outcome("ca_279_01", "advertise", "", "forced_labour") is NOT_MET

    def test_young_victims_have_a_section_of_their_own(self) -> None:
        assert age("ca_279_011", 18, "recruit", "organ_removal") == (MET, NOT_MET)
        assert outcome("ca_279_011", "recruit", "", "organ_removal", None) is UNKNOWN

    def test_fourteen_years(self) -> None:
        assert (offence("ca_279_01").max_months, offence("ca_279_01").consent) == (168, "never")
        assert named("CA", "recruit", "", "forced_labour").max_months == 168


class TestImmigrationAct118:
    """“organise entry by abduction, fraud, deception, force, coercion”; “up to life”."""

    def test_entry_and_a_means(self) -> None:
        assert outcome("ca_irpa_118", "arrange_travel", "fraud", "begging") is MET
        assert outcome("ca_irpa_118", "arrange_travel", "inducement", "begging") is NOT_MET
        assert outcome("ca_irpa_118", "recruit", "fraud", "begging") is NOT_MET
        found = offence("ca_irpa_118")
        assert (found.life, found.status) == (True, Status.VERIFIED)
