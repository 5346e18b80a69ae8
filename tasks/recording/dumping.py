"""The register's rows as lines of JSON, out of one engine and into another, type by type as they were."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from itertools import islice
from typing import Any

from sqlalchemy import Date, Table, delete, func, insert, select, text
from sqlmodel import Session, SQLModel, col

import models.case
import models.clock
import models.decision
import models.document
import models.handoff
import models.journal
import models.letter_row
import models.officer  # noqa: F401
from models.document import Document
from models.journal import Head, JournalHead, Verified
from models.row import Moment
from tasks.recording import chain
from tasks.recording.migrations import newest
from tasks.recording.register import Writing, reading

BATCH = 500


class NotEmpty(RuntimeError):
    """A register that holds something already."""


def tables() -> tuple[str, ...]:
    """The names of the tables, each after those that it refers to."""
    return tuple(table.name for table in SQLModel.metadata.sorted_tables)


def migration() -> str:
    """The state of the tables that this program reads and writes."""
    return newest()


class Snapshot:
    """The register as of one moment."""

    def __init__(self, session: Session) -> None:
        """As this transaction sees it."""
        self._session = session

    def documents(self) -> list[str]:
        """The digests of all documents that the register knows."""
        return list(self._session.scalars(select(col(Document.digest)).order_by(col(Document.digest))))

    def head(self) -> Head:
        """The journal's head."""
        return chain.head_in(self._session)

    def verified(self, heads: Sequence[Head]) -> Verified:
        """The journal, held against the heads given."""
        return chain.verified_in(self._session, heads)

    def lines_of(self, name: str) -> Iterator[bytes]:
        """Every row of a table as a line of JSON, in the order of its key."""
        table = SQLModel.metadata.tables[name]
        query = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=BATCH)
        for row in self._session.execute(query).mappings():
            yield _line(row)


@contextmanager
def snapshot() -> Iterator[Snapshot]:
    """The register as of now, while others go on working."""
    with reading() as session:
        yield Snapshot(session)


def _line(row: Mapping[Any, Any]) -> bytes:
    return json.dumps({column: _out(value) for column, value in row.items()}).encode() + b"\n"


def _out(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else value


def load(pen: Writing, name: str, lines: Iterable[bytes]) -> int:
    """How many rows of a table were put into the register; `NotEmpty` where it had some."""
    pen.write_out()
    table = SQLModel.metadata.tables[name]
    if table.name == JournalHead.__tablename__:
        _replace_head(pen, table)
    elif pen.session.execute(select(func.count()).select_from(table)).scalar_one():
        raise NotEmpty("the register is not empty: restore goes into an installation that holds nothing yet")
    loaded, left = 0, iter(lines)
    while rows := [_in(table, json.loads(line)) for line in islice(left, BATCH)]:
        pen.session.execute(insert(table), rows)
        loaded += len(rows)
    _go_on_from(pen.session, table)
    if table.name == JournalHead.__tablename__:
        pen.take_up()
    return loaded


def _replace_head(pen: Writing, table: Table) -> None:
    if pen.session.get_one(JournalHead, 1).seq:
        raise NotEmpty("the register has a journal already: restore goes into an installation that holds nothing yet")
    pen.session.execute(delete(table))


def _in(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    for column in table.columns:
        value = row[column.name]
        if isinstance(column.type, Moment) and value is not None:
            row[column.name] = datetime.fromisoformat(value)
        elif isinstance(column.type, Date) and value is not None:
            row[column.name] = date.fromisoformat(value)
    return row


def _go_on_from(session: Session, table: Table) -> None:
    """PostgreSQL counts on from the highest number that was put in; SQLite does so by itself."""
    counted = table.autoincrement_column
    if session.get_bind().dialect.name != "postgresql" or counted is None:
        return
    highest = session.execute(select(func.max(counted))).scalar()
    if highest is not None:
        session.execute(
            text("SELECT setval(pg_get_serial_sequence(:name, :counted), :highest)"),
            {"name": f'"{table.name}"', "counted": counted.name, "highest": highest},
        )


def restored(pen: Writing, archive: str) -> None:
    """The journal says that the register was restored, and from what."""
    pen.note("restored", thing=archive)
