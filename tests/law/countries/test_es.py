"""Spain's judicial recesses and policies. LOPJ 183 is from knowledge, so it is not quoted; Ley 4/1985 stands in
../shared."""

import sys
from datetime import date
from pathlib import Path

from models.finding import Status
from tasks.calendars import calendar
from tests.law.countries.own import country
from tests.law.instruments.asking import quotations, text_of


def test_the_quotations_stand_in_the_text(shared: Path) -> None:
    text = text_of(shared, "ES_Ley_4_1985_Extradicion_Pasiva.md")
    assert all(words in text for _, words in quotations(sys.modules[__name__]))


class TestPolicies:
    """Ley 4/1985, 3(1): “No se concederá la extradición de españoles”."""

    def test_nationals_death_and_life(self) -> None:
        rows = {row.topic: row for row in country("ES").policy}
        assert set(rows) == {"nationality", "death_penalty", "life_imprisonment"}
        assert {row.stance for row in rows.values()} == {"conditions"}
        assert rows["life_imprisonment"].status is Status.KNOWLEDGE


def test_august_and_the_days_around_christmas_are_no_safe_days() -> None:
    closed = calendar("ES", frozenset({2026})).closed
    assert {date(2026, 8, 1), date(2026, 8, 31), date(2026, 12, 24), date(2027, 1, 6)} <= closed
    assert not {date(2026, 7, 31), date(2026, 9, 1), date(2026, 12, 23), date(2027, 1, 7)} & closed
