"""Entries, documents, numbers, readings."""

import io
from datetime import UTC, datetime

import pikepdf
import pytest

from models.document import EntryState
from models.value import Said
from tasks import receiving
from tasks.recording import cases, entries, register
from tasks.recording.cases import AlreadyFiled, UnknownCase
from tasks.recording.entries import Arrived, UnknownEntry
from tasks.recording.facts import take_stock
from tasks.settings import settings
from tests.recording.desk import Desk, Pair, Watch, asked, attachment, case, entry, file, journal, read, stage_of


def test_entries_are_numbered_in_the_order_of_their_arrival(desk: Desk, watch: Watch) -> None:
    assert [entry(name) for name in "abc"] == ["MX-2026-E00001", "MX-2026-E00002", "MX-2026-E00003"]
    assert case("d") == "MX-2026-00001"


def test_a_new_year_begins_at_one_where_the_desk_is(desk: Desk, watch: Watch) -> None:
    watch.at = datetime(2027, 1, 1, 5, 59, tzinfo=UTC)  # 23:59 in Mexico City
    assert entry("a") == "MX-2026-E00001"
    watch.at = datetime(2027, 1, 1, 6, 0, tzinfo=UTC)
    assert entry("b") == "MX-2027-E00001"
    assert case("c") == "MX-2027-00001"


def test_the_same_arrival_twice_is_one_entry(desk: Desk) -> None:
    first = entries.enter("one", [attachment(b"x")], channel="test", sender=None)
    again = entries.enter("one", [attachment(b"x")], channel="test", sender=None)
    assert (first[1], again) == (True, (first[0], False))
    assert journal(desk) == ["entered"]


class Lost(Exception):
    pass


def enter_many(number: int) -> list[str]:
    """25 entries, each a case, with transactions that fail in between."""
    made = []
    for turn in range(25):
        try:
            with register.writing() as pen:
                entries.next_number(pen, f"entry-{pen.day.year}")
                pen.note("lost")
                if turn % 3 == number:
                    raise Lost
                pen.session.rollback()
        except Lost:
            pass
        made.append(case(f"{number}-{turn}"))
    return made


def test_two_processes_entering_at_once_leave_no_gap_and_no_double(desk: Desk, pair: Pair) -> None:
    first, second = pair.both(desk, enter_many)
    year = first[0][3:7]
    assert sorted(first + second) == [f"MX-{year}-{n:05d}" for n in range(1, 51)]
    numbers = [number for (number,) in asked(desk, "SELECT number FROM entry ORDER BY number")]
    assert numbers == [f"MX-{year}-E{n:05d}" for n in range(1, 51)]
    assert "lost" not in journal(desk)


def enter_same(number: int) -> list[str]:
    return [case(f"same-{turn}") for turn in range(10)]


def test_the_same_arrivals_from_two_processes_at_once_are_entered_once(desk: Desk, pair: Pair) -> None:
    first, second = pair.both(desk, enter_same)
    assert first == second
    assert len(set(first)) == 10
    assert len(asked(desk, "SELECT * FROM filing")) == 10


@pytest.mark.parametrize("name", ["re\udcf1al.pdf", "nul\0.pdf", "tab\tñ☃.pdf"])
def test_a_document_may_bear_any_name(desk: Desk, name: str) -> None:
    data = Arrived(digest="d" * 64, size=1, media="pdf", name=name)
    entries.enter("one", [data], channel="test", sender=name)
    row = entries.document_row("d" * 64)
    assert row is not None
    assert row.name is not None
    assert row.name.endswith(".pdf")


def test_what_is_read_may_hold_any_character(desk: Desk) -> None:
    number = case("a")
    digest = file(number, b"x", ("request/reference", "A\0-\ud800ñ"), ("conduct/act", ("recruit",)))
    assert [c.value for c in entries.candidates_of(digest, "1")] == ["A-?ñ", ["recruit"]]
    assert take_stock(number)


