"""What an officer does by hand: a wrong State or number is refused before anything is written."""

from pathlib import Path

import pytest

from models.document import EntryState
from models.fact import FactError, FactState, Kind, facts_from_toml
from tasks import by_hand
from tasks.by_hand import from_text
from tasks.receiving import IntakeError
from tasks.recording import cases, entries, facts
from tasks.recording.entries import UnknownEntry
from tests.recording.desk import Desk, by, case, entry, journal, officer

NOBODY = "MX-2026-E99999"
STATED = 'schema = "comity.facts/1"\n[request]\nkind = "mla"\n[requesting]\nstate = "{state}"\n'


@pytest.fixture(autouse=True)
def in_office(desk: Desk) -> None:
    officer("LW1")


@pytest.mark.parametrize("state", ["zz", "XX", "us", "USA", ""])
def test_a_case_is_opened_for_a_state_that_exists(state: str, desk: Desk) -> None:
    number, before = entry(), journal(desk)
    with pytest.raises(FactError, match="requesting/state takes the code of a State in ISO 3166-1"):
        by_hand.open_entry(number, by("LW1"), requesting=state, kind=Kind.MLA)
    assert (cases.cases(), entries.entry_of(number).state, journal(desk)) == ([], EntryState.RECEIVED, [*before])


def test_no_desk_asks_itself(desk: Desk) -> None:
    number, before = entry(), journal(desk)
    with pytest.raises(FactError, match="the requesting State is another than the desk's own"):
        by_hand.open_entry(number, by("LW1"), requesting="MX", kind=Kind.MLA)
    assert (cases.cases(), journal(desk)) == ([], before)


def test_a_case_is_opened_by_hand(desk: Desk) -> None:
    number = by_hand.open_entry(entry(), by("LW1"), requesting="US", kind=Kind.MLA)
    assert cases.case_of(number).requesting == "US"


def _paper(folder: Path, state: str) -> Path:
    paper = folder / "paper.toml"
    paper.write_text(STATED.format(state=state), encoding="utf-8")
    return paper


def test_a_paper_of_the_desks_own_state_is_refused_before_anything_is_written(desk: Desk, tmp_path: Path) -> None:
    paper, before = _paper(tmp_path, "MX"), journal(desk)
    stated = facts_from_toml(paper.read_text(encoding="utf-8"))
    with pytest.raises(FactError, match="the requesting State is another than the desk's own"):
        by_hand.register(paper, stated, by("LW1"), scans=[], sender=None, channel="post")
    assert (entries.entries(), journal(desk)) == ([], before)


def test_a_paper_whose_scan_cannot_be_read_is_refused_before_anything_is_written(desk: Desk, tmp_path: Path) -> None:
    paper, before = _paper(tmp_path, "US"), journal(desk)
    stated = facts_from_toml(paper.read_text(encoding="utf-8"))
    with pytest.raises(IntakeError, match="the file cannot be read"):
        by_hand.register(paper, stated, by("LW1"), scans=[tmp_path / "none.pdf"], sender=None, channel="post")
    assert (entries.entries(), journal(desk)) == ([], before)


def test_a_paper_is_a_case(desk: Desk, tmp_path: Path) -> None:
    paper = _paper(tmp_path, "US")
    stated = facts_from_toml(paper.read_text(encoding="utf-8"))
    _, number = by_hand.register(paper, stated, by("LW1"), scans=[], sender=None, channel="post")
    assert cases.case_of(number).requesting == "US"


def test_an_entry_that_is_not_there_is_not_set_aside() -> None:
    with pytest.raises(UnknownEntry, match=r"no entry has the number MX-2026-E99999: \./comity entries lists them"):
        by_hand.set_entries_aside([NOBODY], by("LW1"), "twice")


def test_an_entry_that_is_not_there_is_not_filed() -> None:
    with pytest.raises(UnknownEntry, match=r"\./comity entries lists them"):
        by_hand.file_entry_to(NOBODY, case(), by("LW1"))


def test_an_entry_that_is_not_there_opens_no_case() -> None:
    with pytest.raises(UnknownEntry, match=r"\./comity entries lists them"):
        by_hand.open_entry(NOBODY, by("LW1"), requesting="US", kind=Kind.MLA)


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("request/urgent", "maybe", "request/urgent takes yes or no"),
        ("conduct/victims", "²", "conduct/victims takes a whole number, 0 or more"),
        ("conduct/victims", "9" * 5000, "conduct/victims takes a whole number, 0 or more"),
        ("conduct/states", "MX, ZZ", "conduct/states takes codes of States"),
    ],
)
def test_a_typed_value_that_does_not_fit_is_refused_with_what_does(path: str, text: str, said: str) -> None:
    with pytest.raises(FactError) as refused:
        from_text(path, text)
    assert str(refused.value).startswith(said)
    assert text not in str(refused.value)


def test_a_fact_is_settled_as_it_is_typed(desk: Desk) -> None:
    number = case()
    facts.settle(number, by_hand.settled(["request/urgent=yes"], FactState.CONFIRMED), by("LW1"))
    assert cases.case_of(number).urgent is True
