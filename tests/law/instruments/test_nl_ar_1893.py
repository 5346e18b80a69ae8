"""The convention of 1893 between the Netherlands and Argentina on extradition; quotations stand in its French text."""

import sys
from datetime import date
from pathlib import Path

import pytest

from models.finding import Force, Status
from tests.law.instruments.asking import basis, instrument
from tests.law.instruments.bilateral import (
    CONDITION,
    EX,
    MANDATORY,
    MLA,
    NOT_MET,
    PA,
    UNKNOWN,
    Treaty,
    abroad,
    arrested,
    binds,
    carries,
    channel,
    contained,
    counts,
    duties,
    finding,
    in_language,
    lapsed,
    national,
    outcome,
    own_courts,
    quoted,
    recorded,
    weighed,
)
from tests.law.instruments.unmatched import below, both_laws

TREATY = Treaty(
    name="nl_ar_1893",
    requesting="NL",
    requested="AR",
    text="NLrepo_NL_AR_Extradition_1893_French.md",
    first=date(1913, 1, 1),
)


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    quoted(TREATY, shared, sys.modules[__name__], 22)


class TestArticle18Force:
    """Art. 18: “exécutoire qu'à dater du vingtième jour après sa promulgation”: the day is not in the text, and the
    latest that fits is taken."""

    def test_it_binds_both_from_that_day_and_says_that_the_day_is_to_be_looked_up(self) -> None:
        binds(TREATY)
        assert instrument(TREATY.name).status is Status.KNOWLEDGE
        assert "look it up" in instrument(TREATY.name).note

    def test_it_comes_before_the_conventions_of_all_states_and_leaves_witnesses_to_its_other_half(self) -> None:
        assert basis(TREATY.name, "NL", "AR", EX).rank < basis("untoc", "NL", "AR", EX).rank
        assert not basis(TREATY.name, "NL", "AR", MLA).stands
        assert basis("nl_ar_1893_evidence", "NL", "AR", MLA).stands


class TestArticle2TheList:
    """Art. 2: “Les faits qui peuvent donner lieu à l'extradition sont les suivants”; “enlèvement de mineurs”;
    “punissables de peine corporelle d'au moins un an de prison au maximum”."""

    def test_a_person_weighs_whether_an_act_is_on_the_list_and_trafficking_is_deemed_to_be(self) -> None:
        assert outcome(TREATY, "2", "not_listed") is NOT_MET
        rule = finding(TREATY, "2", "not_listed", offence__1__category="other")
        assert (rule.force, rule.outcome, rule.open) == (MANDATORY, UNKNOWN, True)

    def test_both_laws_and_a_year(self) -> None:
        both_laws(TREATY, "2")
        below(TREATY, "2", 12)


class TestArticles3And4Never:
    """Art. 3(1): “sujet par naissance ou par naturalisation de la nation requise”; (2): “pour les délits politiques ou
    faits connexes à des délits politiques”; (3): “commis sur le territoire de la nation”; (4): “jugé et condamné ou
    absous dans le pays requis”; (5): “d'après les lois de l'état requis ou de l'état requérant”; 4: “aussi longtemps
    que l'individu réclamé est poursuivi”; 7: “la sentence définitive devra être communiquée”."""

    @pytest.mark.parametrize(
        ("article", "topic"), [("3(2)", "political"), ("3(4)", "ne_bis_in_idem_here"), ("4", "pending_here")]
    )
    def test_what_an_officer_records(self, article: str, topic: str) -> None:
        recorded(TREATY, article, topic, MANDATORY)

    def test_nationals_places_and_time(self) -> None:
        national(TREATY, "3(1)", MANDATORY, "7")
        own_courts(TREATY, "3(3)", MANDATORY, "territoriality")
        lapsed(TREATY, "3(5)", "either")
        abroad(TREATY, "8", MANDATORY)


class TestArticle6Death:
    """Art. 6: “ne seront extradés qu'à la condition que la dite peine ne leur sera pas infligée”."""

    def test_only_on_condition(self) -> None:
        carries(TREATY, "6", "death_penalty", CONDITION)


class TestArticle11Papers:
    """Art. 11: “toujours demandée par la voie diplomatique”; (1): “indiquer suffisamment le fait dont il s'agit”; (2):
    “d'une copie des dispositions pénales”; (4): “d'une traduction française de tous ces actes”."""

    def test_each_is_there_or_asked_for(self) -> None:
        channel(TREATY, "11", "diplomatic")
        contained(TREATY, "11(1)", "judicial_order", ["warrant/date"])
        contained(TREATY, "11(1)", "facts", ["conduct/summary"])
        contained(TREATY, "11(2)", "law_text", ["offence/1/law_text"])
        contained(TREATY, "11(3)", "person_identity", ["person/1/born"])
        contained(TREATY, "11(4)", "translation", ["request/translated"], request__translated=True)
        in_language(TREATY, "11(4)", "fr", "nl")


class TestArticle12ProvisionalArrest:
    """Art. 12: “dans le délai de deux mois après la date de son arrestation”; “transmis par la poste ou le
    télégraphe”."""

    def test_two_months_as_months(self) -> None:
        arrested(TREATY, "12", date(2026, 5, 2))
        arrested(TREATY, "12", date(2026, 2, 28), date(2025, 12, 31))

    def test_what_the_notice_says(self) -> None:
        channel(TREATY, "12", "diplomatic", PA, urgent=True)
        contained(TREATY, "12", "warrant_statement", ["warrant/date"], PA)
        intent: dict[str, object] = {"assurance__1__kind": "formal_request"}
        contained(TREATY, "12", "formal_request_intent", ["assurance/1/kind"], PA, **intent)


class TestArticles5To17Surrender:
    """Art. 5: “l'obligation de renvoyer l'extradé”; 6: “pendant trois mois après avoir subi sa peine”; 9: “sur le
    territoire duquel le fait le plus grave”; 13: “qui n'est pas sujet du pays de transit”; 17: “renoncent de part et
    d'autre à toute réclamation”."""

    def test_clocks_and_duties(self) -> None:
        counts(TREATY, "6", "free_to_leave", date(2025, 11, 30), date(2026, 2, 28))
        weighed(TREATY, "9", "competing_request", Force.PROCEDURAL)
        duties(
            TREATY,
            [
                ("1", "grant"),
                ("5", "postponed_surrender"),
                ("6", "speciality"),
                ("6", "re_extradition"),
                ("13", "transit"),
                ("14", "property"),
                ("17", "costs"),
            ],
        )
