"""Officers: who may act when, and codes that are good once."""

from datetime import date

import pyotp
import pytest

from models.officer import Role
from tasks.recording import officers, register
from tasks.recording.cases import UnknownCase
from tasks.recording.officers import STEP, OfficerError
from tests.recording.desk import Desk, Watch, asked, case, journal, officer


def use(code: str, given: str, act: str = "act-1") -> None:
    with register.writing() as pen:
        found = officers.acting(pen.session, code, None, pen.day)
        officers.use_code(pen, found, given, act, pen.at)


def acts(code: str, number: str | None = None) -> None:
    with register.writing() as pen:
        officers.acting(pen.session, code, number, pen.day)


def test_an_officer_is_added_once_and_listed_without_leaving(desk: Desk, watch: Watch) -> None:
    officer("LW1")
    officer("CL1", Role.CLERK)
    with pytest.raises(OfficerError, match="taken"):
        officer("LW1")
    officers.end("CL1")
    officers.end("CL1", on=date(2030, 1, 1))
    assert [(o.code, o.role, o.ended) for o in officers.officers()] == [
        ("CL1", "clerk", date(2026, 3, 2)), ("LW1", "lawyer", None),
    ]  # fmt: skip
    assert journal(desk) == ["officer_added", "officer_added", "officer_ended"]


def test_a_code_of_someone_who_left_is_not_given_again(desk: Desk) -> None:
    officer("LW1")
    officers.end("LW1")
    with pytest.raises(OfficerError, match="taken, perhaps by someone who left"):
        officer("LW1")


def test_an_officer_acts_from_the_first_day_to_the_day_before_the_end(desk: Desk, watch: Watch) -> None:
    officer("LW1", since=date(2026, 3, 5))
    officers.end("LW1", on=date(2026, 3, 9))
    for day, problem in ((4, "begins on 2026-03-05"), (5, None), (8, None), (9, "ended on 2026-03-09")):
        watch.on(date(2026, 3, day))
        if problem is None:
            acts("LW1")
            continue
        with pytest.raises(OfficerError, match=problem):
            acts("LW1")


def test_nobody_acts_who_is_unknown(desk: Desk) -> None:
    with pytest.raises(OfficerError, match=r"\./comity officer add"):
        acts("NO1")
    with pytest.raises(OfficerError, match=r"\./comity officer list"):
        officers.end("NO1")


def test_a_conflict_bars_in_that_case_alone(desk: Desk) -> None:
    officer("LW1")
    first, second = case("a"), case("b")
    officers.declare_conflict("LW1", first)
    officers.declare_conflict("LW1", first)
    acts("LW1", second)
    with pytest.raises(OfficerError, match=f"conflict of interest in {first}: another officer must act"):
        acts("LW1", first)
    assert journal(desk).count("conflict_declared") == 1


def test_a_conflict_is_of_a_known_officer_in_a_known_case(desk: Desk) -> None:
    officer("LW1")
    with pytest.raises(UnknownCase):
        officers.declare_conflict("LW1", "MX-2026-99999")
    with pytest.raises(OfficerError, match="no officer"):
        officers.declare_conflict("NO1", case("a"))


def test_a_code_of_the_step_before_now_or_after_is_taken(desk: Desk, watch: Watch) -> None:
    totp = officer("LW1")
    now = int(watch.at.timestamp())
    for steps, good in ((-2, False), (-1, True), (0, True), (1, True), (2, False)):
        shown = totp.at(now + steps * STEP)
        if good:
            use("LW1", shown, f"act{steps}")
            continue
        with pytest.raises(OfficerError, match="wrong or too old: take the one shown now"):
            use("LW1", shown)


def test_a_used_code_is_good_for_the_same_act_alone(desk: Desk, watch: Watch) -> None:
    totp = officer("LW1")
    shown = totp.at(int(watch.at.timestamp()))
    use("LW1", shown, "act-1")
    use("LW1", shown, "act-1")
    with pytest.raises(OfficerError, match=r"used already: wait for the next one \(30 s\)"):
        use("LW1", shown, "act-2")
    watch.later(seconds=STEP)
    use("LW1", totp.at(int(watch.at.timestamp())), "act-2")
    assert len(asked(desk, "SELECT * FROM used_code")) == 2


def test_a_code_is_of_the_officer_who_gives_it(desk: Desk, watch: Watch) -> None:
    officer("LW1")
    other = officer("LW2")
    with pytest.raises(OfficerError, match="wrong"):
        use("LW1", other.at(int(watch.at.timestamp())))


def test_a_code_used_in_a_transaction_that_fails_is_not_used(desk: Desk, watch: Watch) -> None:
    totp = officer("LW1")
    shown = totp.at(int(watch.at.timestamp()))
    with pytest.raises(ZeroDivisionError), register.writing() as pen:
        officers.use_code(pen, officers.acting(pen.session, "LW1", None, pen.day), shown, "lost", pen.at)
        _ = 1 / 0
    use("LW1", shown, "act-2")


def test_the_secret_is_in_no_journal_row(desk: Desk) -> None:
    totp: pyotp.TOTP = officer("LW1")
    assert totp.secret not in str(asked(desk, "SELECT * FROM journal")) + str(
        asked(desk, "SELECT body FROM journal_content")
    )
