"""Each check by itself: met, not met and unknown; which facts it used and which would settle it."""

from datetime import date

import pytest

from models.fact import Fact, Facts, FactState, Kind, given, typed
from models.finding import Force, Status, Subject
from models.law import load_law
from models.law.check import Answer, Context, convicted, due, persons_sought
from models.law.checks import nationality
from models.law.instrument import Ground, Language, Provision, Requirement, Threshold
from models.law.registry import discovered
from models.value import Outcome

MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN
ANY = {"article": "1", "text": "A rule of the test.", "status": Status.KNOWLEDGE}


def facts(values: dict[str, object]) -> Facts:
    return given({path: typed(path, value) for path, value in values.items()})


def marked(path: str, state: FactState, beside: dict[str, object] | None = None) -> Facts:
    """Facts in which an officer marked one as absent or unknown."""
    known = facts(beside or {"request/reference": "X 1"})
    return Facts(facts=known.facts | {path: Fact(path=path, value=None, state=state)})


def context(requesting: str = "US", requested: str = "MX", missing: tuple[str, ...] = ()) -> Context:
    return Context(
        law=load_law(), requesting=requesting, requested=requested, on=date(2026, 11, 24), kind=Kind.EXTRADITION,
        instrument=load_law().instruments["trafficking_protocol"], missing=missing,
    )  # fmt: skip


def run(subject: Subject, topic: str, rule: Provision, known: Facts, where: Context | None = None) -> Answer:
    answer: Answer = discovered()[subject, topic](known, rule, where or context())
    return answer


def ground(topic: str, values: dict[str, object], where: Context | None = None, /, **rule: object) -> Answer:
    row = Ground.model_validate(ANY | {"topic": topic, "force": Force.OPTIONAL} | rule)
    return run(Subject.GROUND, topic, row, facts(values), where)


def content(topic: str, known: Facts, **rule: object) -> Answer:
    return run(Subject.CONTENT, topic, Requirement.model_validate(ANY | {"topic": topic} | rule), known)


class TestContent:
    def test_every_group_needs_one_of_its_facts(self) -> None:
        both = facts({"conduct/from": date(2024, 1, 1), "conduct/place": "Puebla"})
        assert content("time_and_place", both).outcome is MET
        half = content("time_and_place", facts({"conduct/from": date(2024, 1, 1)}))
        assert half.outcome is NOT_MET
        assert half.facts == ("conduct/from",)
        assert half.settles == ("conduct/place", "conduct/states")

    def test_a_box_that_is_not_ticked_is_no_content(self) -> None:
        assert content("law_text", facts({"offence/1/law_text": False})).outcome is NOT_MET
        assert content("law_text", facts({"attachment/1/kind": "law_text"})).outcome is MET
        assert content("law_text", facts({"attachment/1/kind": "photograph"})).outcome is NOT_MET

    def test_what_an_officer_marks_counts(self) -> None:
        assert content("purpose", marked("request/purpose", FactState.UNKNOWN)).outcome is UNKNOWN
        absent = content("purpose", marked("request/purpose", FactState.ABSENT))
        assert absent.outcome is NOT_MET
        assert "officer recorded" in absent.reason.english()

    def test_a_content_only_for_the_convicted(self) -> None:
        rule = {"only_if": "convicted"}
        unsettled = content("sentence", facts({"request/reference": "X 1"}), **rule)
        assert unsettled.outcome is UNKNOWN
        assert content("sentence", facts({"request/stage": "sentence"}), **rule).outcome is NOT_MET
        assert content("sentence", facts({"sentence/months": 24}), **rule).outcome is MET

    def test_an_instrument_may_ask_its_own_question_of_its_own_facts(self) -> None:
        rule = {"facts": (("judgment/date",),), "question": "Please send the decision."}
        answer = content("warrant", facts({"warrant/date": date(2025, 1, 1)}), **rule)
        assert answer.outcome is NOT_MET
        assert answer.question is not None
        assert answer.question.text == "Please send the decision."


