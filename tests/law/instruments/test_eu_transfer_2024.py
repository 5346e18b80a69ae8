"""Regulation (EU) 2024/3011 on the transfer of proceedings. The text was read; the fact sheet is quoted."""

import sys
from datetime import date
from pathlib import Path

import pytest

from models.fact import Kind
from models.finding import Assessment, Force, Status
from models.law import bases, load_law
from models.value import Outcome
from tests.law.instruments.asking import ask, basis, clock, found, instrument, limit, quotations, said_nothing, text_of

NAME = "eu_transfer_2024"
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN
LATER = date(2027, 3, 1)

REQUEST: dict[str, object] = {
    "request/language": "de", "request/stage": "prosecution", "request/signed": True, "request/translated": True,
    "request/purpose": "the suspect lives there (5(2)(b))", "requesting/authority": "Fiscalía de Valdeluz",
    "person/1/name": "Aurel Vasq", "person/1/born": date(1985, 4, 2), "person/1/role": "suspect",
    "offence/1/law": "art. 177 bis CP", "offence/1/category": "trafficking", "offence/1/max_months": 96,
    "conduct/summary": "He brought women to a flat.", "conduct/from": date(2024, 1, 10), "conduct/states": ["ES"],
    "measure/1/kind": "transfer_proceedings",
}  # fmt: skip


def asked(**changes: object) -> Assessment:
    facts = REQUEST | {path.replace("__", "/"): value for path, value in changes.items()}
    return ask("ES", "DE", Kind.MLA, {p: v for p, v in facts.items() if v is not None}, on=LATER)


def test_every_quotation_stands_in_the_fact_sheet(shared: Path) -> None:
    text = text_of(shared, "law/eu.md")
    quoted = list(quotations(sys.modules[__name__]))
    assert len(quoted) >= 9
    assert [name for name, quotation in quoted if quotation not in text] == []


class TestApplication:
    """Sheet, section 9: “applies to requests transmitted from 1.2.2027”; “(metadata lists only DK)”; “1972 CoE transfer
    convention and 1959 rules between bound States (33)”."""

    def test_from_that_day_and_not_before(self) -> None:
        for on, stands in ((date(2027, 1, 31), False), (date(2027, 2, 1), True)):
            assert basis(NAME, "ES", "DE", Kind.MLA, on, "transfer_proceedings").stands is stands
            assert basis("ets30", "ES", "DE", Kind.MLA, on, "transfer_proceedings").stands is not stands

    def test_today_it_is_not_in_force(self) -> None:
        assert basis(NAME, "ES", "DE", Kind.MLA, date(2026, 11, 24), "transfer_proceedings").stands is False

    def test_ireland_takes_part_denmark_and_the_united_kingdom_do_not(self) -> None:
        assert basis(NAME, "ES", "IE", Kind.MLA, LATER, "transfer_proceedings").rank == 1
        for state in ("DK", "GB"):
            assert not basis(NAME, "ES", state, Kind.MLA, LATER, "transfer_proceedings").stands

    def test_it_is_for_transfers_alone(self) -> None:
        rows = bases(load_law(), "ES", "DE", LATER, Kind.MLA, ("search",))
        assert rows[0].instrument == "eio"
        assert not next(b for b in rows if b.instrument == NAME).stands


class TestArticle8Contents:
    """Sheet: “form Annex I signed, certified (8(1)); 8(2): (a) authority (b) offence + law (c) reasons, 5(2) criteria
    (d) persons, victim”."""

    @pytest.mark.parametrize(
        ("article", "topic", "missing"),
        [
            ("8(2)(a)", "requesting_authority", "requesting__authority"), ("8(2)(b)", "facts", "conduct__summary"),
            ("8(2)(b), law", "legal_qualification", "offence__1__law"), ("8(2)(c)", "purpose", "request__purpose"),
            ("8(2)(d)", "person_identity", "person__1__name"), ("8(1)", "signature", "request__signed"),
        ],
    )  # fmt: skip
    def test_each_content_is_there_or_asked_for(self, article: str, topic: str, missing: str) -> None:
        assert found(asked(), NAME, article, topic).outcome is MET
        assert found(asked(**{missing: None}), NAME, article, topic).outcome is NOT_MET


