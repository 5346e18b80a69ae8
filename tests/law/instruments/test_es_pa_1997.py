"""The treaty of 1997 between Spain and Panama; every quotation stands in its text."""

import sys
from datetime import date
from pathlib import Path

from models.finding import Status
from tests.law.instruments import model_1997
from tests.law.instruments.asking import basis, instrument
from tests.law.instruments.bilateral import EX, MANDATORY, MLA, Treaty, binds, duties, national, quoted

TREATY = Treaty(
    name="es_pa_1997", requesting="PA", requested="ES", text="ES_PA_Extradition_1997.md", first=date(1998, 10, 5)
)
SURRENDER = {
    "surrender": "14", "speciality": "16", "competing": "12", "postponed": "7", "arrest": "9", "information": "10",
    "consent": "11", "decision": "13", "property": "15", "onward": "17", "transit": "18", "costs": "19",
}  # fmt: skip


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    quoted(TREATY, shared, sys.modules[__name__], 21)


class TestArticle20Force:
    """Art. 20(1): “entrará en vigor treinta (30) días después de la fecha en que las Partes Contratantes se hayan
    notificado mutuamente por escrito”: the day is not in the text, and the latest that fits is taken."""

    def test_it_binds_both_from_that_day_and_says_that_the_day_is_to_be_looked_up(self) -> None:
        binds(TREATY)
        assert instrument("es_pa_1997").status is Status.KNOWLEDGE
        assert "look it up" in instrument("es_pa_1997").note

    def test_it_comes_first_for_extradition_and_does_not_reach_assistance(self) -> None:
        assert basis("es_pa_1997", "PA", "ES", EX).rank == 1
        assert not basis("es_pa_1997", "PA", "ES", MLA).stands


class TestArticle3Offences:
    """Art. 3(1): “una pena privativa de libertad de una duración superior a un (1) año”; 3(3): “que queden por
    cumplir, al menos seis (6) meses de condena”; 3(2): “tendrá la facultad de conceder también la extradición por
    estos últimos”."""

    def test_both_laws_and_both_thresholds(self) -> None:
        model_1997.offences(TREATY)


class TestArticles4And5NeverFor:
    """Art. 4(2): “móviles predominantemente políticos”; 4(3): “la situación de aquélla pueda ser agravada por esos
    motivos”; 4(4): “está siendo objeto de un proceso penal o ha sido juzgada”; 4(5): “incluida la prescripción de la
    pena o de la acción penal”; 4(6): “pero no de conformidad con la legislación penal ordinaria”; 4(7): “un tribunal
    extraordinario, especial o «ad hoc»”; 4(8): “la pena de muerte o cadena perpetua”; 5(1)(b): “Los actos de
    terrorismo”."""

    def test_each_ground(self) -> None:
        model_1997.never_for(TREATY, "4", 2)


class TestArticle4Nationals:
    """Art. 4(1): “posee la nacionalidad del Estado requerido”; 6(2): “deberá ser juzgada en el Estado requerido como
    si el delito se hubiere cometido en su territorio o bajo su jurisdicción”; 4(9): “negada anteriormente por el mismo
    delito”."""

    def test_a_national_is_not_surrendered_and_is_tried_here(self) -> None:
        national(TREATY, "4(1)", MANDATORY, "6(2)")

    def test_a_refusal_bars_a_second_request(self) -> None:
        duties(TREATY, [("4(9)", "refusal_final")])


class TestArticle6MayRefuse:
    """Art. 6(1)(a): “se ha cometido total o parcialmente dentro de su territorio”; (c): “consideraciones de tipo
    humanitario”; (e): “artículo 14 del Pacto Internacional de Derechos Civiles y Políticos”."""

    def test_each_ground(self) -> None:
        model_1997.may_refuse(TREATY, "6")


class TestArticle8Papers:
    """Art. 8(1)(d): “Copia certificada del texto o textos legales”; 8(2): “copia de la orden de detención expedida”;
    8(4): “autenticados y debidamente apostillados”."""

    def test_each_is_there_or_asked_for(self) -> None:
        model_1997.papers(TREATY, "8")


class TestArticle9ProvisionalArrest:
    """Art. 9(4): “en el plazo de sesenta (60) días consecutivos, contados a partir de la fecha en que se haga efectiva
    la detención”; 9(1): “por fax o telégrafo”."""

    def test_sixty_days_and_what_the_request_says(self) -> None:
        model_1997.urgent_arrest(TREATY, "9")


class TestArticles7To19Surrender:
    """Art. 14(2): “dentro del término de treinta (30) días comunes”; 16(1): “libre en el Estado Requirente dos (2)
    meses después de juzgado y absuelto”; 13(1): “comunicará sin demora a la Parte Requirente la decisión”."""

    def test_clocks_and_duties(self) -> None:
        model_1997.surrender(TREATY, SURRENDER)
