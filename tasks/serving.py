"""The desk as a set of processes: Prefect's server, a worker, the deployments, and the inbox that is watched.

A command that runs a flow where no desk is open has a server of its own for as long as it lives.
"""

import atexit
import functools
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tasks import collecting, engine, telling
from tasks.settings import ROOT, settings

POOL = "comity"
LOOK_EVERY = 1.0  # seconds between looks into the inbox


class DeskError(RuntimeError):
    """The desk cannot run; the message says what to do."""


def run_desk(port: int) -> int:
    """Runs until Ctrl-C or until a part of it ends; then ends every part."""
    note = settings().var / "desk.json"
    api = f"http://127.0.0.1:{port}/api"
    if _healthy(api):
        raise DeskError(f"something answers on port {port} already: stop it, or take another with --port")
    environment = {**_without_prefect(os.environ), **engine.environment(api=api, quiet=False)}
    environment["PREFECT_UI_API_URL"] = api
    environment["COMITY_VAR"] = str(settings().var)
    parts: list[subprocess.Popen[bytes]] = []
    # Also where a shell started us in the background and had Ctrl-C ignored.
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, _interrupt)
    try:
        telling.note("Starting Prefect's server (the first time it makes its database: up to half a minute) …")
        parts.append(_start(["server", "start", "--host", "127.0.0.1", "--port", str(port)], environment, "server"))
        _wait_for(api, parts[0])
        _run(["work-pool", "create", POOL, "--type", "process", "--overwrite"], environment)
        _run(["deploy", "--all", "--no-prompt"], environment)
        parts.append(_start(["worker", "start", "--pool", POOL], environment, "worker"))
        note.write_text(json.dumps({"api": api, "pid": os.getpid()}))
        telling.note(f"The desk is open: http://127.0.0.1:{port}   files dropped in {collecting.inbox()} become cases")
        telling.note("Ctrl-C stops it all.")
        os.environ.update(environment)
        _watch(parts)
    except KeyboardInterrupt:
        telling.note("Stopping …")
    finally:
        note.unlink(missing_ok=True)
        _stop(parts)
    return 0


class Temporary(NamedTuple):
    """A Prefect server that lives as long as this process."""

    api: str
    process: subprocess.Popen[bytes]

    def ready(self) -> None:
        """Returns when it answers; `DeskError` where it does not."""
        _wait_for(self.api, self.process)


@functools.cache
def temporary() -> Temporary:
    """A server of this process's own, begun once, and not yet `ready`.

    Prefect would start one by itself, but late, and would import the whole server here too: that takes seconds more.
    Ctrl-C reaches it as it reaches us.
    """
    port = _free_port()
    apart = {"PREFECT_SERVER_UI_ENABLED": "false", "PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1"}
    environment = _without_prefect(os.environ) | engine.environment() | apart
    where = ["--host", "127.0.0.1", "--port", str(port), "--log-level", "error", "--lifespan", "on"]
    with _log("server").open("ab") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "uvicorn", "--factory", "prefect.server.api.server:create_app", *where],
            env=environment, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=out, stderr=out,
        )  # fmt: skip
    atexit.register(_end, process)
    return Temporary(f"http://127.0.0.1:{port}/api", process)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _log(name: str) -> Path:
    log = settings().var / "log" / f"{name}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    return log


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _without_prefect(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if not name.startswith("PREFECT_")}


def _start(words: list[str], environment: dict[str, str], name: str) -> subprocess.Popen[bytes]:
    with _log(name).open("ab") as out:
        return subprocess.Popen(
            [sys.executable, "-m", "prefect", *words], env=environment, cwd=ROOT, stdout=out, stderr=out,
            stdin=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip


def _run(words: list[str], environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "prefect", *words],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        last = (done.stderr or done.stdout).strip().splitlines()[-1:]
        raise DeskError(f"prefect {words[0]} failed: {' '.join(last)}")


def _healthy(api: str) -> bool:
    try:
        with urllib.request.urlopen(f"{api}/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _wait_for(api: str, server: subprocess.Popen[bytes], most: float = 180) -> None:
    ends = time.monotonic() + most
    while not _healthy(api):
        if server.poll() is not None or time.monotonic() > ends:
            raise DeskError(f"Prefect's server does not answer: see {settings().var / 'log' / 'server.log'}")
        time.sleep(0.05)


def _watch(parts: list[subprocess.Popen[bytes]]) -> None:
    """Runs `collect` as soon as a file lies in the inbox; ends when a part of the desk ends."""
    from prefect.deployments import run_deployment

    while all(part.poll() is None for part in parts):
        if collecting.waiting():
            run_deployment("collect/collect", timeout=600, poll_interval=1)
        time.sleep(LOOK_EVERY)
    raise DeskError(f"a part of the desk ended by itself: see {settings().var / 'log'}")


def _stop(parts: list[subprocess.Popen[bytes]]) -> None:
    """Ends the parts with all that they started, last started first."""
    for part in reversed(parts):
        for sign, patience in ((signal.SIGINT, 8), (signal.SIGTERM, 4), (signal.SIGKILL, 4)):
            if part.poll() is None:
                _signal(part.pid, sign)
                try:
                    part.wait(patience)
                except subprocess.TimeoutExpired:
                    continue


def _signal(group: int, sign: signal.Signals) -> None:
    try:
        os.killpg(group, sign)
    except ProcessLookupError:
        return
