"""Regulation (EU) 2023/1543: European Production and Preservation Orders to service providers."""

import re
import sys
from datetime import date
from pathlib import Path

import pytest

from models.fact import Kind
from models.finding import Assessment, Force, Status
from models.law import bases, load_law
from models.law.routes import faster_routes
from models.value import Outcome
from tests.law.instruments.asking import (
    ask,
    basis,
    clock,
    counted,
    found,
    instrument,
    limit,
    plain,
    quotations,
    said_nothing,
)

NAME = "eu_eevidence_2023"
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN

# A French order for content data, notified to Ireland, where the provider is. The persons are invented.
ORDER: dict[str, object] = {
    "request/language": "en", "request/stage": "investigation", "request/signed": True, "request/translated": True,
    "request/urgent": False, "request/purpose": "necessary to find the recruiter",
    "requesting/authority": "Juge d'instruction de Valdens", "person/1/role": "suspect",
    "offence/1/law": "art. 225-4-1 CP", "offence/1/category": "trafficking", "offence/1/max_months": 84,
    "conduct/summary": "Messages to the women.", "conduct/states": ["FR"], "measure/1/kind": "provider_order",
    "measure/1/description": "account valdens1, content, June 2026", "measure/2/kind": "stored_content",
}  # fmt: skip


def asked(**changes: object) -> Assessment:
    facts = ORDER | {path.replace("__", "/"): value for path, value in changes.items()}
    return ask("FR", "IE", Kind.MLA, {p: v for p, v in facts.items() if v is not None})


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    raw = (shared / "treaties" / "EU_Reg_2023_1543_EPOC_EN.formex.xml").read_text()
    text = plain(re.sub(r"<[^>]+>", " ", raw))
    quoted = list(quotations(sys.modules[__name__]))
    assert len(quoted) >= 14
    assert [name for name, quotation in quoted if quotation not in text] == []


class TestArticle34Application:
    """Art. 34(2): “It shall apply from 18 August 2026”. Art. 32(1): “does not affect Union or other international
    instruments, agreements and arrangements on the gathering of evidence”."""

    def test_from_that_day_and_not_before(self) -> None:
        for on, stands in ((date(2026, 8, 17), False), (date(2026, 8, 18), True)):
            assert basis(NAME, "FR", "IE", Kind.MLA, on, "provider_order").stands is stands

    def test_ireland_takes_part_denmark_and_the_united_kingdom_do_not(self) -> None:
        assert basis(NAME, "FR", "IE", Kind.MLA, date(2026, 11, 24), "provider_order").rank == 1
        for state in ("DK", "GB"):
            row = basis(NAME, "FR", state, Kind.MLA, date(2026, 11, 24), "provider_order")
            assert row.reason.values == {"state": state}

    def test_a_request_for_content_stays_with_the_other_instruments(self) -> None:
        rows = bases(load_law(), "FR", "IE", date(2026, 11, 24), Kind.MLA, ("stored_content",))
        assert rows[0].instrument == "ets30"
        assert not next(b for b in rows if b.instrument == NAME).stands
        assert bases(load_law(), "FR", "DE", date(2026, 11, 24), Kind.MLA, ("stored_content",))[0].instrument == "eio"


class TestTheFasterRoute:
    """Art. 1(1): “order a service provider offering services in the Union and established in another Member State”.
    Art. 6(2): “with a view to issuing a subsequent request for production of those data via mutual legal
    assistance”."""

    @pytest.mark.parametrize(
        ("requested", "on", "articles"),
        [
            ("IE", date(2026, 8, 17), set()), ("IE", date(2026, 8, 18), {"4, 7(1)", "6, 11(1)"}),
            ("DK", date(2026, 11, 24), set()),
        ],
    )  # fmt: skip
    def test_a_request_for_content_is_told_of_the_direct_order(
        self, requested: str, on: date, articles: set[str]
    ) -> None:
        rows = faster_routes(load_law(), ("FR", requested), on, ("stored_content",))
        assert {r.article for r in rows if r.instrument == NAME} == articles

    def test_a_search_is_not(self) -> None:
        rows = faster_routes(load_law(), ("FR", "IE"), date(2026, 11, 24), ("search",))
        assert not [r for r in rows if r.instrument == NAME]


