"""The assistance treaty of 1994 between the United Kingdom and the United States: the fact sheet is quoted."""

import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.finding import Status
from tests.law.instruments.asking import ask, basis, instrument, said_nothing
from tests.law.instruments.bilateral import (
    EX,
    MET,
    MLA,
    NOT_MET,
    OPTIONAL,
    UNKNOWN,
    Treaty,
    binds,
    channel,
    contained,
    duties,
    outcome,
    quoted,
    recorded,
    request,
)
from tests.law.instruments.unmatched import no_clock

TREATY = Treaty(
    name="gb_us_mla_1994", requesting="GB", requested="US", text="law/regional_and_practice.md", first=date(1996, 12, 2)
)


def test_every_quotation_stands_in_the_fact_sheet(shared: Path) -> None:
    quoted(TREATY, shared, sys.modules[__name__], 11)


class TestForce:
    """Sheet: “2 Dec 1996; 1 Feb 2010”; the day was read in a copy of the treaty series."""

    def test_it_binds_both_from_its_first_day(self) -> None:
        binds(TREATY, (MLA,))
        assert basis(TREATY.name, "GB", "US", MLA).status is Status.VERIFIED
        assert not basis(TREATY.name, "GB", "US", EX).stands

    def test_no_article_is_called_verified(self) -> None:
        assert Status.VERIFIED not in {row.status for row in instrument(TREATY.name).provisions}


class TestDualCriminality:
    """Sheet: “no general requirement; UK search warrants need it under CICA 2003 s.16”."""

    def test_it_is_no_condition_whatever_the_measure(self) -> None:
        for measure in ("search", "take_evidence", None):
            asked: dict[str, object] = {"measure__1__kind": measure, "conduct__purpose": ["surrogacy"]}
            assert outcome(TREATY, "1 (paragraph not known)", "dual_criminality", MLA, **asked) is MET


class TestArticle3Refusal:
    """Sheet: “(a) sovereignty, security, essential interests or important public policy”; “(b) offender would be
    entitled to discharge for earlier acquittal/conviction”; “(c) political offence, or military-only offence”;
    “consult & consider conditions”."""

    @pytest.mark.parametrize(
        ("article", "topic"),
        [
            ("3(1)(a)", "essential_interests"),
            ("3(1)(b)", "ne_bis_in_idem_here"),
            ("3(1)(c)", "political"),
            ("3(1)(c)", "military"),
        ],
    )
    def test_each_leaves_a_choice_to_the_central_authority(self, article: str, topic: str) -> None:
        recorded(TREATY, article, topic, OPTIONAL, MLA)


class TestArticle4Contents:
    """Sheet: “contents: authority, subject/nature + text/summary of law, evidence sought, purpose”; “confirm in
    writing within 10 days `U`”."""

    def test_each_is_there_or_asked_for(self) -> None:
        contained(TREATY, "4(2)", "conducting_authority", ["requesting/authority"], MLA)
        contained(TREATY, "4(2)", "subject_matter", ["request/stage", "request/proceedings"], MLA)
        contained(TREATY, "4(2)", "law_text", ["offence/1/law_text"], MLA)
        contained(TREATY, "4(2)", "assistance", ["measure/1/kind"], MLA, measure__1__kind="search")
        contained(TREATY, "4(2)", "purpose", ["request/purpose"], MLA, request__purpose="To prove recruitment.")
        contained(TREATY, "4(3)", "person_identity", ["person/1/born"], MLA)
        contained(TREATY, "4(3)", "procedure", ["request/procedure"], MLA, request__procedure="Under oath.")
        secret: dict[str, object] = {"request__confidential": True, "request__confidentiality_reason": "A witness."}
        contained(TREATY, "4(3)", "confidentiality_reason", ["request/confidentiality_reason"], MLA, **secret)
        soon: dict[str, object] = {"request__urgent": True, "request__respond_by": date(2026, 12, 1)}
        contained(TREATY, "4(3)", "respond_by", ["request/respond_by"], MLA, **soon)

    def test_the_doubtful_ten_days_start_no_clock(self) -> None:
        no_clock(TREATY, "4(1)", "oral_request", MLA)


class TestArticle16Bis:
    """Sheet: “bank-account identification (from EU–US Agreement)”."""

    def test_from_2010_and_for_bank_records_alone(self) -> None:
        first = date(2010, 2, 1)
        for on, measure, silent in (
            (first, "bank_records", False), (first - timedelta(1), "bank_records", True), (first, "search", True),
        ):  # fmt: skip
            told = ask("GB", "US", MLA, request(TREATY, measure__1__kind=measure), on=on)
            assert said_nothing(told, TREATY.name, "16 bis", "execute") is silent


class TestDuties:
    """Sheet: “confidentiality both ways; no other use without consent”; “requested pays; requesting pays experts”;
    “criminal, and civil/administrative proceedings connected with offences”."""

    def test_each_goes_with_the_request(self) -> None:
        channel(TREATY, "2", "central_authority", MLA)
        duties(
            TREATY,
            [
                ("1", "grant"),
                ("3(2)", "consult_before_refusal"),
                ("3(3)", "reasons"),
                ("4(1)", "written_confirmation"),
                ("6", "costs"),
                ("7, other uses", "use_limitation"),
            ],
            MLA,
        )
        for asked, expected in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            assert outcome(TREATY, "7", "confidentiality", MLA, request__confidential=asked) is expected
