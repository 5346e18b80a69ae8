"""The journal: one hash-chained row for each change, verifiable by anyone who holds an old head."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from models.row import Moment
from models.value import Value

GENESIS = "0" * 64
MOST_PLACES = 100  # rows that do not hold which are tried at each other's places: a hash for each pair


class JournalRow(SQLModel, table=True):
    """Who did what to which thing, when. Holds ids only; the content stands apart and can be erased."""

    __tablename__ = "journal"

    seq: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime = Field(sa_type=Moment)
    action: str
    officer: str  # officer code, or "desk" for the machine
    entry: str | None = None
    case: str | None = Field(default=None, index=True)
    thing: str | None = None  # document digest, letter, clock, hand-off …
    content: str  # salted digest of the content
    previous: str
    hash: str


class JournalContent(SQLModel, table=True):
    """The content of a journal row, with its salt: erasable without breaking the chain."""

    __tablename__ = "journal_content"

    seq: int = Field(primary_key=True, foreign_key="journal.seq", sa_column_kwargs={"autoincrement": False})
    salt: str
    body: dict[str, Any] = Field(sa_type=JSON)


class JournalHead(SQLModel, table=True):
    """The end of the chain; locking this row is what puts writers in a line."""

    __tablename__ = "journal_head"

    id: int = Field(primary_key=True)
    seq: int
    hash: str


def canonical(body: Mapping[str, Any]) -> bytes:
    """JSON with sorted keys and no spaces, UTF-8: the same bytes on every engine."""
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def content_digest(salt: str, body: Mapping[str, Any]) -> str:
    """SHA-256 over salt and content: tells nothing about a short content without the salt."""
    return hashlib.sha256(bytes.fromhex(salt) + canonical(body)).hexdigest()


def row_hash(row: JournalRow) -> str:
    """The hash of a row over everything in it but the hash itself, the hash before it included."""
    return hash_of(row.model_dump(exclude={"hash"}))


def hash_of(body: Mapping[str, Any]) -> str:
    """The hash of a row given by its columns, all but the hash itself."""
    at = body["at"].astimezone(UTC).isoformat(timespec="microseconds")
    return hashlib.sha256(canonical({**body, "at": at})).hexdigest()


class Head(Value):
    """Where the chain ended at some time, kept outside the database."""

    seq: int
    hash: str
    at: str


class Break(Value):
    """A place where the chain does not hold."""

    seq: int
    what: str  # altered, missing, reordered, content_altered, tail_cut, rewritten, head_altered


class Verified(Value):
    """What was checked and what was found."""

    rows: int
    erased: int  # rows whose content was erased, lawfully or not: the chain cannot tell
    breaks: tuple[Break, ...]
    outside: int  # heads kept outside that it was checked against; with 0 a cut tail or a full rewrite cannot show
    until: int  # the last row that an outside head vouches for


def verify(
    rows: Iterable[tuple[JournalRow, JournalContent | None]], head: tuple[int, str], outside: Sequence[Head]
) -> Verified:
    """The chain held against itself, against its head row, and against the heads kept outside the database."""
    breaks: list[Break] = []
    unsound: list[JournalRow] = []
    heads = {kept.seq: kept.hash for kept in outside if kept.seq > 0}
    known = len(heads)
    previous, last, count, erased = GENESIS, 0, 0, 0
    for row, content in rows:
        count += 1
        breaks += [Break(seq=seq, what="missing") for seq in range(last + 1, row.seq)]
        if row_hash(row) != row.hash:
            unsound.append(row)
        elif row.seq == last + 1 and row.previous != previous:
            # Row and row before are each sound in themselves: the one before was written anew, with its hash.
            breaks.append(Break(seq=last or row.seq, what="altered"))
        if content is None:
            erased += 1
        elif content_digest(content.salt, content.body) != row.content:
            breaks.append(Break(seq=row.seq, what="content_altered"))
        if heads.pop(row.seq, row.hash) != row.hash:
            breaks.append(Break(seq=row.seq, what="rewritten"))
        previous, last = row.hash, row.seq
    breaks += _unsound(unsound)
    if head[0] > last:
        breaks.append(Break(seq=last + 1, what="tail_cut"))
    elif head != (last, previous):
        breaks.append(Break(seq=last, what="head_altered"))
    # A head kept outside that no row answers: the rows up to it were cut, unless they are named as missing already.
    named = {found.seq for found in breaks}
    breaks += [Break(seq=seq, what="tail_cut") for seq in sorted(heads) if seq not in named]
    until = max((kept.seq for kept in outside), default=0)
    found = tuple(sorted(set(breaks), key=lambda broken: (broken.seq, broken.what)))
    return Verified(rows=count, erased=erased, breaks=found, outside=known, until=until)


def _unsound(rows: Sequence[JournalRow]) -> list[Break]:
    """Rows whose hash is not theirs: reordered where it is right at another such row's place, altered otherwise."""
    places = [row.seq for row in rows[:MOST_PLACES]]
    moved = {row.seq for row in rows[:MOST_PLACES] if any(_hash_at(row, seq) == row.hash for seq in places)}
    return [Break(seq=row.seq, what="reordered" if row.seq in moved else "altered") for row in rows]


def _hash_at(row: JournalRow, seq: int) -> str:
    return row_hash(JournalRow(**row.model_dump(exclude={"seq"}), seq=seq))
