"""Conduct held against the elements of offences: act, means, purpose, and the rule for young victims.

Names of offences, and elements that only give a State jurisdiction, are left aside. The requested State's law decides;
the requesting State's is shown beside it. Several victims are judged one by one.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from models.fact import Facts
from models.finding import Element, Status
from models.law.law import Law
from models.law.offence import Offence
from models.law.victims import AGE, MEANS, PURPOSE, Victim, asked_of, means_of, purposes_of, victims, young
from models.value import Outcome, Said, Value

ACT_FITS = "An act stated is one that the law names."
ACT_ELSE = "No act stated is one that the law names."
ACT_LACKS = "The law asks for a further act as well, such as movement of the victim, and none is stated."
ACT_OPEN = "The request does not say what was done in terms that can be compared."
NO_MEANS = "The law asks for no means."
CHILD_ONLY = "The victim was under {age}, as the law asks, and no means is asked for."
ADULT = "The law protects victims under {age}, and the victim was not."
AGE_ASKED = "The law protects victims under {age}, and the age of the victim is not stated."
CHILD = "The youngest victim was under {age}, so the law asks for no means."
CHILD_PART = "The victim was under {age} until {day}: only for acts from that day on the law asks for a means."
MEANS_FIT = "A means stated is one that the law names."
MEANS_ELSE = "No means stated is one that the law names."
MEANS_ABSENT = "An officer recorded that no means is stated, and the law asks for one."
MEANS_OPEN = "The law asks for a means for this victim, and none is stated."
MEANS_WHOSE = "A means that the law names is stated, but not against which of the victims."
MEANS_EVEN_CHILD = (
    "The law asks for a means even where the victim is a child, and none is stated: look at offences against children."
)
AGE_OPEN = "The law asks for a means unless the victim was under {age}; neither the means nor the age is stated."
NO_PURPOSE = "The law asks for no purpose."
PURPOSE_FITS = "A purpose stated is one that the law names."
PURPOSE_ELSE = "No purpose stated is one that the law names."
PURPOSE_OPEN = "The purpose of exploitation is not stated."
PURPOSE_WHOSE = "Of the purposes stated the law names some, and it is not stated which concerned this victim."
PENALTY = "The corresponding offence carries up to {months} months."
PENALTY_AT_LEAST = "The corresponding offence carries at least {months} months; its maximum is not settled."
PENALTY_LIFE = "The corresponding offence carries life imprisonment."
CONSENT_NEVER = "The law says that the consent of a victim does not count."
CONSENT_MEANS = "The law says that the consent of an adult victim does not count where a means was used."
NOT_ENCODED = "The offences of {state} are not encoded for that day."
KIND_NOT_ENCODED = "No offence of the kind of the request is encoded for {state}: compare the conduct by hand."

ACT = "conduct/act"
LIFE_MONTHS = 1200
ALWAYS_COMPARED = frozenset({"trafficking", "forced_labour"})
"""Offences compared whatever the request calls its own; the other kinds are neighbours."""

CHILD_SAID = (CHILD, CHILD_PART, CHILD_ONLY, ADULT, AGE_ASKED)
_RANK = {Outcome.MET: 2, Outcome.UNKNOWN: 1, Outcome.NOT_MET: 0}


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
    victims: str = ""  # the numbers of the victims of whom this is said; empty: it is said of all
    each: tuple["Match", ...] = ()  # victim by victim, where it is not the same for all
    other_kind: bool = False  # True where no offence of the kind of the request is encoded

    @property
    def settles(self) -> tuple[str, ...]:
        """The facts that would settle what is open."""
        own = (path for limb in self.limbs.values() for path in limb.settles)
        return tuple(dict.fromkeys([*own, *(path for match in self.each for path in match.settles)]))

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that were used."""
        own = (path for limb in self.limbs.values() for path in limb.facts)
        return tuple(dict.fromkeys([*own, *(path for match in self.each for path in match.facts)]))


def corresponding(facts: Facts, law: Law, state: str, on: date) -> Match:
    """The offence of the State that the conduct fits best on the day; unknown where none is encoded.

    Unconfirmed definitions are left aside. Of several that fit, one of the kind of the request comes first, then the
    one with the heaviest penalty. Where several victims differ, `each` has them one by one.
    """
    kept = facts.remembered.get(("corresponding", state, on))
    if isinstance(kept, tuple) and kept[0] is facts.facts and kept[1] is law and isinstance(kept[2], Match):
        return kept[2]
    match = _judged(facts, law, state, on)
    facts.remembered["corresponding", state, on] = (facts.facts, law, match)
    return match


