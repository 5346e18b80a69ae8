"""Commands for cases."""

from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from flows.cli.app import CASES, app, case_app, clock_app
from flows.cli.incoming import Json
from flows.cli.running import run_flow
from flows.cli.signing import Code, Officer, signed
from models.board import ROWS, cut
from models.case import ENDED, Stage
from models.decision import Act, DecisionForm
from models.handoff import HandOverForm
from tasks import telling


@app.command(group=CASES)
def cases(*, all: Annotated[bool, Parameter(help="Ended cases too.", negative="")] = False, json: Json = False) -> int:
    """List cases: those with a liberty deadline first, then urgent ones, then by the next last day."""
    from tasks.recording.lists import case_lines, first_cases

    stages = None if all else [stage for stage in Stage if stage not in ENDED]
    if json:
        telling.data({"cases": [line.model_dump(mode="json") for line in case_lines(stages=stages)]})
        return 0
    lines, left = first_cases(ROWS, stages=stages)
    telling.rows(
        "Cases", ("case", "", "from", "kind", "stage", "received", "next last day"),
        (
            (c.number, " ".join(w for w, on in (("LIBERTY", c.liberty), ("URGENT", c.urgent)) if on), c.requesting,
             c.kind.replace("_", " "), c.stage, c.received, c.next_due)
            for c in lines
        ),
    )  # fmt: skip
    if left:
        command = "cases --all --json" if all else "cases --json"
        telling.note(f"These are {cut(len(lines), left, 'cases', command)}.")
    return 0


@case_app.default
def case(
    number: Annotated[str, Parameter(help="Such as MX-2026-00017.")],
    *,
    unmask: Annotated[bool, Parameter(help="Show victims and witnesses; journaled.", negative="")] = False,
    officer: Annotated[str | None, Parameter(help="Your officer code (needed with --unmask).")] = None,
    code: Code = None,
    reason: Annotated[str, Parameter(help="Why victims and witnesses must be seen.")] = "",
    json: Json = False,
) -> int:
    """Show the sheet of a case: stage, facts, findings, deadlines, documents, decisions, hand-offs, journal.

    Victims and witnesses are masked until a named officer opens them, with a reason, on the record.
    """
    from models.law import load_law
    from models.masking import masked
    from tasks.recording.sheets import case_sheet

    if unmask:
        from tasks.by_hand import unmask as opened

        if not officer or not reason:
            telling.problem("Seeing victims and witnesses takes --officer CODE and --reason WHY; it is journaled.")
            return 2
        opened(number, signed(officer, code), reason)
    sheet = case_sheet(number, law_version=load_law().version)
    sheet = sheet if unmask else masked(sheet)
    if json:
        telling.data(sheet.model_dump(mode="json"))
        return 0
    telling.summary(sheet)
    lines = ((j.seq, f"{j.at:%Y-%m-%d %H:%M:%S}", j.action, j.officer, j.thing) for j in sheet.journal)
    telling.rows("Journal", ("row", "time (UTC)", "action", "officer", "thing"), lines)
    return 0


@case_app.command(name="link")
def case_link(number: str, other: str, *, officer: Officer, code: Code = None) -> int:
    """Mark two cases as belonging together."""
    from tasks.by_hand import link

    link(number, other, signed(officer, code))
    telling.note(f"{number} and {other} are linked.")
    return 0


@case_app.command(name="withdraw-proposal")
def case_withdraw_proposal(number: str, *, officer: Officer, code: Code = None) -> int:
    """Take back a decision that was proposed and waits for a second person."""
    from tasks.recording.decisions import withdraw_proposal

    withdraw_proposal(number, signed(officer, code))
    telling.note(f"Nothing waits for a second person in {number} any more.")
    return 0


@app.command(group=CASES)
def withdraw(number: str, *, officer: Officer, code: Code = None) -> int:
    """Record that the requesting State withdrew its request."""
    from tasks.by_hand import withdraw as withdrawn

    withdrawn(number, signed(officer, code))
    telling.note(f"{number} is withdrawn.")
    return 0


@app.command(group=CASES)
def examine(number: str, *, json: Json = False) -> int:
    """Examine a case again: read what is filed, hold it against the law, start clocks, draft letters."""

    def load():  # type: ignore[no-untyped-def]
        from flows.examine import examine as flow

        return flow

    run_flow(load, number, show=not json)
    return case(number, json=json)


@app.command(group=CASES)
def decide(
    number: str,
    act: Act,
    *,
    officer: Officer,
    code: Code = None,
    relied_on: Annotated[list[str] | None, Parameter(help="Finding ids relied on.", consume_multiple=True)] = None,
    departed_from: Annotated[list[str] | None, Parameter(help="Finding ids overruled.", consume_multiple=True)] = None,
    note: Annotated[
        str,
        Parameter(help="Your reasons. They go to the register; Prefect does not see them."),
    ] = "",
    until: Annotated[str, Parameter(help="Day of review or answer, YYYY-MM-DD.")] = "",
) -> int:
    """Decide in a case. What needs four eyes is proposed by one officer and made final by a second, same command."""
    form = DecisionForm(
        case=number, act=act, **signed(officer, code).model_dump(), relied_on=relied_on or [],
        departed_from=departed_from or [], note=note, until=until,
    )  # fmt: skip

    def load():  # type: ignore[no-untyped-def]
        from flows.decide import decide as flow

        return flow

    from tasks.deciding import record_decision

    # Recorded before Prefect starts: a refusal is told at once, and the note never reaches Prefect.
    record_decision(form)
    run_flow(load, form.model_copy(update={"note": ""}))
    return case(number)


