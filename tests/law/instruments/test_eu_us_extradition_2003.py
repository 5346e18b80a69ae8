"""The EU-US agreement on extradition of 2003: in association with the bilateral treaty, never alone."""

import sys
from datetime import date
from pathlib import Path

import pytest

from models.fact import Kind
from models.finding import Assessment, Force, Status
from models.law import bases
from models.value import Outcome
from tests.law.instruments.asking import ask, basis, found, instrument, quotations, said_nothing, text_of
from tests.law.instruments.test_eu_us_mla_2003 import with_treaty

NAME = "eu_us_extradition_2003"
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN
EX, PA = Kind.EXTRADITION, Kind.PROVISIONAL_ARREST

REQUEST: dict[str, object] = {
    "request/stage": "prosecution", "person/1/name": "Aurel Vasq", "person/1/role": "accused",
    "offence/1/category": "trafficking", "offence/1/max_months": 240, "offence/1/penalty": "term",
    "conduct/summary": "He recruited a woman by force for a brothel.", "conduct/act": ["recruit"],
    "conduct/means": ["force"], "conduct/purpose": ["sexual_exploitation"], "conduct/states": ["US"],
    "conduct/from": date(2024, 1, 10), "conduct/youngest_victim": 20,
}  # fmt: skip


def asked(**changes: object) -> Assessment:
    facts = REQUEST | {path.replace("__", "/"): value for path, value in changes.items()}
    return ask("US", "DE", EX, {p: v for p, v in facts.items() if v is not None})


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    text = text_of(shared, "NLrepo_EU_US_Extradition_2003.md", "law/eu.md")
    quoted = list(quotations(sys.modules[__name__]))
    assert len(quoted) >= 10
    assert [name for name, quotation in quoted if quotation not in text] == []


class TestTheStatesBound:
    """Sheet, section 8: “25.6.2003 Washington / 1.2.2010”. Art. 22(1): “treedt in werking op de eerste dag volgende op
    de derde maand”."""

    def test_from_the_day_of_entry_into_force(self) -> None:
        for on, stands in ((date(2010, 1, 31), False), (date(2010, 2, 1), True)):
            assert basis(NAME, "US", "DE", EX, on).stands is stands

    def test_the_united_kingdom_to_the_end_of_2020_and_croatia_not_confirmed(self) -> None:
        assert basis(NAME, "GB", "US", EX, date(2020, 12, 31)).stands
        assert not basis(NAME, "GB", "US", EX, date(2021, 1, 1)).stands
        assert basis(NAME, "HR", "US", EX).status is Status.UNCONFIRMED

    def test_it_does_not_bind_two_member_states_with_one_another(self) -> None:
        assert not basis(NAME, "DE", "DK", EX).stands


class TestArticle3RelationToBilateralTreaties:
    """Art. 3(1): “in samenhang met bilaterale uitleveringsverdragen”; (a) “in plaats van bepalingen uit bilaterale
    verdragen die uitlevering uitsluitend toestaan voor de op een lijst geplaatste met name genoemde strafbare
    feiten”; (c) “indien in bilaterale verdragen bepalingen ontbreken”."""

    def test_the_bilateral_treaty_comes_first_and_the_agreement_speaks_on_top_of_it(self) -> None:
        law = with_treaty(EX)
        rows = [b for b in bases(law, "US", "DE", date(2026, 11, 24), EX) if b.stands]
        assert [b.instrument for b in rows][:2] == ["de_us", NAME]
        assessment = ask("US", "DE", EX, REQUEST, law=law)
        assert found(assessment, NAME, "13", "death_penalty").outcome is NOT_MET

    def test_article_4_stands_in_for_a_list_and_leaves_the_penalty_of_a_treaty_without_one(self) -> None:
        assert said_nothing(ask("US", "DE", EX, REQUEST, law=with_treaty(EX)), NAME, "4(1)", "threshold")
        a_year = ask("US", "ES", EX, REQUEST | {"offence/1/max_months": 12})
        assert said_nothing(a_year, NAME, "4(1)", "threshold")
        assert found(a_year, "es_us_1970", "2(A)", "threshold").outcome is MET

    def test_alone_it_obliges_nobody(self) -> None:
        assert not basis(NAME, "US", "FI", EX).obliges


