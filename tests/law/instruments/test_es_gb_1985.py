"""The treaty of 1985 between Spain and the United Kingdom, asked on a day before others took its place."""

import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.finding import Force
from tests.law.instruments.asking import basis
from tests.law.instruments.bilateral import (
    CONDITION,
    EX,
    MANDATORY,
    MLA,
    OPTIONAL,
    PA,
    SCOPE,
    Treaty,
    absent,
    arrested,
    binds,
    carries,
    channel,
    contained,
    counts,
    duties,
    fiscal,
    in_language,
    lapsed,
    left,
    national,
    not_this_offence,
    own_courts,
    quoted,
    recorded,
    weighed,
)
from tests.law.instruments.unmatched import below, both_laws

TREATY = Treaty(
    name="es_gb_1985",
    requesting="GB",
    requested="ES",
    text="ES_UK_Extradition_1985.md",
    first=date(1986, 7, 1),
    day=date(1990, 6, 1),
)
CONVICT: dict[str, object] = {"request__stage": "sentence", "judgment__date": date(1989, 1, 1)}


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    quoted(TREATY, shared, sys.modules[__name__], 26)


class TestArticle22ForceAndWhatTookItsPlace:
    """Art. 22(1): “Entrará en vigor el primer día del cuarto mes después de la fecha del intercambio”; art. 1(b):
    “Ciudadanos británicos”."""

    def test_it_binds_both_from_the_first_day_of_a_month(self) -> None:
        binds(TREATY)
        assert TREATY.first.day == 1

    def test_the_european_convention_takes_its_place_on_its_first_day_for_the_united_kingdom(self) -> None:
        first = date(1991, 5, 14)
        assert basis("es_gb_1985", "GB", "ES", EX, first - timedelta(1)).stands
        row = basis("es_gb_1985", "GB", "ES", EX, first)
        assert not row.stands
        assert row.reason.values["article"] == "28(1)"

    @pytest.mark.parametrize("on", [date(2004, 1, 1), date(2012, 6, 1), date(2020, 12, 31), date(2021, 1, 1)])
    def test_it_stands_neither_under_the_warrant_nor_since(self, on: date) -> None:
        for pair in (("GB", "ES"), ("ES", "GB")):
            assert not basis("es_gb_1985", *pair, EX, on).stands
            assert basis("eaw", *pair, EX, on).stands == (on < date(2021, 1, 1))

    def test_assistance_is_not_in_it(self) -> None:
        assert not basis("es_gb_1985", "GB", "ES", MLA, TREATY.day).stands


class TestArticle3Offences:
    """Art. 3(1): “por un periodo máximo de, por lo menos, un año”; 3(2): “de por lo menos cuatro meses”; 3(3): “no
    satisfizo los derechos mínimos de la defensa”, “el derecho a un nuevo procedimiento”."""

    def test_both_laws_both_thresholds_and_absence(self) -> None:
        both_laws(TREATY, "3(1)")
        below(TREATY, "3(1)", 12)
        left(TREATY, "3(2)", 4)
        absent(TREATY, "3(3)", CONDITION)


class TestArticles4To11Grounds:
    """Art. 4(1): “como un delito político o como un delito conexo con un delito político”; 4(2): “la situación de esta
    persona puede ser agravada”; 4(3): “Convenio Europeo para la represión del terrorismo”; 5: “delitos militares que
    no constituyan delitos de naturaleza común”; 6: “siempre que no estuviere excluida por la ley de cualquiera de las
    Partes”; 8: “sometido a la jurisdicción de sus Tribunales”; 9(1): “estuvieren procediendo contra ella”; 9(2): “ha
    sido definitivamente juzgada”, “han decidido no iniciar proceso o poner fin”; 10: “extinguida por cualquier causa”;
    11: “de que la pena de muerte no será ejecutada”."""

    @pytest.mark.parametrize(
        ("article", "topic", "force"),
        [
            ("4(1)", "political", MANDATORY),
            ("4(2)", "discrimination", MANDATORY),
            ("5", "military", SCOPE),
            ("9(1)", "pending_here", OPTIONAL),
            ("9(2)", "ne_bis_in_idem_here", MANDATORY),
        ],
    )
    def test_what_an_officer_records(self, article: str, topic: str, force: Force) -> None:
        recorded(TREATY, article, topic, force)

    def test_the_rest(self) -> None:
        not_this_offence(TREATY, "4(1)", "political", "terrorism")
        fiscal(TREATY, "6", OPTIONAL)
        own_courts(TREATY, "8", OPTIONAL)
        weighed(TREATY, "9(2), second sentence", "discontinued_here", OPTIONAL)
        lapsed(TREATY, "10", "either")
        carries(TREATY, "11", "death_penalty", CONDITION)
        weighed(TREATY, "16", "competing_request", Force.PROCEDURAL)