class TestPersonsSought:
    def test_by_role_or_the_persons_without_one_if_alone(self) -> None:
        assert persons_sought(facts({"person/1/role": "victim", "person/2/role": "accused"})) == (2,)
        assert persons_sought(facts({"person/1/name": "A"})) == (1,)
        assert persons_sought(facts({"person/1/name": "A", "person/2/name": "B"})) == ()
        assert persons_sought(facts({"person/1/role": "witness"})) == ()

    @pytest.mark.parametrize(
        ("values", "expected"),
        [
            ({"request/stage": "sentence"}, MET),
            ({"judgment/date": date(2025, 1, 1)}, MET),
            ({"sentence/months": 12}, MET),
            ({"attachment/1/kind": "judgment"}, MET),
            ({"person/1/role": "convicted"}, MET),
            ({"request/stage": "trial"}, NOT_MET),
            ({"person/1/role": "accused"}, NOT_MET),
            ({"person/1/role": "suspect"}, NOT_MET),
            ({"request/stage": "investigation", "judgment/date": date(2025, 1, 1)}, UNKNOWN),
            ({"person/1/role": "accused", "person/2/role": "convicted"}, UNKNOWN),
            ({"warrant/date": date(2025, 1, 1), "judgment/date": date(2025, 1, 1)}, MET),
            ({"warrant/date": date(2025, 1, 1)}, UNKNOWN),
            ({"person/1/role": "sought"}, UNKNOWN),
            ({}, UNKNOWN),
        ],
    )
    def test_convicted(self, values: dict[str, object], expected: Outcome) -> None:
        assert convicted(facts(values)) is expected


class TestWhatIsDueOnlyInSomeCases:
    """`only_if`: for the accused, the convicted, urgent or confidential requests; without it, always."""

    @pytest.mark.parametrize(
        ("only_if", "values", "expected"),
        [
            ("", {}, MET),
            ("convicted", {"request/stage": "sentence"}, MET), ("convicted", {"request/stage": "trial"}, NOT_MET),
            ("convicted", {}, UNKNOWN),
            ("accused", {"request/stage": "sentence"}, NOT_MET), ("accused", {"request/stage": "trial"}, MET),
            ("accused", {}, UNKNOWN),
            ("urgent", {"request/urgent": True}, MET), ("urgent", {"request/urgent": False}, NOT_MET),
            ("urgent", {"request/confidential": True}, NOT_MET),
            ("confidential", {"request/confidential": True}, MET), ("confidential", {"request/urgent": True}, NOT_MET),
        ],
    )  # fmt: skip
    def test_both_sides(self, only_if: str, values: dict[str, object], expected: Outcome) -> None:
        assert due(facts(values), only_if) is expected


class TestPenalties:
    def test_death(self) -> None:
        for assured, expected in ((False, MET), (True, NOT_MET)):
            values: dict[str, object] = {"offence/1/penalty": "death"}
            values |= {"assurance/1/kind": "death_penalty"} if assured else {}
            assert ground("death_penalty", values).outcome is expected
        assert ground("death_penalty", {"offence/1/penalty": "term"}).outcome is NOT_MET
        assert ground("death_penalty", {"offence/1/title": "x"}).outcome is UNKNOWN
        two: dict[str, object] = {"offence/1/penalty": "term", "offence/2/title": "x"}
        assert ground("death_penalty", two).settles == ("offence/2/penalty",)

    def test_a_state_without_the_penalty_ends_the_question(self) -> None:
        assert ground("death_penalty", {}, context("ES", "MX")).outcome is NOT_MET
        assert ground("death_penalty", {}, context("JP", "MX")).outcome is UNKNOWN

    def test_life(self) -> None:
        assert ground("life_imprisonment", {"offence/1/penalty": "life"}).outcome is MET
        assured: dict[str, object] = {"offence/1/penalty": "life", "assurance/1/kind": "life_imprisonment"}
        assert ground("life_imprisonment", assured).outcome is NOT_MET
        assert ground("life_imprisonment", {"offence/1/penalty": "death"}).outcome is UNKNOWN
        assured |= {"offence/1/penalty": "death"}
        assert ground("life_imprisonment", assured).outcome is NOT_MET
        assert ground("life_imprisonment", {}, context("ES", "MX")).outcome is UNKNOWN


