"""Whether the penalty, the sentence or what is left of it reaches what the instrument asks."""

from collections.abc import Callable

from models.fact import Facts
from models.finding import Subject
from models.law.check import Answer, Context, convicted, met, not_met, unknown
from models.law.conduct import corresponding
from models.law.instrument import Threshold
from models.value import Outcome

SUBJECT = Subject.THRESHOLD
SERVES = ("threshold",)

REACHED = "The penalty reaches the threshold of {months} months."
NOT_REACHED = "The penalty does not reach the threshold of {months} months."
NOT_REACHED_HERE = (
    "The penalty of the corresponding offence in {state} does not reach the threshold of {months} months."
)
EXCEEDED = "The penalty exceeds {months} months."
NOT_EXCEEDED = "The penalty does not exceed {months} months."
NOT_EXCEEDED_HERE = "The penalty of the corresponding offence in {state} does not exceed {months} months."
AT_LEAST_HERE = (
    "The maximum penalty of the corresponding offence in {state} is not settled, so whether it reaches {months} months "
    "cannot be told."
)
NOT_STATED = "The maximum penalty is not stated."
NO_MATCH = "It is not settled which offence in {state} corresponds, so its penalty cannot be compared."
LEFT = "What is left to serve reaches {months} months."
NOT_LEFT = "What is left to serve does not reach {months} months."
PASSED = "The sentence reaches {months} months."
NOT_PASSED = "The sentence does not reach {months} months."
SENTENCE_NOT_STATED = "The sentence, or what is left of it, is not stated."
NOT_FOR_SENTENCE = "The person has not been convicted, so this limb does not apply."


def check(facts: Facts, threshold: Threshold, context: Context) -> Answer:
    """Met where every limb of the threshold that applies is reached."""
    limbs = [
        _months(facts, "sentence/remaining_months", threshold.remaining_months, LEFT, NOT_LEFT),
        _months(facts, "sentence/months", threshold.sentence_months, PASSED, NOT_PASSED),
    ]
    answers = [limb for limb in limbs if limb is not None]
    if threshold.max_months:
        answers.append(_penalty(facts, threshold, context))
    for outcome in (Outcome.NOT_MET, Outcome.UNKNOWN):
        found = next((a for a in answers if a.outcome is outcome), None)
        if found is not None:
            return found
    return answers[-1]


def _months(facts: Facts, path: str, least: int, enough: str, short: str) -> Answer | None:
    if not least:
        return None
    months = facts.number(path)
    if months is not None:
        return met(enough, (path,), months=least) if months >= least else not_met(short, (path,), months=least)
    if convicted(facts) is Outcome.NOT_MET:
        return met(NOT_FOR_SENTENCE)
    return unknown(SENTENCE_NOT_STATED, (path,))


def _penalty(facts: Facts, threshold: Threshold, context: Context) -> Answer:
    least = threshold.max_months
    enough: Callable[[int], bool] = (lambda m: m > least) if threshold.more_than else (lambda m: m >= least)
    used: tuple[str, ...] = ()
    if threshold.laws in ("both", "requesting"):
        stated = facts.paths("offence/*/max_months")
        reached = [p for p in stated if enough(facts.number(p) or 0)]
        used = (*reached, *(p for p in facts.paths("offence/*/penalty") if facts.value(p) in ("life", "death")))
        if not used and stated and len(stated) == len(facts.numbers("offence")):
            return not_met(NOT_EXCEEDED if threshold.more_than else NOT_REACHED, stated, months=least)
        if not used:
            wanted = [f"offence/{n}/max_months" for n in facts.numbers("offence") or (1,)]
            return unknown(NOT_STATED, [path for path in wanted if path not in stated], stated)
    if threshold.laws in ("both", "requested"):
        match = corresponding(facts, context.law, context.requested, context.on)
        if match.outcome is not Outcome.MET:
            return unknown(NO_MATCH, match.settles, used, state=context.requested)
        if not enough(match.max_months) and any(one.offence and one.offence.at_least for one in (match, *match.each)):
            return unknown(AT_LEAST_HERE, (), used, state=context.requested, months=least)
        if not enough(match.max_months):
            text = NOT_EXCEEDED_HERE if threshold.more_than else NOT_REACHED_HERE
            return not_met(text, used, state=context.requested, months=least)
    return met(EXCEEDED if threshold.more_than else REACHED, used, months=least)
