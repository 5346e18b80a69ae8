"""Grounds that turn on one thing which only the desk can know: an officer's record settles them."""

from models.fact import Facts
from models.finding import Subject
from models.law.check import NOT_THIS_OFFENCE, Answer, Context, assured, excepted, met, not_met, unknown
from models.law.instrument import Ground

SUBJECT = Subject.GROUND

_PATHS = {
    "amnesty": "desk/amnesty",
    "asylum": "desk/asylum",
    "discrimination": "desk/discrimination",
    "domestic_bar": "desk/measure_unlawful",
    "essential_interests": "desk/essential_interests",
    "fundamental_rights": "desk/ill_treatment",
    "ill_treatment": "desk/ill_treatment",
    "immunity": "desk/immunity",
    "measure_unavailable": "desk/measure_unlawful",
    "military": "desk/military",
    "ne_bis_in_idem_here": "desk/final_here",
    "ne_bis_in_idem_third": "desk/final_elsewhere",
    "own_proceedings": "desk/own_investigation",
    "pending_here": "desk/pending_here",
    "political": "desk/political",
}

SERVES = tuple(_PATHS)

RECORDED = "An officer recorded that the ground is made out."
ASSURED = (
    "An officer recorded that the ground is made out, and the assurance that the rule asks for was given: an officer "
    "judges whether it suffices."
)
RULED_OUT = "An officer recorded that the ground is not made out."
NOT_RECORDED = "Nobody has recorded whether the ground is made out."


def check(facts: Facts, ground: Ground, context: Context) -> Answer:
    """Met where the desk recorded it, unless the offence is of a kind that the ground does not reach."""
    path = _PATHS[ground.topic]
    if excepted(facts, ground):
        return not_met(NOT_THIS_OFFENCE, facts.paths("offence/*/category"))
    match facts.flag(path):
        case True:
            assurance = assured(facts, ground.assurance)
            return not_met(ASSURED, (path, assurance)) if assurance else met(RECORDED, (path,))
        case False:
            return not_met(RULED_OUT, (path,))
        case _:
            return unknown(NOT_RECORDED, (path,))
