"""What each check says in full: outcome, sentence, the facts it used, those that would settle it, and the values.

A row is a case; where two rows differ in one fact, they are the two sides of a rule.
"""

from collections.abc import Mapping
from datetime import date

import pytest

from models.fact import Fact, Facts, FactState, Kind, given, typed
from models.finding import Force, Status, Subject
from models.law import load_law
from models.law.check import NOT_THIS_OFFENCE, Answer, Context
from models.law.checks import (
    age,
    bank_secrecy,
    channel,
    content,
    duty,
    fiscal,
    in_absentia,
    judged,
    language,
    lapse_of_time,
    nationality,
    not_conforming,
    penalties,
    place,
    recorded,
    scope,
    threshold,
)
from models.law.instrument import Channel, Duty, Ground, Language, Provision, Requirement, Threshold
from models.law.registry import discovered
from models.value import Outcome

MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN
ANY = {"article": "1", "text": "A rule of the test.", "status": Status.KNOWLEDGE}
SHAPES: dict[str, type[Provision]] = {"language": Language, "channel": Channel, "threshold": Threshold}
OF = {Duty: Subject.DUTY, Requirement: Subject.CONTENT, Ground: Subject.GROUND}

Told = tuple[Outcome, str, tuple[str, ...], tuple[str, ...], dict[str, str | int]]
"""Outcome, sentence, facts used, facts that would settle it, values of the sentence."""

ADULT: dict[str, object] = {"person/1/role": "sought", "person/1/born": date(1990, 1, 1)}
BORN, FROM, CATEGORY, STATES = "person/1/born", "conduct/from", "offence/1/category", "conduct/states"
ABSENT, KIND, MONTHS, PENALTY = "judgment/in_absentia", "measure/1/kind", "offence/1/max_months", "offence/1/penalty"
NATION, GROUP, LANGUAGE = "person/1/nationality", "conduct/organised_group", "request/language"
OWN, PENDING = "desk/own_investigation", "desk/pending_here"
HERE, THERE = "desk/lapsed_requested", "desk/lapsed_requesting"
TRAFFICKING = {"except_categories": ("trafficking",)}
TWO: dict[str, object] = {"person/1/role": "accused", "person/2/role": "accused", NATION: "ES"}
WITHOUT = "the_law_of_no_instrument"


def facts(values: Mapping[str, object]) -> Facts:
    return given({path: typed(path, value) for path, value in values.items()})


def context(requesting: str = "US", requested: str = "MX", holder: str = "trafficking_protocol") -> Context:
    law = load_law()
    instrument = law.countries["MX"] if holder == WITHOUT else law.instruments[holder]
    return Context(
        law=law, requesting=requesting, requested=requested, on=date(2026, 11, 24), kind=Kind.EXTRADITION,
        instrument=instrument,
    )  # fmt: skip


def run(
    shape: type[Provision], topic: str, rule: Mapping[str, object], known: Facts, where: Context | None = None
) -> Answer:
    named = {} if topic in SHAPES else {"topic": topic}
    forced = {"force": Force.OPTIONAL} if shape is Ground else {}
    row = shape.model_validate(ANY | named | forced | dict(rule))
    answer: Answer = discovered()[OF.get(shape, Subject(topic) if topic in SHAPES else Subject.GROUND), topic](
        known, row, where or context()
    )
    return answer


def told(answer: Answer) -> Told:
    return answer.outcome, answer.reason.text, answer.facts, answer.settles, dict(answer.reason.values)


