"""What the tests of the regional instruments share: each rule is asked on both sides, for two States that it binds.

Most of these instruments bind no State whose offences are encoded, or their parties are not confirmed: their rules are
then asked as if they bound the United States and Mexico.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType

from models.fact import Kind
from models.finding import Finding, Force, Status
from models.law.checks.judged import SERVES as JUDGED
from models.law.checks.recorded import _PATHS as RECORDED
from models.law.instrument import Ground
from models.law.law import Law
from models.value import Outcome, Value
from tests.law.instruments.asking import (
    as_treaty,
    ask,
    basis,
    clock,
    counted,
    found,
    instrument,
    quotations,
    said_nothing,
    text_of,
)
from tests.law.instruments.bilateral import GIVEN_BY, THIRD, Treaty, request

EX, PA, MLA = Kind.EXTRADITION, Kind.PROVISIONAL_ARREST, Kind.MLA
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN
SHEET = "law/regional_and_practice.md"
CONVICT: dict[str, object] = {"request/stage": "sentence", "judgment/date": date(2025, 2, 1)}
PROVES: dict[str, dict[str, object]] = GIVEN_BY | {
    "assistance": {"measure/1/kind": "search"},
    "confidentiality_reason": {"request/confidentiality_reason": "A witness."},
    "measure_description": {"measure/1/description": "The flat."},
    "penalty": {"offence/1/max_months": 96, "offence/1/penalty": "term"},
    "procedure": {"request/procedure": "On oath."},
    "purpose": {"request/purpose": "Evidence."},
    "reciprocity": {"assurance/1/kind": "reciprocity"},
    "respond_by": {"request/respond_by": date(2027, 1, 2)},
    "subject_matter": {"request/proceedings": "Trafficking.", "request/stage": "prosecution"},
    "use_assurance": {"assurance/1/kind": "use_limitation"},
}


class Pair(Value):
    """An instrument and the two States between which its rules are asked; `real` where it binds them indeed."""

    name: str
    requesting: str = "US"
    requested: str = "MX"
    real: bool = False

    @property
    def law(self) -> Law | None:
        """None: the law as it is."""
        return None if self.real else as_treaty(self.name, self.requesting, self.requested)


def asked(pair: Pair, kind: Kind, facts: Mapping[str, object]) -> dict[str, object]:
    """A whole request for the kind with these facts changed, or taken out with None."""
    first = date(2000, 1, 1)
    treaty = Treaty(name=pair.name, requesting=pair.requesting, requested=pair.requested, text="", first=first)
    whole = request(treaty) | ({"measure/1/kind": "search"} if kind is MLA else {}) | dict(facts)
    return {path: value for path, value in whole.items() if value is not None}


def rule(pair: Pair, article: str, topic: str, kind: Kind, facts: Mapping[str, object]) -> Finding:
    """The finding of the article on the topic."""
    said = ask(pair.requesting, pair.requested, kind, asked(pair, kind, facts), law=pair.law)
    return found(said, pair.name, article, topic)


def sides(pair: Pair, ground: Ground) -> list[tuple[dict[str, object], Outcome]]:
    """The facts that make the ground out, those that rule it out, and those that leave it open."""
    other: dict[str, object] = {"offence/1/category": "other"}
    topic, here = ground.topic, pair.requested
    if topic in RECORDED:
        return [(other | {RECORDED[topic]: said}, o) for said, o in ((True, MET), (False, NOT_MET), (None, UNKNOWN))]
    if topic in JUDGED:
        return [({}, UNKNOWN)]
    match topic:
        case "nationality":
            return [({"person/1/nationality": n}, o) for n, o in ((here, MET), (THIRD, NOT_MET), (None, UNKNOWN))]
        case "territoriality":
            return [({"conduct/states": s}, o) for s, o in (([here], MET), ([THIRD], NOT_MET), (None, UNKNOWN))]
        case "extraterritoriality":
            return [({"conduct/states": s}, o) for s, o in (([THIRD], UNKNOWN), ([pair.requesting], NOT_MET))]
        case "lapse_of_time":
            free: dict[str, object] = {"desk/lapsed_requesting": False, "desk/lapsed_requested": False}
            lapsed = [(free | {path: True}, MET) for path in free]
            return [*lapsed, (free, NOT_MET), (free | {"desk/lapsed_requested": None}, UNKNOWN)]
        case "in_absentia":
            said: tuple[tuple[object, Outcome], ...] = ((True, MET), (False, NOT_MET), (None, UNKNOWN))
            return [(CONVICT | {"judgment/in_absentia": absent}, o) for absent, o in said]
        case "death_penalty" | "life_imprisonment":
            worst: dict[str, object] = {"offence/1/penalty": "death" if topic == "death_penalty" else "life"}
            cleared = worst | {"assurance/1/kind": topic}
            return [(worst, MET), (cleared, NOT_MET), ({"offence/1/penalty": None}, UNKNOWN)]
        case "fiscal":
            return [({}, NOT_MET), (other, UNKNOWN)]
        case "bank_secrecy":
            return [
                ({"measure/1/kind": m}, o) for m, o in (("bank_records", MET), ("search", NOT_MET), (None, UNKNOWN))
            ]
        case "age":
            return [({}, NOT_MET), ({"person/1/born": date(2010, 1, 1)}, UNKNOWN)]
        case "scope_offence":
            return [({"offence/1/category": c}, o) for c, o in (("trafficking", NOT_MET), (None, UNKNOWN))]
    if ground.when == "never":
        return [({"conduct/purpose": ["surrogacy"]}, MET)]
    purposes = ((["sexual_exploitation"], MET), (["surrogacy"], NOT_MET), (None, UNKNOWN))
    rows: list[tuple[dict[str, object], Outcome]] = [({"conduct/purpose": purpose}, o) for purpose, o in purposes]
    free_measure: dict[str, object] = {"measure/1/kind": "serve_documents", "conduct/purpose": ["surrogacy"]}
    return [*rows, (free_measure, MET)] if ground.when == "coercive" else rows


def grounds(pair: Pair, rows: Iterable[tuple[str, str, Force]], unconfirmed: Iterable[tuple[str, str]] = ()) -> None:
    """These are all the grounds of the instrument; each is made out, ruled out and left open by its facts."""
    there = instrument(pair.name).ground
    assert sorted((g.article, g.topic, g.force) for g in there) == sorted(rows)
    doubtful = [(g.article, g.topic) for g in there if g.status is Status.UNCONFIRMED]
    assert sorted(doubtful) == sorted(unconfirmed)
    for ground in there:
        if ground.needs or ground.unless:
            continue  # asked in the test of the protocol
        kind = next(iter(ground.kinds or instrument(pair.name).kinds))
        for facts, expected in sides(pair, ground):
            shown = rule(pair, ground.article, ground.topic, kind, facts)
            assert (shown.force, shown.outcome) == (ground.force, expected), (shown.id, facts)
            assert shown.applied is (ground.status is not Status.UNCONFIRMED)


def contents(pair: Pair, rows: Iterable[tuple[str, str]], kind: Kind, *, optional: Iterable[str] = ()) -> None:
    """These are all the contents; each is there with the facts that prove it, else missing, with a question."""
    listed, ways = list(rows), set(optional)
    assert sorted((r.article, r.topic) for r in instrument(pair.name).requirement) == sorted(listed)
    base: dict[str, object] = {"request/confidential": True}
    for article, topic in listed:
        force = Force.WHERE_POSSIBLE if topic in ways else Force.REQUIRED
        proof = PROVES[topic]
        there = rule(pair, article, topic, kind, base | proof)
        assert (there.force, there.outcome) == (force, MET), there.id
        missing = rule(pair, article, topic, kind, base | dict.fromkeys(proof))
        assert missing.outcome is (UNKNOWN if topic in ways else NOT_MET), missing.id
        assert missing.question is not None


def duties(pair: Pair, rows: Iterable[tuple[str, str]], *, depends: Iterable[str] = ()) -> None:
    """These are all the duties; each goes with the request, save those that depend on a fact."""
    listed, some = list(rows), set(depends)
    there = {(d.article, d.topic): d for d in instrument(pair.name).duty}
    assert sorted(there) == sorted(listed)
    for (article, topic), duty in there.items():
        if duty.needs:
            continue
        kind = next(iter(duty.kinds or instrument(pair.name).kinds))
        facts: dict[str, object] = {"request/confidential": True, "person/1/nationality": pair.requested}
        assert rule(pair, article, topic, kind, facts).outcome is MET, (article, topic)
        if topic in some:
            none: dict[str, object] = {"request/confidential": False, "person/1/nationality": THIRD}
            assert rule(pair, article, topic, kind, none).outcome is NOT_MET
            open_: dict[str, object] = {"request/confidential": None, "person/1/nationality": None}
            assert rule(pair, article, topic, kind, open_).outcome is UNKNOWN


def penalties(pair: Pair, article: str, months: int, kind: Kind = EX) -> None:
    """The maximum penalty reaches the threshold, does not, or is not stated."""
    for stated, expected in ((months, MET), (months - 1, NOT_MET), (None, UNKNOWN)):
        assert rule(pair, article, "threshold", kind, {"offence/1/max_months": stated}).outcome is expected


def sentences(pair: Pair, article: str, months: int, path: str = "sentence/remaining_months") -> None:
    """For a convicted person: what is left, or was passed, reaches it, does not, or is not stated; no one else."""
    for stated, expected in ((months, MET), (months - 1, NOT_MET), (None, UNKNOWN)):
        assert rule(pair, article, "threshold", EX, CONVICT | {path: stated}).outcome is expected
    said = ask(pair.requesting, pair.requested, EX, asked(pair, EX, {}), law=pair.law)
    assert said_nothing(said, pair.name, article, "threshold")


def clocks(name: str, rows: Iterable[tuple[str, str, date, date, bool, Status]]) -> None:
    """These are all the limits: article, event, start, last day, whether liberty hangs on it, and its status."""
    listed = list(rows)
    assert sorted(row.article for row in instrument(name).limit) == sorted(row[0] for row in listed)
    for article, event, start, last, liberty, status in listed:
        row = next(r for r in instrument(name).limit if (r.article, r.trigger) == (article, event))
        assert (row.liberty, row.status) == (liberty, status)
        same = [r for r in instrument(name).limit if r.article == article]
        assert len(same) > 1 or counted(name, article, start) == last
        assert start + timedelta(row.length) == last or row.unit != "days"


def runs(pair: Pair, article: str, event: str, start: date, last: date, kind: Kind) -> None:
    """The event starts the clock between two States that it binds indeed."""
    assert clock(pair.name, article, pair.requesting, pair.requested, kind, event, start).due == last


def stands(name: str, one: str, other: str, kind: Kind, first: date) -> None:
    """It stands from its first day, not on the day before, both ways; not with a State that is no party."""
    for pair in ((one, other), (other, one)):
        assert basis(name, *pair, kind, first).stands
        assert not basis(name, *pair, kind, first - timedelta(1)).stands
    assert not basis(name, one, THIRD, kind, first).stands


def doubtful(name: str, one: str, other: str, kind: Kind, on: date = date(2026, 11, 24)) -> None:
    """It does not stand, since it is not confirmed that both take part."""
    row = basis(name, one, other, kind, on)
    assert (row.stands, row.status) == (False, Status.UNCONFIRMED)
    assert "not confirmed" in row.reason.english()


def way(name: str, *routes: tuple[str, str]) -> None:
    """These are all the channels: article and route."""
    assert sorted((row.article, str(row.route)) for row in instrument(name).channel) == sorted(routes)


def tongue(pair: Pair, article: str, accepted: str, refused: str, kind: Kind) -> None:
    """A language that is taken, one that is not, and a language not settled."""
    for language, expected in ((accepted, MET), (refused, NOT_MET), (None, UNKNOWN)):
        assert rule(pair, article, "language", kind, {"request/language": language}).outcome is expected


def quoted(shared: Path, module: ModuleType, least: int) -> None:
    """Every quotation of the module stands in the sheet; there are at least so many."""
    text = text_of(shared, SHEET).replace("`", "")
    rows = list(quotations(module))
    assert [words for _, words in rows if words not in text] == []
    assert len(rows) >= least