@app.command(group=CASES)
def hand_over(
    number: str, to: Annotated[str, Parameter(help="Id of the authority.")], *, officer: Officer, code: Code = None
) -> int:
    """Hand a decided case to an executing authority: sealed, sent, and its receipt verified when it comes."""
    form = HandOverForm(case=number, to=to, **signed(officer, code).model_dump())

    def load():  # type: ignore[no-untyped-def]
        from flows.hand_over import hand_over as flow

        return flow

    from tasks.handing import seal_parcel

    seal_parcel(form)  # before Prefect starts: a refusal is told at once
    run_flow(load, form)
    return case(number)


@app.command(group=CASES)
def authorities() -> int:
    """List the authorities that cases can be handed to."""
    from tasks.handing import address_of
    from tasks.settings import settings

    lines = ((i, a.name, a.channel, address_of(i)) for i, a in sorted(settings().authorities.items()))
    telling.rows("Authorities", ("id", "name", "channel", "address"), lines)
    return 0


@app.command(group=CASES)
def deadlines(
    *,
    case: Annotated[str | None, Parameter(help="Those of one case.")] = None,
    calendar: Annotated[Path | None, Parameter(help="Write them to this iCalendar file instead.")] = None,
    json: Json = False,
) -> int:
    """List the deadlines that run: liberty first, then urgent cases, then by last day."""
    from tasks import clock
    from tasks.recording.ladders import deadlines as running
    from tasks.recording.ladders import first_deadlines
    from tasks.recording.sheets import case_sheet, deadline_line

    left = 0
    if case is not None:
        lines = [line for line in case_sheet(case).deadlines if line.state in ("open", "suspended")]
    else:
        found, left = (running(), 0) if json or calendar else first_deadlines(ROWS)
        lines = [deadline_line(row, case_row, clock.today()) for row, case_row in found]
    if calendar is not None:
        from tasks.feeding import feed

        calendar.write_bytes(feed(lines, f"Deadlines {case or 'of the desk'}", clock.now()))
        telling.note(f"{len(lines)} deadlines are in {calendar}: each with its safe day and its last day.")
        return 0
    if json:
        telling.data({"deadlines": [line.model_dump(mode="json") for line in lines]})
        return 0
    telling.deadlines(lines, with_case=True)
    if left:
        telling.note(f"These are {cut(len(lines), left, 'deadlines', 'deadlines --json')}.")
    return 0


@app.command(group=CASES)
def duties(number: Annotated[str | None, Parameter(help="Those of one case.")] = None, *, json: Json = False) -> int:
    """List what still binds whom when a case is over: speciality, limits of use, confidentiality, return of items."""
    from tasks.recording.duties import duties as going_on

    lines = going_on(number)
    if json:
        telling.data({"duties": [line.model_dump(mode="json") for line in lines]})
        return 0
    telling.duties(lines[:ROWS])
    if len(lines) > ROWS:
        telling.note(f"These are {cut(ROWS, len(lines) - ROWS, 'duties', 'duties --json')}.")
    return 0


@app.command(group=CASES)
def escalate() -> int:
    """Climb every rung that is due today, each once; draft reminders; start again what was lost."""

    def load():  # type: ignore[no-untyped-def]
        from flows.escalate import escalate as flow

        return flow

    run_flow(load)
    return deadlines()


@clock_app.command(name="suspend")
def clock_suspend(number: str, rule: str, *, officer: Officer, reason: str, code: Code = None) -> int:
    """Stop a clock, with a reason. A clock that protects a person's liberty cannot be stopped."""
    from tasks.recording.ladders import suspend

    suspend(number, rule, reason, signed(officer, code))
    return deadlines()


@clock_app.command(name="resume")
def clock_resume(number: str, rule: str, *, officer: Officer, code: Code = None) -> int:
    """Let a suspended clock run again."""
    from tasks.recording.ladders import resume

    resume(number, rule, signed(officer, code))
    return deadlines()


@clock_app.command(name="extend")
def clock_extend(number: str, rule: str, to: date, *, officer: Officer, reason: str, code: Code = None) -> int:
    """Give a deadline a later last day, with a reason; the former day stays on record."""
    from tasks.recording.ladders import extend

    extend(number, rule, to, reason, signed(officer, code))
    return deadlines()


@clock_app.command(name="met")
def clock_met(number: str, rule: str, *, officer: Officer, code: Code = None) -> int:
    """Say that what the deadline asks was done."""
    from tasks.recording.ladders import close

    close(number, rule, signed(officer, code))
    return deadlines()
