"""Surrender under the EU-UK Trade and Cooperation Agreement, Title VII. Hardly read: the fact sheet is quoted."""

import sys
from datetime import date
from pathlib import Path

import pytest

from models.fact import Kind
from models.finding import Assessment, Force, Status
from models.value import Outcome
from tests.law.instruments.asking import (
    ask,
    basis,
    clock,
    due,
    found,
    instrument,
    limit,
    quotations,
    said_nothing,
    text_of,
)

NAME = "tca_surrender"
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN
EX = Kind.EXTRADITION

# A complete British warrant to Spain for an accused person. The persons are invented.
WARRANT: dict[str, object] = {
    "request/language": "es", "request/stage": "prosecution", "request/translated": True,
    "requesting/authority": "Valdens Magistrates' Court", "person/1/name": "Aurel Vasq", "person/1/role": "accused",
    "person/1/born": date(1985, 4, 2), "person/1/nationality": "RO", "offence/1/title": "human trafficking",
    "offence/1/law": "section 2", "offence/1/category": "trafficking", "offence/1/max_months": 96,
    "offence/1/penalty": "term", "conduct/summary": "He recruited women by force for a brothel.",
    "conduct/act": ["recruit"], "conduct/means": ["force"], "conduct/purpose": ["sexual_exploitation"],
    "conduct/from": date(2024, 1, 10), "conduct/place": "Newhaven", "conduct/states": ["GB"],
    "conduct/youngest_victim": 20, "warrant/date": date(2026, 1, 7),
}  # fmt: skip


def asked(*requested: str, **changes: object) -> Assessment:
    facts = WARRANT | {path.replace("__", "/"): value for path, value in changes.items()}
    return ask("GB", next(iter(requested), "ES"), EX, {p: v for p, v in facts.items() if v is not None})


def test_every_quotation_stands_in_the_fact_sheet(shared: Path) -> None:
    text = text_of(shared, "law/eu.md")
    quoted = list(quotations(sys.modules[__name__]))
    assert len(quoted) >= 12
    assert [name for name, quotation in quoted if quotation not in text] == []


def test_nothing_is_called_verified() -> None:
    assert Status.VERIFIED not in {p.status for p in instrument(NAME).provisions}


class TestTheStatesBound:
    """Sheet, section 7: “provisional 1.1.2021; in force 1.5.2021”; “GB with EU27 (binds IE and DK”."""

    @pytest.mark.parametrize("state", ["ES", "DK", "IE", "HR"])
    def test_the_day_on_which_it_follows_the_european_arrest_warrant(self, state: str) -> None:
        for on, new in ((date(2020, 12, 31), False), (date(2021, 1, 1), True)):
            assert basis(NAME, "GB", state, EX, on).stands is new
            assert basis("eaw", "GB", state, EX, on).stands is not new

    def test_it_replaces_the_convention_of_1957_and_obliges(self) -> None:
        row = basis(NAME, "GB", "ES", EX)
        assert (row.rank, row.obliges) == (1, True)
        assert not basis("ets24", "GB", "ES", EX).stands

    def test_member_states_stay_with_the_european_arrest_warrant_among_themselves(self) -> None:
        assert basis(NAME, "FR", "ES", EX).reason.values == {"state": "GB"}


class TestArticle606Contents:
    """Sheet, 7.1: “form = EAW-like; translation”."""

    @pytest.mark.parametrize(
        ("article", "topic", "missing"),
        [
            ("606(1)(a)", "person_identity", "person__1__name"),
            ("606(1)(b)", "requesting_authority", "requesting__authority"),
            ("606(1)(c)", "warrant_statement", "warrant__date"), ("606(1)(e)", "facts", "conduct__summary"),
            ("606(1)(e), time and place", "time_and_place", "conduct__from"),
        ],
    )  # fmt: skip
    def test_each_content_is_there_or_asked_for(self, article: str, topic: str, missing: str) -> None:
        assert found(asked(), NAME, article, topic).outcome is MET
        assert found(asked(**{missing: None}), NAME, article, topic).outcome is NOT_MET


