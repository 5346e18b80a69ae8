"""What the law says of a case, as letters show it: citations, findings, questions, time limits."""

from collections.abc import Collection, Iterable

from models import practice
from models.fact import Kind
from models.finding import Assessment, DeadlineDue, Finding, Force, Status, Subject
from models.law.topics import DUTIES, EVENTS, GROUNDS, REQUIREMENTS
from models.sheet import CaseSheet, DeadlineLine, DecisionLine
from models.shown import labels, shown, unsettled
from models.terms import (
    CHANNELS,
    CONFLICT,
    DECIDERS,
    DESK_STANDARD,
    FORCES,
    LACKING,
    OTHER_REMEDY,
    OUTCOMES,
    REMEDIES,
    SILENT,
    SUBJECTS,
)
from models.value import Outcome, Said

Values = dict[str, object]

_AGAINST = (Subject.GROUND, Subject.DUAL_CRIMINALITY, Subject.THRESHOLD)
_REFUSING = (Force.MANDATORY, Force.OPTIONAL, Force.SCOPE, Force.CONDITION)


class LetterError(ValueError):
    """No such letter, or something that the letter cannot be written without; the message says what to give."""


def title_of(law: Assessment | None, instrument: str) -> Said:
    """What an instrument is called; the law of a State by its name."""
    for basis in law.bases if law else ():
        if basis.instrument == instrument:
            return Said(text=basis.title)
    if instrument == practice.INSTRUMENT:
        return Said(text=DESK_STANDARD)
    if len(instrument) == 2:
        return Said(text="law of the State ({state})", values={"state": instrument.upper()})
    raise LetterError(f"no title is known for the instrument {instrument!r}: it stands in no basis of the assessment")


def cited(law: Assessment | None, rule: Finding | DeadlineDue | DeadlineLine) -> Values:
    """A provision as it is cited; `verify` where its text was not read."""
    return {
        "article": rule.article,
        "instrument": title_of(law, rule.instrument),
        "verify": rule.status == Status.KNOWLEDGE,
    }


def applied_findings(sheet: CaseSheet) -> tuple[Finding, ...]:
    """The findings that may reach another State: those of a provision that is applied."""
    law = sheet.assessment
    return () if law is None else tuple(f for f in law.findings if f.applied and f.status is not Status.UNCONFIRMED)


def topic_word(finding: Finding) -> Said:
    """What a finding is about, in a few words."""
    if finding.subject is Subject.CONTENT and finding.topic in REQUIREMENTS:
        return Said(text=REQUIREMENTS[finding.topic].label)
    if finding.topic in GROUNDS:
        return Said(text=GROUNDS[finding.topic])
    if finding.topic in DUTIES:
        return Said(text=DUTIES[finding.topic])
    return Said(text=SUBJECTS[finding.subject])


def verdict(sheet: CaseSheet, finding: Finding) -> Values:
    """A finding as a row of a letter."""
    return {
        "topic": topic_word(finding),
        "cite": cited(sheet.assessment, finding),
        "force": Said(text=FORCES[finding.force]),
        "outcome": Said(text=OUTCOMES[finding.outcome]),
        "outcome_code": str(finding.outcome),
        "rule": finding.rule,
        "reason": finding.reason,
        "decides": Said(text=DECIDERS[finding.decides]) if finding.decides else None,
        "facts": labels(finding.facts),
        "settles": labels(finding.settles),
        "doubtful": any(unsettled(sheet, path) for path in finding.facts),
    }


def missing_contents(sheet: CaseSheet, decision: DecisionLine | None = None) -> list[Values]:
    """What the request lacks or must have in another language, each once, with every article that asks for it."""
    chosen = set(decision.relied_on) if decision else set()
    found: dict[str, Values] = {}
    for finding in applied_findings(sheet):
        lacking = finding.concern and finding.subject in (Subject.CONTENT, Subject.LANGUAGE, Subject.CHANNEL)
        if not lacking or finding.force is Force.WHERE_POSSIBLE or (chosen and finding.id not in chosen):
            continue
        what = topic_word(finding) if finding.subject is Subject.CONTENT else finding.reason
        cure = finding.question or Said(text=SILENT, values={"fact": what.english()})
        row = found.setdefault(what.english(), {"number": len(found) + 1, "what": what, "cure": cure, "cites": []})
        _add(row, "cites", cited(sheet.assessment, finding))
    return list(found.values())


def _add(row: Values, key: str, value: object) -> None:
    there = row[key]
    if isinstance(there, list) and value not in there:
        there.append(value)


