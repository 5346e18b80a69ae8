"""The Laundering Convention of 1990 (ETS 141), article by article."""

import sys
from datetime import date
from pathlib import Path

import pytest

from models.fact import Kind
from models.finding import Force, Status
from models.value import Outcome
from tests.law.instruments.asking import basis, instrument, quotations, said_nothing, text_of
from tests.law.instruments.coe import CONFISCATION, Asked, binds_from

NAME, TEXT = "ets141", "NLrepo_CoE_141_Laundering.md"
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN

ASKED = Asked(NAME, "CH", "ES", Kind.MLA, CONFISCATION)  # a Swiss request to Spain


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    text = text_of(shared, TEXT)
    quoted = list(quotations(sys.modules[__name__]))
    assert len(quoted) >= 18
    assert [name for name, quotation in quoted if quotation not in text] == []


def test_every_rule_was_read() -> None:
    assert {row.status for row in instrument(NAME).provisions} == {Status.VERIFIED}


class TestArticle36EntryIntoForce:
    """Art. 36(4): “the Convention shall enter into force on the first day of the month following the expiration of a
    period of three months after the date of the expression of their consent to be bound”."""

    @pytest.mark.parametrize(
        ("state", "since"),
        [
            ("AT", date(1997, 11, 1)), ("AU", date(1997, 11, 1)), ("HR", date(1998, 2, 1)), ("UA", date(1998, 5, 1)),
            ("SI", date(1998, 8, 1)), ("ES", date(1998, 12, 1)), ("DE", date(1999, 1, 1)), ("TR", date(2005, 2, 1)),
        ],
    )  # fmt: skip
    def test_a_state_is_bound_from_its_day_and_not_before(self, state: str, since: date) -> None:
        assert binds_from(NAME, state, "CH", Kind.MLA, since, "freeze") == (False, True)

    def test_a_state_whose_day_is_not_known_is_no_basis_and_others_are_no_parties(self) -> None:
        assert "not confirmed" in basis(NAME, "KZ", "CH", Kind.MLA, date(2026, 11, 24), "freeze").reason.english()
        assert "not a party" in basis(NAME, "MX", "CH", Kind.MLA).reason.english()


class TestArticle7WhatItIsFor:
    """Art. 7(1): “investigations and proceedings aiming at the confiscation of instrumentalities and proceeds”.
    Art. 39(3): “in lieu of the present Convention, if it facilitates international co-operation”."""

    @pytest.mark.parametrize(
        ("measures", "first"),
        [
            (("freeze",), "ets141"), (("confiscate",), "ets141"), (("freeze", "bank_records"), "ets141"),
            (("freeze", "take_evidence"), "ets30"), (("take_evidence",), "ets30"), ((), "ets30"),
        ],
    )  # fmt: skip
    def test_it_comes_first_for_its_measures_alone(self, measures: tuple[str, ...], first: str) -> None:
        for name in ("ets141", "ets30"):
            row = basis(name, "CH", "ES", Kind.MLA, date(2026, 11, 24), *measures)
            assert (row.rank == 1) is (name == first)

    def test_it_does_not_stand_for_other_measures_nor_before_they_are_known(self) -> None:
        assert not basis(NAME, "CH", "ES", Kind.MLA, date(2026, 11, 24), "take_evidence").stands
        assert not basis(NAME, "CH", "ES", Kind.MLA).stands
        assert not basis(NAME, "CH", "ES", Kind.EXTRADITION).stands

    def test_between_parties_to_the_convention_of_2005_that_one_takes_its_place(self) -> None:
        assert not basis(NAME, "ES", "GB", Kind.MLA, date(2026, 11, 24), "freeze").stands
        assert basis(NAME, "ES", "GB", Kind.MLA, date(2015, 7, 31), "freeze").stands


class TestArticle27Contents:
    """Art. 27(1)(a): “the authority making the request and the authority carrying out the investigations”; (b): “the
    object of and the reason for the request”; (d): “in so far as the co-operation involves coercive action”; (2): “a
    maximum amount for which recovery is sought”; (3)(a): “a certified true copy of the confiscation order”."""

    @pytest.mark.parametrize(
        ("article", "topic", "missing"),
        [
            ("27(1)(a)", "requesting_authority", "requesting__authority"),
            ("27(1)(b)", "purpose", "request__purpose"),
            ("27(1)(c)", "facts", "conduct__summary"),
            ("27(1)(c)", "time_and_place", "conduct__from"),
            ("27(1)(d)", "law_text", "offence__1__law_text"),
            ("27(3)(a)", "confiscation_order", "attachment__2__kind"),
            ("27(3)(b)", "facts", "conduct__summary"),
        ],
    )
    def test_each_content_is_there_or_missing(self, article: str, topic: str, missing: str) -> None:
        assert ASKED.outcome(article, topic) is MET
        finding = ASKED.finding(article, topic, **{missing: None})
        assert (finding.outcome, finding.concern) == (NOT_MET, True)

    @pytest.mark.parametrize(("article", "topic"), [("27(1)(e)(ii)", "measure_description"), ("27(1)(f)", "procedure")])
    def test_what_is_asked_for_where_possible_is_never_missing(self, article: str, topic: str) -> None:
        away = {"measure__1__description": None, "request__procedure": None}
        assert ASKED.outcome(article, topic) is MET
        assert ASKED.outcome(article, topic, **away) is UNKNOWN

    def test_what_concerns_confiscation_is_not_asked_for_a_freeze(self) -> None:
        freeze = ASKED.assessment(measure__2__kind=None)
        assert said_nothing(freeze, NAME, "27(3)(a)", "confiscation_order")