class TestArticle599Thresholds:
    """Sheet, 7.1: “12 months / 4 months”."""

    def test_twelve_months_and_four_months(self) -> None:
        for months, outcome in ((12, MET), (11, NOT_MET), (None, UNKNOWN)):
            assert found(asked(offence__1__max_months=months), NAME, "599(1)", "threshold").outcome is outcome
        convicted = {"request__stage": "sentence", "person__1__role": "convicted"}
        for months, outcome in ((4, MET), (3, NOT_MET), (None, UNKNOWN)):
            finding = found(asked(sentence__months=months, **convicted), NAME, "599(1), sentence", "threshold")
            assert finding.outcome is outcome


class TestArticle599DualCriminality:
    """Sheet, 7.1: “waived only by reciprocal notification for 32-type list + 3 years”."""

    def test_no_list_waives_it(self) -> None:
        article = "599(2), 601(1)(a)"
        ground = next(g for g in instrument(NAME).ground if g.topic == "dual_criminality")
        assert (ground.waived_categories, ground.force) == ((), Force.OPTIONAL)
        assert found(asked(), NAME, article, "dual_criminality").outcome is MET
        assert found(asked(conduct__purpose=None), NAME, article, "dual_criminality").outcome is UNKNOWN


class TestArticles600And601Grounds:
    """Sheet, 7.1: “amnesty; ne bis in idem (final judgment in a State); age”; “(b) pending prosecution; (c)
    non-prosecution/halt/final judgment; (d) limitation + jurisdiction; (e) third-country final judgment”."""

    @pytest.mark.parametrize(
        ("article", "topic", "path", "force"),
        [
            ("600(a)", "amnesty", "desk__amnesty", Force.MANDATORY),
            ("600(b)", "ne_bis_in_idem_here", "desk__final_here", Force.MANDATORY),
            ("601(1)(b)", "pending_here", "desk__pending_here", Force.OPTIONAL),
            ("601(1)(d)", "lapse_of_time", "desk__lapsed_requested", Force.OPTIONAL),
            ("601(1)(e)", "ne_bis_in_idem_third", "desk__final_elsewhere", Force.OPTIONAL),
            ("601(1)(h)", "discrimination", "desk__discrimination", Force.OPTIONAL),
            ("604(c)", "fundamental_rights", "desk__ill_treatment", Force.CONDITION),
        ],
    )
    def test_made_out_not_made_out_and_unknown(self, article: str, topic: str, path: str, force: Force) -> None:
        for value, outcome in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            finding = found(asked(**{path: value}), NAME, article, topic)
            assert (finding.outcome, finding.force, finding.decides) == (outcome, force, "court")

    def test_exactly_three_are_mandatory(self) -> None:
        rows = {g.article for g in instrument(NAME).ground if g.force is Force.MANDATORY}
        assert rows == {"600(a)", "600(b)", "600(c)"}

    def test_the_political_exception_never_reaches_terrorism(self) -> None:
        assert found(asked(desk__political=True), NAME, "602", "political").outcome is MET
        terror = asked(desk__political=True, offence__1__category="terrorism")
        assert found(terror, NAME, "602", "political").outcome is NOT_MET

    def test_absence_place_and_life(self) -> None:
        for value, outcome in ((True, MET), (False, NOT_MET)):
            facts = {"judgment__in_absentia": value, "request__stage": "sentence"}
            assert found(asked(**facts), NAME, "601(1)(i)", "in_absentia").outcome is outcome
        assert found(asked(conduct__states=["ES"]), NAME, "601(1)(g), territory", "territoriality").outcome is MET
        assert found(asked(offence__1__penalty="life"), NAME, "604(a)", "life_imprisonment").outcome is MET


