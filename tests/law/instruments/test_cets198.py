"""The Laundering Convention of 2005 (CETS 198), article by article."""

import sys
from datetime import date
from pathlib import Path

import pytest

from models.fact import Kind
from models.finding import Force, Status
from models.value import Outcome
from tests.law.instruments.asking import basis, instrument, quotations, said_nothing, text_of
from tests.law.instruments.coe import CONFISCATION, Asked, binds_from

NAME, TEXT = "cets198", "NLrepo_CoE_198_Laundering_Confiscation.md"
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN
NOW = date(2026, 11, 24)
ASKED = Asked(NAME, "GB", "ES", Kind.MLA, CONFISCATION)  # a British request to Spain


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    text = text_of(shared, TEXT)
    quoted = list(quotations(sys.modules[__name__]))
    assert len(quoted) >= 18
    assert [name for name, quotation in quoted if quotation not in text] == []


def test_every_rule_was_read() -> None:
    assert {row.status for row in instrument(NAME).provisions} == {Status.VERIFIED}


class TestArticle49EntryIntoForce:
    """Art. 49(4): “on the first day of the month following the expiration of a period of three months after the date of
    the expression of its consent to be bound”. Art. 49(6): “shall apply the provisions of this Convention in their
    mutual relationships”; “shall continue to apply the provisions of the 1990 Convention in their relations with other
    Parties to the said Convention”."""

    @pytest.mark.parametrize(
        ("state", "other", "since"),
        [
            ("AL", "MD", date(2008, 5, 1)), ("AM", "MD", date(2008, 10, 1)), ("NL", "MD", date(2008, 12, 1)),
            ("ES", "MD", date(2010, 7, 1)), ("GB", "ES", date(2015, 8, 1)), ("FR", "GB", date(2016, 4, 1)),
            ("DE", "GB", date(2017, 10, 1)),
        ],
    )  # fmt: skip
    def test_a_state_is_bound_from_its_day_and_not_before(self, state: str, other: str, since: date) -> None:
        assert binds_from(NAME, state, other, Kind.MLA, since, "freeze") == (False, True)

    @pytest.mark.parametrize("state", ["RU", "DK", "GR"])
    def test_a_state_whose_day_is_not_known_is_no_basis_and_the_older_convention_stands(self, state: str) -> None:
        assert "not confirmed" in basis(NAME, state, "GB", Kind.MLA, NOW, "freeze").reason.english()
        assert basis("ets141", state, "GB", Kind.MLA, NOW, "freeze").stands

    def test_it_takes_the_place_of_the_convention_of_1990_between_its_parties(self) -> None:
        row = basis("ets141", "GB", "ES", Kind.MLA, NOW, "freeze")
        assert not row.stands and "49(6)" in row.reason.english()
        assert basis("ets141", "CH", "ES", Kind.MLA, NOW, "freeze").rank == 1


class TestArticle52OtherAgreements:
    """Art. 52(4): “shall, in their mutual relations, apply Community and European Union rules in so far as there are”.
    Art. 52(3): “in lieu of the Convention, if it facilitates international co-operation”."""

    def test_the_unions_rules_come_first_between_member_states(self) -> None:
        assert basis(NAME, "ES", "FR", Kind.MLA, NOW, "confiscate").rank > 1
        assert basis(NAME, "GB", "ES", Kind.MLA, NOW, "confiscate").rank == 1

    def test_it_stands_for_its_own_measures_alone(self) -> None:
        assert not basis(NAME, "GB", "ES", Kind.MLA, NOW, "take_evidence").stands
        assert not basis(NAME, "GB", "ES", Kind.MLA).stands
        assert basis("ets30", "GB", "ES", Kind.MLA, NOW, "freeze", "take_evidence").rank == 1


class TestArticles17To19BankInformation:
    """Art. 17(3)(a): “why it considers that the requested information is likely to be of substantial value”; (b): “on
    what grounds it presumes that banks in the requested Party hold the account”. Art. 18(1): “particulars of specified
    bank accounts and of banking operations”. Art. 19(3): “shall be taken in each individual case”."""

    @pytest.mark.parametrize(
        ("article", "topic", "missing"),
        [
            ("17(3)(a), 18(3), 19(2)", "purpose", "request__purpose"),
            ("17(3)(b), 18(1), 19(1)", "measure_description", "measure__1__description"),
        ],
    )
    def test_a_request_on_accounts_says_why_and_which(self, article: str, topic: str, missing: str) -> None:
        assert ASKED.outcome(article, topic) is MET
        finding = ASKED.finding(article, topic, **{missing: None})
        assert finding.outcome is NOT_MET and finding.question is not None
        assert "bank" in finding.question.english()

    def test_it_is_asked_beside_the_treaty_on_assistance_too(self) -> None:
        evidence = ASKED.assessment(measure__1__kind="take_evidence", measure__2__kind=None)
        assert evidence.chosen == "ets30"
        assert not said_nothing(evidence, NAME, "18(1)", "execute")
        assert said_nothing(ASKED.assessment(measure__3__kind=None), NAME, "18(1)", "execute")


