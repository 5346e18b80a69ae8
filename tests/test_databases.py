"""The databases that tests are given: new each time, on both engines, and copied when asked."""

from collections.abc import Callable

import pytest
from sqlalchemy import NullPool, create_engine, inspect, text


def run(url: str, *statements: str) -> None:
    with create_engine(url, poolclass=NullPool).begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def tables(url: str) -> list[str]:
    return inspect(create_engine(url, poolclass=NullPool)).get_table_names()


@pytest.mark.parametrize("time", ["first", "second"])
def test_a_database_is_new_and_empty_each_time(database_url: str, time: str) -> None:
    assert tables(database_url) == []
    run(database_url, "CREATE TABLE thing (id INTEGER PRIMARY KEY)")
    assert tables(database_url) == ["thing"]


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_a_copy_has_the_tables_of_its_model_and_leaves_it_alone(engine: str, new_database: Callable[..., str]) -> None:
    model = new_database(engine)
    run(model, "CREATE TABLE thing (id INTEGER PRIMARY KEY)")
    copy = new_database(engine, like=model)
    run(copy, "CREATE TABLE other (id INTEGER PRIMARY KEY)")
    assert sorted(tables(copy)) == ["other", "thing"]
    assert tables(model) == ["thing"]


def test_an_engine_that_nobody_knows_is_refused(new_database: Callable[..., str]) -> None:
    with pytest.raises(ValueError, match="known: sqlite, postgresql"):
        new_database("oracle")
