"""The treaty of 1987 between Spain and Argentina; every quotation stands in its text."""

import sys
from datetime import date
from pathlib import Path

from tests.law.instruments import model_1987
from tests.law.instruments.asking import basis
from tests.law.instruments.bilateral import (
    CONDITION,
    EX,
    MLA,
    OPTIONAL,
    PA,
    Treaty,
    binds,
    penalty,
    quoted,
    recorded,
)  # fmt: skip

TREATY = Treaty(
    name="es_ar_1987", requesting="AR", requested="ES", text="ES_AR_Extradition_MLA_1987.md", first=date(1990, 7, 15)
)


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    quoted(TREATY, shared, sys.modules[__name__], 24)


class TestArticle44Force:
    """Art. 44(2): “El Tratado entrará en vigor treinta días después de la fecha del canje de los instrumentos de
    ratificación”; 44(3): “terminará el Tratado del 7 de mayo de 1881”."""

    def test_it_binds_both_from_its_first_day(self) -> None:
        binds(TREATY, (EX, PA, MLA))

    def test_it_comes_before_the_treaties_of_many_states(self) -> None:
        assert basis("es_ar_1987", "AR", "ES", EX).rank == 1


class TestArticles2And4Offences:
    """Art. 2(1): “cuya duración máxima no sea inferior a un año”; 2(2): “la parte de la pena o medida de seguridad que
    aún falta cumplir no sea inferior a seis meses”; 4(2): “La extradición no podrá denegarse por el motivo de que la
    legislación de la Parte requerida no imponga el mismo tipo de impuestos”."""

    def test_a_year_and_not_less(self) -> None:
        penalty(TREATY, "2(1)", 12)

    def test_the_rest(self) -> None:
        model_1987.offences(TREATY, "4(2)")


class TestArticles5To9:
    """Art. 5(1): “Los actos de terrorismo”, “Los crímenes de guerra”; 6: “delitos estrictamente militares queda
    excluida”; 8: “podrá rehusar la concesión de la extradición de un asilado”; 9: “no tuviere competencia para conocer
    del delito”, “un Tribunal de excepción o «ad-hoc»”, “de acuerdo a la Ley de alguna de las Partes”, “juzgada en la
    Parte requerida”."""

    def test_each_ground(self) -> None:
        model_1987.never_for(TREATY)


class TestArticle7Nationals:
    """Art. 7(1): “podrá rehusar la concesión de la extradición de acuerdo a su propia Ley”; 7(2): “someter el asunto a
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
    """Art. 18(3): “dentro de un plazo de cuarenta y cinco días contados desde la comunicación”; 13(2): “permaneciere en
    él más de treinta días”; 20: “no podrá efectuar a la Parte requerida una nueva solicitud”."""

    def test_clocks_and_duties(self) -> None:
        model_1987.surrender(TREATY)


class TestTitle2Assistance:
    """Art. 28(2): “La asistencia podrá prestarse en interés de la justicia, aunque el hecho no sea punible”; 33(2): “si
    le son necesarios en un procedimiento penal en curso”; 35(2): “dentro de los cuarenta y cinco días anteriores a la
    fecha señalada para la comparecencia”; 36(2): “permaneciere voluntariamente más de treinta días”."""

    def test_what_the_three_treaties_share(self) -> None:
        model_1987.assistance(TREATY)

    def test_originals(self) -> None:
        for topic in ("own_proceedings", "domestic_bar"):
            recorded(TREATY, "33(2)", topic, OPTIONAL, MLA, measure="documents")
