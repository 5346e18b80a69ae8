"""Officers: who may act when, codes that are good once and for one act, and what becomes of wrong ones."""

from datetime import date, timedelta

import pyotp
import pytest

from models.officer import Credentials, Officer, Role
from models.practice import BARRED, WRONG_CODES
from tasks.recording import officers, register
from tasks.recording.cases import UnknownCase
from tasks.recording.officers import STEP, OfficerError
from tests.recording.desk import Desk, Pair, Watch, asked, by, case, journal, officer


def signed(code: str, given: str) -> Credentials:
    return Credentials(officer=code, one_time_code=given)


def use(code: str, given: str, key: str | None = "act-1") -> None:
    with officers.acts(signed(code, given), key=key) as pen:
        pen.note("acted", officer=code)


def acts(code: str, number: str | None = None) -> None:
    with officers.acts(by(code), case=number):
        pass


def wrong(totp: pyotp.TOTP, watch: Watch) -> str:
    """A code that is not good now."""
    good = {totp.at(int(watch.at.timestamp()) + step * STEP) for step in (-1, 0, 1)}
    return next(code for code in ("111111", "222222", "333333", "444444") if code not in good)


# --- the staff -----------------------------------------------------------------------------------------------------


def test_an_officer_is_added_once_and_listed_without_leaving(desk: Desk, watch: Watch) -> None:
    officers.add("SU1", "Sample Officer", "Head", Role.SUPERVISOR)
    officers.add("CL1", "Sample Officer", "Clerk", Role.CLERK, by=by("SU1"))
    with pytest.raises(OfficerError, match="taken"):
        officers.add("CL1", "Sample Officer", "Clerk", Role.CLERK, by=by("SU1"))
    officers.end("CL1", by=by("SU1"))
    officers.end("CL1", by=by("SU1"), on=date(2030, 1, 1))
    assert [(o.code, o.role, o.ended) for o in officers.officers()] == [
        ("CL1", "clerk", date(2026, 3, 2)), ("SU1", "supervisor", None),
    ]  # fmt: skip
    rows = asked(desk, "SELECT action, officer, thing FROM journal ORDER BY seq")
    assert rows == [
        ("officer_added", "desk", "SU1"), ("officer_added", "SU1", "CL1"), ("officer_ended", "SU1", "CL1"),
    ]  # fmt: skip


def test_a_code_of_someone_who_left_is_not_given_again(desk: Desk) -> None:
    officer("SU1", Role.SUPERVISOR)
    officer("LW1")
    officers.end("LW1", by=by("SU1"))
    with pytest.raises(OfficerError, match="taken, perhaps by someone who left"):
        officers.add("LW1", "Sample Officer", "Officer", Role.LAWYER, by=by("SU1"))


@pytest.mark.parametrize("role", [Role.CLERK, Role.LAWYER])
def test_the_first_officer_is_a_supervisor(desk: Desk, role: Role) -> None:
    with pytest.raises(OfficerError, match="the first officer is a supervisor, who adds the others"):
        officers.add("LW1", "Sample Officer", "Officer", role)
    assert officers.officers() == []


def test_after_the_first_officer_a_supervisor_adds_ends_and_unlocks(desk: Desk) -> None:
    officers.add("SU1", "Sample Officer", "Head", Role.SUPERVISOR)
    officer("LW1")
    with pytest.raises(OfficerError, match="added by a supervisor: name yourself with --officer"):
        officers.add("LW2", "Sample Officer", "Officer", Role.LAWYER)
    for act in (
        lambda: officers.add("LW2", "Sample Officer", "Officer", Role.LAWYER, by=by("LW1")),
        lambda: officers.add("SU2", "Sample Officer", "Officer", Role.SUPERVISOR, by=by("LW1")),
        lambda: officers.end("SU1", by=by("LW1")),
        lambda: officers.unlock("SU1", by=by("LW1")),
    ):
        with pytest.raises(OfficerError, match="takes a supervisor, which LW1 is not"):
            act()
    assert [o.code for o in officers.officers()] == ["LW1", "SU1"]


def test_a_desk_without_a_supervisor_gets_one_from_a_lawyer_and_nobody_else(desk: Desk) -> None:
    officer("LW1")
    officer("CL1", Role.CLERK)
    for role, who in ((Role.LAWYER, "LW1"), (Role.SUPERVISOR, "CL1")):
        with pytest.raises(OfficerError, match="takes a supervisor"):
            officers.add("NEW", "Sample Officer", "Officer", role, by=by(who))
    officers.add("SU1", "Sample Officer", "Head", Role.SUPERVISOR, by=by("LW1"))


