"""What the tests of the bilateral extradition treaties share: a treaty with its two sides, one function a concern.

Each function asserts both sides of the rule: met, not met and unknown; a day before and the day; more and less.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType
from typing import Literal

from models.fact import Kind
from models.finding import Finding, Force
from models.law.checks.recorded import _PATHS as RECORDED
from models.value import Outcome, Value
from tests.law.instruments.asking import (
    TODAY,
    ask,
    basis,
    clock,
    due,
    found,
    instrument,
    quotations,
    said_nothing,
    text_of,
)

EX, PA, MLA = Kind.EXTRADITION, Kind.PROVISIONAL_ARREST, Kind.MLA
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN
MANDATORY, OPTIONAL, CONDITION, SCOPE = Force.MANDATORY, Force.OPTIONAL, Force.CONDITION, Force.SCOPE
PROHIBITED = Force.PROHIBITED
THIRD = "JP"  # a State that is party to none of these treaties


class Treaty(Value):
    """The instrument, and the two sides from which its rules are asked; `text` is the file in `../shared/treaties`."""

    name: str
    requesting: str
    requested: str
    text: str
    first: date  # the first day on which it binds both
    day: date = TODAY  # the day on which its rules are asked: earlier for a treaty that was replaced


def request(treaty: Treaty, **changed: object) -> dict[str, object]:
    """A complete request with these facts changed (`__` for `/`), or taken out with None."""
    facts: dict[str, object] = {
        "request/stage": "prosecution",
        "request/urgent": False,
        "request/signed": True,
        "requesting/authority": "Court No. 1",
        "person/1/role": "sought",
        "person/1/name": "Fictitious Person",
        "person/1/born": date(1980, 1, 1),
        "person/1/nationality": treaty.requesting,
        "person/1/location": "Zaragoza",
        "offence/1/title": "Trafficking in persons",
        "offence/1/law": "section 1",
        "offence/1/category": "trafficking",
        "offence/1/max_months": 96,
        "offence/1/penalty": "term",
        "offence/1/law_text": True,
        "offence/1/limitation_text": True,
        "conduct/summary": "What was done.",
        "conduct/from": date(2024, 1, 1),
        "conduct/to": date(2024, 6, 1),
        "conduct/place": "the capital",
        "conduct/states": [treaty.requesting],
        "conduct/act": ["recruit"],
        "conduct/means": ["force"],
        "conduct/purpose": ["sexual_exploitation"],
        "warrant/date": date(2025, 1, 1),
    }
    facts |= {path.replace("__", "/"): value for path, value in changed.items()}
    return {path: value for path, value in facts.items() if value is not None}


def finding(treaty: Treaty, article: str, topic: str, kind: Kind = EX, /, **changed: object) -> Finding:
    """The one finding of the article on the topic, for the complete request with these facts changed."""
    assessment = ask(treaty.requesting, treaty.requested, kind, request(treaty, **changed), on=treaty.day)
    return found(assessment, treaty.name, article, topic)


def outcome(treaty: Treaty, article: str, topic: str, kind: Kind = EX, /, **changed: object) -> Outcome:
    """Whether the condition of the article holds, for the complete request with these facts changed."""
    return finding(treaty, article, topic, kind, **changed).outcome


def quoted(treaty: Treaty, shared: Path, module: ModuleType, least: int) -> None:
    """Every quotation of the module's test classes stands in the text; there are at least so many."""
    text = text_of(shared, treaty.text).lower()
    rows = list(quotations(module))
    assert not [(where, words) for where, words in rows if words.lower() not in text]
    assert len(rows) >= least


def binds(treaty: Treaty, kinds: Iterable[Kind] = (EX, PA)) -> None:
    """It stands from its first day, not on the day before, both ways, and not with a third State."""
    pair = (treaty.requesting, treaty.requested)
    for kind in kinds:
        for one, other in (pair, pair[::-1]):
            assert basis(treaty.name, one, other, kind, treaty.first).stands
            assert not basis(treaty.name, one, other, kind, treaty.first - timedelta(1)).stands
            assert not basis(treaty.name, one, THIRD, kind, treaty.day).stands
            assert basis(treaty.name, one, other, kind, treaty.day).stands


def named(name: str, one: str, other: str) -> None:
    """The instrument on assistance is said to exist between the two States, though its rules are not here."""
    for pair in ((one, other), (other, one)):
        row = basis(name, *pair, MLA)
        assert not row.stands
        assert "not encoded" in row.reason.english()
    assert instrument(name).provisions == ()


