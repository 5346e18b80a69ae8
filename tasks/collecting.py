"""Collecting: what lies in the inbox folder is taken in, once, and removed when it is safe in the store."""

import time
from pathlib import Path

from tasks import keeping, receiving
from tasks.settings import settings

SETTLED = 2.0  # seconds without a change before a file counts as written


def inbox() -> Path:
    """The folder where files are dropped; made when it is not there."""
    folder = settings().var / "inbox"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def waiting() -> list[Path]:
    """The files in the inbox that are written to their end, oldest first."""
    found = []
    for path in inbox().iterdir():
        if path.name.startswith(".") or not path.is_file() or path.is_symlink():
            continue
        stat = path.stat()
        if time.time() - max(stat.st_mtime, stat.st_ctime) >= SETTLED:
            found.append((stat.st_mtime, path))
    return [path for _, path in sorted(found)]


def take_in_waiting() -> tuple[str, ...]:
    """The entry numbers of what was waiting. A file taken in twice (killed before it was removed) is one entry."""
    taken = []
    for path in waiting():
        stat = path.stat()
        digest = receiving.digest_of(path)
        arrival = f"inbox:{digest}:{stat.st_mtime_ns}:{path.name}"
        number, _ = receiving.take_in(path, channel="folder", arrival=arrival)
        keeping.fetch(digest)
        path.unlink(missing_ok=True)
        taken.append(number)
    return tuple(taken)