class TestLapseOfTime:
    @pytest.mark.parametrize(
        ("law", "requesting", "requested", "expected"),
        [
            ("requested", True, None, UNKNOWN), ("requested", None, True, MET), ("requested", True, False, NOT_MET),
            ("requesting", True, None, MET), ("requesting", False, True, NOT_MET),
            ("both", True, None, UNKNOWN), ("both", True, True, MET), ("both", None, False, NOT_MET),
            ("either", None, True, MET), ("either", False, None, UNKNOWN), ("", False, False, NOT_MET),
        ],
    )  # fmt: skip
    def test_under_whose_law(
        self, law: str, requesting: bool | None, requested: bool | None, expected: Outcome
    ) -> None:
        values = {"desk/lapsed_requesting": requesting, "desk/lapsed_requested": requested}
        known: dict[str, object] = {path: value for path, value in values.items() if value is not None}
        assert ground("lapse_of_time", known, law=law).outcome is expected


class TestPlace:
    @pytest.mark.parametrize(
        ("topic", "states", "expected"),
        [
            ("territoriality", ["MX"], MET), ("territoriality", ["US"], NOT_MET), ("territoriality", None, UNKNOWN),
            ("extraterritoriality", ["MX"], UNKNOWN), ("extraterritoriality", ["MX", "US"], NOT_MET),
            ("extraterritoriality", None, UNKNOWN),
            ("transnational", ["MX", "US"], NOT_MET), ("transnational", ["US"], UNKNOWN),
            ("transnational", None, UNKNOWN),
        ],
    )  # fmt: skip
    def test_where_the_acts_took_place(self, topic: str, states: list[str] | None, expected: Outcome) -> None:
        assert ground(topic, {"conduct/states": states} if states else {}).outcome is expected


class TestScope:
    @pytest.mark.parametrize(
        ("category", "expected"), [("trafficking", NOT_MET), ("laundering", MET), ("other", UNKNOWN), (None, UNKNOWN)]
    )
    def test_the_kind_of_offence(self, category: str | None, expected: Outcome) -> None:
        values: dict[str, object] = {"offence/1/category": category} if category else {}
        assert ground("scope_offence", values).outcome is expected

    def test_life_is_serious_whatever_the_months(self) -> None:
        assert ground("serious_crime", {"offence/1/penalty": "life"}, max_months=48).outcome is NOT_MET

    def test_one_serious_offence_is_enough_and_one_open_leaves_it_open(self) -> None:
        two: dict[str, object] = {"offence/1/max_months": 12, "offence/2/max_months": 60}
        assert ground("serious_crime", two, max_months=48).outcome is NOT_MET
        assert ground("serious_crime", {"offence/1/max_months": 12, "offence/2/title": "x"}, max_months=48).settles


class TestAge:
    def test_an_adult_a_minor_and_who_is_not_known(self) -> None:
        person: dict[str, object] = {"person/1/role": "sought", "conduct/from": date(2024, 1, 1)}
        assert ground("age", person | {"person/1/born": date(2006, 1, 1)}).outcome is NOT_MET
        assert ground("age", person | {"person/1/born": date(2006, 1, 2)}).outcome is UNKNOWN
        assert ground("age", person).settles == ("person/1/born", "conduct/from")


class TestNationality:
    def test_one_national_among_several_is_enough(self) -> None:
        two: dict[str, object] = {"person/1/role": "accused", "person/2/role": "sought", "person/1/nationality": "MX"}
        assert ground("nationality", two).outcome is MET
        assert ground("nationality", two | {"person/1/nationality": "US"}).settles == ("person/2/nationality",)
        assert ground("nationality", {}).settles == ("person/1/nationality",)

    def test_an_assurance_may_clear_the_ground(self) -> None:
        rule = {"assurance": "return_of_person"}
        national: dict[str, object] = {"person/1/role": "sought", "person/1/nationality": "MX"}
        cleared = ground("nationality", national | {"assurance/1/kind": "return_of_person"}, **rule)
        assert (cleared.outcome, cleared.reason.text) == (NOT_MET, nationality.ASSURED)
        assert cleared.facts == ("person/1/nationality", "assurance/1/kind")
        assert cleared.reason.values == {"state": "MX"}
        assert ground("nationality", national, **rule).outcome is MET

    def test_a_victims_nationality_does_not_count(self) -> None:
        assert ground("nationality", {"person/1/role": "victim", "person/1/nationality": "MX"}).outcome is UNKNOWN