def questions_to_ask(sheet: CaseSheet) -> list[Values]:
    """The questions to put to the other State, each once, tied to its articles and to the measures it touches."""
    found: dict[str, Values] = {}
    for finding in applied_findings(sheet):
        asks = finding.concern or finding.open
        ours = bool(finding.settles) and all(path.startswith("desk/") for path in finding.settles)
        if not asks or ours or finding.question is None:
            continue
        fresh: Values = {"number": len(found) + 1, "question": finding.question, "cites": [], "measures": [],
                         "where_possible": True}  # fmt: skip
        row = found.setdefault(finding.question.english(), fresh)
        _add(row, "cites", cited(sheet.assessment, finding))
        for path in (*finding.facts, *finding.settles):
            if path.startswith("measure/") and path.split("/")[1].isdigit():
                _add(row, "measures", int(path.split("/")[1]))
        row["where_possible"] = row["where_possible"] and finding.force is Force.WHERE_POSSIBLE
    for label in labels(sheet.conflicts):
        asked = Said(text=CONFLICT, values={"fact": label.text})
        found[asked.english()] = {"number": len(found) + 1, "question": asked, "cites": [], "measures": [],
                                  "where_possible": False}  # fmt: skip
    return list(found.values())


def grounds_against(sheet: CaseSheet, decision: DecisionLine | None) -> list[Values]:
    """The findings that speak for a refusal: those relied on, else those made out under the law that governs.

    That a request does not conform is left to the questions: what is missing is asked for before a refusal. What the
    instrument forbids to refuse on stands in no letter, whoever relied on it.
    """
    relied = set(decision.relied_on) if decision else set()
    found: list[Values] = []
    for finding in applied_findings(sheet):
        made_out = finding.concern and finding.force in _REFUSING and finding.subject in _AGAINST
        proposed = made_out and governs(sheet, finding) and finding.topic != "not_conforming"
        if finding.force is not Force.PROHIBITED and (finding.id in relied or (not relied and proposed)):
            row = {**verdict(sheet, finding), "number": len(found) + 1, "remedy": remedy(finding)}
            found.append(row | _lacking(sheet, finding))
    return found


def _lacking(sheet: CaseSheet, ground: Finding) -> Values:
    """For a request that does not conform: which contents it lacks, in the place of what is said to the desk alone."""
    if ground.topic != "not_conforming" or ground.outcome is not Outcome.MET:
        return {}
    labels_of = (
        topic_word(f).text
        for f in applied_findings(sheet)
        if f.instrument == ground.instrument and f.subject is Subject.CONTENT and f.force is Force.REQUIRED
        and f.outcome is Outcome.NOT_MET
    )  # fmt: skip
    return {"reason": Said(text=LACKING, values={"contents": "; ".join(dict.fromkeys(labels_of))})}


def governs(sheet: CaseSheet, finding: Finding) -> bool:
    """True for the law to be used: the chosen basis and a State's own law (all of it where no basis stands)."""
    chosen = sheet.assessment.chosen if sheet.assessment else None
    return chosen is None or finding.instrument == chosen or len(finding.instrument) == 2


def remedy(finding: Finding) -> Said:
    """What could make the request possible all the same: the assurance that is wanted, else what fits the topic."""
    wanted = finding.assurances and not any(row.given for row in finding.assurances)
    return finding.assurances[0].text if wanted else Said(text=REMEDIES.get(finding.topic, OTHER_REMEDY))


def duties_arising(sheet: CaseSheet, topics: Collection[str]) -> list[Values]:
    """The duties of these topics that go with granting the request: one a topic, of the law to be used first.

    Of what protects victims every rule stands: each forbids something else.
    """
    arising = [f for f in applied_findings(sheet) if f.force is Force.DUTY and f.outcome is Outcome.MET]
    arising.sort(key=lambda finding: not governs(sheet, finding))
    first = {finding.topic: finding for finding in reversed(arising) if finding.topic in topics}
    kept = (f for f in arising if first.get(f.topic) is f or (f.topic in topics and f.topic == "victim_privacy"))
    return [verdict(sheet, finding) for finding in kept]


def running(sheet: CaseSheet) -> list[DeadlineDue | DeadlineLine]:
    """The time limits that run, by the register or, before it has them, by the assessment; liberty first."""
    law = sheet.assessment
    rules: Iterable[DeadlineDue | DeadlineLine] = sheet.deadlines or (law.deadlines if law else ())
    found = [r for r in rules if getattr(r, "state", "open") in ("open", "suspended")]
    found.sort(key=lambda r: (not r.liberty, r.due, r.instrument, r.article, r.event))
    return [r for r in found if r.status != Status.UNCONFIRMED]


