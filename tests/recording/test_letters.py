"""Letters: one for what it was drawn from, in versions, released once."""

import pytest

from models.case import Stage
from models.decision import Act
from models.letter_row import Letter
from tasks.recording import letters
from tasks.recording.letters import Drawn, known, record, retire
from tests.recording.desk import Desk, Pair, assessed, case, decide, finding, journal, officer


def drawn(source: str, *, number: str, code: str = "D04", language: str = "en", about: str = "") -> Drawn:
    return Drawn(
        code=code, language=language, drawn_from=source, case=number, about=about, document=f"{code}-{source}", size=7
    )


def states(number: str) -> list[tuple[str, int, str]]:
    return [(letter.drawn_from, letter.version, letter.state) for letter in letters.letters_of(number)]


@pytest.fixture
def number(desk: Desk) -> str:
    return case("one")


def test_drawn_from_the_same_it_is_the_same_letter(desk: Desk, number: str) -> None:
    first = record(drawn("a", number=number))
    again = record(drawn("a", number=number))
    assert first.id == again.id
    found = known(drawn("a", number=number))
    assert found is not None
    assert found.id == first.id
    assert known(drawn("b", number=number)) is None
    assert journal(desk).count("letter_drafted") == 1


def test_a_new_version_supersedes_the_draft_before_it(desk: Desk, number: str) -> None:
    for source in "abc":
        record(drawn(source, number=number))
    assert states(number) == [("a", 1, "superseded"), ("b", 2, "superseded"), ("c", 3, "draft")]


def test_each_kind_and_language_has_versions_of_its_own(desk: Desk, number: str) -> None:
    for code, language in (("D04", "en"), ("D04", "es"), ("D01", "en")):
        assert record(drawn("a", number=number, code=code, language=language)).version == 1
    assert {state for *_, state in states(number)} == {"draft"}


def test_a_case_that_is_what_it_was_has_the_draft_that_it_had(desk: Desk, number: str) -> None:
    record(drawn("a", number=number))
    record(drawn("b", number=number))
    found = known(drawn("a", number=number))
    assert found is not None
    assert found.state == "draft"
    assert states(number) == [("a", 1, "draft"), ("b", 2, "superseded")]
    record(drawn("b", number=number))
    assert states(number) == [("a", 1, "superseded"), ("b", 2, "draft")]


def test_a_retired_draft_that_is_called_for_again_is_a_draft_again(desk: Desk, number: str) -> None:
    record(drawn("a", number=number))
    retire(number, keep=["D01"])
    assert states(number) == [("a", 1, "superseded")]
    known(drawn("a", number=number))
    assert states(number) == [("a", 1, "draft")]
    retire(number, keep=["D04"])
    assert states(number) == [("a", 1, "draft")]


def decision(number: str) -> int:
    totp = officer("LW1")
    assessed(number, finding("political"))
    made = decide(number, Act.ACKNOWLEDGE, "LW1", totp)
    assert made.id is not None
    return made.id


def test_a_letter_is_released_once_by_its_decision(desk: Desk, number: str) -> None:
    record(drawn("a", number=number, code="D01"))
    by = decision(number)
    released = [record(drawn("b", number=number, code="D01"), released_by=by) for _ in range(2)]
    assert released[0].id == released[1].id
    assert (released[1].state, released[1].released_by, released[1].version) == ("released", by, 2)
    assert states(number)[0] == ("a", 1, "superseded")
    assert journal(desk).count("letter_released") == 1


def test_a_released_letter_is_superseded_by_nothing(desk: Desk, number: str) -> None:
    by = decision(number)
    record(drawn("a", number=number, code="D01"), released_by=by)
    record(drawn("b", number=number, code="D01"))
    retire(number, keep=[])
    assert states(number) == [("a", 1, "released"), ("b", 2, "superseded")]


def test_a_draft_that_a_release_superseded_stays_so(desk: Desk, number: str) -> None:
    record(drawn("a", number=number, code="D01"))
    record(drawn("b", number=number, code="D01"), released_by=decision(number))
    known(drawn("a", number=number, code="D01"))
    record(drawn("a", number=number, code="D01"))
    assert [state for *_, state in states(number)] == ["superseded", "released"]


def test_a_reminder_of_one_deadline_leaves_that_of_another(desk: Desk, number: str) -> None:
    for source, about in (("a", "rule-1"), ("b", "rule-2"), ("c", "rule-1")):
        record(drawn(source, number=number, code="D15", about=about))
    retire(number, keep=[])
    assert states(number) == [("a", 1, "superseded"), ("b", 2, "draft"), ("c", 3, "draft")]


def record_many(_: int, number: str) -> list[int]:
    return [record(drawn(source, number=number)).version for source in "abcde"]


def test_two_processes_draw_each_letter_once(desk: Desk, number: str, pair: Pair) -> None:
    assert pair.both(desk, record_many, number) == [[1, 2, 3, 4, 5]] * 2
    assert len(states(number)) == 5
    assert sum(state == "draft" for *_, state in states(number)) == 1


def test_a_letter_about_an_entry_belongs_to_no_case(desk: Desk) -> None:
    made = record(Drawn(code="D03", language="es", drawn_from="a", entry="MX-2026-E00001", document="d", size=1))
    assert isinstance(made, Letter)
    assert [letter.code for letter in letters.letters_about("MX-2026-E00001")] == ["D03"]
    assert letters.letters_of("") == [made]


def test_the_stage_of_a_case_is_no_matter_of_its_letters(desk: Desk, number: str) -> None:
    from tests.recording.desk import set_stage

    set_stage(number, Stage.CLOSED)
    assert record(drawn("a", number=number)).state == "draft"
