"""Whether the person concerned is a national of the requested State, or of neither State."""

from models.fact import Facts
from models.finding import Subject
from models.law.check import Answer, Context, assured, met, not_met, persons_sought, unknown
from models.law.instrument import Ground

SUBJECT = Subject.GROUND
SERVES = ("nationality", "not_national")

NATIONAL = "The person sought is stated to be a national of {state}."
ASSURED = (
    "The person sought is stated to be a national of {state}, and the assurance that the rule asks for was given: an "
    "officer judges whether it suffices."
)
FOREIGN = "The person sought is stated to be a national of another State than {state}."
NOT_STATED = "The nationality of the person sought is not stated."
OF_ONE = "The person is stated to be a national of one of the two States."
OF_NEITHER = "The person is stated to be a national of a third State."


def check(facts: Facts, ground: Ground, context: Context) -> Answer:
    """Met where one of the persons sought is a national; nationality is judged as stated, at the decision."""
    numbers = persons_sought(facts)
    paths = [f"person/{n}/nationality" for n in numbers]
    known = [path for path in paths if facts.value(path) is not None]
    if ground.topic == "not_national":
        return _of_neither(facts, known, paths, context)
    national = [path for path in known if facts.value(path) == context.requested]
    if national:
        assurance = assured(facts, ground.assurance)
        if assurance:
            return not_met(ASSURED, (*national, assurance), state=context.requested)
        return met(NATIONAL, national, state=context.requested)
    if known and len(known) == len(paths):
        return not_met(FOREIGN, known, state=context.requested)
    return unknown(NOT_STATED, [path for path in paths if path not in known] or ("person/1/nationality",), known)


def _of_neither(facts: Facts, known: list[str], paths: list[str], context: Context) -> Answer:
    """Met for a national of a third State alone; which of the two States is the person's own follows from the fact."""
    own = [path for path in known if facts.value(path) in (context.requesting, context.requested)]
    if own and len(own) == len(paths):
        return not_met(OF_ONE, own)
    foreign = [path for path in known if path not in own]
    if foreign:
        return met(OF_NEITHER, foreign)
    return unknown(NOT_STATED, [path for path in paths if path not in known] or ("person/1/nationality",), known)