class TestGrounds:
    """Each ground met, not met and unknown, in the words an officer reads."""

    ROWS = [
        ("age", {}, {FROM: date(2024, 1, 1)} | ADULT, (NOT_MET, age.ADULT, (BORN, FROM), (), {})),
        ("age", {}, {FROM: date(2007, 12, 31)} | ADULT, (UNKNOWN, age.YOUNG, (BORN, FROM), (), {})),
        ("age", {}, ADULT, (UNKNOWN, age.NOT_STATED, (), (BORN, FROM), {})),
        ("age", {}, {FROM: date(2024, 1, 1)}, (UNKNOWN, age.NOT_STATED, (), (BORN, FROM), {})),
        ("bank_secrecy", {}, {KIND: "bank_records"}, (MET, bank_secrecy.TOUCHED, (KIND,), (), {})),
        ("bank_secrecy", {}, {KIND: "search"}, (NOT_MET, bank_secrecy.UNTOUCHED, (KIND,), (), {})),
        ("bank_secrecy", {}, {}, (UNKNOWN, bank_secrecy.NO_MEASURE, (), (KIND,), {})),
        ("fiscal", {}, {CATEGORY: "trafficking"}, (NOT_MET, fiscal.NOT_FISCAL, (CATEGORY,), (), {})),
        ("fiscal", {}, {CATEGORY: "other"}, (UNKNOWN, fiscal.OPEN, (), (CATEGORY,), {})),
        ("fiscal", {}, {}, (UNKNOWN, fiscal.OPEN, (), (CATEGORY,), {})),
        ("in_absentia", {}, {ABSENT: True}, (MET, in_absentia.IN_ABSENCE, (ABSENT,), (), {})),
        ("in_absentia", {}, {ABSENT: True, "assurance/1/kind": "retrial"},
         (NOT_MET, in_absentia.RETRIAL, (ABSENT, "assurance/1/kind"), (), {})),
        ("in_absentia", {}, {ABSENT: True, "assurance/1/kind": "death_penalty"},
         (MET, in_absentia.IN_ABSENCE, (ABSENT,), (), {})),
        ("in_absentia", {"assurance": "fair_trial"}, {ABSENT: True, "assurance/1/kind": "fair_trial"},
         (NOT_MET, in_absentia.RETRIAL, (ABSENT, "assurance/1/kind"), (), {})),
        ("in_absentia", {}, {ABSENT: False}, (NOT_MET, in_absentia.PRESENT, (ABSENT,), (), {})),
        ("in_absentia", {}, {"request/stage": "trial"}, (NOT_MET, in_absentia.NOT_CONVICTED, (), (), {})),
        ("in_absentia", {}, {"request/stage": "sentence"}, (UNKNOWN, in_absentia.NOT_STATED, (), (ABSENT,), {})),
        ("special_tribunal", TRAFFICKING, {CATEGORY: "trafficking"}, (NOT_MET, NOT_THIS_OFFENCE, (CATEGORY,), (), {})),
        ("special_tribunal", {}, {CATEGORY: "trafficking"}, (UNKNOWN, judged.FOR_A_PERSON, (), (), {})),
        ("political", TRAFFICKING, {CATEGORY: "trafficking"}, (NOT_MET, NOT_THIS_OFFENCE, (CATEGORY,), (), {})),
        ("political", {}, {"desk/political": True}, (MET, recorded.RECORDED, ("desk/political",), (), {})),
        ("political", {}, {"desk/political": False}, (NOT_MET, recorded.RULED_OUT, ("desk/political",), (), {})),
        ("political", {}, {}, (UNKNOWN, recorded.NOT_RECORDED, (), ("desk/political",), {})),
        ("ill_treatment", {"assurance": "fair_trial"}, {"desk/ill_treatment": True, "assurance/1/kind": "fair_trial"},
         (NOT_MET, recorded.ASSURED, ("desk/ill_treatment", "assurance/1/kind"), (), {})),
        ("ill_treatment", {"assurance": "fair_trial"}, {"desk/ill_treatment": True},
         (MET, recorded.RECORDED, ("desk/ill_treatment",), (), {})),
        ("lapse_of_time", {"law": "both"}, {HERE: False}, (NOT_MET, lapse_of_time.NOT_BOTH, (HERE,), (), {})),
        ("lapse_of_time", {"law": "both"}, {HERE: True, THERE: True},
         (MET, lapse_of_time.LAPSED, (THERE, HERE), (), {})),
        ("lapse_of_time", {"law": "either"}, {HERE: True}, (MET, lapse_of_time.LAPSED, (HERE,), (), {})),
        ("lapse_of_time", {"law": "either"}, {HERE: False, THERE: False},
         (NOT_MET, lapse_of_time.NOT_LAPSED, (THERE, HERE), (), {})),
        ("lapse_of_time", {"law": "either"}, {HERE: False},
         (UNKNOWN, lapse_of_time.NOT_COMPUTED, (HERE,), (THERE,), {})),
        ("lapse_of_time", {"law": "both"}, {HERE: True}, (UNKNOWN, lapse_of_time.NOT_COMPUTED, (HERE,), (THERE,), {})),
        ("nationality", {}, {NATION: "MX"}, (MET, nationality.NATIONAL, (NATION,), (), {"state": "MX"})),
        ("nationality", {}, {NATION: "ES"}, (NOT_MET, nationality.FOREIGN, (NATION,), (), {"state": "MX"})),
        ("nationality", {}, TWO, (UNKNOWN, nationality.NOT_STATED, (NATION,), ("person/2/nationality",), {})),
        ("nationality", {}, {}, (UNKNOWN, nationality.NOT_STATED, (), (NATION,), {})),
        ("not_national", {}, {NATION: "MX"}, (NOT_MET, nationality.OF_ONE, (NATION,), (), {})),
        ("not_national", {}, {NATION: "US"}, (NOT_MET, nationality.OF_ONE, (NATION,), (), {})),
        ("not_national", {}, {NATION: "ES"}, (MET, nationality.OF_NEITHER, (NATION,), (), {})),
        ("not_national", {}, TWO, (MET, nationality.OF_NEITHER, (NATION,), (), {})),
        ("not_national", {}, TWO | {"person/2/nationality": "MX"}, (MET, nationality.OF_NEITHER, (NATION,), (), {})),
        ("not_national", {}, TWO | {NATION: "MX"},
         (UNKNOWN, nationality.NOT_STATED, (NATION,), ("person/2/nationality",), {})),
        ("not_national", {}, {}, (UNKNOWN, nationality.NOT_STATED, (), (NATION,), {})),
        ("not_conforming", {}, {KIND: "search"}, (NOT_MET, not_conforming.CONFORMS, (), (), {})),
        ("not_conforming", {}, {}, (UNKNOWN, not_conforming.NOTHING_READ, (), (), {})),
        ("death_penalty", {}, {PENALTY: "death"}, (MET, penalties.CARRIES, (PENALTY,), (), {"state": "US"})),
        ("death_penalty", {}, {PENALTY: "death", "assurance/1/kind": "death_penalty"},
         (NOT_MET, penalties.ASSURED, (PENALTY, "assurance/1/kind"), (), {"state": "US"})),
        ("death_penalty", {"assurance": "retrial"}, {PENALTY: "death", "assurance/1/kind": "retrial"},
         (NOT_MET, penalties.ASSURED, (PENALTY, "assurance/1/kind"), (), {"state": "US"})),
        ("death_penalty", {}, {PENALTY: "term"}, (NOT_MET, penalties.CARRIES_ANOTHER, (PENALTY,), (), {})),
        ("death_penalty", {}, {PENALTY: "term", "offence/2/title": "x"},
         (UNKNOWN, penalties.NOT_STATED, (PENALTY,), ("offence/2/penalty",), {})),
        ("death_penalty", {}, {}, (UNKNOWN, penalties.NOT_STATED, (), (PENALTY,), {})),
        ("territoriality", {}, {STATES: ["MX"]}, (MET, place.IN_REQUESTED, (STATES,), (), {"state": "MX"})),
        ("territoriality", {}, {STATES: ["US"]}, (NOT_MET, place.NOT_IN_REQUESTED, (STATES,), (), {"state": "MX"})),
        ("territoriality", {}, {}, (UNKNOWN, place.NOT_STATED, (), (STATES,), {})),
        ("own_jurisdiction", {}, {STATES: ["MX"]}, (MET, place.IN_REQUESTED, (STATES,), (), {"state": "MX"})),
        ("own_jurisdiction", {}, {STATES: ["US"]}, (UNKNOWN, place.OWN_JURISDICTION_OPEN, (STATES,), (), {})),
        ("extraterritoriality", {}, {STATES: ["US"]},
         (NOT_MET, place.IN_REQUESTING, (STATES,), (), {"state": "US"})),
        ("extraterritoriality", {}, {STATES: ["MX"]},
         (UNKNOWN, place.OUTSIDE_REQUESTING, (STATES,), (), {"state": "US"})),
        ("transnational", {}, {STATES: ["MX", "US"]}, (NOT_MET, place.SEVERAL_STATES, (STATES,), (), {})),
        ("transnational", {}, {KIND: "search", STATES: ["US"]}, (NOT_MET, place.CROSS_BORDER, (KIND,), (), {})),
        ("transnational", {}, {GROUP: False}, (NOT_MET, place.CROSS_BORDER, (), (), {})),
        ("transnational", {}, {STATES: ["US"]}, (UNKNOWN, place.NOT_STATED, (), (STATES,), {})),
        ("scope_offence", {}, {CATEGORY: "trafficking"}, (NOT_MET, scope.COVERED, (CATEGORY,), (), {})),
        ("scope_offence", {}, {CATEGORY: "laundering"}, (MET, scope.NOT_COVERED, (CATEGORY,), (), {})),
        ("scope_offence", {}, {CATEGORY: "other"}, (UNKNOWN, scope.CATEGORY_OPEN, (CATEGORY,), (CATEGORY,), {})),
        ("scope_offence", {}, {}, (UNKNOWN, scope.CATEGORY_OPEN, (), (CATEGORY,), {})),
        ("scope_offence", TRAFFICKING, {CATEGORY: "trafficking"}, (NOT_MET, scope.ESTABLISHED, (CATEGORY,), (), {})),
        ("serious_crime", {"max_months": 48}, {MONTHS: 48}, (NOT_MET, scope.SERIOUS, (MONTHS,), (), {"months": 48})),
        ("serious_crime", {"max_months": 48}, {MONTHS: 47}, (MET, scope.NOT_SERIOUS, (MONTHS,), (), {"months": 48})),
        ("serious_crime", {"max_months": 48}, {PENALTY: "death"},
         (NOT_MET, scope.SERIOUS, (PENALTY,), (), {"months": 48})),
        ("serious_crime", {"max_months": 48}, {MONTHS: 60, PENALTY: "life"},
         (NOT_MET, scope.SERIOUS, (MONTHS, PENALTY), (), {"months": 48})),
        ("serious_crime", {"max_months": 48}, {MONTHS: 12, "offence/2/title": "x"},
         (UNKNOWN, scope.PENALTY_OPEN, (MONTHS,), ("offence/2/max_months",), {})),
        ("serious_crime", {"max_months": 1}, {"offence/1/title": "x"},
         (UNKNOWN, scope.PENALTY_OPEN, (), (MONTHS,), {})),
        ("serious_crime", {"max_months": 48}, {}, (UNKNOWN, scope.PENALTY_OPEN, (), (MONTHS,), {})),
        ("organised_group", {}, {GROUP: True}, (NOT_MET, scope.GROUP, (GROUP,), (), {})),
        ("organised_group", {}, {GROUP: False}, (MET, scope.NO_GROUP, (GROUP,), (), {})),
        ("organised_group", {}, {}, (UNKNOWN, scope.GROUP_OPEN, (), (GROUP,), {})),
    ]  # fmt: skip

    @pytest.mark.parametrize(("topic", "rule", "known", "expected"), ROWS)
    def test_in_full(self, topic: str, rule: dict[str, object], known: dict[str, object], expected: Told) -> None:
        assert told(run(Ground, topic, rule, facts(known))) == expected

    def test_own_law_of_a_state_covers_every_kind_of_offence(self) -> None:
        covered = run(Ground, "scope_offence", {}, facts({CATEGORY: "laundering"}), context(holder=WITHOUT))
        assert told(covered) == (NOT_MET, scope.COVERED, (CATEGORY,), (), {})

    @pytest.mark.parametrize(("topic", "penalty"), [("death_penalty", "death"), ("life_imprisonment", "life")])
    def test_a_state_without_the_death_penalty(self, topic: str, penalty: str) -> None:
        answer = run(Ground, topic, {}, facts({}), context("ES", "MX"))
        abolished = (NOT_MET, penalties.ABOLISHED, (), (), {"state": "ES"})
        assert told(answer) == (
            abolished if penalty == "death" else (UNKNOWN, penalties.NOT_STATED, (), (PENALTY,), {})
        )

    def test_a_state_that_abolished_it_later_still_had_it(self) -> None:
        law = load_law()
        row = law.countries["ES"].death_penalty[0].model_copy(update={"since": date(1995, 11, 28)})
        spain = law.countries["ES"].model_copy(update={"death_penalty": (row,)})
        where = context("ES", "MX").model_copy(
            update={"law": law.model_copy(update={"countries": law.countries | {"ES": spain}}), "on": date(1990, 1, 1)}
        )
        assert penalties.death_penalty_exists(where, "ES") is UNKNOWN
        assert penalties.death_penalty_exists(where.model_copy(update={"on": date(2000, 1, 1)}), "ES") is NOT_MET
        assert penalties.death_penalty_exists(where, "US") is MET
        assert penalties.death_penalty_exists(where, "XQ") is UNKNOWN


