"""${message}"""

from alembic import op
import sqlalchemy as sa
import sqlmodel

import models.row

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """${message}"""
    ${upgrades if upgrades else "pass"}
