"""The treaty of 1989 between Spain and Ecuador; every quotation stands in its text."""

import sys
from datetime import date
from pathlib import Path

from models.finding import Force
from tests.law.instruments.asking import instrument
from tests.law.instruments.bilateral import (
    MANDATORY,
    OPTIONAL,
    PA,
    PROHIBITED,
    Treaty,
    abroad,
    absent,
    arrested,
    binds,
    carries,
    channel,
    contents,
    counts,
    duties,
    fiscal,
    lapsed,
    left,
    named,
    national,
    not_this_offence,
    own_courts,
    penalty,
    punishable,
    quoted,
    recorded,
    weighed,
)

TREATY = Treaty(
    name="es_ec_1989", requesting="EC", requested="ES", text="ES_EC_Extradition_1989.md", first=date(1998, 1, 31)
)


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    quoted(TREATY, shared, sys.modules[__name__], 28)


def test_the_other_instrument_on_assistance_is_said_to_exist() -> None:
    named("es_ec_mla_2017", "ES", "EC")


class TestArticle23Force:
    """Art. 23: “entrando en vigor el último día del mes siguiente al canje de los instrumentos de ratificación”: the
    day is not in the text, and the latest that fits is taken; 21: “cuarenta y cinco días después de su entrada en
    vigor”."""

    def test_it_binds_both_from_that_day_and_says_that_the_day_is_to_be_looked_up(self) -> None:
        binds(TREATY)
        assert "look it up" in instrument("es_ec_1989").note


class TestArticle2Offences:
    """Art. 2(1): “con prisión no menor de un año o con penas más severas”, “un período no menor de seis meses”; 2(4):
    “La extradición no podrá denegarse por el motivo de que la legislación de la Parte requerida no imponga el mismo
    tipo”; 2(5): “tenga el Estado requirente jurisdicción para conocer de ese delito”."""

    def test_thresholds_and_both_laws(self) -> None:
        penalty(TREATY, "2(1)", 12)
        left(TREATY, "2(1)", 6)
        punishable(TREATY, "2(1)")

    def test_what_may_not_be_a_ground(self) -> None:
        fiscal(TREATY, "2(4)")
        abroad(TREATY, "2(5)", PROHIBITED)


class TestArticle3NeverGranted:
    """Art. 3(1): “constituye una infracción de carácter político”, “una obligación para establecer su jurisdicción o
    para extraditar”, “Los actos de terrorismo”, “delito militar que no constituya delito de naturaleza común”, “en el
    Estado requerido o en un tercer Estado”, “se hubiera extinguido la pena o la acción penal”, “de carácter
    extraordinario o «ad hoc»”."""

    def test_each_ground(self) -> None:
        recorded(TREATY, "3(1)(a)", "political", MANDATORY)
        for category in ("trafficking", "terrorism", "drugs", "corruption"):
            not_this_offence(TREATY, "3(1)(a)", "political", category)
        recorded(TREATY, "3(1)(b)", "discrimination", MANDATORY)
        recorded(TREATY, "3(1)(c)", "military", MANDATORY)
        recorded(TREATY, "3(1)(d)", "ne_bis_in_idem_here", MANDATORY)
        recorded(TREATY, "3(1)(d)", "ne_bis_in_idem_third", MANDATORY)
        lapsed(TREATY, "3(1)(e)", "either")
        weighed(TREATY, "3(1)(f)", "special_tribunal", MANDATORY)


