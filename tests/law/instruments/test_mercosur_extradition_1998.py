"""The Mercosur extradition agreements of 1998; the docstrings quote the sheet."""

import sys
from datetime import date
from pathlib import Path

from models.finding import Force, Status
from tests.law.instruments.asking import ask
from tests.law.instruments.regional import (
    EX,
    PA,
    Pair,
    clocks,
    doubtful,
    grounds,
    penalties,
    quoted,
    sentences,
    stands,
    tongue,
    way,
)

NAME = "mercosur_extradition_1998"
PAIR = Pair(name=NAME)


def test_every_quotation_stands_in_the_sheet(shared: Path) -> None:
    quoted(shared, sys.modules[__name__], 5)


class TestParties:
    """Sheet: “Extradition Agreement, Rio 10 Dec 1998, CMC Dec 14/98”."""

    def test_brazil_and_chile_from_the_later_day(self) -> None:
        stands(NAME, "BR", "CL", EX, date(2012, 1, 18))

    def test_the_others_are_not_confirmed(self) -> None:
        for other in ("AR", "BO", "PY", "UY"):
            doubtful(NAME, "BR", other, EX)


class TestChannelAndLanguage:
    """Sheet: “twin with BO, CL”."""

    def test_channels(self) -> None:
        way(NAME, ("not known", "diplomatic"))

    def test_language(self) -> None:
        tongue(PAIR, "not known", "es", "en", EX)


class TestGrounds:
    """Sheet: “political, military, res judicata/pardon/amnesty, ad hoc tribunal, prescription in either State,
    minors; nationality only if constitution forbids; death/life penalty replaced by max of requested State”; “≥ 2
    years in both; ≥ 6 months residue”."""

    def test_every_ground_on_all_its_sides(self) -> None:
        grounds(
            PAIR,
            [
                ("not known", "dual_criminality", Force.MANDATORY),
                ("5", "political", Force.MANDATORY),
                ("not known", "military", Force.MANDATORY),
                ("not known", "ne_bis_in_idem_here", Force.MANDATORY),
                ("not known", "amnesty", Force.MANDATORY),
                ("not known", "special_tribunal", Force.MANDATORY),
                ("not known", "lapse_of_time", Force.MANDATORY),
                ("not known", "age", Force.MANDATORY),
                ("not known", "nationality", Force.OPTIONAL),
                ("not known", "death_penalty", Force.CONDITION),
                ("not known", "life_imprisonment", Force.CONDITION),
            ],
        )

    def test_the_penalty_in_both(self) -> None:
        penalties(PAIR, "not known", 24, EX)

    def test_the_sentence(self) -> None:
        sentences(PAIR, "not known (sentence)", 6)


class TestTimeLimits:
    """Sheet: “40 days from notice of arrest”."""

    def test_counted(self) -> None:
        clocks(
            NAME,
            [
                ("not known", "provisional_arrest", date(2026, 3, 2), date(2026, 4, 11), True, Status.UNCONFIRMED),
                ("not known", "person_at_disposal", date(2026, 3, 2), date(2026, 4, 1), True, Status.UNCONFIRMED),
                ("not known", "free_to_leave", date(2026, 3, 2), date(2026, 4, 1), False, Status.UNCONFIRMED),
            ],
        )


class TestUnconfirmedLimits:
    """Sheet: “Collection”; what it marks as uncertain starts no clock."""

    def test_a_known_arrest_starts_none(self) -> None:
        said = ask("BR", "CL", PA, {"desk/arrest_date": date(2026, 3, 2)})
        assert all(row.instrument != NAME for row in said.deadlines if row.status is not Status.UNCONFIRMED)
        assert any("is not confirmed" in note.english() for note in said.notes)
