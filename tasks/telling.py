"""What the command line shows: bars, summaries, tables. Everything a person reads there is written here."""

import re
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.panel import Panel
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from models.board import MARKS, badge, cited, considered, duty_rows, in_order, named
from models.fact import Fact, Facts, FactState, fact_type
from models.finding import Assessment, Basis, DeadlineDue, Finding, Force, RulingCited, Subject
from models.sheet import CaseSheet, DeadlineLine, DutyLine
from models.value import Said

if TYPE_CHECKING:
    from models.law.coverage import Coverage

PIPED = 150  # columns, where no terminal says how many it has
out = Console(highlight=False, width=None if sys.stdout.isatty() else PIPED)
err = Console(stderr=True, highlight=False)

STATES = {
    FactState.READ: "read",
    FactState.CONFIRMED: "[green]confirmed[/]",
    FactState.CORRECTED: "[cyan]corrected[/]",
    FactState.ABSENT: "[yellow]absent[/]",
    FactState.UNKNOWN: "[yellow]unknown[/]",
}
COLOURS = {"met": "green", "not_met": "red", "unknown": "yellow"}
SHOWN = 6  # rulings
_language: ContextVar[str] = ContextVar("language", default="en")


class StepBar:
    """A bar for each step of a run, on standard error; silent where it is not shown."""

    def __init__(self, *, shown: bool) -> None:
        """A bar, shown or not."""
        self._progress = Progress(
            SpinnerColumn(), TextColumn("{task.description:<40}"), BarColumn(bar_width=24), MofNCompleteColumn(),
            TimeElapsedColumn(), console=err, disable=not shown,
        )  # fmt: skip
        self._step: TaskID | None = None
        self._part: TaskID | None = None
        self._shown = shown

    def __enter__(self) -> "StepBar":
        """Begins to show."""
        self._progress.__enter__()
        return self

    def __exit__(self, *what: object) -> None:
        """Ends; what ran stays visible."""
        self._progress.stop()

    def starting(self, title: str) -> None:
        """Something without steps begins."""
        self._step = self._progress.add_task(title, total=1)

    def listen(self, what: str, done: int, total: int) -> None:
        """A listener for `tasks.progressing`."""
        if not what.startswith("step:"):
            if self._part is None:
                self._part = self._progress.add_task(f"  {what}", total=total)
            self._progress.update(self._part, description=f"  {what}", completed=done, total=total)
            return
        for bar in (self._part, self._step):
            if bar is not None:
                finished = self._progress.tasks[self._progress.task_ids.index(bar)]
                self._progress.update(bar, completed=finished.total)
        self._part = None
        title = what.removeprefix("step:")
        self._step = self._progress.add_task(title, total=1) if title else None

    def took(self, seconds: float, ours: float, *, shown: bool) -> None:
        """Says how long it took, and how much of that was ours."""
        if shown:
            err.print(f"[dim]{seconds:.1f} s in all, {ours:.1f} s of it Comity's own work, the rest Prefect's[/]")


def summary(sheet: CaseSheet) -> None:
    """The case as its officer wants to see it first."""
    flags = "".join(
        [" [bold red]LIBERTY[/]" if sheet.liberty else "", " [bold yellow]URGENT[/]" if sheet.urgent else ""]
    )
    head = (
        f"[bold]{sheet.number}[/]{flags}\n{sheet.requesting} → {sheet.requested} · "
        f"{sheet.kind.replace('_', ' ')} · stage [bold]{sheet.stage}[/] · received {sheet.received}\n"
        f"their reference {escape(sheet.their_reference or 'not known')} · {escape(sheet.their_authority or '')}"
    )
    if sheet.stale:
        head += f"\n[yellow]Facts or law changed since it was examined: ./comity examine {sheet.number}[/]"
    out.print(Panel(head, expand=False))
    facts(sheet.facts, masked=sheet.masked)
    if sheet.masked:
        out.print(
            f"[dim]Victims and witnesses are masked. To see them, on the record: ./comity case {sheet.number} "
            "--unmask --officer CODE --reason WHY[/]"
        )
    if sheet.conflicts:
        out.print(f"[yellow]The documents disagree on: {', '.join(sheet.conflicts)}[/]")
    if sheet.assessment is not None:
        law(sheet.assessment)
    deadlines(sheet.deadlines)
    if sheet.duties:
        duties(sheet.duties)
    letters(sheet)
    papers(sheet)
    out.print(f"Possible now: [bold]{', '.join(sheet.possible) or 'nothing'}[/]")


