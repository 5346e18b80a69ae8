"""What each letter of a case says, one function a letter."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from models.board import considered
from models.decision import Act
from models.fact import FACT_TYPES, Kind, ValueKind
from models.finding import Element, Finding, Force, Status, Subject
from models.letter_law import (
    LetterError,
    Values,
    applied_findings,
    channel_word,
    cited,
    conditions_made_out,
    duties_arising,
    grounds_against,
    measures_asked,
    missing_contents,
    offences_named,
    questions_to_ask,
    rulings_cited,
    running,
    time_limit,
    time_limits,
    title_of,
    urgency,
    verdict,
)  # fmt: skip
from models.sheet import CaseSheet, DeadlineLine, DecisionLine
from models.shown import MASKED, Shown, labels, mask, persons, shown, state, unsettled
from models.terms import ELEMENTS, ELEMENTS_OF, OUTCOMES, STATUSES, SUBJECTS, TITLES, URGENCIES, code_word
from models.value import Said, Value

# Days for an answer, and working days to a decision / days to execution by urgency (practice, section 2.6).
ANSWER_DAYS, REVIEW_DAYS = 30, 90
DECIDED_IN = {"U1": 5, "U2": 20, "U3": 45}
# Which duties a letter recalls: those that bind its reader.
OF_USE = ("use_limitation", "confidentiality", "data_protection", "return_items", "victim_privacy")
BINDING = (*OF_USE, "speciality", "re_extradition", "conditional_surrender", "time_served", "costs",
           "costs_extraordinary", "transfer_custody", "safe_conduct", "video_hearing")  # fmt: skip
IN_EXECUTION = ("execute", "execute_promptly", "confidentiality", "inform_delay", "video_hearing", "transfer_custody",
                "safe_conduct", "fair_treatment", "non_punishment", "victim_privacy", "child_presumption",
                "data_protection", "property", "time_served")  # fmt: skip
EXECUTED_IN = {"U1": 14, "U2": 60, "U3": 120}


class LetterOf(Value):
    """What a letter is composed from."""

    sheet: CaseSheet
    on: date
    decision: DecisionLine | None
    clock: DeadlineLine | None


def _d01(case: LetterOf) -> Values:
    level = urgency(case.sheet)
    return {
        "channel": channel_word(case.sheet.channel),
        "urgency": Said(text=URGENCIES[level]),
        "working_days": DECIDED_IN[level],
        "language": Shown(value=case.sheet.language, kind=ValueKind.LANGUAGE),
        "missing": missing_contents(case.sheet),
    }


def _d04(case: LetterOf) -> Values:
    questions, measures = questions_to_ask(case.sheet), measures_asked(case.sheet)
    tied: set[object] = {n for q in questions if isinstance(q["measures"], list) for n in q["measures"]}
    whole = any(not q["measures"] and not q["where_possible"] for q in questions)
    return {
        "questions": questions,
        "measures": measures,
        "proceed": [] if whole else [m for m in measures if m["number"] not in tied],
        "answer_by": _answer_by(case),
        "limits": [limit for limit in time_limits(case.sheet, liberty=True) if limit["papers"]],
    }


def _d06(case: LetterOf) -> Values:
    return {"defects": missing_contents(case.sheet, case.decision), "note": _note(case)}


def _d07(case: LetterOf) -> Values:
    return {
        "grounds": grounds_against(case.sheet, case.decision),
        "answer_by": _answer_by(case),
        "extradition": case.sheet.kind != Kind.MLA,
    }


def _d08(case: LetterOf) -> Values:
    sheet, decision = case.sheet, case.decision
    part = decision is not None and decision.act is Act.ACCEPT_IN_PART
    return {
        "surrender": sheet.kind != Kind.MLA,
        "part": part,
        "measures": measures_asked(sheet),
        "excluded": grounds_against(sheet, decision) if part else [],
        "expected": case.on + timedelta(days=EXECUTED_IN[urgency(sheet)]),
        "conditions": conditions_made_out(sheet),
        "duties": duties_arising(sheet, BINDING),
        "limits": [limit for limit in time_limits(sheet) if not limit["papers"]],
        "persons": _sought(sheet),
    }


def _d09(case: LetterOf) -> Values:
    relied = set(case.decision.relied_on) if case.decision else set()
    found = [f for f in applied_findings(case.sheet)
             if f.id in relied or (not relied and f.force is Force.PROCEDURAL and f.concern)]  # fmt: skip
    until = case.decision.until if case.decision else ""
    cites = [cited(case.sheet.assessment, f) for f in found]
    return {
        "cites": [cite for number, cite in enumerate(cites) if cite not in cites[:number]],
        "review": date.fromisoformat(until) if until else case.on + timedelta(days=REVIEW_DAYS),
        "measures": measures_asked(case.sheet),
    }


def _d10(case: LetterOf) -> Values:
    sheet = case.sheet
    grounds = grounds_against(sheet, case.decision)
    law = sheet.assessment
    relied = set(case.decision.relied_on) if case.decision else set()
    nationality = any(f.topic == "nationality" and f.force is not Force.PROHIBITED
                      and (f.id in relied or (not relied and f.concern))
                      for f in (law.findings if law else ()))  # fmt: skip
    return {
        "grounds": grounds,
        "note": _note(case),
        "own_prosecution": nationality and sheet.kind != Kind.MLA,
        "executed": [line.step for line in sheet.handoffs if line.state == "accepted"],
        "extradition": sheet.kind != Kind.MLA,
    }


def _d12(case: LetterOf) -> Values:
    sheet = case.sheet
    level = urgency(sheet)
    asked = sheet.facts.day("request/respond_by")
    usual = case.on + timedelta(days=EXECUTED_IN[level])
    victims = any(sheet.facts.text(path) == "victim" for path in sheet.facts.paths("person/*/role"))
    return {
        "surrender": sheet.kind != Kind.MLA,
        "recipient": sheet.handoffs[-1].recipient if sheet.handoffs else "",
        "persons": persons(sheet, masked=False),
        "offences": offences_named(sheet),
        "measures": [
            {**row, "description": shown(sheet, f"measure/{row['number']}/description")}
            for row in measures_asked(sheet)
        ],
        "procedure": shown(sheet, "request/procedure"),
        "due": min(asked, usual) if asked and asked > case.on else usual,
        "asked": shown(sheet, "request/respond_by"),
        "urgency": Said(text=URGENCIES[level]),
        "limits": time_limits(sheet),
        "conditions": conditions_made_out(sheet),
        "duties": duties_arising(sheet, IN_EXECUTION),
        "victims": victims or bool(sheet.facts.number("conduct/victims")),
        "minor": (sheet.facts.number("conduct/youngest_victim") or 99) < 18,
        "note": case.decision.note if case.decision else "",
    }


def _d15(case: LetterOf) -> Values:
    sheet, clock = case.sheet, case.clock
    if clock is None:
        raise LetterError("D15 reminds of one deadline: give it as `clock`")
    sent = [line for line in sheet.handoffs if line.sent_at is not None]
    return {
        "limit": time_limit(sheet, clock),
        "overdue": case.on > clock.due,
        "handed_over": sent[-1].sent_at.date() if sent and sent[-1].sent_at else None,
        "recipient": sent[-1].recipient if sent else "",
        "letters": [
            {"title": Said(text=TITLES[line.code]), "code": line.code, "at": line.at.date()}
            for line in sheet.letters
            if line.state == "released" and line.code in TITLES
        ],
        "answer_by": case.on + timedelta(days=10) if case.on > clock.safe else clock.safe,
    }


def _d18(case: LetterOf) -> Values:
    sheet = case.sheet
    first = sheet.documents[0].entry if sheet.documents else ""
    results = [line for line in sheet.documents if line.role != "letter" and line.entry != first]
    return {
        "items": [
            {"number": number, "media": line.media, "pages": line.pages, "digest": line.digest}
            for number, line in enumerate(results, 1)
        ],
        "measures": measures_asked(sheet),
        "offences": offences_named(sheet),
        "duties": duties_arising(sheet, OF_USE),
        "victims": any(sheet.facts.text(path) == "victim" for path in sheet.facts.paths("person/*/role")),
    }


def _d20(case: LetterOf) -> Values:
    sheet, law = case.sheet, case.sheet.assessment
    if law is None:
        raise LetterError("D20 shows an assessment, and the case has none: examine it first")
    applied: list[Finding] = []
    shelved: list[Finding] = []
    for finding in law.findings:
        fits = finding.applied and finding.status is not Status.UNCONFIRMED
        (applied if fits else shelved).append(finding)
    groups = [
        {
            "subject": Said(text=SUBJECTS[subject]),
            "parts": _by_instrument(sheet, [f for f in applied if f.subject is subject]),
        }
        for subject in Subject
    ]
    return {
        "assessed_on": law.on,
        "law_version": law.law_version[:12],
        "facts_version": sheet.facts_version[:12],
        "stale": sheet.stale,
        "requesting": state(law.requesting),
        "requested": state(law.requested),
        "bases": [
            {"rank": basis.rank, "stands": basis.stands, "chosen": basis.instrument == law.chosen,
             "title": Said(text=basis.title), "articles": ", ".join(basis.articles), "reason": basis.reason,
             "obliges": basis.obliges, "status": Said(text=STATUSES[basis.status])}
            for basis in sorted(considered(law.bases), key=lambda b: (b.rank == 0, b.rank, b.instrument))
        ],
        "groups": [group for group in groups if group["parts"]],
        "shelved": [verdict(sheet, f) for f in shelved],
        "elements": [
            {"element": _element_name(e), "requesting": _element(e.element, e.requesting),
             "requested": _element(e.element, e.requested), "outcome": Said(text=OUTCOMES[e.outcome]),
             "reason": e.reason, "facts": labels(e.facts)}
            for e in law.elements
        ],
        "rulings": rulings_cited(applied),
        "limits": time_limits(sheet),
        "notes": list(law.notes),
        "unconfirmed": labels(tuple(path for path in sheet.facts.facts if unsettled(sheet, path))),
        "conflicts": labels(sheet.conflicts),
        "persons": persons(sheet, masked=True),
    }  # fmt: skip


def _element_name(element: Element) -> Said:
    if element.victim:
        return Said(text=ELEMENTS_OF[element.element], values={"victim": element.victim})
    return Said(text=ELEMENTS[element.element])


def _element(element: str, text: str) -> Values:
    """An element of an offence: its section as the law has it, and its codes in words.

    `text` is what `models.law.conduct.element_text` writes: section, colon, codes without their underscores.
    """
    section, _, codes = text.partition(": ")
    return {"section": section, "words": [_element_word(element, code) for code in codes.split(", ") if code]}


def _element_word(element: str, text: str) -> Said | Shown | str:
    code = text.replace(" ", "_")
    for pattern in ("conduct/act", "conduct/means", "conduct/purpose", "offence/*/penalty"):
        if element in (pattern.split("/")[-1], "child") and code in FACT_TYPES[pattern].choices:
            return code_word(pattern, code)
    number = text.split(" ")[-1] if text.startswith(("none below ", "below ")) else text.split(" ")[0]
    if not number.isdigit():
        return Said(text="none") if text == "none" else text
    if text.startswith("below"):
        return Said(text="below the age of {age}", values={"age": int(number)})
    if text.startswith("none"):
        return Said(text="none below the age of {age}", values={"age": int(number)})
    return Shown(value=int(number), kind=ValueKind.MONTHS)


def _by_instrument(sheet: CaseSheet, findings: list[Finding]) -> list[Values]:
    """Findings under the title of their instrument, each with its article alone."""
    parts: dict[str, list[Values]] = {}
    for finding in findings:
        said = finding.rule if finding.force is Force.DUTY and finding.rule else finding.reason
        row = {
            **verdict(sheet, finding),
            "reason": said,
            "facts": labels(tuple(p for p in finding.facts if p not in finding.settles)),
            "settles": [*labels(finding.settles), *_wanted(finding)],
        }
        rule = {**cited(sheet.assessment, finding), "instrument": ""}
        parts.setdefault(finding.instrument, []).append({**row, "cite": rule})
    return [{"instrument": title_of(sheet.assessment, name), "findings": rows} for name, rows in parts.items()]


def _wanted(finding: Finding) -> list[Said]:
    """The assurances not given that would clear a ground which is made out or open."""
    if finding.subject is not Subject.GROUND or not (finding.concern or finding.open):
        return []
    return [row.text for row in finding.assurances if not row.given]


def _x04(case: LetterOf) -> Values:
    sheet = case.sheet
    arrest = shown(sheet, "desk/arrest_date")
    if arrest is None:
        raise LetterError("X04 needs the fact desk/arrest_date: the day of the arrest")
    return {
        "arrest": arrest,
        "persons": _sought(sheet),
        "limits": [limit for limit in time_limits(sheet) if limit["papers"]],
        "missing": missing_contents(sheet),
        "note": _note(case),
    }


def _answer_by(case: LetterOf) -> date:
    """The day set by the officer, else thirty days, and never after a safe day on which liberty hangs."""
    if case.decision and case.decision.until:
        return date.fromisoformat(case.decision.until)
    safe = [rule.safe for rule in running(case.sheet) if rule.liberty]
    return min([case.on + timedelta(days=ANSWER_DAYS), *(day for day in safe if day > case.on)])


def _note(case: LetterOf) -> str:
    return mask(case.sheet, case.decision.note) if case.decision else ""


def _sought(sheet: CaseSheet) -> list[Values]:
    """The persons whose surrender is asked for, else those proceeded against; never a victim or a witness by name."""
    everyone = [person for person in persons(sheet, masked=True) if person["code"] not in MASKED]
    return [person for person in everyone if person["code"] == "sought"] or everyone


BODIES: Mapping[str, Callable[[LetterOf], Values]] = {
    "D01": _d01, "D04": _d04, "D06": _d06, "D07": _d07, "D08": _d08, "D09": _d09, "D10": _d10, "D12": _d12,
    "D15": _d15, "D18": _d18, "D20": _d20, "X04": _x04,
}  # fmt: skip
