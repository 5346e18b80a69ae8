"""Several victims: what is stated of one never stands for another, and each is asked about by number alone."""

from datetime import date
from pathlib import Path

import pytest

from models.fact import Fact, Facts, FactState, Kind, facts_from_toml, given
from models.finding import Assessment, Finding, Subject
from models.law import load_law
from models.law.conduct import Match, corresponding, table
from models.law.victims import means_of, victims, young
from models.law.years import birthday
from models.value import Outcome
from tests.law.instruments.asking import ask
from tests.law.test_conduct import TODAY, facts

ROOT = Path(__file__).resolve().parents[2]
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN

TWO: dict[str, object] = {
    "conduct/act": ["recruit", "transport"], "conduct/purpose": ["sexual_exploitation"], "conduct/victims": 2,
    "person/1/role": "sought", "person/2/role": "victim", "person/3/role": "victim", "person/4/role": "witness",
    "person/2/age_at_time": 25, "person/3/age_at_time": 30, "offence/1/category": "trafficking",
}  # fmt: skip


def of(*changes: dict[str, object]) -> Facts:
    merged: dict[str, object] = {}
    for change in (TWO, *changes):
        merged |= change
    return facts(merged)


def match(state: str, *changes: dict[str, object]) -> Match:
    return corresponding(of(*changes), load_law(), state, TODAY)


def rows(state: str, *changes: dict[str, object]) -> dict[tuple[str, str], Outcome]:
    return {(r.element, r.victim): r.outcome for r in table(of(*changes), load_law(), "MX", state, TODAY)}


def finding(assessment: Assessment) -> Finding:
    return next(f for f in assessment.findings if f.subject is Subject.DUAL_CRIMINALITY and f.applied)


class TestWhoIsToldApart:
    def test_nobody_where_none_or_only_one_is_listed(self) -> None:
        assert [v.label for v in victims(facts({"conduct/victims": 9}))] == [""]
        assert [v.label for v in victims(facts({"person/1/role": "victim"}))] == [""]
        assert [v.label for v in victims(facts({"person/1/role": "victim", "conduct/victims": 1}))] == [""]

    def test_those_who_are_listed_by_their_number_among_the_victims(self) -> None:
        assert [(v.label, v.person) for v in victims(of())] == [("1", 2), ("2", 3)]

    @pytest.mark.parametrize(("count", "last"), [(2, "2"), (3, "3"), (6, "3-6")])
    def test_those_who_are_not_listed_follow(self, count: int, last: str) -> None:
        assert victims(of({"conduct/victims": count}))[-1].label == last


class TestTheMeansOfOneVictim:
    def test_a_means_of_one_says_nothing_of_the_other(self) -> None:
        found = match("ES", {"person/2/means": ["threat"]})
        assert (found.outcome, found.victims) == (UNKNOWN, "2")
        assert [m.outcome for m in found.each] == [MET, UNKNOWN]
        assert "person/3/means" in found.settles

    def test_a_means_of_the_conduct_says_not_of_whom(self) -> None:
        found = match("ES", {"conduct/means": ["threat"]})
        assert (found.outcome, found.victims, found.each) == (UNKNOWN, "", ())
        assert "not against which of the victims" in found.limbs["means"].reason.english()
        assert set(found.settles) == {"person/2/means", "person/3/means"}

    def test_both_stated_is_met_and_told_once(self) -> None:
        both: dict[str, object] = {"person/2/means": ["threat"], "person/3/means": ["deception"]}
        assert match("ES", both).outcome is MET
        assert rows("ES", both)["means", ""] is MET

    def test_one_without_a_means_fails_and_is_named(self) -> None:
        known = of({"person/2/means": ["threat"]})
        absent = Fact(path="person/3/means", value=None, state=FactState.ABSENT)
        marked = Facts(facts=known.facts | {"person/3/means": absent})
        found = corresponding(marked, load_law(), "ES", TODAY)
        assert (found.outcome, found.victims) == (NOT_MET, "2")
        assert means_of(marked, victims(marked)[1]).absent

    def test_where_no_means_is_an_element_nothing_is_told_apart(self) -> None:
        assert rows("MX", {"person/2/means": ["threat"]}) == {
            (element, ""): MET for element in ("act", "means", "purpose", "penalty")
        }

    def test_a_means_that_no_law_names_fails_for_all(self) -> None:
        assert match("ES", {"conduct/means": ["inducement"]}).outcome is NOT_MET


class TestTheAgeOfOneVictim:
    def test_a_child_beside_an_adult(self) -> None:
        child: dict[str, object] = {"person/2/age_at_time": 15}
        assert rows("ES", child) == {
            ("act", ""): MET, ("child", "1"): MET, ("means", "2"): UNKNOWN, ("purpose", ""): MET,
            ("penalty", "1"): MET, ("penalty", "2"): UNKNOWN, ("consent", ""): MET,
        }  # fmt: skip

    def test_the_youngest_is_a_child_but_which_is_not_said(self) -> None:
        ages: dict[str, object] = {"person/2/age_at_time": None, "person/3/age_at_time": None}
        assert match("ES", ages, {"conduct/youngest_victim": 15}).outcome is UNKNOWN

    def test_no_victim_is_younger_than_the_youngest(self) -> None:
        ages: dict[str, object] = {"person/2/age_at_time": None, "conduct/youngest_victim": 22}
        known = of(ages)
        assert young(known, victims(known)[0], 18).outcome is NOT_MET
        assert young(known, victims(known)[0], 23).outcome is UNKNOWN

    def test_birth_and_the_first_day_where_no_age_is_stated(self) -> None:
        born: dict[str, object] = {"person/2/age_at_time": None, "person/2/born": date(2006, 3, 2)}
        for day, expected in ((date(2024, 3, 1), MET), (date(2024, 3, 2), NOT_MET)):
            known = of(born, {"conduct/from": day})
            assert young(known, victims(known)[0], 18).outcome is expected

    def test_the_day_on_which_an_age_is_reached(self) -> None:
        assert birthday(date(2006, 3, 2), 18) == date(2024, 3, 2)
        assert birthday(date(2004, 2, 29), 18) == date(2022, 3, 1)


