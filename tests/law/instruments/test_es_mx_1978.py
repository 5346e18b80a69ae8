"""The treaty of 1978 between Spain and Mexico, article by article; every quotation stands in its text."""

import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.deadline import Calendar
from models.fact import Kind
from models.finding import Force, Status
from models.law.clocks import limits_started
from models.law.loading import load_law
from models.value import Outcome
from tests.law.instruments.asking import ask, basis, due, found, quotations, said_nothing, text_of

NAME = "es_mx_1978"
EX, PA, MLA = Kind.EXTRADITION, Kind.PROVISIONAL_ARREST, Kind.MLA
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN

REQUEST: dict[str, object] = {
    "request/stage": "prosecution",
    "person/1/role": "sought",
    "person/1/name": "Fictitious Person",
    "person/1/born": date(1980, 1, 1),
    "person/1/nationality": "ES",
    "person/1/location": "Puebla",
    "offence/1/title": "Trata de seres humanos",
    "offence/1/law": "177 bis CP",
    "offence/1/category": "trafficking",
    "offence/1/max_months": 96,
    "offence/1/penalty": "term",
    "offence/1/law_text": True,
    "offence/1/limitation_text": True,
    "conduct/summary": "What was done.",
    "conduct/from": date(2024, 1, 1),
    "conduct/to": date(2024, 6, 1),
    "conduct/place": "Zaragoza",
    "conduct/states": ["ES"],
    "conduct/act": ["recruit"],
    "conduct/purpose": ["sexual_exploitation"],
    "conduct/organised_group": True,
    "warrant/date": date(2025, 1, 1),
}


def request(**changed: object) -> dict[str, object]:
    """The complete request with these facts changed (`__` for `/`), or taken out with None."""
    facts = REQUEST | {path.replace("__", "/"): value for path, value in changed.items()}
    return {path: value for path, value in facts.items() if value is not None}


def outcome(article: str, topic: str, kind: Kind = EX, /, **changed: object) -> Outcome:
    return found(ask("ES", "MX", kind, request(**changed)), NAME, article, topic).outcome


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    text = text_of(shared, "ES_MX_Extradition_MLA_1978.md").lower()
    checked = 0
    for where, words in quotations(sys.modules[__name__]):
        assert words.lower() in text, where
        checked += 1
    assert checked >= 18


class TestArticle43EntryIntoForce:
    """Art. 43(2): “Este Tratado entrará en vigor el primer día del segundo mes siguiente a aquel en que tenga lugar el
    canje de los instrumentos de ratificación”."""

    def test_it_stands_from_its_first_day_and_not_before(self) -> None:
        first = date(1980, 6, 1)
        assert basis(NAME, "ES", "MX", EX, first).stands
        assert not basis(NAME, "ES", "MX", EX, first - timedelta(1)).stands

    def test_it_binds_only_the_two_states(self) -> None:
        assert not basis(NAME, "ES", "US", EX).stands


class TestTitleIIReplaced:
    """Título II: “Asistencia mutua en materia penal”, which the treaty of 2006 seems to have replaced."""

    def test_it_stands_before_the_signature_of_the_later_treaty_and_is_doubtful_after(self) -> None:
        signed = date(2006, 9, 29)
        assert basis(NAME, "ES", "MX", MLA, signed - timedelta(1)).stands
        after = basis(NAME, "ES", "MX", MLA, signed)
        assert (after.stands, after.status) == (False, Status.UNCONFIRMED)
        assert "2006" in after.reason.english()

    def test_title_one_is_not_touched(self) -> None:
        assert basis(NAME, "ES", "MX", EX, date(2026, 11, 24)).stands

    def test_its_rules_are_shown_and_applied_nowhere(self) -> None:
        assessment = ask("ES", "MX", MLA, {"measure/1/kind": "search"})
        shown = [f for f in assessment.findings if f.instrument == NAME]
        assert shown
        assert not any(f.applied or f.concern or f.open for f in shown)
        assert assessment.chosen == "untoc"

    def test_the_later_treaty_is_said_to_exist(self) -> None:
        row = basis("es_mx_mla_2006", "ES", "MX", MLA)
        assert not row.stands
        assert "not encoded" in row.reason.english()