class TestArticle37Contents:
    """Art. 37(1)(c): “such as date, place and circumstances of the offence”; (d): “could be taken in the territory of
    the requesting Party under its own law”; (3)(a): “enforceable and not subject to ordinary means of appeal”."""

    @pytest.mark.parametrize(
        ("article", "topic", "missing"),
        [
            ("37(1)(a)", "conducting_authority", "requesting__authority"), ("37(1)(b)", "purpose", "request__purpose"),
            ("37(1)(c)", "facts", "conduct__summary"), ("37(1)(c)", "time_and_place", "conduct__from"),
            ("37(1)(d)", "law_text", "offence__1__law_text"),
            ("37(3)(a)", "confiscation_order", "attachment__1__kind"),
        ],
    )  # fmt: skip
    def test_each_content_is_there_or_missing(self, article: str, topic: str, missing: str) -> None:
        away: dict[str, object] = {missing: None}
        if topic == "confiscation_order":
            away["judgment__date"] = None
        assert ASKED.outcome(article, topic) is MET
        assert ASKED.outcome(article, topic, **away) is NOT_MET


class TestArticle28Grounds:
    """Art. 28(1)(d): “is a fiscal offence, with the exception of the financing of terrorism”; (e): “is a political
    offence, with the exception of the financing of terrorism”; (3): “not authorised by either a judge or another
    judicial authority”; (4)(a): “confiscation is not provided for in respect of the type of offence”; (4)(f): “did not
    satisfy the minimum rights of defence”."""

    @pytest.mark.parametrize(
        ("article", "topic", "path"),
        [
            ("28(1)(b)", "essential_interests", "desk/essential_interests"),
            ("28(1)(e)", "political", "desk/political"), ("28(1)(f)", "ne_bis_in_idem_here", "desk/final_here"),
            ("28(2)", "measure_unavailable", "desk/measure_unlawful"),
            ("28(4)(a)", "measure_unavailable", "desk/measure_unlawful"),
            ("28(4)(c)", "lapse_of_time", "desk/lapsed_requested"),
            ("28(4)(f)", "in_absentia", "judgment/in_absentia"), ("29", "own_proceedings", "desk/own_investigation"),
        ],
    )  # fmt: skip
    def test_met_not_met_and_unknown(self, article: str, topic: str, path: str) -> None:
        assert ASKED.recorded(article, topic, path) == (MET, NOT_MET, UNKNOWN)

    def test_the_financing_of_terrorism_is_neither_political_nor_fiscal(self) -> None:
        terror = {"offence__1__category": "terrorism", "desk__political": True}
        assert ASKED.outcome("28(1)(e)", "political", **terror) is NOT_MET
        assert ASKED.outcome("28(1)(d)", "fiscal", **terror) is NOT_MET
        assert ASKED.outcome("28(1)(d)", "fiscal", offence__1__category=None) is UNKNOWN

    @pytest.mark.parametrize(
        ("article", "topic"),
        [
            ("28(1)(a)", "legal_system"), ("28(1)(c)", "de_minimis"), ("28(3)", "not_authorised"),
            ("28(4)(b)", "legal_system"), ("28(4)(d)", "not_final"), ("28(4)(e)", "not_final"),
        ],
    )  # fmt: skip
    def test_what_a_person_must_weigh_stays_open(self, article: str, topic: str) -> None:
        finding = ASKED.finding(article, topic)
        assert (finding.outcome, finding.force) == (UNKNOWN, Force.OPTIONAL)


class TestArticle28DualCriminality:
    """Art. 28(1)(g): “provided that both Parties criminalise the conduct underlying the offence”."""

    def test_it_is_judged_by_conduct(self) -> None:
        row = "28(1)(g)", "dual_criminality"
        assert ASKED.outcome(*row) is MET
        assert ASKED.outcome(*row, conduct__means=None) is UNKNOWN


class TestArticle28ProhibitedGrounds:
    """Art. 28(7): “A Party shall not invoke bank secrecy as a ground to refuse any co-operation under this chapter”.
    Art. 28(8)(c): “both as the author of the underlying criminal offence and of the offence of money laundering”."""

    def test_bank_secrecy_may_not_be_used(self) -> None:
        finding = ASKED.finding("28(7)", "bank_secrecy")
        assert (finding.outcome, finding.force, finding.concern) == (MET, Force.PROHIBITED, False)

    def test_laundering_of_ones_own_proceeds_is_no_obstacle(self) -> None:
        assert ASKED.outcome("28(8)(c)", "grant") is MET


class TestDuties:
    """Art. 15(4): “receive the same priority as those made in the framework of internal procedures”. Art. 22(1):
    “spontaneously and as soon as possible”. Art. 25(2): “give priority consideration to returning the confiscated
    property”. Art. 34(6): “Draft requests or communications under this chapter may be sent directly”. Art. 43(1):
    “keep confidential the facts and substance of the request”."""

    def test_the_duty_goes_with_the_request(self) -> None:
        rows = [
            ("15(4)", "execute_promptly"), ("22(1)", "inform_outcome"), ("22(2)", "confiscation"),
            ("23(5)", "confiscation"), ("25(1)-(2)", "asset_return"), ("30", "consult_before_refusal"),
            ("34(6)", "additional_information"), ("40", "reasons"), ("42", "use_limitation"),
            ("43(1)", "confidentiality"), ("46(1)-(5), 47", "law_enforcement"),
        ]  # fmt: skip
        assert ASKED.duties(rows) == []

    def test_the_financial_intelligence_units_are_asked_first(self) -> None:
        assert (NAME, "network") in [(route.instrument, route.way) for route in ASKED.assessment().routes]
