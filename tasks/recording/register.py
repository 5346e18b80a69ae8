"""Sessions on the register: one writer at a time, each change with its line in the journal."""

import functools
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, select
from sqlalchemy.engine import make_url
from sqlmodel import Session, col

from models.journal import JournalContent, JournalHead, JournalRow, content_digest, row_hash
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


class Writing:
    """An open transaction that holds the pen: rows through `session`, lines through `note`."""

    def __init__(self, session: Session, head: JournalHead, at: datetime) -> None:
        """The pen over this session, at this time."""
        self.session = session
        self.at = at
        self._head = head

    def take_up(self) -> None:
        """The journal goes on from the head that was put into the register within this transaction."""
        self.session.expire_all()
        self._head = self.session.get_one(JournalHead, 1)

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
        """The number of the journal row just written. `content` can be erased later; the row cannot."""
        salt = secrets.token_hex(16)
        row = JournalRow(
            seq=self._head.seq + 1,
            at=self.at,
            action=action,
            officer=officer,
            case=case,
            entry=entry,
            thing=thing,
            content=content_digest(salt, content),
            previous=self._head.hash,
            hash="",
        )
        row.hash = row_hash(row)
        self.session.add(row)
        self.session.flush()
        self.session.add(JournalContent(seq=row.seq, salt=salt, body=content))
        self._head.seq, self._head.hash = row.seq, row.hash
        return row.seq


@contextmanager
def writing(at: datetime | None = None) -> Iterator[Writing]:
    """A transaction with the pen. All writers stand in one line (SQLite: the file's lock; PostgreSQL: the row of
    the journal's head), so numbers have no gaps and the chain no forks."""
    bound = engine().execution_options(writing=True)
    with Session(bound, expire_on_commit=False) as session, session.begin():
        head = session.execute(select(JournalHead).where(col(JournalHead.id) == 1).with_for_update()).scalar_one()
        yield Writing(session, head, at or clock.now())


@contextmanager
def reading() -> Iterator[Session]:
    """A transaction that only reads, all of it as of one moment."""
    bound = engine()
    if bound.dialect.name == "postgresql":  # SQLite reads a snapshot anyway
        bound = bound.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    with Session(bound, expire_on_commit=False) as session, session.begin():
        yield session