class TestDuties:
    """A duty arises always, or on a fact: what is asked, or of which State the person is a national."""

    @pytest.mark.parametrize(
        ("topic", "known", "expected"),
        [
            ("costs", {}, (MET, duty.ARISES, (), (), {})),
            ("confidentiality", {"request/confidential": True}, (MET, duty.ASKED, ("request/confidential",), (), {})),
            ("confidentiality", {"request/confidential": False},
             (NOT_MET, duty.NOT_ASKED, ("request/confidential",), (), {})),
            ("confidentiality", {}, (UNKNOWN, duty.ASKED_OPEN, (), ("request/confidential",), {})),
            ("video_hearing", {KIND: "video_hearing"}, (MET, duty.ASKED, (KIND,), (), {})),
            ("video_hearing", {KIND: "search", "measure/2/kind": "video_hearing"},
             (MET, duty.ASKED, ("measure/2/kind",), (), {})),
            ("transfer_custody", {KIND: "transfer_prisoner"}, (MET, duty.ASKED, (KIND,), (), {})),
            ("video_hearing", {KIND: "search"}, (NOT_MET, duty.NOT_ASKED, (KIND,), (), {})),
            ("video_hearing", {}, (UNKNOWN, duty.ASKED_OPEN, (), (KIND,), {})),
            ("joint_investigation", {KIND: "joint_team"}, (MET, duty.ASKED, (KIND,), (), {})),
            ("joint_investigation", {OWN: True}, (MET, duty.SEVERAL_INVESTIGATE, (OWN,), (), {})),
            ("joint_investigation", {PENDING: True, STATES: ["MX", "US"]},
             (MET, duty.SEVERAL_INVESTIGATE, (PENDING, STATES), (), {})),
            ("joint_investigation", {STATES: ["MX", "US"]}, (MET, duty.SEVERAL_INVESTIGATE, (STATES,), (), {})),
            ("joint_investigation", {KIND: "search", OWN: False, STATES: ["US"]},
             (UNKNOWN, duty.INVESTIGATIONS_OPEN, (), (PENDING,), {})),
            ("joint_investigation", {}, (UNKNOWN, duty.INVESTIGATIONS_OPEN, (), (OWN, PENDING, STATES), {})),
            ("joint_investigation", {OWN: False, PENDING: False, STATES: ["US"]},
             (NOT_MET, duty.ONE_INVESTIGATES, (STATES, OWN, PENDING), (), {})),
            ("submit_to_prosecutors", {NATION: "MX"}, (MET, duty.NATIONAL, (NATION,), (), {"state": "MX"})),
            ("submit_to_prosecutors", {NATION: "ES"}, (NOT_MET, duty.NOT_NATIONAL, (NATION,), (), {"state": "MX"})),
            ("enforce_sentence", TWO,
             (UNKNOWN, duty.NATIONALITY_OPEN, (), (NATION, "person/2/nationality"), {"state": "MX"})),
            ("submit_to_prosecutors", {}, (UNKNOWN, duty.NATIONALITY_OPEN, (), (NATION,), {"state": "MX"})),
        ],
    )  # fmt: skip
    def test_in_full(self, topic: str, known: dict[str, object], expected: Told) -> None:
        assert told(run(Duty, topic, {}, facts(known))) == expected