def test_a_document_in_two_entries_is_one_document(desk: Desk) -> None:
    first, second = entry("a", b"same"), entry("b", b"same")
    digest = entries.filings_of(first)[0].document
    assert [e.number for e in entries.entries_with(digest)] == [first, second]
    assert len(asked(desk, "SELECT * FROM document")) == 1


def test_what_is_unpacked_is_filed_once_and_to_the_case_of_its_entry(desk: Desk) -> None:
    number = entry("a")
    entries.attach(number, attachment(b"inner"))
    entries.attach(number, attachment(b"inner"))
    opened = case("a")
    entries.attach(number, attachment(b"later"))
    assert len(entries.documents_of(opened)) == 3
    assert journal(desk).count("unpacked") == 2


def test_an_entry_opens_one_case(desk: Desk) -> None:
    assert case("a") == case("a")
    assert journal(desk).count("case_opened") == 1


def test_an_entry_that_was_settled_is_not_set_aside(desk: Desk) -> None:
    case("a")
    number = entry("a")
    entries.set_aside(number, Said(text="Late."))
    assert entries.entry_of(number).state == EntryState.CASE
    other = entry("b")
    entries.set_aside(other, Said(text="It is {what}.", values={"what": "none"}))
    entries.set_aside(other, Said(text="Another reason."))
    assert entries.entry_of(other).reason == {"text": "It is {what}.", "values": {"what": "none"}}


def test_an_entry_filed_to_one_case_is_not_filed_to_another(desk: Desk) -> None:
    first, second, number = case("a"), case("b"), entry("c")
    cases.file_to(number, first, reason=Said(text="So."))
    cases.file_to(number, first, reason=Said(text="So."))
    with pytest.raises(AlreadyFiled, match=first):
        cases.file_to(number, second, reason=Said(text="So."))
    assert journal(desk).count("entry_filed") == 1


def test_unknown_numbers_say_where_the_known_ones_are_listed(desk: Desk) -> None:
    with pytest.raises(UnknownEntry, match=r"\./comity entries"):
        entries.entry_of("MX-2026-E99999")
    with pytest.raises(UnknownCase, match=r"\./comity cases"):
        cases.case_of("MX-2026-99999")
    with pytest.raises(UnknownCase):
        cases.file_to(entry("a"), "MX-2026-99999", reason=Said(text="So."))


def test_a_document_is_read_once_by_each_version_of_the_reader(desk: Desk) -> None:
    number = case("a")
    digest = file(number, b"x", ("request/reference", "A"), ("request/reference", "B"))
    read(digest, ("request/reference", "other"))
    assert [c.value for c in entries.candidates_of(digest, "1")] == ["A", "B"]
    for reader in ("9", "10"):
        read(digest, reader=reader)
    assert [row.reader for row in entries.readings_of(digest)] == ["10", "9", "1"]


def test_a_reply_moves_a_case_that_waits_for_one(desk: Desk) -> None:
    from models.case import Stage

    waits = {Stage.INFORMATION_REQUESTED, Stage.CONSULTED, Stage.RETURNED, Stage.ARRESTED}
    for stage in Stage:
        number = case(f"case-{stage}", stage=stage)
        cases.file_to(entry(f"reply-{stage}"), number, reason=Said(text="So."))
        assert stage_of(number) == (Stage.SUPPLEMENTED if stage in waits else stage)


def test_what_is_taken_in_is_read_as_far_as_the_pages_that_are_set(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    document, out = pikepdf.new(), io.BytesIO()
    for _ in range(5):
        document.add_blank_page()
    document.save(out)
    monkeypatch.setenv("COMITY_PAGE_LIMIT", "4")
    settings.cache_clear()
    number, _ = receiving.take_in_bytes(out.getvalue(), name="long.pdf", channel="test")
    receiving.read_entry(number)
    receiving.file_entry(number)
    found = entries.entry_of(number)
    assert found.state == EntryState.SET_ASIDE
    assert found.reason is not None
    assert found.reason["values"] == {"limit": 4}
