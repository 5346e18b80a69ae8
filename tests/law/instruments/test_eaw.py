"""The European arrest warrant, Framework Decision 2002/584/JHA with 2009/299/JHA: the fact sheet and the acts that
transpose it are quoted, since only articles 3, 4, 4a and 5 could be read, in a public copy."""

import re
import sys
from datetime import date
from pathlib import Path

import pytest

from models.fact import Kind
from models.finding import Force, Status
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

MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN

# A complete Spanish warrant to Germany for an accused person. The persons are invented.
WARRANT: dict[str, object] = {
    "request/kind": "extradition", "request/language": "de", "request/stage": "prosecution", "request/signed": True,
    "request/translated": True, "requesting/authority": "Juzgado Central de Instrucción 9",
    "requesting/contact": "secretaría, +34 900 000 000", "person/1/name": "Aurel Vasq", "person/1/role": "accused",
    "person/1/born": date(1985, 4, 2), "person/1/nationality": "RO", "offence/1/title": "Trata de seres humanos",
    "offence/1/law": "art. 177 bis CP", "offence/1/category": "trafficking", "offence/1/max_months": 96,
    "offence/1/penalty": "term", "conduct/summary": "He brought women to a flat.", "conduct/from": date(2024, 1, 10),
    "conduct/place": "Valdeluz", "conduct/states": ["ES"], "warrant/date": date(2026, 1, 7),
}  # fmt: skip


def warrant(**changes: object) -> dict[str, object]:
    facts = WARRANT | {path.replace("__", "/"): value for path, value in changes.items()}
    return {path: value for path, value in facts.items() if value is not None}


def outcome(article: str, topic: str, **changes: object) -> Outcome:
    return found(ask("ES", "DE", Kind.EXTRADITION, warrant(**changes)), "eaw", article, topic).outcome


def test_every_quotation_stands_in_the_fact_sheet_or_the_spanish_act(shared: Path) -> None:
    text = text_of(
        shared, "law/eu.md", "ES_Ley_23_2014_mutual_recognition_EAW_EIO.md",
        "ES_Ley_3_2003_orden_europea_detencion_EAW.md", "NL_Overleveringswet_EAW_act.md",
    )  # fmt: skip
    quoted = list(quotations(sys.modules[__name__]))
    assert len(quoted) >= 10
    assert [name for name, quotation in quoted if quotation not in text] == []


def test_only_the_articles_that_were_read_are_called_verified() -> None:
    read = {p.article for p in instrument("eaw").provisions if p.status is Status.VERIFIED}
    assert {re.split(r"\D", article)[0] for article in read} == {"3", "4", "5"}
    assert read >= {"3(1)", "3(2)", "3(3)", "4(7)(b)", "4a(1)", "4a(2)", "4a(3)", "5(2)"}
    assert not {"2(1)", "17(3)", "23(2)", "27"} & read
    assert basis("eaw", "ES", "DE", Kind.EXTRADITION).status is Status.KNOWLEDGE


class TestTheStatesBound:
    """Sheet, section 2: “applied from 1.1.2004”; “(DK and IE included). UK under TCA since 1.1.2021”."""

    @pytest.mark.parametrize(
        ("state", "since"),
        [
            ("DE", date(2004, 1, 1)), ("FR", date(2004, 1, 1)), ("DK", date(2004, 1, 1)), ("IE", date(2004, 1, 1)),
            ("PL", date(2004, 5, 1)), ("RO", date(2007, 1, 1)), ("HR", date(2013, 7, 1)),
        ],
    )  # fmt: skip
    def test_a_member_state_is_bound_from_its_day_and_not_before(self, state: str, since: date) -> None:
        assert not basis("eaw", "ES", state, Kind.EXTRADITION, date.fromordinal(since.toordinal() - 1)).stands
        assert basis("eaw", "ES", state, Kind.EXTRADITION, since).rank == 1

    def test_the_united_kingdom_is_bound_to_the_end_of_2020(self) -> None:
        assert basis("eaw", "ES", "GB", Kind.EXTRADITION, date(2020, 12, 31)).stands
        assert not basis("eaw", "ES", "GB", Kind.EXTRADITION, date(2021, 1, 1)).stands

    def test_it_replaces_the_convention_of_1957_and_serves_no_assistance(self) -> None:
        assert not basis("ets24", "ES", "DE", Kind.EXTRADITION).stands
        assert not basis("eaw", "ES", "DE", Kind.MLA).stands
        assert not basis("eaw", "ES", "CH", Kind.EXTRADITION).stands


