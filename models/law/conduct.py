"""Conduct held against the elements of offences: act, means, purpose, and the rule for young victims.

Names of offences, and elements that only give a State jurisdiction, are left aside. The requested State's law decides;
the requesting State's is shown beside it.
"""

from collections.abc import Iterable
from datetime import date

from models.fact import Facts
from models.finding import Element, Status
from models.law.law import Law
from models.law.offence import Offence
from models.law.years import years_between
from models.value import Outcome, Said, Value

ACT_FITS = "An act stated is one that the law names."
ACT_ELSE = "No act stated is one that the law names."
ACT_OPEN = "The request does not say what was done in terms that can be compared."
NO_MEANS = "The law asks for no means."
CHILD = "The youngest victim was under {age}, so the law asks for no means."
MEANS_FIT = "A means stated is one that the law names."
MEANS_ELSE = "No means stated is one that the law names."
MEANS_ABSENT = "An officer recorded that no means is stated, and the law asks for one."
MEANS_OPEN = "The law asks for a means for this victim, and none is stated."
AGE_OPEN = "The law asks for a means unless the victim was under {age}; neither the means nor the age is stated."
PURPOSE_FITS = "A purpose stated is one that the law names."
PURPOSE_ELSE = "No purpose stated is one that the law names."
PURPOSE_OPEN = "The purpose of exploitation is not stated."
PENALTY = "The corresponding offence carries up to {months} months."
PENALTY_LIFE = "The corresponding offence carries life imprisonment."
NOT_ENCODED = "The offences of {state} are not encoded for that day."

ACT, MEANS, PURPOSE = "conduct/act", "conduct/means", "conduct/purpose"
AGE = "conduct/youngest_victim"
LIFE_MONTHS = 1200


class Limb(Value):
    """One element of one offence against the facts."""

    outcome: Outcome
    reason: Said
    facts: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()


