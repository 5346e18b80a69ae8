"""The Convention on the Transfer of Sentenced Persons (ETS 112) with its Protocol (ETS 167)."""

import sys
from datetime import date
from pathlib import Path

import pytest

from models.fact import Kind
from models.finding import Force, Status
from models.value import Outcome
from tests.law.instruments.asking import basis, bound, clock, instrument, limit, quotations, said_nothing, text_of
from tests.law.instruments.coe import Asked, binds_from

NAME = "ets112"
TEXTS = ("NLrepo_CoE_112_Transfer_Sentenced_Persons.md", "law/un_coe.md")
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN
NOW = date(2026, 11, 24)

# Mexico asks Spain to let a Mexican serve the rest of a Spanish sentence at home. The persons are invented.
FACTS: dict[str, object] = {
    "request/kind": "mla", "request/language": "es", "request/stage": "sentence", "requesting/authority": "Secretaría",
    "person/1/name": "Aurel Vasq", "person/1/role": "convicted", "person/1/born": date(1985, 4, 2),
    "person/1/nationality": "MX", "person/1/location": "Valdeluz", "offence/1/title": "Trata de seres humanos",
    "offence/1/law_text": True, "offence/1/category": "trafficking", "conduct/summary": "He brought two women.",
    "conduct/act": ["recruit"], "conduct/means": ["deception"], "conduct/purpose": ["sexual_exploitation"],
    "conduct/from": date(2024, 1, 10), "judgment/date": date(2025, 3, 1), "attachment/1/kind": "judgment",
    "sentence/months": 96, "sentence/remaining_months": 40, "measure/1/kind": "transfer_sentenced",
}  # fmt: skip
ASKED = Asked(NAME, "MX", "ES", Kind.MLA, FACTS)
WITH_PROTOCOL = Asked(NAME, "CH", "ES", Kind.MLA, FACTS | {"person/1/nationality": "CH"})


def test_every_quotation_stands_in_the_texts(shared: Path) -> None:
    text = text_of(shared, *TEXTS)
    quoted = list(quotations(sys.modules[__name__]))
    assert len(quoted) >= 17
    assert [name for name, quotation in quoted if quotation not in text] == []


def test_every_rule_was_read() -> None:
    assert {row.status for row in instrument(NAME).provisions} == {Status.VERIFIED}


class TestArticle18EntryIntoForce:
    """Art. 18(3): “on the first day of the month following the expiration of a period of three months after the date of
    the deposit”."""

    @pytest.mark.parametrize(
        ("state", "since"),
        [
            ("CA", date(1985, 9, 1)), ("CH", date(1988, 5, 1)), ("DE", date(1992, 2, 1)), ("JP", date(2003, 6, 1)),
            ("MX", date(2007, 11, 1)), ("IN", date(2018, 5, 1)), ("BR", date(2023, 10, 1)),
        ],
    )  # fmt: skip
    def test_a_state_is_bound_from_its_day_and_not_before(self, state: str, since: date) -> None:
        assert binds_from(NAME, state, "FR", Kind.MLA, since, "transfer_sentenced") == (False, True)

    def test_never_before_the_convention_itself(self) -> None:
        assert binds_from(NAME, "FR", "ES", Kind.MLA, date(1985, 7, 1), "transfer_sentenced") == (False, True)

    def test_a_state_whose_day_is_not_known_and_one_that_is_no_party(self) -> None:
        assert "not confirmed" in basis(NAME, "VE", "ES", Kind.MLA, NOW, "transfer_sentenced").reason.english()
        assert "not a party" in basis(NAME, "MC", "ES", Kind.MLA).reason.english()


class TestArticle22OtherTreaties:
    """Art. 22(1): “does not affect the rights and undertakings derived from extradition treaties and other treaties on
    international co-operation in criminal matters”."""

    def test_it_comes_before_the_treaties_on_other_assistance_for_this_alone(self) -> None:
        assert ASKED.assessment().chosen == NAME
        assert WITH_PROTOCOL.assessment().chosen == NAME
        for pair in (("MX", "US"), ("GB", "US"), ("ES", "CH")):
            assert basis(NAME, *pair, Kind.MLA, NOW, "transfer_sentenced").rank == 1
            assert not basis(NAME, *pair, Kind.MLA, NOW, "take_evidence").stands
            assert not basis(NAME, *pair, Kind.MLA).stands

    def test_nothing_obliges_to_a_transfer(self) -> None:
        assert not basis(NAME, "MX", "ES", Kind.MLA, NOW, "transfer_sentenced").obliges


class TestArticle3Conditions:
    """Art. 3(1)(a): “if that person is a national of the administering State”; (b): “if the judgment is final”; (c):
    “still has at least six months of the sentence to serve or if the sentence is indeterminate”; (d): “if the transfer
    is consented to by the sentenced person”; (e): “would constitute a criminal offence if committed on its territory”;
    (f): “if the sentencing and administering States agree to the transfer”."""

    @pytest.mark.parametrize(
        ("nationality", "expected"), [("MX", NOT_MET), ("ES", NOT_MET), ("RO", MET), (None, UNKNOWN)]
    )
    def test_a_national_of_one_of_the_two_states(self, nationality: str | None, expected: Outcome) -> None:
        finding = ASKED.finding("3(1)(a)", "not_national", person__1__nationality=nationality)
        assert (finding.outcome, finding.force) == (expected, Force.MANDATORY)

    @pytest.mark.parametrize(("left", "expected"), [(5, NOT_MET), (6, MET), (40, MET), (None, UNKNOWN)])
    def test_six_months_are_left(self, left: int | None, expected: Outcome) -> None:
        assert ASKED.outcome("3(1)(c)", "threshold", sentence__remaining_months=left) is expected

    def test_the_conduct_is_an_offence_of_the_requested_state_too(self) -> None:
        assert ASKED.outcome("3(1)(e)", "dual_criminality") is MET
        assert ASKED.outcome("3(1)(e)", "dual_criminality", conduct__means=None) is UNKNOWN

    @pytest.mark.parametrize(("article", "topic"), [("3(1)(b)", "not_final"), ("3(1)(d)", "no_consent")])
    def test_finality_and_consent_are_for_a_person_to_see(self, article: str, topic: str) -> None:
        assert ASKED.outcome(article, topic) is UNKNOWN

    def test_both_states_agree_and_owe_no_reasons(self) -> None:
        assert ASKED.duties([("3(1)(f)", "transfer_sentenced")]) == []
        assert all(row.topic != "reasons" for row in instrument(NAME).duty)


