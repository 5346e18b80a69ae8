"""The ECOWAS Convention on mutual assistance: nothing of it is confirmed; the docstrings quote the sheet."""

import sys
from pathlib import Path

from models.finding import Force
from tests.law.instruments.asking import basis
from tests.law.instruments.regional import MLA, Pair, doubtful, grounds, quoted, tongue, way

NAME = "ecowas_mla_1992"
PAIR = Pair(name=NAME)


def test_every_quotation_stands_in_the_sheet(shared: Path) -> None:
    quoted(shared, sys.modules[__name__], 4)


class TestParties:
    """Sheet: “29 Jul 1992 / 28 Oct 1998”; “BF ML NE left 29 Jan 2025”."""

    def test_no_participation_is_confirmed(self) -> None:
        for other in ("BF", "GH", "SN"):
            doubtful(NAME, "NG", other, MLA)
        assert not basis(NAME, "NG", "ZA", MLA).stands


class TestChannelAndLanguage:
    """Sheet: “central authorities; WACAP network helps”."""

    def test_channels(self) -> None:
        way(NAME, ("not known", "central_authority"))

    def test_language(self) -> None:
        tongue(PAIR, "not known", "en", "de", MLA)


class TestGrounds:
    """Sheet: “political; persecution; ne bis in idem; sovereignty/security/public order; military”."""

    def test_every_ground_on_all_its_sides(self) -> None:
        grounds(
            PAIR,
            [
                ("not known", "political", Force.OPTIONAL),
                ("not known", "discrimination", Force.OPTIONAL),
                ("not known", "ne_bis_in_idem_here", Force.OPTIONAL),
                ("not known", "essential_interests", Force.OPTIONAL),
                ("not known", "military", Force.OPTIONAL),
            ],
            unconfirmed=[
                ("not known", "political"),
                ("not known", "discrimination"),
                ("not known", "ne_bis_in_idem_here"),
                ("not known", "essential_interests"),
                ("not known", "military"),
            ],
        )
