"""Backup and restore: the machine is lost, and the desk goes on elsewhere, on either engine."""

import io
import json
import os
import shutil
import tarfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from models.case import Stage
from models.decision import Act
from models.fact import FactState
from models.handoff import HandOverForm
from models.journal import JournalContent
from models.sheet import CaseSheet
from tasks import handing, keeping, saving
from tasks.recording import chain, decisions, dumping, ladders, letters, register
from tasks.recording.chain import verify_journal, write_head
from tasks.recording.letters import Drawn
from tasks.recording.sheets import case_sheet
from tasks.saving import SavingError, back_up, bring_back
from tasks.settings import settings
from tests.recording.desk import (
    DAY,
    Desk,
    Pair,
    asked,
    assessed,
    attack,
    by,
    case,
    decide,
    due,
    entry,
    file,
    finding,
    form,
    journal,
    officer,
    opened,
    settle,
    stage_of,
    wiped,
)


def lived_in() -> None:
    """A desk in which something of everything has happened."""
    first, second = officer("LW1"), officer("LW2")
    number = case("one", stage=Stage.EXAMINED, urgent=True, reference="REF-ñ ☃", authority="Ministry")
    file(number, b"paper \0\xff", ("person/1/born", datetime(1984, 3, 4).date()), ("person/1/name", "Ana Sample"))
    settle(number, "person/1/name", FactState.CORRECTED, "LW1", value="Äna \"Sample\"\n\t'quoted' 𝔘")
    deadlines = (due("a", DAY, DAY, liberty=True), due("b", DAY, DAY, met_by="decide"))
    assessed(number, finding("political"), deadlines=deadlines)
    ladders.climb(DAY)
    relied: dict[str, Any] = {"departed_from": ["treaty:1:political"], "note": "So."}
    made = decide(number, Act.ACCEPT, "LW1", first, **relied)
    data = b"instruction"
    drawn = Drawn(code="D12", language="en", drawn_from="a", case=number, document=keeping.keep(data), size=len(data))
    letters.record(drawn, released_by=made.id)
    handed = HandOverForm(case=number, to="executing", **by("LW1").model_dump())
    handing.seal_parcel(handed)
    handing.send_parcel(handed)
    other = case("two", stage=Stage.EXAMINED)
    assessed(other, finding("political"))
    decide(other, Act.REFUSE, "LW2", second, relied_on=["treaty:1:political"])
    entry("set aside")
    folder = settings().var / "letters" / number
    folder.mkdir(parents=True)
    (folder / "D12-v1-en.docx").write_bytes(b"instruction, as a clerk changed it")
    (folder / "notes of ñ.txt").write_bytes(b"more")
    with register.writing() as pen:
        pen.session.delete(pen.session.get_one(JournalContent, 3))
    write_head()


@pytest.fixture
def busy(desk: Desk) -> Desk:
    lived_in()
    return desk


def rows() -> dict[str, list[Any]]:
    """Every row of every table; of the journal only what was there before a restore was noted in it."""
    with dumping.snapshot() as moment:
        found = {name: [json.loads(line) for line in moment.lines_of(name)] for name in dumping.tables()}
    restored = [row["seq"] for row in found["journal"] if row["action"] == "restored"]
    for name in ("journal", "journal_content"):
        found[name] = [row for row in found[name] if row["seq"] not in restored]
    del found["journal_head"]
    return found


def sheets() -> list[CaseSheet]:
    return [case_sheet(f"MX-{datetime.now(UTC).year}-0000{n}", today=DAY) for n in (1, 2)]


def files(desk: Desk, *folders: str) -> dict[str, bytes]:
    paths = [path for folder in folders for path in (desk.var / folder).rglob("*") if path.is_file()]
    return {path.relative_to(desk.var).as_posix(): path.read_bytes() for path in paths}


Elsewhere = Callable[[str], AbstractContextManager[Desk]]


