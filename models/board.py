"""A case and the deadlines as text and tables for a board that many may see: no person, no value of a fact."""

from collections.abc import Iterable

from models.finding import Basis, Finding, Status, Subject
from models.sheet import CaseSheet, DeadlineLine, DutyLine

ROWS = 500  # of a list that a person reads; what comes after is counted
MARKS = {"met": "✔ met", "not_met": "✘ not met", "unknown": "? unknown"}


def sheet_text(sheet: CaseSheet) -> str:
    """The case sheet as Markdown."""
    law = sheet.assessment
    lines = [
        f"# {sheet.number}",
        "",
        f"**{sheet.requesting} → {sheet.requested}** · {sheet.kind.replace('_', ' ')} · stage **{sheet.stage}**"
        + (" · **liberty**" if sheet.liberty else "")
        + (" · **urgent**" if sheet.urgent else ""),
        "",
        f"Received {sheet.received} · facts {len(sheet.facts)} "
        f"({sum(fact.settled for fact in sheet.facts.facts.values())} settled by an officer)"
        + (" · **facts or law changed since the assessment: examine again**" if sheet.stale else ""),
        "",
        f"Possible now: {', '.join(sheet.possible) or 'nothing'}",
        "",
    ]
    if law is not None:
        lines += ["## Legal bases", ""]
        for basis in considered(law.bases)[:8]:
            mark = "**chosen**" if basis.instrument == law.chosen else ("stands" if basis.stands else "falls")
            lines.append(f"- {basis.title} — {mark}: {basis.reason}")
        lines.append("")
    lines += ["## Deadlines", "", "| due | left | rule | state |", "|---|---|---|---|"]
    for due in sheet.deadlines:
        flag = " ⚠ liberty" if due.liberty else ""
        lines.append(f"| {due.due} (safe {due.safe}) | {due.days_left} d | {named(due)}{flag}"
                     f"{badge(due.status)} | {due.state} |")  # fmt: skip
    if sheet.duties:
        lines += ["", "## What still binds", "", "| duty | article | binds | since | until |", "|---|---|---|---|---|"]
        lines += [f"| {' | '.join(row[1:])} |" for row in duty_rows(sheet.duties)]
    lines += ["", "## Letters", ""]
    lines += [f"- {letter.code} v{letter.version} ({letter.language}) — {letter.state}" for letter in sheet.letters]
    lines += ["", "## Decisions", ""]
    for decision in sheet.decisions:
        second = f" and {decision.second}" if decision.second else ""
        review = " — **to be reviewed: facts or law changed**" if decision.review else ""
        lines.append(f"- {decision.at:%Y-%m-%d %H:%M} {decision.act} by {decision.officer}{second}: {decision.state}"
                     f"{review}")  # fmt: skip
    lines += ["", "## Hand-offs", ""]
    lines += [f"- step {step.step} to {step.recipient}: {step.state}" for step in sheet.handoffs]
    return "\n".join(lines) + "\n"


def considered(bases: Iterable[Basis]) -> list[Basis]:
    """The bases worth listing: those that stand, and those that bind the two States and fall for a reason to know.

    What is made for another kind of cooperation, other measures or other offences falls without a word.
    """
    return [basis for basis in bases if basis.stands or (basis.between and basis.fits)]


def finding_rows(sheet: CaseSheet) -> list[dict[str, object]]:
    """The findings as rows of a table, what stands in the way first."""
    law = sheet.assessment
    found = sorted(law.findings, key=in_order) if law else []
    return [
        {
            "finding": finding.id,
            "outcome": MARKS[finding.outcome],
            "in the way": "yes" if finding.concern else ("open" if finding.open else ""),
            "why": finding.reason.english(),
            "article": cited(finding.instrument, finding.article) + badge(finding.status),
            "force": finding.force.replace("_", " "),
            "settled by": ", ".join(finding.settles),
        }
        for finding in found
    ]


def in_order(finding: Finding) -> tuple[bool, bool, int, str]:
    """Sorts findings: what stands in the way, what is open, then by subject."""
    return (not finding.concern, not finding.open, list(Subject).index(finding.subject), finding.id)


def deadline_rows(lines: Iterable[DeadlineLine]) -> list[dict[str, object]]:
    """The deadlines as rows of a table, in the order given."""
    return [
        {
            "case": line.case,
            "due": line.due.isoformat(),
            "safe": line.safe.isoformat(),
            "days left": line.days_left,
            "liberty": "LIBERTY" if line.liberty else "",
            "urgent": "urgent" if line.urgent else "",
            "rule": named(line) + badge(line.status),
            "state": line.state,
        }
        for line in lines
    ]


def duty_rows(lines: Iterable[DutyLine]) -> list[tuple[str, ...]]:
    """The duties that go on as rows: case, duty, article, whom it binds, since when, until when."""
    return [
        (
            line.case,
            line.what.english(),
            (cited(line.instrument, line.article) if line.article else "own standard") + badge(line.status),
            ", ".join(line.binds),
            line.since.isoformat(),
            f"{line.until}: {line.ends.english()}" if line.until else line.ends.english(),
        )
        for line in lines
    ]


def cut(shown: int, left: int, what: str, command: str) -> str:
    """The sentence for a list of which only the first are shown; `command` lists all."""
    return f"the first {shown:,} of {shown + left:,} {what}, {left:,} more not shown; ./comity {command} lists all"


def cited(instrument: str, article: str) -> str:
    """`es_mx_1978 art. 24` as lists cite it; `?` is an article whose number is not known."""
    return f"{instrument}, article not known" if article == "?" else f"{instrument} art. {article}"


def named(line: DeadlineLine) -> str:
    """The rule of a deadline as lists cite it: its article, or that it is the desk's own standard."""
    return cited(line.instrument, line.article) if line.article else f"own standard ({line.rule.split(':')[-1]})"


def badge(status: str) -> str:
    """What to say beside law whose text was not read."""
    return {Status.VERIFIED: "", Status.KNOWLEDGE: " (verify)", Status.UNCONFIRMED: " (unconfirmed: not applied)"}[
        Status(status)
    ]
