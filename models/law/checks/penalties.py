"""Death and life imprisonment: whether the offence carries the penalty, and whether an assurance clears it."""

from models.fact import Facts
from models.finding import Subject
from models.law.check import Answer, Context, assured, met, not_met, unknown
from models.law.instrument import Ground
from models.value import Outcome

SUBJECT = Subject.GROUND
SERVES = ("death_penalty", "life_imprisonment")

CARRIES = "The offence carries this penalty in {state}, and no assurance is seen."
ASSURED = (
    "The offence carries this penalty in {state}, and an assurance was given: an officer judges whether it suffices."
)
BELOW_DEATH = "The offence carries death: whether life imprisonment stands beside it or takes its place is not stated."
CARRIES_ANOTHER = "The offence does not carry this penalty as the request states it."
ABOLISHED = "The law of {state} has no death penalty."
NOT_STATED = "The request does not say whether the offence carries this penalty."

_PENALTY = {"death_penalty": "death", "life_imprisonment": "life"}


def check(facts: Facts, ground: Ground, context: Context) -> Answer:
    """Met where an offence carries the penalty and no assurance of the kind that clears it is seen."""
    penalty, state = _PENALTY[ground.topic], context.requesting
    stated = facts.paths("offence/*/penalty")
    carrying = [path for path in stated if facts.value(path) == penalty]
    if carrying:
        assurance = assured(facts, ground.assurance or ground.topic)
        if assurance:
            return not_met(ASSURED, (*carrying, assurance), state=state)
        return met(CARRIES, carrying, state=state)
    deadly = [path for path in stated if facts.value(path) == "death"]
    if deadly and not assured(facts, ground.assurance or ground.topic):
        return unknown(BELOW_DEATH, (), deadly)
    if penalty == "death" and death_penalty_exists(context, state) is Outcome.NOT_MET:
        return not_met(ABOLISHED, state=state)
    numbers = facts.numbers("offence")
    settled = [f"offence/{n}/penalty" for n in numbers if facts.value(f"offence/{n}/penalty") is not None]
    if settled and len(settled) == len(numbers):
        return not_met(CARRIES_ANOTHER, settled)
    wanted = [f"offence/{n}/penalty" for n in numbers or (1,)]
    return unknown(NOT_STATED, [path for path in wanted if path not in settled], settled)


def death_penalty_exists(context: Context, state: str) -> Outcome:
    """Whether the State's law has the death penalty on the day, as far as its file says."""
    country = context.country(state)
    rows = () if country is None else tuple(row for row in country.death_penalty if row.holds(context.on))
    if not rows:
        return Outcome.UNKNOWN
    return Outcome.MET if rows[0].exists else Outcome.NOT_MET
