"""Cases: the moves from stage to stage, links, withdrawal, and finding the one that a reply belongs to."""

from datetime import date

import pytest

from models.case import ENDED, MOVES, MoveError, Stage, moved
from tasks import by_hand
from tasks.recording import cases, register
from tasks.recording.cases import UnknownCase, matching
from tasks.recording.sheets import case_sheet
from tests.recording.desk import Desk, asked, by, case, journal, officer, stage_of, withdraw

PAIRS = [(at, to) for at in Stage for to in Stage]


@pytest.mark.parametrize(("at", "to"), PAIRS)
def test_a_stage_follows_where_the_moves_say_so_and_nowhere_else(at: Stage, to: Stage) -> None:
    allowed = to in MOVES[at] or (to is Stage.WITHDRAWN and at not in ENDED)
    if allowed:
        assert moved(at, to) is to
        return
    with pytest.raises(MoveError, match=f"a case that is {at} cannot become {to}"):
        moved(at, to)


def test_every_stage_is_reached_and_leads_to_the_end() -> None:
    reached = {Stage.REGISTERED}
    while more := {to for at in reached for to in MOVES[at]} - reached:
        reached |= more
    assert reached | {Stage.WITHDRAWN} == set(Stage)
    for at in Stage:
        ahead = {at}
        while more := {to for stage in ahead for to in MOVES[stage]} - ahead:
            ahead |= more
        assert Stage.CLOSED in ahead, at


def test_a_move_is_journaled_with_it_and_a_forbidden_one_changes_nothing(desk: Desk) -> None:
    number = case("one")
    with register.writing() as pen:
        cases.move(pen, cases.case_row(pen.session, number), Stage.ACKNOWLEDGED, officer="LW1")
    assert asked(desk, "SELECT action, officer, thing FROM journal ORDER BY seq DESC LIMIT 1") == [
        ("moved", "LW1", "acknowledged")
    ]
    with pytest.raises(MoveError), register.writing() as pen:
        cases.move(pen, cases.case_row(pen.session, number), Stage.CLOSED)
    assert stage_of(number) == Stage.ACKNOWLEDGED
    assert journal(desk)[-1] == "moved"


def test_a_case_is_withdrawn_once_and_not_after_its_end(desk: Desk) -> None:
    officer("LW1")
    number = case("one")
    withdraw(number, "LW1")
    withdraw(number, "LW1")
    assert journal(desk).count("moved") == 1
    with pytest.raises(MoveError):
        withdraw(case("two", stage=Stage.REFUSED), "LW1")


def test_two_cases_are_linked_once_whichever_is_named_first(desk: Desk) -> None:
    officer("LW1")
    first, second = case("a"), case("b")
    by_hand.link(first, second, by("LW1"))
    by_hand.link(second, first, by("LW1"))
    assert journal(desk).count("linked") == 1
    assert case_sheet(first).linked == (second,)
    assert case_sheet(second).linked == (first,)
    with pytest.raises(ValueError, match="not linked to itself"):
        by_hand.link(first, first, by("LW1"))
    with pytest.raises(UnknownCase):
        by_hand.link(first, "MX-2026-99999", by("LW1"))


def test_a_reply_matches_open_cases_by_state_and_reference(desk: Desk) -> None:
    known = case("a", requesting="US", reference="R-1")
    case("b", requesting="ES", reference="R-1")
    case("c", requesting="US", reference="R-2")
    case("d", requesting="US", reference="R-1", stage=Stage.CLOSED)
    case("e", requesting="US", reference="R-1", stage=Stage.WITHDRAWN)
    assert [found.number for found in matching("US", "R-1")] == [known]


def test_a_sheet_shows_the_case_whole(desk: Desk) -> None:
    officer("LW1")
    number = case("one", urgent=True, reference="R-1", authority="Ministry")
    sheet = case_sheet(number, today=date(2026, 3, 2))
    assert (sheet.number, sheet.urgent, sheet.their_reference, sheet.channel) == (number, True, "R-1", "test")
    assert [line.action for line in sheet.journal] == ["case_opened", "entry_case"]
    assert [line.name for line in sheet.documents] == ["one.txt"]
    assert sheet.stale, "it was not examined"