def penalty(treaty: Treaty, article: str, months: int, *, more_than: bool = False, kind: Kind = EX) -> None:
    """The maximum penalty reaches (or exceeds) the threshold, does not, or is not stated."""
    least = months + 1 if more_than else months
    assert outcome(treaty, article, "threshold", kind, offence__1__max_months=least) is MET
    assert outcome(treaty, article, "threshold", kind, offence__1__max_months=least - 1) is NOT_MET
    assert outcome(treaty, article, "threshold", kind, offence__1__max_months=None) is UNKNOWN


def left(treaty: Treaty, article: str, months: int, *, path: str = "sentence__remaining_months") -> None:
    """What is left to serve (or the sentence passed, by `path`) reaches the threshold, does not, or is not stated."""
    convict: dict[str, object] = {"request__stage": "sentence", "judgment__date": date(2025, 2, 1)}
    assert outcome(treaty, article, "threshold", **convict, **{path: months}) is MET
    assert outcome(treaty, article, "threshold", **convict, **{path: months - 1}) is NOT_MET
    assert outcome(treaty, article, "threshold", **convict) is UNKNOWN


def punishable(treaty: Treaty, article: str, kind: Kind = EX) -> None:
    """By conduct: an offence here, none, or open. The requested State's offences must be encoded."""
    rule = finding(treaty, article, "dual_criminality", kind)
    assert (rule.force, rule.outcome) == (MANDATORY, MET)
    assert outcome(treaty, article, "dual_criminality", kind, conduct__purpose=["surrogacy"]) is NOT_MET
    assert outcome(treaty, article, "dual_criminality", kind, conduct__purpose=None) is UNKNOWN


def recorded(
    treaty: Treaty, article: str, topic: str, force: Force, kind: Kind = EX, /, *, measure: str = "search"
) -> None:
    """A ground that an officer's record settles: met, ruled out, not recorded; for an offence of no known category."""
    path = RECORDED[topic].replace("/", "__")
    asked: dict[str, object] = {"offence__1__category": "other", "measure__1__kind": measure}
    rule = finding(treaty, article, topic, kind, **asked, **{path: True})
    assert (rule.force, rule.outcome) == (force, MET)
    assert outcome(treaty, article, topic, kind, **asked, **{path: False}) is NOT_MET
    assert outcome(treaty, article, topic, kind, **asked) is UNKNOWN


def weighed(treaty: Treaty, article: str, topic: str, force: Force, kind: Kind = EX) -> None:
    """A ground that no fact settles: open, with its force, until an officer has weighed it."""
    rule = finding(treaty, article, topic, kind)
    assert (rule.force, rule.outcome) == (force, UNKNOWN)
    assert rule.open == (force not in (PROHIBITED,))


def not_this_offence(treaty: Treaty, article: str, topic: str, category: str, kind: Kind = EX) -> None:
    """The ground is never made out for an offence of this category, whatever was recorded."""
    path = RECORDED[topic].replace("/", "__")
    assert outcome(treaty, article, topic, kind, offence__1__category=category, **{path: True}) is NOT_MET


def national(treaty: Treaty, article: str, force: Force, duty: str = "", topic: str = "submit_to_prosecutors") -> None:
    """A national of the requested State, a foreigner, or not stated; the duty (its article) arises with the ground."""
    for nationality, expected in ((treaty.requested, MET), (THIRD, NOT_MET), (None, UNKNOWN)):
        rule = finding(treaty, article, "nationality", person__1__nationality=nationality)
        assert (rule.force, rule.outcome) == (force, expected)
        if duty:
            assert outcome(treaty, duty, topic, person__1__nationality=nationality) is expected


def lapsed(treaty: Treaty, article: str, law: str, force: Force = MANDATORY) -> None:
    """Lapse of time under the law that counts: `either`, `requesting` or `requested`."""
    sides = ("requesting", "requested") if law == "either" else (law,)
    free: dict[str, object] = {f"desk__lapsed_{side}": False for side in sides}
    for side in sides:
        rule = finding(treaty, article, "lapse_of_time", **free | {f"desk__lapsed_{side}": True})
        assert (rule.force, rule.outcome) == (force, MET)
        assert outcome(treaty, article, "lapse_of_time", **free | {f"desk__lapsed_{side}": None}) is UNKNOWN
    assert outcome(treaty, article, "lapse_of_time", **free) is NOT_MET
    for other in {"requesting", "requested"} - set(sides):
        assert outcome(treaty, article, "lapse_of_time", **free, **{f"desk__lapsed_{other}": True}) is NOT_MET


