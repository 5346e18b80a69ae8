"""Transactions: times keep their zone, writers stand in one line, readers see one moment."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError, StatementError

from models.document import Document
from tasks.recording import register
from tests.recording.desk import Desk, Pair, asked, case, opened, stage_of


def kept(at: datetime) -> datetime:
    with register.writing() as pen:
        pen.session.add(Document(digest="d", size=1, media="text", kept_at=at))
    with register.reading() as session:
        return session.get_one(Document, "d").kept_at


def test_a_time_keeps_its_moment_and_comes_back_in_utc(desk: Desk) -> None:
    at = datetime(2026, 3, 1, 23, 30, 15, 123456, tzinfo=timezone(timedelta(hours=-6)))
    back = kept(at)
    assert back == at
    assert back.tzinfo is UTC
    assert back.isoformat() == "2026-03-02T05:30:15.123456+00:00"


def test_a_time_without_a_zone_is_refused(desk: Desk) -> None:
    with pytest.raises(StatementError, match="needs a zone"):
        kept(datetime(2026, 3, 1, 12, 0))


@pytest.mark.parametrize("desk", ["postgresql"], indirect=True)
def test_the_session_of_postgresql_may_be_in_any_zone(desk: Desk) -> None:
    at = datetime(2026, 3, 1, 12, 0, 0, 1, tzinfo=UTC)
    kept(at)
    with register.reading() as session:
        session.execute(text("SET TIME ZONE 'Asia/Bangkok'"))
        assert session.get_one(Document, "d").kept_at == at


def test_a_reader_sees_one_moment_while_others_write(desk: Desk) -> None:
    number = case("one")
    with register.reading() as session:
        before = session.execute(text("SELECT count(*) FROM case_file")).scalar_one()
        other = case("two")
        after = session.execute(text("SELECT count(*) FROM case_file")).scalar_one()
    assert (before, after) == (1, 1)
    assert stage_of(number) == stage_of(other)


@pytest.mark.parametrize("desk", ["postgresql"], indirect=True)
def test_a_reader_writes_nothing_on_postgresql(desk: Desk) -> None:
    with pytest.raises(DatabaseError, match="read-only"), register.reading() as session:
        session.execute(text("UPDATE journal_head SET seq = 1"))


@pytest.fixture(params=[0o022, 0o000, 0o077])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    former = os.umask(request.param)
    yield request.param
    os.umask(former)


def modes(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir() if path.is_file()}


CLOSED = {"register.sqlite": 0o640, "register.sqlite-wal": 0o640, "register.sqlite-shm": 0o640}


def test_the_register_holds_secrets_and_is_closed_to_others_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    var = tmp_path / "var"
    with opened(Desk(f"sqlite:///{var}/register.sqlite", var)):
        with register.reading():
            assert modes(var) == CLOSED
        assert var.stat().st_mode & 0o777 == 0o750


def test_a_register_that_was_open_to_others_is_closed(tmp_path: Path) -> None:
    desk = Desk(f"sqlite:///{tmp_path}/register.sqlite", tmp_path)
    with opened(desk), register.reading():
        for name in CLOSED:
            (tmp_path / name).chmod(0o644)
        register.engine_for.cache_clear()
        with register.reading():
            assert modes(tmp_path) == CLOSED


def note_many(number: int) -> None:
    for turn in range(25):
        with register.writing() as pen:
            pen.note("noted", thing=f"{number}-{turn}")


def test_two_writers_at_once_make_one_chain(desk: Desk, pair: Pair) -> None:
    pair.both(desk, note_many)
    assert [seq for (seq,) in asked(desk, "SELECT seq FROM journal ORDER BY seq")] == list(range(1, 51))
    from tasks.recording.chain import verify_journal

    assert verify_journal().breaks == ()


def test_foreign_keys_hold(desk: Desk) -> None:
    with pytest.raises(DatabaseError), register.writing() as pen:
        pen.session.execute(text("INSERT INTO conflict (\"case\", officer) VALUES ('none', 'NOBODY')"))