class TestArticle603Nationality:
    """Sheet, 7.1: “HR FI FR DE GR LV PL SK SI SE; with consent AT CZ”; “as of 2021; update from
    C/2025/6451”."""

    def test_a_german_is_not_surrendered_by_germany_and_a_spaniard_may_be_by_spain(self) -> None:
        day = date(2025, 12, 1)
        german = ask("GB", "DE", EX, WARRANT | {"person/1/nationality": "DE"}, on=day)
        finding = found(german, NAME, "603(2)", "nationality")
        assert (finding.outcome, finding.applied) == (MET, True)
        assert said_nothing(asked(person__1__nationality="ES"), NAME, "603(2)", "nationality")
        condition = found(asked(person__1__nationality="ES"), NAME, "604(b)", "nationality")
        assert (condition.outcome, condition.force) == (MET, Force.CONDITION)
        assert said_nothing(asked(person__1__nationality="ES"), NAME, "601(1)(f)", "nationality")

    def test_since_the_later_notifications_the_list_is_shown_and_not_applied(self) -> None:
        for on, applied in ((date(2025, 12, 1), True), (date(2025, 12, 2), False)):
            for state, article in (("PL", "603(2)"), ("AT", "603(2), consent")):
                assessment = ask("GB", state, EX, WARRANT | {"person/1/nationality": state}, on=on)
                assert found(assessment, NAME, article, "nationality").applied is applied


class TestArticles615To626TimeLimits:
    """Sheet, 7.1: “No Eurojust duty”; “new date +10 (force majeure /
    humanitarian)”; “speciality lost”."""

    def test_sixty_days_from_the_arrest(self) -> None:
        facts = WARRANT | {"desk/arrest_date": date(2026, 3, 2)}
        row = due(ask("GB", "ES", EX, facts, on=date(2026, 3, 3)), NAME, "615(3)")
        assert (row.due, row.liberty, row.met_by) == (date(2026, 5, 1), True, "decide")
        assert "Eurojust" not in limit(NAME, "615(3)").consequence

    @pytest.mark.parametrize(
        ("article", "event", "started", "last"),
        [
            ("615(2)", "consent_given", date(2026, 3, 5), date(2026, 3, 15)),
            ("621(2)", "decision_final", date(2026, 5, 1), date(2026, 5, 11)),
            ("621(3)-(4)", "surrender_date_fixed", date(2026, 5, 20), date(2026, 5, 30)),
            ("625(4)", "reconsent_requested", date(2026, 6, 1), date(2026, 7, 1)),
            ("626", "reconsent_requested", date(2026, 6, 1), date(2026, 7, 1)),
            ("625(3)(a)", "free_to_leave", date(2026, 2, 10), date(2026, 3, 27)),
        ],
    )
    def test_worked_examples(self, article: str, event: str, started: date, last: date) -> None:
        assert clock(NAME, article, "GB", "ES", EX, event, started).due == last

    def test_the_person_is_released_when_the_limit_for_surrender_passes(self) -> None:
        assert all("Release" in limit(NAME, article).consequence for article in ("621(2)", "621(3)-(4)"))


class TestDuties:
    """Sheet, 7.1: “proportionality: rights, victims, seriousness, likely penalty, less coercive means, avoid long
    pre-trial detention”; “then consider own prosecution”."""

    @pytest.mark.parametrize(
        ("article", "topic"),
        [
            ("597", "execute"), ("624", "time_served"), ("625", "speciality"), ("626, general", "re_extradition"),
            ("628", "costs"), ("620", "inform_outcome"), ("623", "transit"), ("632", "execute"),
        ],
    )  # fmt: skip
    def test_the_duty_goes_with_the_warrant(self, article: str, topic: str) -> None:
        assert found(asked(), NAME, article, topic).force is Force.DUTY

    def test_own_proceedings_are_considered_for_a_national(self) -> None:
        for nationality, outcome in (("ES", MET), ("RO", NOT_MET), (None, UNKNOWN)):
            finding = found(asked(person__1__nationality=nationality), NAME, "603(3)", "submit_to_prosecutors")
            assert finding.outcome is outcome
