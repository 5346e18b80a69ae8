"""What our Prefect processes are told in their environment, as Prefect understands it."""

import subprocess
import sys

import pytest

from tasks import engine

ASKED = """
from prefect.settings import get_current_settings
now = get_current_settings()
recorder = now.server.services.task_run_recorder
print(now.flows.heartbeat_frequency, recorder.batch_size, recorder.flush_interval, now.results.persist_by_default)
print([name for name in now.to_environment_variables(exclude_unset=True) if "HEARTBEAT" in name])
"""


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> list[str]:
    from tasks.settings import settings

    monkeypatch.setenv("COMITY_VAR", str(tmp_path))
    settings.cache_clear()
    try:
        environment = engine.environment()
    finally:
        settings.cache_clear()
    done = subprocess.run([sys.executable, "-c", ASKED], env=environment, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_prefect_takes_what_makes_it_faster_and_keeps_no_result(told: list[str]) -> None:
    assert told[0] == "None 500 1.0 False"


def test_what_prefect_hands_on_to_the_processes_it_starts_turns_no_heartbeat_on(told: list[str]) -> None:
    assert told[1] == "[]"
