"""The SADC Protocol on extradition: of its parties one is known; the docstrings quote the sheet."""

import sys
from datetime import date
from pathlib import Path

from models.finding import Force, Status
from tests.law.instruments.asking import instrument
from tests.law.instruments.regional import (
    EX,
    Pair,
    clocks,
    doubtful,
    duties,
    grounds,
    penalties,
    quoted,
    sentences,
    tongue,
    way,
)

NAME = "sadc_extradition_2002"
PAIR = Pair(name=NAME)


def test_every_quotation_stands_in_the_sheet(shared: Path) -> None:
    quoted(shared, sys.modules[__name__], 10)


class TestParties:
    """Sheet: “1 Sep 2006”; “conflict, prefer Gazette”."""

    def test_south_africa_alone_is_confirmed(self) -> None:
        for other in ("BW", "MU", "ZW"):
            doubtful(NAME, "ZA", other, EX)
        rows = [row for row in instrument(NAME).party if row.status is not Status.UNCONFIRMED]
        assert [(row.state, row.since) for row in rows] == [("ZA", date(2006, 9, 1))]


class TestChannelAndLanguage:
    """Sheet: “diplomatic / ministries of justice”."""

    def test_channels(self) -> None:
        way(NAME, ("6", "diplomatic"))

    def test_language(self) -> None:
        tongue(PAIR, "not known", "en", "de", EX)


class TestGrounds:
    """Sheet: “political; persecution; military; final judgment in requested State; prescription/amnesty in either;
    torture/unfair trial; absentia”; “nationality; pending case or decision not to prosecute; death penalty
    without assurance; extraterritorial; committed in requested State; humanitarian”; “≥ 1 year both; ≥ 6 months
    residue (art. 3)”."""

    def test_every_ground_on_all_its_sides(self) -> None:
        grounds(
            PAIR,
            [
                ("3", "dual_criminality", Force.MANDATORY),
                ("4", "political", Force.MANDATORY),
                ("4", "discrimination", Force.MANDATORY),
                ("4", "military", Force.MANDATORY),
                ("4", "ne_bis_in_idem_here", Force.MANDATORY),
                ("4", "amnesty", Force.MANDATORY),
                ("4", "in_absentia", Force.MANDATORY),
                ("4", "lapse_of_time", Force.MANDATORY),
                ("4", "ill_treatment", Force.MANDATORY),
                ("5", "nationality", Force.OPTIONAL),
                ("5", "death_penalty", Force.OPTIONAL),
                ("5", "pending_here", Force.OPTIONAL),
                ("5", "discontinued_here", Force.OPTIONAL),
                ("5", "extraterritoriality", Force.OPTIONAL),
                ("5", "territoriality", Force.OPTIONAL),
                ("5", "humanitarian", Force.OPTIONAL),
            ],
        )

    def test_the_penalty_in_both(self) -> None:
        penalties(PAIR, "3", 12, EX)

    def test_the_sentence(self) -> None:
        sentences(PAIR, "3 (sentence)", 6)


class TestTimeLimits:
    """Sheet: “30 days from arrest”; “art. 16 speciality (30 days free to leave)”."""

    def test_counted(self) -> None:
        clocks(
            NAME,
            [
                ("10", "provisional_arrest", date(2026, 3, 2), date(2026, 4, 1), True, Status.KNOWLEDGE),
                ("16", "free_to_leave", date(2026, 3, 2), date(2026, 4, 1), False, Status.KNOWLEDGE),
            ],
        )


class TestDuties:
    """Sheet: “simplified after provisional-arrest request with explicit consent before authority”; “extra
    information within the time the requested State specifies”."""

    def test_they_go_with_granting(self) -> None:
        duties(
            PAIR,
            [
                ("2", "grant"),
                ("8", "additional_information"),
                ("9", "simplified"),
                ("12", "inform_outcome"),
                ("16", "speciality"),
            ],
        )


def test_only_what_was_read_is_verified() -> None:
    read = {row.article for row in instrument(NAME).provisions if row.status is Status.VERIFIED}
    assert sorted(read) == ["12", "2", "8", "9"]
