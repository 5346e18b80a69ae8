"""Lists for people: the first of them in the right order, and how many more there are."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from sqlmodel import col, select

from flows.cli import cases as commands
from models.board import cut
from models.case import Case, Stage
from models.clock import Clock, ClockState
from tasks import showing
from tasks.recording import register
from tasks.recording.ladders import deadlines, first_deadlines
from tasks.recording.lists import CaseLine, case_lines, first_cases
from tests.recording.counting import statements
from tests.recording.desk import Desk, assessed, case, due, set_stage

START = date(2026, 3, 2)


@pytest.fixture
def mixed(desk: Desk) -> Desk:
    """Twelve cases, urgent and not, of three stages, with no, one or several deadlines of either kind and any state."""
    chance = Random(7)
    for n in range(12):
        number = case(f"case-{n}", urgent=chance.random() < 0.3)
        last = [START + timedelta(days=chance.randrange(4)) for _ in range(n % 4)]
        assessed(number, deadlines=tuple(
            due(f"rule-{n}-{k}", START, day, liberty=chance.random() < 0.3) for k, day in enumerate(last)
        ))  # fmt: skip
        set_stage(number, chance.choice((Stage.REGISTERED, Stage.EXAMINED, Stage.CLOSED)))
    with register.writing() as pen:
        for clock in pen.session.exec(select(Clock).order_by(col(Clock.id))):
            clock.state = chance.choice((*ClockState, ClockState.OPEN, ClockState.OPEN))
    return desk


def rows() -> tuple[list[Case], list[Clock]]:
    with register.reading() as session:
        return list(session.exec(select(Case))), list(session.exec(select(Clock)))


def test_the_deadlines_shown_are_the_first_of_all_and_the_rest_is_counted(mixed: Desk) -> None:
    found, clocks = rows()
    urgent = {row.number: row.urgent for row in found}
    counts = [clock for clock in clocks if clock.state in ("open", "missed", "suspended")]
    in_order = sorted(counts, key=lambda c: (not c.liberty, not urgent[c.case], c.due, c.case, c.id or 0))
    everything = [clock.rule for clock in in_order]
    assert len(everything) > 8, "there is something to order"
    assert [clock.rule for clock, _ in deadlines()] == everything
    for limit in (1, 5, len(everything), 500):
        shown, left = first_deadlines(limit)
        assert [clock.rule for clock, _ in shown] == everything[:limit]
        assert left == max(0, len(everything) - limit)


@pytest.mark.parametrize("stages", [None, (Stage.REGISTERED, Stage.EXAMINED), ()])
def test_the_cases_shown_are_the_first_of_all_and_the_rest_is_counted(
    mixed: Desk, stages: tuple[Stage, ...] | None
) -> None:
    found, clocks = rows()
    runs = [clock for clock in clocks if clock.state in ("open", "missed")]

    def place(row: Case) -> tuple[Any, ...]:
        own = [clock for clock in runs if clock.case == row.number]
        next_due = min((clock.due for clock in own), default=date.max)
        return not any(clock.liberty for clock in own), not row.urgent, next_due, row.number

    in_order = sorted((row for row in found if stages is None or row.stage in stages), key=place)
    everything = [row.number for row in in_order]
    assert [line.number for line in case_lines(stages=stages)] == everything
    for limit in (1, 5, 500):
        shown, left = first_cases(limit, stages=stages)
        assert [line.number for line in shown] == everything[:limit]
        assert left == max(0, len(everything) - limit)


def test_a_case_without_a_deadline_says_so(desk: Desk) -> None:
    number = case("calm", urgent=True)
    assert case_lines() == [
        CaseLine(
            number=number, kind="mla", requesting="US", requested="MX", stage="registered", urgent=True, liberty=False,
            received=START, next_due=None,
        )
    ]  # fmt: skip


@pytest.mark.parametrize("shown", [first_deadlines, first_cases])
def test_what_is_not_shown_is_not_loaded(mixed: Desk, shown: Callable[[int], tuple[list[Any], int]]) -> None:
    with statements() as sent:
        found, left = shown(2)
    assert (len(found), left > 0) == (2, True)
    asking = [statement for statement in sent if statement.startswith("SELECT")]
    assert ["LIMIT" in statement for statement in asking] == [True, False]
    assert "SELECT count(*)" in asking[1]


def test_the_board_says_how_many_more_there_are(mixed: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    boards: list[tuple[int, str]] = []

    def board(rows: list[Any], *, key: str, description: str) -> None:
        boards.append((len(rows), description))

    monkeypatch.setattr(showing, "create_table_artifact", board)
    number = len(deadlines())
    for most in (number - 1, number):
        monkeypatch.setattr(showing, "ROWS", most)
        showing.show_deadlines()
    (some, said), (whole, silent) = boards
    assert (some, whole) == (number - 1, number)
    assert said.endswith(
        f": the first {some} of {whole} deadlines, 1 more not shown; ./comity deadlines --json lists all"
    )
    assert "not shown" not in silent


def test_the_commands_show_so_many_and_with_json_all(
    mixed: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(commands, "ROWS", 3)
    assert commands.deadlines() == 0
    told = capsys.readouterr().out
    assert cut(3, len(deadlines()) - 3, "deadlines", "deadlines --json") in " ".join(told.split())
    assert told.count("MX-") == 3
    assert commands.deadlines(json=True) == 0
    listed = json.loads(capsys.readouterr().out)["deadlines"]
    assert [line["rule"] for line in listed] == [clock.rule for clock, _ in deadlines()]
    assert commands.cases(all=True) == 0
    told = capsys.readouterr().out
    assert "first 3 of 12 cases, 9 more not shown; ./comity cases --all --json lists all" in " ".join(told.split())
    assert told.count("MX-") == 3
    assert commands.cases(all=True, json=True) == 0
    assert len(json.loads(capsys.readouterr().out)["cases"]) == 12


def test_a_number_of_many_is_readable() -> None:
    assert "500 of 100,000 deadlines, 99,500 more" in cut(500, 99_500, "deadlines", "deadlines --json")
