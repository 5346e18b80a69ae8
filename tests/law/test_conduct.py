"""Dual criminality by act, means and purpose: law/regional_and_practice.md, 3.3, trap by trap."""

from datetime import date

import pytest

from models.fact import Facts, given, typed
from models.law import load_law
from models.law.conduct import corresponding, element_text, table, youngest_below
from models.law.years import years_between
from models.value import Outcome

TODAY = date(2026, 11, 24)
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN

ADULT: dict[str, object] = {
    "conduct/act": ["recruit", "transport"],
    "conduct/purpose": ["sexual_exploitation"],
    "conduct/youngest_victim": 25,
}


def facts(values: dict[str, object], **more: object) -> Facts:
    merged = values | {path.replace("__", "/"): value for path, value in more.items()}
    return given({path: typed(path, value) for path, value in merged.items() if value is not None})


def outcome(state: str, values: dict[str, object], on: date = TODAY, **more: object) -> Outcome:
    return corresponding(facts(values, **more), load_law(), state, on).outcome


class TestTrap1LabelIsNotConduct:
    """Treaties and statutes ask whether the acts would be an offence; the name is irrelevant."""

    def test_a_wrong_name_changes_nothing(self) -> None:
        assert outcome("MX", ADULT, offence__1__title="Kidnapping", offence__1__category="other") is MET
        assert outcome("MX", {"offence/1/title": "Trata de personas", "offence/1/category": "trafficking"}) is UNKNOWN


class TestTrap2MeansRequiredInOneStateOnly:
    """Mexico's article 10 asks for no means of an adult; US, DE, FR and ES do."""

    def test_no_means_stated_for_an_adult(self) -> None:
        assert outcome("MX", ADULT) is MET
        for state in ("US", "DE", "FR", "ES"):
            assert outcome(state, ADULT) is UNKNOWN, state

    def test_the_request_states_one(self) -> None:
        for state in ("MX", "US", "DE", "FR", "ES"):
            assert outcome(state, ADULT, conduct__means=["deception"]) is MET, state

    def test_a_means_that_the_law_does_not_name(self) -> None:
        """Payment or a promise to the victim: France names it, Spain, Germany and the United States do not."""
        assert outcome("FR", ADULT, conduct__means=["inducement"]) is MET
        for state in ("ES", "DE"):
            assert outcome(state, ADULT, conduct__means=["inducement"]) is NOT_MET, state
        neighbour = corresponding(facts(ADULT, conduct__means=["inducement"]), load_law(), "US", TODAY)
        assert (neighbour.outcome, neighbour.offence and neighbour.offence.id) == (MET, "us_2421")


class TestTrap3Children:
    """A child needs no means in US, MX, DE, FR and ES: act and purpose are enough."""

    @pytest.mark.parametrize("state", ["US", "MX", "DE", "FR", "ES"])
    def test_seventeen_needs_no_means_and_eighteen_does_save_in_mexico_and_germany(self, state: str) -> None:
        assert outcome(state, ADULT, conduct__youngest_victim=17) is MET
        expected = MET if state in ("MX", "DE") else UNKNOWN
        assert outcome(state, ADULT, conduct__youngest_victim=18) is expected

    def test_an_age_that_is_not_stated_leaves_it_open(self) -> None:
        assert outcome("ES", ADULT, conduct__youngest_victim=None) is UNKNOWN

    def test_a_means_that_does_not_fit_is_no_answer_while_the_age_is_open(self) -> None:
        assert outcome("ES", ADULT, conduct__youngest_victim=None, conduct__means=["inducement"]) is UNKNOWN

    def test_forced_labour_of_a_child_still_asks_for_means_in_the_united_states(self) -> None:
        labour = ADULT | {"conduct/purpose": ["forced_labour"], "conduct/youngest_victim": 15}
        assert outcome("US", labour) is UNKNOWN
        assert outcome("US", labour, conduct__means=["taking_documents"]) is MET


