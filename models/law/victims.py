"""The victims of a request, each with the means, the purposes and the age that are stated of that victim.

What is stated of one victim never stands for another. What is stated of the conduct as a whole stands for a victim who
is the only one, and for victims of whom none is listed.
"""

from collections.abc import Sequence
from datetime import date

from models.fact import Facts
from models.law.years import birthday, years_between
from models.value import Outcome, Value

MEANS, PURPOSE, AGE, COUNT = "conduct/means", "conduct/purpose", "conduct/youngest_victim", "conduct/victims"


class Victim(Value):
    """One victim of a request; `person` 0 stands for those who are not listed one by one."""

    label: str = ""  # number among the victims, such as 2 or 3-6; empty where nobody has to be told apart
    person: int = 0
    alone: bool = True  # what is stated of the conduct as a whole is stated of this victim


class Stated(Value):
    """Codes stated of a victim, the facts that state them, and whether they are surely those of this victim."""

    codes: tuple[str, ...]
    paths: tuple[str, ...]
    sure: bool = True  # False: stated of the conduct, and not of which of several victims
    absent: bool = False  # an officer recorded that none is stated


class Young(Value):
    """Whether a victim was below an age at the time, from which facts, and until which day."""

    outcome: Outcome
    facts: tuple[str, ...] = ()
    until: date | None = None  # the day on which the age was reached, where some of the acts came later


def victims(facts: Facts) -> tuple[Victim, ...]:
    """The victims to be told apart; one that stands for all where none is listed, or where there is only one."""
    listed = [n for n in facts.numbers("person") if facts.value(f"person/{n}/role") == "victim"]
    count = facts.number(COUNT) or 0
    if not listed:
        return (Victim(),)
    if len(listed) == 1 and count <= 1:
        return (Victim(person=listed[0]),)
    told = [Victim(label=str(place), person=n, alone=False) for place, n in enumerate(listed, 1)]
    first = len(listed) + 1
    if count >= first:
        told.append(Victim(label=str(first) if count == first else f"{first}-{count}", alone=False))
    return tuple(told)


def means_of(facts: Facts, victim: Victim) -> Stated:
    """The means stated of the victim."""
    return _stated(facts, victim, "means", MEANS)


def purposes_of(facts: Facts, victim: Victim) -> Stated:
    """The purposes stated of the victim."""
    return _stated(facts, victim, "purpose", PURPOSE)


def asked_of(victim: Victim, key: str, whole: str) -> str:
    """The path of the fact that would state it: of the victim, where several are told apart."""
    return f"person/{victim.person}/{key}" if victim.person and not victim.alone else whole


def _stated(facts: Facts, victim: Victim, key: str, whole: str) -> Stated:
    own = f"person/{victim.person}/{key}"
    if victim.person and (facts.codes(own) or facts.absent(own)):
        return Stated(codes=facts.codes(own), paths=(own,), absent=facts.absent(own))
    return Stated(codes=facts.codes(whole), paths=(whole,), sure=victim.alone, absent=facts.absent(whole))


def young(facts: Facts, victim: Victim, age: int) -> Young:
    """Whether the victim was below the age at the time of some of the acts."""
    if victim.person:
        own = f"person/{victim.person}/age_at_time"
        years = facts.number(own)
        if years is not None:
            return Young(outcome=Outcome.MET if years < age else Outcome.NOT_MET, facts=(own,))
    youngest = facts.number(AGE)
    if youngest is not None and (victim.alone or youngest >= age):
        return Young(outcome=Outcome.MET if youngest < age else Outcome.NOT_MET, facts=(AGE,))
    if victim.person:
        others = victim.alone and facts.number(COUNT) != 1  # a victim who is not listed may be younger
        return _born(facts, (victim.person,), age, complete=not others)
    if not victim.alone:
        return Young(outcome=Outcome.UNKNOWN)
    listed = [n for n in facts.numbers("person") if facts.value(f"person/{n}/role") == "victim"]
    return _born(facts, listed, age, complete=facts.number(COUNT) == len(listed))


def _born(facts: Facts, persons: Sequence[int], age: int, *, complete: bool) -> Young:
    first, last = facts.day("conduct/from"), facts.day("conduct/to")
    day = first or last
    if day is None:
        return Young(outcome=Outcome.UNKNOWN)
    used = "conduct/from" if first else "conduct/to"
    births = {f"person/{n}/born": facts.day(f"person/{n}/born") for n in persons}
    below = {path: born for path, born in births.items() if born is not None and years_between(born, day) < age}
    if below:
        until = max(birthday(born, age) for born in below.values())
        part = last is not None and until <= last
        return Young(outcome=Outcome.MET, facts=(*below, used), until=until if part else None)
    if complete and first and births and None not in births.values():
        return Young(outcome=Outcome.NOT_MET, facts=(*births, used))
    return Young(outcome=Outcome.UNKNOWN)
