"""Clocks: started once, followed to the truth, and the ladder climbed once a rung."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from models.case import Stage
from models.clock import LADDER, LIBERTY_LADDER, Rung
from models.finding import DeadlineDue
from tasks.recording import assessments, cases, letters, officers, register
from tasks.recording.ladders import ClockError, climb, close, deadlines, extend, reminders_due, resume, suspend
from tasks.recording.letters import Drawn
from tasks.recording.officers import OfficerError
from tests.recording.desk import Desk, Pair, Watch, asked, assessed, by, case, due, journal, officer, set_stage

START, LAST = date(2026, 3, 2), date(2026, 4, 1)
RULE = "treaty:1:answer"


def clocks(desk: Desk) -> list[tuple[str, str, str, str]]:
    rows = asked(desk, "SELECT rule, started, due, state FROM clock ORDER BY rule, started")
    return [(rule, str(started), str(last), state) for rule, started, last, state in rows]


def running(*deadlines: DeadlineDue, stage: Stage = Stage.EXAMINED, arrival: str = "one") -> str:
    """A case with these deadlines, or one that ends on LAST."""
    number = case(arrival, stage=stage)
    assessed(number, deadlines=deadlines or (due(RULE, START, LAST),))
    return number


@pytest.fixture
def at_desk(desk: Desk, watch: Watch) -> Desk:
    officer("LW1")
    return desk


def test_a_clock_is_started_once(at_desk: Desk) -> None:
    number = running()
    assessed(number, deadlines=(due(RULE, START, LAST),))
    assert clocks(at_desk) == [(RULE, "2026-03-02", "2026-04-01", "open")]
    assert journal(at_desk).count("clock_started") == 1


def assess_again(_: int, number: str) -> None:
    assessed(number, deadlines=(due(RULE, START, LAST), due("treaty:2:other", START, LAST)))


def test_a_clock_is_started_once_by_two_processes(desk: Desk, pair: Pair) -> None:
    number = case("one")
    pair.both(desk, assess_again, number)
    assert len(clocks(desk)) == 2
    assert journal(desk).count("assessed") == 1


@pytest.mark.parametrize("before", ["open", "missed", "suspended"])
def test_a_corrected_event_ends_the_old_clock_and_going_back_brings_it_back(
    at_desk: Desk, watch: Watch, before: str
) -> None:
    number = running()
    if before == "missed":
        climb(LAST + timedelta(days=1))
    if before == "suspended":
        suspend(number, RULE, "Waiting.", by("LW1"))
    later = START + timedelta(days=3)
    assessed(number, deadlines=(due(RULE, later, LAST + timedelta(days=3)),))
    assert [state for *_, state in clocks(at_desk)] == ["ended", "open"]
    assessed(number, deadlines=(due(RULE, START, LAST),))
    assert [state for *_, state in clocks(at_desk)] == ["open", "ended"]


def test_a_rule_that_the_law_names_no_more_keeps_its_clock(at_desk: Desk) -> None:
    number = running(due(RULE, START, LAST), due("treaty:2:other", START, LAST))
    assessed(number, deadlines=(due("treaty:2:other", START, LAST),))
    assert [state for *_, state in clocks(at_desk)] == ["open", "open"], "better one clock too many than one too few"


def test_a_last_day_that_the_law_puts_elsewhere_moves(at_desk: Desk) -> None:
    number = running()
    assessed(number, deadlines=(due(RULE, START, date(2026, 3, 20), safe=date(2026, 3, 19)),))
    assert clocks(at_desk) == [(RULE, "2026-03-02", "2026-03-20", "open")]
    assert journal(at_desk).count("clock_moved") == 1
    climb(date(2026, 3, 25))
    assessed(number, deadlines=(due(RULE, START, LAST),))
    assert clocks(at_desk) == [(RULE, "2026-03-02", "2026-04-01", "open")], "it is not missed any more"


def test_a_last_day_that_an_officer_set_stays(at_desk: Desk) -> None:
    number = running()
    extend(number, RULE, date(2026, 5, 1), "Agreed.", by("LW1"))
    assessed(number, deadlines=(due(RULE, START, date(2026, 3, 20)),))
    assert clocks(at_desk) == [(RULE, "2026-03-02", "2026-05-01", "open")]


def test_clocks_end_with_the_case_and_run_again_with_it(at_desk: Desk) -> None:
    number = running(due(RULE, START, LAST), due("treaty:2:other", START, date(2026, 3, 10)))
    climb(date(2026, 3, 12))
    with register.writing() as pen:
        cases.move(pen, cases.case_row(pen.session, number), Stage.RETURNED)
    assert {state for *_, state in clocks(at_desk)} == {"ended"}
    assert asked(at_desk, "SELECT reason FROM clock ORDER BY rule") == [("case returned",), ("missed; case returned",)]
    assessed(number, deadlines=(due(RULE, START, LAST),))
    assert {state for *_, state in clocks(at_desk)} == {"ended"}, "nothing runs in a case that has ended"
    set_stage(number, Stage.SUPPLEMENTED)
    assessed(number, deadlines=(due(RULE, START, LAST),))
    assert {rule: state for rule, *_, state in clocks(at_desk)} == {RULE: "open", "treaty:2:other": "ended"}


def test_an_act_meets_its_clocks_late_or_in_time(at_desk: Desk) -> None:
    number = running(
        due("a", START, LAST, met_by="decide"), due("b", START, date(2026, 3, 10), met_by="decide"),
        due("c", START, LAST, met_by="execute"),
    )  # fmt: skip
    climb(date(2026, 3, 12))
    with register.writing() as pen:
        assessments.meet(pen, number, "decide")
    rows = asked(at_desk, "SELECT rule, state, reason FROM clock ORDER BY rule")
    assert rows == [("a", "met", "decide"), ("b", "met", "decide, late"), ("c", "open", None)]


def test_a_clock_is_suspended_resumed_and_moved_by_the_days_it_stood_still(at_desk: Desk, watch: Watch) -> None:
    number = running()
    suspend(number, RULE, "Waiting for the translation.", by("LW1"))
    with pytest.raises(ClockError, match="is suspended: only an open deadline"):
        suspend(number, RULE, "Again.", by("LW1"))
    watch.on(date(2026, 4, 20))
    assert climb(date(2026, 4, 20)) == (), "no rung and nothing missed while it stands still"
    resume(number, RULE, by("LW1"))
    assert clocks(at_desk) == [(RULE, "2026-03-02", "2026-05-20", "open")]
    with pytest.raises(ClockError, match="only a suspended deadline is resumed"):
        resume(number, RULE, by("LW1"))
    assert [str(day) for (day,) in asked(at_desk, "SELECT former_due FROM clock")] == ["2026-04-01"]


def test_an_extension_ends_later_keeps_the_first_day_and_is_of_a_running_clock(at_desk: Desk, watch: Watch) -> None:
    number = running()
    for day in (LAST, LAST - timedelta(days=1)):
        with pytest.raises(ClockError, match="ends after the present last day, 2026-04-01"):
            extend(number, RULE, day, "Agreed.", by("LW1"))
    extend(number, RULE, date(2026, 5, 1), "Agreed.", by("LW1"))
    extend(number, RULE, date(2026, 6, 1), "Agreed again.", by("LW1"))
    assert [str(day) for (day,) in asked(at_desk, "SELECT former_due FROM clock")] == ["2026-04-01"]
    suspend(number, RULE, "Waiting.", by("LW1"))
    with pytest.raises(ClockError, match="is suspended"):
        extend(number, RULE, date(2026, 7, 1), "Agreed.", by("LW1"))
    resume(number, RULE, by("LW1"))
    close(number, RULE, by("LW1"))
    close(number, RULE, by("LW1"))
    with pytest.raises(ClockError, match="is met"):
        extend(number, RULE, date(2026, 7, 1), "Agreed.", by("LW1"))
    assert journal(at_desk).count("clock_met") == 1


def test_a_missed_deadline_that_is_extended_runs_again(at_desk: Desk) -> None:
    number = running()
    climb(LAST + timedelta(days=1))
    extend(number, RULE, date(2026, 5, 1), "Agreed.", by("LW1"))
    assert clocks(at_desk) == [(RULE, "2026-03-02", "2026-05-01", "open")]


def test_a_persons_liberty_is_never_suspended_nor_extended(at_desk: Desk) -> None:
    number = running(due(RULE, START, LAST, liberty=True))
    with pytest.raises(ClockError, match="protects a person's liberty and runs on"):
        suspend(number, RULE, "Waiting.", by("LW1"))
    with pytest.raises(ClockError, match="no officer extends it"):
        extend(number, RULE, date(2026, 5, 1), "Agreed.", by("LW1"))
    assert clocks(at_desk) == [(RULE, "2026-03-02", "2026-04-01", "open")]


def test_who_may_not_act_changes_no_clock(at_desk: Desk) -> None:
    number = running()
    officers.declare_conflict("LW1", number, by=by("LW1"))
    acts: tuple[Callable[[], None], ...] = (
        lambda: suspend(number, RULE, "So.", by("LW1")), lambda: resume(number, RULE, by("LW1")),
        lambda: extend(number, RULE, date(2026, 5, 1), "So.", by("LW1")), lambda: close(number, RULE, by("LW1")),
    )  # fmt: skip
    for act in acts:
        with pytest.raises(OfficerError, match="conflict"):
            act()


def test_a_rule_without_a_running_clock_says_where_they_are_listed(at_desk: Desk) -> None:
    number = running()
    with pytest.raises(ClockError, match=f"./comity case {number} lists them"):
        close(number, "treaty:9:none", by("LW1"))


def test_of_two_clocks_of_one_rule_the_running_one_is_meant(at_desk: Desk) -> None:
    number = running()
    close(number, RULE, by("LW1"))
    later = START + timedelta(days=3)
    assessed(number, deadlines=(due(RULE, later, LAST + timedelta(days=3)),))
    suspend(number, RULE, "Waiting.", by("LW1"))
    assert [state for *_, state in clocks(at_desk)] == ["met", "suspended"]


def climbed(desk: Desk) -> list[int]:
    return [level for (level,) in asked(desk, "SELECT level FROM rung ORDER BY at, level")]


@pytest.mark.parametrize(("liberty", "ladder"), [(False, LADDER), (True, LIBERTY_LADDER)])
def test_each_rung_is_climbed_on_its_day_and_once(at_desk: Desk, liberty: bool, ladder: tuple[Rung, ...]) -> None:
    safe = LAST - timedelta(days=2)
    running(due(RULE, START, LAST, safe=safe, liberty=liberty))
    counted_to = safe if liberty else LAST
    for rung in ladder:
        day = counted_to - timedelta(days=rung.days_before)
        assert [c.rung.level for c in climb(day - timedelta(days=1))] == []
        assert [(c.rung.level, c.rung.told) for c in climb(day)] == [(rung.level, rung.told)]
        assert climb(day) == ()
        assert climb(day + timedelta(days=1)) == () or rung.level < 3
    assert climbed(at_desk) == [1, 2, 3]


def test_after_an_outage_every_rung_that_was_passed_is_climbed_once(at_desk: Desk) -> None:
    running()
    assert [c.rung.level for c in climb(LAST + timedelta(days=25))] == [1, 2, 3]
    assert climb(LAST + timedelta(days=26)) == ()
    assert [clock.rule for clock, _ in reminders_due()] == [RULE]
    assert clocks(at_desk)[0][3] == "missed"


def test_a_reminder_that_was_drafted_is_looked_at_for_an_hour_and_no_longer(at_desk: Desk, watch: Watch) -> None:
    number = running()
    climb(LAST + timedelta(days=25))
    letters.record(Drawn(code="D15", language="en", drawn_from="a", case=number, about=RULE, document="d", size=1))
    (drafted,) = letters.letters_of(number)
    assert len(reminders_due(drafted.at)) == 1, "its run may have been killed before the letter lay in its folder"
    assert reminders_due(drafted.at + timedelta(seconds=1)) == []
    letters.record(Drawn(code="D15", language="en", drawn_from="b", case=number, about="another", document="e", size=1))
    assert reminders_due(drafted.at + timedelta(seconds=1)) == []
    watch.later(seconds=90)
    extend(number, RULE, date(2026, 12, 1), "Agreed.", by("LW1"))
    climb(date(2026, 12, 30))
    assert len(reminders_due(drafted.at + timedelta(seconds=1))) == 1, "of the new last day"


def climb_thrice(_: int) -> int:
    return sum(len(climb(LAST + timedelta(days=2))) for _ in range(3))


def test_two_processes_climb_each_rung_once(desk: Desk, pair: Pair) -> None:
    for n in range(10):
        running(arrival=f"case-{n}")
    assert sum(pair.both(desk, climb_thrice)) == 30
    assert len(climbed(desk)) == 30
    assert journal(desk).count("escalated") == 30
    assert journal(desk).count("clock_missed") == 10


def test_an_extended_deadline_has_its_ladder_anew(at_desk: Desk) -> None:
    number = running()
    climb(LAST + timedelta(days=1))
    extend(number, RULE, date(2026, 6, 1), "Agreed.", by("LW1"))
    assert climb(LAST + timedelta(days=2)) == ()
    assert reminders_due() == [], "what was due for the former day is not due now"
    assert [c.rung.level for c in climb(date(2026, 5, 25))] == [1]
    assert [c.rung.level for c in climb(date(2026, 6, 2))] == [2, 3]
    assert len(reminders_due()) == 1


def test_a_deadline_is_missed_the_day_after_its_last_and_not_before(at_desk: Desk) -> None:
    running()
    climb(LAST)
    assert clocks(at_desk)[0][3] == "open"
    climb(LAST + timedelta(days=1))
    climb(LAST + timedelta(days=1))
    assert clocks(at_desk)[0][3] == "missed"
    assert journal(at_desk).count("clock_missed") == 1


def test_lists_put_liberty_first_then_urgent_cases_then_the_last_day(desk: Desk) -> None:
    calm = running(due("calm", START, date(2026, 3, 5)), arrival="a")
    urgent = case("b", urgent=True)
    assessed(urgent, deadlines=(due("late", START, date(2026, 5, 5)), due("soon", START, date(2026, 5, 1))))
    free = running(due("free", START, date(2026, 6, 1), liberty=True), arrival="c")
    assert [clock.rule for clock, _ in deadlines()] == ["free", "soon", "late", "calm"]
    from tasks.recording.lists import case_lines

    assert [line.number for line in case_lines()] == [free, urgent, calm]
    assert [line.next_due for line in case_lines()] == [date(2026, 6, 1), date(2026, 5, 1), date(2026, 3, 5)]


def test_a_sweep_of_many_deadlines_asks_few_questions(desk: Desk) -> None:
    from sqlalchemy import event

    number = case("one")
    assessed(number, deadlines=tuple(due(f"rule-{n}", START, date(2027, 1, 1)) for n in range(200)))
    asked_: list[str] = []
    event.listen(register.engine(), "before_cursor_execute", lambda *a: asked_.append(a[2]))
    assert climb(START) == ()
    assert len([statement for statement in asked_ if statement.startswith("SELECT")]) <= 4
