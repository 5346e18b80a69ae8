"""Regulation (EU) 2018/1805 on freezing and confiscation orders. The text was read; the fact sheet is quoted."""

import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.fact import Kind
from models.finding import Assessment, Force, Status
from models.law import bases, load_law
from models.value import Outcome
from tests.law.instruments.asking import (
    ask,
    basis,
    clock,
    counted,
    found,
    instrument,
    quotations,
    said_nothing,
    text_of,
)

NAME = "eu_freezing_2018"
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN

# A confiscation certificate from Spain to Germany. The persons are invented.
CERTIFICATE: dict[str, object] = {
    "request/language": "de", "request/stage": "sentence", "request/signed": True, "request/translated": True,
    "request/urgent": False, "requesting/authority": "Juzgado de lo Penal 3", "person/1/name": "Aurel Vasq",
    "person/1/born": date(1985, 4, 2), "person/1/role": "convicted", "offence/1/category": "trafficking",
    "offence/1/law": "art. 177 bis CP", "offence/1/max_months": 96, "conduct/summary": "He sold women.",
    "conduct/states": ["ES"], "measure/1/kind": "confiscate", "measure/1/description": "flat in Altwerder",
}  # fmt: skip
PAIRS = (("8", "freeze"), ("19", "confiscate"))


def asked(*measure: str, **changes: object) -> Assessment:
    facts = (
        CERTIFICATE
        | {"measure/1/kind": next(iter(measure), "confiscate")}
        | {p.replace("__", "/"): v for p, v in changes.items()}
    )
    return ask("ES", "DE", Kind.MLA, {p: v for p, v in facts.items() if v is not None})


def test_every_quotation_stands_in_the_fact_sheet(shared: Path) -> None:
    text = text_of(shared, "law/eu.md")
    quoted = list(quotations(sys.modules[__name__]))
    assert len(quoted) >= 10
    assert [name for name, quotation in quoted if quotation not in text] == []


class TestTheStatesBound:
    """Sheet, section 6: “applies to certificates transmitted from 19.12.2020”; “(DK, IE out”."""

    def test_from_the_day_of_application(self) -> None:
        first = date(2020, 12, 19)
        assert basis(NAME, "ES", "DE", Kind.MLA, first, "freeze").stands
        assert not basis(NAME, "ES", "DE", Kind.MLA, first - timedelta(days=1), "freeze").stands

    @pytest.mark.parametrize("state", ["DK", "IE"])
    def test_denmark_and_ireland_are_not_bound(self, state: str) -> None:
        assert basis(NAME, "ES", state, Kind.MLA).reason.values == {"state": state}

    def test_the_united_kingdom_for_twelve_days(self) -> None:
        assert basis(NAME, "ES", "GB", Kind.MLA, date(2020, 12, 31), "confiscate").stands
        assert not basis(NAME, "ES", "GB", Kind.MLA, date(2021, 1, 1), "confiscate").stands

    @pytest.mark.parametrize(("measure", "first"), [("confiscate", NAME), ("freeze", "eio"), ("search", "eio")])
    def test_property_goes_by_it_and_evidence_by_the_investigation_order(self, measure: str, first: str) -> None:
        found_rows = bases(load_law(), "ES", "DE", date(2026, 11, 24), Kind.MLA, (measure,))
        assert found_rows[0].instrument == first
        assert next(b for b in found_rows if b.instrument == NAME).stands is (measure != "search")


class TestArticles6And17Certificate:
    """Sheet, 6.1: “Certificate Annex I (freezing) / II (confiscation), signed, certified”; “D property (money / items
    / equivalent; amounts; location; bank details)”."""

    @pytest.mark.parametrize(
        ("article", "topic", "missing"),
        [
            ("6(1), 17(1), Annex I A", "requesting_authority", "requesting__authority"),
            ("6(1), 17(1)", "signature", "request__signed"), ("Annex I E", "facts", "conduct__summary"),
            ("Annex I D", "measure_description", "measure__1__description"),
            ("Annex I E, classification", "legal_qualification", "offence__1__law"),
        ],
    )  # fmt: skip
    def test_each_content_is_there_or_asked_for(self, article: str, topic: str, missing: str) -> None:
        assert found(asked(), NAME, article, topic).outcome is MET
        assert found(asked(**{missing: None}), NAME, article, topic).outcome is NOT_MET