class TestArticle2Thresholds:
    """Art. 2(1): “Prosecution: max sentence >= 12 months in issuing State. Execution: sentence passed >= 4
    months”."""

    def test_twelve_months_in_the_issuing_state(self) -> None:
        assert outcome("2(1)", "threshold", offence__1__max_months=12) is MET
        assert outcome("2(1)", "threshold", offence__1__max_months=11) is NOT_MET
        assert outcome("2(1)", "threshold", offence__1__max_months=None) is UNKNOWN

    def test_four_months_of_sentence_and_then_no_look_at_the_maximum(self) -> None:
        sentenced = {"request__stage": "sentence", "judgment__date": date(2025, 3, 1), "person__1__role": "convicted"}
        assert outcome("2(1), sentence", "threshold", sentence__months=4, **sentenced) is MET
        assert outcome("2(1), sentence", "threshold", sentence__months=3, **sentenced) is NOT_MET
        assessment = ask("ES", "DE", Kind.EXTRADITION, warrant(sentence__months=4, **sentenced))
        assert said_nothing(assessment, "eaw", "2(1)", "threshold")


class TestArticle2ListOfOffences:
    """Art. 2(2): “32 listed offences, max >= 3 years, defined by issuing law: no double criminality check”."""

    ARTICLE = "2(2), 2(4), 4(1)"

    def test_trafficking_of_three_years_is_not_verified_and_below_it_is(self) -> None:
        listed, below = (
            found(
                ask("ES", "DE", Kind.EXTRADITION, warrant(offence__1__max_months=m)),
                "eaw",
                self.ARTICLE,
                "dual_criminality",
            )
            for m in (36, 35)
        )
        assert listed.outcome is MET
        assert listed.reason.text != below.reason.text

    def test_procuring_is_not_on_the_list(self) -> None:
        ground = next(g for g in instrument("eaw").ground if g.topic == "dual_criminality")
        assert (ground.waived_months, ground.force) == (36, Force.OPTIONAL)
        assert {"trafficking", "child_abuse", "drugs", "terrorism"} <= set(ground.waived_categories)
        assert not {"procuring", "forced_labour", "other"} & set(ground.waived_categories)


class TestArticle3MandatoryGrounds:
    """Art. 3(1): “amnesty in executing State that had jurisdiction”. Art. 3(2): “final judgment in a Member State for
    same acts; sentence served, being served or no longer enforceable”."""

    @pytest.mark.parametrize(
        ("article", "topic", "path"),
        [("3(1)", "amnesty", "desk__amnesty"), ("3(2)", "ne_bis_in_idem_here", "desk__final_here")],
    )
    def test_made_out_not_made_out_and_unknown(self, article: str, topic: str, path: str) -> None:
        finding = found(ask("ES", "DE", Kind.EXTRADITION, warrant(**{path: True})), "eaw", article, topic)
        assert (finding.outcome, finding.force, finding.decides) == (MET, Force.MANDATORY, "court")
        assert outcome(article, topic, **{path: False}) is NOT_MET
        assert outcome(article, topic) is UNKNOWN

    def test_exactly_three_paragraphs_are_mandatory(self) -> None:
        rows = {g.article for g in instrument("eaw").ground if g.force is Force.MANDATORY}
        assert rows == {"3(1)", "3(2)", "3(3)"}


