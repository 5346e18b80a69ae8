"""Whether the conduct is punishable in both States, and whether that is asked at all."""

from collections.abc import Mapping

from models.fact import Facts
from models.finding import Subject
from models.law.check import Answer, Context, answer, met, unknown
from models.law.conduct import KIND_NOT_ENCODED, Limb, Match, corresponding
from models.law.instrument import Ground
from models.value import Outcome, Said

SUBJECT = Subject.DUAL_CRIMINALITY
SERVES = ("dual_criminality",)

NOT_ASKED = "The instrument does not make it a condition."
NOT_COERCIVE = "No coercive measure is asked for, so it is not a condition."
MEASURES_OPEN = "It is a condition only for coercive measures, and the measures asked for are not known."
LISTED = "The offence is on the list for which it is not verified, with a maximum of at least {months} months."
PUNISHABLE = "The conduct as stated is punishable in {state} under {section}."
NOT_PUNISHABLE = "The conduct as stated fits no encoded offence of {state}; the nearest is {section}."
NOT_PUNISHABLE_OF = (
    "As to victim {victims}, the conduct as stated fits no encoded offence of {state}; the nearest is {section}."
)
OPEN = "Whether the conduct is punishable in {state} cannot be told yet; the nearest offence is {section}."
OPEN_OF = (
    "As to victim {victims}, whether the conduct is punishable in {state} cannot be told yet; the nearest offence is "
    "{section}."
)
OPEN_ELSE = (
    "Whether the conduct is punishable in {state} under {section} cannot be told yet; as stated it already fits "
    "{others}."
)
NOT_ENCODED = "The offences of {state} are not encoded for that day: compare the conduct by hand."
ASK_ACT = "Please state what each person did: recruiting, transporting, transferring, harbouring, receiving, or else."
ASK_MEANS = (
    "Please state, for each adult victim, which means were used: force, threats, deception, abuse of a position of "
    "vulnerability, or else; and the age of each victim at the time."
)
ASK_MEANS_OF = (
    "Please state for victim {victims}, in the order of your request, which means were used: force, threats, "
    "deception, abuse of a position of vulnerability, or else; and the age at the time."
)
ASK_PURPOSE = "Please state for what exploitation the victims were intended."
ASK_PURPOSE_OF = "Please state for what exploitation victim {victims}, in the order of your request, was intended."
ASK_SMUGGLING = (
    "Please state how the illegal entry, transit or stay was brought about, for how many persons, and whether for gain."
)
ASK_PROCURING = "Please state what each person did towards the prostitution of another, and what was gained from it."
ASK_LAUNDERING = "Please state what was done with the proceeds, from which offence they come, and what was known of it."
ASK_GROUP = "Please state who formed the group, what each person did in it, and which offences it was to commit."
ASK_DOCUMENTS = "Please state which identity or travel documents were taken, withheld or made, by whom and for what."
ASK_ORGANS = "Please state which organ was removed or traded, whether with consent and for payment, and by whom."

_QUESTIONS = {"act": ASK_ACT, "means": ASK_MEANS, "purpose": ASK_PURPOSE}
_OF_VICTIM = {"means": ASK_MEANS_OF, "purpose": ASK_PURPOSE_OF}
_OF_KIND = {
    "smuggling": ASK_SMUGGLING, "procuring": ASK_PROCURING, "laundering": ASK_LAUNDERING,
    "organised_group": ASK_GROUP, "documents": ASK_DOCUMENTS, "organ_removal": ASK_ORGANS,
}  # fmt: skip
"""What is asked where the act itself is open, by the kind of the nearest offence."""


def check(facts: Facts, ground: Ground, context: Context) -> Answer:
    """Met where it is no condition, or the conduct fits an offence of the requested State: by conduct, not by name."""
    exempt = _exempt(facts, ground, context)
    if exempt is not None:
        return exempt
    state = context.requested
    match = corresponding(facts, context.law, state, context.on)
    if match.offence is None:
        return unknown(KIND_NOT_ENCODED if match.other_kind else NOT_ENCODED, (), state=state)
    others = ", ".join(dict.fromkeys(o.section for o in match.alternatives if o.section != match.offence.section))
    values = {"state": state, "section": match.offence.section}
    if match.victims:
        values["victims"] = match.victims
    elif match.outcome is Outcome.UNKNOWN and others:
        values["others"] = others
    found = answer(match.outcome, _sentence(match, values), match.facts, match.settles, **values)
    return found.model_copy(update={"question": _question(match)})


def _sentence(match: Match, values: Mapping[str, str]) -> str:
    if match.outcome is Outcome.MET:
        return PUNISHABLE
    if match.outcome is Outcome.NOT_MET:
        return NOT_PUNISHABLE_OF if "victims" in values else NOT_PUNISHABLE
    if "victims" in values:
        return OPEN_OF
    return OPEN_ELSE if "others" in values else OPEN


def _question(match: Match) -> Said | None:
    """What to ask of the first element that is not there; victims are named by their number alone."""
    wanting: list[tuple[str, Limb]] = [(k, limb) for k, limb in match.limbs.items() if limb.outcome is not Outcome.MET]
    if not wanting or match.offence is None:
        return None
    element = wanting[0][0]
    if element == "act":
        return Said(text=_OF_KIND.get(match.offence.category, ASK_ACT))
    if match.victims:
        return Said(text=_OF_VICTIM[element], values={"victims": match.victims})
    return Said(text=_QUESTIONS[element])


def _exempt(facts: Facts, ground: Ground, context: Context) -> Answer | None:
    if ground.when == "never":
        return met(NOT_ASKED)
    if ground.when == "coercive":
        paths = facts.paths("measure/*/kind")
        if not paths:
            return unknown(MEASURES_OPEN, ("measure/1/kind",))
        if not any(facts.value(path) in ground.coercive for path in paths):
            return met(NOT_COERCIVE, paths)
    return _listed(facts, ground) if ground.waived_categories else None


def _listed(facts: Facts, ground: Ground) -> Answer | None:
    """Met where each offence of the request is on the list and heavy enough: one offence does not carry another."""
    used: list[str] = []
    for n in facts.numbers("offence"):
        months, penalty = f"offence/{n}/max_months", f"offence/{n}/penalty"
        heavy = penalty if facts.value(penalty) in ("life", "death") else months
        if facts.value(f"offence/{n}/category") not in ground.waived_categories:
            return None
        if heavy == months and (facts.number(months) or 0) < max(ground.waived_months, 1):
            return None
        used += [f"offence/{n}/category", heavy]
    return met(LISTED, used, months=ground.waived_months) if used else None
