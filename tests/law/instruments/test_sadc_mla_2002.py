"""The SADC Protocol on mutual legal assistance: its parties are not confirmed; the docstrings quote the sheet."""

import sys
from pathlib import Path

from models.finding import Force, Status
from tests.law.instruments.asking import basis, instrument
from tests.law.instruments.regional import MLA, Pair, doubtful, duties, grounds, quoted, tongue, way

NAME = "sadc_mla_2002"
PAIR = Pair(name=NAME)


def test_every_quotation_stands_in_the_sheet(shared: Path) -> None:
    quoted(shared, sys.modules[__name__], 7)


class TestParties:
    """Sheet: “1 Mar 2007”; “3 Jan 2007”."""

    def test_no_participation_is_confirmed(self) -> None:
        for other in ("BW", "MU", "ZM"):
            doubtful(NAME, "ZA", other, MLA)
        assert not basis(NAME, "ZA", "NG", MLA).stands


class TestChannelAndLanguage:
    """Sheet: “central authorities (art. 3)”."""

    def test_channels(self) -> None:
        way(NAME, ("3", "central_authority"))

    def test_language(self) -> None:
        tongue(PAIR, "not known", "en", "de", MLA)


class TestGrounds:
    """Sheet: “not required – help regardless of whether an offence in requested State”; “political, military,
    sovereignty/security/public order, persecution, ne bis, contrary to own law”."""

    def test_every_ground_on_all_its_sides(self) -> None:
        grounds(
            PAIR,
            [
                ("2", "dual_criminality", Force.OPTIONAL),
                ("6", "political", Force.OPTIONAL),
                ("6", "military", Force.OPTIONAL),
                ("6", "essential_interests", Force.OPTIONAL),
                ("6", "discrimination", Force.OPTIONAL),
                ("6", "ne_bis_in_idem_here", Force.OPTIONAL),
                ("6", "legal_system", Force.OPTIONAL),
            ],
        )


class TestDuties:
    """Sheet: “art. 11”; “art. 10”."""

    def test_they_go_with_granting(self) -> None:
        duties(
            PAIR,
            [("11", "use_limitation"), ("10", "costs"), ("18", "return_items")],
        )


def test_only_what_was_read_is_verified() -> None:
    read = {row.article for row in instrument(NAME).provisions if row.status is Status.VERIFIED}
    assert sorted(read) == ["18"]
