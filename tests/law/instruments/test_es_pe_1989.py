"""The treaty of 1989 between Spain and Peru; every quotation stands in its consolidated text."""

import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.finding import Force, Status
from tests.law.instruments.asking import ask, basis, instrument, limit
from tests.law.instruments.bilateral import (
    CONDITION,
    EX,
    MANDATORY,
    MET,
    MLA,
    NOT_MET,
    OPTIONAL,
    PA,
    SCOPE,
    UNKNOWN,
    Treaty,
    abroad,
    absent,
    arrested,
    binds,
    carries,
    channel,
    contained,
    counts,
    duties,
    finding,
    fiscal,
    lapsed,
    left,
    national,
    not_this_offence,
    outcome,
    own_courts,
    penalty,
    punishable,
    quoted,
    recorded,
    request,
    weighed,
)

TREATY = Treaty(
    name="es_pe_1989", requesting="PE", requested="ES", text="ES_PE_Extradition_1989.md", first=date(1994, 1, 31)
)
CONVICT: dict[str, object] = {"request__stage": "sentence", "judgment__date": date(2025, 1, 1)}


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    quoted(TREATY, shared, sys.modules[__name__], 24)


class TestArticle30Force:
    """Art. 30: “entrando en vigor el último día del mes siguiente al Canje de los Instrumentos de Ratificación”."""

    def test_it_binds_both_from_a_last_day_of_a_month(self) -> None:
        binds(TREATY)
        assert (TREATY.first + timedelta(1)).day == 1
        assert instrument("es_pe_1989").status is Status.KNOWLEDGE

    def test_it_comes_first_for_extradition_and_does_not_reach_assistance(self) -> None:
        assert basis("es_pe_1989", "PE", "ES", EX).rank == 1
        assert not basis("es_pe_1989", "PE", "ES", MLA).stands


class TestArticles2And4Offences:
    """Art. 2(1): “cuya duración máxima no sea inferior a un año”; 2(3): “la parte de la pena o medida de seguridad que
    aún falta por cumplir no sea inferior a seis meses”; 4(2): “la extradición no podrá negarse por el solo motivo”;
    2(2): “cualquiera que sea el grado de ejecución del delito”; 2(4): “podrá conceder también la extradición por estos
    últimos”."""

    def test_both_laws_both_thresholds_and_fiscal_offences(self) -> None:
        punishable(TREATY, "2(1)")
        penalty(TREATY, "2(1)", 12)
        left(TREATY, "2(3)", 6)
        fiscal(TREATY, "4(2)")


class TestArticles5To9:
    """Art. 5(1): “No se concederá la extradición por delitos considerados como políticos”, “Los actos de terrorismo”;
    5(2): “perseguir o castigar a la persona reclamada en razón de su raza”; 6: “delitos estrictamente militares”; 8:
    “podrá rehusar la concesión de la extradición de un asilado”; 9(a): “un Tribunal de excepción o «ad hoc»”; 9(b):
    “la ley de alguna de las Partes”; 9(c): “juzgada en la Parte requerida por el hecho que motivó la solicitud”."""

    @pytest.mark.parametrize(
        ("article", "topic", "force"),
        [
            ("5(1)", "political", MANDATORY),
            ("5(2)", "discrimination", MANDATORY),
            ("6", "military", SCOPE),
            ("8", "asylum", OPTIONAL),
            ("9(c)", "ne_bis_in_idem_here", MANDATORY),
            ("10", "ill_treatment", CONDITION),
        ],
    )
    def test_what_an_officer_records(self, article: str, topic: str, force: Force) -> None:
        recorded(TREATY, article, topic, force)

    def test_the_rest(self) -> None:
        not_this_offence(TREATY, "5(1)", "political", "terrorism")
        weighed(TREATY, "9(a)", "special_tribunal", MANDATORY)
        lapsed(TREATY, "9(b)", "either")


class TestArticle7Nationals:
    """Art. 7(1): “podrá rehusar la concesión de la extradición de acuerdo a su propia ley”; 7(2): “someter el asunto a
    las autoridades competentes”."""

    def test_the_ground_and_the_duty_it_brings(self) -> None:
        national(TREATY, "7(1)", OPTIONAL, "7(2)")


class TestArticle10Penalties:
    """Art. 10: “con pena privativa de libertad a perpetuidad”; “la pena máxima por cumplir será la inmediatamente
    inferior”."""

    def test_death_and_life(self) -> None:
        carries(TREATY, "10", "death_penalty", CONDITION)
        carries(TREATY, "10", "life_imprisonment", CONDITION)


