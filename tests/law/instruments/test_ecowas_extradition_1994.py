"""The ECOWAS Convention on extradition: its parties are not confirmed; the docstrings quote the sheet."""

import sys
from datetime import date
from pathlib import Path

from models.finding import Force, Status
from tests.law.instruments.asking import basis
from tests.law.instruments.regional import (
    EX,
    Pair,
    clocks,
    doubtful,
    duties,
    grounds,
    penalties,
    quoted,
    tongue,
    way,
)

NAME = "ecowas_extradition_1994"
PAIR = Pair(name=NAME)


def test_every_quotation_stands_in_the_sheet(shared: Path) -> None:
    quoted(shared, sys.modules[__name__], 7)


class TestParties:
    """Sheet: “6 Aug 1994 / 8 Dec 2005”."""

    def test_no_participation_is_confirmed(self) -> None:
        for other in ("BJ", "GH", "TG"):
            doubtful(NAME, "NG", other, EX)
        assert not basis(NAME, "NG", "ZA", EX).stands


class TestChannelAndLanguage:
    """Sheet: “Convention A/P1/8/94”."""

    def test_channels(self) -> None:
        way(NAME, ("not known", "diplomatic"))

    def test_language(self) -> None:
        tongue(PAIR, "not known", "en", "de", EX)


class TestGrounds:
    """Sheet: “political (4), persecution (5), ne bis in idem (13–14), lapse of time (15), amnesty (16), death
    penalty (17), nationals (10)”; “≥ 2 years in both”."""

    def test_every_ground_on_all_its_sides(self) -> None:
        grounds(
            PAIR,
            [
                ("not known", "dual_criminality", Force.MANDATORY),
                ("4", "political", Force.MANDATORY),
                ("5", "discrimination", Force.MANDATORY),
                ("13", "ne_bis_in_idem_here", Force.MANDATORY),
                ("16", "amnesty", Force.MANDATORY),
                ("15", "lapse_of_time", Force.MANDATORY),
                ("10", "nationality", Force.OPTIONAL),
                ("17", "death_penalty", Force.OPTIONAL),
            ],
        )

    def test_the_penalty_in_both(self) -> None:
        penalties(PAIR, "not known", 24, EX)


class TestTimeLimits:
    """Sheet: “art. 22: release possible after 20 days, limit 40 days”."""

    def test_counted(self) -> None:
        clocks(
            NAME,
            [
                (
                    "22 (twenty days)",
                    "provisional_arrest",
                    date(2026, 3, 2),
                    date(2026, 3, 22),
                    True,
                    Status.UNCONFIRMED,
                ),
                ("22", "provisional_arrest", date(2026, 3, 2), date(2026, 4, 11), True, Status.UNCONFIRMED),
                ("not known", "free_to_leave", date(2026, 3, 2), date(2026, 4, 1), False, Status.UNCONFIRMED),
            ],
        )


class TestDuties:
    """Sheet: “requested State's law governs (art. 28(2))”; “supersedes 1984 Benin–Ghana–Nigeria–Togo treaty (art.
    32)”."""

    def test_they_go_with_granting(self) -> None:
        duties(
            PAIR,
            [("28(2)", "execute")],
        )
