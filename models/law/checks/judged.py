"""Grounds that no single fact settles: a person must weigh them, and the machine only puts the question."""

from models.fact import Facts
from models.finding import Subject
from models.law.check import NOT_THIS_OFFENCE, Answer, Context, excepted, not_met, unknown
from models.law.instrument import Ground

SUBJECT = Subject.GROUND
SERVES = (
    "competing_request",
    "de_minimis",
    "discontinued_here",
    "humanitarian",
    "insufficient_evidence",
    "legal_system",
    "no_connection",
    "no_consent",
    "not_authorised",
    "not_final",
    "not_listed",
    "prolonged_detention",
    "sensitive_source",
    "special_tribunal",
)

FOR_A_PERSON = "No recorded fact settles this: an officer has to weigh it."


def check(facts: Facts, ground: Ground, context: Context) -> Answer:
    """Unknown until a person has weighed it."""
    if excepted(facts, ground):
        return not_met(NOT_THIS_OFFENCE, facts.paths("offence/*/category"))
    return unknown(FOR_A_PERSON)
