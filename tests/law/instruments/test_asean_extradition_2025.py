"""The ASEAN Treaty on Extradition: not in force; the docstrings quote the sheet."""

import sys
from pathlib import Path

from models.law.applying import NOT_IN_FORCE
from tests.law.instruments.asking import ask, basis
from tests.law.instruments.regional import EX, PA, Pair, duties, quoted

NAME = "asean_extradition_2025"
PAIR = Pair(name=NAME)


def test_every_quotation_stands_in_the_sheet(shared: Path) -> None:
    quoted(shared, sys.modules[__name__], 3)


class TestParties:
    """Sheet: “Signed 14 Nov 2025 by all members at 13th ALAWMM; six ratifications + 30 days”; “No ratification count
    found”."""

    def test_it_stands_between_no_two(self) -> None:
        for kind in (EX, PA):
            row = basis(NAME, "SG", "TH", kind)
            assert (row.stands, row.reason.text) == (False, NOT_IN_FORCE)

    def test_nothing_of_it_is_said(self) -> None:
        assert all(f.instrument != NAME for f in ask("SG", "TH", EX, {}).findings)


class TestDuties:
    """Sheet: “art. 1 duty, art. 1(2) covers offences before entry into force”."""

    def test_they_go_with_granting(self) -> None:
        duties(
            PAIR,
            [("1", "grant")],
        )
