"""Mexico's own law, from the sheet ../shared/law/regional_and_practice.md, 1.1.6."""

from datetime import date
from pathlib import Path

import pytest

from models.finding import Status
from models.law.loading import load_law
from tests.law.countries.owning import due, needed


@pytest.mark.parametrize(
    ("row", "article", "event", "started", "last"),
    [
        ("extradition detention ordered by judge → 60 natural days", "119 Constitution", "extradition_detention",
         date(2026, 3, 2), date(2026, 5, 1)),
        ("provisional measures executed → 2 months", "18 LEI", "provisional_arrest", date(2026, 3, 2),
         date(2026, 5, 2)),
        ("appearance → 3 days to raise defences (extendable), 20 days to prove", "25 LEI", "person_heard",
         date(2026, 3, 2), date(2026, 3, 5)),
        ("3 days to raise defences (extendable), 20 days to prove", "25 LEI, second paragraph", "defences_raised",
         date(2026, 3, 2), date(2026, 3, 22)),
        ("end of evidence → 5 days for judge's advisory opinion", "27 LEI", "evidence_closed", date(2026, 3, 2),
         date(2026, 3, 7)),
        ("file at SRE → 20 days to grant/refuse", "30 LEI", "file_received", date(2026, 3, 2), date(2026, 3, 22)),
        ("day after person is at disposal → 60 natural days", "35 LEI", "person_at_disposal", date(2026, 5, 20),
         date(2026, 7, 19)),
    ],
)  # fmt: skip
def test_the_clocks_of_the_sheet(shared: Path, row: str, article: str, event: str, started: date, last: date) -> None:
    assert row in (shared / "law/regional_and_practice.md").read_text()
    assert due("MX", article, event, started, requesting="US") == last


def test_two_periods_for_amparo_and_neither_is_applied() -> None:
    """“conflict: diary both”: fifteen days and thirty days stand side by side, unconfirmed."""
    rows = [row for row in load_law().countries["MX"].limit if row.trigger == "decision_made"]
    assert {(row.length, row.status) for row in rows} == {(15, Status.UNCONFIRMED), (30, Status.UNCONFIRMED)}


def test_undertakings_before_a_request_is_admitted() -> None:
    """“before admitting: reciprocity, speciality, competent court, no death penalty, no re-extradition, copy of final
    judgment undertakings”."""
    needed("MX", "10(I) LEI", "reciprocity", assurance__1__kind="reciprocity")
    needed("MX", "10(II) LEI", "speciality_assurance", assurance__1__kind="speciality")
    duties = {row.topic for row in load_law().countries["MX"].duty}
    assert {"re_extradition", "inform_outcome"} <= duties


def test_what_mexico_does_as_a_rule() -> None:
    stances = {row.topic: row.stance for row in load_law().countries["MX"].policy}
    assert stances == {
        "nationality": "conditions", "death_penalty": "conditions", "life_imprisonment": "allows",
        "dual_criminality": "conditions",
    }  # fmt: skip
