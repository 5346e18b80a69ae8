"""The sweep of deadlines: what is due and no more, in as many statements for many as for few."""

from datetime import date, timedelta

import pytest
from sqlalchemy import text

from models.case import Stage
from models.clock import rungs_due
from models.finding import DeadlineDue
from tasks.recording import chain, ladders, register
from tasks.recording.ladders import climb
from tests.recording.counting import statements
from tests.recording.desk import Desk, Watch, asked, assessed, case, due, journal

START, LAST = date(2026, 3, 2), date(2026, 4, 1)


def running(*deadlines: DeadlineDue, arrival: str = "one") -> str:
    number = case(arrival, stage=Stage.EXAMINED)
    assessed(number, deadlines=deadlines)
    return number


def many(number: int, name: str, *, liberty: bool = False) -> str:
    """A case with so many deadlines that end on LAST."""
    return running(*(due(f"{name}-{n:03}", START, LAST, liberty=liberty) for n in range(number)), arrival=name)


def rungs(desk: Desk) -> list[tuple[str, int]]:
    query = "SELECT clock.rule, rung.level FROM rung JOIN clock ON clock.id = rung.clock ORDER BY 1, 2"
    return [(rule, level) for rule, level in asked(desk, query)]


def states(desk: Desk) -> list[str]:
    return [state for (state,) in asked(desk, "SELECT state FROM clock ORDER BY id")]


def verified() -> None:
    assert chain.verify_journal().breaks == ()


@pytest.mark.parametrize("liberty", [False, True])
def test_ten_times_as_many_due_deadlines_take_no_more_statements(desk: Desk, liberty: bool) -> None:
    sent_for = {}
    for number in (50, 500):
        many(number, f"rule-{number}", liberty=liberty)
        with statements() as sent:
            assert len(climb(LAST + timedelta(days=1))) == 3 * number
        sent_for[number] = len(sent)
    assert sent_for[50] == sent_for[500] <= 9, "on SQLite, BEGIN is one of them"
    assert states(desk) == ["missed"] * 550
    assert journal(desk).count("escalated") == 1650
    verified()


def test_a_sweep_that_finds_nothing_due_asks_one_question(desk: Desk) -> None:
    many(200, "rule")
    running(due("met", START, LAST, liberty=True), arrival="other")
    first_rung = LAST - timedelta(days=7)
    climb(first_rung)
    for day in (START - timedelta(days=9), first_rung, first_rung + timedelta(days=1)):
        with statements() as sent:
            assert climb(day) == ()
        assert len([statement for statement in sent if "FROM clock" in statement]) == 1, day
        assert not [statement for statement in sent if statement.startswith(("INSERT", "UPDATE"))], day


def test_a_sweep_in_parts_climbs_each_rung_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ladders, "BATCH", 7)
    many(21, "whole")
    many(5, "rest")
    climbed = climb(LAST + timedelta(days=1))
    assert len(climbed) == len({(c.clock, c.rung.level) for c in climbed}) == 78
    assert rungs(desk) == sorted((f"{name}-{n:03}", level) for name, number in (("rest", 5), ("whole", 21))
                                 for n in range(number) for level in (1, 2, 3))  # fmt: skip
    assert states(desk) == ["missed"] * 26
    assert climb(LAST + timedelta(days=1)) == ()
    verified()


def test_a_sweep_cut_short_between_two_parts_is_finished_by_the_next(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ladders, "BATCH", 4)
    many(10, "rule")
    part, begun = ladders._climb_batch, [False]

    def cut(pen: register.Writing, today: date, after: int) -> tuple[list[ladders.Climbed], int | None]:
        if begun[0]:
            raise KeyboardInterrupt
        begun[0] = True
        return part(pen, today, after)

    with monkeypatch.context() as kill, pytest.raises(KeyboardInterrupt):
        kill.setattr(ladders, "_climb_batch", cut)
        climb(LAST)
    assert len(rungs(desk)) == 8
    verified()
    assert len(climb(LAST)) == 12
    assert rungs(desk) == [(f"rule-{n:03}", level) for n in range(10) for level in (1, 2)]
    verified()


def test_a_part_that_fails_leaves_nothing_of_itself(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    many(3, "rule")
    before = journal(desk)

    class Broken(Exception):
        pass

    def broken(*_: object) -> None:
        raise Broken

    with monkeypatch.context() as breaks, pytest.raises(Broken):
        breaks.setattr(ladders, "_record", broken)
        climb(LAST + timedelta(days=1))
    assert (rungs(desk), states(desk), journal(desk)) == ([], ["open"] * 3, before)
    assert len(climb(LAST + timedelta(days=1))) == 9
    verified()


def test_a_liberty_deadline_is_marked_missed_though_all_its_rungs_stand_already(desk: Desk) -> None:
    running(due("free", START, LAST, liberty=True))
    assert len(climb(LAST - timedelta(days=5))) == 3
    assert climb(LAST) == ()
    assert states(desk) == ["open"]
    assert climb(LAST + timedelta(days=1)) == ()
    assert states(desk) == ["missed"]
    assert journal(desk).count("clock_missed") == 1


@pytest.mark.parametrize("steps", [1, 3, 40])
def test_what_the_database_selects_is_what_the_ladder_says(desk: Desk, watch: Watch, steps: int) -> None:
    """Day by day, or after an outage: deadlines of both kinds, with safe days before and after the horizon."""
    kinds = [
        due(f"{liberty}-{days}-{earlier}", START, LAST + timedelta(days=days),
            safe=LAST + timedelta(days=days - earlier), liberty=liberty)
        for liberty in (False, True) for days in (0, 1, 9) for earlier in (0, 4)
    ]  # fmt: skip
    running(*kinds)
    stand: set[tuple[str, int]] = set()
    for days in range(-30, 20, steps):
        day = LAST + timedelta(days=days)
        wanted = {
            (kind.rule, rung.level)
            for kind in kinds
            for rung in rungs_due(kind.due, kind.safe, day, liberty=kind.liberty)
        } - stand
        assert {(c.rule, c.rung.level) for c in climb(day)} == wanted, day
        stand |= wanted
    assert set(rungs(desk)) == stand
    verified()


def test_deadlines_that_are_met_suspended_or_ended_are_left_alone(desk: Desk) -> None:
    running(*(due(state, START, LAST) for state in ("met", "suspended", "ended", "open")))
    with register.writing() as pen:
        pen.session.execute(text("UPDATE clock SET state = rule"))
    assert {c.rule for c in climb(LAST + timedelta(days=1))} == {"open"}
    assert states(desk) == ["met", "suspended", "ended", "missed"]


def test_many_lines_of_one_transaction_take_no_more_statements_than_one(desk: Desk) -> None:
    sent_for = {}
    for number in (1, 20, 700):
        with statements() as sent, register.writing() as pen:
            for n in range(number):
                pen.note("noted", thing=f"{n}", words=[n])
        sent_for[number] = len(sent)
    assert sent_for[1] == sent_for[20] == sent_for[700] <= 5, "on SQLite, BEGIN is one of them"
    assert len(journal(desk)) == 721
    verified()


def test_a_transaction_that_notes_nothing_writes_no_head(desk: Desk) -> None:
    with statements() as sent, register.writing():
        pass
    assert not [statement for statement in sent if statement.startswith(("INSERT", "UPDATE"))]
