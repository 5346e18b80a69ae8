"""The journal as a whole: verified against itself and against the heads kept outside the database."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError
from sqlmodel import Session, col, select

from models.journal import Head, JournalContent, JournalHead, JournalRow, Verified, verify
from tasks.keeping import folder, write_whole
from tasks.recording.register import reading
from tasks.settings import settings


class HeadError(ValueError):
    """A head kept outside that cannot be read; the message says which."""


def heads_folder() -> Path:
    """Where the heads of the chain are kept, outside the database."""
    return settings().var / "journal-heads"


def write_head() -> Head:
    """The present head, written outside the database; a head that stands there already is not written again.

    A journal without rows has no head worth keeping: nothing is written.
    """
    with reading() as session:
        head = head_in(session)
    path = folder(heads_folder()) / f"{head.seq:010d}.json"
    if head.seq and not path.exists():
        write_whole(path, head.model_dump_json().encode(), mode=0o440)
    return head


def head_in(session: Session) -> Head:
    """The present head, as this transaction sees it."""
    row = session.get_one(JournalHead, 1)
    last = session.get(JournalRow, row.seq) if row.seq else None
    return Head(seq=row.seq, hash=row.hash, at=last.at.isoformat() if last else "")


def outside_heads() -> list[Head]:
    """The heads kept outside, oldest first; `HeadError` names a file that is none."""
    return [head_from(path.name, path.read_bytes()) for path in sorted(heads_folder().glob("*.json"))]


def head_from(name: str, data: bytes) -> Head:
    """The head in a file of this name."""
    try:
        return Head.model_validate_json(data)
    except ValidationError:
        raise HeadError(
            f"journal-heads/{name} is not a head of the journal: bring it back from where heads are kept, "
            "or set it aside and verify against the others"
        ) from None


def verify_journal() -> Verified:
    """The whole chain, row by row, and whether each head kept outside still stands in it."""
    heads = outside_heads()
    with reading() as session:
        return verified_in(session, heads)


def verified_in(session: Session, heads: Sequence[Head]) -> Verified:
    """The chain as this transaction sees it, held against its head row and the heads given."""
    head = session.get(JournalHead, 1)
    return verify(_rows(session), (head.seq, head.hash) if head else (0, ""), heads)


def _rows(session: Session) -> Iterator[tuple[JournalRow, JournalContent | None]]:
    query = (
        select(JournalRow, JournalContent)
        .join(JournalContent, col(JournalContent.seq) == col(JournalRow.seq), isouter=True)
        .order_by(col(JournalRow.seq))
        .execution_options(yield_per=1000)
    )
    yield from session.exec(query)