class TestArticles4And6Contents:
    """Art. 4(3)(d): “the nature, duration and date of commencement of the sentence”. Art. 6(2)(a): “a certified copy of
    the judgment and the law on which it is based”; (b): “how much of the sentence has already been served”."""

    @pytest.mark.parametrize(
        ("article", "topic", "missing"),
        [
            ("4(3)(a)", "person_identity", ("person__1__born",)), ("4(3)(c)", "facts", ("conduct__summary",)),
            ("4(3)(d)", "sentence", ("sentence__months", "sentence__remaining_months")),
            ("6(1)(a)", "person_nationality", ("person__1__nationality",)),
            ("6(2)(a)", "judgment", ("judgment__date", "attachment__1__kind")),
            ("6(2)(a), law", "law_text", ("offence__1__law_text",)),
        ],
    )  # fmt: skip
    def test_each_content_is_there_or_missing(self, article: str, topic: str, missing: tuple[str, ...]) -> None:
        assert ASKED.outcome(article, topic) is MET
        assert ASKED.outcome(article, topic, **dict.fromkeys(missing)) is NOT_MET


class TestArticle5Channel:
    """Art. 5(2): “by the Ministry of Justice of the requesting State to the Ministry of Justice of the requested
    State”. Art. 17(2): “no translation of requests for transfer or of supporting documents shall be required”."""

    def test_between_the_ministries_of_justice(self) -> None:
        assert ASKED.outcome("5(1)-(2)", "channel") is MET
        assert instrument(NAME).language[0].rule == "free"

    def test_spain_requires_spanish(self) -> None:
        assert ASKED.outcome("17(3)", "language") is MET
        assert ASKED.outcome("17(3)", "language", request__language="fr") is NOT_MET
        assert ASKED.outcome("17(3)", "language", request__language=None) is UNKNOWN
        assert said_nothing(Asked(NAME, "ES", "MX", Kind.MLA, FACTS).assessment(), NAME, "17(3)", "language")


class TestTheProtocol:
    """The sheet, ETS 167 art. 2: “execution may be requested **without consent**”; art. 3: “Expulsion-linked transfer”;
    “45 days after final discharge → speciality ends”."""

    @pytest.mark.parametrize(
        ("state", "since"), [("CH", date(2004, 10, 1)), ("ES", date(2017, 11, 1)), ("PT", date(2023, 11, 1))]
    )
    def test_its_rule_on_consent_binds_its_parties_alone(self, state: str, since: date) -> None:
        asked = Asked(NAME, state, "PL", Kind.MLA, FACTS)
        for day, article in ((date.fromordinal(since.toordinal() - 1), "3(1)(d)"), (since, "3(1)(d), ETS 167, 2-3")):
            found = asked.assessment(day)
            assert not said_nothing(found, NAME, article, "no_consent")
        assert said_nothing(found, NAME, "3(1)(d)", "no_consent")

    def test_mexico_is_no_party_to_it(self) -> None:
        assert said_nothing(ASKED.assessment(), NAME, "ETS 167, 3(4)", "speciality")
        assert (
            WITH_PROTOCOL.duties([("ETS 167, 3(4)", "speciality"), ("ETS 167, 2(1)-(3)", "transfer_sentenced")]) == []
        )

    def test_speciality_ends_forty_five_days_after_discharge(self) -> None:
        law = bound(f"{NAME}/ets167", "MX", since=date(2020, 1, 1))
        assert not said_nothing(
            Asked(NAME, "MX", "ES", Kind.MLA, FACTS, law).assessment(), NAME, "ETS 167, 3(4)", "speciality"
        )
        row = clock(
            NAME, "ETS 167, 3(4)(b)", "CH", "ES", Kind.MLA, "free_to_leave", date(2026, 2, 10), "transfer_sentenced"
        )
        assert (row.due, limit(NAME, "ETS 167, 3(4)(b)").liberty) == (date(2026, 3, 27), True)


class TestDuties:
    """Art. 7(1): “does so voluntarily and with full knowledge of the legal consequences thereof”. Art. 10(2): “It shall
    not aggravate, by its nature or duration, the sanction imposed in the sentencing State”. Art. 11(1)(c): “shall
    deduct the full period of deprivation of liberty served”. Art. 17(5): “shall be borne by the administering
    State”."""

    def test_the_duty_goes_with_the_request(self) -> None:
        rows = [
            ("4(5)", "inform_outcome"), ("7(1)-(2)", "fair_treatment"), ("9(1)-(3), 10", "transfer_sentenced"),
            ("11(1)(c)", "time_served"), ("16", "transit"), ("17(4)", "no_legalisation"), ("17(5)", "costs"),
        ]  # fmt: skip
        assert ASKED.duties(rows) == []
