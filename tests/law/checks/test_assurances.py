"""Assurances instead of a refusal: which would clear a ground, whether it was given, and what is asked of the State."""

import pytest

from models.fact import ASSURANCES, Kind, given
from models.finding import Finding, Force
from models.law.assurances import ASKED, ASKED_IF_SO, SPOKEN, WORDS, asked, clearing
from models.law.instrument import Ground
from models.value import Outcome
from tasks.wording import say
from tests.law.instruments.asking import ask, found

MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN
SOUGHT = {"person/1/role": "sought", "request/stage": "prosecution"}
FLIGHT = {"person/1/role": "sought", "request/stage": "sentence"}


def death(**more: object) -> Finding:
    facts = SOUGHT | {key.replace("__", "/"): value for key, value in more.items()}
    return found(ask("US", "MX", Kind.EXTRADITION, facts), "mx_us_extradition_1978", "8", "death_penalty")


def test_every_kind_of_assurance_has_its_words_in_both_languages() -> None:
    assert set(WORDS) == set(ASSURANCES)
    for text in WORDS.values():
        for sentence in SPOKEN:
            assert "{assurance}" in sentence
        assert text[0].islower()
        assert not text.endswith(".")


class TestDeathPenalty:
    def test_made_out_it_is_asked_for(self) -> None:
        row = death(offence__1__penalty="death")
        assert (row.outcome, [(a.kind, a.given) for a in row.assurances]) == (MET, [("death_penalty", False)])
        assert row.question is not None
        assert row.question.text == ASKED
        assert "pena de muerte no se impondrá" in say(row.question, "es")
        assert say(row.question, "en").endswith("that " + WORDS["death_penalty"] + ".")

    def test_open_it_is_asked_for_in_case(self) -> None:
        row = death()
        assert row.outcome is UNKNOWN
        assert row.question is not None
        assert row.question.text == ASKED_IF_SO

    def test_given_it_is_not_asked_for_again(self) -> None:
        row = death(offence__1__penalty="death", assurance__1__kind="death_penalty")
        assert (row.outcome, row.question, [a.given for a in row.assurances]) == (NOT_MET, None, [True])

    def test_where_the_offence_does_not_carry_it_nothing_is_asked(self) -> None:
        assert death(offence__1__penalty="term").question is None


class TestReturnOfANational:
    """EAW art. 5(3): surrender of a national may depend on the return of the person."""

    def row(self, **more: object) -> Finding:
        facts = SOUGHT | {key.replace("__", "/"): value for key, value in more.items()}
        return found(ask("FR", "DE", Kind.EXTRADITION, facts), "eaw", "5(3)", "nationality")

    def test_a_national_without_the_assurance(self) -> None:
        row = self.row(person__1__nationality="DE")
        assert (row.outcome, row.force, row.concern) == (MET, Force.CONDITION, True)
        assert row.question is not None
        assert row.question.values == {"assurance": WORDS["return_of_person"]}

    def test_a_national_with_it_and_a_foreigner(self) -> None:
        promised = self.row(person__1__nationality="DE", assurance__1__kind="return_of_person")
        assert (promised.outcome, promised.facts) == (NOT_MET, ("person/1/nationality", "assurance/1/kind"))
        assert "officer judges" in promised.reason.english()
        assert self.row(person__1__nationality="FR").outcome is NOT_MET
        assert self.row().outcome is UNKNOWN


class TestDetentionConditions:
    """TCA art. 604(c): additional guarantees on the treatment after surrender may be required."""

    @pytest.mark.parametrize(
        ("more", "expected"),
        [
            ({"desk/ill_treatment": True}, MET),
            ({"desk/ill_treatment": True, "assurance/1/kind": "detention_conditions"}, NOT_MET),
            ({"desk/ill_treatment": True, "assurance/1/kind": "retrial"}, MET),
            ({"desk/ill_treatment": False}, NOT_MET),
            ({"assurance/1/kind": "detention_conditions"}, UNKNOWN),
            ({}, UNKNOWN),
        ],
    )
    def test_met_not_met_and_unknown(self, more: dict[str, object], expected: Outcome) -> None:
        row = found(ask("GB", "DE", Kind.EXTRADITION, SOUGHT | more), "tca_surrender", "604(c)", "fundamental_rights")
        assert row.outcome is expected
        assert [a.kind for a in row.assurances] == ["detention_conditions"]


@pytest.mark.parametrize(
    ("promised", "question"),
    [((), ASKED), (("retrial",), ASKED), (("detention_conditions",), None), (("fair_trial",), None)],
)
def test_of_several_that_could_clear_a_ground_one_is_enough_to_ask_no_more(
    promised: tuple[str, ...], question: str | None
) -> None:
    rule = {"article": "1", "text": "A rule of the test.", "status": "knowledge", "topic": "fundamental_rights"}
    row = Ground.model_validate(rule | {"force": "optional"})
    facts = given({f"assurance/{n}/kind": kind for n, kind in enumerate(promised, 1)} | {"request/urgent": True})
    clears = clearing(facts, row, Kind.EXTRADITION)
    assert [a.kind for a in clears] == ["detention_conditions", "fair_trial"]
    said = asked(row, MET, clears)
    assert (said and said.text) == question
    assert asked(row, NOT_MET, clears) is None


def test_assistance_is_not_asked_for_the_conditions_of_detention() -> None:
    facts = {"measure/1/kind": "search", "desk/ill_treatment": True}
    rows = [f for f in ask("FR", "DE", Kind.MLA, facts).findings if f.topic == "fundamental_rights" and f.concern]
    assert rows
    assert all(not f.assurances for f in rows)


def test_a_ground_that_may_not_be_used_needs_no_assurance() -> None:
    rows = [
        f for f in ask("US", "MX", Kind.MLA, {"measure/1/kind": "bank_records"}).findings if f.force == "prohibited"
    ]
    assert rows
    assert all(not f.assurances and f.question is None for f in rows)


def test_a_content_that_is_an_assurance_says_which() -> None:
    rows = [f for f in ask("US", "ES", Kind.PROVISIONAL_ARREST, {}).findings if f.topic == "formal_request_intent"]
    assert rows
    assert {a.kind for f in rows for a in f.assurances} == {"formal_request"}


class TestTheWordsOfTheTreaty:
    """Spain and Argentina, 10: “la pena máxima a cumplir será la inmediatamente inferior a la privativa de libertad a
    perpetuidad”. Spain and Panama, 4(8): “que al reclamado no se le impondrá la pena de muerte”."""

    @pytest.mark.parametrize(
        ("requesting", "treaty", "article", "topic", "penalty", "words"),
        [
            ("AR", "es_ar_1987", "10", "life_imprisonment", "life", "será la inmediatamente inferior a ella."),
            ("PA", "es_pa_1997", "4(8)", "death_penalty", "death", "que la pena de muerte no se impondrá."),
            ("EC", "es_ec_1989", "3(2)(c)", "life_imprisonment", "life", "si se impone, no se llevará a cabo."),
        ],
    )
    def test_are_what_is_asked_for(
        self, requesting: str, treaty: str, article: str, topic: str, penalty: str, words: str
    ) -> None:
        facts = SOUGHT | {"offence/1/penalty": penalty}
        row = found(ask(requesting, "ES", Kind.EXTRADITION, facts), treaty, article, topic)
        assert row.outcome is MET
        assert row.question is not None
        assert say(row.question, "es").endswith(words)
        assert row.assurances[0].text.values["assurance"] == row.question.values["assurance"] != WORDS[topic]