def _judged(facts: Facts, law: Law, state: str, on: date) -> Match:
    file = law.offences.get(state)
    offences = (
        () if file is None else tuple(o for o in file.offence if o.holds(on) and o.status is not Status.UNCONFIRMED)
    )
    if not offences:
        return Match(outcome=Outcome.UNKNOWN)
    kinds = frozenset(str(facts.value(path)) for path in facts.paths("offence/*/category"))
    told = victims(facts)
    match = _joined(_alike(facts, told, [_best(facts, offences, victim, kinds) for victim in told]))
    if match.outcome is Outcome.MET:
        return match
    categories = {offence.category for offence in offences}
    if "trafficking" not in categories:  # the law of that day is not encoded: what is older says nothing of it
        return Match(outcome=Outcome.UNKNOWN)
    strange = bool(kinds) and not kinds & {"other", *categories}
    return Match(outcome=Outcome.UNKNOWN, other_kind=True) if strange else match


def _best(facts: Facts, offences: Sequence[Offence], victim: Victim, kinds: frozenset[str]) -> Match:
    """The best match for one victim.

    Trafficking and the kind of the request come first; while one of trafficking is open, a neighbour that fits is only
    named. Where they all fail, a neighbour takes their place.
    """
    first = ALWAYS_COMPARED | kinds
    acts = set(facts.codes(ACT))
    near = [o for o in offences if o.category in first or not acts or acts & set(o.acts)]  # others cannot fit
    matches = [matched(facts, offence, victim) for offence in near or offences]
    compared = [m for m in matches if _kind(m) in first]
    settled = any(m.outcome is Outcome.MET for m in compared)
    open_ = any(m.outcome is Outcome.UNKNOWN for m in compared if _kind(m) in ALWAYS_COMPARED)
    pool = compared if settled or open_ else matches
    best = max(pool, key=lambda m: _fit(m, kinds))
    fitting = tuple(
        m.offence for m in matches if m.outcome is Outcome.MET and m.offence is not None and m.offence != best.offence
    )
    return best.model_copy(update={"alternatives": fitting, "victims": victim.label})


def _kind(match: Match) -> str:
    return match.offence.category if match.offence else ""


def _fit(match: Match, kinds: frozenset[str]) -> tuple[int, bool, int, int]:
    limbs = sum(_RANK[limb.outcome] for limb in match.limbs.values())
    return _RANK[match.outcome], _kind(match) in (kinds or ALWAYS_COMPARED), limbs, match.max_months


def _alike(facts: Facts, told: Sequence[Victim], each: Sequence[Match]) -> Sequence[Match]:
    """The matches with one offence that fits every victim, the one with the heaviest penalty, where there is one."""
    if len(each) == 1 or any(match.outcome is not Outcome.MET for match in each):
        return each
    fits = [[o for o in (match.offence, *match.alternatives) if o is not None] for match in each]
    common = [offence for offence in fits[0] if all(offence in others for others in fits[1:])]
    if not common:
        return each
    shown = max(common, key=lambda offence: offence.heaviest)
    named = tuple(dict.fromkeys(offence for found in fits for offence in found if offence != shown))
    return [
        matched(facts, shown, victim).model_copy(update={"alternatives": named, "victims": victim.label})
        for victim in told
    ]


def _joined(each: Sequence[Match]) -> Match:
    """One answer for all victims: met where it is met for each; the one to ask about first is shown."""
    first = each[0]
    if all(_same(first, match) for match in each):
        limbs = {name: _merged([match.limbs[name] for match in each]) for name in first.limbs}
        return first.model_copy(update={"limbs": limbs, "victims": ""})
    outcome = together(match.outcome for match in each)
    said_of = [match for match in each if match.outcome is outcome]
    shown = max(said_of, key=lambda match: match.max_months)
    said_of = [match for match in said_of if match.offence == shown.offence]
    named = dict.fromkeys(offence for match in each for offence in match.alternatives)
    return shown.model_copy(
        update={
            "each": tuple(each),
            "victims": "" if outcome is Outcome.MET else ", ".join(match.victims for match in said_of),
            "max_months": min(match.max_months for match in each),
            "alternatives": tuple(offence for offence in named if offence != shown.offence),
        }
    )


def _same(one: Match, other: Match) -> bool:
    def of(match: Match) -> tuple[object, ...]:
        limbs = [(name, limb.outcome, limb.reason) for name, limb in match.limbs.items()]
        return match.outcome, match.offence, limbs, match.max_months

    return of(one) == of(other)


def _merged(limbs: Sequence[Limb]) -> Limb:
    facts = dict.fromkeys(path for limb in limbs for path in limb.facts)
    settles = dict.fromkeys(path for limb in limbs for path in limb.settles)
    return limbs[0].model_copy(update={"facts": tuple(facts), "settles": tuple(settles)})


