"""Facts of a case: what was read, what officers settled over it, and the version that stands for both."""

from datetime import date

import pytest

from models.fact import FactError, FactState, FactValue
from tasks.recording import cases, officers
from tasks.recording.facts import FactChoiceError, case_facts, readings, take_stock, version_of
from tasks.recording.officers import OfficerError
from tests.recording.desk import Desk, asked, by, case, file, journal, officer, read, settle

BORN = "person/1/born"
READ = date(1984, 3, 4)


@pytest.fixture
def number(desk: Desk) -> str:
    """A case in which one document says when a person was born."""
    officer("LW1")
    officer("LW2")
    number = case("one")
    file(number, b"first", (BORN, READ), ("conduct/act", ("recruit", "transport")), ("request/urgent", False))
    return number


def value(number: str, path: str = BORN) -> object:
    return case_facts(number)[0].value(path)


def state(number: str, path: str = BORN) -> FactState:
    return case_facts(number)[0].facts[path].state


def test_what_was_read_comes_back_with_its_type_and_place(desk: Desk, number: str) -> None:
    known, differing = case_facts(number)
    assert known.value(BORN) == READ
    assert known.codes("conduct/act") == ("recruit", "transport")
    assert known.flag("request/urgent") is False
    source = known.facts[BORN].source
    assert source is not None
    assert (source.page, source.box, source.method) == (1, (1.0, 2.0, 3.0, 4.0), "text")
    assert differing == ()


def test_the_last_settlement_stands_and_the_former_stay(desk: Desk, number: str) -> None:
    settle(number, BORN, FactState.CONFIRMED, "LW1")
    assert (value(number), state(number)) == (READ, FactState.CONFIRMED)
    settle(number, BORN, FactState.CORRECTED, "LW2", value=date(1984, 4, 3))
    assert (value(number), state(number)) == (date(1984, 4, 3), FactState.CORRECTED)
    settle(number, BORN, FactState.UNKNOWN, "LW1")
    assert (value(number), state(number)) == (None, FactState.UNKNOWN)
    settle(number, BORN, FactState.ABSENT, "LW1")
    assert case_facts(number)[0].absent(BORN)
    rows = asked(desk, "SELECT ordinal, state, officer FROM settlement ORDER BY ordinal")
    assert rows == [(1, "confirmed", "LW1"), (2, "corrected", "LW2"), (3, "unknown", "LW1"), (4, "absent", "LW1")]
    assert len(asked(desk, f"SELECT id FROM candidate WHERE path = '{BORN}'")) == 1


def test_the_same_settlement_twice_is_one(desk: Desk, number: str) -> None:
    for _ in range(2):
        settle(number, BORN, FactState.CORRECTED, "LW1", value=date(1984, 4, 3))
    assert journal(desk).count("fact_corrected") == 1


def test_reading_again_never_overrides_an_officer(desk: Desk, number: str) -> None:
    settle(number, BORN, FactState.CORRECTED, "LW1", value=date(1984, 4, 3))
    digest = asked(desk, "SELECT document FROM candidate")[0][0]
    read(digest, (BORN, date(1999, 9, 9)), reader="2")
    file(number, b"second", (BORN, date(2000, 1, 1)))
    assert value(number) == date(1984, 4, 3)


def test_a_confirmed_reading_keeps_its_value_when_the_reader_changes(desk: Desk, number: str) -> None:
    settle(number, BORN, FactState.CONFIRMED, "LW1")
    digest = asked(desk, "SELECT document FROM candidate")[0][0]
    read(digest, (BORN, date(1999, 9, 9)), reader="2")
    assert value(number) == READ


@pytest.mark.parametrize(("newer", "expected"), [((BORN, date(1999, 9, 9)), date(1999, 9, 9)), (None, None)])
def test_of_a_document_read_twice_the_newest_reading_counts(
    desk: Desk, number: str, newer: tuple[str, date] | None, expected: date | None
) -> None:
    digest = asked(desk, "SELECT document FROM candidate")[0][0]
    read(digest, (BORN, date(2001, 1, 1)), reader="9")
    read(digest, *([newer] if newer else []), reader="10")
    assert value(number) == expected


def test_a_later_document_fills_only_what_is_unknown_and_differences_are_named(desk: Desk, number: str) -> None:
    file(
        number,
        b"second",
        (BORN, date(1990, 1, 1)),
        ("person/1/name", "Ana Sample"),
        ("conduct/act", ("recruit", "transport")),
    )
    assert value(number) == READ
    assert value(number, "person/1/name") == "Ana Sample"
    assert case_facts(number)[1] == (BORN,)
    settle(number, BORN, FactState.CONFIRMED, "LW1")
    assert case_facts(number)[1] == (), "an officer settled it"


