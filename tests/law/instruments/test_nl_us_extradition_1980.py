"""The extradition treaty of 1980 between the Netherlands and the United States; quotations stand in its Dutch text."""

import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.finding import Force, Status
from models.law.applying import party_on
from models.law.loading import load_law
from tests.law.instruments.asking import ask, basis, instrument, said_nothing
from tests.law.instruments.bilateral import (
    CONDITION,
    EX,
    MANDATORY,
    MLA,
    OPTIONAL,
    PA,
    PROHIBITED,
    SCOPE,
    Treaty,
    abroad,
    arrested,
    binds,
    carries,
    channel,
    contained,
    counts,
    duties,
    in_language,
    lapsed,
    left,
    national,
    penalty,
    punishable,
    quoted,
    recorded,
    request,
    weighed,
)

TREATY = Treaty(
    name="nl_us_extradition_1980",
    requesting="NL",
    requested="US",
    text="NLrepo_NL_US_Extradition_1980.md",
    first=date(1983, 9, 15),
)
AMENDED = date(2010, 2, 1)
TRANSFER = date(1988, 1, 1)
CONVICT: dict[str, object] = {"request__stage": "sentence", "judgment__date": date(2025, 1, 1)}


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    quoted(TREATY, shared, sys.modules[__name__], 28)


class TestArticle21Force:
    """Art. 21(2): “Dit Verdrag treedt in werking 30 dagen na de uitwisseling van de akten van bekrachtiging”."""

    def test_it_binds_both_from_its_first_day_which_is_from_knowledge(self) -> None:
        binds(TREATY)
        assert instrument("nl_us_extradition_1980").status is Status.KNOWLEDGE

    def test_it_comes_before_the_conventions_of_all_states_and_does_not_reach_assistance(self) -> None:
        assert basis(TREATY.name, "NL", "US", EX).rank < basis("untoc", "NL", "US", EX).rank
        assert not basis(TREATY.name, "NL", "US", MLA).stands


class TestTheInstrumentOf2004:
    """Art. 9(7): “over te leggen aan de ambassade van de aangezochte Staat in de verzoekende Staat”; 10 bis:
    “bijzonder gevoelige informatie”; 14(2): “een verzoek tot overlevering op basis van een Europees
    aanhoudingsbevel”."""

    @pytest.mark.parametrize(
        ("article", "topic"),
        [
            ("9(6)", "certification"),
            ("9(7)", "channel"),
            ("10(3)", "additional_information"),
            ("10 bis", "data_protection"),
            ("14", "competing_request"),
        ],
    )
    def test_from_that_day_and_not_before(self, article: str, topic: str) -> None:
        for on, silent in ((AMENDED, False), (AMENDED - timedelta(1), True)):
            told = ask("NL", "US", EX, request(TREATY), on=on)
            assert said_nothing(told, TREATY.name, article, topic) is silent


class TestArticle2Offences:
    """Art. 2(1)(b): “strafbaar zijn krachtens de federale wetten van de Verenigde Staten van Amerika”; 2(2)(a): “met
    een vrijheidsstraf van meer dan een jaar”; (c): “de duur van ten minste vier maanden heeft”; 2(3): “gepleegd buiten
    het grondgebied van de verzoekende Staat”; 2(4): “deelneming aan een vereniging van personen”; 2(5): “uitsluitend
    ten gevolge van de werking van het tweede lid”."""

    def test_both_laws_both_thresholds_and_acts_abroad(self) -> None:
        punishable(TREATY, "2(1)")
        penalty(TREATY, "2(2)(a)-(b)", 12, more_than=True)
        left(TREATY, "2(2)(c)", 4)
        abroad(TREATY, "2(3)", SCOPE)


class TestArticles4To7Grounds:
    """Art. 4(1): “volgens de aangezochte Staat van politieke aard is”; 4(3): “een zuiver militair delict is”; 5(a):
    “wordt vervolgd, vervolgd is geweest, of is berecht en veroordeeld of vrijgesproken”; 6: “volgens het recht van de
    aangezochte Staat”; 7(1): “de voorwaarde dat de doodstraf, indien deze wordt opgelegd, niet ten uitvoer zal worden
    gelegd”; 7(2): “onverenigbaar is met humanitaire overwegingen”."""

    @pytest.mark.parametrize(
        ("article", "topic"),
        [("4(1)", "political"), ("4(3)", "military"), ("5(a)", "pending_here"), ("5", "ne_bis_in_idem_here")],
    )
    def test_what_an_officer_records(self, article: str, topic: str) -> None:
        recorded(TREATY, article, topic, MANDATORY)

    def test_the_rest(self) -> None:
        lapsed(TREATY, "6", "requested")
        carries(TREATY, "7(1)", "death_penalty", CONDITION)
        weighed(TREATY, "7(2)", "humanitarian", OPTIONAL)
        weighed(TREATY, "14", "competing_request", Force.PROCEDURAL)