def matched(facts: Facts, offence: Offence, victim: Victim) -> Match:
    """How the conduct stands to this one offence, as far as this victim is concerned."""
    limbs = {
        "act": _act(facts, offence),
        "means": _means(facts, offence, victim),
        "purpose": _purpose(facts, offence, victim),
    }
    return Match(
        outcome=together(limb.outcome for limb in limbs.values()), offence=offence, limbs=limbs,
        max_months=_heaviest(facts, offence, victim),
    )  # fmt: skip


def together(outcomes: Iterable[Outcome]) -> Outcome:
    """Met where all are met; not met where one is not; else unknown."""
    found = set(outcomes)
    if Outcome.NOT_MET in found:
        return Outcome.NOT_MET
    return Outcome.UNKNOWN if Outcome.UNKNOWN in found else Outcome.MET


def _limb(outcome: Outcome, text: str, *paths: str, **values: int | str) -> Limb:
    said = Said(text=text, values=dict(values))
    if outcome is Outcome.UNKNOWN:
        return Limb(outcome=outcome, reason=said, settles=paths)
    return Limb(outcome=outcome, reason=said, facts=paths)


def _act(facts: Facts, offence: Offence) -> Limb:
    stated = facts.codes(ACT)
    if not stated:
        return _limb(Outcome.NOT_MET if facts.absent(ACT) else Outcome.UNKNOWN, ACT_OPEN, ACT)
    if set(stated) & set(offence.acts):
        if offence.also_acts and not set(stated) & set(offence.also_acts):
            return _limb(Outcome.NOT_MET, ACT_LACKS, ACT)
        return _limb(Outcome.MET, ACT_FITS, ACT)
    return _limb(Outcome.NOT_MET, ACT_ELSE, ACT)


def _purpose(facts: Facts, offence: Offence, victim: Victim) -> Limb:
    if not offence.purposes:
        return _limb(Outcome.MET, NO_PURPOSE)
    stated = purposes_of(facts, victim)
    if not stated.codes:
        asked = asked_of(victim, "purpose", PURPOSE)
        return _limb(Outcome.NOT_MET if stated.absent else Outcome.UNKNOWN, PURPOSE_OPEN, asked)
    named = set(stated.codes) & set(offence.purposes)
    if not named:
        return _limb(Outcome.NOT_MET, PURPOSE_ELSE, *stated.paths)
    if stated.sure or named == set(stated.codes):
        return _limb(Outcome.MET, PURPOSE_FITS, *stated.paths)
    return _limb(Outcome.UNKNOWN, PURPOSE_WHOSE, asked_of(victim, "purpose", PURPOSE))


def _means(facts: Facts, offence: Offence, victim: Victim) -> Limb:
    if offence.victim_below:
        return _child_only(facts, offence.victim_below, victim)
    if not offence.means:
        return _limb(Outcome.MET, NO_MEANS)
    age = offence.means_free_below
    below = young(facts, victim, age or 18)
    child = below.outcome if age else Outcome.NOT_MET
    if child is Outcome.MET:
        if below.until is not None:
            return _limb(Outcome.MET, CHILD_PART, *below.facts, age=age, day=below.until.isoformat())
        return _limb(Outcome.MET, CHILD, *below.facts, age=age)
    stated = means_of(facts, victim)
    named = bool(set(stated.codes) & set(offence.means))
    if named and stated.sure:
        return _limb(Outcome.MET, MEANS_FIT, *stated.paths)
    asked = (asked_of(victim, "means", MEANS),) if named or not stated.codes else ()
    if child is Outcome.UNKNOWN:
        text = MEANS_WHOSE if named else AGE_OPEN
        return _limb(Outcome.UNKNOWN, text, *asked, asked_of(victim, "age_at_time", AGE), age=age)
    if named:
        return _limb(Outcome.UNKNOWN, MEANS_WHOSE, *asked)
    if stated.codes:
        return _limb(Outcome.NOT_MET, MEANS_ELSE, *stated.paths)
    if stated.absent:
        return _limb(Outcome.NOT_MET, MEANS_ABSENT, *stated.paths)
    return _limb(Outcome.UNKNOWN, MEANS_EVEN_CHILD if below.outcome is Outcome.MET else MEANS_OPEN, *asked)


def _child_only(facts: Facts, age: int, victim: Victim) -> Limb:
    below = young(facts, victim, age)
    if below.outcome is Outcome.UNKNOWN:
        return _limb(Outcome.UNKNOWN, AGE_ASKED, asked_of(victim, "age_at_time", AGE), age=age)
    return _limb(below.outcome, CHILD_ONLY if below.outcome is Outcome.MET else ADULT, *below.facts, age=age)