def absent(treaty: Treaty, article: str, force: Force, assurance: str = "retrial") -> None:
    """Convicted in absence, with and without the assurance; in presence; not said; not convicted."""
    convict: dict[str, object] = {"request__stage": "sentence", "judgment__date": date(2025, 2, 1)}
    rule = finding(treaty, article, "in_absentia", **convict, judgment__in_absentia=True)
    assert (rule.force, rule.outcome) == (force, MET)
    cleared: dict[str, object] = {"judgment__in_absentia": True, "assurance__1__kind": assurance}
    assert outcome(treaty, article, "in_absentia", **convict, **cleared) is NOT_MET
    assert outcome(treaty, article, "in_absentia", **convict, judgment__in_absentia=False) is NOT_MET
    assert outcome(treaty, article, "in_absentia", **convict) is UNKNOWN
    assert outcome(treaty, article, "in_absentia") is NOT_MET


def carries(treaty: Treaty, article: str, topic: str, force: Force) -> None:
    """The offence carries death (or life): with and without the assurance, another penalty, not stated."""
    worst = {"death_penalty": "death", "life_imprisonment": "life"}[topic]
    rule = finding(treaty, article, topic, offence__1__penalty=worst)
    assert (rule.force, rule.outcome) == (force, MET)
    assert outcome(treaty, article, topic, offence__1__penalty=worst, assurance__1__kind=topic) is NOT_MET
    assert outcome(treaty, article, topic, offence__1__penalty="term") is NOT_MET
    assert outcome(treaty, article, topic, offence__1__penalty=None) in (UNKNOWN, NOT_MET)


def fiscal(treaty: Treaty, article: str, force: Force = PROHIBITED) -> None:
    """The fiscal character: none for an offence of a known kind, open for another."""
    rule = finding(treaty, article, "fiscal")
    assert (rule.force, rule.outcome, rule.concern) == (force, NOT_MET, False)
    assert outcome(treaty, article, "fiscal", offence__1__category="other") is UNKNOWN


def own_courts(treaty: Treaty, article: str, force: Force, topic: str = "own_jurisdiction") -> None:
    """Acts in the requested State make it out; acts elsewhere leave jurisdiction open, or rule territory out."""
    rule = finding(treaty, article, topic, conduct__states=[treaty.requested, treaty.requesting])
    assert (rule.force, rule.outcome) == (force, MET)
    assert outcome(treaty, article, topic) is (UNKNOWN if topic == "own_jurisdiction" else NOT_MET)
    assert outcome(treaty, article, topic, conduct__states=None) is UNKNOWN


def abroad(treaty: Treaty, article: str, force: Force) -> None:
    """Acts outside the requesting State: open there, ruled out where an act took place in it."""
    rule = finding(treaty, article, "extraterritoriality", conduct__states=[THIRD])
    assert (rule.force, rule.outcome) == (force, UNKNOWN)
    assert outcome(treaty, article, "extraterritoriality") is NOT_MET
    assert outcome(treaty, article, "extraterritoriality", conduct__states=None) is UNKNOWN


def contained(
    treaty: Treaty, article: str, topic: str, without: Iterable[str], kind: Kind = EX, /, **given: object
) -> None:
    """The request has it; without these facts it is missing, with a question. `given` is added to both."""
    there = finding(treaty, article, topic, kind, **given)
    assert there.outcome is MET, there.id
    lost = dict.fromkeys(path.replace("/", "__") for path in without)
    missing = finding(treaty, article, topic, kind, **given | lost)
    optional = missing.force is Force.WHERE_POSSIBLE
    assert missing.outcome is (UNKNOWN if optional else NOT_MET), missing.id
    assert missing.concern is not optional
    assert missing.question is not None
    assert missing.question.text.startswith("Please")


