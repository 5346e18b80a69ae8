"""The assistance treaty of 1981 between the Netherlands and the United States; quotations stand in its Dutch text."""

import sys
from datetime import date, timedelta
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
    UNKNOWN,
    Treaty,
    binds,
    channel,
    contained,
    counts,
    duties,
    finding,
    in_language,
    outcome,
    quoted,
    recorded,
    request,
)

TREATY = Treaty(
    name="nl_us_mla_1981", requesting="NL", requested="US", text="NLrepo_NL_US_MLAT_1981.md", first=date(1983, 9, 15)
)
TO_NL = TREATY.model_copy(update={"requesting": "US", "requested": "NL"})
AMENDED = date(2010, 2, 1)
SEARCH: dict[str, object] = {"measure__1__kind": "search"}
BANK: dict[str, object] = {"measure__1__kind": "bank_records"}


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    quoted(TREATY, shared, sys.modules[__name__], 28)


class TestForce:
    """Art. 19: “zes maanden na de datum van ontvangst van die kennisgeving”; signed “12 juni 1981”."""

    def test_it_binds_both_from_its_first_day_which_is_from_knowledge(self) -> None:
        binds(TREATY, (MLA,))
        assert instrument(TREATY.name).status is Status.KNOWLEDGE
        assert not basis(TREATY.name, "NL", "US", EX).stands


class TestTheInstrumentOf2004:
    """Art. 1(1 bis)(a): “Rechtshulp wordt ook verleend aan een nationale administratieve autoriteit”; 9 ter(1):
    “gemeenschappelijke onderzoeksteams worden ingesteld”; 9 quater(1): “videoconferenties te kunnen worden gehouden”;
    11 bis(1)(b): “een onmiddellijke, ernstige bedreiging van zijn openbare veiligheid”; 14(2): “fax of e-mail”."""

    @pytest.mark.parametrize(
        ("article", "topic", "measure"),
        [
            ("1(1 bis)", "grant", "search"),
            ("9 bis(2)(a)", "person_identity", "bank_records"),
            ("9 bis(4)", "dual_criminality", "bank_records"),
            ("9 ter", "joint_investigation", "search"),
            ("9 quater", "video_hearing", "video_hearing"),
            ("11 bis", "data_protection", "search"),
            ("14(2)", "channel", "search"),
        ],
    )
    def test_from_that_day_and_not_before(self, article: str, topic: str, measure: str) -> None:
        for on, silent in ((AMENDED, False), (AMENDED - timedelta(1), True)):
            told = ask("NL", "US", MLA, request(TREATY, measure__1__kind=measure), on=on)
            assert said_nothing(told, TREATY.name, article, topic) is silent


class TestArticle6SearchAndSeizure:
    """Art. 6(1): “krachtens de wetten van beide Verdragsluitende Partijen een vrijheidsstraf is gesteld van meer dan
    een jaar”; 6(2): “rechtsmachtbepalende elementen van strafbare feiten”; 6(3): “tot overlegging van stukken,
    afkomstig van particulieren”; 6(4): “een voor of door een rechter in het Koninkrijk der Nederlanden onder ede
    afgelegde verklaring”; notes: “dat dit haar toestaat haar gebruikelijke terughoudendheid te blijven betrachten”."""

    def test_both_laws_for_search_and_seizure_alone(self) -> None:
        for measure in ("search", "seize"):
            asked: dict[str, object] = {"measure__1__kind": measure}
            assert outcome(TREATY, "6(1)-(2)", "dual_criminality", MLA, **asked) is MET
            none = outcome(TREATY, "6(1)-(2)", "dual_criminality", MLA, conduct__purpose=["surrogacy"], **asked)
            assert none is NOT_MET
            opened = outcome(TREATY, "6(1)-(2)", "dual_criminality", MLA, conduct__purpose=None, **asked)
            assert opened is UNKNOWN
        other: dict[str, object] = {"measure__1__kind": "take_evidence", "conduct__purpose": ["surrogacy"]}
        assert outcome(TREATY, "6(1)-(2)", "dual_criminality", MLA, **other) is MET
        assert outcome(TREATY, "6(1)-(2)", "dual_criminality", MLA) is UNKNOWN

    def test_more_than_a_year_and_not_a_year(self) -> None:
        assert outcome(TREATY, "6(1)", "threshold", MLA, offence__1__max_months=13, **SEARCH) is MET
        assert outcome(TREATY, "6(1)", "threshold", MLA, offence__1__max_months=12, **SEARCH) is NOT_MET
        assert outcome(TREATY, "6(1)", "threshold", MLA, offence__1__max_months=None, **SEARCH) is UNKNOWN
        told = ask("NL", "US", MLA, request(TREATY, measure__1__kind="take_evidence"))
        assert said_nothing(told, TREATY.name, "6(1)", "threshold")

    def test_a_sworn_statement_for_the_united_states_alone(self) -> None:
        contained(
            TREATY, "6(4)", "evidence", ["attachment/1/kind"], MLA, attachment__1__kind="evidence", **SEARCH
        )  # fmt: skip
        assert said_nothing(ask("US", "NL", MLA, request(TO_NL, **SEARCH)), TREATY.name, "6(4)", "evidence")

    def test_private_papers_and_fiscal_offences_for_the_netherlands_alone(self) -> None:
        rule = finding(TO_NL, "6(3)", "dual_criminality", MLA, measure__1__kind="documents")
        assert rule.force is MANDATORY
        rule = finding(TO_NL, "6, notes of 12 June 1981", "fiscal", MLA, **SEARCH)
        assert (rule.force, rule.outcome) == (OPTIONAL, NOT_MET)
        opened = outcome(TO_NL, "6, notes of 12 June 1981", "fiscal", MLA, offence__1__category="other", **SEARCH)
        assert opened is UNKNOWN
        told = ask("NL", "US", MLA, request(TREATY, **SEARCH))
        assert said_nothing(told, TREATY.name, "6, notes of 12 June 1981", "fiscal")


