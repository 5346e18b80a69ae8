"""The register's migrations: numbered files in `versions/`, run when a register is opened."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

HERE = Path(__file__).parent
LOCK = 7_268_004  # PostgreSQL advisory lock: two processes never migrate at once


def newest() -> str:
    """The id of the last migration there is."""
    return max(path.name.split("_")[0] for path in (HERE / "versions").glob("[0-9]*.py"))


def current(connection: Connection) -> str | None:
    """The id of the last migration that this register has seen; None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


class RegisterTooNew(RuntimeError):
    """The register was written by a newer Comity than this one."""


def bring_up(engine: Engine) -> None:
    """Runs what is missing; a register newer than this program is refused."""
    with engine.connect() as connection:
        at = current(connection)
    if at == newest():
        return
    if at is not None and at > newest():
        raise RegisterTooNew(f"the register is at migration {at}, this program knows {newest()}: update the program")
    with engine.execution_options(writing=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        if current(connection) != newest():
            _upgrade(connection)


def _upgrade(connection: Connection, to: str = "head") -> None:
    # Imported here: half a second that a register already up to date need not pay.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
