"""A shared folder as a channel: parcels are laid in `to/<digest>`, receipts are found in `receipts/`."""

import contextlib
import os
import shutil
import tempfile
from pathlib import Path

from tasks import clock, keeping
from tasks.channels import ChannelDown, ChannelRefuses, Parcel

MOST_RECEIPT = 64 * 1024  # bytes: a receipt is a few lines
STALE = 3600  # seconds after which nobody writes on


def send(address: str, parcel: Parcel) -> None:
    """The parcel lies in the folder, whole or not at all; a parcel that lies there already stays as it is."""
    for name in parcel.files:
        if name != Path(name).name or name.startswith("."):
            raise ChannelRefuses("a file in a parcel has a plain name: no folder and no leading dot")
    target = Path(address) / "to" / parcel.digest
    try:
        keeping.folder(target.parent)
        if not target.is_dir():
            _lay(target, parcel)
        _sweep(target)
    except OSError as error:
        raise ChannelDown(
            f"the folder of the authority cannot be written ({error.strerror}): see to it, then hand over again"
        ) from error


def _lay(target: Path, parcel: Parcel) -> None:
    part = Path(tempfile.mkdtemp(dir=target.parent, prefix=_prefix(target)))
    try:
        for name, data in parcel.files.items():
            with (part / name).open("wb") as file:
                os.fchmod(file.fileno(), 0o640)
                file.write(data)
                os.fsync(file.fileno())
        part.chmod(0o750)
        part.rename(target)
        keeping.settled(target.parent)
    except OSError:
        if not target.is_dir():  # else another worker laid it there meanwhile
            raise
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _prefix(target: Path) -> str:
    return f".part-{target.name[:16]}-"


def _sweep(target: Path) -> None:
    """What sends that were killed left behind goes: of this parcel, which is there whole, and of others once stale."""
    laid = clock.now().timestamp()
    for part in target.parent.glob(".part-*"):
        with contextlib.suppress(FileNotFoundError):
            if part.name.startswith(_prefix(target)) or laid - part.stat().st_mtime > STALE:
                shutil.rmtree(part, ignore_errors=True)


def fetch(address: str) -> list[tuple[str, bytes]]:
    """The receipts in the folder, by name."""
    folder = Path(address) / "receipts"
    try:
        paths = sorted(folder.glob("*.json")) if folder.is_dir() else []
        return [(path.name, path.read_bytes()[: MOST_RECEIPT + 1]) for path in paths]
    except OSError as error:
        raise ChannelDown(f"the folder of the authority cannot be read ({error.strerror})") from error