class TestArticle4ExtraditableOffences:
    """Art. 4(1): “met een maximum van meer dan een jaar of met een strengere straf”; “ten minste vier maanden te
    bedragen”. Art. 4(3)(c): “in strafzaken betreffende retributies of belastingen”."""

    def test_more_than_a_year_in_both_states(self) -> None:
        for months, outcome in ((13, MET), (12, NOT_MET), (None, UNKNOWN)):
            assert found(asked(offence__1__max_months=months), NAME, "4(1)", "threshold").outcome is outcome

    def test_four_months_left_of_a_sentence(self) -> None:
        convicted = {"request__stage": "sentence", "person__1__role": "convicted"}
        for months, outcome in ((4, MET), (3, NOT_MET), (None, UNKNOWN)):
            finding = found(asked(sentence__remaining_months=months, **convicted), NAME, "4(1), sentence", "threshold")
            assert finding.outcome is outcome
        assert said_nothing(asked(), NAME, "4(1), sentence", "threshold")

    def test_dual_criminality_by_conduct(self) -> None:
        article = "4(1), (3)(a)-(b)"
        assert found(asked(), NAME, article, "dual_criminality").outcome is MET
        assert found(asked(conduct__purpose=None), NAME, article, "dual_criminality").outcome is UNKNOWN
        assert found(asked(), NAME, "4(3)(c)", "fiscal").force is Force.PROHIBITED

    def test_an_offence_in_the_requesting_state_is_not_one_abroad(self) -> None:
        assert found(asked(), NAME, "4(4)", "extraterritoriality").outcome is NOT_MET
        assert found(asked(conduct__states=["MX"]), NAME, "4(4)", "extraterritoriality").outcome is UNKNOWN


class TestArticle13DeathPenalty:
    """Art. 13: “de voorwaarde verbinden dat de doodstraf niet aan de opgeëiste persoon wordt opgelegd”."""

    def test_a_condition_that_an_assurance_lifts(self) -> None:
        finding = found(asked(offence__1__penalty="death"), NAME, "13", "death_penalty")
        assert (finding.outcome, finding.force, finding.decides) == (MET, Force.CONDITION, "executive")
        assured = asked(offence__1__penalty="death", assurance__1__kind="death_penalty")
        assert found(assured, NAME, "13", "death_penalty").outcome is NOT_MET
        assert found(asked(), NAME, "13", "death_penalty").outcome is NOT_MET
        assert found(asked(offence__1__penalty=None), NAME, "13", "death_penalty").outcome is UNKNOWN


class TestArticles6And7Transmission:
    """Art. 6: “rechtstreeks tussen de ministeries van Justitie”. Art. 7(1): “de datum van
    ontvangst van het verzoek door de ambassade beschouwd als de datum van ontvangst ervan door de aangezochte
    staat”."""

    def test_direct_between_the_ministries_for_provisional_arrest_alone(self) -> None:
        arrest = ask("US", "DE", PA, REQUEST)
        assert found(arrest, NAME, "6, Justice", "channel").outcome is MET
        assert found(arrest, NAME, "6, Interpol", "channel").outcome is MET
        assert said_nothing(asked(), NAME, "6, Justice", "channel")
        assert found(asked(), NAME, "5(1)", "channel").outcome is MET

    def test_the_embassy_counts(self) -> None:
        assert "embassy" in next(d.text for d in instrument(NAME).duty if d.article == "7(1)")
        assert instrument(NAME).limit == ()


class TestArticle10CompetingRequests:
    """Art. 10(2): “een verzoek tot overlevering krachtens het Europees aanhoudingsbevel ontvangt, beslist de
    uitvoerende autoriteit”; (3)(e): “de nationaliteit van het slachtoffer”."""

    def test_the_executive_weighs_and_no_fact_settles_it(self) -> None:
        finding = found(asked(), NAME, "10", "competing_request")
        assert (finding.outcome, finding.force, finding.decides) == (UNKNOWN, Force.PROCEDURAL, "executive")


class TestDuties:
    """Art. 12(3): “binnen een termijn van 96 uren na de onvoorziene tussenlanding”. Art. 11: “kan afstand van
    bescherming door het specialiteitsbeginsel inhouden”."""

    @pytest.mark.parametrize(
        ("article", "topic"),
        [("12", "transit"), ("11", "simplified"), ("9", "postponed_surrender"), ("5(2)", "no_legalisation")],
    )
    def test_the_duty_goes_with_the_request(self, article: str, topic: str) -> None:
        assert found(asked(), NAME, article, topic).outcome is MET
