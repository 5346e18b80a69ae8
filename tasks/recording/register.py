"""Sessions on the register: one writer at a time, each change with its line in the journal."""

import copy
import functools
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, insert, select, update
from sqlalchemy.engine import CursorResult, make_url
from sqlmodel import Session, SQLModel, col

from models.journal import JournalContent, JournalHead, JournalRow, content_digest, hash_of
from tasks import clock, keeping
from tasks.recording.migrations import bring_up
from tasks.settings import settings

MACHINE = "desk"  # stands in the journal where no officer acted


@functools.cache
def engine_for(url: str) -> Engine:
    """The engine of the register at this URL, its tables brought up to date; one a process."""
    sqlite = make_url(url).get_backend_name() == "sqlite"
    if sqlite:
        keeping.folder(settings().var)
        _close(make_url(url).database)
    engine = create_engine(url, pool_pre_ping=not sqlite, connect_args={"timeout": 60} if sqlite else {})
    if sqlite:
        _prepare_sqlite(engine)
    bring_up(engine)
    return engine


def engine() -> Engine:
    """The engine of the register that the settings name."""
    return engine_for(settings().database_url)


def _close(database: str | None) -> None:
    """The file of SQLite, made here if need be, is closed to others: it holds the secrets of one-time codes.

    SQLite gives the files beside it (-wal, -shm) the mode of the file; those that are there already are closed too.
    """
    if not database or database.startswith((":memory:", "file:")) or not Path(database).parent.is_dir():
        return
    file = Path(database)
    if not file.exists():
        file.touch(mode=0o640)
        file.chmod(0o640)
    for each in (file, *(file.with_name(file.name + ending) for ending in ("-wal", "-shm", "-journal"))):
        if each.exists():
            keeping.close_to_others(each)


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def connected(connection: Any, _: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves: the driver's own comes too late to lock
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=60000"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


class Forked(RuntimeError):
    """The journal's head moved while this transaction held the pen: nothing of it is written."""


class Writing:
    """An open transaction that holds the pen: rows through `session`, lines through `note`.

    Lines are numbered and chained as they are noted, and written all together at the end: by `write_out`, which
    `writing` calls just before it commits. What reads the journal within the transaction calls it first, and so does
    what begins a savepoint: lines noted within one that is rolled back would be written all the same.
    """

    def __init__(self, session: Session, at: datetime | None = None) -> None:
        """The pen over this session, once nobody else holds it; at this time, or at that of getting it."""
        self.session = session
        self._rows: list[dict[str, Any]] = []
        self._contents: list[dict[str, Any]] = []
        self._read_head()
        self.at = at or clock.now()

    def _read_head(self) -> None:
        head = select(col(JournalHead.seq), col(JournalHead.hash)).where(col(JournalHead.id) == 1).with_for_update()
        self._written: tuple[int, str] = tuple(self.session.execute(head).one())
        self._seq, self._hash = self._written

    def take_up(self) -> None:
        """The journal goes on from the head that was put into the register within this transaction."""
        self.write_out()
        self.session.expire_all()
        self._read_head()

    @property
    def day(self) -> date:
        """The day of this transaction where the desk is."""
        return self.at.astimezone(settings().zone).date()

    def note(
        self,
        action: str,
        *,
        officer: str = MACHINE,
        case: str | None = None,
        entry: str | None = None,
        thing: str | None = None,
        **content: Any,
    ) -> int:
        """The number of the new row of the journal. `content` can be erased later; the row cannot."""
        self.session.flush()  # an error of the rows that the line is about comes here, not at the commit
        salt = secrets.token_hex(16)
        row: dict[str, Any] = {
            "seq": self._seq + 1,
            "at": self.at,
            "action": action,
            "officer": officer,
            "case": case,
            "entry": entry,
            "thing": thing,
            "content": content_digest(salt, content),
            "previous": self._hash,
        }
        self._seq, self._hash = self._seq + 1, hash_of(row)
        self._rows.append(row | {"hash": self._hash})
        # A copy: what the caller does with a list of his after this must not reach what the digest was made of.
        self._contents.append({"seq": self._seq, "salt": salt, "body": copy.deepcopy(content)})
        return self._seq

    def write_out(self) -> None:
        """What was noted stands in the database, and the head with it, in three statements however many lines."""
        if not self._rows:
            return
        self.session.flush()
        self.session.execute(insert(_table(JournalRow)), self._rows)
        self.session.execute(insert(_table(JournalContent)), self._contents)
        head = _table(JournalHead)
        at_head = (head.c.id == 1, head.c.seq == self._written[0], head.c.hash == self._written[1])
        moved = self.session.execute(update(head).where(*at_head).values(seq=self._seq, hash=self._hash))
        assert isinstance(moved, CursorResult)
        if moved.rowcount != 1:
            raise Forked("the journal's head is not where this transaction found it: run the command again")
        self._written = (self._seq, self._hash)
        self._rows, self._contents = [], []


def _table(model: type[SQLModel]) -> Table:
    """The table itself: inserting through it makes no object a row."""
    return SQLModel.metadata.tables[str(model.__tablename__)]


@contextmanager
def writing(at: datetime | None = None) -> Iterator[Writing]:
    """A transaction with the pen. All writers stand in one line (SQLite: the file's lock; PostgreSQL: the row of
    the journal's head), so numbers have no gaps and the chain no forks."""
    bound = engine().execution_options(writing=True)
    with Session(bound, expire_on_commit=False) as session, session.begin() as transaction:
        pen = Writing(session, at)
        yield pen
        if transaction.is_active:  # not rolled back
            pen.write_out()


@contextmanager
def reading() -> Iterator[Session]:
    """A transaction that only reads, all of it as of one moment."""
    bound = engine()
    if bound.dialect.name == "postgresql":  # SQLite reads a snapshot anyway
        bound = bound.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    with Session(bound, expire_on_commit=False) as session, session.begin():
        yield session
