"""Wrong one-time codes are counted, and bar an officer for a time."""

import sqlalchemy as sa
from alembic import op

from models.row import Moment

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Two columns of an officer."""
    op.add_column("officer", sa.Column("wrong_codes", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("officer", sa.Column("barred_until", Moment(), nullable=True))
