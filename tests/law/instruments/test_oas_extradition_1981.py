"""The Inter-American Convention on Extradition of Caracas; the docstrings quote the sheet."""

import sys
from datetime import date
from pathlib import Path

from models.finding import Force, Status
from tests.law.instruments.asking import basis, instrument
from tests.law.instruments.regional import (
    EX,
    Pair,
    clocks,
    contents,
    doubtful,
    duties,
    grounds,
    penalties,
    quoted,
    sentences,
    tongue,
    way,
)

NAME = "oas_extradition_1981"
PAIR = Pair(name=NAME)


def test_every_quotation_stands_in_the_sheet(shared: Path) -> None:
    quoted(shared, sys.modules[__name__], 12)


class TestParties:
    """Sheet: “Caracas 25 Feb 1981 / 28 Mar 1992”."""

    def test_its_parties_are_not_confirmed_on_any_day(self) -> None:
        for other in ("AG", "CR", "LC", "PA", "VE"):
            doubtful(NAME, "EC", other, EX)
        assert not basis(NAME, "EC", "MX", EX).stands

    def test_it_is_in_force_from_its_first_day(self) -> None:
        assert instrument(NAME).in_force == date(1992, 3, 28)


class TestChannelAndLanguage:
    """Sheet: “diplomatic or consular / govt-to-govt”."""

    def test_channels(self) -> None:
        way(NAME, ("10", "diplomatic"))

    def test_language(self) -> None:
        tongue(PAIR, "not known", "es", "en", EX)


class TestGrounds:
    """Sheet: “completed/pardoned/acquitted; prescription in either State before request; ad hoc tribunal;
    political/connected; persecution”; “no ground unless requested State's law says so; 8: prosecute instead”;
    “death, life, degrading: assurance needed”; “≥ 2 years in both; sentence cases ≥ 6 months left”."""

    def test_every_ground_on_all_its_sides(self) -> None:
        grounds(
            PAIR,
            [
                ("3", "dual_criminality", Force.MANDATORY),
                ("4", "ne_bis_in_idem_here", Force.MANDATORY),
                ("4", "amnesty", Force.MANDATORY),
                ("4", "special_tribunal", Force.MANDATORY),
                ("4", "political", Force.MANDATORY),
                ("4", "discrimination", Force.MANDATORY),
                ("4", "lapse_of_time", Force.MANDATORY),
                ("7", "nationality", Force.OPTIONAL),
                ("9", "death_penalty", Force.CONDITION),
                ("9", "life_imprisonment", Force.CONDITION),
            ],
        )

    def test_the_penalty_in_both(self) -> None:
        penalties(PAIR, "3", 24, EX)

    def test_the_sentence(self) -> None:
        sentences(PAIR, "3 (sentence)", 6)


class TestContents:
    """Sheet: “certified warrant or judgment, evidence, identity, texts of law”."""

    def test_there_and_missing(self) -> None:
        contents(
            PAIR,
            [("11", "judicial_order"), ("11", "evidence"), ("11", "person_identity"), ("11", "law_text")],
            EX,
        )


class TestTimeLimits:
    """Sheet: “60 days from arrest, else release; no new arrest on same basis except with papers”; “30 days free to
    leave”; “30 days, extendable 30”; “30 days (further 30 possible)”."""

    def test_counted(self) -> None:
        clocks(
            NAME,
            [
                ("12", "information_requested", date(2026, 3, 2), date(2026, 4, 1), False, Status.UNCONFIRMED),
                ("13", "free_to_leave", date(2026, 3, 2), date(2026, 4, 1), False, Status.KNOWLEDGE),
                ("14", "provisional_arrest", date(2026, 3, 2), date(2026, 5, 1), True, Status.KNOWLEDGE),
                ("22", "person_at_disposal", date(2026, 3, 2), date(2026, 4, 1), True, Status.UNCONFIRMED),
            ],
        )


class TestDuties:
    """Sheet: “persons judicially required, tried, convicted or sentenced”."""

    def test_they_go_with_granting(self) -> None:
        duties(
            PAIR,
            [("1", "grant"), ("8", "submit_to_prosecutors"), ("13", "speciality")],
            depends=["submit_to_prosecutors"],
        )


def test_only_what_was_read_is_verified() -> None:
    read = {row.article for row in instrument(NAME).provisions if row.status is Status.VERIFIED}
    assert sorted(read) == ["1"]
