"""The Harare Scheme: soft law. Its rules are asked as if it bound two States; the docstrings quote the sheet."""

import sys
from pathlib import Path

from models.finding import Force, Status
from models.law.applying import SOFT_LAW
from tests.law.instruments.asking import ask, basis, instrument
from tests.law.instruments.regional import MLA, Pair, contents, duties, grounds, quoted, tongue, way

NAME = "harare_scheme"
PAIR = Pair(name=NAME)


def test_every_quotation_stands_in_the_sheet(shared: Path) -> None:
    quoted(shared, sys.modules[__name__], 6)


class TestParties:
    """Sheet: “non-binding”; “only bite through domestic Acts”."""

    def test_it_falls_between_every_two_states(self) -> None:
        row = basis(NAME, "GB", "IN", MLA)
        assert (row.stands, row.obliges, row.reason.text) == (False, False, SOFT_LAW)
        assert all(f.instrument != NAME for f in ask("GB", "IN", MLA, {}).findings)


class TestChannelAndLanguage:
    """Sheet: “Commonwealth (56) via domestic law”."""

    def test_channels(self) -> None:
        way(NAME, ("paragraph not known", "central_authority"))

    def test_language(self) -> None:
        tongue(PAIR, "paragraph not known", "en", "de", MLA)


class TestGrounds:
    """Sheet: “no dual criminality; political; military; double jeopardy; contrary to constitution;
    security/international relations/public interest; persecution; steps contrary to own law”."""

    def test_every_ground_on_all_its_sides(self) -> None:
        grounds(
            PAIR,
            [
                ("paragraph not known", "political", Force.OPTIONAL),
                ("paragraph not known", "military", Force.OPTIONAL),
                ("paragraph not known", "ne_bis_in_idem_here", Force.OPTIONAL),
                ("paragraph not known", "essential_interests", Force.OPTIONAL),
                ("paragraph not known", "discrimination", Force.OPTIONAL),
                ("paragraph not known", "dual_criminality", Force.OPTIONAL),
                ("paragraph not known", "legal_system", Force.OPTIONAL),
                ("paragraph not known", "domestic_bar", Force.OPTIONAL),
            ],
        )


class TestContents:
    """Sheet: “central authority certifies criminal/forfeiture proceedings begun or reasonable cause to believe
    offence committed”."""

    def test_there_and_missing(self) -> None:
        contents(
            PAIR,
            [("3(1)", "certification")],
            MLA,
        )


class TestDuties:
    """Sheet: “yes; use only for the matter unless consent”."""

    def test_they_go_with_granting(self) -> None:
        duties(
            PAIR,
            [
                ("paragraph not known", "execute_promptly"),
                ("paragraph not known", "confidentiality"),
                ("paragraph not known", "use_limitation"),
            ],
            depends=["confidentiality"],
        )


def test_only_what_was_read_is_verified() -> None:
    read = {row.article for row in instrument(NAME).provisions if row.status is Status.VERIFIED}
    assert sorted(read) == ["3(1)"]
