"""The convention of 1892 between Spain and Colombia; every quotation stands in its text."""

import sys
from datetime import date, timedelta
from pathlib import Path

from models.finding import Force
from tests.law.instruments.asking import ask, instrument, said_nothing
from tests.law.instruments.bilateral import (
    CONDITION,
    EX,
    MANDATORY,
    OPTIONAL,
    PA,
    Treaty,
    arrested,
    binds,
    carries,
    channel,
    contents,
    duties,
    lapsed,
    left,
    named,
    national,
    punishable,
    quoted,
    recorded,
    request,
    weighed,
)

TREATY = Treaty(
    name="es_co_1892", requesting="CO", requested="ES", text="ES_CO_Extradition_1892.md", first=date(1893, 6, 17)
)


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    quoted(TREATY, shared, sys.modules[__name__], 20)


def test_the_other_instrument_on_assistance_is_said_to_exist() -> None:
    named("es_co_mla_1997", "ES", "CO")


class TestArticle21Force:
    """Art. 21: “El presente Convenio permanecerá en vigor desde el día del canje de las ratificaciones”."""

    def test_it_binds_both_from_that_day(self) -> None:
        binds(TREATY)


class TestArticle3AsAmended:
    """Art. 3: “la ejecución de una pena privativa de libertad no inferior a un (1) año”; “será indiferente el que las
    leyes de las Partes clasifiquen o no al delito en la misma categoría”."""

    def test_a_sentence_of_a_year_and_not_less(self) -> None:
        left(TREATY, "3", 12, path="sentence__months")
        assert said_nothing(ask("CO", "ES", EX, request(TREATY)), "es_co_1892", "3", "threshold")

    def test_both_laws(self) -> None:
        punishable(TREATY, "3")

    def test_the_amended_articles_are_known_only_from_the_consolidated_text(self) -> None:
        first = date(2005, 9, 13)
        for article, topic in (("3", "dual_criminality"), ("10", "competing_request"), ("15", "death_penalty")):
            assert not said_nothing(ask("CO", "ES", EX, request(TREATY), on=first), "es_co_1892", article, topic)
            before = ask("CO", "ES", EX, request(TREATY), on=first - timedelta(1))
            assert said_nothing(before, "es_co_1892", article, topic)
        assert "amended" in instrument("es_co_1892").note


class TestArticle2Nationals:
    """Art. 2: “Ninguna de las Partes contratantes queda obligada á entregar sus propios ciudadanos ó nacionales”; “se
    comprometen, sin embargo, á perseguir y juzgar”."""

    def test_the_ground_and_the_duty_it_brings(self) -> None:
        national(TREATY, "2", OPTIONAL, "2")


class TestArticles4And5Bars:
    """Art. 4: “ó que ha sido juzgado y absuelto en el territorio de la otra Parte”, “según las leyes del país á quien
    el reo sea reclamado”; 5: “No se concederá la extradición por delitos políticos”; 16: “El simple delito de deserción
    no es motivo de extradición”."""

    def test_each_ground(self) -> None:
        recorded(TREATY, "4(1)", "ne_bis_in_idem_here", MANDATORY)
        recorded(TREATY, "5", "political", MANDATORY)
        recorded(TREATY, "16", "military", MANDATORY)

    def test_only_the_law_of_the_requested_state_bars_by_lapse_of_time(self) -> None:
        lapsed(TREATY, "4(2)", "requested")


class TestArticles10And15:
    """Art. 15: “garantice a satisfacción del Estado requerido que no impondrá tal pena”; 10: “la posibilidad de una
    ulterior extradición a otro Estado”."""

    def test_death_and_competing_requests(self) -> None:
        carries(TREATY, "15", "death_penalty", CONDITION)
        weighed(TREATY, "10", "competing_request", Force.PROCEDURAL)


class TestArticles8And13Papers:
    """Art. 8: “La demanda de extradición será presentada por la vía diplomática”, “se presentará copia autorizada de la
    sentencia”, “copia autorizada del mandamiento de prisión”, “hasta donde sea posible”; 13: “por el medio más rápido,
    y aún por telégrafo”."""

    def test_the_way(self) -> None:
        channel(TREATY, "8", "diplomatic")
        channel(TREATY, "13", "diplomatic", PA, urgent=True)

    def test_the_papers(self) -> None:
        contents(TREATY, [("8(1)", "judgment")], who="convicted")
        contents(TREATY, [("8(2)", "warrant"), ("8(2)", "facts"), ("8(2)", "legal_qualification")], who="accused")
        contents(TREATY, [("8(3)", "person_identity")], optional=True)
        contents(TREATY, [("13", "warrant_statement")], PA)
        convicted = ask("CO", "ES", EX, request(TREATY, request__stage="sentence"))
        assert said_nothing(convicted, "es_co_1892", "8(2)", "warrant")


class TestArticle14ThreeMonths:
    """Art. 14: “Si dentro del plazo de tres meses”; “sólo en virtud de prueba fehaciente podrá volver á ser
    detenido”."""

    def test_months_are_months(self) -> None:
        arrested(TREATY, "14", date(2026, 6, 2))
        arrested(TREATY, "14", date(2026, 2, 28), date(2025, 11, 30))


class TestDuties:
    """Art. 5: “no podrá ser perseguido, en ningún caso, por delito político anterior”; 6: “sólo podrá ser juzgada por
    el crimen que motivó la extradición”; 11: “serán de cargo del Gobierno que haya solicitado la entrega”."""

    def test_each_goes_with_the_request(self) -> None:
        duties(
            TREATY,
            [
                ("1", "grant"), ("3", "fair_treatment"), ("5", "speciality"), ("6", "speciality"), ("11", "costs"),
                ("12", "postponed_surrender"), ("19", "property"), ("20", "transit"),
            ],
        )  # fmt: skip
