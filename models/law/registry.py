"""Which check serves which topic: found by looking into `models/law/checks/`, never by a list."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import ModuleType
from typing import Any

from models.finding import Subject
from models.law import checks

Check = Callable[..., Any]
Registry = Mapping[tuple[Subject, str], Check]


class TwoChecks(ValueError):
    """Two modules of `models/law/checks/` serve the same topic."""


@cache
def modules() -> tuple[ModuleType, ...]:
    """The modules of checks, in the order of their names."""
    names = sorted(found.name for found in pkgutil.iter_modules(checks.__path__))
    return tuple(importlib.import_module(f"{checks.__name__}.{name}") for name in names)


@cache
def discovered() -> Registry:
    """The check of each topic; a check module says what it serves in `SUBJECT` and `SERVES`."""
    found: dict[tuple[Subject, str], Check] = {}
    for module in modules():
        for topic in module.SERVES:
            if (module.SUBJECT, topic) in found:
                raise TwoChecks(f"{module.__name__} serves {topic!r}, which another check serves: take it out of one")
            found[module.SUBJECT, topic] = module.check
    return found


def templates() -> Iterator[str]:
    """The sentences that the checks and the rest of this package can say: constants of their modules."""
    speaking = ("check", "conduct", "applying", "clocks", "assessing", "jurisdiction", "sovereignty", "lasting")
    for module in (*modules(), *(importlib.import_module(f"models.law.{name}") for name in speaking)):
        yield from (v for k, v in vars(module).items() if k.isupper() and isinstance(v, str) and " " in v)