def facts(known: Facts, *, where: bool = False, masked: Collection[str] = ()) -> None:
    """The facts with the page that each stands on; with `where` also box, method and confidence."""
    table = Table(title="Facts", title_justify="left", header_style="bold")
    for name in ("fact", "value", "page", *(("box", "how", "sure") if where else ()), "state"):
        table.add_column(name, overflow="fold")
    for path, fact in sorted(known.facts.items(), key=lambda item: _ordered(item[0])):
        row = [
            path,
            "[dim]masked[/]" if path in masked and fact.value is None else escape(_value(fact)),
            str(fact.source.page) if fact.source else "",
        ]
        if where:
            source = fact.source
            row += [
                " ".join(f"{edge:.0f}" for edge in source.box) if source else "",
                source.method if source else "",
                f"{source.confidence:.2f}" if source else "",
            ]
        table.add_row(*row, STATES[fact.state])
    out.print(table)


def _ordered(path: str) -> tuple[str, int, str]:
    root, _, rest = path.partition("/")
    number, _, last = rest.partition("/")
    return (root, int(number), last) if number.isdigit() else (root, 0, rest)


def _value(fact: Fact) -> str:
    if fact.value is None:
        return "–"
    if isinstance(fact.value, bool):
        return "yes" if fact.value else "no"
    if isinstance(fact.value, tuple):
        return ", ".join(fact.value)
    text = str(fact.value)
    if fact_type(fact.path).kind == "months":
        return f"{text} months"
    return text if len(text) <= 160 else text[:157] + "…"


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Within this block the sentences of the law are told in this language; `MissingMessage` names those there are."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


def _say(said: Said) -> str:
    language = _language.get()
    if language == "en":
        return said.english()
    from tasks.wording import say

    return say(said, language)


def law(assessment: Assessment) -> None:
    """Bases, findings and the table of dual criminality."""
    table = Table(title="Legal bases", title_justify="left", header_style="bold")
    for name in ("", "instrument", "why"):
        table.add_column(name, overflow="fold")
    for basis in considered(assessment.bases):
        chosen = basis.instrument == assessment.chosen
        mark = "[bold green]chosen[/]" if chosen else ("stands" if basis.stands else "[dim]falls[/]")
        table.add_row(mark, escape(_say(Said(text=basis.title))) + badge(basis.status), escape(_say(basis.reason)))
    out.print(table)
    elsewhere(assessment.bases)
    if assessment.elements:
        table = Table(title="Dual criminality, element by element", title_justify="left", header_style="bold")
        for name in ("element", f"law of {assessment.requesting}", f"law of {assessment.requested}", "", "why"):
            table.add_column(name, overflow="fold")
        for line in assessment.elements:
            name = f"{line.element}, victim {line.victim}" if line.victim else line.element
            table.add_row(name, escape(line.requesting), escape(line.requested), _mark(line.outcome),
                          escape(_say(line.reason)))  # fmt: skip
        out.print(table)
    table = Table(title="Findings", title_justify="left", header_style="bold")
    for name in ("finding", "article", "force", "outcome", "why · what would settle it"):
        table.add_column(name, overflow="fold", no_wrap=name == "finding")  # an id is copied whole
    duties = [finding for finding in assessment.findings if finding.force is Force.DUTY]
    for finding in sorted(assessment.findings, key=in_order):
        if finding in duties:
            continue
        settles = f" · [dim]settled by {', '.join(finding.settles)}[/]" if finding.open and finding.settles else ""
        settles += _clearing(finding)
        mark = _mark(finding.outcome) + (" [bold red]●[/]" if finding.concern else "")
        table.add_row(
            finding.id, cited(finding.instrument, finding.article) + badge(finding.status),
            finding.force.replace("_", " "), mark, escape(_say(finding.reason)) + settles,
        )  # fmt: skip
    out.print(table)
    _rulings(assessment)
    _claims(assessment)
    arising = sorted({finding.topic.replace("_", " ") for finding in duties if finding.outcome == "met"})
    if arising:
        out.print(f"[bold]Duties that go with the request[/] (articles with --json): {', '.join(arising)}")
    out.print("[dim]● stands in the way of granting · (verify): the text was not read by the encoder[/]")


def _clearing(finding: Finding) -> str:
    """What the other State could promise, while the ground is made out or open; what it promised, where it did."""
    named = [f"{row.kind.replace('_', ' ')}{' (given)' if row.given else ''}" for row in finding.assurances]
    shown = named and finding.subject is Subject.GROUND and (finding.concern or finding.open)
    return f" · [dim]cleared by an assurance: {', '.join(named)}[/]" if shown else ""


