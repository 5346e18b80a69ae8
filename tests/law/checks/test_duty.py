"""Duties: those that arise always, on a request, on a nationality, or when several States investigate."""

from datetime import date

import pytest

from models.fact import Kind
from models.law.assessing import JOINT_TEAM
from models.value import Outcome
from tests.law.instruments.asking import ask, due, found

MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN
NOTHING_OWN = {"desk/own_investigation": False, "desk/pending_here": False}
TRAFFICKING = {"offence/1/category": "trafficking"}


class TestJointInvestigation:
    """UNTOC art. 19: joint investigative bodies are considered."""

    @pytest.mark.parametrize(
        ("facts", "expected"),
        [
            ({"conduct/states": ["MX", "US"]}, MET),
            ({"conduct/states": ["US"], "desk/own_investigation": True}, MET),
            ({"desk/pending_here": True}, MET),
            ({"measure/1/kind": "joint_team"}, MET),
            ({"conduct/states": ["US"]} | NOTHING_OWN, NOT_MET),
            ({"conduct/states": ["US"]}, UNKNOWN),
            (NOTHING_OWN, UNKNOWN),
            ({}, UNKNOWN),
        ],
    )
    def test_met_where_more_than_one_state_investigates(self, facts: dict[str, object], expected: Outcome) -> None:
        assessment = ask("US", "MX", Kind.MLA, facts)
        assert found(assessment, "untoc", "19", "joint_investigation").outcome is expected
        suggested = [note for note in assessment.notes if note.text == JOINT_TEAM]
        assert len(suggested) == (expected is MET)

    def test_it_says_what_would_settle_it(self) -> None:
        row = found(ask("US", "MX", Kind.MLA, {"desk/pending_here": False}), "untoc", "19", "joint_investigation")
        assert row.settles == ("desk/own_investigation", "conduct/states")


class TestSubmission:
    """ETS 24 art. 6(2): the case of a national who is not extradited is submitted to the authorities at home."""

    @pytest.mark.parametrize(("nationality", "expected"), [("CH", MET), ("TR", NOT_MET), (None, UNKNOWN)])
    def test_only_for_a_national(self, nationality: str | None, expected: Outcome) -> None:
        facts = {"person/1/role": "sought"} | ({"person/1/nationality": nationality} if nationality else {})
        rows = [f for f in ask("TR", "CH", Kind.EXTRADITION, facts).findings if f.topic == "submit_to_prosecutors"]
        assert rows
        assert {row.outcome for row in rows} == {expected}


class TestConfidentiality:
    """UNTOC art. 18(20): the fact and substance of the request are kept confidential where that is asked."""

    @pytest.mark.parametrize(("asked", "expected"), [(True, MET), (False, NOT_MET), (None, UNKNOWN)])
    def test_as_asked(self, asked: bool | None, expected: Outcome) -> None:
        facts = {} if asked is None else {"request/confidential": asked}
        assert found(ask("MX", "DE", Kind.MLA, facts), "untoc", "18(20)", "confidentiality").outcome is expected


class TestWhatOutlivesTheCase:
    """Mexico-United States extradition treaty, art. 17: speciality, and sixty days after being free to leave."""

    def test_speciality_binds_the_requesting_state_and_ends_by_a_rule(self) -> None:
        row = found(ask("US", "MX", Kind.EXTRADITION), "mx_us_extradition_1978", "17(1)", "speciality")
        assert row.binds == "requesting"
        assert row.ends is not None
        assert "60 days" in row.ends.text

    def test_its_day_is_known_once_the_person_is_free_to_leave(self) -> None:
        facts = {"desk/free_to_leave": date(2026, 2, 10)}
        assert due(ask("US", "MX", Kind.EXTRADITION, facts), "mx_us_extradition_1978", "17(1)(b)").due == date(
            2026, 4, 11
        )

    def test_a_duty_without_such_a_rule_has_no_end(self) -> None:
        assert found(ask("MX", "DE", Kind.MLA), "untoc", "18(19)", "use_limitation").ends is None


class TestVictims:
    def test_the_reflection_period_runs_from_the_day_a_victim_was_identified(self) -> None:
        """CETS 197 art. 13(1): at least 30 days."""
        known = ask("FR", "DE", Kind.MLA, TRAFFICKING | {"desk/victim_identified": date(2026, 5, 20)})
        assert due(known, "cets197", "13(1)").due == date(2026, 6, 19)
        assert not [d for d in ask("FR", "DE", Kind.MLA, TRAFFICKING).deadlines if d.instrument == "cets197"]

    @pytest.mark.parametrize(
        ("name", "article"), [("cets197", "11(1)"), ("trafficking_protocol", "6(1)"), ("thb_directive", "12(4)")]
    )
    def test_what_may_not_be_asked_or_shown_goes_with_a_request_on_trafficking(self, name: str, article: str) -> None:
        assert found(ask("FR", "DE", Kind.MLA, TRAFFICKING), name, article, "victim_privacy").outcome is MET