class TestArticle7Nationals:
    """Art. 7(1): “tendrá el derecho de denegar la extradición de sus propios nacionales”; 7(2): “deberá, a
    requerimiento de la Parte requirente, someter el asunto a sus Autoridades competentes”."""

    def test_the_ground_and_the_duty_it_brings(self) -> None:
        national(TREATY, "7(1)", OPTIONAL, "7(2)")


class TestArticle12Papers:
    """Art. 12(3)(a): “Una orden de arresto u otro documento judicial equivalente que lo autorice”; 12(3)(b): “para
    justificar, si el delito se hubiere cometido en su territorio”; 12(6): “el sello oficial del Ministro competente”;
    12(8): “proporcionará una traducción de cualquier documento”."""

    def test_each_is_there_or_asked_for(self) -> None:
        channel(TREATY, "12(1)", "diplomatic")
        contained(TREATY, "12(2)(a)", "law_text", ["offence/1/law_text"])
        contained(TREATY, "12(2)(b)", "person_identity", ["person/1/born"])
        contained(TREATY, "12(2)(b)", "person_nationality", ["person/1/nationality"])
        contained(TREATY, "12(2)(b)", "person_location", ["person/1/location"])
        contained(TREATY, "12(2)(c)", "facts", ["conduct/summary"])
        contained(TREATY, "12(3)(a)", "warrant", ["warrant/date"])
        contained(TREATY, "12(3)(b)", "evidence", ["attachment/1/kind"], attachment__1__kind="evidence")
        contained(TREATY, "12(4)", "judgment", ["judgment/date"], **CONVICT)
        served = CONVICT | {"sentence__remaining_months": 9}
        contained(TREATY, "12(4)", "sentence", ["sentence/remaining_months"], **served)
        contained(TREATY, "12(6)", "certification", ["attachment/1/kind"], attachment__1__kind="certification")

    def test_a_translation_is_asked_for_in_the_case(self) -> None:
        in_language(TREATY, "12(8)", "es", "en")


class TestArticle15ProvisionalArrest:
    """Art. 15(4): “en un plazo de cuarenta días siguientes a la detención”; 15(3): “por conducto de la Organización
    Internacional de Policía Criminal (INTERPOL)”."""

    def test_forty_days_and_what_the_request_says(self) -> None:
        arrested(TREATY, "15(4)", date(1990, 6, 10), date(1990, 5, 1))
        channel(TREATY, "15(3)", "diplomatic", PA)
        channel(TREATY, "15(3)", "interpol", PA, urgent=True)
        channel(TREATY, "15(3)", "judicial", PA, urgent=True)
        contained(TREATY, "15(2)", "warrant_statement", ["warrant/date"], PA)
        intent: dict[str, object] = {"assurance__1__kind": "formal_request"}
        contained(TREATY, "15(2)", "formal_request_intent", ["assurance/1/kind"], PA, **intent)
        contained(TREATY, "15(2)", "offence", ["offence/1/title", "offence/1/law"], PA)
        contained(TREATY, "15(2)", "time_and_place", ["conduct/from", "conduct/to"], PA)
        contained(TREATY, "15(2)", "person_identity", ["person/1/born"], PA)


class TestArticles13To20Surrender:
    """Art. 17(4): “será puesta en libertad transcurrido un plazo de treinta días”; 14(1): “dentro del plazo de
    cuarenta días desde su liberación definitiva”; 17(2): “explicar los fundamentos de la denegación”; 19(1): “la
    asistencia y representación legal”; 17(1): “por vía diplomática su decisión sobre la extradición”; 15(3): “será
    informada inmediatamente del resultado”."""

    def test_clocks_and_duties(self) -> None:
        counts(TREATY, "17(4)", "surrender_date_fixed", date(1990, 5, 20), date(1990, 6, 19))
        counts(TREATY, "14(1)", "free_to_leave", date(1990, 2, 10), date(1990, 3, 22))
        duties(
            TREATY,
            [
                ("2", "grant"),
                ("17(1)", "inform_outcome"),
                ("15(3)", "inform_outcome"),
                ("13", "additional_information"),
                ("14(1)", "speciality"),
                ("14(3)", "speciality"),
                ("15(5)", "release_no_bar"),
                ("17(2)", "reasons"),
                ("17(3)", "time_served"),
                ("18", "postponed_surrender"),
                ("19(1)", "representation"),
                ("19(2)", "costs"),
                ("20", "property"),
            ],
        )