class TestArticle7PersonsInCustody:
    """Art. 7(1)(a): “degene die zich in detentie bevindt daarmee instemt”; (b): “geen belangrijke verlenging van zijn
    detentie wordt verwacht”; 7(4): “omdat deze onderdaan van die Staat is”."""

    def test_consent_length_and_return(self) -> None:
        asked: dict[str, object] = {"measure__1__kind": "transfer_prisoner"}
        for article, topic in (("7(1)(a)", "no_consent"), ("7(1)(b)", "prolonged_detention")):
            rule = finding(TREATY, article, topic, MLA, **asked)
            assert (rule.force, rule.outcome) == (MANDATORY, UNKNOWN)
        assert outcome(TREATY, "7(3)-(4)", "transfer_custody", MLA, **asked) is MET
        assert said_nothing(ask("NL", "US", MLA, request(TREATY, **SEARCH)), TREATY.name, "7(1)(a)", "no_consent")


class TestArticle9Bis:
    """Art. 9 bis(2)(b)(i): “redelijkerwijs kan vermoeden dat de betrokken natuurlijke persoon of rechtspersoon bij een
    strafbaar feit is betrokken”; 9 bis(4): “mits de gedraging een misdrijf is krachtens het Nederlandse recht”."""

    def test_what_a_request_for_bank_information_needs(self) -> None:
        contained(TREATY, "9 bis(2)(a)", "person_identity", ["person/1/born"], MLA, **BANK)
        contained(TREATY, "9 bis(2)(b)", "facts", ["conduct/summary"], MLA, **BANK)
        assert outcome(TREATY, "9 bis(4)", "dual_criminality", MLA, **BANK) is MET
        assert outcome(TREATY, "9 bis(4)", "dual_criminality", MLA, conduct__purpose=["surrogacy"], **BANK) is NOT_MET


class TestArticle10Refusal:
    """Art. 10(1)(a): “de veiligheid of van andere, wezenlijke algemene belangen”; (b): “als een politiek delict wordt
    beschouwd”; (c): “betreffende een voorafgaande vervolging”; (d): “niet voldoet aan de bepalingen van dit Verdrag”;
    10(2): “onderzoek ter terechtzitting in de aangezochte Staat zou doorkruisen”; 10(3): “de reden van een
    weigering”."""

    @pytest.mark.parametrize(
        ("article", "topic", "force"),
        [
            ("10(1)(a)", "essential_interests", OPTIONAL),
            ("10(1)(b)", "political", OPTIONAL),
            ("10(1)(c)", "ne_bis_in_idem_here", OPTIONAL),
            ("10(2)", "own_proceedings", Force.PROCEDURAL),
        ],
    )
    def test_what_an_officer_records(self, article: str, topic: str, force: Force) -> None:
        recorded(TREATY, article, topic, force, MLA)

    def test_a_request_that_lacks_something_does_not_conform(self) -> None:
        full: dict[str, object] = {
            "request__purpose": "To prove recruitment.",
            "request__translated": True,
            "measure__1__kind": "take_evidence",
        }
        assert outcome(TREATY, "10(1)(d)", "not_conforming", MLA, **full) is NOT_MET
        assert outcome(TREATY, "10(1)(d)", "not_conforming", MLA, **full | {"request__purpose": None}) is MET