def bases(found: Iterable[Basis]) -> None:
    """The bases between two States, ranked, and why each stands or falls."""
    listed = tuple(found)
    lines = (
        (b.rank or "", b.instrument, _say(Said(text=b.title)), "yes" if b.obliges else "", b.status, _say(b.reason))
        for b in considered(listed)
    )
    rows("Legal bases", ("rank", "instrument", "title", "obliges", "status", "why"), lines)
    elsewhere(listed)


def elsewhere(bases: Iterable[Basis]) -> None:
    """How many instruments are known that do not concern the two States, or this request."""
    found = tuple(bases)
    others = len(found) - len(considered(found))
    if others:
        why = "do not bind both States, are models only, or are made for something else (--json lists them)"
        out.print(f"[dim]{others} more instruments {why}[/]")


def _rulings(assessment: Assessment) -> None:
    """The newest rulings that the findings rest on, each once, with the findings."""
    cited: dict[str, tuple[RulingCited, list[str]]] = {}
    for finding in assessment.findings:
        for ruling in finding.rulings:
            cited.setdefault(ruling.id, (ruling, []))[1].append(finding.id)
    if cited:
        newest = sorted(cited.values(), key=lambda pair: pair[0].citation[-11:], reverse=True)
        lines = ((row.citation + badge(row.status), _say(row.text), ", ".join(on)) for row, on in newest[:SHOWN])
        rows("Rulings that settle how these provisions apply", ("ruling", "what it settles", "findings"), lines)
        if len(newest) > SHOWN:
            out.print(f"[dim]{len(newest) - SHOWN} older rulings: --json, or the assessment for the file (D20)[/]")


def _claims(assessment: Assessment) -> None:
    """Which States may have jurisdiction, and what could be had without a request."""
    holding = [claim for claim in assessment.claims if claim.outcome == "met"]
    if holding:
        lines = (
            (c.state, c.tie.replace("_", " "), "has to" if c.duty else "may",
             cited(c.instrument, c.article) + badge(c.status), _say(c.reason))
            for c in holding
        )  # fmt: skip
        rows("Who may have jurisdiction (no verdict)", ("State", "by", "establishes it", "article", "why"), lines)
        open_ = sum(claim.outcome == "unknown" for claim in assessment.claims)
        out.print(f"[dim]{open_} more ties cannot be told from the facts (--json lists them)[/]")
    if assessment.abroad:
        acts = (
            (_say(a.label), _mark(a.outcome),
             "; ".join(cited(r.instrument, r.article) + badge(r.status) for r in a.rules), _say(a.reason))
            for a in assessment.abroad
        )  # fmt: skip
        rows("Acts on foreign soil", ("measure", "ruled", "articles", "what follows"), acts)
    if assessment.routes:
        once = {_say(route.text): route for route in reversed(assessment.routes)}
        ways = (
            (r.way, ", ".join(r.measures).replace("_", " "), cited(r.instrument, r.article) + badge(r.status), text)
            for text, r in reversed(once.items())
        )
        rows("Faster than a request: look here first", ("way", "for", "article", "what it gives"), ways)


def _mark(outcome: str) -> str:
    return f"[{COLOURS[outcome]}]{MARKS[outcome]}[/]"


def deadlines(lines: Iterable[DeadlineLine], *, with_case: bool = False) -> None:
    """Deadlines: rule, last day, safe day, days left; liberty stands out."""
    table = Table(title="Deadlines", title_justify="left", header_style="bold")
    for name in (*(("case",) if with_case else ()), "last day", "safe day", "left", "rule", "started", "state"):
        table.add_column(name, overflow="fold")
    for line in lines:
        colour = "red" if line.days_left < 0 else "yellow" if line.days_left <= 7 else "default"
        rule = f"{named(line)}{badge(line.status)} · {_say(line.consequence)}"
        liberty = "[bold red]LIBERTY[/] " if line.liberty else ""
        row = [str(line.due), str(line.safe), f"[{colour}]{line.days_left} d[/]", liberty + escape(rule),
               str(line.started), line.state]  # fmt: skip
        table.add_row(*([line.case] if with_case else []), *row)
    out.print(table)


def due(found: Iterable[DeadlineDue], today: date) -> None:
    """Deadlines of the law for facts in a file, that no register holds."""
    table = Table(title="Deadlines", title_justify="left", header_style="bold")
    for name in ("last day", "safe day", "left", "rule", "counted"):
        table.add_column(name, overflow="fold")
    for line in found:
        liberty = "[bold red]LIBERTY[/] " if line.liberty else ""
        rule = f"{liberty}{cited(line.instrument, line.article)}{badge(line.status)} · {_say(line.consequence)}"
        table.add_row(str(line.due), str(line.safe), f"{(line.due - today).days} d", rule, _say(line.counted))
    out.print(table)


