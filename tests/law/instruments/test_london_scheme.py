"""The London Scheme: soft law. Its rules are asked as if it bound two States; the docstrings quote the sheet."""

import sys
from datetime import date
from pathlib import Path

from models.finding import Force, Status
from models.law.applying import SOFT_LAW
from tests.law.instruments.asking import ask, basis
from tests.law.instruments.regional import EX, Pair, clocks, duties, grounds, penalties, quoted, tongue, way

NAME = "london_scheme"
PAIR = Pair(name=NAME)


def test_every_quotation_stands_in_the_sheet(shared: Path) -> None:
    quoted(shared, sys.modules[__name__], 8)


class TestParties:
    """Sheet: “non-binding”."""

    def test_it_falls_between_every_two_states(self) -> None:
        row = basis(NAME, "GB", "IN", EX)
        assert (row.stands, row.obliges, row.reason.text) == (False, False, SOFT_LAW)
        assert all(f.instrument != NAME for f in ask("GB", "IN", EX, {}).findings)


class TestChannelAndLanguage:
    """Sheet: “govt-to-govt”."""

    def test_channels(self) -> None:
        way(NAME, ("paragraph not known", "diplomatic"))

    def test_language(self) -> None:
        tongue(PAIR, "paragraph not known", "en", "de", EX)


class TestGrounds:
    """Sheet: “fiscal & extraterritorial offences included; prima facie case unless States lower it”; “political;
    persecution/unfair trial; double jeopardy”; “absentia, lapse of time/pardon, military, trivial/unjust, death
    penalty, nationality (prosecute instead)”."""

    def test_every_ground_on_all_its_sides(self) -> None:
        grounds(
            PAIR,
            [
                ("paragraph not known", "dual_criminality", Force.MANDATORY),
                ("paragraph not known", "insufficient_evidence", Force.MANDATORY),
                ("paragraph not known", "political", Force.MANDATORY),
                ("paragraph not known", "discrimination", Force.MANDATORY),
                ("paragraph not known", "ne_bis_in_idem_here", Force.MANDATORY),
                ("paragraph not known", "in_absentia", Force.OPTIONAL),
                ("paragraph not known", "amnesty", Force.OPTIONAL),
                ("paragraph not known", "military", Force.OPTIONAL),
                ("paragraph not known", "death_penalty", Force.OPTIONAL),
                ("paragraph not known", "nationality", Force.OPTIONAL),
                ("paragraph not known", "lapse_of_time", Force.OPTIONAL),
                ("paragraph not known", "de_minimis", Force.OPTIONAL),
                ("paragraph not known", "fiscal", Force.PROHIBITED),
            ],
        )

    def test_the_penalty_in_both(self) -> None:
        penalties(PAIR, "paragraph not known", 24, EX)


class TestTimeLimits:
    """Sheet: “provisional warrant: short period fixed by domestic law (commonly 60 days)”; “removal 1 month”."""

    def test_counted(self) -> None:
        clocks(
            NAME,
            [
                (
                    "paragraph not known",
                    "provisional_arrest",
                    date(2026, 3, 2),
                    date(2026, 5, 1),
                    True,
                    Status.UNCONFIRMED,
                ),
                ("paragraph not known", "committal", date(2026, 3, 2), date(2026, 4, 2), True, Status.UNCONFIRMED),
            ],
        )


class TestDuties:
    """Sheet: “speciality”."""

    def test_they_go_with_granting(self) -> None:
        duties(
            PAIR,
            [("paragraph not known", "speciality"), ("paragraph not known", "submit_to_prosecutors")],
            depends=["submit_to_prosecutors"],
        )
