"""A State's own register of treaties: that one exists is said, though its rules are not encoded."""

import csv
from datetime import date
from pathlib import Path

from models.fact import Kind
from models.finding import Status
from models.law.applying import IN_REGISTER, bases
from models.law.loading import load_law
from models.law.registered import registered

LAW = load_law()
UK = LAW.registers["uk_treaties"]
ON = date(2026, 11, 24)


def test_every_treaty_of_the_table_is_in_it(shared: Path) -> None:
    with (shared / "tables" / "UK_FCDO_treaties_crime_related_512.csv").open(encoding="utf-8-sig") as file:
        rows = {row["lb_document_id"]: row for row in csv.DictReader(file)}
    assert len(UK.entry) == len(rows) == 512
    for entry in UK.entry:
        row = rows[entry.number]
        assert entry.title == " ".join(row["title"].split())
        for day, column in ((entry.signed, "signed"), (entry.in_force, "definative_eif"), (entry.ended, "terminated")):
            assert (day.strftime("%d/%m/%Y") if day else "") == row[f"{column}_event_date"]


def named(one: str, other: str, kind: Kind, on: date = ON) -> bool:
    return any(basis.instrument == "uk_treaties" for basis in bases(LAW, one, other, on, kind))


def test_what_it_names_is_said_and_is_no_basis() -> None:
    """No. 78941: “Treaty between the United Kingdom and Siam respecting the Extradition of Fugitive Criminals”."""
    row = next(b for b in bases(LAW, "GB", "TH", ON, Kind.EXTRADITION) if b.instrument == "uk_treaties")
    assert (row.stands, row.rank, row.obliges, row.status) == (False, 0, False, Status.UNCONFIRMED)
    assert row.reason.text == IN_REGISTER
    assert row.reason.values["count"] == len(registered(LAW, UK, ("GB", "TH"), ON, Kind.EXTRADITION))
    assert "78941" in {entry.number for entry in registered(LAW, UK, ("TH", "GB"), ON)}


def test_it_says_nothing_of_other_states_other_kinds_and_other_days() -> None:
    assert not named("FR", "TH", Kind.EXTRADITION)
    assert not named("GB", "SM", Kind.MLA)
    assert named("GB", "SM", Kind.EXTRADITION, date(1899, 10, 16)), "signed on that day"
    assert not named("GB", "SM", Kind.EXTRADITION, date(1860, 1, 1))


def test_an_ended_treaty_is_named_until_its_day() -> None:
    entry = next(e for e in UK.entry if e.ended and e.signed and len(e.states) == 2 and Kind.EXTRADITION in e.kinds)
    assert entry.ended is not None
    before, after = entry.ended.replace(year=entry.ended.year - 1), entry.ended
    assert (entry.may_stand(before), entry.may_stand(after)) == (True, False)


def test_a_treaty_that_is_encoded_is_not_named_again() -> None:
    """Spain and the United Kingdom, 22 July 1985."""
    signed = {entry.signed for entry in registered(LAW, UK, ("ES", "GB"), ON, Kind.EXTRADITION)}
    encoded = {i.signed for i in LAW.instruments.values() if i.reach == "bilateral" and "GB" in LAW.parties[i.id]}
    assert not signed & encoded
