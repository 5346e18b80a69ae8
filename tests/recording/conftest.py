"""A register for each test, on each engine, made from one that was migrated once."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tasks import clock
from tasks.recording import register
from tests.recording.desk import Desk, Pair, Watch, opened, wiped


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Callable[[str], str]:
    """The address of a database of this engine with the tables made, and nobody connected."""
    made: dict[str, str] = {}

    def database(engine: str) -> str:
        if engine not in made:
            folder = tmp_path_factory.mktemp("migrated")
            if engine == "postgresql":
                url = request.getfixturevalue("postgresql").create()
            else:
                url = f"sqlite:///{folder}/register.sqlite"
            with opened(Desk(url, folder)):
                register.engine()
            made[engine] = url
        return made[engine]

    return database


@pytest.fixture(params=["sqlite", "postgresql"])
def desk(
    request: pytest.FixtureRequest, new_database: Callable[..., str], migrated: Callable[[str], str], tmp_path: Path
) -> Iterator[Desk]:
    """An open desk with an empty register."""
    model = migrated(request.param)
    url = wiped(model) if request.param == "postgresql" else new_database("sqlite", like=model)
    with opened(Desk(url, tmp_path / "var")) as desk:
        yield desk


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    """The one clock, set by hand."""
    watch = Watch(datetime(2026, 3, 2, 18, 0, 0, 123456, tzinfo=UTC))
    monkeypatch.setattr(clock, "now", watch.now)
    return watch


@pytest.fixture(scope="session")
def pair() -> Iterator[Pair]:
    """Two processes."""
    pair = Pair()
    yield pair
    pair.close()