class TestArticle4OptionalGrounds:
    """Art. 4(2): “prosecution pending in executing State for same act”. Art. 4(4): “time-barred in executing State
    and its jurisdiction covers the acts”. Art. 4(7)(a): “act wholly/partly in executing territory”."""

    @pytest.mark.parametrize(
        ("article", "topic", "path"),
        [
            ("4(2)", "pending_here", "desk__pending_here"), ("4(4)", "lapse_of_time", "desk__lapsed_requested"),
            ("4(5)", "ne_bis_in_idem_third", "desk__final_elsewhere"),
        ],
    )  # fmt: skip
    def test_made_out_not_made_out_and_unknown(self, article: str, topic: str, path: str) -> None:
        finding = found(ask("ES", "DE", Kind.EXTRADITION, warrant(**{path: True})), "eaw", article, topic)
        assert (finding.outcome, finding.force) == (MET, Force.OPTIONAL)
        assert outcome(article, topic, **{path: False}) is NOT_MET
        assert outcome(article, topic) is UNKNOWN

    def test_lapse_of_time_in_the_issuing_state_is_none_of_them(self) -> None:
        facts = {"desk__lapsed_requesting": True, "desk__lapsed_requested": False}
        assert outcome("4(4)", "lapse_of_time", **facts) is NOT_MET

    def test_the_place_of_the_act(self) -> None:
        assert outcome("4(7)(a)", "territoriality", conduct__states=["DE", "ES"]) is MET
        assert outcome("4(7)(a)", "territoriality", conduct__states=["ES"]) is NOT_MET
        assert outcome("4(7)(a)", "territoriality", conduct__states=None) is UNKNOWN


class TestArticle4aJudgmentsInAbsence:
    """Art. 4a(1): “sentence EAW after trial in absence, unless EAW states”."""

    def test_present_absent_and_unknown(self) -> None:
        assert outcome("4a(1)", "in_absentia", judgment__in_absentia=True, request__stage="sentence") is MET
        assert outcome("4a(1)", "in_absentia", judgment__in_absentia=False, request__stage="sentence") is NOT_MET


class TestArticle4aSince2011:
    """Sheet, 2.2: “5(1) deleted by FD 2009/299”; 4a(2): “person with no prior information may ask for a copy of the
    judgment; does not delay surrender”; 4a(3): “detention pending retrial reviewed”."""

    @pytest.mark.parametrize(("on", "old"), [(date(2011, 3, 27), True), (date(2011, 3, 28), False)])
    def test_the_assurance_of_a_retrial_gives_way_to_the_four_cases(self, on: date, old: bool) -> None:
        facts = warrant(judgment__in_absentia=True, request__stage="sentence")
        assessment = ask("ES", "DE", Kind.EXTRADITION, facts, on=on)
        assert said_nothing(assessment, "eaw", "4a(1)", "in_absentia") is old
        assert said_nothing(assessment, "eaw", "5(1)", "in_absentia") is not old
        assert said_nothing(assessment, "eaw", "4a(2)", "fair_treatment") is old
        if old:
            row = found(assessment, "eaw", "5(1)", "in_absentia")
            assert (row.outcome, row.force) == (MET, Force.CONDITION)

    def test_an_assurance_lifts_the_old_condition(self) -> None:
        facts = warrant(judgment__in_absentia=True, request__stage="sentence", assurance__1__kind="retrial")
        assessment = ask("ES", "DE", Kind.EXTRADITION, facts, on=date(2011, 3, 27))
        assert found(assessment, "eaw", "5(1)", "in_absentia").outcome is NOT_MET

    def test_box_d_says_for_a_sentence_whether_the_person_was_there(self) -> None:
        sentenced = {"request__stage": "sentence", "person__1__role": "convicted", "sentence__months": 12}
        assert outcome("4a(1), box (d)", "judgment", judgment__in_absentia=True, **sentenced) is MET
        assert outcome("4a(1), box (d)", "judgment", **sentenced) is NOT_MET
        accused = ask("ES", "DE", Kind.EXTRADITION, WARRANT)
        assert said_nothing(accused, "eaw", "4a(1), box (d)", "judgment")