class TestNotConforming:
    def test_it_counts_what_is_missing(self) -> None:
        lacking = ground("not_conforming", {"request/reference": "X"}, context(missing=("facts", "purpose")))
        assert (lacking.outcome, lacking.reason.values) == (MET, {"count": 2})
        assert ground("not_conforming", {"request/reference": "X"}).outcome is NOT_MET
        assert ground("not_conforming", {}).outcome is UNKNOWN


class TestExceptedOffences:
    def test_only_where_every_offence_is_of_the_kind(self) -> None:
        rule = {"except_categories": ("trafficking",)}
        made_out: dict[str, object] = {"desk/political": True, "offence/1/category": "trafficking"}
        assert ground("political", made_out, **rule).outcome is NOT_MET
        assert ground("political", made_out | {"offence/2/category": "other"}, **rule).outcome is MET
        assert ground("political", made_out | {"offence/2/title": "Rebellion"}, **rule).outcome is MET
        assert ground("special_tribunal", made_out, **rule).outcome is NOT_MET

    def test_none_is_free_of_fiscal_character_before_its_kind_is_known(self) -> None:
        one: dict[str, object] = {"offence/1/category": "trafficking"}
        assert ground("fiscal", one).outcome is NOT_MET
        assert ground("fiscal", one | {"offence/2/title": "Evasion of duties"}).outcome is UNKNOWN

    def test_a_ground_for_every_offence_is_made_out_as_recorded(self) -> None:
        rule = {"except_categories": ("trafficking",)}
        assert ground("political", {"desk/political": True}, **rule).outcome is MET


class TestDualCriminality:
    CONDUCT: dict[str, object] = {
        "conduct/act": ["recruit"], "conduct/purpose": ["begging"], "offence/1/category": "trafficking",
    }  # fmt: skip

    def ask(self, values: dict[str, object], requested: str = "MX", /, **rule: object) -> Answer:
        row = Ground.model_validate(ANY | {"topic": "dual_criminality", "force": Force.OPTIONAL} | rule)
        where = context("ES", requested)
        return run(Subject.DUAL_CRIMINALITY, "dual_criminality", row, facts(values), where)

    def test_never_and_only_for_coercion(self) -> None:
        assert self.ask({}, when="never").outcome is MET
        assert self.ask({"measure/1/kind": "documents"}, when="coercive").outcome is MET
        assert self.ask({"measure/1/kind": "search"}, when="coercive").outcome is UNKNOWN
        assert self.ask({"measure/1/kind": "documents"}, when="coercive", coercive=("documents",)).outcome is UNKNOWN
        assert self.ask({}, when="coercive").settles == ("measure/1/kind",)

    def test_the_list_from_three_years(self) -> None:
        rule = {"waived_categories": ("trafficking",), "waived_months": 36}
        listed = self.ask({"offence/1/category": "trafficking", "offence/1/max_months": 36}, **rule)
        assert (listed.outcome, listed.reason.values) == (MET, {"months": 36})
        assert self.ask({"offence/1/category": "trafficking", "offence/1/max_months": 35}, **rule).outcome is UNKNOWN
        assert self.ask({"offence/1/category": "trafficking", "offence/1/penalty": "life"}, **rule).outcome is MET
        assert self.ask({"offence/1/category": "other", "offence/1/max_months": 60}, **rule).outcome is UNKNOWN
        assert self.ask({"offence/1/max_months": 60}, **rule).outcome is UNKNOWN

    def test_each_offence_must_be_on_the_list_and_heavy_enough(self) -> None:
        rule = {"waived_categories": ("trafficking", "documents"), "waived_months": 36}
        two: dict[str, object] = {
            "offence/1/category": "trafficking", "offence/1/max_months": 240, "offence/2/category": "documents",
        }  # fmt: skip
        for months, outcome in ((36, MET), (12, UNKNOWN), (None, UNKNOWN)):
            second = {} if months is None else {"offence/2/max_months": months}
            assert self.ask(two | second, **rule).outcome is outcome
        assert self.ask(two | {"offence/2/category": "other", "offence/2/max_months": 60}, **rule).outcome is UNKNOWN

    def test_the_question_is_for_the_element_that_wants(self) -> None:
        assert self.ask(self.CONDUCT).question is None
        for path, word in (("conduct/act", "did"), ("conduct/purpose", "exploitation")):
            without = {p: v for p, v in self.CONDUCT.items() if p != path}
            question = self.ask(without).question
            assert question is not None
            assert word in question.text
        means = self.ask(self.CONDUCT, "ES").question
        assert means is not None
        assert "means" in means.text

    def test_a_state_without_encoded_offences_is_compared_by_hand(self) -> None:
        answer = self.ask(self.CONDUCT, "GT")
        assert answer.outcome is UNKNOWN
        assert "by hand" in answer.reason.english()


