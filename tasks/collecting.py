"""Collecting: what lies in the inbox folder is taken in, once, and removed when it is safe in the store."""

import hashlib
import os
from pathlib import Path

from models.document import EntryState
from tasks import clock, keeping, receiving
from tasks.recording import entries
from tasks.settings import settings

CHANNEL = "folder"
SETTLED = 2.0  # seconds without a change before a file counts as written


def inbox() -> Path:
    """The folder where files are dropped; made when it is not there."""
    return keeping.folder(settings().var / "inbox")


def waiting() -> list[Path]:
    """The files in the inbox that are written to their end, oldest first.

    Counted from the last change that the kernel noted: a file's own time may lie in the future, and be anything.
    """
    now = clock.now().timestamp()
    with os.scandir(inbox()) as found:
        files = [entry for entry in found if not entry.name.startswith(".") and entry.is_file(follow_symlinks=False)]
    settled = []
    for entry in files:
        try:
            stat = entry.stat(follow_symlinks=False)
        except FileNotFoundError:
            continue  # another collection took it meanwhile
        if now - stat.st_ctime >= SETTLED:
            settled.append((stat.st_mtime_ns, entry.path))
    return [Path(path) for _, path in sorted(settled)]


def take_in_waiting(_: object = None) -> None:
    """What was waiting is entered. A file taken in twice (killed before it was removed) is one entry.

    A file that cannot be read or removed delays no other: `IntakeError` counts them when all others are in.
    """
    left = 0
    for path in waiting():
        try:
            _take(path)
        except FileNotFoundError:
            continue  # another collection took it meanwhile
        except OSError:
            left += 1
    if left:
        raise receiving.IntakeError(f"{left} files in the inbox cannot be read or removed: check their permissions")


def taken_in() -> tuple[str, ...]:
    """The numbers of the entries from the inbox that nobody has received yet, the oldest first."""
    found = entries.entries(states=(EntryState.RECEIVED,))
    return tuple(sorted(entry.number for entry in found if entry.channel == CHANNEL))


def _take(path: Path) -> None:
    before = path.stat()
    data = path.read_bytes()
    arrival = f"inbox:{hashlib.sha256(data).hexdigest()}:{before.st_mtime_ns}:{os.fsencode(path.name).hex()}"
    receiving.take_in_bytes(data, name=path.name, channel=CHANNEL, arrival=arrival)
    after = path.stat()
    if (after.st_ino, after.st_size, after.st_ctime_ns) == (before.st_ino, before.st_size, before.st_ctime_ns):
        path.unlink()  # one written anew while it was read stays, and is another arrival