class TestArticle5Guarantees:
    """Art. 5(2): “life sentence: review on request or at latest after 20 years, or clemency”. Art. 5(3): “prosecution
    of national/resident: return to serve sentence”."""

    def test_a_life_sentence_is_a_condition_that_an_assurance_lifts(self) -> None:
        assert outcome("5(2)", "life_imprisonment", offence__1__penalty="life") is MET
        assured = {"offence__1__penalty": "life", "assurance__1__kind": "life_imprisonment"}
        assert outcome("5(2)", "life_imprisonment", **assured) is NOT_MET
        assert outcome("5(2)", "life_imprisonment", offence__1__penalty="term") is NOT_MET

    @pytest.mark.parametrize(
        ("article", "other", "force", "stage"),
        [
            ("5(3)", "4(6)", Force.CONDITION, {"request__stage": "prosecution"}),
            (
                "4(6)", "5(3)", Force.OPTIONAL,
                {"request__stage": "sentence", "person__1__role": "convicted", "sentence__months": 12},
            ),
        ],
    )  # fmt: skip
    def test_a_national_is_returned_to_serve_the_sentence_or_serves_it_at_home(
        self, article: str, other: str, force: Force, stage: dict[str, object]
    ) -> None:
        for nationality, expected in (("DE", MET), ("RO", NOT_MET), (None, UNKNOWN)):
            facts = warrant(**stage, person__1__nationality=nationality)
            assessment = ask("ES", "DE", Kind.EXTRADITION, facts)
            finding = found(assessment, "eaw", article, "nationality")
            assert (finding.outcome, finding.force, finding.status) == (expected, force, Status.VERIFIED)
            assert said_nothing(assessment, "eaw", other, "nationality")

    def test_both_are_said_where_the_stage_is_not_known(self) -> None:
        facts = warrant(request__stage=None, warrant__date=None, person__1__role="sought", person__1__nationality="DE")
        assessment = ask("ES", "DE", Kind.EXTRADITION, facts)
        assert found(assessment, "eaw", "4(6)", "nationality").outcome is MET
        assert found(assessment, "eaw", "5(3)", "nationality").outcome is MET


class TestOtherObstacles:
    """Art. 3(3): “under age of criminal responsibility in executing State”. Art. 24: “postponed surrender for own
    prosecution/sentence”. Art. 20: “waiver of privilege/immunity notified”."""

    @pytest.mark.parametrize(
        ("article", "topic", "path"),
        [
            ("20(1)", "immunity", "desk__immunity"), ("24(1)", "own_proceedings", "desk__own_investigation"),
            ("Recital 12", "discrimination", "desk__discrimination"),
            ("1(3)", "fundamental_rights", "desk__ill_treatment"),
        ],
    )  # fmt: skip
    def test_recorded_ruled_out_and_unknown(self, article: str, topic: str, path: str) -> None:
        assert outcome(article, topic, **{path: True}) is MET
        assert outcome(article, topic, **{path: False}) is NOT_MET
        assert outcome(article, topic) is UNKNOWN

    def test_an_adult_is_not_too_young_and_without_a_birth_date_it_cannot_be_told(self) -> None:
        assert outcome("3(3)", "age") is NOT_MET
        assert outcome("3(3)", "age", person__1__born=None) is UNKNOWN

    @pytest.mark.parametrize(
        ("article", "topic"),
        [("16(1)-(2)", "competing_request"), ("16(3)-(4)", "competing_request"), ("23(4)", "humanitarian")],
    )
    def test_what_an_officer_must_weigh_is_procedural_and_open(self, article: str, topic: str) -> None:
        finding = found(ask("ES", "DE", Kind.EXTRADITION, WARRANT), "eaw", article, topic)
        assert (finding.outcome, finding.force) == (UNKNOWN, Force.PROCEDURAL)


class TestArticle8Contents:
    """Art. 8(1): “(a) identity, nationality; (b) issuing authority name, address, phone, fax, e-mail; (c) evidence of
    enforceable judgment / arrest warrant / equivalent”."""

    @pytest.mark.parametrize(
        ("article", "topic", "taken_out"),
        [
            ("8(1)(a)", "person_identity", ("person__1__name",)),
            ("8(1)(a)", "person_nationality", ("person__1__nationality",)),
            ("8(1)(b)", "requesting_authority", ("requesting__authority",)),
            ("8(1)(c)", "warrant_statement", ("warrant__date",)),
            ("8(1)(e)", "facts", ("conduct__summary",)),
            ("8(1)(e)", "time_and_place", ("conduct__from",)),
        ],
    )
    def test_there_or_missing(self, article: str, topic: str, taken_out: tuple[str, ...]) -> None:
        assert outcome(article, topic) is MET
        assert outcome(article, topic, **dict.fromkeys(taken_out)) is NOT_MET


