"""Whether the person was convicted in absence, without an assurance of a new hearing."""

from models.fact import Facts
from models.finding import Subject
from models.law.check import Answer, Context, assured, convicted, met, not_met, unknown
from models.law.instrument import Ground
from models.value import Outcome

SUBJECT = Subject.GROUND
SERVES = ("in_absentia",)

IN_ABSENCE = "The judgment was given in absence, and no assurance of a new hearing is seen."
RETRIAL = "The judgment was given in absence, and a new hearing was assured: an officer judges whether it suffices."
PRESENT = "The judgment was not given in absence."
NOT_CONVICTED = "The person has not been convicted yet."
NOT_STATED = "The request does not say whether the judgment was given in absence."

_PATH = "judgment/in_absentia"


def check(facts: Facts, ground: Ground, context: Context) -> Answer:
    """Met for a judgment in absence without the assurance that the rule asks for."""
    match facts.flag(_PATH):
        case True:
            assurance = assured(facts, ground.assurance or "retrial")
            return not_met(RETRIAL, (_PATH, assurance)) if assurance else met(IN_ABSENCE, (_PATH,))
        case False:
            return not_met(PRESENT, (_PATH,))
        case _:
            if convicted(facts) is Outcome.NOT_MET:
                return not_met(NOT_CONVICTED)
            return unknown(NOT_STATED, (_PATH,))
