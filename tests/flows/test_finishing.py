"""What was cut short is found by the scheduled escalation and brought to its end."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pyotp
import pytest

from flows import decide, examine, receive
from models.decision import DecisionForm
from models.officer import Role
from tasks import clock, escalating
from tasks.engine import bare
from tasks.receiving import take_in
from tasks.recording.letters import letters_of
from tasks.recording.officers import enrol
from tasks.recording.register import writing

SAMPLE = Path(__file__).parents[2] / "samples" / "01_us_mx_trafficking_mla.pdf"
CASE = "MX-2026-00001"


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Sets the clock a quarter of an hour on."""
    begun = clock.now

    def pass_time() -> None:
        monkeypatch.setattr(clock, "now", lambda: begun() + timedelta(minutes=15))

    return pass_time


def test_an_entry_whose_run_was_lost_is_found_once_it_is_old(at_desk: Callable, later: Callable) -> None:  # type: ignore[type-arg]
    at_desk("MX")
    number, _ = take_in(SAMPLE, channel="test")
    assert escalating.stuck_entries() == ()
    later()
    assert escalating.stuck_entries() == (number,)
    bare(receive.STEPS, number)
    assert escalating.stuck_entries() == ()


def test_a_case_that_was_never_examined_is_found(at_desk: Callable, later: Callable) -> None:  # type: ignore[type-arg]
    at_desk("MX")
    number, _ = take_in(SAMPLE, channel="test")
    bare(receive.STEPS, number)
    assert escalating.stuck_cases() == ()
    later()
    assert len(escalating.stuck_cases()) == 1
    (case,) = escalating.stuck_cases()
    bare(examine.STEPS, case)
    assert escalating.stuck_cases() == ()


def test_letters_of_a_decision_that_was_cut_short_are_written_once(at_desk: Callable, later: Callable) -> None:  # type: ignore[type-arg]
    at_desk("MX")
    with writing() as pen:
        totp = pyotp.TOTP(pyotp.parse_uri(enrol(pen, "LW1", "Sample Officer", "Lawyer", Role.LAWYER)).secret)
    number, _ = take_in(SAMPLE, channel="test")
    bare(receive.STEPS, number)
    case = receive.receiving.case_to_examine(number)
    assert case is not None
    bare(examine.STEPS, case)
    form = DecisionForm(case=case, act="acknowledge", officer="LW1", one_time_code=totp.now())  # type: ignore[arg-type]
    bare(decide.STEPS[:1], form)
    escalating.finish_letters()
    assert released(case) == [], "its run may still be at work"
    later()
    escalating.finish_letters()
    escalating.finish_letters()
    assert released(case) == ["D01"]


def released(case: str) -> list[str]:
    return [letter.code for letter in letters_of(case) if letter.state == "released"]
