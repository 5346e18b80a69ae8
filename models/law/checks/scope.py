"""Whether the offence is outside what the instrument covers: kind, seriousness, organised criminal group."""

from models.fact import Facts
from models.finding import Subject
from models.law.check import Answer, Context, categories, excepted, met, not_met, unknown
from models.law.country import Country
from models.law.instrument import Ground

SUBJECT = Subject.GROUND
SERVES = ("organised_group", "scope_offence", "serious_crime")

ESTABLISHED = "The offence is one for which this condition does not count."
COVERED = "The offence is of a kind that the instrument covers."
NOT_COVERED = "The offence is of a kind that the instrument does not cover."
CATEGORY_OPEN = "The kind of the offence is not settled."
SERIOUS = "The maximum penalty reaches {months} months."
NOT_SERIOUS = "The maximum penalty does not reach {months} months."
PENALTY_OPEN = "The maximum penalty is not stated."
GROUP = "The request states an organised criminal group of three or more."
NO_GROUP = "The conduct is stated to be without an organised criminal group."
GROUP_OPEN = "The request does not say whether an organised criminal group is involved."


def check(facts: Facts, ground: Ground, context: Context) -> Answer:
    """Met where the offence falls outside."""
    if excepted(facts, ground):
        return not_met(ESTABLISHED, facts.paths("offence/*/category"))
    match ground.topic:
        case "scope_offence":
            return _category(facts, context)
        case "serious_crime":
            return _serious(facts, ground.max_months)
        case _:
            return _group(facts)


def _category(facts: Facts, context: Context) -> Answer:
    found, paths = categories(facts), facts.paths("offence/*/category")
    covered = () if isinstance(context.instrument, Country) else context.instrument.categories
    if not covered or found & set(covered):
        return not_met(COVERED, paths)
    if not found or "other" in found:
        return unknown(CATEGORY_OPEN, ("offence/1/category",), paths)
    return met(NOT_COVERED, paths)


def _serious(facts: Facts, months: int) -> Answer:
    reached = [p for p in facts.paths("offence/*/max_months") if (facts.number(p) or 0) >= months]
    heaviest = [p for p in facts.paths("offence/*/penalty") if facts.value(p) in ("life", "death")]
    if reached or heaviest:
        return not_met(SERIOUS, (*reached, *heaviest), months=months)
    numbers = facts.numbers("offence")
    stated = [f"offence/{n}/max_months" for n in numbers if facts.number(f"offence/{n}/max_months") is not None]
    if numbers and len(stated) == len(numbers):
        return met(NOT_SERIOUS, stated, months=months)
    wanted = [f"offence/{n}/max_months" for n in numbers or (1,)]
    return unknown(PENALTY_OPEN, [path for path in wanted if path not in stated], stated)


def _group(facts: Facts) -> Answer:
    path = "conduct/organised_group"
    match facts.flag(path):
        case True:
            return not_met(GROUP, (path,))
        case False:
            return met(NO_GROUP, (path,))
        case _:
            return unknown(GROUP_OPEN, (path,))
