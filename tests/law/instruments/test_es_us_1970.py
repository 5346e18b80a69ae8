"""The treaty of 1970 between Spain and the United States as it reads since 2010; every quotation stands in its text."""

import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.finding import Force, Status
from tests.law.instruments.asking import ask, basis, instrument, limit, said_nothing
from tests.law.instruments.bilateral import (
    CONDITION,
    EX,
    MANDATORY,
    MLA,
    NOT_MET,
    OPTIONAL,
    PA,
    PROHIBITED,
    UNKNOWN,
    Treaty,
    abroad,
    binds,
    carries,
    channel,
    contained,
    counts,
    duties,
    finding,
    in_language,
    lapsed,
    left,
    national,
    not_this_offence,
    outcome,
    penalty,
    punishable,
    quoted,
    recorded,
    request,
    weighed,
)

TREATY = Treaty(
    name="es_us_1970", requesting="US", requested="ES", text="ES_US_Extradition_1970.md", first=date(1971, 6, 16)
)
AMENDED = date(2010, 2, 1)
CONVICT: dict[str, object] = {"request__stage": "sentence", "judgment__date": date(2025, 1, 1)}


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    quoted(TREATY, shared, sys.modules[__name__], 28)


class TestArticle18Force:
    """Art. 18: “Este Tratado entrará en vigor después del intercambio de ratificaciones”; “deroga y reemplaza al
    Tratado de Extradición entre España y los Estados Unidos, firmado en Madrid el 15 de junio de 1904”."""

    def test_it_binds_both_from_the_day_on_which_ratifications_were_exchanged(self) -> None:
        binds(TREATY)
        assert instrument("es_us_1970").status is Status.VERIFIED

    def test_it_comes_before_the_conventions_of_all_states_and_does_not_reach_assistance(self) -> None:
        assert basis("es_us_1970", "US", "ES", EX).rank < basis("untoc", "US", "ES", EX).rank
        assert not basis("es_us_1970", "US", "ES", MLA).stands


class TestTheInstrumentOf2004:
    """The head of the text: “Instrumento previsto en el artículo 3(2) del Acuerdo de Extradición entre la Unión
    Europea y los Estados Unidos”: what is known only as amended is said from 1 February 2010."""

    @pytest.mark.parametrize(
        ("article", "topic"),
        [
            ("2(A)", "dual_criminality"),
            ("2 bis(A)", "lapse_of_time"),
            ("10(B)(4)", "limitation_text"),
            ("16 bis", "simplified"),
        ],
    )
    def test_from_that_day_and_not_before(self, article: str, topic: str) -> None:
        for on, silent in ((AMENDED, False), (AMENDED - timedelta(1), True)):
            told = ask("US", "ES", EX, request(TREATY), on=on)
            assert said_nothing(told, "es_us_1970", article, topic) is silent
            assert not said_nothing(told, "es_us_1970", "4", "nationality")


class TestArticle2Offences:
    """Art. 2(A): “con un año o con una pena más grave”, “si la pena impuesta fuera superior a cuatro meses”; 2(C): “no
    sea descrito el delito con la misma terminología”; 2(E): “el transporte de un Estado a otro”; 2(B): “por la
    tentativa y conspiración para cometerlos”; 2(D): “deberá también ser concedida por cualquier otro delito incluido
    en la solicitud”."""

    def test_both_laws_and_both_thresholds(self) -> None:
        punishable(TREATY, "2(A)")
        penalty(TREATY, "2(A)", 12)
        left(TREATY, "2(A), sentences", 5, path="sentence__months")


class TestArticle2BisLapseOfTimeAndAmnesty:
    """Art. 2 bis(A): “con arreglo a la legislación de la Parte Requerida, la acción penal o la pena hubieran
    prescrito”; (B): “Una amnistía promulgada en la Parte Requerida no constituirá obstáculo”."""

    def test_neither_may_be_used(self) -> None:
        lapsed(TREATY, "2 bis(A)", "requested", PROHIBITED)
        recorded(TREATY, "2 bis(B)", "amnesty", PROHIBITED)


class TestArticles3To7Grounds:
    """Art. 3(B): “cometido fuera del territorio de la Parte requirente”; 5(A)(1): “objeto de proceso o haya sido ya
    juzgada”; (2): “juzgada y absuelta en un tercer Estado”; (3): “un delito de carácter político”; (4): “Cuando el
    delito sea estrictamente militar”; 5(B)(2): “en virtud de un Tratado multilateral, la obligación de extraditar”; 6:
    “podrá sugerir razonadamente a la Parte requirente que retire la demanda”; 7: “de que no se impondrá la pena de
    muerte”."""

    @pytest.mark.parametrize(
        ("article", "topic"),
        [
            ("5(A)(1)", "pending_here"),
            ("5(A)(1)", "ne_bis_in_idem_here"),
            ("5(A)(2)", "ne_bis_in_idem_third"),
            ("5(A)(3)", "political"),
            ("5(A)(4)", "military"),
        ],
    )
    def test_what_an_officer_records(self, article: str, topic: str) -> None:
        recorded(TREATY, article, topic, MANDATORY)

    def test_trafficking_is_never_political(self) -> None:
        not_this_offence(TREATY, "5(A)(3)", "political", "trafficking")

    def test_the_rest(self) -> None:
        abroad(TREATY, "3(B)", OPTIONAL)
        carries(TREATY, "7", "death_penalty", CONDITION)
        weighed(TREATY, "14", "competing_request", Force.PROCEDURAL)
        weighed(TREATY, "10(D)", "insufficient_evidence", OPTIONAL)
        young = finding(TREATY, "6", "age", person__1__born=date(2009, 6, 1))
        assert (young.outcome, young.force) == (UNKNOWN, Force.PROCEDURAL)
        assert outcome(TREATY, "6", "age") is NOT_MET