class TestArticles8And19Grounds:
    """Sheet, 6.4: “Grounds (all optional: "may decide not to"; exhaustive)”; “ne bis in idem”; “privilege/immunity or
    media rules”; “trial in absence for conviction-based order”."""

    @pytest.mark.parametrize(("article", "measure"), PAIRS)
    @pytest.mark.parametrize(
        ("letter", "topic", "path"),
        [
            ("a", "ne_bis_in_idem_here", "desk__final_here"), ("a", "ne_bis_in_idem_third", "desk__final_elsewhere"),
            ("b", "immunity", "desk__immunity"),
        ],
    )  # fmt: skip
    def test_made_out_not_made_out_and_unknown(
        self, article: str, measure: str, letter: str, topic: str, path: str
    ) -> None:
        for value, outcome in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            finding = found(asked(measure, **{path: value}), NAME, f"{article}(1)({letter})", topic)
            assert (finding.outcome, finding.force, finding.decides) == (outcome, Force.OPTIONAL, "court")

    def test_no_ground_is_mandatory_and_each_belongs_to_its_kind_of_order(self) -> None:
        assert not [g for g in instrument(NAME).ground if g.force is Force.MANDATORY]
        assert said_nothing(asked("confiscate"), NAME, "8(1)(a)", "ne_bis_in_idem_here")
        assert said_nothing(asked("freeze"), NAME, "19(1)(a)", "ne_bis_in_idem_here")

    def test_rights_of_the_charter_and_of_third_persons(self) -> None:
        for value, outcome in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            finding = found(asked(desk__ill_treatment=value), NAME, "19(1)(h)", "fundamental_rights")
            assert finding.outcome is outcome
        assert found(asked(), NAME, "19(1)(e)", "legal_system").outcome is UNKNOWN

    def test_an_incomplete_certificate_does_not_conform(self) -> None:
        assert found(asked(conduct__summary=None), NAME, "19(1)(c)", "not_conforming").outcome is MET
        assert found(asked(), NAME, "19(1)(c)", "not_conforming").outcome is NOT_MET

    def test_an_offence_in_the_issuing_state_is_not_one_abroad(self) -> None:
        assert found(asked(), NAME, "19(1)(d)", "extraterritoriality").outcome is NOT_MET
        assert found(asked(conduct__states=["DE"]), NAME, "19(1)(d)", "extraterritoriality").outcome is UNKNOWN

    def test_trial_in_absence_counts_for_confiscation_only(self) -> None:
        for value, outcome in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            finding = found(asked(judgment__in_absentia=value), NAME, "19(1)(g)", "in_absentia")
            assert finding.outcome is outcome
        assert said_nothing(asked("freeze"), NAME, "19(1)(g)", "in_absentia")


class TestArticle3DualCriminality:
    """Sheet, 6.2: “3(1): 32 list and max >= 3 years in issuing State: no check”."""

    @pytest.mark.parametrize(("article", "measure"), [("8(1)(e)", "freeze"), ("19(1)(f)", "confiscate")])
    def test_three_years_and_a_listed_offence_end_the_question(self, article: str, measure: str) -> None:
        listed, below, other = (
            found(asked(measure, **facts), NAME, article, "dual_criminality")
            for facts in (
                {"offence__1__max_months": 36}, {"offence__1__max_months": 35}, {"offence__1__category": "procuring"},
            )
        )  # fmt: skip
        assert listed.outcome is MET
        assert listed.reason.text not in (below.reason.text, other.reason.text)

    def test_a_fiscal_difference_is_never_a_ground(self) -> None:
        finding = found(asked(), NAME, "19(1)(f), fiscal", "fiscal")
        assert (finding.force, finding.concern) == (Force.PROHIBITED, False)


class TestArticles10And21Postponement:
    """Sheet, 6.4: “Postponement: Art 10 (investigation; existing freeze; priority order), Art 21”."""

    @pytest.mark.parametrize(("article", "measure"), [("10(1)(a)", "freeze"), ("21(1)(a)", "confiscate")])
    def test_an_own_investigation_postpones(self, article: str, measure: str) -> None:
        for value, outcome in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            finding = found(asked(measure, desk__own_investigation=value), NAME, article, "own_proceedings")
            assert (finding.outcome, finding.force) == (outcome, Force.PROCEDURAL)


class TestArticles9And12And20TimeLimits:
    """Sheet, 6.3: “receipt by executing authority, urgency stated”; “duty continues (9(6))”; “receipt of confiscation
    certificate”; “no answer -> executing authority no longer obliged”."""

    @pytest.mark.parametrize(
        ("article", "event", "measure", "started", "last"),
        [
            ("9(3), decision", "competent_authority_received", "freeze", date(2026, 11, 27), date(2026, 11, 29)),
            ("9(3), execution", "decision_made", "freeze", date(2026, 11, 27), date(2026, 11, 29)),
            ("20(1)", "competent_authority_received", "confiscate", date(2026, 11, 24), date(2027, 1, 8)),
            ("12(2)", "freeze_limit_asked", "freeze", date(2026, 11, 24), date(2027, 1, 5)),
        ],
    )
    def test_worked_examples(self, article: str, event: str, measure: str, started: date, last: date) -> None:
        row = clock(NAME, article, "ES", "DE", Kind.MLA, event, started, measure)
        assert (row.due, row.status) == (last, Status.VERIFIED)

    def test_a_last_day_on_a_sunday_moves_and_hours_do_not(self) -> None:
        assert counted(NAME, "20(1)", date(2026, 11, 19)) == date(2027, 1, 4)  # day 45 is Sunday 3 January
        assert counted(NAME, "9(3), decision", date(2026, 11, 27)).weekday() == 6

    def test_a_confiscation_has_no_limit_in_hours(self) -> None:
        with pytest.raises(AssertionError):
            clock(
                NAME, "9(3), decision", "ES", "DE", Kind.MLA, "competent_authority_received", date(2026, 11, 27),
                "confiscate",
            )  # fmt: skip


class TestDuties:
    """Sheet, 6.4 and 6.5: “Consult issuer before any refusal (8(2), 19(2))”; “above: 50 % to issuing State”; “own
    costs; large/exceptional -> proposal with breakdown”."""

    @pytest.mark.parametrize(
        ("article", "topic"),
        [
            ("7(1), 18(1)", "grant"), ("8(2), 19(2)", "consult_before_refusal"), ("30(7)", "asset_return"),
            ("31(1)", "costs"), ("31(2)", "costs_extraordinary"), ("33", "fair_treatment"),
        ],
    )  # fmt: skip
    def test_the_duty_goes_with_the_order(self, article: str, topic: str) -> None:
        for measure in ("freeze", "confiscate"):
            assert found(asked(measure), NAME, article, topic).force is Force.DUTY
