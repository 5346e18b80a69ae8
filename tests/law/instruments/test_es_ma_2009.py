"""The convention of 2009 between Spain and Morocco; every quotation stands in its text."""

import sys
from datetime import date
from pathlib import Path

from models.finding import Force, Status
from tests.law.instruments.asking import ask, instrument, said_nothing
from tests.law.instruments.bilateral import (
    CONDITION,
    EX,
    MANDATORY,
    OPTIONAL,
    PA,
    SCOPE,
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
    in_language,
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
    request,
    weighed,
)

TREATY = Treaty(
    name="es_ma_2009", requesting="MA", requested="ES", text="ES_MA_Extradition_2009.md", first=date(2009, 6, 24)
)
TO_MOROCCO = TREATY.model_copy(update={"requesting": "ES", "requested": "MA"})


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    quoted(TREATY, shared, sys.modules[__name__], 26)


def test_the_other_instrument_on_assistance_is_said_to_exist() -> None:
    named("es_ma_mla_2009", "ES", "MA")


class TestArticles26And27Force:
    """Art. 26: “El presente Convenio entrará en vigor provisionalmente a partir de la fecha de su firma”; 27: “El
    Convenio de extradición firmado en Madrid el 30 de mayo de 1997 quedará en suspenso”."""

    def test_it_applies_from_the_day_of_signature(self) -> None:
        binds(TREATY)
        assert instrument("es_ma_2009").status is Status.VERIFIED


class TestArticle2Offences:
    """Art. 2(1): “castigados con una pena privativa de libertad de dos años de duración como mínimo”; 2(2): “a una pena
    privativa de libertad de seis meses de duración como mínimo”; 2(4): “se comprometa a volver a someter a juicio
    contradictorio”."""

    def test_two_years_for_a_trial(self) -> None:
        penalty(TREATY, "2(1)", 24)

    def test_a_sentence_of_six_months(self) -> None:
        left(TREATY, "2(2)", 6, path="sentence__months")
        convicted = ask("MA", "ES", EX, request(TREATY, request__stage="sentence"))
        assert said_nothing(convicted, "es_ma_2009", "2(1)", "threshold")

    def test_both_laws_and_judgments_in_absence(self) -> None:
        punishable(TREATY, "2")
        absent(TREATY, "2(4)", CONDITION)


class TestArticle3Nationals:
    """Art. 3(1): “Ninguno de los dos Estados concederán la extradición de sus nacionales respectivos”; 3(2): “en
    relación con el momento en que se hubiera cometido el delito”; 3(3): “se compromete a proceder judicialmente”."""

    def test_the_ground_and_the_duty_it_brings(self) -> None:
        national(TREATY, "3(1)", MANDATORY, "3(3)")


class TestArticles4To8NeverGranted:
    """Art. 4: “no se considerarán delitos políticos los delitos de terrorismo”; 5: “en el momento de la recepción de la
    solicitud por el Estado requerido”; 6: “si los hechos por los que se solicita se hubieran cometido en el Estado
    requerido”; 8: “juzgados por sentencia firme en el Estado requerido”, “por una persona que no sea nacional de ese
    Estado”, “una amnistía o indulto”."""

    def test_each_ground(self) -> None:
        recorded(TREATY, "4", "political", MANDATORY)
        not_this_offence(TREATY, "4", "political", "terrorism")
        lapsed(TREATY, "5", "either")
        own_courts(TREATY, "6", MANDATORY, "territoriality")
        recorded(TREATY, "8(a)", "ne_bis_in_idem_here", MANDATORY)
        abroad(TREATY, "8(b)", MANDATORY)
        recorded(TREATY, "8(c)", "amnesty", MANDATORY)


class TestArticle7Penalties:
    """Art. 7: “esta pena será sustituida, en virtud del presente Convenio, por la pena prevista para los mismos hechos
    en la legislación de la Parte requerida”."""

    def test_death_and_life_are_replaced_so_an_assurance_clears_them(self) -> None:
        carries(TREATY, "7", "death_penalty", CONDITION)
        carries(TREATY, "7", "life_imprisonment", CONDITION)


