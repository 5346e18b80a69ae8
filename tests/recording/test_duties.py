"""What still binds whom when a case is over: since when, until when, and for which cases."""

from datetime import date

import pytest

from models.case import Stage
from models.deadline import Calendar
from models.fact import Kind
from models.finding import DeadlineDue, Finding, Force, Status, Subject
from models.law.lasting import NO_END, UNTIL_SUBMITTED
from models.practice import submission_deadline
from models.value import Outcome, Said
from tasks.recording import assessments, cases, register
from tasks.recording.duties import duties
from tasks.recording.sheets import case_sheet
from tests.recording.desk import DAY, Desk, Watch, assessed, case, due, finding

END = Said(text="Speciality ends for a person who has not left within 45 days.")


def duty(topic: str, binds: str = "requesting", **more: object) -> Finding:
    row = finding(topic, Force.DUTY, subject=Subject.DUTY)
    return row.model_copy(update={"binds": binds, "rule": Said(text="A rule.")} | more)


FOUND = (
    duty("speciality", ends=END), duty("use_limitation"), duty("confidentiality", "both"), duty("return_items"),
    duty("costs"), duty("re_extradition", applied=False), duty("data_protection", outcome=Outcome.UNKNOWN),
)  # fmt: skip


def over(to: Stage, *, before: Stage, kind: Kind = Kind.MLA, deadlines: tuple[DeadlineDue, ...] = ()) -> str:
    """A case with these duties that reached the stage today."""
    number = case("one", stage=before, kind=kind)
    assessed(number, *FOUND, deadlines=deadlines)
    move(number, to)
    return number


def move(number: str, to: Stage) -> None:
    with register.writing() as pen:
        cases.move(pen, cases.case_row(pen.session, number), to)


def told(number: str | None = None) -> list[tuple[str, str, date | None, str]]:
    return [(d.topic, d.since.isoformat(), d.until, d.ends.text) for d in duties(number)]


def test_while_a_case_goes_on_nothing_is_listed(desk: Desk, watch: Watch) -> None:
    number = case("one", stage=Stage.EXECUTING)
    assessed(number, *FOUND)
    assert duties() == duties(number) == []
    assert case_sheet(number).duties == ()


def test_results_bring_limits_of_use_from_the_day_they_were_transmitted(desk: Desk, watch: Watch) -> None:
    watch.on(date(2026, 4, 1))
    number = over(Stage.TRANSMITTED, before=Stage.EXECUTING)
    expected = [
        ("use_limitation", "2026-04-01", None, NO_END), ("confidentiality", DAY.isoformat(), None, NO_END),
        ("return_items", "2026-04-01", None, NO_END),
    ]  # fmt: skip
    assert told() == told(number) == expected
    assert [d.binds for d in duties()] == [("US",), ("US", "MX"), ("US",)]
    watch.on(date(2026, 6, 1))
    move(number, Stage.CLOSED)
    assert told() == expected
    assert case_sheet(number).duties == tuple(duties())


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
def test_a_person_surrendered_is_protected_until_a_day_that_follows_from_the_event(
    desk: Desk, watch: Watch, known: bool
) -> None:
    watch.on(date(2026, 4, 1))
    ending = due("treaty:14:free_to_leave", date(2027, 1, 10), date(2027, 2, 24)).model_copy(update={"text": END})
    over(Stage.SURRENDERED, before=Stage.EXECUTING, kind=Kind.EXTRADITION, deadlines=(ending,) if known else ())
    rows = {topic: row for topic, *row in told()}
    assert rows["speciality"] == ["2026-04-01", date(2027, 2, 24) if known else None, END.text]
    assert "return_items" not in rows


@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
def test_a_refused_case_keeps_its_secret_and_the_duty_to_submit_until_it_is_submitted(desk: Desk, watch: Watch) -> None:
    number = over(Stage.REFUSED, before=Stage.EXAMINED, kind=Kind.EXTRADITION)
    last = submission_deadline(DAY, None, Calendar(state="MX"))
    with register.writing() as pen:
        assessments.start(pen, number, last)
    (submit, *_), (_, secret) = duties(), told()
    assert (submit.topic, submit.until, submit.ends.text) == ("submit_to_prosecutors", last.due, UNTIL_SUBMITTED)
    assert (submit.binds, submit.status, submit.article) == (("MX",), Status.KNOWLEDGE, "")
    assert secret[0] == "confidentiality"
    with register.writing() as pen:
        assessments.meet(pen, number, "submit")
    assert [d.topic for d in duties()] == ["confidentiality"]