@pytest.fixture
def elsewhere(new_database: Callable[..., str], migrated: Callable[[str], str], tmp_path: Path) -> Elsewhere:
    """Opens another machine: an empty database (of SQLite: with its tables made, to be quick), no folder."""

    @contextmanager
    def machine(engine: str) -> Iterator[Desk]:
        like = migrated(engine) if engine == "sqlite" else None
        with opened(
            Desk(new_database(engine, like=like), tmp_path / f"elsewhere-{len(list(tmp_path.iterdir()))}")
        ) as desk:
            yield desk

    return machine


def lose(desk: Desk) -> None:
    """The machine is lost: the database and the folder."""
    register.engine().dispose()
    if desk.postgresql:
        wiped(desk.url)
    else:
        for path in Path(desk.url.removeprefix("sqlite:///")).parent.glob("*.db*"):
            path.unlink()
    shutil.rmtree(desk.var)


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_a_lost_machine_is_restored_elsewhere_and_the_desk_goes_on(
    busy: Desk, engine: str, elsewhere: Elsewhere, tmp_path: Path
) -> None:
    archive = tmp_path / "backup.tar"
    before, sheets_before = rows(), sheets()
    kept = files(busy, "documents", "letters", "journal-heads")
    assert len(kept) >= 8
    told = back_up(archive)
    assert "2 cases" in told
    assert "2 letters" in told
    assert archive.stat().st_mode & 0o777 == 0o600
    lose(busy)
    with elsewhere(engine) as new:
        told = bring_back(archive)
        assert "2 cases" in told
        assert rows() == before
        moved_in = [line.model_copy(update={"letters": ()}) for line in sheets()]
        assert moved_in == [line.model_copy(update={"letters": ()}) for line in sheets_before]
        assert kept.items() <= files(new, "documents", "letters", "journal-heads").items()
        found = verify_journal()
        assert (found.breaks, found.erased) == ((), 1)
        assert found.outside >= 2
        assert found.until == found.rows
        assert all(path.stat().st_mode & 0o222 == 0 for path in keeping.kept())
        go_on(new)


def go_on(desk: Desk) -> None:
    """Numbers and ids go on where they were, the journal's triggers hold, officers decide."""
    year = datetime.now(UTC).year
    assert case("three") == f"MX-{year}-00003"
    settle(f"MX-{year}-00001", "person/1/name", FactState.UNKNOWN, "LW2")
    file(f"MX-{year}-00001", b"later", ("person/2/name", "Ben Sample"))
    assessed(f"MX-{year}-00003", finding("political"))
    [(secret,)] = asked(desk, "SELECT secret FROM officer WHERE code = 'LW1'")
    import pyotp

    second = form(f"MX-{year}-00002", Act.REFUSE, "LW1", pyotp.TOTP(secret).at(int(datetime.now(UTC).timestamp()) + 30))
    assert decisions.decide(second, law_version="law-1").state == "final"
    assert stage_of(f"MX-{year}-00002") == Stage.REFUSED
    assert verify_journal().breaks == ()
    with pytest.raises(Exception, match="append-only"), register.writing() as pen:
        from sqlalchemy import text

        pen.session.execute(text("DELETE FROM journal WHERE seq = 1"))


def test_the_restore_is_noted_in_the_journal_and_its_head_is_kept(
    busy: Desk, elsewhere: Elsewhere, tmp_path: Path
) -> None:
    back_up(tmp_path / "backup.tar")
    seq = verify_journal().rows
    with elsewhere("sqlite") as new:
        bring_back(tmp_path / "backup.tar")
        assert journal(new)[-1] == "restored"
        assert [head.seq for head in chain.outside_heads()][-1] == seq + 1