class TestArticles9To11:
    """Art. 9: “consiste únicamente en la violación de obligaciones militares”; 10: “estén siendo objeto de actuaciones
    en el Estado requerido o hayan sido juzgados en un tercer Estado”; 11: “en la medida en que así se hubiera decidido
    mediante simple canje de cartas”."""

    def test_each_ground(self) -> None:
        recorded(TREATY, "9", "military", OPTIONAL)
        recorded(TREATY, "10", "pending_here", OPTIONAL)
        recorded(TREATY, "10", "ne_bis_in_idem_third", OPTIONAL)
        fiscal(TREATY, "11", SCOPE)


class TestArticles12And23Papers:
    """Art. 12: “El original o copia auténtica, bien de una resolución ejecutoria de condena, o bien de una orden de
    detención”, “Una copia de las disposiciones legales aplicables”, “En la medida de lo posible”; 23(1): “una
    traducción en la lengua de la parte requerida o en lengua francesa”."""

    def test_each_is_there_or_asked_for(self) -> None:
        channel(TREATY, "12", "diplomatic")
        contents(TREATY, [("12(a)", "judicial_order"), ("12(c)", "law_text")])
        contents(TREATY, [("12(b)", topic) for topic in ("facts", "time_and_place", "legal_qualification")])
        contents(TREATY, [("12(d)", "person_identity"), ("12(d)", "person_nationality")], optional=True)

    def test_french_is_taken_on_both_sides(self) -> None:
        for treaty, own, other in ((TREATY, "es", "ar"), (TO_MOROCCO, "ar", "es")):
            in_language(treaty, "23(1)", own, other)
            in_language(treaty, "23(1)", "fr", other)


class TestArticle15ProvisionalArrest:
    """Art. 15: “Podrá ponerse fin a la detención preventiva si en el plazo de cuarenta días siguientes a la detención”;
    “la misma será confirmada por vía diplomática”."""

    def test_forty_days(self) -> None:
        arrested(TREATY, "15", date(2026, 4, 11))

    def test_what_the_request_says(self) -> None:
        channel(TREATY, "15", "judicial", PA, urgent=True)
        channel(TREATY, "15", "interpol", PA, urgent=True)
        said = ("warrant_statement", "formal_request_intent", "facts", "time_and_place", "person_identity")
        contents(TREATY, [("15", topic) for topic in said], PA)
        duties(TREATY, [("15", "inform_outcome")], PA)


class TestArticles13And19Clocks:
    """Art. 13: “en un plazo de cuarenta y cinco días a partir de la fecha determinada”; “ya no podrá ser reclamada por
    los mismos hechos”; 19(1): “dentro del plazo de los treinta días siguientes a su excarcelación definitiva”."""

    def test_days_are_counted(self) -> None:
        counts(TREATY, "13", "surrender_date_fixed", date(2026, 5, 20), date(2026, 7, 4), liberty=True)
        counts(TREATY, "19(1)", "free_to_leave", date(2026, 2, 10), date(2026, 3, 12), liberty=False)


class TestDuties:
    """Art. 16: “Ese plazo no podrá ser inferior a veinte días”; 13 bis: “acepte explícitamente, ante la autoridad
    competente, ser extraditada”; 14: “correrán a cargo del Estado requirente”."""

    def test_each_goes_with_the_request(self) -> None:
        duties(
            TREATY,
            [
                ("1", "grant"), ("13", "reasons"), ("13 bis", "simplified"), ("14", "costs"),
                ("15", "release_no_bar"), ("16", "additional_information"), ("17", "property"), ("19", "speciality"),
                ("19(3)", "speciality"), ("20", "re_extradition"), ("21", "transit"), ("22", "postponed_surrender"),
                ("24", "no_legalisation"),
            ],
        )  # fmt: skip
        weighed(TREATY, "18", "competing_request", Force.PROCEDURAL)
