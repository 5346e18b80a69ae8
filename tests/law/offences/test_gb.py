"""The United Kingdom: the sheet on its offences (law/regional_and_practice.md, 3.2)."""

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


class TestModernSlaveryAct2:
    """“arrange/facilitate travel, by A01–A05, A08”;
    “**No means element**; pressure sits in s.3 "exploitation" definition”;
    “consent of adult or child irrelevant (s.2(2))”; “up to **life** (s.5; min. none)”."""

    @pytest.mark.parametrize("act", ["arrange_travel", "transport", "transfer"])
    def test_movement_without_any_means(self, act: str) -> None:
        assert outcome("gb_2", act, "", "sexual_exploitation") is MET

    def test_without_movement_it_fails(self) -> None:
        assert outcome("gb_2", "recruit", "", "sexual_exploitation") is NOT_MET
        assert outcome("gb_2", "harbour", "force", "sexual_exploitation") is NOT_MET

    def test_life_and_consent(self) -> None:
        found = offence("gb_2")
        assert (found.life, found.consent, found.status) == (True, "never", Status.KNOWLEDGE)


class TestModernSlaveryAct1:
    """“s.1 slavery, servitude, forced labour”; “hold/require”."""

    @pytest.mark.parametrize("purpose", ["slavery", "servitude", "forced_labour"])
    def test_holding_and_requiring(self, purpose: str) -> None:
        assert outcome("gb_1", "detain", "", purpose) is MET
        assert outcome("gb_1", "compel", "", purpose) is MET
        assert outcome("gb_1", "recruit", "", purpose) is NOT_MET

    def test_not_prostitution_as_such(self) -> None:
        assert outcome("gb_1", "compel", "", "sexual_exploitation") is NOT_MET


class TestScotlandAndNorthernIreland:
    """“SCO: 2015 Act s.1 (no travel needed); NI: 2015 Act s.2”."""

    def test_no_travel_in_scotland(self) -> None:
        assert outcome("gb_sco_1", "harbour", "", "forced_labour") is MET
        assert outcome("gb_nir_2", "harbour", "", "forced_labour") is NOT_MET
        assert named("GB", "harbour", "", "forced_labour").outcome is MET

    def test_no_age_is_asked(self) -> None:
        assert age("gb_sco_1", 18, "recruit", "slavery") == (MET, MET)
