"""The Netherlands' own law: Uitleveringswet and Overleveringswet.

The first class quotes the Overleveringswet as it stands in ../shared/treaties, from before 1 April 2021; the others the
texts of 2025 in legalize-dev/legalize-nl (nl/BWBR0016664.md and nl/BWBR0002559.md)."""

import sys
from datetime import date
from pathlib import Path

import pytest

from models.finding import Force
from tests.law.countries.own import EX, MET, NOT_MET, PA, UNKNOWN, due, outcome, put
from tests.law.instruments.asking import basis, found, quotations, said_nothing, text_of

OW, UW = " Overleveringswet", " Uitleveringswet"
BEFORE, SINCE = date(2021, 3, 31), date(2021, 4, 1)


def test_the_quotations_of_the_older_text_stand_in_it(shared: Path) -> None:
    text = text_of(shared, "NL_Overleveringswet_EAW_act.md")
    pairs = [(where, words) for where, words in quotations(sys.modules[__name__]) if where == "TestBeforeApril2021"]
    assert len(pairs) == 5
    for where, words in pairs:
        assert words in text, (where, words)


class TestBeforeApril2021:
    """Art. 6(2): “Overlevering van een Nederlander wordt niet toegestaan indien deze is gevraagd ten behoeve van de
    tenuitvoerlegging van een hem bij onherroepelijk vonnis opgelegde vrijheidsstraf”; 11: “flagrante schending van de
    fundamentele rechten van de betrokken persoon”; 13(1): “Overlevering wordt niet toegestaan indien het Europees
    aanhoudingsbevel betrekking heeft op een strafbaar feit”; 22(1): “uiterlijk zestig dagen na de aanhouding van de
    opgeëiste persoon”; 35(1): “niet later dan tien dagen na de datum van deze uitspraak”."""

    @pytest.mark.parametrize(
        ("older", "newer", "topic"),
        [
            ("6(1) Overleveringswet (before April 2021)", "6(1), (3) Overleveringswet", "nationality"),
            ("11 Overleveringswet (before April 2021)", "11(1) Overleveringswet", "fundamental_rights"),
            ("13(1) Overleveringswet (before April 2021)", "13(1) Overleveringswet", "territoriality"),
        ],
    )  # fmt: skip
    def test_each_rule_holds_on_its_own_side_of_the_day(self, older: str, newer: str, topic: str) -> None:
        assert found(put("NL", EX, "ES", BEFORE), "nl", older, topic).article == older
        assert said_nothing(put("NL", EX, "ES", BEFORE), "nl", newer, topic)
        assert said_nothing(put("NL", EX, "ES", SINCE), "nl", older, topic)
        assert found(put("NL", EX, "ES", SINCE), "nl", newer, topic).article == newer

    def test_an_act_in_the_netherlands_barred_and_now_may_bar(self) -> None:
        older = found(put("NL", EX, "ES", BEFORE), "nl", "13(1) Overleveringswet (before April 2021)", "territoriality")
        newer = found(put("NL", EX, "ES", SINCE), "nl", "13(1) Overleveringswet", "territoriality")
        assert (older.force, newer.force) == (Force.MANDATORY, Force.OPTIONAL)

    def test_sixty_days_and_ten(self) -> None:
        assert due("NL", "22(1)" + OW, "arrest", "ES").due == date(2026, 5, 1)
        surrender = due("NL", "35(1)" + OW, "decision_made", "ES")
        assert (surrender.due, surrender.liberty) == (date(2026, 3, 12), True)


class TestOverleveringswet:
    """Art. 14(3): “binnen zevenentwintig dagen na de ontvangst ervan”; 10: “de leeftijd van twaalf jaren”; 19(b):
    “zodra de bewaring twintig dagen heeft geduurd”; 6(1): “de voorwaarde stellen dat de opgeëiste persoon zijn
    straf in Nederland mag ondergaan”."""

    def test_its_clocks(self) -> None:
        assert due("NL", "14(3)" + OW, "reconsent_requested", "ES").due == date(2026, 3, 29)
        assert due("NL", "19(b)" + OW, "extradition_detention", "ES", PA).due == date(2026, 3, 22)

    @pytest.mark.parametrize(("nationality", "expected"), [("NL", MET), ("ES", NOT_MET), (None, UNKNOWN)])
    def test_a_national_comes_back_to_serve(self, nationality: str | None, expected: object) -> None:
        article = "6(1), (3)" + OW
        assert outcome("NL", article, "nationality", "ES", person__1__nationality=nationality) is expected

    def test_it_is_for_member_states_alone(self) -> None:
        assert said_nothing(put("NL", EX, "US"), "nl", "10" + OW, "age")
        assert outcome("NL", "10" + OW, "age", "ES") is NOT_MET


class TestUitleveringswet:
    """Art. 2: “Uitlevering geschiedt niet dan krachtens een verdrag”; 4(1): “Nederlanders worden niet
    uitgeleverd”; 8: “tenzij naar het oordeel van Onze Minister voldoende is gewaarborgd dat die straf”;
    9(1)(a): “een strafvervolging in Nederland tegen hem gaande is”; 16(1)(c): “zodra de bewaring twintig dagen
    heeft geduurd”."""

    def test_without_a_treaty_there_is_no_extradition(self) -> None:
        assert not basis("reciprocity", "XK", "NL", EX).stands

    @pytest.mark.parametrize(("recorded", "expected"), [(True, MET), (False, NOT_MET), (None, UNKNOWN)])
    def test_its_bars_stand_beside_a_treaty(self, recorded: bool | None, expected: object) -> None:
        for article, topic, fact in (
            ("9(1)(a)", "pending_here", "desk__pending_here"),
            ("9(1)(c), (d)", "ne_bis_in_idem_here", "desk__final_here"),
            ("10(1)", "discrimination", "desk__discrimination"), ("11(1)", "political", "desk__political"),
        ):  # fmt: skip
            assert outcome("NL", article + UW, topic, "US", **{fact: recorded}) is expected

    def test_death_needs_an_assurance(self) -> None:
        death = {"offence__1__penalty": "death"}
        assert outcome("NL", "8" + UW, "death_penalty", "US", **death) is MET
        assert outcome("NL", "8" + UW, "death_penalty", "US", **death, assurance__4__kind="death_penalty") is NOT_MET

    def test_twenty_days(self) -> None:
        assert due("NL", "16(1)(c)" + UW, "extradition_detention", "US", PA).due == date(2026, 3, 22)
