"""The inbox: each file becomes one entry and is gone, when it is written to its end."""

import os
import time
from pathlib import Path

import pytest

from models.value import Said
from tasks import collecting, keeping, receiving
from tasks.collecting import inbox, take_in_waiting, taken_in, waiting
from tasks.recording.entries import set_aside
from tests.recording.desk import Desk, Pair, asked


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files count as written a tenth of a second after their last change."""
    monkeypatch.setattr(collecting, "SETTLED", 0.1)


def drop(name: str, data: bytes, *, settled: bool = True) -> Path:
    path = inbox() / name
    path.write_bytes(data)
    if settled:
        time.sleep(0.11)
    return path


def entries(desk: Desk) -> list[str]:
    return [number for (number,) in asked(desk, "SELECT number FROM entry ORDER BY number")]


def take_in() -> tuple[str, ...]:
    take_in_waiting()
    return taken_in()


def test_a_file_is_taken_in_and_gone(desk: Desk) -> None:
    path = drop("request.pdf", b"%PDF-")
    assert take_in() == tuple(entries(desk))
    assert not path.exists()
    assert asked(desk, "SELECT name, size, media FROM document") == [("request.pdf", 5, "pdf")]
    assert take_in() == tuple(entries(desk)), "until somebody receives it"
    set_aside(taken_in()[0], Said(text="It is no request."))
    assert take_in() == ()


def test_what_is_being_written_waits_and_what_is_hidden_or_no_file_stays(desk: Desk, tmp_path: Path) -> None:
    drop("half.pdf", b"%PD", settled=False)
    assert take_in() == ()
    (inbox() / "folder").mkdir()
    (inbox() / "link.pdf").symlink_to(tmp_path / "elsewhere")
    drop(".partial", b"x")
    assert [path.name for path in waiting()] == ["half.pdf"]


def test_a_file_whose_own_time_lies_in_the_future_is_taken(desk: Desk) -> None:
    path = drop("request.pdf", b"%PDF-", settled=False)
    os.utime(path, (time.time() + 10_000, time.time() + 10_000))
    time.sleep(0.11)
    assert len(take_in()) == 1


def test_killed_before_the_file_was_removed_it_is_one_entry(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = drop("request.pdf", b"%PDF-")

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as kill, pytest.raises(KeyboardInterrupt):
        kill.setattr(Path, "unlink", killed)
        take_in_waiting()
    assert path.exists()
    first = entries(desk)
    assert len(first) == 1
    assert take_in() == tuple(first)
    assert not path.exists()
    assert entries(desk) == first


def test_a_file_written_anew_while_it_is_read_is_taken_twice_and_lost_never(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = drop("request.pdf", b"first")
    take = receiving.take_in_bytes

    def meanwhile(data: bytes, **more: str) -> tuple[str, bool]:
        path.write_bytes(b"second")
        return take(data, **more)

    with monkeypatch.context() as writer:
        writer.setattr(receiving, "take_in_bytes", meanwhile)
        take_in_waiting()
    assert path.read_bytes() == b"second"
    time.sleep(0.11)
    take_in_waiting()
    assert {len(keeping.fetch(digest)) for (digest,) in asked(desk, "SELECT digest FROM document")} == {5, 6}
    assert not path.exists()


def test_a_file_that_cannot_be_taken_delays_no_other_and_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    drop("a-broken.pdf", b"secret")
    drop("b-sound.pdf", b"%PDF-")
    read = Path.read_bytes

    def unreadable(path: Path) -> bytes:
        if path.name == "a-broken.pdf":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", unreadable)
    with pytest.raises(receiving.IntakeError, match="1 files in the inbox cannot be read") as told:
        take_in_waiting()
    assert "broken" not in str(told.value), "a file's name may name a person"
    assert [path.name for path in inbox().iterdir()] == ["a-broken.pdf"]
    assert len(entries(desk)) == 1


@pytest.mark.parametrize("name", [b"oficio n\xfam. 7.pdf", "oficio núm. 7.pdf".encode(), b"x" * 250 + b".pdf"])
def test_a_file_may_bear_any_name(desk: Desk, name: bytes) -> None:
    drop(os.fsdecode(name), b"%PDF-")
    assert len(take_in()) == 1
    assert list(inbox().iterdir()) == []


def collect(_: int) -> None:
    take_in_waiting()


@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
def test_two_collections_at_once_take_each_file_once(desk: Desk, pair: Pair) -> None:
    for n in range(20):
        drop(f"request-{n}.pdf", f"%PDF-{n}".encode(), settled=False)
    time.sleep(2.1)
    pair.both(desk, collect)
    assert len(entries(desk)) == 20
    assert list(inbox().iterdir()) == []


def test_the_same_document_dropped_twice_is_two_entries_and_one_document(desk: Desk) -> None:
    for _ in range(2):
        drop("request.pdf", b"%PDF-")
        take_in_waiting()
    assert len(entries(desk)) == 2
    assert len(asked(desk, "SELECT digest FROM document")) == 1
