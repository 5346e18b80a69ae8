"""The extradition treaty of 1971 between Canada and the United States: the fact sheet is quoted.

Articles I to III of the Protocol of 1988 and the beginning of the Second Protocol were read in copies.
"""

import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.finding import Status
from tests.law.instruments.asking import ask, basis, instrument, said_nothing
from tests.law.instruments.bilateral import (
    CONDITION,
    EX,
    MANDATORY,
    MLA,
    OPTIONAL,
    PA,
    Treaty,
    abroad,
    arrested,
    binds,
    carries,
    channel,
    contained,
    duties,
    fiscal,
    lapsed,
    penalty,
    punishable,
    quoted,
    recorded,
    request,
    weighed,
)
from tests.law.instruments.unmatched import no_clock

TREATY = Treaty(
    name="ca_us_extradition_1971",
    requesting="CA",
    requested="US",
    text="law/regional_and_practice.md",
    first=date(1976, 3, 22),
)
PROTOCOL, SECOND = date(1991, 11, 26), date(2003, 4, 30)


def test_every_quotation_stands_in_the_fact_sheet(shared: Path) -> None:
    quoted(TREATY, shared, sys.modules[__name__], 9)


class TestForce:
    """Sheet: “22 Mar 1976 / 26 Nov 1991 / 30 Apr 2003”; the first day was read in a copy."""

    def test_it_binds_both_from_its_first_day(self) -> None:
        binds(TREATY)
        assert basis(TREATY.name, "CA", "US", EX).status is Status.VERIFIED
        assert not basis(TREATY.name, "CA", "US", MLA).stands

    def test_it_comes_before_the_conventions_of_all_states(self) -> None:
        assert basis(TREATY.name, "CA", "US", EX).rank < basis("untoc", "CA", "US", EX).rank


class TestTheProtocols:
    """Sheet: “since 1988 Protocol: conduct punishable in both by imprisonment over 1 year or more; list removed”;
    “2001 Second Protocol adds temporary surrender (art. 7 bis)”."""

    @pytest.mark.parametrize(
        ("article", "topic", "first"),
        [
            ("2(1)", "dual_criminality", PROTOCOL),
            ("2(2)(ii)", "fiscal", PROTOCOL),
            ("3(2)", "extraterritoriality", PROTOCOL),
            ("17 bis", "consult_jurisdiction", PROTOCOL),
            ("7 bis", "postponed_surrender", SECOND),
        ],
    )
    def test_from_that_day_and_not_before(self, article: str, topic: str, first: date) -> None:
        for on, silent in ((first, False), (first - timedelta(1), True)):
            told = ask("CA", "US", EX, request(TREATY), on=on)
            assert said_nothing(told, TREATY.name, article, topic) is silent

    def test_the_list_ended_with_the_first(self) -> None:
        before = TREATY.model_copy(update={"day": PROTOCOL - timedelta(1)})
        weighed(before, "2, schedule", "not_listed", MANDATORY)
        told = ask("CA", "US", EX, request(TREATY), on=PROTOCOL)
        assert said_nothing(told, TREATY.name, "2, schedule", "not_listed")


class TestArticles2To6Grounds:
    """Sheet: “already tried/discharged; lapse of time (requesting State's law); political”; “may refuse without
    assurances”; “nationality not a ground”."""

    def test_both_laws_more_than_a_year_fiscal_and_abroad(self) -> None:
        punishable(TREATY, "2(1)")
        penalty(TREATY, "2(1)", 12, more_than=True)
        fiscal(TREATY, "2(2)(ii)")
        abroad(TREATY, "3(2)", OPTIONAL)

    @pytest.mark.parametrize(("article", "topic"), [("4", "ne_bis_in_idem_here"), ("4", "political")])
    def test_what_an_officer_records(self, article: str, topic: str) -> None:
        recorded(TREATY, article, topic, MANDATORY)

    def test_the_rest(self) -> None:
        lapsed(TREATY, "4", "requesting")
        carries(TREATY, "6", "death_penalty", CONDITION)
        assert "nationality" not in {row.topic for row in instrument(TREATY.name).ground}


class TestArticle9Papers:
    """Sheet: “description, facts, laws, warrant + evidence”."""

    def test_each_is_there_or_asked_for(self) -> None:
        channel(TREATY, "9", "diplomatic")
        contained(TREATY, "9", "person_identity", ["person/1/born"])
        contained(TREATY, "9", "facts", ["conduct/summary"])
        contained(TREATY, "9", "law_text", ["offence/1/law_text"])
        contained(TREATY, "9", "warrant", ["warrant/date"])
        contained(TREATY, "9", "evidence", ["attachment/1/kind"], attachment__1__kind="evidence")


class TestArticle11ProvisionalArrest:
    """Sheet: “release after 60 days (45 before 1988 Protocol)”."""

    def test_sixty_days_and_forty_five_before(self) -> None:
        arrested(TREATY, "11", date(2026, 5, 1))
        arrested(TREATY.model_copy(update={"day": PROTOCOL}), "11", date(1992, 1, 25), PROTOCOL)
        before = TREATY.model_copy(update={"day": PROTOCOL - timedelta(1)})
        arrested(before, "11", date(1992, 1, 9), PROTOCOL - timedelta(1))

    def test_what_the_request_says_is_from_memory(self) -> None:
        channel(TREATY, "11", "diplomatic", PA, urgent=True)
        contained(TREATY, "11", "person_identity", ["person/1/born"], PA)
        contained(TREATY, "11", "warrant_statement", ["warrant/date"], PA)
        intent: dict[str, object] = {"assurance__1__kind": "formal_request"}
        contained(TREATY, "11", "formal_request_intent", ["assurance/1/kind"], PA, **intent)


class TestArticle12Speciality:
    """Sheet: “art. 12: 30 days free to leave”, which is uncertain there."""

    def test_the_doubtful_thirty_days_start_no_clock(self) -> None:
        no_clock(TREATY, "12", "free_to_leave")

    def test_duties(self) -> None:
        duties(
            TREATY,
            [
                ("1", "grant"),
                ("7 bis", "postponed_surrender"),
                ("12", "speciality"),
                ("17 bis", "consult_jurisdiction"),
            ],
        )
