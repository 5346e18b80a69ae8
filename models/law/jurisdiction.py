"""Which States may have jurisdiction over the acts, by the ties that the instruments name. It decides nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from models.fact import Facts, Kind
from models.finding import Claim, Status
from models.law.applying import party_on
from models.law.check import Answer, categories, met, not_met, persons_sought, unknown
from models.law.instrument import Instrument, Jurisdiction
from models.law.law import Law
from models.value import Outcome, Said

ACTS_HERE = "Acts took place in {state}."
ACTS_ELSEWHERE = "No act is stated to have taken place in {state}."
ACTS_OPEN = "The request does not say in which States the acts took place."
FLAG_HERE = "Acts took place on board of a vessel or aircraft of {state}."
FLAG_ELSEWHERE = "The vessel or aircraft is not one of {state}."
FLAG_OPEN = "No vessel or aircraft is stated."
PERSON_HERE = "A person concerned has the tie with {state}."
PERSON_ELSEWHERE = "No person concerned has the tie with {state}."
PERSON_OPEN = "The tie of every person concerned with {state} is not stated."
EFFECTS_HERE = "The acts were to take effect in {state}."
EFFECTS_ELSEWHERE = "The acts were not to take effect in {state}."
EFFECTS_OPEN = "The request does not say in which States the acts were to take effect."
PRESENT = "The person sought was arrested in {state}."
PRESENCE_OPEN = "Whether the person sought is in {state} is not recorded."
SEVERAL = (
    "More than one State may have jurisdiction: {states}. Weigh, without a fixed order: where most of the acts took "
    "place, where suspects and victims are, the protection of victims and witnesses, where the evidence is and whether "
    "it can be used, the stage of the proceedings, the delay, and what each State can do about proceeds."
)

Test = Callable[[Facts, str], Answer]


def claims(law: Law, facts: Facts, requesting: str, requested: str, kind: Kind, on: date) -> tuple[Claim, ...]:
    """Each tie of each State concerned, under the instruments that bind it on the day; those that hold first."""
    found = [
        claim
        for state in concerned(facts, requesting, requested)
        for claim in _of_state(law, facts, state, on)
        if claim.tie != "presence" or (state == requested and kind is not Kind.MLA)
    ]
    order = {Outcome.MET: 0, Outcome.UNKNOWN: 1, Outcome.NOT_MET: 2}
    return tuple(sorted(found, key=lambda c: (order[c.outcome], c.state, c.instrument, c.article)))


def several(found: Iterable[Claim]) -> Said | None:
    """What to weigh where more than one State may have jurisdiction."""
    states = sorted({claim.state for claim in found if claim.outcome is Outcome.MET})
    return Said(text=SEVERAL, values={"states": ", ".join(states)}) if len(states) > 1 else None


def concerned(facts: Facts, requesting: str, requested: str) -> tuple[str, ...]:
    """The two States of the request, and every other one that the facts name as a place, a flag or a nationality."""
    named = [*facts.codes("conduct/states"), *facts.codes("conduct/effects")]
    named += [str(facts.value(path)) for path in facts.paths("person/*/nationality") if facts.value(path)]
    flag = facts.text("conduct/flag")
    return tuple(dict.fromkeys((requesting, requested, *sorted({*named, *([flag] if flag else [])}))))


def _of_state(law: Law, facts: Facts, state: str, on: date) -> Iterator[Claim]:
    offences = categories(facts)
    for instrument in law.in_order:
        party = party_on(law, instrument.id, state, on)
        if party is None or party.status is Status.UNCONFIRMED or not instrument.jurisdiction:
            continue
        if offences and instrument.categories and not offences & set(instrument.categories):
            continue
        reserved = _reserved(instrument, state, on)
        for row in instrument.jurisdiction:
            if row.status is not Status.UNCONFIRMED and row.holds(on) and row.article not in reserved:
                yield _claim(instrument.id, row, facts, state)


def _reserved(instrument: Instrument, state: str, on: date) -> frozenset[str]:
    """The articles that the State declared not to apply as grounds of its own jurisdiction."""
    return frozenset(
        row.article
        for row in instrument.declaration
        if (row.state, row.effect, row.topic) == (state, "excludes", "jurisdiction")
        and row.status is not Status.UNCONFIRMED
        and row.holds(on)
    )


def _claim(instrument: str, row: Jurisdiction, facts: Facts, state: str) -> Claim:
    answer = TESTS[row.tie](facts, state)
    return Claim(
        state=state, tie=row.tie, duty=row.duty, instrument=instrument, article=row.article, status=row.status,
        outcome=answer.outcome, reason=answer.reason, facts=answer.facts, settles=answer.settles,
    )  # fmt: skip


def _named(path: str, here: str, elsewhere: str, open_: str) -> Test:
    def test(facts: Facts, state: str) -> Answer:
        value = facts.value(path)
        if value is None:
            return unknown(open_, (path,))
        named = (value,) if isinstance(value, str) else facts.codes(path)
        return met(here, (path,), state=state) if state in named else not_met(elsewhere, (path,), state=state)

    return test


def _person(victim: bool, detail: str) -> Test:
    def test(facts: Facts, state: str) -> Answer:
        numbers = (
            [n for n in facts.numbers("person") if facts.value(f"person/{n}/role") == "victim"]
            if victim
            else persons_sought(facts)
        )
        paths = [f"person/{n}/{detail}" for n in numbers]
        tied = [path for path in paths if facts.value(path) == state]
        if tied:
            return met(PERSON_HERE, tied, state=state)
        lacking = [path for path in paths if facts.value(path) is None]
        if lacking or not paths:
            return unknown(PERSON_OPEN, lacking or (f"person/1/{detail}",), state=state)
        return not_met(PERSON_ELSEWHERE, paths, state=state)

    return test


def _present(facts: Facts, state: str) -> Answer:
    path = "desk/arrest_date"
    return met(PRESENT, (path,), state=state) if facts.day(path) else unknown(PRESENCE_OPEN, (path,), state=state)


TESTS: Mapping[str, Test] = {
    "territory": _named("conduct/states", ACTS_HERE, ACTS_ELSEWHERE, ACTS_OPEN),
    "flag": _named("conduct/flag", FLAG_HERE, FLAG_ELSEWHERE, FLAG_OPEN),
    "effects": _named("conduct/effects", EFFECTS_HERE, EFFECTS_ELSEWHERE, EFFECTS_OPEN),
    "offender": _person(victim=False, detail="nationality"),
    "resident_offender": _person(victim=False, detail="residence"),
    "victim": _person(victim=True, detail="nationality"),
    "resident_victim": _person(victim=True, detail="residence"),
    "presence": _present,
}