class TestArticle5Contents:
    """Art. 5(5)(c): “the user, except where the sole purpose of the order is to identify the user”; (f) “the
    applicable provisions of the criminal law of the issuing State”; (g) “in emergency cases”. Art. 9(1): “shall sign
    it and shall certify that its content is accurate and correct”."""

    @pytest.mark.parametrize(
        ("article", "topic", "missing"),
        [
            ("5(5)(a), 6(4)(a)", "requesting_authority", "requesting__authority"),
            ("5(5)(b)-(e), 6(4)(b)-(e)", "measure_description", "measure__1__description"),
            ("5(5)(f), 6(4)(f)", "legal_qualification", "offence__1__law"),
            ("5(5)(i), 6(4)(g)", "purpose", "request__purpose"), ("9(1)", "signature", "request__signed"),
        ],
    )  # fmt: skip
    def test_each_content_is_there_or_asked_for(self, article: str, topic: str, missing: str) -> None:
        assert found(asked(), NAME, article, topic).outcome is MET
        assert found(asked(**{missing: None}), NAME, article, topic).outcome is NOT_MET

    def test_an_emergency_is_explained_where_there_is_one(self) -> None:
        assert said_nothing(asked(), NAME, "5(5)(g)", "urgency_reason")
        assert found(asked(request__urgent=True), NAME, "5(5)(g)", "urgency_reason").outcome is NOT_MET
        given = asked(request__urgent=True, request__urgency_reason="a child is missing")
        assert found(given, NAME, "5(5)(g)", "urgency_reason").outcome is MET


class TestArticle5Thresholds:
    """Art. 5(4)(a): “for criminal offences punishable in the issuing State by a custodial sentence of a maximum of at
    least three years”. Art. 5(3): “may be issued for all criminal offences”; “of at least four months”."""

    def test_three_years_for_content_and_none_for_subscriber_data(self) -> None:
        for months, outcome in ((36, MET), (35, NOT_MET), (None, UNKNOWN)):
            finding = found(asked(offence__1__max_months=months), NAME, "5(4)(a)", "threshold")
            assert (finding.outcome, finding.force) == (outcome, Force.SCOPE)
        subscriber = asked(measure__2__kind="subscriber_data", offence__1__max_months=6)
        assert said_nothing(subscriber, NAME, "5(4)(a)", "threshold")

    def test_four_months_of_sentence(self) -> None:
        convicted = {"request__stage": "sentence", "person__1__role": "convicted"}
        for months, outcome in ((4, MET), (3, NOT_MET), (None, UNKNOWN)):
            finding = found(asked(sentence__months=months, **convicted), NAME, "5(3), 5(4)(d)", "threshold")
            assert finding.outcome is outcome


class TestArticles12And16Grounds:
    """Art. 12(1)(a): “protected by immunities or privileges granted under the law of the enforcing State”; (c) “the
    execution of the order would be contrary to the principle of ne bis in idem”. Art. 16(4): “Enforcement of the
    European Production Order may only be denied on the basis of one or more of the following grounds”."""

    @pytest.mark.parametrize(
        ("article", "topic", "path"),
        [
            ("12(1)(a), 16(4)(f), 16(5)(e)", "immunity", "desk__immunity"),
            ("12(1)(b), 16(4)(g), 16(5)(f)", "fundamental_rights", "desk__ill_treatment"),
            ("12(1)(c)", "ne_bis_in_idem_here", "desk__final_here"),
            ("12(1)(c), third State", "ne_bis_in_idem_third", "desk__final_elsewhere"),
        ],
    )
    def test_made_out_not_made_out_and_unknown(self, article: str, topic: str, path: str) -> None:
        for value, outcome in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            finding = found(asked(**{path: value}), NAME, article, topic)
            assert (finding.outcome, finding.force) == (outcome, Force.OPTIONAL)

    def test_none_is_mandatory_and_a_gap_does_not_conform(self) -> None:
        assert not [g for g in instrument(NAME).ground if g.force is Force.MANDATORY]
        article = "16(4)(a)-(e), 16(5)(a)-(d)"
        assert found(asked(offence__1__law=None), NAME, article, "not_conforming").outcome is MET
        assert found(asked(), NAME, article, "not_conforming").outcome is NOT_MET