class TestArticle2Thresholds:
    """Art. 2(1): “una pena privativa de libertad cuyo máximo sea superior a un año”; 2(2): “la parte de la pena que aun
    falte por cumplir no sea inferior a seis meses”."""

    def test_more_than_a_year_and_not_a_year(self) -> None:
        assert outcome("2(1)", "threshold", offence__1__max_months=13) is MET
        assert outcome("2(1)", "threshold", offence__1__max_months=12) is NOT_MET
        assert outcome("2(1)", "threshold", offence__1__max_months=None) is UNKNOWN

    def test_six_months_left_and_not_five(self) -> None:
        assert outcome("2(2)", "threshold", sentence__remaining_months=6) is MET
        assert outcome("2(2)", "threshold", sentence__remaining_months=5) is NOT_MET
        assert outcome("2(2)", "threshold", request__stage="sentence") is UNKNOWN
        assert outcome("2(2)", "threshold") is MET  # not convicted: the limb does not apply

    def test_the_facts_are_punishable_in_both(self) -> None:
        assert outcome("2(1)", "dual_criminality") is MET
        assert outcome("2(1)", "dual_criminality", conduct__purpose=["surrogacy"]) is NOT_MET
        assert outcome("2(1)", "dual_criminality", conduct__purpose=None) is UNKNOWN


class TestArticle4PoliticalAndPersecution:
    """Art. 4(1): “No se concederá la extradición por delitos considerados como políticos o conexos con delitos de esta
    naturaleza”; b) “Los delitos comprendidos en tratados multilaterales que impongan a las partes, en caso de no
    conceder la extradición, someter el asunto a sus propias autoridades judiciales”; c) “Los actos de terrorismo”."""

    def test_trafficking_is_never_political(self) -> None:
        assert outcome("4(1)", "political", desk__political=True) is NOT_MET

    @pytest.mark.parametrize("category", ["terrorism", "drugs", "corruption"])
    def test_nor_is_terrorism_or_what_another_convention_obliges_to_prosecute(self, category: str) -> None:
        assert outcome("4(1)", "political", offence__1__category=category, desk__political=True) is NOT_MET

    def test_another_offence_may_be(self) -> None:
        assert outcome("4(1)", "political", offence__1__category="other", desk__political=True) is MET
        assert outcome("4(1)", "political", offence__1__category="other", desk__political=False) is NOT_MET
        assert outcome("4(1)", "political", offence__1__category="other") is UNKNOWN


FLAGS = [
    ("4(2)", "discrimination", "desk__discrimination"),
    ("5", "military", "desk__military"),
    ("9", "ne_bis_in_idem_here", "desk__final_here"),
]


class TestWhatTheDeskRecords:
    """Art. 4(2): “fundados motivos para suponer”; art. 5: “delitos estrictamente militares”; art. 9: “ha sido ya
    juzgado por las autoridades de la Parte requerida por los mismos hechos”."""

    @pytest.mark.parametrize(("article", "topic", "path"), FLAGS)
    def test_met_not_met_and_unknown(self, article: str, topic: str, path: str) -> None:
        assert outcome(article, topic, **{path: True}) is MET
        assert outcome(article, topic, **{path: False}) is NOT_MET
        assert outcome(article, topic) is UNKNOWN


class TestArticle6Fiscal:
    """Art. 6(2): “La extradición no podrá denegarse por el motivo de que la legislación de la parte requerida no
    imponga el mismo tipo de impuestos”."""

    def test_it_is_a_ground_that_may_not_be_used(self) -> None:
        finding = found(ask("ES", "MX", EX, request()), NAME, "6(2)", "fiscal")
        assert (finding.force, finding.outcome, finding.concern) == (Force.PROHIBITED, NOT_MET, False)
        assert outcome("6(2)", "fiscal", offence__1__category="other") is UNKNOWN


class TestArticle7Nationals:
    """Art. 7(1): “Ambas Partes tendrán la facultad de denegar la extradición de sus nacionales”; 7(2): “deberá poner el
    hecho en conocimiento de las autoridades judiciales competentes”."""

    def test_the_ground_and_the_duty_it_brings(self) -> None:
        for nationality, expected in (("MX", MET), ("ES", NOT_MET), (None, UNKNOWN)):
            assert outcome("7(1)", "nationality", person__1__nationality=nationality) is expected
            assert outcome("7(2)", "submit_to_prosecutors", person__1__nationality=nationality) is expected


