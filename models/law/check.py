"""What a check is given and what it gives back.

A check is a module of `models/law/checks/` with `SUBJECT`, `SERVES` (the topics) and one function
`check(facts, provision, context) -> Answer`. Its sentences are constants of the module, so that the catalogues of the
letters can be proven complete.
"""

from collections.abc import Iterable
from datetime import date

from models.fact import Facts, Kind
from models.law.country import Country
from models.law.instrument import Ground, Instrument
from models.law.law import Law
from models.law.ruling import Cited
from models.value import Outcome, Said, Value

NOT_THIS_OFFENCE = "The ground is not available for an offence of this kind."

SOUGHT = ("sought", "accused", "suspect", "convicted")


class Context(Value):
    """The two States, the day, what is asked, and the law in which a provision stands."""

    law: Law
    requesting: str
    requested: str
    on: date
    kind: Kind
    measures: tuple[str, ...] = ()
    instrument: Instrument | Country
    rulings: tuple[Cited, ...] = ()  # those followed in the requested State on the day
    missing: tuple[str, ...] = ()  # topics of required contents that the request lacks

    def country(self, state: str) -> Country | None:
        """What is known of the State's own law."""
        return self.law.countries.get(state)


class Answer(Value):
    """Whether the condition of the provision holds, why, from which facts, and what would settle it."""

    outcome: Outcome
    reason: Said
    facts: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()
    question: Said | None = None


def answer(
    outcome: Outcome, reason: str, facts: Iterable[str] = (), settles: Iterable[str] = (), **values: str | int
) -> Answer:
    """An answer whose reason is the template with these values."""
    return Answer(outcome=outcome, reason=Said(text=reason, values=values), facts=tuple(facts), settles=tuple(settles))


def met(reason: str, facts: Iterable[str] = (), **values: str | int) -> Answer:
    """The condition holds."""
    return answer(Outcome.MET, reason, facts, (), **values)


def not_met(reason: str, facts: Iterable[str] = (), settles: Iterable[str] = (), **values: str | int) -> Answer:
    """The condition does not hold."""
    return answer(Outcome.NOT_MET, reason, facts, settles, **values)


def unknown(reason: str, settles: Iterable[str] = (), facts: Iterable[str] = (), **values: str | int) -> Answer:
    """It cannot be told; `settles` says which facts would."""
    return answer(Outcome.UNKNOWN, reason, facts, settles, **values)


def categories(facts: Facts) -> frozenset[str]:
    """The categories of the offences of the request, as far as they are known."""
    return frozenset(str(facts.value(path)) for path in facts.paths("offence/*/category"))


def excepted(facts: Facts, ground: Ground) -> bool:
    """True where every offence is of a kind for which the ground is not available."""
    kinds = [facts.value(f"offence/{n}/category") for n in facts.numbers("offence")]
    return bool(kinds) and bool(ground.except_categories) and set(kinds) <= set(ground.except_categories)


def persons_sought(facts: Facts) -> tuple[int, ...]:
    """The running numbers of the persons against whom the request is directed; the only person, if no role is known."""
    numbers = facts.numbers("person")
    sought = tuple(n for n in numbers if facts.value(f"person/{n}/role") in SOUGHT)
    if sought:
        return sought
    return numbers if len(numbers) == 1 and facts.value(f"person/{numbers[0]}/role") is None else ()


def assured(facts: Facts, kind: str) -> str | None:
    """The path of an assurance of this kind; None where none is seen."""
    return next((path for path in facts.paths("assurance/*/kind") if facts.value(path) == kind), None)


def convicted(facts: Facts) -> Outcome:
    """Whether the request concerns a person already convicted; unknown where it says both, as where it says neither.

    A warrant alone says neither: one is issued against the accused and against the convicted.
    """
    stage = facts.value("request/stage")
    roles = {facts.value(f"person/{n}/role") for n in persons_sought(facts)}
    attached = {facts.value(path) for path in facts.paths("attachment/*/kind")}
    judged = stage == "sentence" or "convicted" in roles or "judgment" in attached
    judged = judged or facts.day("judgment/date") is not None or facts.number("sentence/months") is not None
    awaiting = stage not in (None, "sentence") or bool(roles & {"accused", "suspect"})
    if judged is awaiting:
        return Outcome.UNKNOWN
    return Outcome.MET if judged else Outcome.NOT_MET


def due(facts: Facts, only_if: str) -> Outcome:
    """Whether a rule for the accused, the convicted, urgent or confidential requests concerns this one."""
    match only_if:
        case "convicted":
            return convicted(facts)
        case "accused":
            found = convicted(facts)
            return {Outcome.MET: Outcome.NOT_MET, Outcome.NOT_MET: Outcome.MET}.get(found, Outcome.UNKNOWN)
        case "urgent":
            return Outcome.MET if facts.flag("request/urgent") else Outcome.NOT_MET
        case "confidential":
            return Outcome.MET if facts.flag("request/confidential") else Outcome.NOT_MET
        case _:
            return Outcome.MET
