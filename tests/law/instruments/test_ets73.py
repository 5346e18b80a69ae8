"""The European Convention on the Transfer of Proceedings in Criminal Matters (ETS 73)."""

import sys
from datetime import date
from pathlib import Path

import pytest

from models.fact import Kind
from models.finding import Force, Status
from models.value import Outcome
from tests.law.instruments.asking import basis, clock, instrument, quotations, text_of
from tests.law.instruments.coe import Asked, binds_from

NAME, SHEET = "ets73", "law/un_coe.md"
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN
NOW = date(2026, 11, 24)

# Türkiye asks Spain to take over proceedings. The persons are invented.
ASKED = Asked(NAME, "TR", "ES", Kind.MLA, {
    "request/kind": "mla", "request/language": "es", "request/purpose": "residence in Spain", "request/urgent": False,
    "requesting/authority": "Ministry of Justice", "person/1/name": "Aurel Vasq", "person/1/role": "suspect",
    "person/1/nationality": "ES", "offence/1/title": "Trafficking", "offence/1/category": "trafficking",
    "conduct/summary": "He brought two women to a flat.", "conduct/act": ["recruit"], "conduct/means": ["deception"],
    "conduct/purpose": ["sexual_exploitation"], "conduct/from": date(2024, 1, 10), "conduct/states": ["TR"],
    "attachment/1/kind": "evidence", "measure/1/kind": "transfer_proceedings",
})  # fmt: skip


def test_every_quotation_stands_in_the_sheet(shared: Path) -> None:
    """The text was read in a public repository and is not among the material; the sheet's rows are."""
    text = text_of(shared, SHEET)
    quoted = list(quotations(sys.modules[__name__]))
    assert len(quoted) >= 14
    assert [name for name, quotation in quoted if quotation not in text] == []


def test_every_rule_was_read_there() -> None:
    convention = instrument(NAME)
    assert {row.status for row in convention.provisions} == {Status.VERIFIED}
    assert all("BWBV0001035" in row.source for row in convention.provisions if "Armenia" not in row.text)


class TestParties:
    """The sheet: “in force **30 Mar 1978**”; “applies only to offences after it binds both (47)”."""

    @pytest.mark.parametrize(
        ("state", "since"),
        [
            ("TR", date(1979, 1, 28)), ("AT", date(1980, 7, 1)), ("NL", date(1985, 7, 19)), ("ES", date(1988, 11, 12)),
            ("UA", date(1995, 12, 29)), ("RU", date(2008, 9, 27)),
        ],
    )  # fmt: skip
    def test_a_state_is_bound_from_its_day_and_not_before(self, state: str, since: date) -> None:
        assert binds_from(NAME, state, "SE", Kind.MLA, since, "transfer_proceedings") == (False, True)

    def test_never_before_the_convention_itself_and_not_for_other_measures(self) -> None:
        assert binds_from(NAME, "DK", "SE", Kind.MLA, date(1978, 3, 30), "transfer_proceedings") == (False, True)
        assert not basis(NAME, "TR", "ES", Kind.MLA, NOW, "take_evidence").stands
        assert not basis(NAME, "TR", "ES", Kind.MLA).stands
        assert "not a party" in basis(NAME, "DE", "ES", Kind.MLA).reason.english()

    def test_it_comes_before_the_treaty_on_assistance(self) -> None:
        assert ASKED.assessment().chosen == NAME
        assert basis(NAME, "TR", "ES", Kind.MLA, NOW, "transfer_proceedings").obliges


class TestArticles7And10ObligatoryGrounds:
    """The sheet, art. 7(1): “offence if committed at home **and** offender liable to sanction”; art. 10: “(b) ne bis in
    idem art 35; (c) time-barred in requesting State at date of request”."""

    def test_the_conduct_is_an_offence_at_home(self) -> None:
        row = "7(1), 10(a)", "dual_criminality"
        assert (ASKED.outcome(*row), ASKED.finding(*row).force) == (MET, Force.MANDATORY)
        assert ASKED.outcome(*row, conduct__means=None) is UNKNOWN

    @pytest.mark.parametrize(
        ("article", "topic", "path"),
        [
            ("10(b), 35", "ne_bis_in_idem_here", "desk/final_here"),
            ("10(b), 35, third State", "ne_bis_in_idem_third", "desk/final_elsewhere"),
            ("10(c)", "lapse_of_time", "desk/lapsed_requesting"),
        ],
    )
    def test_met_not_met_and_unknown(self, article: str, topic: str, path: str) -> None:
        assert ASKED.recorded(article, topic, path) == (MET, NOT_MET, UNKNOWN)
        assert ASKED.finding(article, topic).force is Force.MANDATORY


