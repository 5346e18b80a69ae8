"""Whether the person sought was below the age of criminal responsibility of the requested State."""

from models.fact import Facts
from models.finding import Subject
from models.law.check import Answer, Context, not_met, persons_sought, unknown
from models.law.instrument import Ground
from models.law.years import years_between

SUBJECT = Subject.GROUND
SERVES = ("age",)

ADULT = "The person sought was an adult at the first of the acts."
YOUNG = "The person sought was under 18 at some of the acts: compare the age of responsibility in the requested State."
NOT_STATED = "The date of birth of the person sought, or the time of the acts, is not stated."


def check(facts: Facts, ground: Ground, context: Context) -> Answer:
    """Not met for an adult; below 18 it stays open, since the age of responsibility differs."""
    births = [f"person/{n}/born" for n in persons_sought(facts)]
    first = facts.day("conduct/from")
    days = [facts.day(path) for path in births]
    if first is None or not days or None in days:
        return unknown(NOT_STATED, (*(births or ("person/1/born",)), "conduct/from"))
    used = (*births, "conduct/from")
    if all(born is not None and years_between(born, first) >= 18 for born in days):
        return not_met(ADULT, used)
    return unknown(YOUNG, (), used)