def test_what_is_restored_is_closed_to_others(archive: Path, elsewhere: Elsewhere) -> None:
    former = os.umask(0o022)
    try:
        with elsewhere("sqlite") as new:
            bring_back(archive)
            modes = {path: path.stat().st_mode & 0o777 for path in new.var.rglob("*")}
    finally:
        os.umask(former)
    assert {"documents", "letters", "journal-heads"} <= {path.name for path in modes}
    assert [path.name for path, mode in modes.items() if mode & 0o007] == []


def test_what_was_restored_is_backed_up_and_restored_again(busy: Desk, elsewhere: Elsewhere, tmp_path: Path) -> None:
    back_up(tmp_path / "one.tar")
    before = rows()
    with elsewhere("sqlite"):
        bring_back(tmp_path / "one.tar")
        back_up(tmp_path / "two.tar")
    with elsewhere("postgresql"):
        bring_back(tmp_path / "two.tar")
        assert rows() == before
        assert verify_journal().breaks == ()


def test_an_empty_desk_is_saved_and_restored(desk: Desk, elsewhere: Elsewhere, tmp_path: Path) -> None:
    assert "0 cases, 0 documents" in back_up(tmp_path / "backup.tar")
    with elsewhere("sqlite"):
        bring_back(tmp_path / "backup.tar")
        assert entry("one").endswith("E00001")


def work(number: int, archive: str) -> int:
    if number == 0:
        back_up(Path(archive))
        return 0
    return len([case(f"{number}-{turn}") for turn in range(30)])


def test_a_backup_is_of_one_moment_while_others_work(
    busy: Desk, pair: Pair, elsewhere: Elsewhere, tmp_path: Path
) -> None:
    pair.both(busy, work, str(tmp_path / "backup.tar"))
    with elsewhere("sqlite") as new:
        bring_back(tmp_path / "backup.tar")
        assert verify_journal().breaks == ()
        opened_ = asked(new, "SELECT count(*) FROM journal WHERE action = 'case_opened'")
        assert opened_ == asked(new, "SELECT count(*) FROM case_file")


@pytest.fixture(scope="module")
def saved() -> list[bytes]:
    """The bytes of one archive, made by the first test that asks."""
    return []


@pytest.fixture
def archive(desk: Desk, saved: list[bytes], tmp_path: Path) -> Path:
    """An archive of a desk that was lived in; the desk itself is not needed any more."""
    path = tmp_path / "backup.tar"
    if not saved:
        lived_in()
        back_up(path)
        saved.append(path.read_bytes())
    path.write_bytes(saved[0])
    return path


def rewritten(archive: Path, change: Callable[[str, bytes], bytes | None], *, manifest: bool) -> Path:
    """A copy of the archive with changed members (None: left out), and with a manifest that fits where asked."""
    target = archive.with_name("changed.tar")
    with tarfile.open(archive) as old, tarfile.open(target, "w") as new:
        members = {m.name: old.extractfile(m).read() for m in old}  # type: ignore[union-attr]
        changed = {name: change(name, data) for name, data in members.items()}
        if manifest:
            body = json.loads(changed["manifest.json"] or b"")
            names = [n for n, d in changed.items() if d is not None and n != "manifest.json"]
            import hashlib

            body["parts"] = {
                n: {"sha256": hashlib.sha256(changed[n] or b"").hexdigest(), "size": len(changed[n] or b"")}
                for n in names
            }
            changed["manifest.json"] = json.dumps(body).encode()
        for name, data in changed.items():
            if data is not None:
                info = tarfile.TarInfo(name)
                info.size = len(data)
                new.addfile(info, io.BytesIO(data))
    return target


def refused(archive: Path, match: str, elsewhere: Elsewhere, engine: str = "sqlite") -> None:
    """The archive is refused, and what it was to go into is as empty as it was."""
    with elsewhere(engine) as new:
        with pytest.raises(SavingError, match=match):
            bring_back(archive)
        assert all(not found for found in rows().values())
        assert files(new, "documents", "letters", "journal-heads") == {}
        assert case("works").endswith("00001")