class TestTrap4AgeAtTheDate:
    """Germany: under twenty-one takes the place of the means; the age counts at the date of the act."""

    def test_twenty_and_twenty_one(self) -> None:
        assert outcome("DE", ADULT, conduct__youngest_victim=20) is MET
        assert outcome("DE", ADULT, conduct__youngest_victim=21) is UNKNOWN

    def test_reckoned_from_birth_and_the_first_day(self) -> None:
        victim = {
            "person/1/role": "victim", "person/1/born": date(2006, 3, 2), "conduct/youngest_victim": None,
            "conduct/victims": 1,
        }  # fmt: skip
        assert outcome("ES", ADULT | victim, conduct__from=date(2024, 3, 1)) is MET
        assert outcome("ES", ADULT | victim, conduct__from=date(2024, 3, 2)) is UNKNOWN  # an adult now: means are asked

    def test_the_first_of_the_acts_counts(self) -> None:
        victim = {"person/1/role": "victim", "person/1/born": date(2006, 3, 2)}
        when = {"conduct/from": date(2024, 1, 1), "conduct/to": date(2025, 1, 1)}
        assert youngest_below(facts(victim | when), 18)[0] is MET

    def test_other_victims_may_be_younger(self) -> None:
        victim = {"person/1/role": "victim", "person/1/born": date(1990, 1, 1), "conduct/from": date(2024, 1, 1)}
        assert youngest_below(facts(victim | {"conduct/victims": 3}), 18)[0] is UNKNOWN
        assert youngest_below(facts(victim | {"conduct/victims": 1}), 18)[0] is NOT_MET
        assert youngest_below(facts(victim), 18)[0] is UNKNOWN

    def test_without_a_day_an_age_cannot_be_told(self) -> None:
        assert youngest_below(facts({"person/1/role": "victim", "person/1/born": date(2010, 1, 1)}), 18)[0] is UNKNOWN

    def test_who_is_old_enough_at_the_end_may_have_been_younger_at_the_start(self) -> None:
        known = {"person/1/role": "victim", "person/1/born": date(2000, 1, 1), "conduct/to": date(2024, 1, 1)}
        assert youngest_below(facts(known | {"conduct/victims": 1}), 18)[0] is UNKNOWN

    @pytest.mark.parametrize(
        ("born", "on", "age"),
        [
            (date(2006, 3, 2), date(2024, 3, 1), 17),
            (date(2006, 3, 2), date(2024, 3, 2), 18),
            (date(2004, 2, 29), date(2022, 2, 28), 17),
            (date(2004, 2, 29), date(2022, 3, 1), 18),
            (date(2004, 2, 29), date(2024, 2, 29), 20),
        ],
    )
    def test_completed_years(self, born: date, on: date, age: int) -> None:
        assert years_between(born, on) == age


class TestTrap5And7Purposes:
    """US: begging and forced crime as labour or services; organ removal is not in chapter 77. MX names no surrogacy."""

    def test_mapped_and_missing(self) -> None:
        asked = ADULT | {"conduct/means": ["force"]}
        assert outcome("US", asked, conduct__purpose=["begging"]) is MET
        assert outcome("US", asked, conduct__purpose=["organ_removal"]) is NOT_MET
        assert outcome("MX", asked, conduct__purpose=["organ_removal"]) is MET
        assert outcome("FR", asked, conduct__purpose=["forced_marriage"]) is NOT_MET
        assert outcome("ES", asked, conduct__purpose=["forced_marriage"]) is MET

    def test_one_of_several_is_enough(self) -> None:
        asked = ADULT | {"conduct/means": ["force"], "conduct/purpose": ["organ_removal", "begging"]}
        assert outcome("US", asked) is MET


