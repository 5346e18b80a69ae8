"""The extradition treaty of 2003 between the United Kingdom and the United States: the fact sheet is quoted.

Articles 1, 2, 7 and 8(1)-(3) were read in copies of the treaty; they are rated as verified, the rest is not.
"""

import sys
from datetime import date
from pathlib import Path

import pytest

from models.finding import Force, Status
from tests.law.instruments.asking import ask, basis, instrument, said_nothing
from tests.law.instruments.bilateral import (
    CONDITION,
    EX,
    MANDATORY,
    MET,
    MLA,
    OPTIONAL,
    PA,
    PROHIBITED,
    Treaty,
    abroad,
    arrested,
    binds,
    carries,
    channel,
    contained,
    duties,
    finding,
    in_language,
    lapsed,
    national,
    not_this_offence,
    outcome,
    penalty,
    punishable,
    quoted,
    recorded,
    request,
    weighed,
)
from tests.law.instruments.unmatched import no_clock

TREATY = Treaty(
    name="gb_us_extradition_2003",
    requesting="GB",
    requested="US",
    text="law/regional_and_practice.md",
    first=date(2007, 4, 26),
)
TO_GB = TREATY.model_copy(update={"requesting": "US", "requested": "GB"})
READ = {
    "1",
    "2(1)",
    "2(1)-(3)",
    "7",
    "8(1)",
    "8(2)(a)",
    "8(2)(b)",
    "8(2)(c)-(d)",
    "8(3)(a)-(b)",
    "8(3)(c)",
    "18(2), letters of 31 March 2003",
}
CONVICT: dict[str, object] = {"request__stage": "sentence", "judgment__date": date(2025, 1, 1)}


def test_every_quotation_stands_in_the_fact_sheet(shared: Path) -> None:
    quoted(TREATY, shared, sys.modules[__name__], 18)


def test_only_what_was_read_is_verified() -> None:
    rated = {row.article for row in instrument(TREATY.name).provisions if row.status is Status.VERIFIED}
    assert rated == READ


class TestForce:
    """Sheet: “26 Apr 2007; Instrument 1 Feb 2010”."""

    def test_it_binds_both_from_its_first_day(self) -> None:
        binds(TREATY)
        assert basis(TREATY.name, "GB", "US", EX).status is Status.KNOWLEDGE
        assert not basis(TREATY.name, "GB", "US", MLA).stands

    def test_it_comes_before_the_conventions_of_all_states(self) -> None:
        assert basis(TREATY.name, "GB", "US", EX).rank < basis("untoc", "GB", "US", EX).rank


class TestArticles2And3:
    """Sheet: “conduct punishable in both ≥ 1 year; attempts, conspiracy, aiding covered”; “nationality is no ground to
    refuse”."""

    def test_both_laws_a_year_and_acts_abroad(self) -> None:
        punishable(TREATY, "2(1)-(3)")
        penalty(TREATY, "2(1)", 12)
        abroad(TREATY, "2(4)", OPTIONAL)

    def test_nationality_may_not_be_used(self) -> None:
        national(TREATY, "3", PROHIBITED)


class TestArticles4To7Grounds:
    """Sheet: “political offence: mandatory refusal with exceptions”; “politically motivated: executive decides”;
    “military offence: executive may refuse”; “tried & convicted/acquitted in requested State: mandatory; in third
    State for same conduct: optional”; “without regard to limitation periods of either State”; “may refuse unless
    assurance not imposed / not carried out”."""

    @pytest.mark.parametrize(
        ("article", "topic", "force"),
        [
            ("4(1)-(2)", "political", MANDATORY),
            ("4(3)", "discrimination", MANDATORY),
            ("4(4)", "military", OPTIONAL),
            ("5(1)", "ne_bis_in_idem_here", MANDATORY),
            ("5(2)", "ne_bis_in_idem_third", OPTIONAL),
        ],
    )
    def test_what_an_officer_records(self, article: str, topic: str, force: Force) -> None:
        recorded(TREATY, article, topic, force)

    def test_the_rest(self) -> None:
        not_this_offence(TREATY, "4(1)-(2)", "political", "trafficking")
        lapsed(TREATY, "6", "either", PROHIBITED)
        carries(TREATY, "7", "death_penalty", CONDITION)
        weighed(TREATY, "15", "competing_request", Force.PROCEDURAL)