def without(part: str) -> Callable[[str, bytes], bytes | None]:
    return lambda name, data: None if part in name else data


def turned(part: str) -> Callable[[str, bytes], bytes | None]:
    return lambda name, data: data[:-2] + bytes([data[-2] ^ 1]) + data[-1:] if part in name else data


only_sqlite = pytest.mark.parametrize("desk", ["sqlite"], indirect=True)


@only_sqlite
@pytest.mark.parametrize(
    ("change", "manifest", "match"),
    [
        (turned("documents/"), False, "was altered or is damaged: documents/"),
        (turned("register/journal.jsonl"), False, "was altered or is damaged: register/journal.jsonl"),
        (turned("letters/"), False, "altered or is damaged: a letter and 1 more"),
        (turned("documents/"), True, "not what its name says"),
        (without("documents/"), False, "altered or is damaged"),
        (without("documents/"), True, "lacks a document of its register"),
        (without("manifest.json"), False, "no manifest"),
        (without("register/officer.jsonl"), True, "lacks the tables officer"),
        (lambda n, d: d.replace(b"entered", b"left") if "journal.jsonl" in n else d, True, r"row \d+ altered"),
        (lambda n, d: d.replace(b'"format":', b'"form":') if n == "manifest.json" else d, True, "not of the form"),
        (lambda n, d: d.replace(b"backup/1", b"backup/9") if n == "manifest.json" else d, True, "then update"),
        (lambda n, d: d.replace(b'"0002"', b'"0001"') if n == "manifest.json" else d, True, "then update"),
        (lambda n, d: d.replace(b'"MX"', b'"ES"') if n == "manifest.json" else d, True, "desk ES, this one is MX"),
        (lambda n, d: b"\n".join(d.split(b"\n")[1:]) if n == "register/filing.jsonl" else d, True, "not as long"),
    ],
)  # fmt: skip
def test_an_archive_that_is_not_what_it_was_is_refused(
    archive: Path, elsewhere: Elsewhere, change: Callable[[str, bytes], bytes | None], manifest: bool, match: str
) -> None:
    refused(rewritten(archive, change, manifest=manifest), match, elsewhere)


@only_sqlite
def test_a_journal_that_does_not_hold_leaves_nothing_behind(archive: Path, elsewhere: Elsewhere) -> None:
    def cut(name: str, data: bytes) -> bytes:
        return (
            b"".join(line + b"\n" for line in data.splitlines()[:-1]) if "journal" in name and "jsonl" in name else data
        )

    def shorter(name: str, data: bytes) -> bytes:
        data = cut(name, data) if name in ("register/journal.jsonl", "register/journal_content.jsonl") else data
        if name == "manifest.json":
            body = json.loads(data)
            body["rows"]["journal"] -= 1
            body["rows"]["journal_content"] -= 1
            return json.dumps(body).encode()
        return data

    refused(rewritten(archive, shorter, manifest=True), r"does not hold \(row \d+ tail cut\)", elsewhere, "postgresql")


@only_sqlite
@pytest.mark.parametrize(
    "name",
    ["../outside", "documents/../../outside", "/etc/outside", "letters/a/../b", "letters/a/.hidden", "other/x", "x"],
)
def test_an_archive_with_a_name_that_leads_elsewhere_is_refused(archive: Path, elsewhere: Elsewhere, name: str) -> None:
    with tarfile.open(archive, "a") as tar:
        info = tarfile.TarInfo(name)
        info.size = 1
        tar.addfile(info, io.BytesIO(b"x"))
    refused(archive, "does not write", elsewhere)


@only_sqlite
def test_an_archive_with_a_link_is_refused(archive: Path, elsewhere: Elsewhere) -> None:
    with tarfile.open(archive, "a") as tar:
        info = tarfile.TarInfo("letters/a/b")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(info)
    refused(archive, "does not write", elsewhere)