class Match(Value):
    """How the conduct stands to the best fitting offence of a State."""

    outcome: Outcome
    offence: Offence | None = None
    limbs: dict[str, Limb] = {}  # act, means, purpose
    max_months: int = 0
    alternatives: tuple[Offence, ...] = ()  # other offences that the conduct meets

    @property
    def settles(self) -> tuple[str, ...]:
        """The facts that would settle what is open."""
        return tuple(path for limb in self.limbs.values() for path in limb.settles)

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that were used."""
        return tuple(dict.fromkeys(path for limb in self.limbs.values() for path in limb.facts))


def corresponding(facts: Facts, law: Law, state: str, on: date) -> Match:
    """The offence of the State that the conduct fits best on the day; unknown where none is encoded.

    Unconfirmed definitions are left aside. Of several that fit, the one with the heaviest penalty is named.
    """
    file = law.offences.get(state)
    offences = (
        () if file is None else tuple(o for o in file.offence if o.holds(on) and o.status is not Status.UNCONFIRMED)
    )
    if not offences:
        return Match(outcome=Outcome.UNKNOWN)
    matches = [_match(facts, offence) for offence in offences]
    best = max(matches, key=_fit)
    fitting = [m.offence for m in matches if m.outcome is Outcome.MET and m.offence not in (None, best.offence)]
    return best.model_copy(update={"alternatives": tuple(fitting)})


def _fit(match: Match) -> tuple[int, int, int]:
    rank = {Outcome.MET: 2, Outcome.UNKNOWN: 1, Outcome.NOT_MET: 0}
    return rank[match.outcome], sum(rank[limb.outcome] for limb in match.limbs.values()), match.max_months


def _match(facts: Facts, offence: Offence) -> Match:
    limbs = {"act": _act(facts, offence), "means": _means(facts, offence), "purpose": _purpose(facts, offence)}
    return Match(
        outcome=together(limb.outcome for limb in limbs.values()), offence=offence, limbs=limbs,
        max_months=_heaviest(facts, offence),
    )  # fmt: skip


def together(outcomes: Iterable[Outcome]) -> Outcome:
    """Met where all are met; not met where one is not; else unknown."""
    found = set(outcomes)
    if Outcome.NOT_MET in found:
        return Outcome.NOT_MET
    return Outcome.UNKNOWN if Outcome.UNKNOWN in found else Outcome.MET


def _limb(outcome: Outcome, text: str, *paths: str, **values: int) -> Limb:
    said = Said(text=text, values=dict(values))
    if outcome is Outcome.UNKNOWN:
        return Limb(outcome=outcome, reason=said, settles=paths)
    return Limb(outcome=outcome, reason=said, facts=paths)


def _named(facts: Facts, path: str, law: tuple[str, ...], fits: str, other: str, open_: str) -> Limb:
    stated = facts.codes(path)
    if not stated:
        return _limb(Outcome.NOT_MET if facts.absent(path) else Outcome.UNKNOWN, open_, path)
    if set(stated) & set(law):
        return _limb(Outcome.MET, fits, path)
    return _limb(Outcome.NOT_MET, other, path)


def _act(facts: Facts, offence: Offence) -> Limb:
    return _named(facts, ACT, offence.acts, ACT_FITS, ACT_ELSE, ACT_OPEN)


def _purpose(facts: Facts, offence: Offence) -> Limb:
    return _named(facts, PURPOSE, offence.purposes, PURPOSE_FITS, PURPOSE_ELSE, PURPOSE_OPEN)


def _means(facts: Facts, offence: Offence) -> Limb:
    if not offence.means:
        return _limb(Outcome.MET, NO_MEANS)
    age = offence.means_free_below
    young, used = youngest_below(facts, age) if age else (Outcome.NOT_MET, ())
    if young is Outcome.MET:
        return _limb(Outcome.MET, CHILD, *used, age=age)
    stated = facts.codes(MEANS)
    if set(stated) & set(offence.means):
        return _limb(Outcome.MET, MEANS_FIT, MEANS)
    if young is Outcome.UNKNOWN:
        return _limb(Outcome.UNKNOWN, AGE_OPEN, *(() if stated else (MEANS,)), AGE, age=age)
    if stated:
        return _limb(Outcome.NOT_MET, MEANS_ELSE, MEANS)
    if facts.absent(MEANS):
        return _limb(Outcome.NOT_MET, MEANS_ABSENT, MEANS)
    return _limb(Outcome.UNKNOWN, MEANS_OPEN, MEANS)


def youngest_below(facts: Facts, age: int) -> tuple[Outcome, tuple[str, ...]]:
    """Whether a victim was below the age at the time of some of the acts, and the facts that say so.

    The stated age of the youngest victim counts first; else birth dates against the days of the conduct.
    """
    stated = facts.number(AGE)
    if stated is not None:
        return (Outcome.MET if stated < age else Outcome.NOT_MET), (AGE,)
    first, last = facts.day("conduct/from"), facts.day("conduct/to")
    day_path = "conduct/from" if first else "conduct/to"
    day = first or last
    victims = [n for n in facts.numbers("person") if facts.value(f"person/{n}/role") == "victim"]
    births = {f"person/{n}/born": facts.day(f"person/{n}/born") for n in victims}
    if day is None:
        return Outcome.UNKNOWN, ()
    young = tuple(path for path, born in births.items() if born is not None and years_between(born, day) < age)
    if young:
        return Outcome.MET, (*young, day_path)
    all_known = bool(victims) and None not in births.values() and facts.number("conduct/victims") == len(victims)
    return (Outcome.NOT_MET, (*births, day_path)) if all_known and first else (Outcome.UNKNOWN, ())


def _heaviest(facts: Facts, offence: Offence) -> int:
    if offence.life:
        return LIFE_MONTHS
    if offence.young_below and youngest_below(facts, offence.young_below)[0] is Outcome.MET:
        return max(offence.max_months, offence.young_max_months)
    return offence.max_months


def table(facts: Facts, law: Law, requesting: str, requested: str, on: date) -> tuple[Element, ...]:
    """The table of dual criminality: for each element, the two laws side by side and how the conduct stands.

    The requesting State's law is taken as at the time of the acts, the requested State's as at `on`.
    """
    here = corresponding(facts, law, requested, on)
    there = corresponding(facts, law, requesting, facts.day("conduct/to") or facts.day("conduct/from") or on)
    if here.offence is None:
        reason = Said(text=NOT_ENCODED, values={"state": requested})
        return tuple(
            Element(
                element=name, facts=(), requesting=element_text(there.offence, name), requested="",
                outcome=Outcome.UNKNOWN, reason=reason,
            )
            for name in ("act", "means", "purpose", "penalty")
        )  # fmt: skip
    rows = [
        Element(
            element="child" if name == "means" and limb.reason.text == CHILD else name, facts=limb.facts,
            requesting=element_text(there.offence, name), requested=element_text(here.offence, name),
            outcome=limb.outcome, reason=limb.reason,
        )
        for name, limb in here.limbs.items()
    ]  # fmt: skip
    life = here.max_months == LIFE_MONTHS
    said = Said(text=PENALTY_LIFE) if life else Said(text=PENALTY, values={"months": here.max_months})
    penalty = Element(
        element="penalty", facts=facts.paths("offence/*/max_months"), requesting=element_text(there.offence, "penalty"),
        requested=element_text(here.offence, "penalty"), outcome=here.outcome, reason=said,
    )  # fmt: skip
    return (*rows, penalty)


def element_text(offence: Offence | None, element: str) -> str:
    """The element as the law has it, with its section, in the codes of the vocabulary."""
    if offence is None:
        return ""
    match element:
        case "act":
            codes = offence.acts
        case "means":
            young = (f"none below {offence.means_free_below}",) if offence.means_free_below else ()
            codes = (*offence.means, *young) or ("none",)
        case "purpose":
            codes = offence.purposes
        case _:
            codes = ("life",) if offence.life else (f"{offence.max_months} months",)
    return f"{offence.section}: {', '.join(code.replace('_', ' ') for code in codes)}"
