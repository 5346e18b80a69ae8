"""Decisions: what may be decided when, by whom, upon what, and each once."""

from datetime import date
from typing import Any

import pyotp
import pytest
from pydantic import ValidationError

from models.case import Stage
from models.decision import RULES, Act, DecisionForm, DecisionState
from models.fact import FactState, Kind
from models.finding import Force, Subject
from models.officer import Role
from models.value import Outcome
from tasks.recording import cases, decisions, facts, officers, register
from tasks.recording.decisions import DecisionError
from tasks.recording.officers import OfficerError
from tests.recording.desk import (
    Desk,
    Pair,
    Watch,
    asked,
    assessed,
    by,
    case,
    decide,
    due,
    finding,
    form,
    journal,
    officer,
    set_stage,
    settle,
    stage_of,
    withdraw,
)

GROUND, MISSING = "treaty:1:political", "treaty:1:identity"
FOUND = (
    finding("political"),
    finding("fiscal", Force.PROHIBITED),
    finding("lapse", Force.OPTIONAL, Outcome.NOT_MET),
    finding("doubtful", applied=False),
    finding("identity", Force.REQUIRED, Outcome.NOT_MET, subject=Subject.CONTENT),
)
FULL: dict[Act, dict[str, Any]] = {
    Act.REFUSE: {"relied_on": [GROUND]},
    Act.RETURN: {"relied_on": ["treaty:1:identity"]},
    Act.POSTPONE: {"relied_on": ["treaty:1:identity"], "until": "2026-06-01"},
    Act.CONSULT: {"relied_on": [GROUND]},
    Act.ACCEPT: {"departed_from": [GROUND, MISSING], "note": "The ground is not made out."},
    Act.ACCEPT_IN_PART: {"relied_on": [GROUND, MISSING]},
    Act.SURRENDER: {"departed_from": [GROUND, MISSING], "note": "The ground is not made out."},
}


@pytest.fixture
def staff(desk: Desk, watch: Watch) -> dict[str, pyotp.TOTP]:
    """Two lawyers, a supervisor and a clerk with their authenticators."""
    roles = {"LW1": Role.LAWYER, "LW2": Role.LAWYER, "SU1": Role.SUPERVISOR, "CL1": Role.CLERK}
    return {code: officer(code, role) for code, role in roles.items()}


def examined(arrival: str = "one", *found: Any, stage: Stage = Stage.EXAMINED, **more: Any) -> str:
    number = case(arrival, stage=stage, **more)
    assessed(number, *(found or FOUND))
    return number


def refused(number: str, act: Act, who: str, totp: pyotp.TOTP, match: str, **more: Any) -> None:
    """The decision is refused, and nothing of it remains."""
    before = (stage_of(number), asked_counts())
    with pytest.raises((DecisionError, OfficerError), match=match):
        decide(number, act, who, totp, **more)
    assert (stage_of(number), asked_counts()) == before


def asked_counts() -> list[int]:
    from sqlalchemy import text

    with register.reading() as session:
        return [
            session.execute(text(f"SELECT count(*) FROM {t}")).scalar_one()
            for t in ("decision", "journal", "used_code")
        ]


@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
@pytest.mark.parametrize("kind", [Kind.MLA, Kind.EXTRADITION])
def test_every_act_is_possible_at_its_stages_and_at_no_other(
    desk: Desk, watch: Watch, staff: dict[str, pyotp.TOTP], kind: Kind
) -> None:
    number = examined("one", kind=kind)
    for stage in Stage:
        set_stage(number, stage)
        possible = {act for act, rule in RULES.items() if stage in rule.at and kind in rule.kinds}
        assert set(decisions.possible(cases.case_of(number))) == possible
        impossible = next(act for act in Act if act not in possible)
        with pytest.raises(DecisionError, match=f"cannot be decided in {number}, which is {stage}; possible now"):
            decide(number, impossible, "LW1", staff["LW1"])