class TestArticle8OwnCourts:
    """Art. 8: “corresponda a sus Tribunales conocer del delito por el cual aquella haya sido solicitada”."""

    def test_acts_here_make_it_out_and_acts_elsewhere_leave_it_open(self) -> None:
        assert outcome("8", "own_jurisdiction", conduct__states=["ES", "MX"]) is MET
        assert outcome("8", "own_jurisdiction") is UNKNOWN
        assert outcome("8", "own_jurisdiction", conduct__states=None) is UNKNOWN


class TestArticle10LapseOfTime:
    """Art. 10: “por prescripción u otra causa, conforme a la legislación de cualquiera de las Partes”."""

    def test_the_law_of_either_bars_it(self) -> None:
        assert outcome("10", "lapse_of_time", desk__lapsed_requesting=True) is MET
        assert outcome("10", "lapse_of_time", desk__lapsed_requested=True, desk__lapsed_requesting=False) is MET
        assert outcome("10", "lapse_of_time", desk__lapsed_requested=False, desk__lapsed_requesting=False) is NOT_MET
        assert outcome("10", "lapse_of_time", desk__lapsed_requesting=False) is UNKNOWN


class TestArticle11InAbsence:
    """Art. 11: “condenado en rebeldía, la extradición solo se concederá si la Parte requirente da seguridades”."""

    def test_an_assurance_clears_it(self) -> None:
        convicted = {"judgment__date": date(2025, 1, 1), "request__stage": "sentence"}
        assert outcome("11", "in_absentia", judgment__in_absentia=True, **convicted) is MET
        cleared = {"judgment__in_absentia": True, "assurance__1__kind": "retrial"}
        assert outcome("11", "in_absentia", **cleared, **convicted) is NOT_MET
        assert outcome("11", "in_absentia", judgment__in_absentia=False, **convicted) is NOT_MET
        assert outcome("11", "in_absentia", **convicted) is UNKNOWN
        assert outcome("11", "in_absentia") is NOT_MET


class TestArticle12DeathPenalty:
    """Art. 12: “seguridades consideradas suficientes por la requerida de que la pena capital no será ejecutada”."""

    def test_spain_has_none_so_only_what_the_request_says_makes_it_out(self) -> None:
        assert outcome("12", "death_penalty") is NOT_MET
        assert outcome("12", "death_penalty", offence__1__penalty="death") is MET
        assured = {"offence__1__penalty": "death", "assurance__1__kind": "death_penalty"}
        assert outcome("12", "death_penalty", **assured) is NOT_MET


class TestArticle13SpecialTribunal:
    """Art. 13: “no podrá ser sometida en el territorio de la Parte requirente, a un Tribunal de excepción”."""

    def test_no_fact_settles_it(self) -> None:
        finding = found(ask("ES", "MX", EX, request()), NAME, "13", "special_tribunal")
        assert (finding.outcome, finding.force, finding.open) == (UNKNOWN, Force.MANDATORY, True)


class TestArticle15Papers:
    """Art. 15(1): “Exposición de los hechos por los cuales la extradición se solicita, indicando en la forma más exacta
    posible el tiempo y lugar de su perpetración y su calificación legal”; “Original o copia auténtica de sentencia
    condenatoria, orden de aprehensión, auto de prisión”."""

    @pytest.mark.parametrize(
        ("article", "topic", "facts"),
        [
            ("15(1)(a)", "facts", ["conduct__summary"]),
            ("15(1)(a)", "time_and_place", ["conduct__from", "conduct__to"]),
            ("15(1)(a)", "time_and_place", ["conduct__place", "conduct__states"]),
            ("15(1)(a)", "legal_qualification", ["offence__1__law", "offence__1__title"]),
            ("15(1)(b)", "judicial_order", ["warrant__date"]),
            ("15(1)(c)", "law_text", ["offence__1__law_text"]),
            ("15(1)(c)", "limitation_text", ["offence__1__limitation_text"]),
        ],
    )
    def test_there_or_missing_with_a_question(self, article: str, topic: str, facts: list[str]) -> None:
        assert outcome(article, topic) is MET
        without = ask("ES", "MX", EX, request(**dict.fromkeys(facts)))
        missing = found(without, NAME, article, topic)
        assert (missing.outcome, missing.concern) == (NOT_MET, True)
        assert missing.question is not None
        assert missing.question.text.startswith("Please")
        assert {fact.replace("__", "/") for fact in facts} & {s.replace("*", "1") for s in missing.settles}

    def test_identity_is_asked_as_far_as_possible_so_its_want_is_no_defect(self) -> None:
        finding = found(ask("ES", "MX", EX, request(person__1__born=None)), NAME, "15(1)(d)", "person_identity")
        assert (finding.outcome, finding.force, finding.concern) == (UNKNOWN, Force.WHERE_POSSIBLE, False)


