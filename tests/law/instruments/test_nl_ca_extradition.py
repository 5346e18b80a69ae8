"""The treaty of 1989 between the Netherlands and Canada; every quotation stands in its Dutch text."""

import sys
from datetime import date
from pathlib import Path

import pytest

from models.finding import Force, Status
from tests.law.instruments.asking import ask, basis, instrument, said_nothing
from tests.law.instruments.bilateral import (
    EX,
    MANDATORY,
    MET,
    MLA,
    NOT_MET,
    OPTIONAL,
    PA,
    PROHIBITED,
    THIRD,
    UNKNOWN,
    Treaty,
    abroad,
    arrested,
    binds,
    channel,
    contained,
    counts,
    duties,
    finding,
    fiscal,
    in_language,
    lapsed,
    left,
    national,
    outcome,
    quoted,
    recorded,
    request,
    weighed,
)
from tests.law.instruments.unmatched import below, both_laws

TREATY = Treaty(
    name="nl_ca_extradition",
    requesting="NL",
    requested="CA",
    text="NLrepo_NL_CA_Extradition.md",
    first=date(1991, 12, 1),
)
CONVICT: dict[str, object] = {"request__stage": "sentence", "judgment__date": date(2025, 1, 1)}


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    quoted(TREATY, shared, sys.modules[__name__], 30)


class TestArticle21Force:
    """Art. 21(1): “Dit Verdrag treedt in werking op de eerste dag van de tweede maand”; 21(2): “ondertekend te Londen
    op 26 september 1898”."""

    def test_it_binds_both_from_the_first_day_of_a_month(self) -> None:
        binds(TREATY)
        assert (TREATY.first.day, instrument("nl_ca_extradition").status) == (1, Status.KNOWLEDGE)
        assert "1898" in instrument("nl_ca_extradition").note

    def test_it_comes_first_for_extradition_and_does_not_reach_assistance(self) -> None:
        assert basis("nl_ca_extradition", "NL", "CA", EX).rank == 1
        assert not basis("nl_ca_extradition", "NL", "CA", MLA).stands


class TestArticle2Offences:
    """Art. 2(1): “met gevangenisstraf van meer dan een jaar is bedreigd”, “ten minste zes maanden te bedragen”; 2(4):
    “dan wel zuiver fiscaal van aard is”; 2(2): “voor de tenuitvoerlegging van de vermogenssanctie”; 2(3): “waarvan
    enkele niet voldoen aan de overige vereisten”."""

    def test_both_laws_both_thresholds_and_fiscal_offences(self) -> None:
        both_laws(TREATY, "2(1)")
        below(TREATY, "2(1)", 12, more_than=True)
        left(TREATY, "2(1), second sentence", 6)
        fiscal(TREATY, "2(4)")


class TestArticle3Nationals:
    """Art. 3(1): “niet afgewezen uitsluitend op grond van de nationaliteit van de opgeëiste persoon”; 3(2): “niet
    verplicht zijn eigen onderdanen uit te leveren met het oog op de tenuitvoerlegging van een vonnis”; 3(3): “met het
    oog op tenuitvoerlegging van het vonnis”."""

    def test_no_ground_for_an_accused_and_one_for_a_convict_that_brings_a_duty(self) -> None:
        national(TREATY, "3(1)", PROHIBITED)
        for nationality, expected in (("CA", MET), (THIRD, NOT_MET), (None, UNKNOWN)):
            rule = finding(TREATY, "3(2)", "nationality", **CONVICT, person__1__nationality=nationality)
            assert (rule.force, rule.outcome) == (OPTIONAL, expected)
            duty = outcome(TREATY, "3(3)", "enforce_sentence", **CONVICT, person__1__nationality=nationality)
            assert duty is expected

    def test_each_is_silent_for_the_other(self) -> None:
        accused, convicted = ask("NL", "CA", EX, request(TREATY)), ask("NL", "CA", EX, request(TREATY, **CONVICT))
        assert said_nothing(accused, TREATY.name, "3(2)", "nationality")
        assert said_nothing(convicted, TREATY.name, "3(1)", "nationality")


class TestArticle4Never:
    """Art. 4(a): “als politiek delict wordt beschouwd”; (b): “een delict naar militair recht is”; (c): “onherroepelijk
    is veroordeeld, dan wel vrijgesproken”; (d): “krachtens het recht van de aangezochte Staat zou zijn verjaard”."""

    @pytest.mark.parametrize(
        ("article", "topic"), [("4(a)", "political"), ("4(b)", "military"), ("4(c)", "ne_bis_in_idem_here")]
    )
    def test_what_an_officer_records(self, article: str, topic: str) -> None:
        recorded(TREATY, article, topic, MANDATORY)

    def test_lapse_of_time_under_the_law_of_the_requested_state_alone(self) -> None:
        lapsed(TREATY, "4(d)", "requested")


class TestArticle5MayRefuse:
    """Art. 5(a): “wordt vervolgd wegens het strafbare feit”, “dat feit niet te vervolgen of de ingestelde vervolging
    te staken”; (b): “in een derde Staat onherroepelijk is veroordeeld”; (c): “buiten het grondgebied van de
    verzoekende Staat”; (d): “onverenigbaar is met humanitaire overwegingen”; 10: “door twee of meer Staten wordt
    verzocht”."""

    def test_each_ground(self) -> None:
        recorded(TREATY, "5(a)", "pending_here", OPTIONAL)
        weighed(TREATY, "5(a)", "discontinued_here", OPTIONAL)
        recorded(TREATY, "5(b)", "ne_bis_in_idem_third", OPTIONAL)
        abroad(TREATY, "5(c)", OPTIONAL)
        weighed(TREATY, "5(d)", "humanitarian", OPTIONAL)
        weighed(TREATY, "10", "competing_request", Force.PROCEDURAL)


