"""The folder channel: a parcel is laid whole and once, receipts are read, what fails is told apart."""

import os
import threading
import time
from pathlib import Path

import pytest

from tasks.channels import ChannelDown, ChannelRefuses, Parcel, channel, folder

PARCEL = Parcel("d" * 64, {"manifest.json": b"{}", "document-1.pdf": b"bytes" * 10_000})


def laid(address: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (address / "to" / PARCEL.digest).iterdir()}


def test_a_parcel_lies_there_whole(tmp_path: Path) -> None:
    folder.send(str(tmp_path), PARCEL)
    assert laid(tmp_path) == PARCEL.files


def test_sending_twice_sends_once(tmp_path: Path) -> None:
    folder.send(str(tmp_path), PARCEL)
    before = (tmp_path / "to" / PARCEL.digest).stat().st_ino
    folder.send(str(tmp_path), PARCEL)
    assert (tmp_path / "to" / PARCEL.digest).stat().st_ino == before
    assert [path.name for path in (tmp_path / "to").iterdir()] == [PARCEL.digest]


def test_many_that_send_at_once_send_once(tmp_path: Path) -> None:
    failed: list[BaseException] = []
    start = threading.Barrier(8)

    def send() -> None:
        start.wait()
        try:
            folder.send(str(tmp_path), PARCEL)
        except BaseException as error:  # noqa: BLE001  (a thread's error must reach the test)
            failed.append(error)

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert laid(tmp_path) == PARCEL.files
    assert [path.name for path in (tmp_path / "to").iterdir()] == [PARCEL.digest]


def test_a_parcel_that_breaks_off_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk, pytest.raises(ChannelDown, match="No space left"):
        disk.setattr(os, "fsync", full)
        folder.send(str(tmp_path), PARCEL)
    assert list((tmp_path / "to").iterdir()) == []
    folder.send(str(tmp_path), PARCEL)
    assert laid(tmp_path) == PARCEL.files


def test_what_killed_sends_left_behind_goes_with_the_next_send(tmp_path: Path) -> None:
    to = tmp_path / "to"
    here, stale, fresh = (
        to / f".part-{name}" for name in (f"{PARCEL.digest[:16]}-x", "e" * 16 + "-x", "f" * 16 + "-x")
    )
    for part in (here, stale, fresh):
        part.mkdir(parents=True)
        (part / "document-1.pdf").write_bytes(b"half")
    an_hour_ago = time.time() - folder.STALE - 60
    os.utime(stale, (an_hour_ago, an_hour_ago))
    folder.send(str(tmp_path), PARCEL)
    assert {path.name for path in to.iterdir()} == {PARCEL.digest, fresh.name}, "another may be writing the fresh one"
    here.mkdir()
    folder.send(str(tmp_path), PARCEL)
    assert not here.exists(), "sent again as well"


def test_a_parcel_is_closed_to_others_whatever_the_umask(tmp_path: Path) -> None:
    former = os.umask(0o022)
    try:
        folder.send(str(tmp_path / "partners" / "executing"), PARCEL)
    finally:
        os.umask(former)
    modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "partners").rglob("*")}
    assert modes == {"executing": 0o750, "to": 0o750, PARCEL.digest: 0o750} | dict.fromkeys(PARCEL.files, 0o640)


def test_a_folder_that_cannot_be_written_or_read_is_down(tmp_path: Path) -> None:
    address = tmp_path / "file"
    address.write_text("no folder")
    with pytest.raises(ChannelDown, match="cannot be written"):
        folder.send(str(address), PARCEL)
    (tmp_path / "receipts" / "a.json").mkdir(parents=True)
    with pytest.raises(ChannelDown, match="cannot be read"):
        folder.fetch(str(tmp_path))


@pytest.mark.parametrize("name", ["../out.pdf", "in/side.pdf", ".hidden", "/absolute", ".."])
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ChannelRefuses, match="a plain name"):
        folder.send(str(tmp_path), Parcel("d" * 64, {name: b""}))
    assert list(tmp_path.iterdir()) == []


def test_receipts_are_read_again_and_again_and_never_more_than_a_receipt_is_long(tmp_path: Path) -> None:
    assert folder.fetch(str(tmp_path)) == []
    (tmp_path / "receipts").mkdir()
    (tmp_path / "receipts" / "b.json").write_bytes(b"x" * 1_000_000)
    (tmp_path / "receipts" / "a.json").write_bytes(b"{}")
    (tmp_path / "receipts" / "note.txt").write_bytes(b"no receipt")
    for _ in range(2):
        found = folder.fetch(str(tmp_path))
        assert [(name, len(data)) for name, data in found] == [("a.json", 2), ("b.json", folder.MOST_RECEIPT + 1)]


def test_a_channel_that_nobody_knows_is_refused_with_those_there_are() -> None:
    assert channel("folder") is folder
    with pytest.raises(ChannelRefuses, match="there are: folder"):
        channel("pigeon")