class TestContents:
    """A content is there, or it is asked for; what an officer marked as unknown is not called missing."""

    HALF: dict[str, object] = {FROM: date(2024, 1, 1)}
    WANTED = ("conduct/place", STATES)

    @pytest.mark.parametrize(
        ("topic", "rule", "known", "expected"),
        [
            ("time_and_place", {}, HALF | {STATES: ["MX"]}, (MET, content.GIVEN, (FROM, STATES), (), {})),
            ("time_and_place", {}, HALF, (NOT_MET, content.MISSING, (FROM,), WANTED, {})),
            ("time_and_place", {"force": "where_possible"}, HALF,
             (UNKNOWN, content.NOT_POSSIBLE, (FROM,), WANTED, {})),
            ("time_and_place", {"only_if": "convicted"}, HALF,
             (UNKNOWN, content.PERHAPS_NOT_DUE, (FROM,), WANTED, {})),
            ("time_and_place", {"only_if": "accused"}, HALF | {"request/stage": "trial"},
             (NOT_MET, content.MISSING, (FROM,), WANTED, {})),
            ("purpose", {}, {}, (UNKNOWN, content.NOTHING_READ, (), ("request/purpose",), {})),
        ],
    )  # fmt: skip
    def test_in_full(self, topic: str, rule: dict[str, object], known: dict[str, object], expected: Told) -> None:
        assert told(run(Requirement, topic, rule, facts(known))) == expected

    @pytest.mark.parametrize(
        ("state", "expected"), [
            (FactState.UNKNOWN, (UNKNOWN, content.CANNOT_TELL, (FROM,), WANTED, {})),
            (FactState.ABSENT, (NOT_MET, content.RECORDED_ABSENT, (FROM,), WANTED, {})),
        ],
    )  # fmt: skip
    def test_what_an_officer_marked(self, state: FactState, expected: Told) -> None:
        marked = {"conduct/place": Fact(path="conduct/place", value=None, state=state)}
        known = Facts(facts=facts(self.HALF).facts | marked)
        assert told(run(Requirement, "time_and_place", {}, known)) == expected

    def test_what_is_marked_for_the_second_offence_counts_as_well(self) -> None:
        rule = {"facts": (("offence/*/max_months",),)}
        marked = Fact(path="offence/2/max_months", value=None, state=FactState.UNKNOWN)
        known = Facts(facts=facts({"offence/1/title": "x"}).facts | {marked.path: marked})
        answer = run(Requirement, "penalty", rule, known)
        assert told(answer) == (UNKNOWN, content.CANNOT_TELL, (), ("offence/*/max_months",), {})