class TestArticle13Contents:
    """Art. 13(1)(a): “de naam van de autoriteit die het onderzoek of de procedure waarop het verzoek betrekking
    heeft”; 13(2)(f): “een nauwkeurige opgave van de plaats waar huiszoeking moet worden verricht”; 17(3): “zowel in
    het Engels als in het Nederlands”."""

    def test_each_is_there_or_asked_for(self) -> None:
        contained(TREATY, "13(1)(a)", "conducting_authority", ["requesting/authority"], MLA)
        contained(TREATY, "13(1)(b)", "subject_matter", ["request/stage", "request/proceedings"], MLA)
        contained(TREATY, "13(1)(c)", "assistance", ["measure/1/kind"], MLA, measure__1__kind="take_evidence")
        contained(TREATY, "13(1)(d)", "purpose", ["request/purpose"], MLA, request__purpose="To prove recruitment.")
        contained(TREATY, "17(3)", "translation", ["request/translated"], MLA, request__translated=True)
        located: dict[str, object] = {"measure__1__kind": "locate_person"}
        contained(TREATY, "13(2)(a)", "person_location", ["person/1/location"], MLA, **located)
        served: dict[str, object] = {"measure__1__kind": "serve_documents"}
        contained(TREATY, "13(2)(b)", "addressee", ["person/1/location"], MLA, **served)
        described = SEARCH | {"measure__1__description": "The flat."}
        contained(TREATY, "13(2)(f)", "measure_description", ["measure/1/description"], MLA, **described)
        contained(TREATY, "13(2)(g)", "procedure", ["request/procedure"], MLA, request__procedure="Under oath.")


class TestArticles9To17:
    """Art. 9(3): “tien dagen nadat hij ervan in kennis is gesteld dat zijn aanwezigheid niet langer is vereist”;
    11(1): “vertrouwelijk blijven overeenkomstig vastgestelde voorwaarden”; 11(2): “een verzoek en de inhoud ervan
    geheim te houden”; 14(1): “De bevoegde autoriteiten van de beide Staten verstaan zich rechtstreeks tot elkaar”; 16:
    “zo snel mogelijk terug”; 17(1): “zonder kosten in rekening te brengen”."""

    def test_clock_ways_and_duties(self) -> None:
        counts(TREATY, "9(3)", "presence_not_required", date(2026, 5, 4), date(2026, 5, 14), MLA)
        channel(TREATY, "14(1)", "central_authority", MLA)
        channel(TREATY, "14(2)", "central_authority", MLA, urgent=True)
        in_language(TREATY, "17(3)", "en", "es", MLA)
        assert outcome(TREATY, "9 ter", "joint_investigation", MLA, conduct__states=["NL", "US"]) is MET
        duties(
            TREATY,
            [
                ("1(1)", "grant"),
                ("1(1 bis)", "grant"),
                ("9(1)", "safe_conduct"),
                ("10(3)", "reasons"),
                ("11(1)", "use_limitation"),
                ("11 bis", "data_protection"),
                ("12", "execute"),
                ("16", "return_items"),
                ("17(1)-(2)", "costs"),
            ],
            MLA,
        )
        assert outcome(TREATY, "9 quater", "video_hearing", MLA, measure__1__kind="video_hearing") is MET
        for asked, expected in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            assert outcome(TREATY, "11(2)", "confidentiality", MLA, request__confidential=asked) is expected
        assert outcome(TREATY, "4", "public_records", MLA, measure__1__kind="documents") is MET


class TestArticles2To9HowItIsCarriedOut:
    """Art. 2: “doet al het mogelijke om de verblijfplaats vast te stellen van personen”; 3(2): “een redelijke tijd
    vóór het vastgestelde tijdstip”; 5(1): “in dezelfde mate als in geval van een vooronderzoek”; 5(3): “de
    aanwezigheid van de verdachte, de raadsman van de verdachte”; 9(2): “die niet in dagvaarding zijn omschreven”;
    9(4): “uit hoofde van zijn beroep een verplichting of een recht heeft”; 13(2)(e): “een lijst van de te beantwoorden
    vragen”."""

    @pytest.mark.parametrize(
        ("article", "topic", "measure"),
        [
            ("2", "execute", "locate_person"),
            ("3", "execute", "serve_documents"),
            ("5", "execute", "take_evidence"),
            ("9(2)", "safe_conduct", "serve_documents"),
        ],
    )
    def test_each_goes_with_its_measure_alone(self, article: str, topic: str, measure: str) -> None:
        assert outcome(TREATY, article, topic, MLA, measure__1__kind=measure) is MET
        told = ask("NL", "US", MLA, request(TREATY, measure__1__kind="freeze"))
        assert said_nothing(told, TREATY.name, article, topic)

    def test_privilege_and_what_a_hearing_needs(self) -> None:
        duties(TREATY, [("9(4)", "safe_conduct")], MLA)
        heard: dict[str, object] = {"measure__1__kind": "take_evidence", "measure__1__description": "Ask about May."}
        contained(TREATY, "13(2)(c)", "person_identity", ["person/1/born"], MLA, **heard)
        contained(TREATY, "13(2)(d)-(e)", "measure_description", ["measure/1/description"], MLA, **heard)
