"""Whether the person sought is a national of the requested State."""

from models.fact import Facts
from models.finding import Subject
from models.law.check import Answer, Context, met, not_met, persons_sought, unknown
from models.law.instrument import Ground

SUBJECT = Subject.GROUND
SERVES = ("nationality",)

NATIONAL = "The person sought is stated to be a national of {state}."
FOREIGN = "The person sought is stated to be a national of another State than {state}."
NOT_STATED = "The nationality of the person sought is not stated."


def check(facts: Facts, ground: Ground, context: Context) -> Answer:
    """Met where one of the persons sought is a national; nationality is judged as stated, at the decision."""
    numbers = persons_sought(facts)
    paths = [f"person/{n}/nationality" for n in numbers]
    known = [path for path in paths if facts.value(path) is not None]
    national = [path for path in known if facts.value(path) == context.requested]
    if national:
        return met(NATIONAL, national, state=context.requested)
    if known and len(known) == len(paths):
        return not_met(FOREIGN, known, state=context.requested)
    return unknown(NOT_STATED, [path for path in paths if path not in known] or ("person/1/nationality",), known)