class TestWays:
    """A way for urgent cases is open where the request is marked urgent."""

    @pytest.mark.parametrize(
        ("urgent", "known", "expected"),
        [
            (False, {}, (MET, channel.ORDINARY, (), (), {})),
            (True, {"request/urgent": True}, (MET, channel.URGENT, ("request/urgent",), (), {})),
            (True, {"request/urgent": False}, (NOT_MET, channel.NOT_URGENT, ("request/urgent",), (), {})),
            (True, {}, (UNKNOWN, channel.URGENCY_OPEN, (), ("request/urgent",), {})),
        ],
    )
    def test_in_full(self, urgent: bool, known: dict[str, object], expected: Told) -> None:
        assert told(run(Channel, "channel", {"route": "diplomatic", "urgent": urgent}, facts(known))) == expected


class TestLanguages:
    """The language of the request, and what the requested State takes."""

    LISTED = {"rule": "listed", "listed": ("es", "fr")}

    @pytest.mark.parametrize(
        ("rule", "known", "expected"),
        [
            ({"rule": "free"}, {}, (MET, language.ANY, (), (), {})),
            (LISTED, {}, (UNKNOWN, language.LANGUAGE_OPEN, (), (LANGUAGE,), {})),
            (LISTED, {LANGUAGE: "fr"}, (MET, language.ACCEPTED, (LANGUAGE,), (), {"language": "fr", "state": "MX"})),
            (LISTED, {LANGUAGE: "en", "request/translated": True},
             (MET, language.TRANSLATED, (LANGUAGE, "request/translated"), (), {"language": "en"})),
            (LISTED, {LANGUAGE: "en"}, (NOT_MET, language.NOT_ACCEPTED, (LANGUAGE,), ("request/translated",),
             {"language": "en", "state": "MX", "languages": "es, fr"})),
        ],
    )  # fmt: skip
    def test_in_full(self, rule: dict[str, object], known: dict[str, object], expected: Told) -> None:
        assert told(run(Language, "language", rule, facts(known))) == expected

    def test_a_state_whose_languages_nobody_encoded(self) -> None:
        known = facts({LANGUAGE: "en"})
        answer = run(Language, "language", {"rule": "of_requested"}, known, context("US", "XQ"))
        assert told(answer) == (UNKNOWN, language.STATE_OPEN, (LANGUAGE,), (), {"state": "XQ"})


