"""The one clock."""

from datetime import UTC, date, datetime

from tasks.settings import settings


def now() -> datetime:
    """The time, in UTC, to the microsecond."""
    return datetime.now(UTC)


def today() -> date:
    """The day it is where the desk is (setting `timezone`)."""
    return now().astimezone(settings().zone).date()