class TestTrap9Penalties:
    """The threshold looks at the maximum of the offence that fits; § 233 StGB reaches three years, or a fine."""

    def test_the_heavier_range_for_a_child(self) -> None:
        law = load_law()
        for state, adult, child in (("ES", 96, 144), ("FR", 84, 120)):
            means: dict[str, object] = {"conduct/means": ["abuse_of_vulnerability"]}
            assert corresponding(facts(ADULT | means), law, state, TODAY).max_months == adult
            young = corresponding(facts(ADULT | means, conduct__youngest_victim=15), law, state, TODAY)
            assert young.max_months == child

    def test_exploitation_alone_is_section_233(self) -> None:
        only = {
            "conduct/act": ["benefit"], "conduct/means": ["abuse_of_vulnerability"],
            "conduct/purpose": ["exploitative_work"], "conduct/youngest_victim": 30,
        }  # fmt: skip
        match = corresponding(facts(only), load_law(), "DE", TODAY)
        assert match.offence is not None
        assert (match.offence.id, match.max_months, match.offence.fine_instead) == ("de_233_1", 36, True)

    def test_life_is_the_heaviest(self) -> None:
        match = corresponding(facts(ADULT, conduct__means=["force"]), load_law(), "US", TODAY)
        assert (match.outcome, match.max_months) == (MET, 1200)


class TestTrap10OneConductSeveralSections:
    """Germany splits recruitment (§ 232) from causing and exploiting (§§ 232a to 233a): list them all."""

    def test_alternatives_are_listed(self) -> None:
        asked = ADULT | {"conduct/act": ["recruit", "entice", "detain"], "conduct/means": ["force"]}
        match = corresponding(facts(asked), load_law(), "DE", TODAY)
        sections = {o.section for o in match.alternatives} | {match.offence.section if match.offence else ""}
        assert sections == {"§ 232(2) StGB", "§ 232a(3) StGB", "§ 233a(1) StGB"}


class TestTrap12LawInTime:
    """Every definition has its first day; before it the older law, which is not here, would count."""

    @pytest.mark.parametrize(
        ("state", "first"),
        [("MX", date(2012, 6, 15)), ("DE", date(2016, 10, 15)), ("FR", date(2013, 8, 7)), ("ES", date(2015, 7, 1))],
    )
    def test_unknown_before_and_told_from_the_day(self, state: str, first: date) -> None:
        asked = ADULT | {"conduct/means": ["force"], "conduct/act": ["transport"]}
        assert outcome(state, asked, first) is MET
        assert outcome(state, asked, date.fromordinal(first.toordinal() - 1)) is UNKNOWN

    def test_a_state_that_is_not_encoded(self) -> None:
        assert outcome("GT", ADULT) is UNKNOWN
        rows = table(facts(ADULT), load_law(), "US", "GT", TODAY)
        assert {row.outcome for row in rows} == {UNKNOWN}


class TestTheTable:
    def test_one_line_for_each_element_with_both_sections(self) -> None:
        rows = table(facts(ADULT, conduct__youngest_victim=15), load_law(), "US", "ES", TODAY)
        assert [row.element for row in rows] == ["act", "child", "purpose", "penalty", "consent"]
        assert {row.outcome for row in rows} == {MET}
        assert all(row.requested.startswith("art. 177 bis CP: ") for row in rows[:-1])
        assert all(row.requesting.startswith("18 USC 1591(a): ") for row in rows[:-1])
        assert rows[1].requested.endswith("none below 18")
        assert rows[3].requested == "art. 177 bis CP: 96 months"

    def test_no_offence_has_no_text(self) -> None:
        assert element_text(None, "act") == ""

    def test_what_an_officer_marks_as_absent_is_not_met(self) -> None:
        from models.fact import Fact, FactState

        absent = Fact(path="conduct/means", value=None, state=FactState.ABSENT)
        known = facts(ADULT)
        marked = known.model_copy(update={"facts": known.facts | {"conduct/means": absent}})
        assert corresponding(marked, load_law(), "ES", TODAY).outcome is NOT_MET

    def test_what_would_settle_it_is_named(self) -> None:
        match = corresponding(facts({"conduct/act": ["recruit"]}), load_law(), "ES", TODAY)
        assert set(match.settles) == {"conduct/means", "conduct/youngest_victim", "conduct/purpose"}
        assert match.facts == ("conduct/act",)