def test_an_officer_picks_one_of_several_readings_and_it_keeps_its_place_on_paper(desk: Desk, number: str) -> None:
    digest = file(number, b"second", (BORN, date(1990, 1, 1)))
    assert [(row.value, row.document == digest) for row in readings(number, BORN)] == [
        ("1984-03-04", False),
        ("1990-01-01", True),
    ]
    settle(number, BORN, FactState.CONFIRMED, "LW1", pick=2)
    fact = case_facts(number)[0].facts[BORN]
    assert (fact.value, fact.state) == (date(1990, 1, 1), FactState.CONFIRMED)
    assert fact.source is not None
    assert fact.source.document == digest
    assert case_facts(number)[1] == ()
    with pytest.raises(FactChoiceError, match="has 2 readings"):
        settle(number, BORN, FactState.CONFIRMED, "LW1", pick=3)


def test_a_document_that_differs_with_itself_is_named(desk: Desk, number: str) -> None:
    file(number, b"second", ("request/reference", "A-1"), ("request/reference", "A-2"))
    assert value(number, "request/reference") == "A-1"
    assert case_facts(number)[1] == ("request/reference",)


def test_documents_count_in_the_order_of_their_filing(desk: Desk) -> None:
    first, second = case("a"), case("b")
    file(first, b"x", ("request/reference", "X"))
    file(second, b"y", ("request/reference", "Y"))
    file(second, b"x", ("request/reference", "X"))
    file(first, b"y", ("request/reference", "Y"))
    assert (value(first, "request/reference"), value(second, "request/reference")) == ("X", "Y")


def test_the_version_is_the_same_for_the_same_facts_and_changes_with_value_and_state(desk: Desk, number: str) -> None:
    first = take_stock(number)
    assert take_stock(number) == first == version_of(case_facts(number)[0])
    assert journal(desk).count("facts_changed") == 1
    settle(number, BORN, FactState.CONFIRMED, "LW1")
    second = cases.case_of(number).facts_version
    settle(number, BORN, FactState.CORRECTED, "LW1", value=READ)
    third = cases.case_of(number).facts_version
    settle(number, BORN, FactState.CONFIRMED, "LW1")
    assert len({first, second, third}) == 3
    assert cases.case_of(number).facts_version == second
    other = case("two")
    file(other, b"first")
    assert take_stock(other) == first


@pytest.mark.parametrize(
    ("path", "how", "given", "match"),
    [
        ("person/1/name", FactState.CONFIRMED, None, "no reading .* to confirm: give the value"),
        (BORN, FactState.CORRECTED, None, "takes a value"),
        (BORN, FactState.READ, None, "a reading is the machine's"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
def test_a_settlement_that_cannot_be_recorded_says_what_can(
    desk: Desk, number: str, path: str, how: FactState, given: date | None, match: str
) -> None:
    with pytest.raises(FactChoiceError, match=match):
        settle(number, path, how, "LW1", value=given)


@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
def test_a_settlement_takes_what_the_vocabulary_takes(desk: Desk, number: str) -> None:
    with pytest.raises(FactError, match="no fact has the path"):
        settle(number, "person/1/shoe_size", FactState.CORRECTED, "LW1", value=41)
    with pytest.raises(FactError, match="person/1/born takes a"):
        settle(number, BORN, FactState.CORRECTED, "LW1", value=True)
    assert journal(desk).count("fact_corrected") == 0


def test_absent_and_unknown_have_no_value_whatever_was_given(desk: Desk, number: str) -> None:
    for how in (FactState.ABSENT, FactState.UNKNOWN):
        settle(number, BORN, how, "LW1", value=date(1990, 1, 1))
        assert value(number) is None


def test_an_officer_with_a_conflict_settles_nothing(desk: Desk, number: str) -> None:
    officers.declare_conflict("LW1", number, by=by("LW1"))
    with pytest.raises(OfficerError, match="conflict"):
        settle(number, BORN, FactState.CONFIRMED, "LW1")


def test_the_register_goes_by_what_an_officer_settled(desk: Desk, number: str) -> None:
    settled: dict[str, FactValue] = {
        "request/urgent": True, "request/kind": "extradition", "request/reference": "REF-2",
        "requesting/authority": "Ministry", "requesting/state": "ES",
    }  # fmt: skip
    for path, given in settled.items():
        settle(number, path, FactState.CORRECTED, "LW1", value=given)
    row = cases.case_of(number)
    assert (row.urgent, row.kind, row.their_reference, row.their_authority, row.requesting) == tuple(settled.values())
    assert [found.number for found in cases.matching("ES", "REF-2")] == [number]
    settle(number, "requesting/state", FactState.CORRECTED, "LW1", value="MX")
    assert cases.case_of(number).requesting == "ES", "the desk asks nothing of itself"
    settle(number, "request/urgent", FactState.UNKNOWN, "LW1")
    assert cases.case_of(number).urgent, "unknown is not no"
