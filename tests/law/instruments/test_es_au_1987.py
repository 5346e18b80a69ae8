"""The treaty of 1987 between Spain and Australia; every quotation stands in its text."""

import sys
from datetime import date
from pathlib import Path

from models.finding import Force
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
    name="es_au_1987", requesting="AU", requested="ES", text="ES_AU_Extradition_1987.md", first=date(1988, 5, 5)
)


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    quoted(TREATY, shared, sys.modules[__name__], 22)


def test_the_other_instrument_on_assistance_is_said_to_exist() -> None:
    named("es_au_mla_1989", "ES", "AU")


class TestArticle16Force:
    """Art. 16(1): “entrará en vigor treinta días después de que los Estados Contratantes se hayan notificado”; 16(3):
    “el Tratado de Extradición celebrado entre España y Gran Bretaña el 4 de junio de 1878”."""

    def test_it_binds_both_from_its_first_day(self) -> None:
        binds(TREATY)


class TestArticle2Offences:
    """Art. 2(1): “tanto en el momento de la comisión del hecho como en el de la solicitud”, “cuya duración máxima sea
    de un año por lo menos”, “si le quedan por cumplir por lo menos seis meses de pena”; 2(4): “podrá conceder
    discrecionalmente la extradición”; 2(5): “La extradición se concederá por delitos fiscales”."""

    def test_thresholds_and_both_laws(self) -> None:
        penalty(TREATY, "2(1)", 12)
        left(TREATY, "2(1)", 6)
        punishable(TREATY, "2(1)")

    def test_acts_abroad_and_fiscal_offences(self) -> None:
        abroad(TREATY, "2(4)", OPTIONAL)
        fiscal(TREATY, "2(5)")


class TestArticle3NeverGranted:
    """Art. 3(1): “si el delito por el que se solicita la extradición es un delito político”, “a someter el caso a sus
    autoridades competentes”, “constituye delito en la legislación militar pero no es delito en la legislación penal
    ordinaria”, “en el Estado requerido o en un tercer Estado se ha dictado sentencia definitiva”, “con arreglo a la
    legislación de cualquiera de los Estados Contratantes, se hubiera producido la prescripción”."""

    def test_each_ground(self) -> None:
        recorded(TREATY, "3(1)(a)", "political", MANDATORY)
        for category in ("trafficking", "drugs", "corruption"):
            not_this_offence(TREATY, "3(1)(a)", "political", category)
        recorded(TREATY, "3(1)(b)", "discrimination", MANDATORY)
        recorded(TREATY, "3(1)(c)", "military", MANDATORY)
        recorded(TREATY, "3(1)(d)", "ne_bis_in_idem_here", MANDATORY)
        recorded(TREATY, "3(1)(d)", "ne_bis_in_idem_third", MANDATORY)
        lapsed(TREATY, "3(1)(e)", "either")


class TestArticle3MayBeRefused:
    """Art. 3(2): “es nacional del Estado requerido”, “hubieran decidido abstenerse de perseguir”, “salvo que este
    Estado ofrezca suficientes garantías”, “cometido total o parcialmente dentro de este ultimo Estado”, “estuviera
    pendiente un proceso”, “incompatible con consideraciones humanitarias”."""

    def test_each_ground(self) -> None:
        national(TREATY, "3(2)(a)", OPTIONAL, "3(2)(a)")
        weighed(TREATY, "3(2)(b)", "discontinued_here", OPTIONAL)
        carries(TREATY, "3(2)(c)", "death_penalty", OPTIONAL)
        own_courts(TREATY, "3(2)(d)", OPTIONAL, "territoriality")
        recorded(TREATY, "3(2)(e)", "pending_here", OPTIONAL)
        weighed(TREATY, "3(2)(f)", "humanitarian", OPTIONAL)


class TestArticles5And6Papers:
    """Art. 5(1): “se transmitirá por vía diplomática. Todos los documentos presentados en apoyo de la solicitud de
    extradición serán debidamente autenticados”; 5(2)(a): “la orden de detención o copia de la misma”; 5(4): “a petición
    de este”."""

    def test_for_the_accused_and_for_the_convicted(self) -> None:
        channel(TREATY, "5(1)", "diplomatic")
        contents(TREATY, [("5(2)(a)", "warrant"), ("5(2)(a)", "facts")], who="accused")
        contents(TREATY, [("5(2)(b)", "judgment"), ("5(2)(b)", "sentence")], who="convicted")

    def test_for_both(self) -> None:
        contents(TREATY, [("5(2)(d)", "law_text"), ("5(2)(d)", "limitation_text")])
        contents(TREATY, [("5(2)(e)", "person_identity"), ("5(1)", "certification")])
        in_language(TREATY, "5(4)", "es", "en")


class TestArticle8ProvisionalArrest:
    """Art. 8(1): “INTERPOL), o de cualquier otra forma”; 8(4): “será puesta en libertad a los cuarenta días de la fecha
    de su detención”; 8(2): “con ofrecimiento de presentar seguidamente petición de extradición”."""

    def test_forty_days(self) -> None:
        arrested(TREATY, "8(4)", date(2026, 4, 11))

    def test_what_the_request_says(self) -> None:
        channel(TREATY, "8(1)", "interpol", PA, urgent=True)
        said = ("warrant_statement", "facts", "time_and_place", "person_identity", "formal_request_intent")
        contents(TREATY, [("8(2)", topic) for topic in said], PA)
        duties(TREATY, [("8(3)", "inform_outcome")], PA)


class TestArticles10And12Clocks:
    """Art. 10(1): “antes de que hayan transcurrido veintiún días”; 12(b): “dentro de los cuarenta y cinco días
    siguientes a su excarcelación definitiva”."""

    def test_days_are_counted(self) -> None:
        counts(TREATY, "10(1)", "committal", date(2026, 3, 2), date(2026, 3, 23), liberty=False)
        counts(TREATY, "12(b)", "free_to_leave", date(2026, 2, 10), date(2026, 3, 27), liberty=False)


class TestDuties:
    """Art. 10(2): “Se motivara toda decisión”; 13(1): “el estado requirente no efectuará la entrega a un tercer
    estado”."""

    def test_each_goes_with_the_request(self) -> None:
        duties(
            TREATY,
            [
                ("1", "grant"), ("4", "postponed_surrender"), ("5(3)", "simplified"), ("7", "additional_information"),
                ("8(5)", "release_no_bar"), ("10(2)", "reasons"), ("10(5)", "inform_delay"), ("11", "property"),
                ("12", "speciality"), ("13", "re_extradition"), ("14", "transit"), ("15", "costs"),
            ],
        )  # fmt: skip
        weighed(TREATY, "9", "competing_request", Force.PROCEDURAL)