class TestThresholds:
    """The penalty, the sentence, and what is left of it, on both sides of the number of months."""

    LAW = {"laws": "requesting", "max_months": 12}
    LEFT, SENTENCE = "sentence/remaining_months", "sentence/months"
    ALL = LAW | {"sentence_months": 4, "remaining_months": 6}

    @pytest.mark.parametrize(
        ("rule", "known", "expected"),
        [
            (LAW, {MONTHS: 12}, (MET, threshold.REACHED, (MONTHS,), (), {"months": 12})),
            (LAW, {MONTHS: 11}, (NOT_MET, threshold.NOT_REACHED, (MONTHS,), (), {"months": 12})),
            (LAW, {PENALTY: "death"}, (MET, threshold.REACHED, (PENALTY,), (), {"months": 12})),
            (LAW, {PENALTY: "life"}, (MET, threshold.REACHED, (PENALTY,), (), {"months": 12})),
            (LAW, {PENALTY: "term"}, (UNKNOWN, threshold.NOT_STATED, (), (MONTHS,), {})),
            (LAW, {MONTHS: 11, "offence/2/title": "x"},
             (UNKNOWN, threshold.NOT_STATED, (MONTHS,), ("offence/2/max_months",), {})),
            (LAW, {}, (UNKNOWN, threshold.NOT_STATED, (), (MONTHS,), {})),
            (LAW | {"more_than": True}, {MONTHS: 13}, (MET, threshold.EXCEEDED, (MONTHS,), (), {"months": 12})),
            (LAW | {"more_than": True}, {MONTHS: 12},
             (NOT_MET, threshold.NOT_EXCEEDED, (MONTHS,), (), {"months": 12})),
            ({"sentence_months": 4}, {SENTENCE: 4}, (MET, threshold.PASSED, (SENTENCE,), (), {"months": 4})),
            ({"sentence_months": 4}, {SENTENCE: 3}, (NOT_MET, threshold.NOT_PASSED, (SENTENCE,), (), {"months": 4})),
            ({"remaining_months": 6}, {LEFT: 6}, (MET, threshold.LEFT, (LEFT,), (), {"months": 6})),
            ({"remaining_months": 6}, {LEFT: 5}, (NOT_MET, threshold.NOT_LEFT, (LEFT,), (), {"months": 6})),
            ({"remaining_months": 6}, {}, (UNKNOWN, threshold.SENTENCE_NOT_STATED, (), (LEFT,), {})),
            ({"remaining_months": 6}, {"request/stage": "trial"}, (MET, threshold.NOT_FOR_SENTENCE, (), (), {})),
            (ALL, {MONTHS: 12, SENTENCE: 4, LEFT: 6}, (MET, threshold.REACHED, (MONTHS,), (), {"months": 12})),
            (ALL, {MONTHS: 11, SENTENCE: 3, LEFT: 6},
             (NOT_MET, threshold.NOT_PASSED, (SENTENCE,), (), {"months": 4})),
            (ALL, {SENTENCE: 4}, (UNKNOWN, threshold.SENTENCE_NOT_STATED, (), (LEFT,), {})),
        ],
    )  # fmt: skip
    def test_in_full(self, rule: dict[str, object], known: dict[str, object], expected: Told) -> None:
        assert told(run(Threshold, "threshold", rule, facts(known))) == expected

    EXPLOITED: dict[str, object] = {
        "conduct/act": ["benefit"], "conduct/means": ["abuse_of_vulnerability"], "conduct/purpose": ["begging"],
        "conduct/youngest_victim": 30,
    }  # fmt: skip

    @pytest.mark.parametrize(
        ("more", "months", "sentence", "outcome"),
        [
            (False, 36, threshold.REACHED, MET), (False, 37, threshold.NOT_REACHED_HERE, NOT_MET),
            (True, 35, threshold.EXCEEDED, MET), (True, 36, threshold.NOT_EXCEEDED_HERE, NOT_MET),
        ],
    )  # fmt: skip
    def test_the_law_of_the_requested_state(self, more: bool, months: int, sentence: str, outcome: Outcome) -> None:
        rule = {"laws": "both", "max_months": months, "more_than": more}
        known = facts(self.EXPLOITED | {MONTHS: 60})
        answer = run(Threshold, "threshold", rule, known, context("ES", "DE"))
        here = {"state": "DE"} if outcome is NOT_MET else {}
        assert told(answer) == (outcome, sentence, (MONTHS,), (), here | {"months": months})

    def test_which_offence_corresponds_is_open(self) -> None:
        rule = {"laws": "both", "max_months": 12}
        answer = run(Threshold, "threshold", rule, facts({MONTHS: 60, CATEGORY: "trafficking"}), context("ES", "DE"))
        assert (answer.outcome, answer.reason.text) == (UNKNOWN, threshold.NO_MATCH)
        assert (answer.facts, answer.reason.values) == ((MONTHS,), {"state": "DE"})
        assert "conduct/act" in answer.settles
