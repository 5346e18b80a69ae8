"""Backup and restore: register, documents, letters and the journal's heads in one archive, whole or not at all."""

import hashlib
import io
import json
import os
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO

from pydantic import ValidationError

from models.journal import Head
from models.value import Value
from tasks import clock, keeping
from tasks.recording import chain, dumping
from tasks.recording.entries import clean
from tasks.recording.register import writing
from tasks.settings import settings

FORMAT = "comity.backup/1"
MANIFEST = "manifest.json"
REGISTER, DOCUMENTS, LETTERS, HEADS = "register", "documents", "letters", "journal-heads"


class SavingError(RuntimeError):
    """A backup or a restore that cannot be done; the message says what to do."""


class Part(Value):
    """A file in the archive."""

    sha256: str
    size: int


class Contents(Value):
    """What an archive holds: its manifest."""

    format: str
    made_at: datetime
    desk: str
    migration: str
    rows: dict[str, int]
    journal: Head
    parts: dict[str, Part]


# --- backup ----------------------------------------------------------------------------------------------------


def back_up(to: Path) -> str:
    """What was saved, in a sentence; the archive stands at `to` whole, readable by its owner alone.

    All of it is of one moment, while others go on working. A journal that does not hold, or a document that is
    missing or altered, stops it: such a backup could not be restored. Letters are saved as they lie in their folder,
    with what a clerk changed in them.
    """
    if to.exists():
        raise SavingError("an archive of this name is there already: give another name")
    chain.write_head()
    heads = chain.outside_heads()  # before the register's moment, so that none is younger
    part = to.with_name(f"{to.name}.part")
    try:
        with part.open("wb") as file:
            part.chmod(0o600)
            with (
                tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as archive,
                dumping.snapshot() as register,
            ):
                contents = _fill(_Filling(archive), register, heads)
            file.flush()
            os.fsync(file.fileno())
        part.replace(to)
        keeping.settled(to.parent)
    except OSError as error:
        raise SavingError(f"the archive cannot be written ({error.strerror}): check the place and its space") from error
    finally:
        part.unlink(missing_ok=True)
    return (
        f"Saved {_counted(contents)}, up to row {contents.journal.seq} of the journal ({contents.journal.hash[:16]}). "
        "The archive holds all that the register holds, the secrets of one-time codes too: keep it as safe, elsewhere."
    )


class _Filling:
    """An archive that is being filled, and what went into it so far."""

    def __init__(self, archive: tarfile.TarFile) -> None:
        """Nothing yet."""
        self.archive, self.at = archive, clock.now()
        self.parts: dict[str, Part] = {}

    def add(self, name: str, file: IO[bytes]) -> None:
        """The whole file, under this name."""
        info = tarfile.TarInfo(name)
        info.size, info.mode, info.mtime = file.seek(0, os.SEEK_END), 0o600, int(self.at.timestamp())
        file.seek(0)
        self.parts[name] = Part(sha256=_digest(file), size=info.size)
        file.seek(0)
        self.archive.addfile(info, file)

    def add_lines(self, name: str, lines: Iterable[bytes]) -> int:
        """How many lines went in. They pass through a file without a name, which nobody finds and no kill leaves."""
        count = 0
        with tempfile.TemporaryFile(dir=settings().var) as file:
            for line in lines:
                file.write(line)
                count += 1
            self.add(name, file)
        return count


def _fill(filling: _Filling, register: dumping.Snapshot, heads: list[Head]) -> Contents:
    if register.verified(heads).breaks:
        raise SavingError("the journal does not hold, and this could not be restored: see ./comity journal verify")
    rows = {name: filling.add_lines(f"{REGISTER}/{name}.jsonl", register.lines_of(name)) for name in dumping.tables()}
    for digest in register.documents():
        filling.add(f"{DOCUMENTS}/{digest}", io.BytesIO(keeping.fetch(digest)))
    for head in heads:
        filling.add(f"{HEADS}/{head.seq:010d}.json", io.BytesIO(head.model_dump_json().encode()))
    for path in _letters():
        filling.add(f"{LETTERS}/{path.parent.name}/{clean(path.name)}", io.BytesIO(path.read_bytes()))
    contents = Contents(
        format=FORMAT, made_at=filling.at, desk=settings().desk, migration=dumping.migration(), rows=rows,
        journal=register.head(), parts=filling.parts,
    )  # fmt: skip
    filling.add(MANIFEST, io.BytesIO(contents.model_dump_json(indent=1).encode()))
    return contents


def _letters() -> list[Path]:
    return sorted(p for p in (settings().var / LETTERS).glob("*/*") if p.is_file() and not p.name.startswith("."))


def _counted(contents: Contents) -> str:
    letters = sum(name.startswith(f"{LETTERS}/") for name in contents.parts)
    return f"{contents.rows['case_file']} cases, {contents.rows['document']} documents and {letters} letters"


# --- restore ---------------------------------------------------------------------------------------------------


def bring_back(archive: Path) -> str:
    """What was restored, in a sentence; into an installation that holds nothing yet, on either engine.

    The archive is checked before anything is written: each file against its digest, and that every document of the
    register is there. The journal is verified, against the heads in the archive and any that lie in the journal-heads
    folder already, before the register's one transaction ends: what fails leaves an empty register.
    """
    with _opened(archive) as tar:
        contents = _checked(tar)
        _check_place(contents)
        _restore(tar, contents)
    chain.write_head()
    return (
        f"Restored {_counted(contents)}, saved {contents.made_at:%Y-%m-%d %H:%M} UTC. Every file is what it was, and "
        f"the journal holds up to row {contents.journal.seq} ({contents.journal.hash[:16]})."
    )


