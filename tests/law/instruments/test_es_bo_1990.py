"""The treaty of 1990 between Spain and Bolivia; every quotation stands in its text."""

import sys
from datetime import date
from pathlib import Path

from models.finding import Status
from tests.law.instruments import model_1987
from tests.law.instruments.asking import basis, instrument
from tests.law.instruments.bilateral import CONDITION, EX, MLA, Treaty, binds, named, penalty, quoted, recorded

TREATY = Treaty(
    name="es_bo_1990", requesting="BO", requested="ES", text="ES_BO_Extradition_1990.md", first=date(1995, 6, 29)
)


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    quoted(TREATY, shared, sys.modules[__name__], 19)


def test_the_other_instrument_on_assistance_is_said_to_exist() -> None:
    named("es_bo_mla_1998", "ES", "BO")


class TestArticle28Force:
    """Art. 28(2): “El presente Tratado entrará en vigor treinta días después del canje de los Instrumentos de
    ratificación”: the day is not in the text, and the latest that fits is taken."""

    def test_it_binds_both_from_that_day_and_says_that_the_day_is_to_be_looked_up(self) -> None:
        binds(TREATY)
        assert instrument("es_bo_1990").status is Status.KNOWLEDGE
        assert "look it up" in instrument("es_bo_1990").note

    def test_assistance_is_not_in_it(self) -> None:
        assert not basis("es_bo_1990", "BO", "ES", MLA).stands

    def test_it_comes_before_the_treaties_of_many_states(self) -> None:
        assert basis("es_bo_1990", "BO", "ES", EX).rank == 1


class TestArticles2And4Offences:
    """Art. 2(1): “cuya duración máxima no sea inferior a un año y un día”; 2(2): “aún falta cumplir no sea inferior a
    seis meses”; 4(2): “La extradición no podrá denegarse por el motivo de que la legislación de la Parte requerida no
    imponga el mismo tipo de impuestos”."""

    def test_a_year_is_one_day_too_short(self) -> None:
        penalty(TREATY, "2(1)", 12, more_than=True)

    def test_the_rest(self) -> None:
        model_1987.offences(TREATY, "4(2)")


class TestArticles5To9:
    """Art. 5(1): “Los actos de terrorismo”, “Los crímenes de guerra”; 6: “delitos estrictamente militares queda
    excluida”; 8: “podrá rehusar la concesión de la extradición de un asilado”; 9: “no tuviere competencia para conocer
    del delito”, “un tribunal de excepción o «ad hoc»”, “de acuerdo a la ley de alguna de las Partes”, “juzgada en la
    Parte requerida”."""

    def test_each_ground(self) -> None:
        model_1987.never_for(TREATY)


class TestArticle7Nationals:
    """Art. 7(1): “podrá rehusar la concesión de la extradición de acuerdo a su propia ley”; 7(2): “someter el asunto a
    las autoridades competentes”."""

    def test_the_ground_and_the_duty_it_brings(self) -> None:
        model_1987.nationals(TREATY)


class TestArticle10Penalties:
    """Art. 10: “con pena privativa de libertad a perpetuidad, o con penas o medidas de seguridad que atenten contra la
    integridad corporal”; “la pena máxima a cumplir será la inmediatamente inferior”."""

    def test_death_and_life(self) -> None:
        model_1987.penalties(TREATY)

    def test_bodily_integrity(self) -> None:
        recorded(TREATY, "10", "ill_treatment", CONDITION)


class TestArticles11And12:
    """Art. 11: “fueren competentes los Tribunales de la Parte requerida”, “menor de dieciocho años en el momento de
    presentarse la solicitud”; 12(1): “que será oído en defensa y podrá utilizar los recursos legales pertinentes”."""

    def test_each_ground(self) -> None:
        model_1987.may_refuse(TREATY)
        model_1987.absence(TREATY, "12(1)", "retrial")


class TestArticle15Papers:
    """Art. 15(2): “Copia o transcripción de la sentencia condenatoria, o del auto de procesamiento”; “los que
    establecen la competencia de la Parte requirente para conocer del mismo”."""

    def test_each_is_there_or_asked_for(self) -> None:
        model_1987.papers(TREATY)


class TestArticle24ProvisionalArrest:
    """Art. 24(5): “En todo caso se decretará la libertad, si en el plazo de cuarenta días desde la detención”; 24(3):
    “por conducto de la Organización Internacional de Policía Criminal”."""

    def test_forty_days_and_what_the_request_says(self) -> None:
        model_1987.urgent_arrest(TREATY)


class TestArticles13To27Surrender:
    """Art. 18(3): “dentro de un plazo de cuarenta y cinco días, contados desde la comunicación”; 13(2): “más de treinta
    días o regresare a él”; 20: “no podrá efectuar a la Parte requerida una nueva solicitud”."""

    def test_clocks_and_duties(self) -> None:
        model_1987.surrender(TREATY)