def duties(lines: Iterable[DutyLine]) -> None:
    """What still binds whom, case by case."""
    rows("What still binds", ("case", "duty", "article", "binds", "since", "until"), duty_rows(lines))


def letters(sheet: CaseSheet) -> None:
    """The letters and where they lie."""
    table = Table(title="Letters", title_justify="left", header_style="bold")
    for name in ("letter", "state", "file"):
        table.add_column(name, overflow="fold")
    for letter in sheet.letters:
        if letter.state != "superseded":
            table.add_row(f"{letter.code} v{letter.version} ({letter.language})", letter.state, letter.path)
    out.print(table)


def papers(sheet: CaseSheet) -> None:
    """The documents, what to know of each, and the hand-offs."""
    table = Table(title="Documents", title_justify="left", header_style="bold")
    for name in ("document", "kind", "pages", "entry", "to know"):
        table.add_column(name, overflow="fold")
    for line in sheet.documents:
        told = [warning.english() for warning in line.warnings]
        if line.unreadable:
            told.append(line.unreadable.english())
        table.add_row(f"{line.digest[:12]} ({line.media}, {line.role})", f"{line.kind} {line.language or ''}",
                      str(line.pages), line.entry, escape(" ".join(told)))  # fmt: skip
    out.print(table)
    for decision in sheet.decisions:
        second = f" and {decision.second}" if decision.second else ""
        review = " [yellow]to be reviewed: facts or law changed[/]" if decision.review else ""
        out.print(f"Decision {decision.id}: {decision.act} by {decision.officer}{second}, {decision.state}{review}")
    for step in sheet.handoffs:
        problem = f" [red]{escape(step.problem)}[/]" if step.problem else ""
        out.print(f"Hand-off {step.step} to {step.recipient} ({step.channel}): {step.state}{problem}")


def rows(title: str, columns: Iterable[str], lines: Iterable[Iterable[object]]) -> None:
    """A plain table."""
    table = Table(title=title, title_justify="left", header_style="bold")
    for name in columns:
        table.add_column(name, overflow="fold")
    for line in lines:
        table.add_row(*(escape("" if cell is None else str(cell)) for cell in line))
    out.print(table)


def data(body: Mapping[str, object] | str) -> None:
    """JSON, for programs."""
    sys.stdout.write(body if isinstance(body, str) else _json(body))
    sys.stdout.write("\n")


def _json(body: Mapping[str, object]) -> str:
    from pydantic_core import to_json

    return to_json(body, indent=2).decode()


def note(text: str) -> None:
    """A sentence on standard output."""
    out.print(escape(text))


def problem(text: str) -> None:
    """An error: what is wrong and what to do."""
    err.print(f"[bold red]✘[/] {escape(text)}")


def coverage(found: "Coverage") -> None:
    """What is encoded, in numbers, and how much of it was read in a text."""
    from models.law.coverage import Share

    table = Table(title="The law that is encoded", title_justify="left", header_style="bold")
    table.add_column("")
    for name in ("number", "verified", "knowledge", "unconfirmed"):
        table.add_column(name, justify="right")
    numbers: tuple[tuple[str, int | Share], ...] = (
        ("instruments", found.instruments), ("… known to exist, rules not here", found.named),
        ("their provisions", found.provisions), ("participations of States", found.participations),
        ("States that take part", found.states), ("States with own law", found.countries),
        ("provisions of own law", found.domestic), ("States with offences", found.offence_states),
        ("offences", found.offences), ("courts", found.courts), ("rulings", found.rulings),
        ("checks", found.checks), ("topics that they serve", found.topics),
    )  # fmt: skip
    for name, number in numbers:
        if isinstance(number, Share):
            parts = (f"{part} ({part * 100 // max(number.total, 1)} %)" for part in (number.verified, number.knowledge,
                                                                                number.unconfirmed))  # fmt: skip
            table.add_row(name, str(number.total), *parts)
        else:
            table.add_row(name, str(number))
    out.print(table)
    out.print(
        "[dim]verified: its text was read · knowledge: verify before relying on it · unconfirmed: shown, not applied[/]"
    )


def page(markdown: str) -> None:
    """A page in Markdown; its anchors are for a browser."""
    from rich.markdown import Markdown

    out.print(Markdown(re.sub(r'<a id="[^"]*"></a>', "", markdown)))
