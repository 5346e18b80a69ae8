"""The Philippines: the sheet on its offences (law/regional_and_practice.md, 3.2)."""

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


class TestSection4:
    """“"recruitment, obtaining, hiring, providing, offering, maintaining…" with or without consent/knowledge”;
    “**Yes** – M01–M09”; “**20 y + ₱1–2 m**”; “qualified (child, syndicate, ≥ 60 days…) **life + ₱2–5 m**”;
    “child: no means `[K]`; child = qualified”."""

    @pytest.mark.parametrize("act", ["recruit", "transport", "transfer", "harbour", "receive", "provide"])
    def test_each_act(self, act: str) -> None:
        assert outcome("ph_4", act, "deception", "forced_labour") is MET

    @pytest.mark.parametrize("purpose", ["forced_marriage", "illegal_adoption", "armed_conflict", "pornography"])
    def test_the_forms_of_section_4(self, purpose: str) -> None:
        assert outcome("ph_4", "recruit", "force", purpose) is MET

    def test_a_purpose_that_is_not_named(self) -> None:
        assert outcome("ph_4", "recruit", "force", "surrogacy") is NOT_MET

    def test_a_child_needs_no_means_and_it_is_life(self) -> None:
        assert age("ph_4", 18, "recruit", "forced_labour") == (MET, UNKNOWN)
        assert named("PH", "recruit", "force", "forced_labour", 17).max_months == 1200
        assert named("PH", "recruit", "force", "forced_labour", 18).max_months == 240

    def test_consent_never_counts(self) -> None:
        found = offence("ph_4")
        assert (found.consent, found.status) == ("never", Status.KNOWLEDGE)