class TestArticles6And7Papers:
    """Art. 6(1): “tussen de ministeries van Justitie”; 6(4): “Toezending langs diplomatieke weg”; 7(1)(b)(ii): “ter
    ondersteuning van verzoeken van het Koninkrijk der Nederlanden, bewijsmateriaal”; 7(1)(c)(ii): “het gedeelte dat
    nog moet worden ondergaan”; 7(4): “Legalisering of verdere waarmerking”; 18: “in de Franse of Engelse taal”,
    “vertaald in een officiële taal van de aangezochte Staat”."""

    def test_each_is_there_or_asked_for(self) -> None:
        channel(TREATY, "6(1)", "justice_ministry")
        channel(TREATY, "6(4)", "diplomatic")
        contained(TREATY, "7(1)(a)(i)", "person_identity", ["person/1/born"])
        contained(TREATY, "7(1)(a)(i)", "person_location", ["person/1/location"])
        contained(TREATY, "7(1)(a)(i)", "person_nationality", ["person/1/nationality"])
        contained(TREATY, "7(1)(a)(ii)", "facts", ["conduct/summary"])
        contained(TREATY, "7(1)(a)(ii)", "time_and_place", ["conduct/from", "conduct/to"])
        contained(TREATY, "7(1)(a)(ii)", "law_text", ["offence/1/law_text"])
        contained(TREATY, "7(1)(b)(i)", "warrant", ["warrant/date"])
        contained(TREATY, "7(1)(b)(ii)", "evidence", ["attachment/1/kind"], attachment__1__kind="evidence")
        contained(TREATY, "7(1)(c)(i)", "judgment", ["judgment/date"], **CONVICT)
        served = CONVICT | {"sentence__remaining_months": 9}
        contained(TREATY, "7(1)(c)(ii)", "sentence", ["sentence/remaining_months"], **served)
        contained(TREATY, "18", "translation", ["request/translated"], request__translated=True)
        in_language(TREATY, "18", "en", "nl")
        in_language(TREATY, "18", "fr", "nl")

    def test_evidence_is_asked_of_the_netherlands_alone(self) -> None:
        told = ask("CA", "NL", EX, request(TREATY))
        assert said_nothing(told, "nl_ca_extradition", "7(1)(b)(ii)", "evidence")


class TestArticle9ProvisionalArrest:
    """Art. 9(4): “binnen een termijn van zestig (60) dagen na de aanhouding”; 9(2)(e): “aangaande de maximumstraf die
    kan worden opgelegd”; 9(3): “in kennis van de getroffen maatregelen”."""

    def test_sixty_days_and_what_the_request_says(self) -> None:
        arrested(TREATY, "9(4)", date(2026, 5, 1))
        contained(TREATY, "9(2)(a)", "person_identity", ["person/1/born"], PA)
        intent: dict[str, object] = {"assurance__1__kind": "formal_request"}
        contained(TREATY, "9(2)(b)", "formal_request_intent", ["assurance/1/kind"], PA, **intent)
        contained(TREATY, "9(2)(c)", "offence", ["offence/1/title", "offence/1/law"], PA)
        contained(TREATY, "9(2)(c)", "time_and_place", ["conduct/from", "conduct/to"], PA)
        contained(TREATY, "9(2)(c)", "facts", ["conduct/summary"], PA)
        contained(TREATY, "9(2)(d)", "warrant_statement", ["warrant/date"], PA)
        contained(TREATY, "9(2)(e)", "penalty", ["offence/1/max_months", "offence/1/penalty"], PA)


class TestArticles8To20Surrender:
    """Art. 11(4): “na verloop van vijftien (15) dagen vanaf die datum in vrijheid worden gesteld”, “na verloop van
    dertig (30) dagen geen gevolg meer”; 14(1)(c): “binnen 30 dagen na daartoe de vrijheid te hebben gehad”; 16(2):
    “Instemming met de terugkeer houdt afstand in”; 20(1): “stelt de Attorney General of Canada de
    uitleveringsprocedure in”."""

    def test_clocks_and_duties(self) -> None:
        fixed = date(2026, 5, 20)
        counts(TREATY, "11(4)", "surrender_date_fixed", fixed, date(2026, 6, 4))
        counts(TREATY, "11(4), second period", "surrender_date_fixed", fixed, date(2026, 6, 19))
        counts(TREATY, "14(1)(c)", "free_to_leave", date(2026, 2, 10), date(2026, 3, 12))
        duties(
            TREATY,
            [
                ("1", "grant"),
                ("2(2)", "deemed_extraditable"),
                ("2(3)", "deemed_extraditable"),
                ("11(1)", "inform_outcome"),
                ("9(3)", "inform_outcome"),
                ("7(4)", "no_legalisation"),
                ("8", "additional_information"),
                ("9(5)", "release_no_bar"),
                ("11(2)", "reasons"),
                ("11(3)", "time_served"),
                ("12", "postponed_surrender"),
                ("13", "property"),
                ("14(1)", "speciality"),
                ("14(2)", "speciality"),
                ("15", "re_extradition"),
                ("16", "simplified"),
                ("17", "transit"),
                ("19", "costs"),
                ("20", "representation"),
            ],
        )
