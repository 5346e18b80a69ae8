"""Fiscal character: a ground in some instruments, a ground that may not be used in others."""

from models.fact import Facts
from models.finding import Subject
from models.law.check import Answer, Context, not_met, unknown
from models.law.instrument import Ground

SUBJECT = Subject.GROUND
SERVES = ("fiscal",)

NOT_FISCAL = "The offence is not of a fiscal kind."
OPEN = "Whether the offence is of a fiscal kind is for an officer to say."


def check(facts: Facts, ground: Ground, context: Context) -> Answer:
    """Not met where each offence is of a known kind; nothing in a request is taken as proof that one is fiscal."""
    kinds = [facts.value(f"offence/{n}/category") for n in facts.numbers("offence")]
    if kinds and not {"other", None} & set(kinds):
        return not_met(NOT_FISCAL, facts.paths("offence/*/category"))
    return unknown(OPEN, ("offence/1/category",))
