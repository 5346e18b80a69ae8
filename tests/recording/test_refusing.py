"""Refusals: what they may rely on, the consultation before, and the case of a national that goes to prosecutors."""

from datetime import date
from typing import Any

import pyotp
import pytest

from models.case import Stage
from models.decision import Act, Decision
from models.fact import Kind
from models.finding import Finding, Force, Subject
from models.value import Outcome
from tasks.recording import cases, decisions, ladders
from tasks.recording.decisions import DecisionError
from tests.recording.desk import Desk, Watch, asked, assessed, assessment, by, case, decide, finding, officer

CONSULT = "treaty:1:consult_before_refusal"
CLOCKS = "SELECT rule, event, state, due FROM clock"


@pytest.fixture
def staff(desk: Desk, watch: Watch) -> dict[str, pyotp.TOTP]:
    """Two lawyers with their authenticators."""
    return {code: officer(code) for code in ("LW1", "LW2")}


def examined(*found: Finding, kind: Kind = Kind.MLA) -> str:
    number = case("one", stage=Stage.EXAMINED, kind=kind)
    assessed(number, *found)
    return number


def duty(topic: str, instrument: str = "treaty", outcome: Outcome = Outcome.MET) -> Finding:
    row = finding(topic, Force.DUTY, outcome, subject=Subject.DUTY)
    return row.model_copy(update={"instrument": instrument, "id": f"{instrument}:1:{topic}"})


def refuse(staff: dict[str, pyotp.TOTP], number: str, *relied: str, **more: Any) -> Decision:
    """A refusal by two officers."""
    decide(number, Act.REFUSE, "LW1", staff["LW1"], relied_on=list(relied), **more)
    return decide(number, Act.REFUSE, "LW2", staff["LW2"])


class TestGrounds:
    @pytest.mark.parametrize("act", [Act.REFUSE, Act.CONSULT, Act.POSTPONE, Act.ACCEPT_IN_PART, Act.RETURN])
    def test_what_the_instrument_forbids_to_refuse_on_is_relied_on_by_nobody(
        self, desk: Desk, staff: dict[str, pyotp.TOTP], act: Act
    ) -> None:
        number = examined(finding("bank_secrecy", Force.PROHIBITED))
        with pytest.raises(DecisionError, match="forbids to refuse on treaty:1:bank_secrecy: leave it out"):
            decide(number, act, "LW1", staff["LW1"], relied_on=["treaty:1:bank_secrecy"], note="So.")

    def test_a_ground_that_is_not_made_out_is_left_out(self, desk: Desk, staff: dict[str, pyotp.TOTP]) -> None:
        number = examined(finding("political"), finding("lapse_of_time", outcome=Outcome.NOT_MET), duty("costs"))
        for idle in ("treaty:1:lapse_of_time", "treaty:1:costs"):
            with pytest.raises(DecisionError, match=f"and {idle} does not: leave it out"):
                decide(number, Act.REFUSE, "LW1", staff["LW1"], relied_on=["treaty:1:political", idle])
        assert refuse(staff, number, "treaty:1:political").second == "LW2"

    def test_an_open_ground_is_settled_first(self, desk: Desk, staff: dict[str, pyotp.TOTP]) -> None:
        row = finding("political", outcome=Outcome.UNKNOWN).model_copy(update={"settles": ("desk/political",)})
        number = examined(row)
        with pytest.raises(DecisionError, match="is not settled: record desk/political with"):
            decide(number, Act.REFUSE, "LW1", staff["LW1"], relied_on=[row.id], note="So.")

    def test_a_ground_that_only_a_person_can_weigh_takes_a_note(self, desk: Desk, staff: dict[str, pyotp.TOTP]) -> None:
        number = examined(finding("humanitarian", Force.OPTIONAL, Outcome.UNKNOWN))
        with pytest.raises(DecisionError, match="is for an officer to weigh: add a note"):
            decide(number, Act.REFUSE, "LW1", staff["LW1"], relied_on=["treaty:1:humanitarian"])
        assert refuse(staff, number, "treaty:1:humanitarian", note="Too ill to travel.").second == "LW2"


class TestConsultation:
    def test_who_cannot_consult_departs_from_the_duty_by_name_with_the_reason(
        self, desk: Desk, staff: dict[str, pyotp.TOTP]
    ) -> None:
        number = examined(finding("political"), duty("consult_before_refusal"))
        relied = ["treaty:1:political"]
        with pytest.raises(DecisionError, match=f"decide consult first, or depart from {CONSULT} by name"):
            decide(number, Act.REFUSE, "LW1", staff["LW1"], relied_on=relied)
        with pytest.raises(DecisionError, match="takes a note with the reason"):
            decide(number, Act.REFUSE, "LW1", staff["LW1"], relied_on=relied, departed_from=[CONSULT])
        refuse(staff, number, *relied, departed_from=[CONSULT], note="The last day is today.")
        assert cases.case_of(number).stage == Stage.REFUSED

    @pytest.mark.parametrize(
        ("instrument", "waits"), [("treaty", True), ("other", False), ("mx", True)], ids=lambda v: str(v)
    )
    @pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
    def test_it_is_demanded_by_what_governs_and_not_by_another_treaty(
        self, desk: Desk, staff: dict[str, pyotp.TOTP], instrument: str, waits: bool
    ) -> None:
        row = duty("consult_before_refusal", instrument)
        found = assessment(finding("political"), row).model_copy(update={"chosen": "treaty"})
        left = decisions.consultations_left({row.id: row}, ["treaty"], found.chosen)
        assert bool(left) is waits


class TestNationals:
    FOUND = (finding("nationality", Force.OPTIONAL), finding("political"), duty("submit_to_prosecutors"))

    def test_the_case_goes_to_prosecutors_by_a_day_that_outlives_the_refusal(
        self, desk: Desk, watch: Watch, staff: dict[str, pyotp.TOTP]
    ) -> None:
        number = examined(*self.FOUND, kind=Kind.EXTRADITION)
        refuse(staff, number, "treaty:1:nationality", "treaty:1:political")
        rule = "treaty:1:refused_nationality"
        # Ten working days of Mexico from Monday 2 March 2026; 16 March is a holiday there.
        row = (rule, "refused_nationality", "open", "2026-03-17")
        assert [(*r[:3], str(r[3])) for r in asked(desk, CLOCKS)] == [row]
        watch.later(minutes=2)
        decide(number, Act.CLOSE, "LW1", staff["LW1"])
        assert [r[2] for r in asked(desk, CLOCKS)] == ["open"]
        assert [clock.rule for clock, _ in ladders.deadlines()] == [rule]
        watch.on(date(2026, 3, 20))
        assert [c.rule for c in ladders.climb(date(2026, 3, 20))] == [rule] * 3
        ladders.close(number, rule, by("LW1"))
        assert ladders.deadlines() == []

    def test_without_a_duty_it_is_the_standard_of_the_desk(
        self, desk: Desk, watch: Watch, staff: dict[str, pyotp.TOTP]
    ) -> None:
        refuse(staff, examined(*self.FOUND[:2], kind=Kind.EXTRADITION), "treaty:1:nationality")
        assert [r[0] for r in asked(desk, CLOCKS)] == ["desk:submit"]

    @pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
    def test_another_ground_starts_nothing(self, desk: Desk, watch: Watch, staff: dict[str, pyotp.TOTP]) -> None:
        refuse(staff, examined(*self.FOUND, kind=Kind.EXTRADITION), "treaty:1:political")
        assert asked(desk, CLOCKS) == []
