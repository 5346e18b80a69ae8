"""The ASEAN Convention on trafficking in persons; the docstrings quote the sheet."""

import sys
from datetime import date
from pathlib import Path

from models.finding import Force
from tests.law.instruments.asking import ask, basis
from tests.law.instruments.regional import EX, MLA, Pair, doubtful, duties, grounds, quoted, stands

NAME = "asean_actip_2015"
PAIR = Pair(name=NAME)


def test_every_quotation_stands_in_the_sheet(shared: Path) -> None:
    quoted(shared, sys.modules[__name__], 7)


class TestParties:
    """Sheet: “Entered into force 30 days after sixth instrument”; “8 Mar 2017”."""

    def test_the_first_six_from_its_first_day(self) -> None:
        stands(NAME, "KH", "TH", MLA, date(2017, 3, 8))
        stands(NAME, "PH", "SG", EX, date(2017, 3, 8))

    def test_for_extradition_a_basis_and_no_obligation(self) -> None:
        assert basis(NAME, "PH", "SG", MLA).obliges
        assert not basis(NAME, "PH", "SG", EX).obliges

    def test_the_other_members_are_not_confirmed(self) -> None:
        for other in ("BN", "ID", "LA", "MY", "TL"):
            doubtful(NAME, "TH", other, MLA)

    def test_assistance_goes_through_the_treaty_of_2004(self) -> None:
        rows = {name: basis(name, "PH", "SG", MLA).rank for name in (NAME, "asean_mla_2004")}
        assert rows["asean_mla_2004"] < rows[NAME]

    def test_it_falls_for_another_offence(self) -> None:
        said = ask("PH", "SG", MLA, {"offence/1/category": "drugs"})
        assert all(f.instrument != NAME for f in said.findings)


class TestGrounds:
    """Sheet: “Palermo definition (child: no means); art. 5 criminalise”."""

    def test_every_ground_on_all_its_sides(self) -> None:
        grounds(
            PAIR,
            [
                ("5", "scope_offence", Force.SCOPE),
            ],
        )


class TestDuties:
    """Sheet: “consider non-liability for directly related acts”; “MLA through the ASEAN MLAT”; “extraditable
    offences / may serve as basis”; “21–22 confiscation & disposal (victim compensation)”."""

    def test_they_go_with_granting(self) -> None:
        duties(
            PAIR,
            [
                ("14", "protect_persons"),
                ("14(7)", "non_punishment"),
                ("18", "grant"),
                ("19", "deemed_extraditable"),
                ("20", "law_enforcement"),
                ("21", "confiscation"),
                ("22", "asset_return"),
            ],
        )