class TestArticle19ProvisionalArrest:
    """Art. 19(5): “La detención preventiva podrá alzarse si en el plazo de cuarenta y cinco días la Parte requerida no
    ha recibido la solicitud de extradición”; “En ningún caso podrá exceder de un plazo de sesenta días”."""

    def test_forty_five_days_may_free_and_sixty_must(self) -> None:
        assessment = ask("ES", "MX", PA, request(desk__arrest_date=date(2026, 3, 2)))
        may, must = due(assessment, NAME, "19(5)"), due(assessment, NAME, "19(5), second sentence")
        assert (may.due, must.due) == (date(2026, 4, 16), date(2026, 5, 1))
        assert may.liberty
        assert must.liberty
        assert must.safe == date(2026, 4, 30)
        assert may.met_by == must.met_by == "papers"

    def test_the_papers_are_not_asked_for_but_the_statement_is(self) -> None:
        assert outcome("19(1)", "warrant_statement", PA) is MET
        assert outcome("19(1)", "warrant_statement", PA, warrant__date=None) is NOT_MET
        assert outcome("19(1)", "formal_request_intent", PA) is NOT_MET
        assert outcome("19(1)", "formal_request_intent", PA, assurance__1__kind="formal_request") is MET
        assert said_nothing(ask("ES", "MX", PA, request()), NAME, "15(1)(c)", "law_text")


class TestArticle19BisConsent:
    """Art. 19 bis: “no siendo aplicable en estos casos la regla de especialidad”."""

    def test_it_is_known_only_from_the_consolidated_text(self) -> None:
        first = date(2007, 7, 31)
        assert not said_nothing(ask("ES", "MX", EX, request(), on=first), NAME, "19 bis", "simplified")
        assert said_nothing(ask("ES", "MX", EX, request(), on=first - timedelta(1)), NAME, "19 bis", "simplified")


class TestArticle21Surrender:
    """Art. 21(3): “deberá llevarse a efecto dentro de los sesenta días siguientes a la fecha en que la parte requirente
    haya recibido la comunicación”; 21(2): “Toda negativa, total o parcial, será motivada”."""

    def test_sixty_days_from_the_receipt_of_the_decision(self) -> None:
        rows = limits_started(
            load_law(), "decision_notified", date(2026, 5, 20), requesting="ES", requested="MX", kind=EX,
            on=date(2026, 5, 20), calendars={s: Calendar(state=s) for s in ("ES", "MX")},
        )  # fmt: skip
        assert [(r.instrument, r.due, r.met_by) for r in rows] == [(NAME, date(2026, 7, 19), "surrender")]

    def test_reasons_are_due(self) -> None:
        finding = found(ask("ES", "MX", EX, request()), NAME, "21(2)", "reasons")
        assert (finding.force, finding.outcome) == (Force.DUTY, MET)


class TestArticle17Speciality:
    """Art. 17(1)(b): “haya permanecido en el más de cuarenta y cinco días sin hacer uso de esa facultad”; 17(3):
    “Cuando la calificación del hecho imputado sea modificada en el curso del procedimiento”."""

    def test_it_binds_and_goes_with_another_qualification(self) -> None:
        for article in ("17(1)", "17(3)"):
            finding = found(ask("ES", "MX", EX, request()), NAME, article, "speciality")
            assert (finding.force, finding.outcome) == (Force.DUTY, MET)

    def test_forty_five_days_from_the_day_free_to_leave(self) -> None:
        rows = limits_started(
            load_law(), "free_to_leave", date(2026, 2, 10), requesting="ES", requested="MX", kind=EX,
            on=date(2026, 2, 10), calendars={s: Calendar(state=s) for s in ("ES", "MX")},
        )  # fmt: skip
        assert [r.due for r in rows if r.instrument == NAME] == [date(2026, 3, 27)]


