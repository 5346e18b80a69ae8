"""The Medellín Treaty: a channel on top of another treaty; the docstrings quote the sheet."""

import sys
from datetime import date, timedelta
from pathlib import Path

from models.finding import Status
from tests.law.instruments.asking import ask, basis, found, instrument
from tests.law.instruments.regional import EX, MET, MLA, doubtful, quoted, stands

NAME = "medellin_2019"
FACTS = {"measure/1/kind": "search"}


def test_every_quotation_stands_in_the_sheet(shared: Path) -> None:
    quoted(shared, sys.modules[__name__], 5)


class TestParties:
    """Sheet: “9 May 2022 after AD, CU, ES; then UY (dep. 23 Nov 2022), PY (dep. 2 Feb 2023)”; “year read as 2024”;
    “MX not a signatory”."""

    def test_the_first_three_from_its_first_day(self) -> None:
        for other in ("AD", "CU"):
            stands(NAME, "ES", other, MLA, date(2022, 5, 9))
        assert not basis(NAME, "ES", "MX", MLA).stands

    def test_two_whose_day_is_open_between_deposit_and_sheet(self) -> None:
        sheet = date(2026, 11, 24)
        for other in ("UY", "PY"):
            stands(NAME, "ES", other, MLA, sheet)
            doubtful(NAME, "ES", other, MLA, sheet - timedelta(1))

    def test_two_that_are_not_confirmed(self) -> None:
        doubtful(NAME, "ES", "CO", MLA)
        doubtful(NAME, "ES", "PT", MLA)


class TestAChannelOnTop:
    """Sheet: “formal and preferred means to send requests between central authorities”; “transmissions count as
    original/authentic; no paper copy needed; platform validates the sending, the receiving authority still examines
    the content”."""

    def test_it_never_comes_first_and_obliges_to_nothing(self) -> None:
        for one, other in (("ES", "CU"), ("ES", "AD"), ("UY", "PY")):
            row = basis(NAME, one, other, MLA)
            assert (row.stands, row.obliges) == (True, False)
            assert row.rank > 1
            assert ask(one, other, MLA, FACTS).chosen not in (None, NAME)

    def test_what_it_says_is_said_beside_the_basis(self) -> None:
        said = ask("ES", "CU", MLA, FACTS)
        for article, topic in (("1", "channel"), ("not known", "no_legalisation"), ("not known", "execute")):
            rule = found(said, NAME, article, topic)
            assert (rule.outcome, rule.applied) == (MET, True)

    def test_only_for_assistance_and_from_its_day(self) -> None:
        assert all(f.instrument != NAME for f in ask("ES", "CU", EX, {}).findings)
        assert all(f.instrument != NAME for f in ask("ES", "CU", MLA, FACTS, on=date(2022, 5, 8)).findings)

    def test_nothing_of_it_was_read_in_the_text(self) -> None:
        assert {row.status for row in instrument(NAME).provisions} == {Status.KNOWLEDGE}
        assert all(row.overlay for row in instrument(NAME).provisions)
