"""The assistance treaty of 1985 between Canada and the United States: the fact sheet is quoted.

Articles I and II were read in a copy of the treaty; they are rated as verified, the rest is not.
"""

import sys
from datetime import date
from pathlib import Path

import pytest

from models.finding import Force, Status
from tests.law.instruments.asking import ask, basis, instrument, said_nothing
from tests.law.instruments.bilateral import (
    EX,
    MET,
    MLA,
    NOT_MET,
    OPTIONAL,
    SCOPE,
    UNKNOWN,
    Treaty,
    binds,
    channel,
    duties,
    finding,
    outcome,
    quoted,
    recorded,
    request,
)

TREATY = Treaty(
    name="ca_us_mla_1985", requesting="CA", requested="US", text="law/regional_and_practice.md", first=date(1990, 1, 24)
)
TO_CA = TREATY.model_copy(update={"requesting": "US", "requested": "CA"})


def test_every_quotation_stands_in_the_fact_sheet(shared: Path) -> None:
    quoted(TREATY, shared, sys.modules[__name__], 7)


class TestForce:
    """Sheet: “MLAT 18 Mar 1985”; “24 Jan 1990”."""

    def test_it_binds_both_from_its_first_day(self) -> None:
        binds(TREATY, (MLA,))
        assert basis(TREATY.name, "CA", "US", MLA).status is Status.KNOWLEDGE
        assert not basis(TREATY.name, "CA", "US", EX).stands

    def test_only_what_was_read_is_verified(self) -> None:
        rated = {row.article for row in instrument(TREATY.name).provisions if row.status is Status.VERIFIED}
        assert rated == {"I", "II(1)", "II(3)"}


class TestArticles1And2:
    """Sheet: “help is given whether or not conduct is an offence in requested State”; “DOJ-OIA ↔ Justice Canada
    IAG”."""

    def test_dual_criminality_is_no_condition_whatever_the_measure(self) -> None:
        for measure in ("search", "take_evidence", None):
            asked: dict[str, object] = {"measure__1__kind": measure, "conduct__purpose": ["surrogacy"]}
            assert outcome(TREATY, "II(3)", "dual_criminality", MLA, **asked) is MET

    def test_an_offence_of_the_united_states_carries_a_year(self) -> None:
        for months, expected in ((12, MET), (11, NOT_MET), (None, UNKNOWN)):
            rule = finding(TO_CA, "I", "threshold", MLA, offence__1__max_months=months)
            assert (rule.force, rule.outcome) == (SCOPE, expected)
        assert said_nothing(ask("CA", "US", MLA, request(TREATY)), TREATY.name, "I", "threshold")

    def test_the_way(self) -> None:
        channel(TREATY, "I", "central_authority", MLA)


class TestArticle5Refusal:
    """Sheet: “(a) request not in conformity with treaty; (b) contrary to public interest (central authority decides)”;
    “Postpone if it would interfere with own case”."""

    @pytest.mark.parametrize(
        ("article", "topic", "force"),
        [("V(1)(b)", "essential_interests", OPTIONAL), ("V(2)", "own_proceedings", Force.PROCEDURAL)],
    )
    def test_what_an_officer_records(self, article: str, topic: str, force: Force) -> None:
        recorded(TREATY, article, topic, force, MLA)

    def test_a_request_that_does_not_conform(self) -> None:
        assert finding(TREATY, "V(1)(a)", "not_conforming", MLA).force is OPTIONAL


class TestArticle9Use:
    """Sheet: “confidentiality on demand; no disclosure/other use without consent; public-trial exception”."""

    def test_duties(self) -> None:
        duties(
            TREATY,
            [("II(1)", "grant"), ("V(3)", "consult_before_refusal"), ("V", "reasons"), ("IX", "use_limitation")],
            MLA,
        )
        for asked, expected in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            assert outcome(TREATY, "IX", "confidentiality", MLA, request__confidential=asked) is expected
