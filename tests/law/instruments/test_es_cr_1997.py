"""The treaty of 1997 between Spain and Costa Rica; every quotation stands in its text."""

import sys
from datetime import date
from pathlib import Path

from models.finding import Force
from tests.law.instruments.asking import instrument
from tests.law.instruments.bilateral import (
    MANDATORY,
    OPTIONAL,
    PA,
    Treaty,
    abroad,
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
    name="es_cr_1997", requesting="CR", requested="ES", text="ES_CR_Extradition_1997.md", first=date(1998, 8, 22)
)


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    quoted(TREATY, shared, sys.modules[__name__], 26)


class TestArticle21Force:
    """Art. 21(1): “entrará en vigor treinta días después de la fecha en que las partes contratantes se hayan notificado
    mutuamente por escrito”: the day is not in the text, and the latest that fits is taken; 21(4): “firmado el 16 de
    noviembre de 1896”."""

    def test_it_binds_both_from_that_day_and_says_that_the_day_is_to_be_looked_up(self) -> None:
        binds(TREATY)
        assert "look it up" in instrument("es_cr_1997").note


class TestArticle3Offences:
    """Art. 3(1): “con una duración máxima de al menos un año”; 3(2): “queden por cumplir al menos seis meses de
    condena”; 3(3): “se tenga en cuenta la totalidad de la conducta”; 3(4): “no se establece el mismo tipo de impuesto o
    gravamen”."""

    def test_thresholds_both_laws_and_fiscal_offences(self) -> None:
        penalty(TREATY, "3(1)", 12)
        left(TREATY, "3(2)", 6)
        punishable(TREATY, "3(1)")
        fiscal(TREATY, "3(4)")


class TestArticles4And5NeverGranted:
    """Art. 4(1): “Los actos de terrorismo”, “Los crímenes de guerra”; 5(1): “está siendo objeto de proceso
    penal o ha sido juzgada y definitivamente absuelta o condenada”, “está libre de procesamiento o de castigo por
    cualquier motivo, incluida la prescripción”, “pero no de conformidad con la legislación penal ordinaria”, “por
    un tribunal extraordinario o especial”; 5(2): “origen étnico, sexo, nacionalidad, u opiniones políticas”."""

    def test_each_ground(self) -> None:
        recorded(TREATY, "4", "political", MANDATORY)
        for category in ("terrorism", "core_crimes"):
            not_this_offence(TREATY, "4", "political", category)
        recorded(TREATY, "5(1)(a)", "pending_here", MANDATORY)
        recorded(TREATY, "5(1)(a)", "ne_bis_in_idem_here", MANDATORY)
        lapsed(TREATY, "5(1)(b)", "either")
        recorded(TREATY, "5(1)(c)", "military", MANDATORY)
        weighed(TREATY, "5(1)(d)", "special_tribunal", MANDATORY)
        recorded(TREATY, "5(2)", "discrimination", MANDATORY)


class TestArticles6And7MayBeRefused:
    """Art. 6: “Cada parte contratante tiene derecho a denegar la extradición de sus propios nacionales”; 7(1): “se ha
    cometido total o parcialmente dentro del territorio de esa parte”, “que no se impondrá la pena de muerte o que, si
    se impone, no será ejecutada”, “absuelta o condenada definitivamente en un tercer Estado”, “la edad, la salud, la
    situación familiar”, “carece de jurisdicción”, “las garantías mínimas que se establecen en el artículo 14 del Pacto
    Internacional”; 7(2): “someter el asunto a sus autoridades correspondientes”."""

    def test_each_ground(self) -> None:
        national(TREATY, "6", OPTIONAL, "7(2)")
        own_courts(TREATY, "7(1)(a)", OPTIONAL, "territoriality")
        carries(TREATY, "7(1)(b)", "death_penalty", OPTIONAL)
        recorded(TREATY, "7(1)(c)", "ne_bis_in_idem_third", OPTIONAL)
        weighed(TREATY, "7(1)(d)", "humanitarian", OPTIONAL)
        abroad(TREATY, "7(1)(e)", OPTIONAL)
        recorded(TREATY, "7(1)(f)", "fundamental_rights", OPTIONAL)


class TestArticles2And9Papers:
    """Art. 2: “Dichos órganos se comunicarán entre sí, por vía diplomática”; 9(1): “La designación de la autoridad
    requirente”, “Los textos legales aplicables a la prescripción”; 9(3): “que tenga fuerza ejecutoria”; 9(4): “deberán
    estar firmados y sellados”."""

    def test_in_every_case(self) -> None:
        channel(TREATY, "2", "diplomatic")
        contents(TREATY, [("9(1)(a)", "requesting_authority"), ("9(1)(c)", "facts"), ("9(4)", "signature")])
        contents(TREATY, [("9(1)(d)", "law_text"), ("9(1)(e)", "limitation_text")])
        contents(TREATY, [("9(1)(b)", t) for t in ("person_identity", "person_nationality", "person_location")])

    def test_for_the_accused_and_for_the_convicted(self) -> None:
        contents(TREATY, [("9(2)", "warrant")], who="accused")
        contents(TREATY, [("9(3)(a)", "judgment")], who="convicted")


class TestArticle10ProvisionalArrest:
    """Art. 10(4): “en el plazo de sesenta días naturales a partir de la fecha de la detención”; 10(1): “bien
    directamente, por correo o telégrafo”; 10(2): “una declaración de la pena que se le pueda imponer”."""

    def test_sixty_days(self) -> None:
        arrested(TREATY, "10(4)", date(2026, 5, 1))

    def test_what_the_request_says(self) -> None:
        channel(TREATY, "10(1)", "diplomatic", PA, urgent=True)
        channel(TREATY, "10(1)", "judicial", PA, urgent=True)
        said = ("person_identity", "formal_request_intent", "warrant_statement", "penalty", "facts")
        contents(TREATY, [("10(2)", topic) for topic in said], PA)
        duties(TREATY, [("10(3)", "inform_outcome")], PA)


class TestArticles15And17Clocks:
    """Art. 15(2): “en el caso de que no sea trasladada pasados quince días naturales después de transcurrido dicho
    plazo”; 17(3): “en un plazo de cuarenta y cinco días”."""

    def test_days_are_counted(self) -> None:
        counts(TREATY, "15(2)", "surrender_date_fixed", date(2026, 5, 20), date(2026, 6, 4), liberty=True)
        counts(TREATY, "17(3)", "free_to_leave", date(2026, 2, 10), date(2026, 3, 27), liberty=False)


class TestDuties:
    """Art. 19: “bajo custodia durante setenta y dos horas”; 14(2): “La denegación total o parcial de la solicitud
    deberá ser motivada”."""

    def test_each_goes_with_the_request(self) -> None:
        duties(
            TREATY,
            [
                ("1", "grant"), ("8", "postponed_surrender"), ("10(5)", "release_no_bar"),
                ("11", "additional_information"), ("12", "simplified"), ("14(2)", "reasons"), ("16", "property"),
                ("17(1)", "speciality"), ("18", "re_extradition"), ("19", "transit"), ("20", "costs"),
            ],
        )  # fmt: skip
        weighed(TREATY, "13", "competing_request", Force.PROCEDURAL)
