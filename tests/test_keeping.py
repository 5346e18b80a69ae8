"""The document store: bytes under their digest, whole, read-only, checked when they are fetched."""

import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tasks import keeping
from tasks.settings import settings

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def own_store(own_settings: None) -> Iterator[None]:
    settings.cache_clear()
    yield
    settings.cache_clear()


def files() -> list[Path]:
    return [path for path in keeping.store().rglob("*") if path.is_file()]


def test_kept_twice_it_lies_there_once_under_its_digest() -> None:
    digest = keeping.keep(b"a letter")
    assert digest == hashlib.sha256(b"a letter").hexdigest() == keeping.keep(b"a letter")
    assert files() == [keeping.path_of(digest)] == keeping.kept()
    assert keeping.fetch(digest) == b"a letter"


def test_an_empty_document_is_kept() -> None:
    assert keeping.fetch(keeping.keep(b"")) == b""


def test_what_is_kept_is_read_only() -> None:
    digest = keeping.keep(b"a letter")
    assert keeping.path_of(digest).stat().st_mode & 0o777 == 0o440


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_folders_that_are_made_are_closed_to_others_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    (tmp_path / "there").mkdir(mode=0o755)
    former = os.umask(umask)
    try:
        made = keeping.folder(tmp_path / "there" / "new" / "newer")
        keeping.keep(b"a letter")
    finally:
        os.umask(former)
    made_too = [keeping.store(), keeping.kept()[0].parent]
    assert {path.stat().st_mode & 0o777 for path in (made, made.parent, *made_too)} == {0o750}
    assert (tmp_path / "there").stat().st_mode & 0o777 == 0o755, "what was there is its owner's to close"


def test_a_folder_in_one_that_a_group_shares_is_shared_with_it(tmp_path: Path) -> None:
    tmp_path.chmod(0o2770)
    assert keeping.folder(tmp_path / "to").stat().st_mode & 0o7777 == 0o2750


def test_an_altered_document_is_detected_and_mended_when_it_comes_again() -> None:
    digest = keeping.keep(b"a letter")
    path = keeping.path_of(digest)
    path.chmod(0o640)
    path.write_bytes(b"a latter")
    with pytest.raises(keeping.KeepingError, match=f"{digest[:12]} was altered in the store; restore it"):
        keeping.fetch(digest)
    keeping.keep(b"a letter")
    assert keeping.fetch(digest) == b"a letter"
    assert path.stat().st_mode & 0o777 == 0o440


def test_a_missing_document_is_named_with_what_to_do() -> None:
    with pytest.raises(keeping.KeepingError, match="000000000000 is not in the store; restore it from a backup"):
        keeping.fetch("0" * 64)


@pytest.mark.parametrize("there", [None, b"the old one"])
def test_a_file_written_whole_is_the_old_one_none_or_the_new_one(
    tmp_path: Path, there: bytes | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "file"
    if there is not None:
        target.write_bytes(there)

    class Full(OSError):
        pass

    def full(_: int) -> None:
        raise Full

    with monkeypatch.context() as disk, pytest.raises(Full):
        disk.setattr(os, "fsync", full)
        keeping.write_whole(target, b"the new one")
    assert (target.read_bytes() if target.exists() else None) == there
    assert [path.name for path in tmp_path.iterdir()] == (["file"] if there is not None else [])
    keeping.write_whole(target, b"the new one")
    assert target.read_bytes() == b"the new one"


KILLED = """
import os, signal
from tasks import keeping
os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)
keeping.keep(b"a letter" * 1000)
"""


def test_killed_while_it_was_written_nothing_lies_under_the_digest() -> None:
    done = subprocess.run([sys.executable, "-c", KILLED], cwd=ROOT, env=dict(os.environ))
    assert done.returncode == -signal.SIGKILL
    assert keeping.kept() == []
    digest = keeping.keep(b"a letter" * 1000)
    assert keeping.kept() == [keeping.path_of(digest)]