@pytest.mark.parametrize(
    ("act", "stage"), [(act, stage) for act, rule in RULES.items() for stage in rule.at], ids=lambda v: str(v)
)
@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
def test_every_act_that_is_possible_moves_the_case_where_its_rule_says(
    desk: Desk, watch: Watch, staff: dict[str, pyotp.TOTP], act: Act, stage: Stage
) -> None:
    kind = Kind.EXTRADITION if Kind.MLA not in RULES[act].kinds else Kind.MLA
    number = examined("one", stage=stage, kind=kind)
    decision = decide(number, act, "LW1", staff["LW1"], **FULL.get(act, {}))
    if RULES[act].four_eyes:
        assert (decision.state, stage_of(number)) == (DecisionState.PROPOSED, stage)
        decision = decide(number, act, "LW2", staff["LW2"])
    assert decision.state == DecisionState.FINAL
    # What is examined already is examined once it is acknowledged.
    assert stage_of(number) == (Stage.EXAMINED if act is Act.ACKNOWLEDGE else RULES[act].to)


def test_the_decision_pins_what_it_was_made_upon(desk: Desk, watch: Watch, staff: dict[str, pyotp.TOTP]) -> None:
    number = examined()
    digest = assessed(number, *FOUND)
    decision = decide(number, Act.ACCEPT, "LW1", staff["LW1"], **FULL[Act.ACCEPT])
    assert (decision.assessment, decision.law_version) == (digest, "law-1")
    assert decision.facts_version == facts.version_of(facts.case_facts(number)[0])
    assert decision.at == watch.at


def test_a_clerk_acknowledges_and_decides_nothing_else(desk: Desk, watch: Watch, staff: dict[str, pyotp.TOTP]) -> None:
    number = examined(stage=Stage.REGISTERED)
    refused(
        number,
        Act.RETURN,
        "CL1",
        staff["CL1"],
        "takes a lawyer or a supervisor; officer CL1 is a clerk",
        **FULL[Act.RETURN],
    )
    decide(number, Act.ACKNOWLEDGE, "CL1", staff["CL1"])
    watch.later(seconds=90)
    for act in decisions.possible(cases.case_of(number)):
        refused(number, act, "CL1", staff["CL1"], "CL1 is a clerk", **FULL.get(act, {}))
    decide(number, Act.ACCEPT, "SU1", staff["SU1"], **FULL[Act.ACCEPT])


def test_what_was_not_examined_is_only_acknowledged(desk: Desk, watch: Watch, staff: dict[str, pyotp.TOTP]) -> None:
    number = case("one")
    refused(number, Act.RETURN, "LW1", staff["LW1"], f"run ./comity examine {number}", **FULL[Act.RETURN])
    decide(number, Act.ACKNOWLEDGE, "LW1", staff["LW1"])
    assert stage_of(number) == Stage.ACKNOWLEDGED


def test_stale_facts_are_refused(desk: Desk, watch: Watch, staff: dict[str, pyotp.TOTP]) -> None:
    number = examined()
    settle(number, "request/urgent", FactState.CORRECTED, "LW1", value=True)
    refused(number, Act.ACCEPT, "LW1", staff["LW1"], "facts .* changed since it was examined", **FULL[Act.ACCEPT])
    assessed(number, *FOUND)
    decide(number, Act.ACCEPT, "LW1", staff["LW1"], **FULL[Act.ACCEPT])


def test_stale_law_is_refused(desk: Desk, watch: Watch, staff: dict[str, pyotp.TOTP]) -> None:
    number = examined()
    refused(number, Act.ACCEPT, "LW1", staff["LW1"], "law's data changed", law="law-2", **FULL[Act.ACCEPT])
    assessed(number, *FOUND, law="law-2")
    decide(number, Act.ACCEPT, "LW1", staff["LW1"], law="law-2", **FULL[Act.ACCEPT])


def test_facts_that_went_back_to_what_was_examined_before_can_be_decided_upon(
    desk: Desk, watch: Watch, staff: dict[str, pyotp.TOTP]
) -> None:
    number = examined()
    digests = []
    for value in (True, False, True):
        watch.later(minutes=1)
        settle(number, "request/urgent", FactState.CORRECTED, "LW1", value=value)
        digests.append(assessed(number, *FOUND))
    assert digests[0] == digests[2] != digests[1]
    assert decide(number, Act.ACCEPT, "LW1", staff["LW1"], **FULL[Act.ACCEPT]).assessment == digests[0]