@contextmanager
def _opened(archive: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(archive, mode="r:") as tar:
            yield tar
    except (tarfile.TarError, EOFError) as error:
        raise SavingError("this is no archive of ./comity backup, or it is cut off: take another copy") from error
    except OSError as error:
        raise SavingError(f"the archive cannot be restored ({error.strerror}): check paths and space") from error


def _checked(tar: tarfile.TarFile) -> Contents:
    """The manifest, which every file in the archive answers to."""
    found: dict[str, Part] = {}
    for member in tar:
        if not member.isreg() or member.name in found or not _plain(member.name):
            raise SavingError("the archive holds what ./comity backup does not write: take another copy")
        found[member.name] = Part(sha256=_digest(_file(tar, member.name)), size=member.size)
    if found.pop(MANIFEST, None) is None:
        raise SavingError("the archive has no manifest: it is cut off, or is none of ./comity backup")
    contents = _manifest(tar)
    differing = sorted(n for n in {*found, *contents.parts} if found.get(n) != contents.parts.get(n))
    if differing:
        more = f" and {len(differing) - 1} more" if len(differing) > 1 else ""
        where = differing[0] if not differing[0].startswith(LETTERS) else "a letter"
        raise SavingError(f"the archive was altered or is damaged: {where}{more}. Take another copy")
    for name, part in contents.parts.items():
        if name.startswith(f"{DOCUMENTS}/") and name != f"{DOCUMENTS}/{part.sha256}":
            raise SavingError("a document in the archive is not what its name says: take another copy")
    for line in _file(tar, f"{REGISTER}/document.jsonl"):
        if f"{DOCUMENTS}/{json.loads(line)['digest']}" not in contents.parts:
            raise SavingError("the archive lacks a document of its register: take another copy")
    return contents


def _manifest(tar: tarfile.TarFile) -> Contents:
    try:
        contents = Contents.model_validate_json(_file(tar, MANIFEST).read())
    except ValidationError:
        raise SavingError(
            f"the archive's manifest is not of the form {FORMAT}: a newer Comity may have written it"
        ) from None
    if contents.format != FORMAT or contents.migration != dumping.migration():
        raise SavingError(
            f"the archive is of {contents.format}, tables {contents.migration}; this program reads {FORMAT}, tables "
            f"{dumping.migration()}: restore it with the Comity that wrote it, then update"
        )
    if contents.desk != settings().desk:
        raise SavingError(
            f"the archive is of the desk {contents.desk}, this one is {settings().desk}: set `desk` first"
        )
    missing = [name for name in dumping.tables() if f"{REGISTER}/{name}.jsonl" not in contents.parts]
    if missing:
        raise SavingError(f"the archive lacks the tables {', '.join(missing)}: take another copy")
    return contents


def _plain(name: str) -> bool:
    """A name that `back_up` writes, and that leads nowhere else."""
    path = PurePosixPath(name)
    depth = {MANIFEST: 1, REGISTER: 2, DOCUMENTS: 2, HEADS: 2, LETTERS: 3}
    return (
        len(path.parts) == depth.get(path.parts[0] if path.parts else "")
        and str(path) == name
        and not any(part.startswith(".") or "\\" in part or "\0" in part for part in path.parts)
    )


def _check_place(contents: Contents) -> None:
    """Nothing lies here but what an earlier try at this same archive left: there a restore that was killed goes on."""
    var = settings().var
    for path in [*keeping.kept(), *_letters()]:
        place = path.relative_to(var)
        name = f"{DOCUMENTS}/{path.name}" if place.parts[0] == DOCUMENTS else place.as_posix()
        if name not in contents.parts:
            raise SavingError(
                "this installation holds documents or letters already: restore goes into an empty one. Name an empty "
                "folder (COMITY_VAR) and an empty database (COMITY_DATABASE)"
            )


def _restore(tar: tarfile.TarFile, contents: Contents) -> None:
    heads = [chain.head_from(name, _file(tar, name).read()) for name in _named(contents, HEADS)]
    with writing() as pen:
        for name in dumping.tables():
            if dumping.load(pen, name, _file(tar, f"{REGISTER}/{name}.jsonl")) != contents.rows[name]:
                raise SavingError(f"the table {name} in the archive is not as long as its manifest says")
        found = chain.verified_in(pen.session, [*heads, *chain.outside_heads()])
        if found.breaks or chain.head_in(pen.session) != contents.journal:
            broken = found.breaks[0] if found.breaks else None
            where = f"row {broken.seq} {broken.what.replace('_', ' ')}" if broken else "its head is another"
            raise SavingError(f"the journal in the archive does not hold ({where}): nothing was restored")
        for name in _named(contents, DOCUMENTS):
            keeping.keep(_file(tar, name).read())
        for name in _named(contents, LETTERS):
            _lay(name, _file(tar, name).read(), mode=0o640)
        for name in _named(contents, HEADS):
            _lay(name, _file(tar, name).read(), mode=0o440)
        dumping.restored(pen, _digest(_file(tar, MANIFEST)))


def _lay(name: str, data: bytes, *, mode: int) -> None:
    path = settings().var / name
    keeping.folder(path.parent)
    keeping.write_whole(path, data, mode=mode)


def _named(contents: Contents, folder: str) -> list[str]:
    return [name for name in contents.parts if name.startswith(f"{folder}/")]


def _file(tar: tarfile.TarFile, name: str) -> IO[bytes]:
    file = tar.extractfile(name)
    assert file is not None  # every member is a regular file: `_checked` saw to it
    return file


def _digest(file: IO[bytes]) -> str:
    return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