class TestArticle8Nationals:
    """Art. 8(1): “kan geen van beide Verdragsluitende Partijen weigeren haar eigen onderdanen uit te leveren
    uitsluitend op grond van hun nationaliteit”; 8(2): “Zo lang er tussen de Verdragsluitende Partijen geen verdrag van
    kracht is”; 8(3): “draagt de aangezochte Staat, op verzoek van de verzoekende Staat, de zaak voor vervolging”."""

    def test_no_ground_once_sentences_can_be_transferred(self) -> None:
        national(TREATY, "8(1)", PROHIBITED)
        for state in ("NL", "US"):
            assert party_on(load_law(), "ets112", state, TRANSFER) is not None
        assert party_on(load_law(), "ets112", "NL", TRANSFER - timedelta(1)) is None

    def test_a_ground_with_its_duty_before(self) -> None:
        national(TREATY.model_copy(update={"day": TRANSFER - timedelta(1)}), "8(2)", OPTIONAL, "8(3)")
        for on, (gone, here) in ((TRANSFER, ("8(2)", "8(1)")), (TRANSFER - timedelta(1), ("8(1)", "8(2)"))):
            told = ask("NL", "US", EX, request(TREATY), on=on)
            assert said_nothing(told, TREATY.name, gone, "nationality")
            assert not said_nothing(told, TREATY.name, here, "nationality")


class TestArticle9Papers:
    """Art. 9(3)(b): “de aanhouding en dagvaarding van die persoon zou rechtvaardigen”; 9(4): “een verklaring dat het
    vonnis kracht van gewijsde heeft”; 9(5): “in de taal van de aangezochte Staat te worden vertaald”; 9(6): “het
    waarmerk of het zegel van het ministerie van Justitie”."""

    def test_each_is_there_or_asked_for(self) -> None:
        channel(TREATY, "9(1)", "diplomatic")
        channel(TREATY, "9(7)", "diplomatic")
        contained(TREATY, "9(2)(a)", "person_identity", ["person/1/born"])
        contained(TREATY, "9(2)(a)", "person_nationality", ["person/1/nationality"])
        contained(TREATY, "9(2)(a)", "person_location", ["person/1/location"])
        contained(TREATY, "9(2)(b)", "facts", ["conduct/summary"])
        contained(TREATY, "9(2)(b)", "time_and_place", ["conduct/from", "conduct/to"])
        contained(TREATY, "9(2)(c)-(d)", "law_text", ["offence/1/law_text"])
        contained(TREATY, "9(3)(a)", "warrant", ["warrant/date"])
        contained(TREATY, "9(3)(b)", "evidence", ["attachment/1/kind"], attachment__1__kind="evidence")
        contained(TREATY, "9(4)(a)", "judgment", ["judgment/date"], **CONVICT)
        served = CONVICT | {"sentence__remaining_months": 9}
        contained(TREATY, "9(4)", "sentence", ["sentence/remaining_months"], **served)
        contained(TREATY, "9(6)", "certification", ["attachment/1/kind"], attachment__1__kind="certification")
        in_language(TREATY, "9(5)", "en", "nl")


class TestArticle11ProvisionalArrest:
    """Art. 11(4): “niet binnen 60 dagen na de inhechtenisneming van de gezochte persoon”; 11(1): “in rechtstreeks
    contact tussen het Department of Justice van de Verenigde Staten en het Ministerie van Justitie”."""

    def test_sixty_days_and_what_the_request_says(self) -> None:
        arrested(TREATY, "11(4)", date(2026, 5, 1))
        channel(TREATY, "11(1)", "diplomatic", PA, urgent=True)
        channel(TREATY, "11(1)", "justice_ministry", PA, urgent=True)
        contained(TREATY, "11(2)", "person_identity", ["person/1/born"], PA)
        contained(TREATY, "11(2)", "facts", ["conduct/summary"], PA)
        contained(TREATY, "11(2)", "warrant_statement", ["warrant/date"], PA)
        intent: dict[str, object] = {"assurance__1__kind": "formal_request"}
        contained(TREATY, "11(2)", "formal_request_intent", ["assurance/1/kind"], PA, **intent)


class TestArticles10To19Surrender:
    """Art. 15(1)(b): “binnen 30 dagen na daartoe de vrijheid te hebben gehad”; 12(2): “de redenen voor een gehele of
    gedeeltelijke afwijzing”; 16: “onherroepelijk schriftelijk instemt met uitlevering”; 18(2): “gedurende 96 uur in
    hechtenis”; 19(2): “De kosten van de vertaling van stukken”; 11(3): “onverwijld kennis gegeven van het gevolg”;
    12(1): “langs diplomatieke weg zijn beslissing”."""

    def test_clocks_and_duties(self) -> None:
        counts(TREATY, "15(1)(b)", "free_to_leave", date(2026, 2, 10), date(2026, 3, 12))
        duties(
            TREATY,
            [
                ("1", "grant"),
                ("2(4)", "deemed_extraditable"),
                ("2(5)", "deemed_extraditable"),
                ("12(1)", "inform_outcome"),
                ("11(3)", "inform_outcome"),
                ("10(1)", "additional_information"),
                ("11(5)", "release_no_bar"),
                ("12(2)", "reasons"),
                ("13", "postponed_surrender"),
                ("15(1)", "speciality"),
                ("15(2)", "speciality"),
                ("15(1)", "re_extradition"),
                ("16", "simplified"),
                ("17", "property"),
                ("18", "transit"),
                ("19(1)", "representation"),
                ("19(2)", "costs"),
            ],
        )
