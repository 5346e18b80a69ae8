"""The statements that the register's database is sent."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from tasks.recording import register


@contextmanager
def statements() -> Iterator[list[str]]:
    """What is sent to the register's database within this block; many rows in one statement are one."""
    sent: list[str] = []

    def send(_: object, __: object, statement: str, *___: object) -> None:
        sent.append(statement)

    event.listen(register.engine(), "before_cursor_execute", send)
    try:
        yield sent
    finally:
        event.remove(register.engine(), "before_cursor_execute", send)
