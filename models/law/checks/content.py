"""Whether the request contains what an instrument requires of it."""

from models.fact import Facts, FactState
from models.finding import Force, Subject
from models.law.check import Answer, Context, due, met, not_met, unknown
from models.law.instrument import Requirement
from models.law.topics import REQUIREMENTS
from models.value import Outcome, Said

SUBJECT = Subject.CONTENT
SERVES = tuple(REQUIREMENTS)

GIVEN = "The request contains it."
MISSING = "The request does not contain it."
RECORDED_ABSENT = "An officer recorded that the request does not contain it."
CANNOT_TELL = "It cannot be told from the request whether it is there."
NOT_POSSIBLE = "The request does not contain it; it is asked for only where it can be given."
PERHAPS_NOT_DUE = "The request does not contain it, and it cannot be told whether it is due in this case."
NOTHING_READ = "Nothing has been read from the request yet."


def check(facts: Facts, requirement: Requirement, context: Context) -> Answer:
    """Met where one fact of each group is there; what an officer marked as unknown stays unknown."""
    content = REQUIREMENTS[requirement.topic]
    groups = requirement.facts or content.facts
    used = [path for group in groups for path in _fulfilled(facts, group)]
    lacking = [group for group in groups if not _fulfilled(facts, group)]
    if not lacking:
        return met(GIVEN, used)
    wanted = [path.partition("=")[0] for group in lacking for path in group]
    question = Said(text=requirement.question or content.question)
    return _lacking(facts, requirement, wanted, used).model_copy(update={"question": question})


def _lacking(facts: Facts, requirement: Requirement, wanted: list[str], used: list[str]) -> Answer:
    if not facts.facts:
        return unknown(NOTHING_READ, wanted, used)
    if any(_marked_unknown(facts, path) for path in wanted):
        return unknown(CANNOT_TELL, wanted, used)
    if requirement.force is Force.WHERE_POSSIBLE:
        return unknown(NOT_POSSIBLE, wanted, used)
    if due(facts, requirement.only_if) is Outcome.UNKNOWN:
        return unknown(PERHAPS_NOT_DUE, wanted, used)
    if any(facts.absent(path) for path in wanted):
        return not_met(RECORDED_ABSENT, used, wanted)
    return not_met(MISSING, used, wanted)


def _fulfilled(facts: Facts, group: tuple[str, ...]) -> tuple[str, ...]:
    found = []
    for wanted in group:
        pattern, _, value = wanted.partition("=")
        there = [path for path in facts.paths(pattern) if facts.value(path) is not False]
        found += [path for path in there if not value or facts.text(path) == value]
    return tuple(found)


def _marked_unknown(facts: Facts, pattern: str) -> bool:
    head, star, tail = pattern.partition("*")
    paths = [f"{head}{n}{tail}" for n in facts.numbers(head.rstrip("/"))] if star else [pattern]
    found = [facts.facts[path] for path in paths if path in facts.facts]
    return any(fact.state is FactState.UNKNOWN for fact in found)