class TestArticle27To39Assistance:
    """Art. 27(3): “aunque el hecho no sea punible según las leyes de la Parte requerida”; 28: “La asistencia judicial
    podrá ser rehusada”; 39(2): “mencionarán además la acusación formulada y contendrán una sumaria exposición de los
    hechos”."""

    BEFORE = date(2006, 9, 28)

    def outcome(self, article: str, topic: str, facts: dict[str, object]) -> Outcome:
        return found(ask("ES", "MX", MLA, facts, on=self.BEFORE), NAME, article, topic).outcome

    def test_only_a_coercive_measure_asks_for_dual_criminality(self) -> None:
        assert self.outcome("27(3)", "dual_criminality", {"measure/1/kind": "take_evidence"}) is MET
        assert self.outcome("27(3)", "dual_criminality", {"measure/1/kind": "search"}) is UNKNOWN
        assert self.outcome("27(3)", "dual_criminality", {"conduct/summary": "x"}) is UNKNOWN

    def test_service_needs_no_facts_but_an_address(self) -> None:
        service = ask("ES", "MX", MLA, {"measure/1/kind": "serve_documents"}, on=self.BEFORE)
        assert said_nothing(service, NAME, "39(2)", "facts")
        assert found(service, NAME, "39(1)(f)", "addressee").outcome is NOT_MET
        evidence = ask("ES", "MX", MLA, {"measure/1/kind": "take_evidence"}, on=self.BEFORE)
        assert found(evidence, NAME, "39(2)", "facts").outcome is NOT_MET
        assert said_nothing(evidence, NAME, "39(1)(f)", "addressee")

    @pytest.mark.parametrize(
        ("article", "topic", "path", "measure"),
        [
            ("27(2)", "military", "desk/military", "search"),
            ("28(a)", "political", "desk/political", "search"),
            ("28(b)", "essential_interests", "desk/essential_interests", "search"),
            ("30(3)", "own_proceedings", "desk/own_investigation", "documents"),
        ],
    )
    def test_each_ground(self, article: str, topic: str, path: str, measure: str) -> None:
        asked: dict[str, object] = {"measure/1/kind": measure}
        assert self.outcome(article, topic, asked | {path: True}) is MET
        assert self.outcome(article, topic, asked | {path: False}) is NOT_MET
        assert self.outcome(article, topic, asked) is UNKNOWN

    def test_fiscal_offences_may_be_a_ground_here(self) -> None:
        assert self.outcome("28(a)", "fiscal", {"offence/1/category": "laundering"}) is NOT_MET
        assert self.outcome("28(a)", "fiscal", {"offence/1/category": "other"}) is UNKNOWN


class TestArticles32And35:
    """Art. 32(4): “dentro de los cuarenta y cinco días anteriores a la fecha señalada para la comparecencia”; 35(2):
    “permaneciere más de cuarenta y cinco días en el territorio de la Parte requirente”."""

    @pytest.mark.parametrize(
        ("event", "measure", "started", "expected"),
        [
            ("hearing_date", "serve_documents", date(2006, 5, 4), date(2006, 3, 20)),
            ("presence_not_required", "take_evidence", date(2006, 5, 4), date(2006, 6, 18)),
        ],
    )
    def test_both_clocks_ran_while_title_two_was_certain(
        self, event: str, measure: str, started: date, expected: date
    ) -> None:
        rows = limits_started(
            load_law(), event, started, requesting="ES", requested="MX", kind=MLA, on=date(2006, 3, 1),
            calendars={s: Calendar(state=s) for s in ("ES", "MX")}, measures=(measure,),
        )  # fmt: skip
        assert [row.due for row in rows if row.instrument == NAME] == [expected]

    def test_and_start_nowhere_since(self) -> None:
        rows = limits_started(
            load_law(), "presence_not_required", date(2026, 5, 4), requesting="ES", requested="MX", kind=MLA,
            on=date(2026, 5, 4), calendars={s: Calendar(state=s) for s in ("ES", "MX")},
        )  # fmt: skip
        assert NAME not in {row.instrument for row in rows}