class TestArticle8Papers:
    """Sheet: “diplomatic channel; all: identity+location, facts, text of offence law, text of penalty law”; “(requests
    to US only) information giving a reasonable basis to believe”; “translation into its language”."""

    def test_each_is_there_or_asked_for(self) -> None:
        channel(TREATY, "8(1)", "diplomatic")
        contained(TREATY, "8(2)(a)", "person_identity", ["person/1/born"])
        contained(TREATY, "8(2)(a)", "person_location", ["person/1/location"])
        contained(TREATY, "8(2)(b)", "facts", ["conduct/summary"])
        contained(TREATY, "8(2)(c)-(d)", "law_text", ["offence/1/law_text"])
        contained(TREATY, "8(3)(a)-(b)", "warrant", ["warrant/date"])
        contained(TREATY, "8(3)(c)", "evidence", ["attachment/1/kind"], attachment__1__kind="evidence")
        contained(TREATY, "8(4)", "judgment", ["judgment/date"], **CONVICT)
        served = CONVICT | {"sentence__remaining_months": 9}
        contained(TREATY, "8(4)", "sentence", ["sentence/remaining_months"], **served)
        in_language(TREATY, "11", "en", "es")

    def test_a_reasonable_basis_is_asked_of_requests_to_the_united_states_alone(self) -> None:
        missing = finding(TREATY, "8(3)(c)", "evidence")
        assert missing.question is not None
        assert "reasonable basis" in missing.question.text
        assert said_nothing(ask("US", "GB", EX, request(TO_GB)), TREATY.name, "8(3)(c)", "evidence")


class TestArticle12ProvisionalArrest:
    """Sheet: “may be discharged after 60 days from arrest if request & documents not received”; “delivery to requested
    State's embassy in the requesting State counts as receipt”."""

    def test_sixty_days_and_the_ways(self) -> None:
        arrested(TREATY, "12", date(2026, 5, 1))
        channel(TREATY, "12", "diplomatic", PA, urgent=True)
        channel(TREATY, "12", "justice_ministry", PA, urgent=True)

    def test_what_the_request_says_is_from_memory(self) -> None:
        contained(TREATY, "12", "person_identity", ["person/1/born"], PA)
        contained(TREATY, "12", "person_location", ["person/1/location"], PA)
        contained(TREATY, "12", "facts", ["conduct/summary"], PA)
        contained(TREATY, "12", "legal_qualification", ["offence/1/law", "offence/1/title"], PA)
        contained(TREATY, "12", "warrant_statement", ["warrant/date"], PA)
        intent: dict[str, object] = {"assurance__1__kind": "formal_request"}
        contained(TREATY, "12", "formal_request_intent", ["assurance/1/kind"], PA, **intent)


class TestArticle18Speciality:
    """Sheet: “requested executive's consent, return after leaving, not leaving within 20 days of being free”; “20-day
    figure `U`”."""

    def test_the_doubtful_twenty_days_start_no_clock(self) -> None:
        no_clock(TREATY, "18", "free_to_leave")

    def test_onward_surrender_to_the_court_is_barred_for_the_united_kingdom_alone(self) -> None:
        article = "18(2), letters of 31 March 2003"
        assert outcome(TREATY, article, "re_extradition") is MET
        assert said_nothing(ask("US", "GB", EX, request(TO_GB)), TREATY.name, article, "re_extradition")


class TestDuties:
    """Sheet: “prompt decision, reasons”; “temporary and deferred surrender”; “requested State bears costs except
    translation & transport”."""

    def test_each_goes_with_the_request(self) -> None:
        duties(
            TREATY,
            [
                ("1", "grant"),
                ("10", "additional_information"),
                ("13", "reasons"),
                ("14", "postponed_surrender"),
                ("17", "simplified"),
                ("18(1)", "speciality"),
                ("18(2)", "re_extradition"),
                ("20", "costs"),
            ],
        )