class TestThreshold:
    def ask(self, values: dict[str, object], requested: str = "MX", /, **rule: object) -> Answer:
        return run(
            Subject.THRESHOLD,
            "threshold",
            Threshold.model_validate(ANY | rule),
            facts(values),
            context("ES", requested),
        )

    def test_only_the_requesting_states_law(self) -> None:
        rule = {"laws": "requesting", "max_months": 12}
        assert self.ask({"offence/1/max_months": 12}, **rule).outcome is MET
        assert self.ask({"offence/1/max_months": 11}, **rule).outcome is NOT_MET
        assert self.ask({"offence/1/penalty": "life"}, **rule).outcome is MET
        assert self.ask({"offence/1/max_months": 11, "offence/2/title": "x"}, **rule).settles

    def test_only_the_requested_states_law(self) -> None:
        exploited: dict[str, object] = {
            "conduct/act": ["benefit"], "conduct/means": ["abuse_of_vulnerability"],
            "conduct/purpose": ["begging"], "conduct/youngest_victim": 30,
        }  # fmt: skip
        for months, expected in ((36, MET), (37, NOT_MET)):
            answer = self.ask(exploited, "DE", laws="requested", max_months=months)
            assert answer.outcome is expected
        assert self.ask({}, "DE", laws="requested", max_months=12).outcome is UNKNOWN

    def test_more_than_a_year_is_said_so(self) -> None:
        exact: dict[str, object] = {"offence/1/max_months": 12}
        rule = {"laws": "requesting", "max_months": 12, "more_than": True}
        assert self.ask(exact, **rule).reason.english() == "The penalty does not exceed 12 months."
        assert self.ask({"offence/1/max_months": 13}, **rule).reason.english() == "The penalty exceeds 12 months."

    def test_the_sentence(self) -> None:
        assert self.ask({"sentence/months": 4}, sentence_months=4).outcome is MET
        assert self.ask({"sentence/months": 3}, sentence_months=4).outcome is NOT_MET
        assert self.ask({"judgment/date": date(2025, 1, 1)}, sentence_months=4).outcome is UNKNOWN

    def test_a_limb_that_fails_decides_over_one_that_is_open(self) -> None:
        rule = {"laws": "requesting", "max_months": 12, "remaining_months": 6}
        assert self.ask({"sentence/remaining_months": 5}, **rule).outcome is NOT_MET
        assert self.ask({"sentence/remaining_months": 6}, **rule).outcome is UNKNOWN


class TestLanguage:
    def ask(self, values: dict[str, object], requested: str, **rule: object) -> Answer:
        row = Language.model_validate(ANY | rule)
        return run(Subject.LANGUAGE, "language", row, facts(values), context("US", requested))

    def test_each_rule(self) -> None:
        english: dict[str, object] = {"request/language": "en"}
        assert self.ask(english, "MX", rule="of_requested").outcome is NOT_MET
        assert self.ask(english, "MX", rule="listed", listed=("en", "fr")).outcome is MET
        assert self.ask(english, "MX", rule="listed", listed=("fr",)).outcome is NOT_MET
        assert self.ask({}, "MX", rule="free").outcome is MET
        assert self.ask(english, "XQ", rule="of_requested").outcome is UNKNOWN
        assert self.ask({}, "MX", rule="of_requested").outcome is UNKNOWN

    def test_a_refusal_says_which_languages_are_taken(self) -> None:
        answer = self.ask({"request/language": "en"}, "DE", rule="accepted_by_requested")
        assert answer.reason.english() == "The request is in en; DE accepts de, and no translation is seen."
        assert answer.settles == ("request/translated",)
