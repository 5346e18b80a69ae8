"""The treaty of 1989 between Spain and Canada; every quotation stands in its text."""

import sys
from datetime import date
from pathlib import Path

from models.finding import Force
from tests.law.instruments.asking import ask, said_nothing
from tests.law.instruments.bilateral import (
    EX,
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
    fiscal,
    in_language,
    lapsed,
    left,
    named,
    national,
    not_this_offence,
    penalty,
    punishable,
    quoted,
    recorded,
    request,
    weighed,
)

TREATY = Treaty(
    name="es_ca_1989", requesting="CA", requested="ES", text="ES_CA_Extradition_1989.md", first=date(1990, 8, 15)
)
TO_CANADA = TREATY.model_copy(update={"requesting": "ES", "requested": "CA"})


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    quoted(TREATY, shared, sys.modules[__name__], 26)


def test_the_other_instrument_on_assistance_is_said_to_exist() -> None:
    named("es_ca_mla_1994", "ES", "CA")


class TestArticle23Force:
    """Art. 23(1): “treinta días después de que los Estados Contratantes se hayan notificado mutuamente el cumplimiento
    de los requisitos legales”; 23(3): “quedará sin efectos”."""

    def test_it_binds_both_from_its_first_day(self) -> None:
        binds(TREATY)


class TestArticle2Offences:
    """Art. 2(1): “cuya duración máxima sea de un año por lo menos”, “si le quedan por cumplir, por lo menos, seis meses
    de la pena”; 2(3): “sin tomar en cuenta la figura delictiva”; 2(4): “Los delitos en materia fiscal darán lugar a
    extradición”."""

    def test_thresholds_both_laws_and_fiscal_offences(self) -> None:
        penalty(TREATY, "2(1)", 12)
        left(TREATY, "2(1)", 6)
        punishable(TREATY, "2(1)")
        fiscal(TREATY, "2(4)")


class TestArticle3NeverGranted:
    """Art. 3: “es considerado por el Estado requerido como un delito político”, “la obligación de extraditar a la
    persona reclamada o someter el asunto a sus autoridades”, “constituye delito en la legislación militar”, “en el
    Estado requerido se ha dictado sentencia definitiva”, “de acuerdo con la ley del Estado requerido”."""

    def test_each_ground(self) -> None:
        recorded(TREATY, "3(1)", "political", MANDATORY)
        for category in ("smuggling", "drugs", "corruption", "terrorism"):
            not_this_offence(TREATY, "3(1)", "political", category)
        recorded(TREATY, "3(2)", "military", MANDATORY)
        recorded(TREATY, "3(3)", "ne_bis_in_idem_here", MANDATORY)

    def test_only_the_law_of_the_requested_state_bars_by_lapse_of_time(self) -> None:
        lapsed(TREATY, "3(4)", "requested")


class TestArticles4And5MayBeRefused:
    """Art. 4: “se apreciara en el momento de la solicitud sobre la extradición”, “por razones de salud o de edad”, “no
    entablar procedimiento o desistir del mismo”, “no diese garantías suficientes de que podrá utilizar los recursos
    legales pertinentes”, “no previeren la misma competencia”, “absuelta o condenada definitivamente en un tercer
    Estado”; 5: “o generalmente no se ejecutare”."""

    def test_each_ground(self) -> None:
        national(TREATY, "4(1)", OPTIONAL, "4(1)")
        weighed(TREATY, "4(2)", "humanitarian", OPTIONAL)
        recorded(TREATY, "4(3)", "pending_here", OPTIONAL)
        weighed(TREATY, "4(3)", "discontinued_here", OPTIONAL)
        absent(TREATY, "4(4)", OPTIONAL)
        abroad(TREATY, "4(5)", OPTIONAL)
        recorded(TREATY, "4(6)", "ne_bis_in_idem_third", OPTIONAL)
        carries(TREATY, "5", "death_penalty", OPTIONAL)


class TestArticles7And19Channel:
    """Art. 7(2): “la transmisión directa de solicitudes y documentos que las acompañen entre los Ministerios de
    Justicia”; 19: “a uno de los idiomas oficiales del Estado requerido”."""

    def test_two_ways_and_the_language(self) -> None:
        channel(TREATY, "7(1)", "diplomatic")
        channel(TREATY, "7(2)", "justice_ministry")
        in_language(TREATY, "19", "es", "fr")


class TestArticle8Papers:
    """Art. 8(1)(a): “Información sobre la descripción, la identidad, paradero y nacionalidad”; 8(1)(b): “En el caso de
    que la ley del Estado requerido así lo exija, las pruebas que justificarían el enjuiciamiento”; 8(1)(c): “la parte
    de la pena que reste por cumplir”; 8(3): “No se exigirá ninguna autenticación”."""

    def test_in_every_case(self) -> None:
        said = ("person_identity", "person_location", "person_nationality", "facts", "time_and_place", "law_text")
        contents(TREATY, [("8(1)(a)", topic) for topic in (*said, "legal_qualification")])

    def test_for_the_accused_evidence_only_towards_canada(self) -> None:
        contents(TREATY, [("8(1)(b)", "warrant")], who="accused")
        contents(TO_CANADA, [("8(1)(b)", "evidence")], who="accused")
        assert said_nothing(ask("CA", "ES", EX, request(TREATY)), "es_ca_1989", "8(1)(b)", "evidence")

    def test_for_the_convicted(self) -> None:
        contents(TREATY, [("8(1)(c)", "judgment"), ("8(1)(c)", "sentence")], who="convicted")
        convicted = ask("CA", "ES", EX, request(TREATY, request__stage="sentence"))
        assert said_nothing(convicted, "es_ca_1989", "8(1)(b)", "warrant")


class TestArticle10ProvisionalArrest:
    """Art. 10(4): “será puesta en libertad a los sesenta días de la fecha de su detención”; 10(1): “o a las autoridades
    competentes del Estado requerido”; 10(2): “el tiempo y lugar de su perpetración”."""

    def test_sixty_days(self) -> None:
        arrested(TREATY, "10(4)", date(2026, 5, 1))

    def test_what_the_request_says(self) -> None:
        channel(TREATY, "10(1)", "interpol", PA, urgent=True)
        channel(TREATY, "10(1)", "judicial", PA, urgent=True)
        said = ("warrant_statement", "facts", "time_and_place", "person_identity", "formal_request_intent")
        contents(TREATY, [("10(2)", topic) for topic in said], PA)
        duties(TREATY, [("10(3)", "inform_outcome")], PA)


class TestSurrenderAndDuties:
    """Art. 15(b): “dentro de los cuarenta y cinco días siguientes a su excarcelación definitiva”; 21(1): “el Fiscal
    general de Canadá será la autoridad encargada”; 6: “aplazar su entrega”."""

    def test_forty_five_days_to_leave(self) -> None:
        counts(TREATY, "15(b)", "free_to_leave", date(2026, 2, 10), date(2026, 3, 27), liberty=False)

    def test_each_duty_goes_with_the_request(self) -> None:
        duties(
            TREATY,
            [
                ("1", "grant"), ("6", "postponed_surrender"), ("8(3)", "no_legalisation"),
                ("9", "additional_information"), ("10(4)", "release_no_bar"), ("11", "simplified"),
                ("13(1)", "reasons"), ("13(4)", "inform_delay"), ("14", "property"), ("15", "speciality"),
                ("16", "re_extradition"), ("17", "transit"), ("20", "execute"), ("21", "representation"),
                ("22", "costs"),
            ],
        )  # fmt: skip
        weighed(TREATY, "12", "competing_request", Force.PROCEDURAL)