def time_limits(sheet: CaseSheet, *, liberty: bool = False) -> list[Values]:
    """The time limits that run, as rows of a letter."""
    return [time_limit(sheet, rule) for rule in running(sheet) if rule.liberty or not liberty]


def time_limit(sheet: CaseSheet, rule: DeadlineDue | DeadlineLine) -> Values:
    """A time limit as a row of a letter."""
    label = labels((rule.event,))
    event = label[0] if label else Said(text=EVENTS[rule.event].label) if rule.event in EVENTS else rule.event
    return {
        "cite": cited(sheet.assessment, rule) if rule.instrument else None,
        "event": event,
        "started": rule.started,
        "due": rule.due,
        "safe": rule.safe,
        "liberty": rule.liberty,
        "receiver": Said(text=rule.receiver) if rule.receiver else None,
        "consequence": rule.consequence,
        "counted": rule.counted,
        "papers": awaits_papers(rule),
    }


def awaits_papers(rule: DeadlineDue | DeadlineLine) -> bool:
    """True where an arrest started it: what is awaited are the papers of the other State."""
    return rule.event in ("provisional_arrest", "arrest", "desk/arrest_date")


def measures_asked(sheet: CaseSheet) -> list[Values]:
    """The measures, by the numbers of the request; their descriptions name people and are left out."""
    return [
        {"number": number, "kind": shown(sheet, f"measure/{number}/kind")} for number in sheet.facts.numbers("measure")
    ]


def urgency(sheet: CaseSheet) -> str:
    """U1 urgent, U2 priority, U3 standard (practice, section 2.6)."""
    if sheet.urgent or sheet.liberty or sheet.kind == Kind.PROVISIONAL_ARREST:
        return "U1"
    serious = {sheet.facts.text(path) for path in sheet.facts.paths("offence/*/category")}
    return "U2" if serious & {"trafficking", "forced_labour", "organised_group"} else "U3"


def channel_word(channel: str) -> Said | str:
    """A channel in words; one that we have no words for by its name."""
    return Said(text=CHANNELS[channel]) if channel in CHANNELS else channel


def conditions_made_out(sheet: CaseSheet) -> list[Values]:
    """The findings that allow the request on a condition, with the condition; one that was promised is one as well."""
    rows = [
        {**verdict(sheet, f), "remedy": remedy(f) if f.concern else promised(f)}
        for f in applied_findings(sheet)
        if governs(sheet, f) and ((f.force is Force.CONDITION and f.concern) or promised(f))
    ]
    said = [row["remedy"] for row in rows]
    return [row for number, row in enumerate(rows) if row["remedy"] not in said[:number]]


def promised(finding: Finding) -> Said | None:
    """The assurance that cleared the ground, where one was given and did."""
    used = finding.subject is Subject.GROUND and finding.outcome is Outcome.NOT_MET
    if not used or not any(path.startswith("assurance/") for path in finding.facts):
        return None
    return next((row.text for row in finding.assurances if row.given), None)


def offences_named(sheet: CaseSheet) -> list[Values]:
    """The offences that the request names."""
    return [
        {
            "title": shown(sheet, f"offence/{number}/title"),
            "law": shown(sheet, f"offence/{number}/law"),
            "penalty": shown(sheet, f"offence/{number}/max_months") or shown(sheet, f"offence/{number}/penalty"),
        }
        for number in sheet.facts.numbers("offence")
    ]


def basis_in_use(sheet: CaseSheet) -> Values | None:
    """The basis in use, else what the request invokes."""
    law = sheet.assessment
    for basis in law.bases if law else ():
        if law and basis.instrument == law.chosen:
            return {
                "instrument": Said(text=basis.title),
                "article": ", ".join(basis.articles),
                "verify": basis.status is Status.KNOWLEDGE,
            }
    invoked = shown(sheet, "instrument/1/title")
    return None if invoked is None else {"instrument": invoked, "article": "", "verify": False}


def rulings_cited(findings: Iterable[Finding]) -> list[Values]:
    """The rulings on which these findings rest, each once, the newest first."""
    found = {ruling.id: ruling for finding in findings for ruling in finding.rulings}
    return [
        {
            "cite": {"article": "", "instrument": ruling.citation, "verify": ruling.status is Status.KNOWLEDGE},
            "text": ruling.text,
            "changes": ruling.changes,
        }
        for ruling in sorted(found.values(), key=lambda ruling: ruling.citation[-11:], reverse=True)
    ]
