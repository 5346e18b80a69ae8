"""The convention of 2006 between Spain and Mauritania; every quotation stands in its text."""

import sys
from datetime import date
from pathlib import Path

from models.finding import Force, Status
from tests.law.instruments.asking import instrument
from tests.law.instruments.bilateral import (
    CONDITION,
    MANDATORY,
    OPTIONAL,
    PA,
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
    weighed,
)

TREATY = Treaty(
    name="es_mr_2006", requesting="MR", requested="ES", text="ES_MR_Extradition_2006.md", first=date(2006, 9, 12)
)
TO_MAURITANIA = TREATY.model_copy(update={"requesting": "ES", "requested": "MR"})


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    quoted(TREATY, shared, sys.modules[__name__], 22)


def test_the_other_instrument_on_assistance_is_said_to_exist() -> None:
    named("es_mr_mla_2006", "ES", "MR")


class TestArticle24Force:
    """Art. 24: “entrará en vigor provisionalmente a partir de la fecha de su firma y definitivamente el primer día del
    segundo mes siguiente”."""

    def test_it_applies_from_the_day_of_signature(self) -> None:
        binds(TREATY)
        assert instrument("es_mr_2006").status is Status.VERIFIED
        assert "1 September 2025" in instrument("es_mr_2006").note


class TestArticle2Offences:
    """Art. 2(1): “castigados con una pena privativa de libertad de un año de duración como mínimo”; 2(2): “de seis
    meses de duración como mínimo”; “a volver a someter a juicio contradictorio a la persona”."""

    def test_a_year_for_a_trial_and_a_sentence_of_six_months(self) -> None:
        penalty(TREATY, "2(1)", 12)
        left(TREATY, "2(2)", 6, path="sentence__months")

    def test_both_laws_and_judgments_in_absence(self) -> None:
        punishable(TREATY, "2")
        absent(TREATY, "2(2)", CONDITION)


class TestArticle3Nationals:
    """Art. 3: “Las Partes Contratantes no concederán la extradición de sus nacionales respectivos”; “se compromete a
    proceder judicialmente”."""

    def test_the_ground_and_the_duty_it_brings(self) -> None:
        national(TREATY, "3", MANDATORY, "3")


class TestArticles4To8NeverGranted:
    """Art. 4: “no tendrán la consideración de delitos políticos los delitos de terrorismo”; 5: “constituye un delito
    estrictamente militar, de acuerdo con las leyes de la Parte requerida”; 6: “haya prescrito la acción o la pena”; 7:
    “se hubieran cometido en el Estado requerido”; 8: “juzgados por sentencia firme”, “por un no nacional de ese
    Estado”, “o se concede una amnistía o indulto en el Estado requerido”."""

    def test_each_ground(self) -> None:
        recorded(TREATY, "4", "political", MANDATORY)
        not_this_offence(TREATY, "4", "political", "terrorism")
        recorded(TREATY, "5", "military", MANDATORY)
        lapsed(TREATY, "6", "either")
        own_courts(TREATY, "7", MANDATORY, "territoriality")
        recorded(TREATY, "8(a)", "ne_bis_in_idem_here", MANDATORY)
        abroad(TREATY, "8(b)", MANDATORY)
        recorded(TREATY, "8(c)", "amnesty", MANDATORY)


class TestArticle8Penalties:
    """Art. 8(d): “con la condición de que la pena capital no sea impuesta a la persona en cuestión”; 8(e): “no
    implicará una privación de libertad indefectiblemente de por vida”."""

    def test_death_and_life_on_condition(self) -> None:
        carries(TREATY, "8(d)", "death_penalty", CONDITION)
        carries(TREATY, "8(e)", "life_imprisonment", CONDITION)


class TestArticle9Pending:
    """Art. 9: “Podrá denegarse la extradición en el caso de que los hechos estén siendo objeto de actuaciones”."""

    def test_here_and_in_a_third_state(self) -> None:
        recorded(TREATY, "9", "pending_here", OPTIONAL)
        recorded(TREATY, "9", "ne_bis_in_idem_third", OPTIONAL)


class TestArticles10And21Papers:
    """Art. 10: “La solicitud de extradición se cursará por vía diplomática”, “la calificación legal de los mismos”, “la
    filiación de la persona reclamada”; 21(1): “en la lengua de la parte requerida o en lengua francesa”."""

    def test_each_is_there_or_asked_for(self) -> None:
        channel(TREATY, "10", "diplomatic")
        contents(TREATY, [("10(a)", "judicial_order"), ("10(c)", "law_text")])
        contents(TREATY, [("10(b)", topic) for topic in ("facts", "time_and_place", "legal_qualification")])
        contents(TREATY, [("10(d)", "person_identity"), ("10(d)", "person_nationality")], optional=True)

    def test_french_is_taken_on_both_sides(self) -> None:
        for treaty, own, other in ((TREATY, "es", "ar"), (TO_MAURITANIA, "ar", "es")):
            in_language(treaty, "21(1)", own, other)
            in_language(treaty, "21(1)", "fr", other)


class TestArticle13ProvisionalArrest:
    """Art. 13: “si en el plazo de treinta días siguientes a la detención”; “bien directamente por vía postal o
    telegráfica”."""

    def test_thirty_days(self) -> None:
        arrested(TREATY, "13", date(2026, 4, 1))

    def test_what_the_request_says(self) -> None:
        channel(TREATY, "13", "judicial", PA, urgent=True)
        said = ("warrant_statement", "formal_request_intent", "facts", "time_and_place", "person_identity")
        contents(TREATY, [("13", topic) for topic in said], PA)
        duties(TREATY, [("13", "inform_outcome")], PA)


class TestArticles11And17Clocks:
    """Art. 11: “en el plazo de un mes a partir de la fecha determinada”; 17(1): “dentro del plazo de los treinta días
    siguientes a su excarcelación definitiva”."""

    def test_a_month_is_a_month_and_days_are_days(self) -> None:
        counts(TREATY, "11", "surrender_date_fixed", date(2026, 1, 31), date(2026, 2, 28), liberty=True)
        counts(TREATY, "17(1)", "free_to_leave", date(2026, 2, 10), date(2026, 3, 12), liberty=False)


class TestDuties:
    """Art. 14: “antes de denegar la solicitud, en el caso de que considere la omisión susceptible de subsanación”; 12:
    “excepto los gastos de traslado y tránsito”."""

    def test_each_goes_with_the_request(self) -> None:
        duties(
            TREATY,
            [
                ("1", "grant"), ("11", "reasons"), ("12", "costs"), ("13", "release_no_bar"),
                ("14", "consult_before_refusal"), ("14", "additional_information"), ("15", "property"),
                ("17(1)", "speciality"), ("17(3)", "speciality"), ("18", "re_extradition"), ("19", "transit"),
                ("20", "postponed_surrender"), ("22", "no_legalisation"),
            ],
        )  # fmt: skip
        weighed(TREATY, "16", "competing_request", Force.PROCEDURAL)
