"""The journal: written with each change, refused to any other, and telling what was done to it."""

import threading
from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from models.fact import FactState
from models.journal import JournalContent, JournalRow, row_hash
from models.officer import Role
from tasks.recording import chain, officers, register
from tasks.recording.chain import HeadError, outside_heads, verify_journal, write_head
from tests.recording.desk import Desk, asked, attack, by, case, entry, journal, officer, settle, withdraw


@pytest.fixture
def ten(desk: Desk) -> Desk:
    """A desk whose journal has ten rows."""
    with register.writing() as pen:
        for number in range(1, 11):
            pen.note("noted", thing=f"thing-{number}", words=f"äöü {number}", list=[number, None, True])
    return desk


def broken() -> list[tuple[int, str]]:
    return [(found.seq, found.what) for found in verify_journal().breaks]


def rewrite(desk: Desk, seq: int, **changed: str) -> JournalRow:
    """The row at this place with other words and a hash that fits them, written over the true one."""
    with register.reading() as session:
        row = session.get_one(JournalRow, seq)
    altered = JournalRow(**(row.model_dump() | changed))
    altered.hash = row_hash(altered)
    sets = ", ".join(f"{name} = '{getattr(altered, name)}'" for name in (*changed, "hash"))
    attack(desk, f"UPDATE journal SET {sets} WHERE seq = {seq}")
    return altered


def test_each_change_writes_its_row(desk: Desk) -> None:
    officer("LW1")
    number = case("a")
    withdraw(number, "LW1")
    assert journal(desk) == ["officer_added", "entered", "case_opened", "entry_case", "moved"]
    assert broken() == []


def test_a_change_that_is_rolled_back_leaves_no_row_and_no_gap(ten: Desk) -> None:
    class Lost(Exception):
        pass

    with pytest.raises(Lost), register.writing() as pen:
        pen.note("lost")
        pen.session.flush()
        raise Lost
    with register.writing() as pen:
        assert pen.note("kept") == 11
    assert "lost" not in journal(ten)
    assert broken() == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET officer = 'X'",
        "DELETE FROM journal WHERE seq = 10",
        "DELETE FROM journal",
        "TRUNCATE journal CASCADE",
    ],
)
def test_the_database_refuses_to_change_or_delete_a_row(ten: Desk, statement: str) -> None:
    if statement.startswith("TRUNCATE") and not ten.postgresql:
        statement = "REPLACE INTO journal SELECT * FROM journal WHERE seq = 10"
    with pytest.raises(DatabaseError, match="append-only"), register.writing() as pen:
        pen.session.execute(text(statement))
    assert broken() == []


def test_an_altered_row_is_named(ten: Desk) -> None:
    attack(ten, "UPDATE journal SET officer = 'LW9' WHERE seq = 4")
    assert broken() == [(4, "altered")]


def test_an_altered_row_with_a_hash_that_fits_is_named(ten: Desk) -> None:
    rewrite(ten, 4, officer="LW9")
    assert broken() == [(4, "altered")]


def test_an_altered_last_row_with_a_hash_that_fits_is_named(ten: Desk) -> None:
    rewrite(ten, 10, officer="LW9")
    assert broken() == [(10, "head_altered")]


def test_an_altered_first_row_is_named(ten: Desk) -> None:
    rewrite(ten, 1, previous="f" * 64)
    assert broken() == [(1, "altered")]


def test_an_altered_time_is_named_to_the_microsecond(ten: Desk) -> None:
    shift = "at + interval '1 microsecond'" if ten.postgresql else "substr(at, 1, 25) || (9 - substr(at, 26, 1))"
    attack(ten, f"UPDATE journal SET at = {shift} WHERE seq = 7")
    assert broken() == [(7, "altered")]


def test_missing_rows_are_named(ten: Desk) -> None:
    attack(ten, "DELETE FROM journal_content WHERE seq IN (3, 4, 8)", "DELETE FROM journal WHERE seq IN (3, 4, 8)")
    assert broken() == [(3, "missing"), (4, "missing"), (8, "missing")]


def test_the_first_row_missing_is_named(ten: Desk) -> None:
    attack(ten, "DELETE FROM journal_content WHERE seq = 1", "DELETE FROM journal WHERE seq = 1")
    assert broken() == [(1, "missing")]


def test_rows_in_another_order_are_named(ten: Desk) -> None:
    attack(
        ten,
        "UPDATE journal SET seq = 99 WHERE seq = 3",
        "UPDATE journal SET seq = 3 WHERE seq = 6",
        "UPDATE journal SET seq = 6 WHERE seq = 99",
    )
    assert {(3, "reordered"), (6, "reordered")} <= set(broken())
    assert {seq for seq, _ in broken()} == {3, 6}, "their contents went wrong with them, and nothing else"


def test_altered_content_is_named_and_erased_content_breaks_nothing(ten: Desk) -> None:
    attack(ten, """UPDATE journal_content SET body = '{"words": "other"}' WHERE seq = 5""")
    attack(ten, "UPDATE journal_content SET salt = '00' WHERE seq = 6")
    attack(ten, "DELETE FROM journal_content WHERE seq = 7")
    assert broken() == [(5, "content_altered"), (6, "content_altered")]
    assert verify_journal().erased == 1