@only_sqlite
@pytest.mark.parametrize("keep", [0, 100, 5_000, -2_000])
def test_an_archive_that_is_cut_off_or_none_is_refused(archive: Path, elsewhere: Elsewhere, keep: int) -> None:
    data = archive.read_bytes()
    size = data.index(b"manifest.json") if keep < 0 else keep
    archive.write_bytes(data[:size])
    refused(archive, "cut off|no manifest|no archive", elsewhere)


@only_sqlite
def test_a_restore_goes_into_an_empty_installation_only(archive: Path, elsewhere: Elsewhere) -> None:
    with elsewhere("sqlite"):
        officer("LW1")
        with pytest.raises(dumping.NotEmpty, match="holds nothing yet"):
            bring_back(archive)
        assert len(rows()["officer"]) == 1
    with elsewhere("sqlite"):
        keeping.keep(b"another document")
        with pytest.raises(SavingError, match=r"holds documents or letters already.*COMITY_VAR"):
            bring_back(archive)


@only_sqlite
def test_a_restore_that_was_killed_is_done_again(
    archive: Path, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with elsewhere("sqlite"):
        with monkeypatch.context() as kill, pytest.raises(KeyboardInterrupt):
            kill.setattr(dumping, "restored", killed)
            bring_back(archive)
        assert all(not found for found in rows().values()), "the register is not usable half"
        assert keeping.kept()
        bring_back(archive)
        assert verify_journal().breaks == ()


@only_sqlite
def test_a_head_kept_elsewhere_vouches_for_the_archive(archive: Path, elsewhere: Elsewhere) -> None:
    with elsewhere("sqlite") as new:
        heads = new.var / "journal-heads"
        heads.mkdir(parents=True)
        (heads / "0000000005.json").write_text(json.dumps({"seq": 5, "hash": "f" * 64, "at": ""}))
        with pytest.raises(SavingError, match=r"does not hold \(row 5 rewritten\)"):
            bring_back(archive)
        (heads / "0000000005.json").unlink()
        bring_back(archive)


@only_sqlite
def test_a_backup_that_could_not_be_restored_is_not_made(busy: Desk, tmp_path: Path) -> None:
    archive = tmp_path / "backup.tar"
    path = keeping.kept()[0]
    moved = path.rename(tmp_path / "away")
    with pytest.raises(keeping.KeepingError, match="is not in the store"):
        back_up(archive)
    moved.rename(path)
    attack(busy, "UPDATE journal SET officer = 'LW9' WHERE seq = 4")
    with pytest.raises(SavingError, match="journal does not hold"):
        back_up(archive)
    assert [p.name for p in tmp_path.iterdir() if "backup" in p.name] == []


@only_sqlite
def test_a_backup_overwrites_nothing_and_leaves_nothing_half(
    busy: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = tmp_path / "backup.tar"
    archive.write_bytes(b"precious")
    with pytest.raises(SavingError, match="there already"):
        back_up(archive)
    assert archive.read_bytes() == b"precious"
    with pytest.raises(SavingError, match="cannot be written"):
        back_up(tmp_path / "no" / "folder" / "backup.tar")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    before = sorted(path.name for path in tmp_path.iterdir())
    with monkeypatch.context() as disk, pytest.raises(SavingError, match="No space left"):
        disk.setattr(os, "fsync", full)
        back_up(tmp_path / "other.tar")
    assert sorted(path.name for path in tmp_path.iterdir()) == before


@only_sqlite
def test_every_kind_of_column_is_put_back(busy: Desk) -> None:
    from sqlmodel import SQLModel

    kinds = {type(column.type).__name__ for table in SQLModel.metadata.tables.values() for column in table.columns}
    assert kinds == {"AutoString", "Boolean", "Date", "Float", "Integer", "JSON", "Moment"}, (
        "a new kind of column: see that dumping puts it back as it was"
    )
    assert saving.FORMAT == "comity.backup/1"