class TestArticle8Language:
    """Art. 8(2): “Translate into (one of) executing State's official languages”."""

    def test_german_is_accepted_and_spanish_alone_is_not_shown_to_be(self) -> None:
        assert outcome("8(2)", "language") is MET
        assert outcome("8(2)", "language", request__language="es", request__translated=False) is not MET


class TestArticle17TimeLimitsOfTheDecision:
    """Ley 23/2014, art. 54(3): “el plazo máximo para adoptar una resolución firme será de sesenta días desde que se
    produjera la detención”; 54(4): “éstos podrán prorrogarse por otros treinta días”."""

    def test_sixty_days_from_the_arrest(self) -> None:
        facts = warrant(desk__arrest_date=date(2026, 3, 2))
        deadline = due(ask("ES", "DE", Kind.EXTRADITION, facts, on=date(2026, 3, 3)), "eaw", "17(3)")
        assert deadline.due == date(2026, 5, 1)
        assert (deadline.liberty, deadline.met_by, deadline.status) == (True, "decide", Status.KNOWLEDGE)
        assert "30 days" in deadline.extension

    def test_ten_days_from_consent(self) -> None:
        row = clock("eaw", "17(2)", "ES", "DE", Kind.EXTRADITION, "consent_given", date(2026, 3, 5))
        assert (row.due, row.met_by, row.liberty) == (date(2026, 3, 15), "decide", True)


class TestArticle17ExtensionAndExpiry:
    """Sheet, 2.5: “duty to decide continues; detention not automatically ended if procedure diligent and length not
    excessive”. Overleveringswet, art. 22(3): “de termijn van zestig dagen met maximaal dertig dagen verlengen”. Ley
    3/2003, art. 19(5): “informará a Eurojust precisando los motivos de la demora”."""

    def test_ninety_days_in_all_and_the_expiry_alone_frees_nobody(self) -> None:
        facts = warrant(desk__arrest_date=date(2026, 3, 2))
        assessment = ask("ES", "DE", Kind.EXTRADITION, facts, on=date(2026, 3, 3))
        assert due(assessment, "eaw", "17(4), no consent").due == date(2026, 5, 31)
        for article in ("17(2)", "17(3)", "17(4), consent", "17(4), no consent"):
            consequence = limit("eaw", article).consequence
            assert "the expiry alone frees nobody" in consequence
            assert "Release" not in consequence

    def test_forty_days_from_consent(self) -> None:
        row = clock("eaw", "17(4), consent", "ES", "DE", Kind.EXTRADITION, "consent_given", date(2026, 3, 5))
        assert (row.due, row.liberty) == (date(2026, 4, 14), True)

    def test_only_the_limits_for_surrender_end_in_release(self) -> None:
        released = {row.article for row in instrument("eaw").limit if "Release" in row.consequence}
        assert released == {"23(2)", "23(3)-(4)"}

    def test_eurojust_is_told_where_there_is_no_consent(self) -> None:
        assert "Eurojust" in limit("eaw", "17(3)").consequence
        assert found(ask("ES", "DE", Kind.EXTRADITION, WARRANT), "eaw", "17(7)", "inform_delay").force is Force.DUTY


class TestArticles27And28Consent:
    """Sheet, 2.6: “extradition to third State needs consent (28(4))”; “speciality; exceptions (3)(a)-(g)”. Ley 23/2014,
    art. 60(3): “Se concederá la autorización si se dieran las condiciones para ejecutar una orden europea”. Ley 3/2003,
    art. 28(1): “no podrá otorgarse dicha extradición sin el consentimiento de la autoridad judicial de ejecución”."""

    @pytest.mark.parametrize(
        ("article", "topic"),
        [
            ("27(1)", "speciality"), ("27(3)", "speciality"), ("27(4)", "grant"), ("28(2)", "re_extradition"),
            ("28(3)", "grant"), ("28(4)", "re_extradition"),
        ],
    )  # fmt: skip
    def test_each_rule_is_said(self, article: str, topic: str) -> None:
        assert found(ask("ES", "DE", Kind.EXTRADITION, WARRANT), "eaw", article, topic).force is Force.DUTY


