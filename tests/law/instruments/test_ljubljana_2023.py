"""The Ljubljana-The Hague Convention: known to exist, not in force, not encoded; the docstring quotes the sheet."""

import sys
from datetime import date
from pathlib import Path

import pytest

from models.fact import Kind
from models.law.applying import NOT_ENCODED, NOT_PARTY, OTHER_KIND, OTHER_OFFENCE, bases
from models.law.loading import load_law
from tests.law.instruments.asking import TODAY, as_treaty, basis, instrument, quotations, text_of

NAME = "ljubljana_2023"


def test_every_quotation_stands_in_the_sheet(shared: Path) -> None:
    text = text_of(shared, "law/un_coe.md")
    quoted = list(quotations(sys.modules[__name__]))
    assert len(quoted) == 3
    assert [words for _, words in quoted if words not in text] == []


class TestItIsSaidToExist:
    """Sheet: “Only Latvia shown as ratified”; “treat as not in force”; “Annex crimes only if Party so notifies”."""

    @pytest.mark.parametrize("on", [date(2023, 5, 26), TODAY, date(2030, 1, 1)])
    @pytest.mark.parametrize("kind", [Kind.MLA, Kind.EXTRADITION])
    def test_it_is_no_basis_on_any_day(self, on: date, kind: Kind) -> None:
        assert not basis(NAME, "LV", "SI", kind, on).stands
        assert basis(NAME, "LV", "SI", kind, on).reason.text == NOT_PARTY
        assert instrument(NAME).in_force is None

    @pytest.mark.parametrize(
        ("offences", "kind", "reason"),
        [
            (("core_crimes",), Kind.MLA, NOT_ENCODED),
            (("trafficking",), Kind.MLA, OTHER_OFFENCE),
            (("core_crimes",), Kind.PROVISIONAL_ARREST, OTHER_KIND),
        ],
    )
    def test_once_it_binds_it_covers_its_crimes_alone_and_must_be_read_first(
        self, offences: tuple[str, ...], kind: Kind, reason: str
    ) -> None:
        rows = bases(as_treaty(NAME, "LV", "SI"), "LV", "SI", TODAY, kind, (), offences)
        row = next(row for row in rows if row.instrument == NAME)
        assert (row.stands, row.reason.text) == (False, reason)

    def test_only_latvia_is_named_and_without_a_day(self) -> None:
        rows = load_law().parties[NAME]
        assert {state: row[0].since for state, row in rows.items()} == {"LV": None}
