"""What is asked at the terminal: a one-time code, typed unseen, so that it stands in no history of commands."""

import getpass
import sys


class NobodyThere(RuntimeError):
    """A question that nobody can answer: no terminal."""


def one_time_code(officer: str) -> str:
    """What was typed; `NobodyThere` where no person can type."""
    if not sys.stdin.isatty():
        raise NobodyThere("a one-time code is asked for at a terminal: there is none here, so give it with --code")
    try:
        return getpass.getpass(f"One-time code of {officer}: ").strip()
    except EOFError:
        raise NobodyThere("no one-time code was typed: nothing was done") from None