class TestThePurposeForOneVictim:
    def test_two_purposes_of_which_a_law_names_one_leave_it_open(self) -> None:
        asked: dict[str, object] = {"conduct/purpose": ["sexual_exploitation", "illegal_adoption"]}
        every: dict[str, object] = {"person/2/means": ["force"], "person/3/means": ["force"]}
        assert match("ES", asked, every).outcome is UNKNOWN
        own: dict[str, object] = {"person/2/purpose": ["sexual_exploitation"], "person/3/purpose": ["illegal_adoption"]}
        assert [m.outcome for m in match("ES", asked, every, own).each] == [MET, NOT_MET]

    def test_each_victim_has_an_offence_of_her_own(self) -> None:
        own: dict[str, object] = {
            "person/2/purpose": ["sexual_exploitation"], "person/3/purpose": ["forced_labour"],
            "person/2/means": ["threat"], "person/3/means": ["debt"],
        }  # fmt: skip
        found = match("US", own)
        assert [m.offence and m.offence.id for m in found.each] == ["us_1591", "us_1590"]
        assert (found.outcome, found.max_months) == (MET, 240)


class TestWhatIsAsked:
    def test_the_victim_is_named_by_number_and_never_by_name(self) -> None:
        named = {"person/2/name": "Fictitious One", "person/3/name": "Fictitious Two", "person/2/means": ["threat"]}
        asked = finding(ask("MX", "US", Kind.EXTRADITION, TWO | named))
        assert asked.question is not None
        assert asked.question.english().startswith(
            "Please state for victim 2, in the order of your request, which means"
        )
        assert asked.reason.english().startswith(
            "As to victim 2, whether the conduct is punishable in US cannot be told"
        )
        assert "Fictitious" not in asked.question.english() + asked.reason.english()
        assert not asked.concern

    def test_the_sixth_sample_asks_for_the_means_of_each_woman(self) -> None:
        """Of the first woman there are threats and a taken document; of the second no means is stated."""
        truth = facts_from_toml((ROOT / "samples/06_mx_us_trafficking_mla.toml").read_text(encoding="utf-8"))
        truth.pop("measure/1/kind")
        found = corresponding(given(truth), load_law(), "US", date(2026, 10, 20))
        assert found.outcome is UNKNOWN
        recorded = truth | {
            "person/3/means": ("threat", "taking_documents"), "person/3/purpose": ("sexual_exploitation",),
            "person/4/purpose": ("forced_labour",),
        }  # fmt: skip
        told = corresponding(given(recorded), load_law(), "US", date(2026, 10, 20))
        assert (told.outcome, told.victims) == (UNKNOWN, "2")
        assert [m.outcome for m in told.each] == [MET, UNKNOWN]
        assert told.offence is not None
        assert told.offence.section == "18 USC 1590"
        lines = table(given(recorded), load_law(), "MX", "US", date(2026, 10, 20))
        assert {(r.victim, r.outcome) for r in lines if r.element == "means"} == {("1", MET), ("2", UNKNOWN)}


class TestTheKindOfTheRequest:
    def test_an_offence_of_procuring_is_not_compared_with_trafficking_alone(self) -> None:
        asked = facts({"offence/1/category": "procuring", "conduct/act": ["benefit"]})
        found = corresponding(asked, load_law(), "FR", TODAY)
        assert (found.offence and found.offence.category, found.outcome) == ("procuring", UNKNOWN)

    @pytest.mark.parametrize(
        ("category", "word"),
        [
            ("smuggling", "illegal entry"), ("procuring", "prostitution"), ("laundering", "proceeds"),
            ("organised_group", "the group"), ("organ_removal", "organ"), ("trafficking", "recruiting"),
        ],
    )  # fmt: skip
    def test_the_question_is_that_of_the_kind(self, category: str, word: str) -> None:
        asked = finding(ask("ES", "MX", Kind.EXTRADITION, {"offence/1/category": category}))
        if category == "procuring":  # no offence of Mexico's is encoded for it
            assert "No offence of the kind" in asked.reason.english()
            return
        assert asked.question is not None
        assert word in asked.question.english()

    def test_a_kind_that_is_not_encoded_is_said(self) -> None:
        asked = finding(ask("ES", "US", Kind.EXTRADITION, {"offence/1/category": "drugs"}))
        assert asked.reason.english().startswith("No offence of the kind of the request is encoded for US")
        lines = table(facts({"offence/1/category": "drugs"}), load_law(), "ES", "US", TODAY)
        assert {row.outcome for row in lines} == {UNKNOWN}

    def test_the_answer_is_worked_out_once_and_never_for_other_facts(self) -> None:
        one, other = of(), of({"person/2/means": ["force"], "person/3/means": ["force"]})
        first = corresponding(one, load_law(), "ES", TODAY)
        assert corresponding(one, load_law(), "ES", TODAY) is first
        assert corresponding(other, load_law(), "ES", TODAY).outcome is MET
        copy = one.model_copy(update={"facts": other.facts})
        assert corresponding(copy, load_law(), "ES", TODAY).outcome is MET
        assert corresponding(one, load_law(), "ES", date(2010, 1, 1)).offence is None
