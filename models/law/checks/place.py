"""Grounds that turn on where the conduct took place."""

from models.fact import Facts
from models.finding import Subject
from models.law.check import Answer, Context, met, not_met, unknown
from models.law.instrument import Ground

SUBJECT = Subject.GROUND
SERVES = ("extraterritoriality", "own_jurisdiction", "territoriality", "transnational")

IN_REQUESTED = "Acts took place in {state}, the requested State."
NOT_IN_REQUESTED = "No act is stated to have taken place in {state}, the requested State."
OUTSIDE_REQUESTING = (
    "No act is stated to have taken place in {state}, the requesting State: compare own law on acts committed abroad."
)
IN_REQUESTING = "Acts took place in {state}, the requesting State."
SEVERAL_STATES = "Acts took place in more than one State."
CROSS_BORDER = "The request itself says that persons or evidence are in another State."
OWN_JURISDICTION_OPEN = "Jurisdiction may rest on more than the place of the acts: an officer has to say."
NOT_STATED = "The request does not say in which States the acts took place."

_PATH = "conduct/states"


def check(facts: Facts, ground: Ground, context: Context) -> Answer:
    """Met where the places of the conduct make the ground out; a place that is not stated proves nothing.

    Acts outside the requesting State bar nothing alone: every such rule asks what own law does with acts abroad.
    """
    states = facts.codes(_PATH)
    if ground.topic == "transnational":
        return _not_transnational(facts, states, context)
    if not states:
        return unknown(NOT_STATED, (_PATH,))
    if ground.topic == "extraterritoriality":
        if context.requesting in states:
            return not_met(IN_REQUESTING, (_PATH,), state=context.requesting)
        return unknown(OUTSIDE_REQUESTING, (), (_PATH,), state=context.requesting)
    if context.requested in states:
        return met(IN_REQUESTED, (_PATH,), state=context.requested)
    if ground.topic == "own_jurisdiction":
        return unknown(OWN_JURISDICTION_OPEN, (), (_PATH,))
    return not_met(NOT_IN_REQUESTED, (_PATH,), state=context.requested)


def _not_transnational(facts: Facts, states: tuple[str, ...], context: Context) -> Answer:
    """UNTOC 3(2) and 18(1): acts in several States; or victims, witnesses or evidence in the requested State.

    A request for evidence or a person abroad states as much; acts in one State alone leave it open.
    """
    if len(states) > 1:
        return not_met(SEVERAL_STATES, (_PATH,))
    if facts.paths("measure/*/kind") or facts.flag("conduct/organised_group") is not None:
        return not_met(CROSS_BORDER, facts.paths("measure/*/kind"))
    return unknown(NOT_STATED, (_PATH,))