def test_the_last_supervisor_stays(desk: Desk) -> None:
    officer("SU1", Role.SUPERVISOR)
    with pytest.raises(OfficerError, match="SU1 is the last supervisor: add another supervisor first"):
        officers.end("SU1", by=by("SU1"))
    officer("SU2", Role.SUPERVISOR)
    officers.end("SU1", by=by("SU1"))
    with pytest.raises(OfficerError, match="SU2 is the last supervisor"):
        officers.end("SU2", by=by("SU2"))


def test_an_officer_acts_from_the_first_day_to_the_day_before_the_end(desk: Desk, watch: Watch) -> None:
    officer("SU1", Role.SUPERVISOR)
    officer("LW1", since=date(2026, 3, 5))
    officers.end("LW1", by=by("SU1"), on=date(2026, 3, 9))
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
    officer("SU1", Role.SUPERVISOR)
    for act in (officers.end, officers.unlock):
        with pytest.raises(OfficerError, match=r"\./comity officer list"):
            act("NO1", by=by("SU1"))


def test_a_conflict_bars_in_that_case_alone(desk: Desk) -> None:
    officer("LW1")
    first, second = case("a"), case("b")
    officers.declare_conflict("LW1", first, by=by("LW1"))
    officers.declare_conflict("LW1", first, by=by("LW1"))
    acts("LW1", second)
    with pytest.raises(OfficerError, match=f"conflict of interest in {first}: another officer must act"):
        acts("LW1", first)
    assert journal(desk).count("conflict_declared") == 1


def test_a_conflict_is_ones_own_to_declare_or_a_supervisors(desk: Desk) -> None:
    for code, role in (("LW1", Role.LAWYER), ("LW2", Role.LAWYER), ("SU1", Role.SUPERVISOR)):
        officer(code, role)
    with pytest.raises(OfficerError, match="takes a supervisor, which LW2 is not"):
        officers.declare_conflict("LW1", case("a"), by=by("LW2"))
    officers.declare_conflict("LW1", case("b"), by=by("SU1"))
    assert asked(desk, "SELECT officer, thing FROM journal WHERE action = 'conflict_declared'") == [("SU1", "LW1")]


def test_a_conflict_is_of_a_known_officer_in_a_known_case(desk: Desk) -> None:
    officer("SU1", Role.SUPERVISOR)
    with pytest.raises(UnknownCase):
        officers.declare_conflict("SU1", "MX-2026-99999", by=by("SU1"))
    with pytest.raises(OfficerError, match="no officer"):
        officers.declare_conflict("NO1", case("a"), by=by("SU1"))


# --- codes ---------------------------------------------------------------------------------------------------------


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


def test_a_used_code_is_good_for_the_same_act_alone_whenever_that_is_tried_again(desk: Desk, watch: Watch) -> None:
    totp = officer("LW1")
    shown = totp.at(int(watch.at.timestamp()))
    use("LW1", shown, "act-1")
    use("LW1", shown, "act-1")
    for other in ("act-2", None):
        with pytest.raises(OfficerError, match=r"used already: wait for the next one \(30 s\)"):
            use("LW1", shown, other)
    watch.later(minutes=20)
    use("LW1", shown, "act-1")
    with pytest.raises(OfficerError, match="wrong or too old"):
        use("LW1", wrong(totp, watch), "act-1")
    use("LW1", totp.at(int(watch.at.timestamp())), "act-2")
    assert len(asked(desk, "SELECT * FROM used_code")) == 2


def test_an_act_that_is_not_named_is_another_one_each_time(desk: Desk, watch: Watch) -> None:
    shown = officer("LW1").at(int(watch.at.timestamp()))
    use("LW1", shown, None)
    with pytest.raises(OfficerError, match="used already"):
        use("LW1", shown, None)
    assert journal(desk).count("acted") == 1


def test_a_code_is_of_the_officer_who_gives_it(desk: Desk, watch: Watch) -> None:
    officer("LW1")
    other = officer("LW2")
    with pytest.raises(OfficerError, match="wrong"):
        use("LW1", other.at(int(watch.at.timestamp())))


def test_a_code_used_in_a_transaction_that_fails_is_not_used(desk: Desk, watch: Watch) -> None:
    totp = officer("LW1")
    shown = totp.at(int(watch.at.timestamp()))
    with pytest.raises(ZeroDivisionError), officers.acts(signed("LW1", shown), key="lost") as pen:
        pen.note("acted")
        _ = 1 / 0
    assert "acted" not in journal(desk)
    use("LW1", shown, "act-2")


def test_the_secret_and_the_code_are_in_no_journal_row(desk: Desk, watch: Watch) -> None:
    totp: pyotp.TOTP = officer("LW1")
    given = wrong(totp, watch)
    with pytest.raises(OfficerError) as refused:
        use("LW1", given)
    kept = str(asked(desk, "SELECT * FROM journal")) + str(asked(desk, "SELECT body FROM journal_content"))
    assert totp.secret not in kept
    assert given not in str(asked(desk, "SELECT body FROM journal_content")) + str(refused.value)
    assert given not in repr(signed("LW1", given))


