"""Assurances by which a request can be granted that would else be refused: what is promised, which ground it clears.

The words complete a sentence: "Please give an assurance … that {assurance}."
"""

from collections.abc import Iterator, Mapping

from models.fact import Facts, Kind
from models.finding import AssuranceAsked, Force
from models.law.check import assured
from models.law.instrument import Ground, Provision, Requirement
from models.value import Outcome, Said

ASKED = "Please give an assurance, binding on your authorities, that {assurance}."
ASKED_IF_SO = "In case this provision applies, please give an assurance, binding on your authorities, that {assurance}."
AN_ASSURANCE = "an assurance, binding on your authorities, that {assurance}"
SPOKEN = (ASKED, ASKED_IF_SO, AN_ASSURANCE)

WORDS: Mapping[str, str] = {
    "death_penalty": "the death penalty will not be imposed or, if imposed, will not be carried out",
    "life_imprisonment": "a sentence of life imprisonment will be open to review with a view to release, in law "
    "and in practice",
    "speciality": "the person will not be prosecuted, sentenced or detained for any act before the surrender "
    "other than those for which it is granted, without our consent",
    "retrial": "the person will have the right to a new trial, with full rights of defence, at which the merits "
    "and the evidence are examined afresh",
    "reciprocity": "a request of the same kind from our authorities will be granted under the same conditions",
    "return_of_evidence": "what is sent will be returned as soon as it is no longer needed",
    "use_limitation": "what is sent will be used only for the proceedings and the purpose stated, unless we "
    "consent to another use",
    "formal_request": "the formal request will follow within the time limit",
    "detention_conditions": "the person will be held, in a named institution, under conditions of detention that "
    "exclude inhuman or degrading treatment, and that this can be verified",
    "fair_trial": "the person has had, or will have, a fair hearing by an independent and impartial court, with "
    "the minimum rights of the defence",
    "return_of_person": "the person, after being heard, will be returned to serve here any sentence that is passed",
    "no_re_extradition": "the person will not be surrendered to a third State for acts before the surrender "
    "without our consent",
    "costs": "the costs that the execution causes will be borne by your authorities",
    "consular_visits": "our consular officers may visit the person at any time and without witnesses",
}
"""By the kinds of `models.fact.ASSURANCES`."""

_CLEARS: Mapping[str, tuple[str, ...]] = {
    "death_penalty": ("death_penalty",),
    "fundamental_rights": ("detention_conditions", "fair_trial"),
    "ill_treatment": ("detention_conditions",),
    "in_absentia": ("retrial",),
    "life_imprisonment": ("life_imprisonment",),
}
"""For a ground against a surrender whose row names no assurance of its own."""
_CONTENTS: Mapping[str, str] = {
    "reciprocity": "reciprocity",
    "speciality_assurance": "speciality",
    "use_assurance": "use_limitation",
    "formal_request_intent": "formal_request",
}


def clearing(facts: Facts, row: Provision, kind: Kind) -> tuple[AssuranceAsked, ...]:
    """The assurances by which what the provision asks is met, or the ground that it gives is cleared; given or not.

    A ground that may not be used at all needs none.
    """
    return tuple(
        AssuranceAsked(kind=name, text=Said(text=AN_ASSURANCE, values={"assurance": _words(row, name)}),
                       given=assured(facts, name) is not None)
        for name in _kinds(row, kind)
    )  # fmt: skip


def _words(row: Provision, name: str) -> str:
    """What is promised: in the words of the treaty where it asks for others than usual."""
    return (row.promise if isinstance(row, Ground) else "") or WORDS[name]


def _kinds(row: Provision, kind: Kind) -> tuple[str, ...]:
    match row:
        case Ground() if row.force is not Force.PROHIBITED and row.assurance:
            return (row.assurance,)
        case Ground() if row.force is not Force.PROHIBITED and kind is not Kind.MLA:
            return _CLEARS.get(row.topic, ())
        case Requirement():
            return (_CONTENTS[row.topic],) if row.topic in _CONTENTS else ()
        case _:
            return ()


def asked(row: Provision, outcome: Outcome, clears: tuple[AssuranceAsked, ...]) -> Said | None:
    """The question for the assurance, while the ground is made out or open and none is given that could clear it."""
    if not isinstance(row, Ground) or outcome is Outcome.NOT_MET or not clears or any(c.given for c in clears):
        return None
    return Said(text=ASKED if outcome is Outcome.MET else ASKED_IF_SO, values=clears[0].text.values)


def sentences() -> Iterator[str]:
    """Everything that this module can say."""
    yield from SPOKEN
    yield from WORDS.values()
