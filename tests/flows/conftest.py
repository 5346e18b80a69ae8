"""A register of its own for flows that run bare, in this process."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tasks.recording import register
from tasks.settings import settings


@pytest.fixture
def at_desk(
    new_database: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str], None]]:
    """Opens the desk of a State on an empty register: `at_desk("MX")`."""

    def opened(state: str) -> None:
        monkeypatch.setenv("COMITY_DESK", state)
        monkeypatch.setenv("COMITY_DATABASE", new_database("sqlite"))
        monkeypatch.setenv("COMITY_VAR", str(tmp_path / "desk"))
        settings.cache_clear()
        register.engine_for.cache_clear()

    yield opened
    register.engine().dispose()
    register.engine_for.cache_clear()
    settings.cache_clear()