class TestArticle4Nationals:
    """Art. 4: “tendrá la facultad de entregarlos, si a su juicio, lo considera procedente”; “someter el caso a sus
    autoridades para la persecución penal”."""

    def test_the_ground_and_the_duty_it_brings(self) -> None:
        national(TREATY, "4", OPTIONAL, "4")


class TestArticle10Papers:
    """Art. 10(B)(4): “Una declaración de que la acción penal o la pena no han prescrito”; 10(D): “justificaría la
    sumisión a juicio de dicha persona”, “manifiestamente infundada”; 10(F): “sellados con el sello oficial del
    Departamento de Estado”; 10(G): “una traducción oficial al idioma de la Parte requerida”; 10(E): “Si se suscitase
    duda sobre la identidad”."""

    def test_each_is_there_or_asked_for(self) -> None:
        channel(TREATY, "10(A)", "diplomatic")
        contained(TREATY, "10(B)(1)", "person_identity", ["person/1/born"])
        contained(TREATY, "10(B)(2)", "facts", ["conduct/summary"])
        contained(TREATY, "10(B)(3)", "law_text", ["offence/1/law_text"])
        contained(TREATY, "10(B)(4)", "limitation_text", ["offence/1/limitation_text"])
        contained(TREATY, "10(C)(1)", "judgment", ["judgment/date"], **CONVICT)
        served = CONVICT | {"sentence__remaining_months": 9}
        contained(TREATY, "10(C)(2)", "sentence", ["sentence/remaining_months"], **served)
        contained(TREATY, "10(D)", "warrant", ["warrant/date"])
        contained(TREATY, "10(D)", "evidence", ["attachment/1/kind"], attachment__1__kind="evidence")
        contained(TREATY, "10(F)", "certification", ["attachment/1/kind"], attachment__1__kind="certification")
        contained(TREATY, "10(E)", "person_identity", ["person/1/born"])
        in_language(TREATY, "10(G)", "es", "en")


class TestArticle11ProvisionalArrest:
    """Art. 11(D): “cuarenta y cinco días desde el de la notificación por vía diplomática a la Embajada de la Parte
    requirente”; 11(A): “por comunicación directa entre los respectivos Ministerios de Justicia”."""

    def test_the_clock_starts_when_the_embassy_is_told_and_not_with_the_arrest(self) -> None:
        counts(TREATY, "11(D)", "arrest_notified", date(2026, 3, 2), date(2026, 4, 16), PA)
        assert limit("es_us_1970", "11(D)").liberty
        told = ask("US", "ES", PA, request(TREATY, desk__arrest_date=date(2026, 3, 1)))
        assert "11(D)" not in {d.article for d in told.deadlines if d.instrument == "es_us_1970"}

    def test_what_the_request_says_and_its_ways(self) -> None:
        for route in ("diplomatic", "justice_ministry", "interpol"):
            channel(TREATY, "11(A)", route, PA, urgent=True)
        contained(TREATY, "11(B)", "person_identity", ["person/1/born"], PA)
        contained(TREATY, "11(B)", "warrant_statement", ["warrant/date"], PA)
        intent: dict[str, object] = {"assurance__1__kind": "formal_request"}
        contained(TREATY, "11(B)", "formal_request_intent", ["assurance/1/kind"], PA, **intent)


class TestArticles8To17Surrender:
    """Art. 13: “dentro de los cuarenta y cinco días después de tener libertad para hacerlo”; 15: “consignará las
    razones en que base su negativa”; 16 bis: “consiente libremente, ante una autoridad judicial”; 17: “no presentará a
    la Parte requirente ninguna reclamación pecuniaria”."""

    def test_clocks_and_duties(self) -> None:
        counts(TREATY, "13", "free_to_leave", date(2026, 2, 10), date(2026, 3, 27))
        duties(
            TREATY,
            [
                ("1", "grant"),
                ("2(B)", "deemed_extraditable"),
                ("2(D)", "deemed_extraditable"),
                ("15", "inform_outcome"),
                ("8", "postponed_surrender"),
                ("12", "additional_information"),
                ("13", "speciality"),
                ("13", "re_extradition"),
                ("15", "reasons"),
                ("16", "property"),
                ("16 bis", "simplified"),
                ("17", "representation"),
                ("17", "costs"),
            ],
        )