class TestArticles11And12:
    """Art. 11(a): “Cuando fueren competentes los Tribunales de la Parte requerida”; (c): “menor de dieciocho años en
    el momento de presentarse la solicitud”; 12(1): “será oído en defensa y podrá utilizar los recursos legales”."""

    def test_own_courts_acts_abroad_and_absence(self) -> None:
        own_courts(TREATY, "11(a)", OPTIONAL)
        abroad(TREATY, "11(b)", OPTIONAL)
        absent(TREATY, "12(1)", CONDITION)

    def test_a_minor(self) -> None:
        assert outcome(TREATY, "11(c)", "age") is NOT_MET
        young = finding(TREATY, "11(c)", "age", person__1__born=date(2009, 6, 1))
        assert (young.outcome, young.force) == (UNKNOWN, OPTIONAL)


class TestArticle15Papers:
    """Art. 15(2)(b): “Cuando no existiese sentencia, copia o transcripción de los indicios probatorios”; (d): “los que
    establecen la competencia de la Parte requirente para conocer del mismo”; 15(1): “una autoridad central
    competente”."""

    def test_each_is_there_or_asked_for(self) -> None:
        channel(TREATY, "15(1)", "diplomatic")
        channel(TREATY, "15(1)", "central_authority")
        contained(TREATY, "15(2)(a)", "judicial_order", ["warrant/date"])
        contained(TREATY, "15(2)(a)", "facts", ["conduct/summary"])
        contained(TREATY, "15(2)(a)", "time_and_place", ["conduct/place", "conduct/states"])
        contained(
            TREATY, "15(2)(a)", "sentence", ["sentence/remaining_months"], **CONVICT, sentence__remaining_months=9
        )
        contained(TREATY, "15(2)(b)", "evidence", ["attachment/1/kind"], attachment__1__kind="evidence")
        contained(TREATY, "15(2)(c)", "person_identity", ["person/1/born"])
        contained(TREATY, "15(2)(c)", "person_nationality", ["person/1/nationality"])
        contained(TREATY, "15(2)(c)", "person_location", ["person/1/location"])
        contained(TREATY, "15(2)(d)", "law_text", ["offence/1/law_text"])
        contained(TREATY, "15(2)(d)", "limitation_text", ["offence/1/limitation_text"])


class TestArticle24ProvisionalArrest:
    """Art. 24(5): “si en el plazo de ochenta días de calendario desde la detención, no se hubiese recibido la
    solicitud”; 24(3): “por conducto de la Organización Internacional de Policía Criminal (INTERPOL)”; 24(4): “del
    plazo dentro del cual deberá presentarse la solicitud de extradición”."""

    def test_eighty_days_known_from_the_day_of_the_text(self) -> None:
        arrested(TREATY, "24(5)", date(2026, 5, 21))
        first = limit("es_pe_1989", "24(5)").since
        assert first is not None
        for day, number in ((first, 1), (first - timedelta(1), 0)):
            told = ask("PE", "ES", PA, request(TREATY, desk__arrest_date=day), on=day)
            assert len([d for d in told.deadlines if (d.instrument, d.article) == ("es_pe_1989", "24(5)")]) == number

    def test_what_the_request_says(self) -> None:
        channel(TREATY, "24(3)", "interpol", PA, urgent=True)
        channel(TREATY, "24(3)", "diplomatic", PA)
        contained(TREATY, "24(2)", "warrant_statement", ["warrant/date"], PA)
        intent: dict[str, object] = {"assurance__1__kind": "formal_request"}
        contained(TREATY, "24(2)", "formal_request_intent", ["assurance/1/kind"], PA, **intent)
        contained(TREATY, "24(2)", "offence", ["offence/1/title", "offence/1/law"], PA)
        contained(TREATY, "24(2)", "time_and_place", ["conduct/from", "conduct/to"], PA)
        contained(TREATY, "24(2)", "person_identity", ["person/1/born"], PA)


class TestArticles13To28Surrender:
    """Art. 18(3): “dentro de un plazo de cuarenta y cinco días, contados desde la comunicación”; 13(2): “permaneciere
    en él más de sesenta días”; 20: “por meros defectos formales”; 28(1): “No se requerirá legalización de las
    firmas”."""

    def test_clocks_and_duties(self) -> None:
        counts(TREATY, "18(3)", "decision_notified", date(2026, 5, 20), date(2026, 7, 4))
        counts(TREATY, "13(2)", "free_to_leave", date(2026, 2, 10), date(2026, 4, 11))
        weighed(TREATY, "23", "competing_request", Force.PROCEDURAL)
        duties(
            TREATY,
            [
                ("1", "grant"), ("2(2)", "deemed_extraditable"), ("2(4)", "deemed_extraditable"),
                ("18(1)", "inform_outcome"), ("24(4)", "inform_outcome"), ("3", "deemed_extraditable"),
                ("13(1)", "speciality"), ("14", "speciality"),
                ("16", "additional_information"), ("17", "simplified"), ("18(2)", "reasons"),
                ("19", "postponed_surrender"), ("20", "refusal_final"), ("21", "transit"), ("22", "re_extradition"),
                ("25", "property"), ("26", "costs"), ("27", "representation"), ("28", "no_legalisation"),
            ],
        )  # fmt: skip
        assert outcome(TREATY, "17", "simplified", PA) is MET
