"""What the law says of one request on one day: bases, findings, the table of dual criminality, deadlines."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from models.deadline import Calendar
from models.fact import Facts, Kind
from models.finding import Assessment, Finding, Force, RulingCited, Status, Subject
from models.law import assurances, conduct
from models.law.applying import Speaking, bases, in_force, speaking
from models.law.check import Answer, Context, categories, due
from models.law.clocks import concerns, started_by
from models.law.country import Country
from models.law.instrument import (
    Channel,
    Duty,
    Ground,
    Instrument,
    Jurisdiction,
    Language,
    Limit,
    Provision,
    Requirement,
    Route,
    Threshold,
)  # fmt: skip
from models.law.jurisdiction import claims, several
from models.law.law import Law
from models.law.registry import Registry, discovered
from models.law.routes import faster_routes
from models.law.ruling import Cited, concerning, followed
from models.law.sovereignty import on_foreign_soil
from models.law.topics import EVENTS
from models.value import Outcome, Said

NO_BASIS = "No basis stands between {requesting} and {requested} on that day for this kind of cooperation."
NOT_APPLIED = "{instrument}, article {article}, is not confirmed: it is shown and applied nowhere."
KNOWLEDGE_ONLY = (
    "{count} of the rules applied are from knowledge and not read in a text: verify them before relying on them."
)
UNSTARTED = (
    "The person is under arrest, and a time limit on which liberty hangs has not started: record {fact} "
    "({instrument}, article {article})."
)
JOINT_TEAM = (
    "More than one State investigates: consider a joint team with the other States ({instrument}, article {article})."
)

ENDS = {"speciality": "free_to_leave", "re_extradition": "free_to_leave", "safe_conduct": "presence_not_required"}
"""The event from which a time limit counts that ends the duty."""


def assess(
    law: Law,
    facts: Facts,
    *,
    requesting: str,
    requested: str,
    kind: Kind,
    on: date,
    calendars: Mapping[str, Calendar],
    received: date | None = None,
) -> Assessment:
    """Everything that the law answers; `received` is the day on which the request was received, if it was.

    `UnknownState` for a code that is no State's, `ValueError` for a kind that is none, `NoCalendar` where a time limit
    runs and a State's calendar is not given, `SameState` where one State is on both sides.
    """
    kind = Kind(kind)
    pair, measures = (requesting, requested), _measures(facts)
    found = bases(law, requesting, requested, on, kind, measures, categories(facts))
    laws = speaking(law, found, requested, kind)
    rulings = followed(law.courts.values(), requested, on)
    findings = _unique(f for speaker in laws for f in _findings(law, speaker, facts, pair, kind, on, measures, rulings))
    chosen = next((basis.instrument for basis in found if basis.rank == 1), None)
    ties = claims(law, facts, requesting, requested, kind, on)
    weigh = several(ties)
    return Assessment(
        law_version=law.version, on=on, requesting=requesting, requested=requested, kind=kind, bases=found,
        chosen=chosen, findings=findings, elements=conduct.table(facts, law, requesting, requested, on),
        deadlines=started_by(law, laws, _events(facts, received), pair, kind, on, calendars, measures),
        notes=(
            *_notes(law, laws, findings, chosen, pair, kind, on), *_unstarted(law, laws, facts, pair, kind, on),
            *((weigh,) if weigh else ()),
        ),
        claims=ties,
        routes=faster_routes(law, pair, on, measures, categories(facts)),
        abroad=on_foreign_soil(law, pair, kind, on, measures),
    )  # fmt: skip


def _measures(facts: Facts) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(facts.value(path)) for path in facts.paths("measure/*/kind")))


def _events(facts: Facts, received: date | None) -> dict[str, date]:
    events = {name: day for name, event in EVENTS.items() if event.path and (day := facts.day(event.path)) is not None}
    return events if received is None else events | {"request_received": received}


def _findings(
    law: Law,
    speaker: Speaking,
    facts: Facts,
    pair: tuple[str, str],
    kind: Kind,
    on: date,
    measures: tuple[str, ...],
    rulings: tuple[Cited, ...],
) -> Iterator[Finding]:
    registry, holder = discovered(), speaker.holder
    context = Context.model_construct(
        law=law,
        requesting=pair[0],
        requested=pair[1],
        on=on,
        kind=kind,
        measures=measures,
        instrument=holder,
        rulings=rulings,
        missing=(),
    )
    missing: list[str] = []
    rows = [
        row
        for row in holder.provisions
        if not isinstance(row, Limit | Jurisdiction | Route)
        and (speaker.whole or row.overlay)
        and concerns(row, measures)
        and in_force(law, holder, row, pair, on, kind)
        and not _excluded(holder, row, pair, on)
    ]
    rows.sort(key=lambda row: not isinstance(row, Requirement))
    if not speaker.whole:
        outside = _outside(registry, facts, holder, rows, context)
        if outside:
            yield from outside
            return
    for row in rows:
        if isinstance(row, Requirement | Threshold | Ground) and due(facts, row.only_if) is Outcome.NOT_MET:
            continue
        applied = speaker.applied and row.status is not Status.UNCONFIRMED
        subject, topic = subject_of(row)
        if topic == "not_conforming":
            context = context.model_copy(update={"missing": tuple(missing)})
        found = _finding(registry, facts, holder, row, context, applied)
        if isinstance(row, Duty):
            found = found.model_copy(update={"binds": str(row.on), "ends": _end(law, holder, row, pair, kind, on)})
        if (
            subject is Subject.CONTENT
            and applied
            and found.force is Force.REQUIRED
            and found.outcome is Outcome.NOT_MET
        ):
            missing.append(topic)
        yield found


def _outside(
    registry: Registry, facts: Facts, holder: Instrument | Country, rows: Iterable[Provision], context: Context
) -> list[Finding]:
    """Why a law that works only on top of the basis does not reach this case; it then has nothing else to say.

    While the kind of the offence is open, a law for certain offences only asks for it.
    """
    scope = [row for row in rows if isinstance(row, Ground) and row.force is Force.SCOPE]
    found = [_finding(registry, facts, holder, row, context, applied=True) for row in scope]
    beyond = [f.model_copy(update={"applied": False}) for f in found if f.outcome is Outcome.MET]
    return beyond or [f for f in found if f.topic == "scope_offence" and f.outcome is Outcome.UNKNOWN]


def subject_of(row: Provision) -> tuple[Subject, str]:
    """What a finding from this provision is about, and its topic."""
    match row:
        case Requirement():
            return Subject.CONTENT, row.topic
        case Ground():
            return (Subject.DUAL_CRIMINALITY if row.topic == "dual_criminality" else Subject.GROUND), row.topic
        case Duty():
            return Subject.DUTY, row.topic
        case Threshold():
            return Subject.THRESHOLD, "threshold"
        case Language():
            return Subject.LANGUAGE, "language"
        case Channel():
            return Subject.CHANNEL, "channel"
        case _:
            raise TypeError(f"no finding comes from a {type(row).__name__}")


def _force(row: Provision) -> Force:
    match row:
        case Requirement() | Ground() | Threshold():
            return Force(row.force)
        case Language():
            return Force.PROCEDURAL
        case _:
            return Force.DUTY


def _finding(
    registry: Registry, facts: Facts, holder: Instrument | Country, row: Provision, context: Context, applied: bool
) -> Finding:
    subject, topic = subject_of(row)
    answer: Answer = registry[subject, topic](facts, row, context)
    rulings = concerning(context.rulings, holder, row.article, topic, context.kind) if applied else ()
    clears = assurances.clearing(facts, row, context.kind)
    question = answer.question or _asked(context, rulings) or assurances.asked(row, answer.outcome, clears)
    return Finding(
        id=f"{holder.id}:{_in_short(row.article)}:{topic}", subject=subject, topic=topic, force=_force(row),
        instrument=holder.id, article=row.article, status=row.status if applied else Status.UNCONFIRMED,
        outcome=answer.outcome, reason=answer.reason, rule=Said(text=row.text),
        decides=row.decides if isinstance(row, Ground) else "", facts=answer.facts, settles=answer.settles,
        question=question, applied=applied, rulings=rulings, assurances=clears,
    )  # fmt: skip


def _asked(context: Context, rulings: tuple[RulingCited, ...]) -> Said | None:
    """The question that the newest of these rulings puts to the other State, if one does."""
    if not rulings:
        return None
    ids = {ruling.id for ruling in rulings}
    questions = (cited.ruling.question for cited in context.rulings if cited.ruling.id in ids)
    return next((Said(text=question) for question in questions if question), None)


def _end(
    law: Law, holder: Instrument | Country, duty: Duty, pair: tuple[str, str], kind: Kind, on: date
) -> Said | None:
    """The rule of the same law by which a duty that outlives the case ends, where it has one."""
    limits = (
        row for row in holder.limit if row.trigger == ENDS.get(duty.topic) and row.status is not Status.UNCONFIRMED
    )
    return next((Said(text=row.text) for row in limits if in_force(law, holder, row, pair, on, kind)), None)


def _excluded(holder: Instrument | Country, row: Provision, pair: tuple[str, str], on: date) -> bool:
    """True where a State on which the rule would fall declared that it does not bind it."""
    if isinstance(holder, Country):
        return False
    _, topic = subject_of(row)
    return any(
        d.effect == "excludes"
        and d.topic == topic
        and d.status is not Status.UNCONFIRMED
        and d.holds(on)
        and (d.state == pair[1] or (d.reciprocal and d.state == pair[0]))
        for d in holder.declaration
    )


def _unique(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with ids that differ: a second one of the same article and topic gets a number."""
    seen: dict[str, int] = {}
    unique = []
    for finding in findings:
        number = seen[finding.id] = seen.get(finding.id, 0) + 1
        unique.append(finding if number == 1 else finding.model_copy(update={"id": f"{finding.id}:{number}"}))
    return tuple(unique)