class TestArticles3And20MayBeRefused:
    """Art. 3(2): “si el Estado requerido niega la extradición de sus nacionales”, “Si los Tribunales del Estado
    requerido son competentes”, “la pena de muerte o una pena de reclusión a perpetuidad”, “a menos que éste se
    comprometa a no imponerlas”, “artículo 7 de la Convención Internacional sobre Derechos Civiles y Políticos”,
    “totalmente incompatible con consideraciones de carácter humanitario”; 20: “rehusar la concesión de la extradición
    de un asilado”."""

    def test_each_ground(self) -> None:
        national(TREATY, "3(2)(a)", OPTIONAL, "3(2)(a)")
        own_courts(TREATY, "3(2)(b)", OPTIONAL)
        carries(TREATY, "3(2)(c)", "death_penalty", OPTIONAL)
        carries(TREATY, "3(2)(c)", "life_imprisonment", OPTIONAL)
        recorded(TREATY, "3(2)(d)", "ill_treatment", OPTIONAL)
        weighed(TREATY, "3(2)(e)", "humanitarian", OPTIONAL)
        recorded(TREATY, "20", "asylum", OPTIONAL)


class TestArticle4InAbsence:
    """Art. 4: “no respetó los derechos mínimos de defensa”; “el derecho a un nuevo proceso o a una vía de recurso”."""

    def test_an_assurance_clears_it(self) -> None:
        absent(TREATY, "4", OPTIONAL)


class TestArticle5Papers:
    """Art. 5(1): “será tramitada por la vía diplomática”; 5(2): “un resumen descriptivo de cada delito cometido”, “de
    la medida en que no ha sido cumplida”, “de las que establecen la competencia de la Parte requirente”, “lo más
    precisa posible de la persona”; 6: “se tendrán como auténticos”."""

    def test_for_the_accused_and_for_the_convicted(self) -> None:
        channel(TREATY, "5(1)", "diplomatic")
        contents(TREATY, [("5(2)(a)", "warrant"), ("5(2)(a)", "facts")], who="accused")
        contents(TREATY, [("5(2)(b)", "judgment"), ("5(2)(b)", "sentence")], who="convicted")

    def test_for_both(self) -> None:
        contents(TREATY, [("5(2)(c)", "law_text"), ("5(2)(c)", "limitation_text")])
        contents(TREATY, [("5(2)(d)", "person_identity")])
        contents(TREATY, [("5(2)(d)", "person_nationality")], optional=True)


class TestArticle9ProvisionalArrest:
    """Art. 9(4): “podrá ser puesta en libertad a la expiración del plazo de cuarenta días”; 9(1): “(INTERPOL) o de
    cualquier otra manera”; 9(2): “una descripción concisa de los actos u omisiones”."""

    def test_forty_days(self) -> None:
        arrested(TREATY, "9(4)", date(2026, 4, 11))

    def test_what_the_request_says(self) -> None:
        channel(TREATY, "9(1)", "interpol", PA, urgent=True)
        said = ("person_identity", "formal_request_intent", "warrant_statement", "penalty", "facts")
        contents(TREATY, [("9(2)", topic) for topic in said], PA)
        duties(TREATY, [("9(3)", "inform_outcome")], PA)


class TestArticle14Speciality:
    """Art. 14(3): “permaneciere en él más de cuarenta y cinco días”; 11(1): “salvo que la denegación se hubiere
    producido por deficiencias de orden meramente formal”."""

    def test_forty_five_days_to_leave(self) -> None:
        counts(TREATY, "14(3)", "free_to_leave", date(2026, 2, 10), date(2026, 3, 27), liberty=False)

    def test_each_duty_goes_with_the_request(self) -> None:
        duties(
            TREATY,
            [
                ("1", "grant"), ("2(6)", "deemed_extraditable"), ("6", "no_legalisation"),
                ("7", "additional_information"), ("8", "simplified"), ("9(5)", "release_no_bar"),
                ("11(1)", "reasons"), ("11(1)", "refusal_final"), ("11(4)", "inform_delay"),
                ("12", "postponed_surrender"), ("13", "property"), ("14(1)", "speciality"), ("15", "speciality"),
                ("16", "re_extradition"), ("17", "transit"), ("18", "costs"), ("19", "representation"),
            ],
        )  # fmt: skip
        weighed(TREATY, "10", "competing_request", Force.PROCEDURAL)
