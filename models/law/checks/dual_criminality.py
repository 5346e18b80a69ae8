"""Whether the conduct is punishable in both States, and whether that is asked at all."""

from models.fact import Facts
from models.finding import Subject
from models.law.check import Answer, Context, answer, categories, met, unknown
from models.law.conduct import Limb, Match, corresponding
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
OPEN = "Whether the conduct is punishable in {state} cannot be told yet; the nearest offence is {section}."
NOT_ENCODED = "The offences of {state} are not encoded for that day: compare the conduct by hand."
ASK_ACT = "Please state what each person did: recruiting, transporting, transferring, harbouring, receiving, or else."
ASK_MEANS = (
    "Please state, for each adult victim, which means were used: force, threats, deception, abuse of a position of "
    "vulnerability, or else; and the age of each victim at the time."
)
ASK_PURPOSE = "Please state for what exploitation the victims were intended."

_QUESTIONS = {"act": ASK_ACT, "means": ASK_MEANS, "purpose": ASK_PURPOSE}


def check(facts: Facts, ground: Ground, context: Context) -> Answer:
    """Met where it is no condition, or the conduct fits an offence of the requested State: by conduct, not by name."""
    exempt = _exempt(facts, ground, context)
    if exempt is not None:
        return exempt
    state = context.requested
    match = corresponding(facts, context.law, state, context.on)
    if match.offence is None:
        return unknown(NOT_ENCODED, (), state=state)
    text = {Outcome.MET: PUNISHABLE, Outcome.NOT_MET: NOT_PUNISHABLE, Outcome.UNKNOWN: OPEN}[match.outcome]
    found = answer(match.outcome, text, match.facts, match.settles, state=state, section=match.offence.section)
    return found.model_copy(update={"question": _question(match)})


def _question(match: Match) -> Said | None:
    wanting: list[tuple[str, Limb]] = [(k, limb) for k, limb in match.limbs.items() if limb.outcome is not Outcome.MET]
    return Said(text=_QUESTIONS[wanting[0][0]]) if wanting else None


def _exempt(facts: Facts, ground: Ground, context: Context) -> Answer | None:
    if ground.when == "never":
        return met(NOT_ASKED)
    if ground.when == "coercive":
        paths = facts.paths("measure/*/kind")
        if not paths:
            return unknown(MEASURES_OPEN, ("measure/1/kind",))
        if not any(facts.value(path) in ground.coercive for path in paths):
            return met(NOT_COERCIVE, paths)
    found = categories(facts)
    if found and found <= set(ground.waived_categories):
        heavy = [p for p in facts.paths("offence/*/max_months") if (facts.number(p) or 0) >= ground.waived_months]
        heavy += [p for p in facts.paths("offence/*/penalty") if facts.value(p) in ("life", "death")]
        if heavy:
            return met(LISTED, (*facts.paths("offence/*/category"), *heavy), months=ground.waived_months)
    return None
