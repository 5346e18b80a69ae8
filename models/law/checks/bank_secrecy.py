"""Bank secrecy: whether the request touches it at all, so that a rule on it is of use."""

from models.fact import Facts
from models.finding import Subject
from models.law.check import Answer, Context, met, not_met, unknown
from models.law.instrument import Ground

SUBJECT = Subject.GROUND
SERVES = ("bank_secrecy",)

TOUCHED = "Bank records are asked for, so bank secrecy is touched."
UNTOUCHED = "No bank records are asked for."
NO_MEASURE = "The measures asked for are not known yet."


def check(facts: Facts, ground: Ground, context: Context) -> Answer:
    """Met where bank records are asked for."""
    paths = facts.paths("measure/*/kind")
    touching = [path for path in paths if facts.value(path) == "bank_records"]
    if touching:
        return met(TOUCHED, touching)
    return not_met(UNTOUCHED, paths) if paths else unknown(NO_MEASURE, ("measure/1/kind",))