class TestRegulation2023Of2844:
    """Sheet, 0.4: “shall be allowed to join a hearing by video link”; “DK not bound”."""

    @pytest.mark.parametrize(
        ("requested", "on", "there"),
        [("DE", date(2025, 4, 30), False), ("DE", date(2025, 5, 1), True), ("DK", date(2025, 5, 1), False)],
    )
    def test_the_hearing_by_video_link(self, requested: str, on: date, there: bool) -> None:
        assessment = ask("ES", requested, Kind.EXTRADITION, WARRANT, on=on)
        article = "18(1)(a), Regulation 2023/2844 art. 6"
        assert said_nothing(assessment, "eaw", article, "video_hearing") is not there


class TestDirective2023Of2843:
    """Sheet, 2.1: “not binding on DK, IE”; 0.4: “Computed mandatory-DIS date for all three: 1 March 2028”."""

    @pytest.mark.parametrize(
        ("requesting", "requested", "on", "system"),
        [
            ("ES", "DE", date(2028, 2, 29), False), ("ES", "DE", date(2028, 3, 1), True),
            ("ES", "DK", date(2028, 3, 1), False), ("IE", "DE", date(2028, 3, 1), False),
        ],
    )  # fmt: skip
    def test_the_system_takes_the_place_of_other_means_but_not_with_denmark_and_ireland(
        self, requesting: str, requested: str, on: date, system: bool
    ) -> None:
        assessment = ask(requesting, requested, Kind.EXTRADITION, WARRANT, on=on)
        assert said_nothing(assessment, "eaw", "8a", "channel") is not system
        assert said_nothing(assessment, "eaw", "10(4)", "channel") is system


class TestArticle23SurrenderAndArticles27And28:
    """Ley 23/2014, art. 58(1): “siempre dentro de los diez días siguientes a la decisión judicial de entrega”; art.
    60(3): “sin que la tramitación de la solicitud recibida pueda exceder del plazo de treinta días desde su
    recepción”; art. 60(4): “en un plazo de cuarenta y cinco días desde su puesta en libertad definitiva”."""

    @pytest.mark.parametrize(
        ("article", "trigger", "started", "last"),
        [
            ("23(2)", "decision_final", date(2026, 5, 1), date(2026, 5, 11)),
            ("23(3)-(4)", "surrender_date_fixed", date(2026, 5, 20), date(2026, 5, 30)),
            ("27(4)", "reconsent_requested", date(2026, 6, 1), date(2026, 7, 1)),
            ("28(3)(c)", "reconsent_requested", date(2026, 6, 1), date(2026, 7, 1)),
            ("27(3)(a), 28(2)(a)", "free_to_leave", date(2026, 2, 10), date(2026, 3, 27)),
        ],
    )
    def test_worked_examples(self, article: str, trigger: str, started: date, last: date) -> None:
        assert clock("eaw", article, "ES", "DE", Kind.EXTRADITION, trigger, started).due == last

    def test_the_person_is_released_when_the_limit_for_surrender_passes(self) -> None:
        assert all("Release" in limit("eaw", article).consequence for article in ("23(2)", "23(3)-(4)"))


class TestDuties:
    """Art. 26: “deduct all detention from executing the EAW”. Art. 30: “executing State on its territory; all others
    issuing State”."""

    @pytest.mark.parametrize(
        ("article", "topic"),
        [
            ("27", "speciality"),
            ("28", "re_extradition"),
            ("26", "time_served"),
            ("30", "costs"),
            ("22", "inform_outcome"),
        ],
    )
    def test_the_duty_goes_with_the_warrant(self, article: str, topic: str) -> None:
        assert found(ask("ES", "DE", Kind.EXTRADITION, WARRANT), "eaw", article, topic).force is Force.DUTY