class TestArticle18Grounds:
    """Art. 18(1)(a): “contrary to the fundamental principles of the legal system of the requested Party”; (c): “the
    importance of the case to which the request relates does not justify the taking of the action sought”; (d): “is a
    political or fiscal offence”; (e): “contrary to the principle of ne bis in idem”; (2): “could not be taken under the
    domestic law of the requested Party”; (4)(e): “still subject to ordinary means of appeal”."""

    @pytest.mark.parametrize(
        ("article", "topic", "path"),
        [
            ("18(1)(b)", "essential_interests", "desk/essential_interests"),
            ("18(1)(d)", "political", "desk/political"),
            ("18(1)(e)", "ne_bis_in_idem_here", "desk/final_here"),
            ("18(2)", "measure_unavailable", "desk/measure_unlawful"),
            ("18(4)(a)", "measure_unavailable", "desk/measure_unlawful"),
            ("18(4)(c)", "lapse_of_time", "desk/lapsed_requested"),
            ("18(4)(f)", "in_absentia", "judgment/in_absentia"), ("19", "own_proceedings", "desk/own_investigation"),
        ],
    )  # fmt: skip
    def test_met_not_met_and_unknown(self, article: str, topic: str, path: str) -> None:
        assert ASKED.recorded(article, topic, path) == (MET, NOT_MET, UNKNOWN)
        force = Force.PROCEDURAL if article == "19" else Force.OPTIONAL
        assert ASKED.finding(article, topic).force is force

    @pytest.mark.parametrize(
        ("article", "topic"),
        [
            ("18(1)(a)", "legal_system"), ("18(1)(c)", "de_minimis"), ("18(3)", "not_authorised"),
            ("18(4)(b)", "legal_system"), ("18(4)(d)", "not_final"), ("18(4)(e)", "not_final"),
            ("29", "competing_request"),
        ],
    )  # fmt: skip
    def test_what_a_person_must_weigh_stays_open(self, article: str, topic: str) -> None:
        assert ASKED.outcome(article, topic) is UNKNOWN

    def test_a_fiscal_offence(self) -> None:
        assert ASKED.outcome("18(1)(d)", "fiscal") is NOT_MET
        assert ASKED.outcome("18(1)(d)", "fiscal", offence__1__category=None) is UNKNOWN


class TestArticle18DualCriminality:
    """Art. 18(1)(f): “this ground for refusal applies to co-operation under Section 2 only in so far as the assistance
    sought involves coercive action”."""

    def test_the_conduct_is_an_offence_in_spain_is_none_or_is_not_told(self) -> None:
        row = "18(1)(f)", "dual_criminality"
        assert ASKED.outcome(*row) is MET
        assert ASKED.outcome(*row, conduct__means=None) is UNKNOWN
        assert ASKED.finding(*row).force is Force.OPTIONAL


class TestArticle18BankSecrecy:
    """Art. 18(7): “A Party shall not invoke bank secrecy as a ground to refuse any co-operation under this Chapter”."""

    def test_it_may_not_be_used(self) -> None:
        finding = ASKED.finding("18(7)", "bank_secrecy")
        assert (finding.outcome, finding.force, finding.concern) == (MET, Force.PROHIBITED, False)
        assert ASKED.outcome("18(7)", "bank_secrecy", measure__3__kind=None) is NOT_MET


class TestArticle24Channels:
    """Art. 24(1): “The central authorities shall communicate directly with one another.” Art. 24(2): “In the event of
    urgency, requests or communications under this Chapter may be sent directly by the judicial authorities”."""

    def test_the_direct_way_is_open_in_urgent_cases(self) -> None:
        assert ASKED.outcome("24(1)", "channel") is MET
        assert ASKED.outcome("24(2)", "channel") is NOT_MET
        assert ASKED.outcome("24(2)", "channel", request__urgent=True) is MET
        assert ASKED.outcome("24(2)", "channel", request__urgent=None) is UNKNOWN


class TestDuties:
    """Art. 12(2): “an opportunity to present its reasons in favour of continuing the measure”. Art. 13(1)(a): “enforce
    a confiscation order made by a court of a requesting Party”. Art. 20: “consider whether the request may be granted
    partially”. Art. 30: “shall give reasons for any decision to refuse, postpone or make conditional”. Art. 32(1):
    “will not, without its prior consent, be used or transmitted”. Art. 34: “borne by the requested Party”."""

    def test_the_duty_goes_with_the_request(self) -> None:
        rows = [
            ("7(1)", "grant"), ("12(2)", "confiscation"), ("13(1)-(3)", "confiscation"), ("15", "asset_return"),
            ("20", "consult_before_refusal"), ("22", "confiscation"), ("26", "no_legalisation"), ("30", "reasons"),
            ("31(1)(a)-(c)", "inform_outcome"), ("32", "use_limitation"), ("34", "costs"),
            ("33(1)", "confidentiality"), ("17", "fair_treatment"),
        ]  # fmt: skip
        assert ASKED.duties(rows) == []
        assert ASKED.outcome("33(1)", "confidentiality", request__confidential=False) is NOT_MET