# --- wrong codes ---------------------------------------------------------------------------------------------------


def refused(code: str, given: str, match: str) -> None:
    with pytest.raises(OfficerError, match=match):
        use(code, given, None)


def counted(desk: Desk, code: str = "LW1") -> int:
    [(number,)] = asked(desk, f"SELECT wrong_codes FROM officer WHERE code = '{code}'")
    return int(number)


def test_wrong_codes_are_counted_although_nothing_else_of_the_act_stands(desk: Desk, watch: Watch) -> None:
    totp = officer("LW1")
    officer("LW2")
    for number in range(1, WRONG_CODES):
        refused("LW1", wrong(totp, watch), rf"wrong or too old.*\({WRONG_CODES - number} more wrong ones bar")
        assert counted(desk) == number
    assert (counted(desk, "LW2"), journal(desk)[2:]) == (0, ["wrong_code"] * (WRONG_CODES - 1))
    acts("LW1")
    assert counted(desk) == 0, "a right one ends the row"


def test_a_wrong_code_stands_in_the_journal_of_its_case_and_names_nobody_as_who_acted(desk: Desk, watch: Watch) -> None:
    totp, number = officer("LW1"), case("a")
    with pytest.raises(OfficerError), officers.acts(signed("LW1", wrong(totp, watch)), case=number):
        pass
    rows = asked(desk, "SELECT officer, thing, \"case\" FROM journal WHERE action = 'wrong_code'")
    assert rows == [("desk", "LW1", number)]


def bar(totp: pyotp.TOTP, watch: Watch, code: str = "LW1") -> None:
    for _ in range(WRONG_CODES):
        refused(code, wrong(totp, watch), code)


def test_the_fifth_in_a_row_bars_for_a_time_also_from_the_right_code(desk: Desk, watch: Watch) -> None:
    totp = officer("LW1")
    bar(totp, watch)
    assert journal(desk)[-1] == "officer_barred"
    says = r"LW1 is barred until 2026-03-02 12:30 after 5 wrong one-time codes in a row: wait, or a supervisor lifts"
    refused("LW1", totp.at(int(watch.at.timestamp())), says)
    watch.later(seconds=BARRED.total_seconds() - 1)
    refused("LW1", totp.at(int(watch.at.timestamp())), "barred")
    assert counted(desk) == WRONG_CODES, "who is barred is not even asked"
    watch.later(seconds=1)
    use("LW1", totp.at(int(watch.at.timestamp())), None)
    assert counted(desk) == 0


def test_after_the_time_one_wrong_code_bars_again(desk: Desk, watch: Watch) -> None:
    totp = officer("LW1")
    bar(totp, watch)
    watch.later(seconds=BARRED.total_seconds())
    refused("LW1", wrong(totp, watch), "barred until .* after 6 wrong")


def test_another_officer_a_supervisor_lifts_it(desk: Desk, watch: Watch) -> None:
    totp = officer("SU1", Role.SUPERVISOR)
    officer("SU2", Role.SUPERVISOR)
    bar(totp, watch, "SU1")
    with pytest.raises(OfficerError, match="barred"):
        officers.unlock("SU1", by=by("SU1"))
    officers.unlock("SU1", by=by("SU2"))
    officers.unlock("SU1", by=by("SU2"))
    acts("SU1")
    lifted = asked(desk, "SELECT officer, thing FROM journal WHERE action = 'officer_unlocked'")
    assert lifted == [("SU2", "SU1")]


def test_a_step_that_is_tried_again_is_not_barred_from_its_own_act(desk: Desk, watch: Watch) -> None:
    totp = officer("LW1")
    shown = totp.at(int(watch.at.timestamp()))
    use("LW1", shown, "act-1")
    bar(totp, watch)
    use("LW1", shown, "act-1")


def guess_ten(number: int, given: str) -> None:
    for _ in range(10):
        with pytest.raises(OfficerError):
            use("LW1", given, None)


def test_who_guesses_from_two_processes_at_once_has_no_more_guesses(desk: Desk, pair: Pair) -> None:
    officer("LW1")
    pair.both(desk, guess_ten, "000000")
    assert counted(desk) == WRONG_CODES
    assert journal(desk).count("wrong_code") == WRONG_CODES
    assert journal(desk).count("officer_barred") == 1


def test_a_bar_is_kept_as_a_time_with_its_zone(desk: Desk, watch: Watch) -> None:
    bar(officer("LW1"), watch)
    with register.reading() as session:
        until = session.get_one(Officer, "LW1").barred_until
    assert until is not None
    assert (until.utcoffset(), until) == (timedelta(0), watch.at + BARRED)