def youngest_below(facts: Facts, age: int) -> tuple[Outcome, tuple[str, ...]]:
    """Whether a victim was below the age at the time of some of the acts, and the facts that say so.

    The stated age of the youngest victim counts first; else birth dates against the days of the conduct.
    """
    found = young(facts, Victim(), age)
    return found.outcome, found.facts


def _heaviest(facts: Facts, offence: Offence, victim: Victim) -> int:
    if offence.life:
        return LIFE_MONTHS
    if offence.young_below and young(facts, victim, offence.young_below).outcome is Outcome.MET:
        return max(offence.max_months, offence.young_max_months)
    return offence.max_months


def table(facts: Facts, law: Law, requesting: str, requested: str, on: date) -> tuple[Element, ...]:
    """The table of dual criminality: for each element, the two laws side by side and how the conduct stands.

    The requesting State's law is taken as at the time of the acts, the requested State's as at `on`.
    """
    here = corresponding(facts, law, requested, on)
    there = corresponding(facts, law, requesting, facts.day("conduct/to") or facts.day("conduct/from") or on)
    if here.offence is None:
        reason = Said(text=KIND_NOT_ENCODED if here.other_kind else NOT_ENCODED, values={"state": requested})
        return tuple(
            Element(
                element=name, facts=(), requesting=element_text(there.offence, name), requested="",
                outcome=Outcome.UNKNOWN, reason=reason,
            )
            for name in ("act", "means", "purpose", "penalty")
        )  # fmt: skip
    beside = {match.victims: match for match in there.each}
    columns = [_rows(facts, match, beside.get(match.victims, there)) for match in here.each or (here,)]
    return tuple(row for line in zip(*columns, strict=True) for row in _told(line) if row is not None)


def _rows(facts: Facts, here: Match, there: Match) -> tuple[Element | None, ...]:
    """The lines of the table for one victim: act, means, purpose, penalty, and what the law says of consent."""
    rows: list[Element | None] = [
        Element(
            element="child" if name == "means" and limb.reason.text in CHILD_SAID else name, facts=limb.facts,
            requesting=element_text(there.offence, name), requested=element_text(here.offence, name),
            outcome=limb.outcome, reason=limb.reason, victim=here.victims,
        )
        for name, limb in here.limbs.items()
    ]  # fmt: skip
    life = here.max_months == LIFE_MONTHS
    text = PENALTY_AT_LEAST if here.offence is not None and here.offence.at_least else PENALTY
    said = Said(text=PENALTY_LIFE) if life else Said(text=text, values={"months": here.max_months})
    rows.append(
        Element(
            element="penalty", facts=facts.paths("offence/*/max_months"),
            requesting=element_text(there.offence, "penalty"), requested=element_text(here.offence, "penalty"),
            outcome=here.outcome, reason=said, victim=here.victims,
        )
    )  # fmt: skip
    return (*rows, _consent(here, there))


def _consent(here: Match, there: Match) -> Element | None:
    """What the requested State's law says of a victim's consent: shown, and not decided."""
    if here.offence is None or not here.offence.consent:
        return None
    text = {"never": CONSENT_NEVER, "with_means": CONSENT_MEANS}[here.offence.consent]
    return Element(
        element="consent", facts=(), requesting=there.offence.section if there.offence else "",
        requested=here.offence.section, outcome=Outcome.MET, reason=Said(text=text), victim=here.victims,
    )  # fmt: skip


def _told(line: Sequence[Element | None]) -> Sequence[Element | None]:
    """One line where it is the same for all victims, else a line for each."""
    rows = [row for row in line if row is not None]
    if not rows or len(rows) < len(line):
        return rows
    alike = [row.model_copy(update={"victim": "", "facts": ()}) for row in rows]
    if any(row != alike[0] for row in alike):
        return rows
    facts = dict.fromkeys(path for row in rows for path in row.facts)
    return (alike[0].model_copy(update={"facts": tuple(facts)}),)


def element_text(offence: Offence | None, element: str) -> str:
    """The element as the law has it, with its section, in the codes of the vocabulary."""
    if offence is None:
        return ""
    match element:
        case "act":
            codes = offence.acts
        case "means":
            below = (f"none below {offence.means_free_below}",) if offence.means_free_below else ()
            below = (f"below {offence.victim_below}",) if offence.victim_below else below
            codes = (*offence.means, *below) or ("none",)
        case "purpose":
            codes = offence.purposes or ("none",)
        case _:
            codes = ("life",) if offence.life else (f"{offence.max_months} months",)
    return f"{offence.section}: {', '.join(code.replace('_', ' ') for code in codes)}"