class TestArticle11OptionalGrounds:
    """The sheet, art. 11: “(a) art 8 ground unjustified; (b) not ordinarily resident; (c) not national and not resident
    at offence; (d) political, purely military or **fiscal**; (e) discriminatory motive; (f) own jurisdiction and
    time-barred”; “(h) committed outside requesting territory; (i) international undertakings; (j) fundamental
    principles; (k) Convention procedure violated”."""

    @pytest.mark.parametrize(
        ("article", "topic", "path"),
        [
            ("11(d)", "political", "desk/political"), ("11(d)", "military", "desk/military"),
            ("11(e)", "discrimination", "desk/discrimination"), ("11(f)-(g)", "lapse_of_time", "desk/lapsed_requested"),
        ],
    )  # fmt: skip
    def test_met_not_met_and_unknown(self, article: str, topic: str, path: str) -> None:
        assert ASKED.recorded(article, topic, path) == (MET, NOT_MET, UNKNOWN)
        assert ASKED.finding(article, topic).force is Force.OPTIONAL

    @pytest.mark.parametrize(
        ("article", "topic"),
        [("11(a)", "no_connection"), ("11(b)", "no_connection"), ("11(c)", "no_connection"),
         ("11(i)", "legal_system"), ("11(j)", "legal_system")],
    )  # fmt: skip
    def test_what_a_person_must_weigh_stays_open(self, article: str, topic: str) -> None:
        assert ASKED.outcome(article, topic) is UNKNOWN

    def test_acts_outside_the_requesting_state_and_a_request_that_does_not_conform(self) -> None:
        assert ASKED.outcome("11(h)", "extraterritoriality") is NOT_MET
        assert ASKED.outcome("11(h)", "extraterritoriality", conduct__states=["GR"]) is UNKNOWN
        assert ASKED.outcome("11(k)", "not_conforming") is NOT_MET
        assert ASKED.outcome("11(k)", "not_conforming", attachment__1__kind=None) is MET


class TestArticles13To20Form:
    """The sheet, art. 13: “writing; MoJ–MoJ or agreed direct; INTERPOL urgent; declarations”; art. 15:
    “original/certified **criminal file** + documents”; art. 18: “no translation unless declared (own language/EN/FR)”;
    art. 20: “none refundable”."""

    def test_the_file_comes_with_it(self) -> None:
        assert ASKED.outcome("15(1)", "criminal_file") is MET
        assert ASKED.outcome("15(1)", "criminal_file", attachment__1__kind=None) is NOT_MET
        assert ASKED.outcome("8(1)", "purpose", request__purpose=None) is NOT_MET

    def test_interpol_in_urgent_cases(self) -> None:
        assert ASKED.outcome("13(1)", "channel") is MET
        assert [ASKED.outcome("13(2)", "channel", request__urgent=u) for u in (True, False, None)] == [
            MET, NOT_MET, UNKNOWN
        ]  # fmt: skip

    def test_armenia_asks_for_a_translation(self) -> None:
        armenia = Asked(NAME, "TR", "AM", Kind.MLA, ASKED.facts)
        assert armenia.outcome("18(2)", "language", request__language="fr") is MET
        assert armenia.outcome("18(2)", "language", request__language="tr") is NOT_MET
        assert armenia.outcome("18(2)", "language", request__language=None) is UNKNOWN


class TestArticle29Custody:
    """The sheet, art. 29(3): “**release** if request not received”; 29(5): “absolute maximum”."""

    @pytest.mark.parametrize(("article", "last"), [("29(3)", date(2026, 3, 20)), ("29(5)", date(2026, 4, 11))])
    def test_counted_from_an_arrest_on_the_second_of_march(self, article: str, last: date) -> None:
        row = clock(NAME, article, "TR", "ES", Kind.MLA, "provisional_arrest", date(2026, 3, 2), "transfer_proceedings")
        assert (row.due, row.liberty) == (last, True)
        assert "released" in row.consequence.english()

    def test_no_clock_runs_without_an_arrest(self) -> None:
        assert [d for d in ASKED.assessment().deadlines if d.instrument == NAME] == []


class TestDuties:
    """The sheet, art. 21: “requesting State stops prosecuting (may act short of trial until answer)”; art. 25:
    “sanction not more severe (exclusive competence)”; art. 17: “suspect informed to present views”."""

    def test_the_duty_goes_with_the_request(self) -> None:
        rows = [
            ("9(1)", "transfer_proceedings"), ("16(1)-(2)", "inform_outcome"), ("17", "fair_treatment"),
            ("19", "no_legalisation"), ("20", "costs"), ("21(1)-(2)", "transfer_proceedings"),
            ("25", "transfer_proceedings"), ("30-32", "consult_jurisdiction"), ("36", "time_served"),
        ]  # fmt: skip
        assert ASKED.duties(rows) == []
