"""The document store: bytes under their SHA-256, read-only, written whole or not at all."""

import contextlib
import hashlib
import os
import stat
import tempfile
from pathlib import Path

from tasks.settings import settings


class KeepingError(RuntimeError):
    """A document that should be in the store is not, or is not what its digest says."""


def store() -> Path:
    """The folder of the store."""
    return settings().var / "documents"


def path_of(digest: str) -> Path:
    """Where the document with this digest lies."""
    return store() / digest[:2] / digest


def keep(data: bytes) -> str:
    """The SHA-256 of `data`, once it lies in the store; kept twice it lies there once, and one altered is mended."""
    digest = hashlib.sha256(data).hexdigest()
    target = path_of(digest)
    if not target.exists() or target.read_bytes() != data:
        folder(target.parent)
        write_whole(target, data, mode=0o440)
        settled(store())
    return digest


def kept() -> list[Path]:
    """Every document in the store."""
    return sorted(path for path in store().glob("*/*") if not path.name.startswith("."))


def fetch(digest: str) -> bytes:
    """The bytes with this digest, checked against it."""
    try:
        data = path_of(digest).read_bytes()
    except FileNotFoundError:
        raise KeepingError(f"document {digest[:12]} is not in the store; restore it from a backup") from None
    if hashlib.sha256(data).hexdigest() != digest:
        raise KeepingError(f"document {digest[:12]} was altered in the store; restore it from a backup")
    return data


def folder(path: Path) -> Path:
    """The folder at `path`; it and those above it that were missing are closed to others, whatever the umask."""
    missing = [at for at in (path, *path.parents) if not at.exists()]
    for at in reversed(missing):
        try:
            at.mkdir(mode=0o750)
        except FileExistsError:
            continue  # made meanwhile by another: theirs to close
        inherited = stat.S_IMODE(at.stat().st_mode) & stat.S_ISGID  # a group that shares the folder keeps sharing
        at.chmod(0o750 | inherited)
    return path


def close_to_others(file: Path) -> None:
    """Others can neither read nor write the file from now on; one that is not ours to change stays as it is."""
    mode = stat.S_IMODE(file.stat().st_mode)
    if mode & 0o007:
        with contextlib.suppress(PermissionError):
            file.chmod(mode & ~0o007)


def write_whole(target: Path, data: bytes, *, mode: int = 0o640) -> None:
    """`data` at `target`, durable, never half: a reader sees the old file, none, or the new one."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(target)
        settled(target.parent)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def settled(folder: Path) -> None:
    """The names in the folder survive a loss of power, as the bytes do."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
