"""The Netherlands: the sheet on its offences (law/regional_and_practice.md, 3.2)."""

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


class TestArticle273f:
    """“A01–A05 + A07 + A11 (nine sub-paragraphs)”; “**Yes** for adults (1°,4°,6°,9°): M01–M09”;
    “**≤ 12 y**; 15 minors”;
    “< 18: no means (2°, 5°, 8°)”."""

    @pytest.mark.parametrize(
        "means",
        ["force", "threat", "other_coercion", "fraud", "deception", "abuse_of_power", "abuse_of_vulnerability"],
    )
    def test_each_means(self, means: str) -> None:
        assert outcome("nl_273f_1", "recruit", means, "sexual_exploitation") is MET

    def test_a_minor_needs_none(self) -> None:
        assert age("nl_273f_1", 18, "harbour", "begging") == (MET, UNKNOWN)
        assert outcome("nl_273f_5", "entice", "", "sexual_exploitation", 17) is MET
        assert outcome("nl_273f_5", "entice", "", "sexual_exploitation", 18) is NOT_MET

    def test_twelve_years_and_fifteen(self) -> None:
        assert named("NL", "recruit", "force", "begging").max_months == 144
        assert named("NL", "recruit", "force", "begging", 17).max_months == 180
        assert offence("nl_273f_1").status is Status.VERIFIED

    def test_profiting(self) -> None:
        assert outcome("nl_273f_6", "benefit", "deception", "forced_labour") is MET
        assert outcome("nl_273f_6", "benefit", "", "forced_labour") is UNKNOWN


class TestTheThirdLimb:
    """“**No** for 3° (bringing across border for prostitution – courts read in exploitation)”."""

    def test_what_the_courts_read_into_it_is_not_confirmed_so_it_is_not_applied(self) -> None:
        assert offence("nl_273f_3").status is Status.UNCONFIRMED
        assert named("NL", "recruit", "", "sexual_exploitation").outcome is UNKNOWN
