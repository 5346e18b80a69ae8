"""The treaty of 1998 between Spain and Paraguay; every quotation stands in its text."""

import sys
from datetime import date
from pathlib import Path

from models.finding import Status
from tests.law.instruments import model_1997
from tests.law.instruments.asking import basis, instrument
from tests.law.instruments.bilateral import EX, MLA, OPTIONAL, Treaty, binds, duties, national, quoted

TREATY = Treaty(
    name="es_py_1998", requesting="PY", requested="ES", text="ES_PY_Extradition_1998.md", first=date(2001, 2, 23)
)
SURRENDER = {
    "surrender": "15", "speciality": "17", "competing": "13", "postponed": "8", "arrest": "10", "information": "11",
    "consent": "12", "decision": "14", "property": "16", "onward": "18", "transit": "19", "costs": "20",
}  # fmt: skip


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    quoted(TREATY, shared, sys.modules[__name__], 21)


class TestArticle21Force:
    """Art. 21(1): “entrará en vigor treinta (30) días después”; 21(2)(a): “terminará el Convenio entre España y
    Paraguay”; 21(2)(c): “continuarán tramitándose conforme al Convenio anteriormente citado”."""

    def test_it_binds_both_from_its_first_day_which_is_from_knowledge(self) -> None:
        binds(TREATY)
        assert instrument("es_py_1998").status is Status.KNOWLEDGE
        assert "1919" in instrument("es_py_1998").note

    def test_it_comes_first_for_extradition_and_does_not_reach_assistance(self) -> None:
        assert basis("es_py_1998", "PY", "ES", EX).rank == 1
        assert not basis("es_py_1998", "PY", "ES", MLA).stands


class TestArticle3Offences:
    """Art. 3(1): “una pena privativa de libertad de una duración superior a un (1) año”; 3(3): “que queden por
    cumplir, al menos seis (6) meses de condena”; 3(2): “tendrá la facultad de conceder también la extradición por
    estos últimos”."""

    def test_both_laws_and_both_thresholds(self) -> None:
        model_1997.offences(TREATY)


class TestArticles5And6NeverFor:
    """Art. 5(1): “móviles predominantemente políticos”; 5(2): “fundados motivos para suponer”; 5(3): “está siendo
    objeto de un proceso penal o ha sido juzgada”; 5(4): “incluida la prescripción de la pena o de la acción penal”;
    5(5): “pero no de conformidad con la legislación penal ordinaria”; 5(6): “un Tribunal extraordinario, especial o ad
    hoc”; 5(7): “la pena de muerte o cadena perpetua”; 6(1)(b): “Los actos de terrorismo”."""

    def test_each_ground(self) -> None:
        model_1997.never_for(TREATY, "5", 1)


class TestArticle4Nationals:
    """Art. 4(1): “tendrán la facultad de denegar la extradición de sus nacionales”; 4(2): “someter el asunto a las
    autoridades competentes”; 7(2): “deberá ser juzgada en el Estado Requerido”; 5(8): “negada anteriormente”."""

    def test_the_ground_and_the_duties_it_brings(self) -> None:
        national(TREATY, "4(1)", OPTIONAL, "4(2)")
        national(TREATY, "4(1)", OPTIONAL, "7(2)")

    def test_a_refusal_bars_a_second_request(self) -> None:
        duties(TREATY, [("5(8)", "refusal_final")])


class TestArticle7MayRefuse:
    """Art. 7(1)(b): “en un tercer Estado por el mismo delito”; (c): “consideraciones de tipo humanitario”; (d): “fuera
    del territorio de cualquiera de las dos Partes Contratantes”."""

    def test_each_ground(self) -> None:
        model_1997.may_refuse(TREATY, "7")


class TestArticle9Papers:
    """Art. 9(1)(d): “Copia certificada del texto o textos legales”; 9(3)(a): “La copia de la sentencia aplicable al
    caso, que tenga fuerza ejecutoria”; 9(4): “autenticados y debidamente apostillados”."""

    def test_each_is_there_or_asked_for(self) -> None:
        model_1997.papers(TREATY, "9")


class TestArticle10ProvisionalArrest:
    """Art. 10(4): “en el plazo de sesenta (60) días consecutivos contados a partir de la fecha en que se haga efectiva
    la detención”."""

    def test_sixty_days_and_what_the_request_says(self) -> None:
        model_1997.urgent_arrest(TREATY, "10")


class TestArticles8To20Surrender:
    """Art. 15(2): “dentro del término de treinta (30) días comunes”; 17(1): “libre en el Estado Requirente dos (2)
    meses después de Juzgado y absuelto”; 14(1): “comunicará sin demora a la Parte Requirente la decisión”."""

    def test_clocks_and_duties(self) -> None:
        model_1997.surrender(TREATY, SURRENDER)