class TestArticle12Grounds:
    """Sheet: “a not an offence; b ne bis in idem; c age; d time-barred; e conditions for prosecution missing; f
    amnesty; g no jurisdiction”; “a privilege/immunity; b not in interests of justice”."""

    @pytest.mark.parametrize(
        ("article", "topic", "path", "force"),
        [
            ("12(1)(b)", "ne_bis_in_idem_here", "desk__final_here", Force.MANDATORY),
            ("12(1)(b)", "ne_bis_in_idem_third", "desk__final_elsewhere", Force.MANDATORY),
            ("12(1)(d)", "lapse_of_time", "desk__lapsed_requested", Force.MANDATORY),
            ("12(1)(f)", "amnesty", "desk__amnesty", Force.MANDATORY),
            ("12(2)(a)", "immunity", "desk__immunity", Force.OPTIONAL),
        ],
    )
    def test_made_out_not_made_out_and_unknown(self, article: str, topic: str, path: str, force: Force) -> None:
        for value, outcome in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            finding = found(asked(**{path: value}), NAME, article, topic)
            assert (finding.outcome, finding.force, finding.decides) == (outcome, force, "court")

    def test_want_of_an_offence_is_mandatory_here(self) -> None:
        ground = next(g for g in instrument(NAME).ground if g.topic == "dual_criminality")
        assert (ground.force, ground.waived_categories, ground.when) == (Force.MANDATORY, (), "always")

    def test_age_a_gap_and_the_place(self) -> None:
        assert found(asked(), NAME, "12(1)(c)", "age").outcome is NOT_MET
        assert found(asked(person__1__born=date(2010, 1, 1)), NAME, "12(1)(c)", "age").outcome is UNKNOWN
        assert found(asked(conduct__summary=None), NAME, "12(2)(d)", "not_conforming").outcome is MET
        assert found(asked(), NAME, "12(2)(d)", "not_conforming").outcome is NOT_MET
        assert found(asked(), NAME, "12(2)(e)", "extraterritoriality").outcome is NOT_MET

    @pytest.mark.parametrize("article", ["12(1)(e)", "12(1)(g)", "12(2)(c)"])
    def test_what_no_fact_settles_stays_unknown(self, article: str) -> None:
        assert found(asked(), NAME, article, "legal_system").outcome is UNKNOWN

    def test_nothing_of_it_is_said_of_a_search(self) -> None:
        assert said_nothing(asked(measure__1__kind="search"), NAME, "12(1)(f)", "amnesty")


class TestTimeLimits:
    """Sheet: “receipt of form (central and requested authority)”; “receipt by competent requested authority”; “+30
    (13(2)), reasons”; “receipt of reasoned decision”."""

    @pytest.mark.parametrize(
        ("article", "event", "started", "last"),
        [
            ("8(8)", "request_received", date(2027, 3, 1), date(2027, 3, 8)),
            ("6(4), 7(3)", "person_informed", date(2027, 3, 2), date(2027, 3, 12)),
            ("13(1)", "competent_authority_received", date(2027, 3, 1), date(2027, 4, 30)),
            ("13(1)", "competent_authority_received", date(2027, 3, 2), date(2027, 5, 3)),  # day 60 is a Saturday
            ("17(2)", "decision_served", date(2027, 3, 1), date(2027, 3, 16)),
        ],
    )
    def test_worked_examples(self, article: str, event: str, started: date, last: date) -> None:
        row = clock(NAME, article, "ES", "DE", Kind.MLA, event, started, "transfer_proceedings")
        assert (row.due, row.status) == (last, Status.VERIFIED)

    def test_the_extension_is_of_thirty_days(self) -> None:
        assert "30 days" in limit(NAME, "13(1)").extension

    def test_no_clock_runs_before_it_applies(self) -> None:
        with pytest.raises(AssertionError):
            clock(NAME, "8(8)", "ES", "DE", Kind.MLA, "request_received", date(2027, 1, 31), "transfer_proceedings")


class TestDuties:
    """Sheet: “suspend/discontinue in requesting State (21); detention deducted (22(6)); penalty cap if Art 3-only
    jurisdiction (22(8))”."""

    @pytest.mark.parametrize(
        ("article", "topic"),
        [
            ("5(1)-(2)", "transfer_proceedings"), ("6(3), 7(2)", "fair_treatment"), ("19(1)", "costs"),
            ("11(3), 12(3)", "consult_before_refusal"), ("11(1), 11(4)", "reasons"), ("22(6)", "time_served"),
            ("22(8)", "speciality"), ("21(1)", "transfer_proceedings"),
        ],
    )  # fmt: skip
    def test_the_duty_goes_with_the_transfer(self, article: str, topic: str) -> None:
        assert found(asked(), NAME, article, topic).force is Force.DUTY
