"""A shared folder as a channel: parcels are laid in `to/<digest>`, receipts are found in `receipts/`."""

import os
import shutil
import tempfile
from pathlib import Path

from tasks.channels import ChannelDown, ChannelRefuses, Parcel

MOST_RECEIPT = 64 * 1024  # bytes: a receipt is a few lines


def send(address: str, parcel: Parcel) -> None:
    """The parcel lies in the folder, whole or not at all; a parcel that lies there already stays as it is."""
    target = Path(address) / "to" / parcel.digest
    if target.is_dir():
        return
    for name in parcel.files:
        if name != Path(name).name or name.startswith("."):
            raise ChannelRefuses("a file in a parcel has a plain name: no folder and no leading dot")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(dir=target.parent, prefix=".part-"))
        try:
            for name, data in parcel.files.items():
                with (part / name).open("wb") as file:
                    file.write(data)
                    os.fsync(file.fileno())
            part.chmod(0o750)
            part.rename(target)
        except FileExistsError:
            return  # another worker laid it there meanwhile
        except OSError:
            if not target.is_dir():
                raise
        finally:
            shutil.rmtree(part, ignore_errors=True)
    except OSError as error:
        raise ChannelDown(f"the folder of the authority cannot be written ({error.strerror})") from error


def fetch(address: str) -> list[tuple[str, bytes]]:
    """The receipts in the folder, by name."""
    folder = Path(address) / "receipts"
    try:
        paths = sorted(folder.glob("*.json")) if folder.is_dir() else []
        return [(path.name, path.read_bytes()[: MOST_RECEIPT + 1]) for path in paths]
    except OSError as error:
        raise ChannelDown(f"the folder of the authority cannot be read ({error.strerror})") from error
