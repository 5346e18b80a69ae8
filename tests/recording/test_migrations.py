"""A register comes up by itself, once, and only where this program knows it."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect, text
from sqlmodel import SQLModel

from models.officer import Officer
from tasks.recording import dumping, migrations, register
from tasks.recording.migrations import RegisterTooNew, newest
from tests.recording.desk import Desk, Pair, asked, opened


def test_an_empty_database_comes_up_with_its_tables_and_the_first_head(database_url: str, tmp_path: Path) -> None:
    desk = Desk(database_url, tmp_path / "var")
    with opened(desk):
        tables = set(inspect(register.engine()).get_table_names())
    assert tables == {*dumping.tables(), "alembic_version"}
    assert asked(desk, "SELECT version_num FROM alembic_version") == [(newest(),)]
    assert asked(desk, "SELECT id, seq, hash FROM journal_head") == [(1, 0, "0" * 64)]


def test_a_second_opening_does_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def must_not(_: object) -> None:
        raise AssertionError("migrated again")

    monkeypatch.setattr(migrations, "_upgrade", must_not)
    with register.writing() as pen:
        pen.note("noted")
    register.engine().dispose()
    register.engine_for.cache_clear()
    with register.reading():
        pass
    assert len(asked(desk, "SELECT seq FROM journal")) == 1


def open_and_note(number: int) -> str:
    with register.writing() as pen:
        pen.note(f"opened_{number}")
    return register.engine().dialect.name


def test_two_processes_that_open_an_empty_database_at_once_both_come_up(
    database_url: str, tmp_path: Path, pair: Pair
) -> None:
    desk = Desk(database_url, tmp_path / "var")
    assert len(pair.both(desk, open_and_note)) == 2
    assert sorted(asked(desk, "SELECT action FROM journal")) == [("opened_0",), ("opened_1",)]
    assert asked(desk, "SELECT version_num FROM alembic_version") == [(newest(),)]


def test_a_register_of_a_newer_program_is_refused(database_url: str, tmp_path: Path) -> None:
    desk = Desk(database_url, tmp_path / "var")
    with opened(desk), register.writing() as pen:
        pen.session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with opened(desk), pytest.raises(RegisterTooNew, match=r"9999.*update the program"), register.writing():
        pass


def test_a_migration_that_fails_leaves_an_empty_database(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    upgrade = migrations._upgrade

    def break_off(connection: object) -> None:
        upgrade(connection)  # type: ignore[arg-type]
        raise RuntimeError("broken off")

    monkeypatch.setattr(migrations, "_upgrade", break_off)
    desk = Desk(database_url, tmp_path / "var")
    with opened(desk), pytest.raises(RuntimeError, match="broken off"):
        register.engine()
    monkeypatch.undo()
    with opened(desk), register.writing() as pen:
        assert pen.note("noted") == 1


def test_a_register_of_before_is_brought_up_with_what_it_holds(database_url: str, tmp_path: Path) -> None:
    engine = create_engine(database_url)
    with engine.begin() as connection:
        migrations._upgrade(connection, "0001")
        connection.execute(text(
            "INSERT INTO officer (code, name, title, role, secret, since) "
            "VALUES ('LW1', 'Sample Officer', 'Lawyer', 'lawyer', 'JBSWY3DPEHPK3PXP', '2026-01-01')"
        ))  # fmt: skip
    engine.dispose()
    desk = Desk(database_url, tmp_path / "var")
    with opened(desk), register.reading() as session:
        officer = session.get_one(Officer, "LW1")
        assert (officer.wrong_codes, officer.barred_until) == (0, None)
    assert asked(desk, "SELECT version_num FROM alembic_version") == [(newest(),)]


def test_the_migrations_make_what_the_models_say(desk: Desk) -> None:
    with register.engine().connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found = compare_metadata(context, SQLModel.metadata)
    assert found == []


def test_a_restore_knows_every_table_of_the_models() -> None:
    assert set(dumping.tables()) == set(SQLModel.metadata.tables)
