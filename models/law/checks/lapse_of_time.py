"""Whether prosecution or punishment is barred by lapse of time under the law that the rule names."""

from models.fact import Facts
from models.finding import Subject
from models.law.check import Answer, Context, met, not_met, unknown
from models.law.instrument import Ground

SUBJECT = Subject.GROUND
SERVES = ("lapse_of_time",)

LAPSED = "An officer recorded that the offence is barred by lapse of time under the law that counts."
NOT_LAPSED = "An officer recorded that the offence is not barred by lapse of time under any law that counts."
NOT_BOTH = "The offence is not barred under one of the laws, and the rule asks for both."
NOT_COMPUTED = "Nobody has recorded whether the offence is barred by lapse of time under the law that counts."

_LAWS = {
    "": ("requesting", "requested"),
    "either": ("requesting", "requested"),
    "both": ("requesting", "requested"),
    "requesting": ("requesting",),
    "requested": ("requested",),
}


def check(facts: Facts, ground: Ground, context: Context) -> Answer:
    """Met where one of the laws that count bars it; where the rule says *both*, only if both do."""
    paths = [f"desk/lapsed_{side}" for side in _LAWS[ground.law]]
    lapsed = [path for path in paths if facts.flag(path) is True]
    free = [path for path in paths if facts.flag(path) is False]
    if ground.law == "both":
        if free:
            return not_met(NOT_BOTH, free)
        if len(lapsed) == len(paths):
            return met(LAPSED, lapsed)
    elif lapsed:
        return met(LAPSED, lapsed)
    if len(free) == len(paths):
        return not_met(NOT_LAPSED, free)
    return unknown(NOT_COMPUTED, [path for path in paths if facts.flag(path) is None], free + lapsed)
