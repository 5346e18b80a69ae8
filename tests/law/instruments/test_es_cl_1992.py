"""The treaty of 1992 between Spain and Chile; every quotation stands in its text."""

import sys
from datetime import date, timedelta
from pathlib import Path

from tests.law.instruments import model_1987
from tests.law.instruments.asking import basis, instrument
from tests.law.instruments.bilateral import (
    MANDATORY,
    MET,
    MLA,
    OPTIONAL,
    Treaty,
    arrested,
    binds,
    outcome,
    penalty,
    quoted,
    recorded,
)

# Asked before Chile acceded to the European Convention on Extradition (2025), and before that of 1959 bound it (2011).
TREATY = Treaty(
    name="es_cl_1992",
    requesting="CL",
    requested="ES",
    text="ES_CL_Extradition_MLA_1992.md",
    first=date(1995, 1, 22),
    day=date(2024, 12, 2),
)
ASSISTANCE = TREATY.model_copy(update={"day": date(2011, 6, 1)})


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    quoted(TREATY, shared, sys.modules[__name__], 26)


class TestArticle44Force:
    """Art. 44(2): “El Tratado entrará en vigor treinta días después del canje de los Instrumentos de Ratificación”;
    44(3): “terminará el Convenio para la Recíproca Extradición de Malhechores de 30 de diciembre de 1895”."""

    def test_it_binds_both_from_its_first_day(self) -> None:
        binds(TREATY)
        binds(ASSISTANCE, (MLA,))

    def test_the_european_convention_took_the_place_of_its_second_title(self) -> None:
        first = date(2011, 8, 28)
        assert basis("es_cl_1992", "CL", "ES", MLA, first - timedelta(1)).stands
        after = basis("es_cl_1992", "CL", "ES", MLA, first)
        assert not after.stands
        assert after.reason.values["article"] == "26(1)"
        assert basis("ets30", "CL", "ES", MLA, first).rank == 1

    def test_the_note_says_that_its_first_title_may_have_given_way(self) -> None:
        assert "1 June 2025" in instrument("es_cl_1992").note


class TestArticles2To4Offences:
    """Art. 2(1): “cuya duración máxima no sea inferior a un año”; 2(2): “la parte de la pena que aún falta cumplir no
    sea inferior a seis meses”; 4: “la extradición no podrá denegarse por el motivo de que la legislación de la Parte
    requerida no imponga el mismo tipo de impuestos o de tasas”."""

    def test_a_year_and_not_less(self) -> None:
        penalty(TREATY, "2(1)", 12)

    def test_the_rest(self) -> None:
        model_1987.offences(TREATY, "4")


class TestArticles5To9:
    """Art. 5(1): “la integridad física o la libertad de un Jefe de Estado”; 6: “delitos estrictamente militares queda
    excluida”; 8: “podrá rehusar la concesión de la extradición de un asilado”; 9: “no tuviere competencia para conocer
    del delito”, “un tribunal de excepción o «ad hoc»”, “juzgada en la Parte requerida o en un tercer Estado”."""

    def test_each_ground(self) -> None:
        model_1987.never_for(TREATY)

    def test_a_judgment_of_a_third_state_bars_it_too(self) -> None:
        recorded(TREATY, "9(d)", "ne_bis_in_idem_third", MANDATORY)


class TestArticle7Nationals:
    """Art. 7(1): “La calidad de nacional se apreciará en el momento de la decisión”; 7(2): “someter el asunto a las
    autoridades competentes”."""

    def test_the_ground_and_the_duty_it_brings(self) -> None:
        model_1987.nationals(TREATY)


class TestArticle10Penalties:
    """Art. 10: “ella será concedida, sólo si la Parte requirente diese seguridades suficientes de que la persona
    reclamada no será ejecutada”."""

    def test_death_and_life(self) -> None:
        model_1987.penalties(TREATY)


class TestArticles11And12:
    """Art. 11: “menor de dieciocho años en el momento de presentarse la solicitud”, “tuviere domicilio o residencia en
    la Parte requerida”; 12: “se respetaron los derechos mínimos de la defensa”."""

    def test_each_ground(self) -> None:
        model_1987.may_refuse(TREATY)

    def test_the_assurance_is_of_a_fair_trial_and_not_of_a_new_one(self) -> None:
        model_1987.absence(TREATY, "12", "fair_trial")
        convict = model_1987.CONVICT | {"judgment__in_absentia": True, "assurance__1__kind": "retrial"}
        assert outcome(TREATY, "12", "in_absentia", **convict) is MET


class TestArticle15Papers:
    """Art. 15(2): “Cuantos datos sean conocidos sobre la identidad, nacionalidad y residencia del sujeto reclamado”;
    15(1): “la designación de una autoridad central competente”."""

    def test_each_is_there_or_asked_for(self) -> None:
        model_1987.papers(TREATY)


class TestArticle24ProvisionalArrest:
    """Art. 24(4): “el cual no podrá ser inferior a cuarenta ni superior a ochenta días”; 24(5): “En todo caso se
    decretará la libertad, si en el plazo de cuarenta días desde la detención”."""

    def test_forty_days_and_what_the_request_says(self) -> None:
        model_1987.urgent_arrest(TREATY)

    def test_no_period_is_longer_than_eighty_days(self) -> None:
        arrested(TREATY, "24(4)", date(2011, 5, 21), date(2011, 3, 2))


class TestArticles13To27Surrender:
    """Art. 18(3): “deberá producirse dentro de un plazo de cuarenta y cinco días”; 13(2): “permaneciere en él más de
    treinta días”; 20: “no podrá efectuar a la Parte requerida una nueva solicitud de extradición”."""

    def test_clocks_and_duties(self) -> None:
        model_1987.surrender(TREATY)


class TestTitle2Assistance:
    """Art. 28(2): “será necesario que el hecho por el que se solicita la asistencia sea también considerado como
    delito”; 29(c): “atenta manifiestamente contra su orden público”; 33(2): “si su legislación no lo permitiera”;
    35(2): “dentro de los cuarenta y cinco días anteriores a la fecha señalada para la comparecencia”."""

    def test_what_the_three_treaties_share(self) -> None:
        model_1987.assistance(ASSISTANCE)

    def test_ordre_public_and_originals(self) -> None:
        recorded(ASSISTANCE, "29(c)", "essential_interests", OPTIONAL, MLA)
        recorded(ASSISTANCE, "33(2)", "domestic_bar", OPTIONAL, MLA, measure="documents")
