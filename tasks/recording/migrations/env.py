"""Alembic's entry: the connection is handed over by `bring_up`, or made from the settings for `alembic` itself."""

from alembic import context
from sqlmodel import SQLModel

import models.case
import models.clock
import models.decision
import models.document
import models.handoff
import models.journal
import models.letter_row
import models.officer  # noqa: F401

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    transactional_ddl=True,
    transaction_per_migration=False,
)
context.run_migrations()