def test_erasing_content_is_allowed_to_the_program_and_keeps_the_chain(ten: Desk) -> None:
    with register.writing() as pen:
        pen.session.delete(pen.session.get_one(JournalContent, 2))
    found = verify_journal()
    assert (found.rows, found.erased, found.breaks) == (10, 1, ())


def test_a_cut_tail_shows_in_the_head_row(ten: Desk) -> None:
    attack(ten, "DELETE FROM journal_content WHERE seq > 8", "DELETE FROM journal WHERE seq > 8")
    assert broken() == [(9, "tail_cut")]


def test_a_tail_cut_with_care_shows_only_against_an_outside_head(ten: Desk) -> None:
    write_head()
    [(hash_8,)] = asked(ten, "SELECT hash FROM journal WHERE seq = 8")
    cut = ("DELETE FROM journal_content WHERE seq > 8", "DELETE FROM journal WHERE seq > 8")
    attack(ten, *cut, f"UPDATE journal_head SET seq = 8, hash = '{hash_8}'")
    assert broken() == [(10, "tail_cut")]
    next(chain.heads_folder().glob("*.json")).unlink()
    found = verify_journal()
    assert (found.breaks, found.outside, found.until) == ((), 0, 0), "and it says that it was checked against nothing"


def rewrite_whole(desk: Desk) -> None:
    """Every row from the third on written anew, hashes, chain and head fitting."""
    with register.reading() as session:
        rows = [session.get_one(JournalRow, seq) for seq in range(1, 11)]
    previous, statements = rows[1].hash, []
    for row in rows[2:]:
        new = JournalRow(**(row.model_dump() | {"officer": "LW9", "previous": previous}))
        new.hash = previous = row_hash(new)
        statements.append(
            f"UPDATE journal SET officer='LW9', previous='{new.previous}', hash='{new.hash}' WHERE seq={new.seq}"
        )
    attack(desk, *statements, f"UPDATE journal_head SET hash = '{previous}'")


def test_a_rewrite_of_the_whole_shows_only_against_an_outside_head(ten: Desk) -> None:
    write_head()
    rewrite_whole(ten)
    assert broken() == [(10, "rewritten")]
    next(chain.heads_folder().glob("*.json")).unlink()
    assert broken() == []


def test_a_rewrite_behind_an_old_outside_head_shows_though_the_journal_went_on(ten: Desk) -> None:
    write_head()
    rewrite_whole(ten)
    with register.writing() as pen:
        pen.note("later")
    write_head()
    assert broken() == [(10, "rewritten")]
    assert verify_journal().until == 11


def test_a_journal_without_its_head_row_is_named(ten: Desk) -> None:
    attack(ten, "DELETE FROM journal_head")
    assert broken() == [(10, "head_altered")]


def test_a_journal_emptied_shows_against_an_outside_head(ten: Desk) -> None:
    write_head()
    attack(
        ten,
        "DELETE FROM journal_content",
        "DELETE FROM journal",
        f"UPDATE journal_head SET seq = 0, hash = '{'0' * 64}'",
    )
    assert broken() == [(10, "tail_cut")]


def test_a_head_is_written_once_and_read_only(ten: Desk) -> None:
    assert write_head() == write_head()
    [path] = chain.heads_folder().glob("*.json")
    assert path.stat().st_mode & 0o222 == 0
    assert [head.seq for head in outside_heads()] == [10]


def test_a_journal_without_rows_has_no_head_to_keep(desk: Desk) -> None:
    assert write_head().seq == 0
    assert outside_heads() == []
    assert verify_journal().outside == 0


def test_a_head_that_cannot_be_read_is_named(ten: Desk) -> None:
    write_head()
    (chain.heads_folder() / "0000000004.json").write_text("{")
    with pytest.raises(HeadError, match=r"journal-heads/0000000004\.json"):
        verify_journal()


def test_verifying_while_others_write_finds_nothing_wrong(desk: Desk) -> None:
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            with register.writing() as pen:
                pen.note("noted")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        found = [verify_journal().breaks for _ in range(60)]
    finally:
        stop.set()
        writer.join()
    assert found == [()] * 60


def test_content_is_salted_and_rows_hold_none_of_it(desk: Desk) -> None:
    officer("LW1")
    number = case("a")
    settle(number, "person/1/name", FactState.CORRECTED, "LW1", value="Ana Sample")
    entry("b")
    officer("SU1", Role.SUPERVISOR)
    officers.end("LW1", by=by("SU1"))
    rows = asked(desk, "SELECT * FROM journal")
    assert "Ana" not in str(rows)
    salts = [salt for (salt,) in asked(desk, "SELECT salt FROM journal_content")]
    assert len(set(salts)) == len(salts)


def test_both_engines_give_a_row_the_same_hash(desk: Desk) -> None:
    with register.writing(datetime(2026, 1, 2, 3, 4, 5, 60, tzinfo=UTC)) as pen:
        pen.note("noted", officer="LW1", case="MX-2026-00001", thing="ünïcode ☃", list=[1, "ä"])
    with register.reading() as session:
        row = session.get_one(JournalRow, 1)
        assert row.at.isoformat() == "2026-01-02T03:04:05.000060+00:00"
    fixed = JournalRow(**(row.model_dump() | {"content": "0" * 64}))
    assert row_hash(fixed) == "bd9b11bbd23bdaac20c00e33e4252c6d780b78cbb50b375a16539a02075cbfd1"