GIVEN_BY: dict[str, dict[str, object]] = {
    "certification": {"attachment/1/kind": "certification"},
    "evidence": {"attachment/1/kind": "evidence"},
    "facts": {"conduct/summary": "What was done."},
    "formal_request_intent": {"assurance/1/kind": "formal_request"},
    "judgment": {"judgment/date": date(2025, 2, 1)},
    "judicial_order": {"warrant/date": date(2025, 1, 1)},
    "law_text": {"offence/1/law_text": True},
    "legal_qualification": {"offence/1/law": "section 1", "offence/1/title": "Trafficking in persons"},
    "limitation_text": {"offence/1/limitation_text": True},
    "offence": {"offence/1/law": "section 1", "offence/1/title": "Trafficking in persons"},
    "penalty": {"offence/1/max_months": 96, "offence/1/penalty": "term"},
    "person_identity": {"person/1/name": "Fictitious Person"},
    "person_location": {"person/1/location": "Zaragoza"},
    "person_nationality": {"person/1/nationality": THIRD},
    "requesting_authority": {"requesting/authority": "Court No. 1"},
    "sentence": {"sentence/remaining_months": 9},
    "signature": {"request/signed": True},
    "time_and_place": {"conduct/place": "the capital", "conduct/states": [THIRD]},
    "warrant": {"warrant/date": date(2025, 1, 1)},
    "warrant_statement": {"warrant/date": date(2025, 1, 1)},
}


def contents(
    treaty: Treaty,
    rows: Iterable[tuple[str, str]],
    kind: Kind = EX,
    /,
    *,
    who: Literal["both", "accused", "convicted"] = "both",
    optional: bool = False,
) -> None:
    """Each content (article and topic), for those whom it concerns: there with the facts that give it, else missing."""
    for article, topic in rows:
        facts = {path.replace("/", "__"): value for path, value in GIVEN_BY[topic].items()}
        for stage, concerned in (("prosecution", who != "convicted"), ("sentence", who != "accused")):
            if not concerned:
                said = ask(
                    treaty.requesting, treaty.requested, kind, request(treaty, request__stage=stage), on=treaty.day
                )
                assert said_nothing(said, treaty.name, article, topic)
                continue
            given: dict[str, object] = {"request__stage": stage} | facts
            contained(treaty, article, topic, GIVEN_BY[topic], kind, **given)
            force = Force.WHERE_POSSIBLE if optional else Force.REQUIRED
            assert finding(treaty, article, topic, kind, **given).force is force


def arrested(treaty: Treaty, article: str, expected: date, started: date = date(2026, 3, 2), kind: Kind = PA) -> None:
    """The provisional arrest of that day ends on the expected one unless the papers came; nothing moves it."""
    row = due(
        ask(treaty.requesting, treaty.requested, kind, request(treaty, desk__arrest_date=started), on=treaty.day),
        treaty.name, article,
    )  # fmt: skip
    assert (row.due, row.liberty, row.met_by) == (expected, True, "papers")


def counts(
    treaty: Treaty, article: str, event: str, started: date, expected: date, kind: Kind = EX, measure: str = "",
    *, liberty: bool | None = None,
) -> None:  # fmt: skip
    """The event of that day starts a clock of the article, which ends on the expected one; liberty may hang on it."""
    row = clock(treaty.name, article, treaty.requesting, treaty.requested, kind, event, started, measure)
    assert row.due == expected
    assert liberty is None or row.liberty is liberty


def duties(treaty: Treaty, rows: Iterable[tuple[str, str]], kind: Kind = EX) -> None:
    """Each duty (article and topic) goes with the request."""
    for article, topic in rows:
        rule = finding(treaty, article, topic, kind)
        assert (rule.force, rule.outcome) == (Force.DUTY, MET), rule.id


def channel(treaty: Treaty, article: str, route: str, kind: Kind = EX, *, urgent: bool = False) -> None:
    """The way by which the request may come; an urgent way is open only to a request marked urgent."""
    rows = [row for row in instrument(treaty.name).channel if row.article == article and row.route == route]
    assert [(row.urgent, not row.kinds or kind in row.kinds) for row in rows] == [(urgent, True)]
    said = ask(treaty.requesting, treaty.requested, kind, request(treaty, request__urgent=True), on=treaty.day).findings
    found_here = [f for f in said if (f.instrument, f.article, f.topic) == (treaty.name, article, "channel")]
    assert found_here
    assert {f.outcome for f in found_here} == {MET}


def in_language(treaty: Treaty, article: str, accepted: str, refused: str, kind: Kind = EX) -> None:
    """A language that is taken, one that is not without a translation, and a language not settled."""
    assert outcome(treaty, article, "language", kind, request__language=accepted) is MET
    assert outcome(treaty, article, "language", kind, request__language=refused) is NOT_MET
    assert outcome(treaty, article, "language", kind, request__language=refused, request__translated=True) is MET
    assert outcome(treaty, article, "language", kind) is UNKNOWN