@pytest.mark.parametrize(
    ("act", "more", "match"),
    [
        (Act.REFUSE, {"relied_on": ["treaty:1:nowhere"]}, "no finding .* has the id treaty:1:nowhere"),
        (Act.ACCEPT, {"departed_from": ["treaty:2:x", GROUND], "note": "So."}, "no finding .* has the id treaty:2:x"),
        (Act.REFUSE, {}, "names the findings relied on"),
        (Act.RETURN, {}, "names the findings relied on"),
        (Act.POSTPONE, {"departed_from": [GROUND], "note": "So."}, "names the findings relied on"),
        (Act.CONSULT, {}, "names the findings relied on"),
        (Act.REFUSE, {"relied_on": ["treaty:1:fiscal"]}, "forbids to refuse on treaty:1:fiscal"),
        (Act.REFUSE, {"relied_on": [GROUND, "treaty:1:fiscal"]}, "forbids to refuse on treaty:1:fiscal"),
        (Act.REFUSE, {"relied_on": ["treaty:1:lapse"]}, "treaty:1:lapse does not: leave it out"),
        (Act.REFUSE, {"relied_on": ["treaty:1:doubtful"]}, "rests on unconfirmed law"),
        (Act.REFUSE, {"relied_on": [GROUND], "departed_from": [GROUND], "note": "So."}, "not both"),
        (Act.ACCEPT, {}, f"name each as departed from, with a note: {MISSING}, {GROUND}"),
        (Act.ACCEPT, {"departed_from": [GROUND], "note": "So."}, f"with a note: {MISSING}"),
        (Act.ACCEPT, {"relied_on": [GROUND, MISSING]}, f"as departed from, with a note: {MISSING}, {GROUND}"),
        (Act.ACCEPT_IN_PART, {}, f"name each as departed from, with a note: {MISSING}, {GROUND}"),
        (Act.ACCEPT, {"departed_from": [GROUND, MISSING]}, "takes a note with the reason"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
def test_reasons_that_do_not_carry_the_decision_are_refused(
    desk: Desk, watch: Watch, staff: dict[str, pyotp.TOTP], act: Act, more: dict[str, Any], match: str
) -> None:
    refused(examined(), act, "LW1", staff["LW1"], match, **more)


def test_a_refusal_waits_for_the_consultation_that_the_treaty_demands(
    desk: Desk, watch: Watch, staff: dict[str, pyotp.TOTP]
) -> None:
    duty = finding("consult_before_refusal", Force.DUTY, subject=Subject.DUTY)
    number = examined("one", *FOUND, duty)
    refused(number, Act.REFUSE, "LW1", staff["LW1"], "demands a consultation before a refusal", **FULL[Act.REFUSE])
    decide(number, Act.CONSULT, "LW1", staff["LW1"], **FULL[Act.CONSULT])
    watch.later(seconds=60)
    decide(number, Act.REFUSE, "LW1", staff["LW1"], **FULL[Act.REFUSE])
    decide(number, Act.REFUSE, "LW2", staff["LW2"], note="I agree.")
    assert stage_of(number) == Stage.REFUSED


def proposed(staff: dict[str, pyotp.TOTP]) -> str:
    number = examined()
    decide(number, Act.REFUSE, "LW1", staff["LW1"], **FULL[Act.REFUSE])
    return number


def test_the_same_officer_cannot_be_the_second(desk: Desk, watch: Watch, staff: dict[str, pyotp.TOTP]) -> None:
    number = proposed(staff)
    watch.later(seconds=60)
    refused(number, Act.REFUSE, "LW1", staff["LW1"], "a second person must confirm it", **FULL[Act.REFUSE])
    refused(number, Act.REFUSE, "CL1", staff["CL1"], "CL1 is a clerk")
    decision = decide(number, Act.REFUSE, "LW2", staff["LW2"])
    assert (decision.officer, decision.second, decision.state) == ("LW1", "LW2", DecisionState.FINAL)
    assert stage_of(number) == Stage.REFUSED


@pytest.mark.parametrize("more", [{}, {"relied_on": [GROUND]}, {"note": "I agree."}])
@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
def test_the_second_officer_concurs_with_no_findings_or_the_same(
    desk: Desk, watch: Watch, staff: dict[str, pyotp.TOTP], more: dict[str, Any]
) -> None:
    number = proposed(staff)
    assert decide(number, Act.REFUSE, "LW2", staff["LW2"], **more).relied_on == [GROUND]


@pytest.mark.parametrize(
    ("more", "match"),
    [
        ({"relied_on": ["treaty:1:identity"]}, "name the same findings or none"),
        ({"relied_on": [GROUND, "treaty:1:identity"]}, "name the same findings or none"),
        ({"departed_from": [GROUND], "note": "No."}, "name the same findings or none"),
        ({"until": "2026-06-01"}, "names another day"),
    ],
)
@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
def test_the_second_officer_signs_no_other_reasons(
    desk: Desk, watch: Watch, staff: dict[str, pyotp.TOTP], more: dict[str, Any], match: str
) -> None:
    refused(proposed(staff), Act.REFUSE, "LW2", staff["LW2"], match, **more)


def test_a_proposal_upon_other_facts_cannot_be_confirmed(
    desk: Desk, watch: Watch, staff: dict[str, pyotp.TOTP]
) -> None:
    number = proposed(staff)
    settle(number, "request/urgent", FactState.CORRECTED, "LW1", value=True)
    assessed(number, *FOUND)
    refused(number, Act.REFUSE, "LW2", staff["LW2"], "changed since LW1 proposed refuse")
    decisions.withdraw_proposal(number, by("LW2"))
    watch.later(seconds=60)
    assert decide(number, Act.REFUSE, "LW2", staff["LW2"], **FULL[Act.REFUSE]).state == DecisionState.PROPOSED
    assert decide(number, Act.REFUSE, "LW1", staff["LW1"]).state == DecisionState.FINAL


def test_a_proposal_of_someone_who_then_declared_a_conflict_cannot_be_confirmed(
    desk: Desk, watch: Watch, staff: dict[str, pyotp.TOTP]
) -> None:
    number = proposed(staff)
    officers.declare_conflict("LW1", number, by=by("LW1"))
    refused(number, Act.REFUSE, "LW2", staff["LW2"], "LW1.* declared a conflict of interest since")
    refused(number, Act.ACCEPT, "LW1", staff["LW1"], "another officer must act", **FULL[Act.ACCEPT])


def test_another_final_decision_or_a_withdrawal_overtakes_a_proposal(
    desk: Desk, watch: Watch, staff: dict[str, pyotp.TOTP]
) -> None:
    number = proposed(staff)
    decide(number, Act.POSTPONE, "LW2", staff["LW2"], **FULL[Act.POSTPONE])
    watch.later(seconds=60)
    assert decide(number, Act.REFUSE, "LW2", staff["LW2"], **FULL[Act.REFUSE]).state == DecisionState.PROPOSED
    withdraw(number, "LW1")
    states = asked(desk, "SELECT act, state FROM decision ORDER BY id")
    assert states == [("refuse", "superseded"), ("postpone", "final"), ("refuse", "superseded")]
    assert journal(desk).count("proposal_withdrawn") == 2


def test_the_same_form_twice_is_one_decision(desk: Desk, watch: Watch, staff: dict[str, pyotp.TOTP]) -> None:
    number = examined()
    first = form(number, Act.REFUSE, "LW1", staff["LW1"], **FULL[Act.REFUSE])
    second = form(number, Act.REFUSE, "LW2", staff["LW2"], note="I agree.")
    one = decisions.decide(first, law_version="law-1")
    assert decisions.decide(first, law_version="law-1").id == one.id
    two = decisions.decide(second, law_version="law-1")
    watch.later(hours=1)
    for again in (first, second):
        assert decisions.decide(again, law_version="anything").id == two.id == one.id
        assert decisions.decision_by(again.key()).id == one.id
    assert journal(desk)[-2:] == ["decided", "moved"]
    assert len(asked(desk, "SELECT * FROM used_code")) == 2


def decide_form(_: int, body: str) -> int | None:
    return decisions.decide(DecisionForm.model_validate_json(body), law_version="law-1").id


@pytest.fixture
def real_staff(desk: Desk) -> dict[str, pyotp.TOTP]:
    """As `staff`, in the time that other processes have too."""
    return {code: officer(code) for code in ("LW1", "LW2")}


def test_the_same_form_from_two_processes_at_once_is_one_decision(
    desk: Desk, real_staff: dict[str, pyotp.TOTP], pair: Pair
) -> None:
    number = examined()
    first = form(number, Act.REFUSE, "LW1", real_staff["LW1"], **FULL[Act.REFUSE])
    assert pair.both(desk, decide_form, first.model_dump_json()) == [1, 1]
    second = form(number, Act.REFUSE, "LW2", real_staff["LW2"])
    assert pair.both(desk, decide_form, second.model_dump_json()) == [1, 1]
    actions = journal(desk)
    assert [actions.count(action) for action in ("proposed", "decided", "moved")] == [1, 1, 1]


def decide_either(number: int, bodies: list[str]) -> str:
    try:
        return decisions.decide(DecisionForm.model_validate_json(bodies[number]), law_version="law-1").state
    except DecisionError:
        return "refused"


def test_of_two_different_decisions_at_once_one_stands(
    desk: Desk, real_staff: dict[str, pyotp.TOTP], pair: Pair
) -> None:
    number = examined()
    forms = [form(number, Act.ACCEPT, who, real_staff[who], **FULL[Act.ACCEPT]) for who in ("LW1", "LW2")]
    bodies = [each.model_dump_json() for each in forms]
    assert sorted(pair.both(desk, decide_either, bodies)) == ["final", "refused"]


def test_a_decision_is_marked_for_review_when_facts_change_and_stands(
    desk: Desk, watch: Watch, staff: dict[str, pyotp.TOTP]
) -> None:
    number = examined()
    decide(number, Act.ACCEPT, "LW1", staff["LW1"], **FULL[Act.ACCEPT])
    assessed(number, *FOUND)
    assert asked(desk, "SELECT state FROM decision WHERE review") == []
    settle(number, "request/urgent", FactState.CORRECTED, "LW1", value=True)
    assessed(number, *FOUND)
    assessed(number, *FOUND)
    assert asked(desk, "SELECT state FROM decision WHERE review") == [("final",)]
    assert journal(desk).count("review_decision") == 1


def test_a_decision_meets_the_clocks_that_ask_for_it(desk: Desk, watch: Watch, staff: dict[str, pyotp.TOTP]) -> None:
    day = date(2026, 3, 2)
    number = case("one", stage=Stage.REGISTERED)
    deadlines = tuple(due(f"rule:{act}", day, day, met_by=act) for act in ("acknowledge", "decide", "execute", ""))
    assessed(number, *FOUND, deadlines=deadlines)
    decide(number, Act.ACKNOWLEDGE, "CL1", staff["CL1"])
    query = "SELECT rule, state FROM clock ORDER BY rule"
    expected = {"rule:": "open", "rule:acknowledge": "met", "rule:decide": "open", "rule:execute": "open"}
    assert dict(asked(desk, query)) == expected
    decide(number, Act.RETURN, "LW1", staff["LW1"], **FULL[Act.RETURN])
    assert dict(asked(desk, query)) == expected | {"rule:": "ended", "rule:decide": "met", "rule:execute": "ended"}


def test_a_form_takes_a_day_of_the_calendar() -> None:
    for until in ("2026-13-01", "2026-02-30", "tomorrow"):
        with pytest.raises(ValidationError):
            form("MX-2026-00001", Act.POSTPONE, "LW1", "123456", until=until)
