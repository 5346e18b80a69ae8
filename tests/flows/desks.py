"""A desk that runs: Prefect's server with its UI, a worker, the deployments, the inbox."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pyotp

ROOT = Path(__file__).parents[2]
PATIENCE = 240  # seconds: a bare machine makes Prefect's database first


class Signing:
    """An officer with an authenticator, who gives each code once: the one before now, of now, the next, or waits."""

    def __init__(self, officer: str, totp: pyotp.TOTP) -> None:
        self.officer, self._totp, self._last = officer, totp, 0

    def code(self) -> str:
        """A one-time code that was not given before and is good now."""
        self._last = max(self._last + 1, int(time.time()) // 30)
        while self._last > int(time.time() + 29) // 30:  # the clock of the desk may be a little behind
            time.sleep(0.5)
        return self._totp.at(self._last * 30)

    def words(self) -> tuple[str, ...]:
        """Who acts, on the command line."""
        return "--officer", self.officer, "--code", self.code()


class RunningDesk(NamedTuple):
    """The desk, its folder and its addresses."""

    ui: str
    api: str
    var: Path
    environment: dict[str, str]

    def comity(self, *words: str) -> str:
        """What `./comity WORDS` prints; it must end well."""
        done = subprocess.run(
            [sys.executable, "-m", "flows", *words], cwd=ROOT, env=self.environment, capture_output=True, text=True
        )
        assert done.returncode == 0, f"{words}: {done.stdout[-1500:]}{done.stderr[-1500:]}"
        return done.stdout

    def data(self, *words: str) -> Any:
        """What `./comity WORDS --json` prints, as values."""
        return json.loads(self.comity(*words, "--json"))

    def officer(self, code: str, role: str, by: "Signing | None" = None) -> "Signing":
        """Adds an officer in the name of a supervisor (the first: of nobody), and is who signs as the new one."""
        told = self.comity("officer", "add", code, "--name", "Sample Officer", "--title", "Officer", "--role", role,
                           *(by.words() if by else ()))  # fmt: skip
        return Signing(code, pyotp.TOTP(pyotp.parse_uri(told.split("Without a camera: ")[1].strip()).secret))

    def call(self, method: str, path: str, body: Any = None) -> Any:
        """The answer of Prefect's API."""
        for _ in range(10):
            answer = httpx.request(method, f"{self.api}{path}", json=body, timeout=30)
            if answer.status_code != 503:  # its SQLite was busy: nothing was done
                break
            time.sleep(1)
        answer.raise_for_status()
        return answer.json()

    def deployment(self, name: str) -> str:
        """The id of a deployment."""
        return str(self.call("GET", f"/deployments/name/{name}/{name}")["id"])

    def run(self, deployment: str, parameters: dict[str, Any], *, want: str = "COMPLETED") -> dict[str, Any]:
        """Runs a deployment as the UI does, and waits for its end."""
        body = {"parameters": parameters, "state": {"type": "SCHEDULED"}}
        created = self.call("POST", f"/deployments/{self.deployment(deployment)}/create_flow_run", body)
        ended = wait_for(lambda: self._ended(created["id"]), what=f"{deployment} to end")
        assert ended["state"]["type"] == want, f"{deployment}: {ended['state']['type']} {ended['state'].get('message')}"
        return dict(ended)

    def _ended(self, run: str) -> dict[str, Any] | None:
        found = self.call("GET", f"/flow_runs/{run}")
        return found if found["state"] and found["state"]["type"] in ("COMPLETED", "FAILED", "CRASHED") else None

    def artifacts(self) -> dict[str, Any]:
        """The latest artifact under each key."""
        found = self.call("POST", "/artifacts/latest/filter", {"limit": 200})
        return {artifact["key"]: artifact for artifact in found}

    def runs(self) -> list[dict[str, Any]]:
        """The flow runs."""
        return list(self.call("POST", "/flow_runs/filter", {"limit": 200}))


def wait_for(look: Callable[[], Any], *, what: str, seconds: float = PATIENCE) -> Any:
    """What `look` finds, as soon as it finds something."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        found = look()
        if found:
            return found
        time.sleep(0.5)
    raise AssertionError(f"waited {seconds} s for {what}")


@contextmanager
def running_desk(var: Path, database: str = "") -> Iterator[RunningDesk]:
    """`./comity desk` in a folder of its own, stopped with one Ctrl-C."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COMITY_", "PREFECT_"))}
    temporary = var.parent / "temporary"
    environment = kept | {"COMITY_VAR": str(var), "PYTHONUNBUFFERED": "1", "TMPDIR": str(temporary)}
    if database:
        environment["COMITY_DATABASE"] = database
    for folder in (var, temporary):
        folder.mkdir(parents=True, exist_ok=True)
    with (var / "desk.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "flows", "desk", "--port", str(port)], cwd=ROOT, env=environment, stdout=log,
            stderr=log, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    try:
        note = var / "desk.json"
        wait_for(lambda: note.exists() or _dead(process, var), what="the desk to open")
        api = json.loads(note.read_text())["api"]
        yield RunningDesk(api.removesuffix("/api"), api, var, environment)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            code = process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
        assert code == 0, (var / "desk.log").read_text()[-3000:]
        assert not (var / "desk.json").exists()


def _dead(process: subprocess.Popen[bytes], var: Path) -> None:
    assert process.poll() is None, (var / "desk.log").read_text()[-3000:]
