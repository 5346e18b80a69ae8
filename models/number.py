"""Numbers of cases and entries: the desk's State, the year, a running number without gaps."""

import re
from typing import Annotated

from pydantic import StringConstraints

CASE_PATTERN = r"^[A-Z]{2}-\d{4}-\d{5}$"
ENTRY_PATTERN = r"^[A-Z]{2}-\d{4}-E\d{5}$"

CaseNumber = Annotated[str, StringConstraints(pattern=CASE_PATTERN, strip_whitespace=True)]
EntryNumber = Annotated[str, StringConstraints(pattern=ENTRY_PATTERN, strip_whitespace=True)]


def case_number(desk: str, year: int, running: int) -> str:
    """`MX-2026-00017` for the 17th case of the desk MX in 2026."""
    return f"{desk}-{year}-{running:05d}"


def entry_number(desk: str, year: int, running: int) -> str:
    """`MX-2026-E00017` for the 17th thing that arrived at the desk MX in 2026."""
    return f"{desk}-{year}-E{running:05d}"


def is_case_number(text: str) -> bool:
    """True for a string in the pattern of a case number."""
    return re.fullmatch(CASE_PATTERN, text) is not None
