"""The pen: lines are chained as they are noted and written together, and nothing of them is lost or doubled."""

import pytest
from sqlalchemy import text

from models.journal import JournalHead
from tasks.recording import chain, dumping, register
from tasks.recording.dumping import NotEmpty
from tasks.recording.register import Forked
from tests.recording.desk import Desk, asked, journal


def verified() -> None:
    assert chain.verify_journal().breaks == ()


def test_lines_have_their_numbers_before_they_are_written(desk: Desk) -> None:
    with register.writing() as pen:
        assert [pen.note("a"), pen.note("b"), pen.note("c")] == [1, 2, 3]
    with register.writing() as pen:
        assert pen.note("d") == 4
    assert journal(desk) == ["a", "b", "c", "d"]
    verified()


def test_who_reads_the_journal_within_the_transaction_writes_it_out_first(desk: Desk) -> None:
    with register.writing() as pen:
        pen.note("a")
        pen.note("b")
        pen.write_out()
        assert chain.head_in(pen.session).seq == 2
        found = chain.verified_in(pen.session, [])
        assert (found.rows, found.breaks) == (2, ())
        pen.note("c")
        pen.write_out()
        pen.write_out()
        pen.note("d")
    assert journal(desk) == ["a", "b", "c", "d"]
    verified()


def test_what_was_written_out_is_rolled_back_with_the_rest(desk: Desk) -> None:
    class Lost(Exception):
        pass

    with pytest.raises(Lost), register.writing() as pen:
        pen.note("lost")
        pen.write_out()
        pen.note("lost")
        raise Lost
    with register.writing() as pen:
        pen.note("lost")
        pen.session.rollback()
    with register.writing() as pen:
        assert pen.note("kept") == 1
    assert journal(desk) == ["kept"]
    verified()


def test_a_list_that_the_caller_changes_afterwards_is_not_what_was_noted(desk: Desk) -> None:
    words = ["one"]
    with register.writing() as pen:
        pen.note("noted", words=words)
        words.append("two")
    verified()
    [(body,)] = asked(desk, "SELECT body FROM journal_content")
    assert "two" not in str(body)


@pytest.mark.parametrize("change", ["seq = 7", "hash = 'x'"])
def test_a_head_that_moved_under_the_pen_is_not_written_over(desk: Desk, change: str) -> None:
    with pytest.raises(Forked, match="head"), register.writing() as pen:
        pen.note("forked")
        pen.session.execute(text(f"UPDATE journal_head SET {change}"))
    assert journal(desk) == []
    verified()


def test_a_register_whose_pen_has_noted_something_is_not_empty(desk: Desk) -> None:
    line = b'{"id": 1, "seq": 0, "hash": "0"}\n'
    with pytest.raises(NotEmpty), register.writing() as pen:
        pen.note("noted")
        dumping.load(pen, str(JournalHead.__tablename__), [line])
    with pytest.raises(NotEmpty), register.writing() as pen:
        pen.note("noted")
        dumping.load(pen, "journal", [])
    assert journal(desk) == []


def test_after_a_restore_the_journal_goes_on_from_the_head_that_was_put_in(desk: Desk) -> None:
    with register.writing() as pen:
        dumping.load(pen, str(JournalHead.__tablename__), [b'{"id": 1, "seq": 41, "hash": "%s"}\n' % (b"f" * 64)])
        assert pen.note("restored") == 42
    assert asked(desk, "SELECT seq, previous FROM journal") == [(42, "f" * 64)]
    assert asked(desk, "SELECT seq FROM journal_head") == [(42,)]
