"""Romania: the sheet on its offences (law/regional_and_practice.md, 3.2)."""

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


class TestArticles210And211:
    """“**Yes** – M03 M04 M06 M07; M08 (unable to defend / manifest vulnerability); M09”;
    “**5–12 y**; public official 7–15”;
    “CP 211 minors: no means, range raised in 2024 `[U]`”; “old "3–10 y" is out of date”."""

    @pytest.mark.parametrize(
        "means", ["other_coercion", "abduction", "deception", "abuse_of_power", "abuse_of_vulnerability"]
    )
    def test_each_means(self, means: str) -> None:
        assert outcome("ro_210", "recruit", means, "sexual_exploitation") is MET

    def test_an_adult_needs_one_and_a_minor_has_an_article_of_her_own(self) -> None:
        assert outcome("ro_210", "recruit", "", "sexual_exploitation") is UNKNOWN
        assert age("ro_211", 18, "recruit", "sexual_exploitation") == (MET, NOT_MET)

    def test_the_ranges(self) -> None:
        assert offence("ro_210").max_months == 144
        assert offence("ro_210", date(2024, 6, 30)).max_months == 120
        assert offence("ro_211").at_least
        assert offence("ro_210").status is Status.KNOWLEDGE

    def test_nothing_is_told_of_the_months_in_which_it_changed(self) -> None:
        assert named("RO", "recruit", "force", "begging", on=date(2024, 9, 1)).outcome is UNKNOWN
        assert named("RO", "recruit", "force", "begging", on=date(2025, 1, 1)).outcome is MET