class TestArticle12DualCriminality:
    """Art. 12(1)(d): “unless it concerns an offence listed within the categories of offences set out in Annex IV, as
    indicated by the issuing authority in the EPOC, if it is punishable in the issuing State by a custodial sentence or
    a detention order for a maximum period of at least three years”."""

    def test_a_listed_offence_of_three_years_ends_the_question(self) -> None:
        listed, below, other = (
            found(asked(**facts), NAME, "12(1)(d)", "dual_criminality")
            for facts in (
                {"offence__1__max_months": 36}, {"offence__1__max_months": 35}, {"offence__1__category": "procuring"},
            )
        )  # fmt: skip
        assert listed.outcome is MET
        assert listed.reason.text not in (below.reason.text, other.reason.text)


class TestTimeLimits:
    """Art. 10(3): “at the latest within 10 days following receipt of the EPOC”. Art. 10(4): “at the latest within
    eight hours following receipt of the EPOC”; “at the latest within 96 hours following receipt of the notification”.
    Art. 11(1): “The obligation to preserve the data shall cease after 60 days”. Art. 16(2): “no later than five
    working days after the receipt of that order”. Art. 4(5): “at the latest within 48 hours”."""

    @pytest.mark.parametrize(
        ("article", "event", "started", "last"),
        [
            ("10(2)-(3)", "provider_received", date(2026, 11, 24), date(2026, 12, 4)),
            ("10(4)", "provider_received", date(2026, 11, 24), date(2026, 11, 24)),
            ("12(1), ten days", "competent_authority_received", date(2026, 11, 24), date(2026, 12, 4)),
            ("10(4), 12(1), emergency", "competent_authority_received", date(2026, 11, 27), date(2026, 12, 1)),
            ("10(6), 11(5)", "information_requested", date(2026, 11, 24), date(2026, 11, 30)),  # the 29th is a Sunday
            ("11(1)", "provider_received", date(2026, 9, 1), date(2026, 11, 2)),  # the sheet's example: 31.10. Saturday
            ("4(5)", "order_issued", date(2026, 11, 27), date(2026, 11, 29)),
            ("17(2)", "provider_received", date(2026, 11, 24), date(2026, 12, 4)),
            ("16(2)", "competent_authority_received", date(2026, 11, 24), date(2026, 12, 1)),
            ("16(7)", "information_requested", date(2026, 11, 27), date(2026, 12, 4)),
        ],
    )
    def test_worked_examples(self, article: str, event: str, started: date, last: date) -> None:
        row = clock(NAME, article, "FR", "IE", Kind.MLA, event, started, "provider_order")
        assert (row.due, row.status) == (last, Status.VERIFIED)

    def test_an_objection_from_foreign_law_is_counted_by_national_law_and_does_not_move(self) -> None:
        assert not limit(NAME, "17(2)").roll
        assert counted(NAME, "17(2)", date(2026, 11, 26)).weekday() == 6

    def test_no_clock_runs_before_the_day_of_application(self) -> None:
        with pytest.raises(AssertionError):
            clock(NAME, "10(2)-(3)", "FR", "IE", Kind.MLA, "provider_received", date(2026, 8, 17), "provider_order")


class TestDuties:
    """Art. 8(1): “the issuing authority shall notify the enforcing authority by transmitting the EPOC to that
    authority at the same time”. Art. 13(1): “inform the person whose data are being requested”. Art. 12(3): “Before
    deciding to raise a ground for refusal”."""

    @pytest.mark.parametrize(
        ("article", "topic"),
        [
            ("4(1)-(3)", "sovereignty"), ("8(1)-(2)", "sovereignty"), ("12(3), 16(7)", "consult_before_refusal"),
            ("12(4)", "use_limitation"), ("13(1)-(3)", "fair_treatment"), ("14(1)", "costs"), ("16(2)", "grant"),
        ],
    )  # fmt: skip
    def test_the_duty_goes_with_the_order(self, article: str, topic: str) -> None:
        assert found(asked(), NAME, article, topic).force is Force.DUTY