def _notes(
    law: Law, laws: Iterable[Speaking], findings: Iterable[Finding], chosen: str | None, pair: tuple[str, str],
    kind: Kind, on: date,
) -> Iterator[Said]:  # fmt: skip
    if chosen is None:
        yield Said(text=NO_BASIS, values={"requesting": pair[0], "requested": pair[1]})
    for speaker in laws:
        if isinstance(speaker.holder, Instrument) and speaker.holder.note:
            yield Said(text=speaker.holder.note)
        for limit in speaker.holder.limit:
            shown = not speaker.applied or limit.status is Status.UNCONFIRMED
            if shown and (speaker.whole or limit.overlay) and in_force(law, speaker.holder, limit, pair, on, kind):
                yield Said(text=NOT_APPLIED, values={"instrument": speaker.holder.short, "article": limit.article})
    yield from _joint_team(laws, findings)
    known = sum(finding.applied and finding.status is Status.KNOWLEDGE for finding in findings)
    if known:
        yield Said(text=KNOWLEDGE_ONLY, values={"count": known})


def _unstarted(
    law: Law, laws: Iterable[Speaking], facts: Facts, pair: tuple[str, str], kind: Kind, on: date
) -> Iterator[Said]:
    """The time limits of liberty that wait for a day which nobody has recorded though the person is under arrest."""
    if facts.day("desk/arrest_date") is None:
        return
    for speaker in laws:
        for limit in speaker.holder.limit:
            path = EVENTS[limit.trigger].path
            waits = limit.liberty and path and facts.day(path) is None and limit.status is not Status.UNCONFIRMED
            speaks = speaker.applied and (speaker.whole or limit.overlay)
            if waits and speaks and in_force(law, speaker.holder, limit, pair, on, kind):
                values = {"fact": path, "instrument": speaker.holder.short, "article": limit.article}
                yield Said(text=UNSTARTED, values=dict(values))


def _joint_team(laws: Iterable[Speaking], findings: Iterable[Finding]) -> Iterator[Said]:
    """The suggestion of a joint team, once, by the first of the laws that has a rule on it."""
    names = {speaker.holder.id: speaker.holder.short for speaker in laws}
    for finding in findings:
        suggested = finding.topic == "joint_investigation" and finding.applied and finding.outcome is Outcome.MET
        if suggested and finding.status is not Status.UNCONFIRMED:
            yield Said(text=JOINT_TEAM, values={"instrument": names[finding.instrument], "article": finding.article})
            return


def _in_short(article: str) -> str:
    """The article as it can be typed: `18(21)(a)` is `18.21.a`, an article that is not known is `unknown`."""
    return re.sub(r"\W+", ".", article.replace("(paragraph not known)", "")).strip(".") or "unknown"
