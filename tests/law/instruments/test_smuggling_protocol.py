"""The Smuggling Protocol of 2000, article by article; channels, contents and grounds are those of UNTOC."""

import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.fact import Kind, given, typed
from models.finding import Force, Status, Subject
from models.law.applying import bases
from models.law.check import Answer, Context
from models.law.loading import load_law
from models.law.registry import discovered
from models.value import Outcome
from tests.law.instruments.asking import TODAY, ask, basis, found, instrument, quotations, said_nothing, text_of

NAME = "smuggling_protocol"
EX, MLA = Kind.EXTRADITION, Kind.MLA
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN

REQUEST: dict[str, object] = {
    "requesting/authority": "Fiscalía",
    "conduct/summary": "What was done.",
    "conduct/states": ["MX", "US"],
    "conduct/organised_group": True,
    "measure/1/kind": "take_evidence",
    "offence/1/category": "smuggling",
    "offence/1/max_months": 60,
}


def request(**changed: object) -> dict[str, object]:
    facts = REQUEST | {path.replace("__", "/"): value for path, value in changed.items()}
    return {path: value for path, value in facts.items() if value is not None}


def scope(article: str, topic: str, **changed: object) -> Outcome:
    """What the check of the article's scope says, wherever the Protocol is relied on."""
    row = next(g for g in instrument(NAME).ground if (g.article, g.topic) == (article, topic))
    assert row.force is Force.SCOPE
    context = Context.model_construct(
        law=load_law(), requesting="US", requested="MX", on=TODAY, kind=MLA, measures=(), instrument=instrument(NAME)
    )
    facts = given({path: typed(path, raw) for path, raw in request(**changed).items()})
    answer: Answer = discovered()[Subject.GROUND, topic](facts, row, context)
    return answer.outcome


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    text = text_of(shared, "NLrepo_UN_Palermo_Protocol_Smuggling.md")
    quoted = list(quotations(sys.modules[__name__]))
    assert len(quoted) >= 12
    assert [words for _, words in quoted if words not in text] == []


def test_every_rule_was_read_and_no_participation_is_called_verified() -> None:
    assert {rule.status for rule in instrument(NAME).provisions} == {Status.VERIFIED}
    rows = [row for spans in load_law().parties[NAME].values() for row in spans]
    assert ({row.status for row in rows}, len(rows)) == ({Status.KNOWLEDGE}, 138 + 4)


class TestArticle22EntryIntoForce:
    """Art. 22(2): “this Protocol shall enter into force on the thirtieth day after the date of deposit by such State
    or organization of the relevant instrument or on the date this Protocol enters into force pursuant to paragraph 1
    of this article, whichever is the later”."""

    @pytest.mark.parametrize(
        ("state", "first"),
        [
            ("DE", date(2006, 7, 14)),  # deposit of 14 June 2006
            ("US", date(2005, 12, 3)),  # deposit of 3 November 2005
            ("AO", date(2014, 10, 19)),  # deposit of 19 September 2014
            ("ES", date(2004, 1, 28)),  # deposit of 1 March 2002, never before the Protocol itself
        ],
    )
    def test_thirty_days_after_deposit_and_never_before_the_protocol(self, state: str, first: date) -> None:
        assert basis(NAME, "MX", state, MLA, first).stands
        assert not basis(NAME, "MX", state, MLA, first - timedelta(1)).stands

    def test_who_is_no_party(self) -> None:
        assert not basis(NAME, "MX", "CO", MLA).stands


class TestArticle1RelationToTheConvention:
    """Art. 1(1): “It shall be interpreted together with the Convention”; 1(3): “shall be regarded as offences
    established in accordance with the Convention”."""

    def test_it_stands_on_top_of_the_convention_for_smuggling_alone(self) -> None:
        rows = [row.instrument for row in bases(load_law(), "MX", "DE", TODAY, MLA, (), ("smuggling",)) if row.stands]
        assert rows.index(NAME) > rows.index("untoc") == 0
        fallen = bases(load_law(), "MX", "DE", TODAY, MLA, (), ("drugs",))
        assert not next(row.stands for row in fallen if row.instrument == NAME)

    def test_extradition_on_it_is_a_basis_and_no_obligation(self) -> None:
        assert not basis(NAME, "MX", "DE", EX).obliges
        assert found(ask("MX", "DE", EX, request()), NAME, "1(3)", "deemed_extraditable").outcome is MET


class TestArticles3To6Scope:
    """Art. 3(a): “the procurement, in order to obtain, directly or indirectly, a financial or other material benefit,
    of the illegal entry of a person into a State Party of which the person is not a national or a permanent resident”;
    4: “where the offences are transnational in nature and involve an organized criminal group”; 5: “Migrants shall not
    become liable to criminal prosecution under this Protocol”."""

    def test_the_offence(self) -> None:
        article, topic = "3(a), 6(1)-(2)", "scope_offence"
        assert scope(article, topic) is NOT_MET
        assert scope(article, topic, offence__1__category="trafficking") is MET
        assert scope(article, topic, offence__1__category=None) is UNKNOWN

    def test_while_the_kind_of_the_offence_is_open_it_only_asks_for_it(self) -> None:
        findings = ask("US", "MX", MLA, request(offence__1__category=None)).findings
        assert [(f.topic, f.outcome) for f in findings if f.instrument == NAME] == [("scope_offence", UNKNOWN)]

    def test_the_group_and_the_second_state(self) -> None:
        for group, expected in ((True, NOT_MET), (False, MET), (None, UNKNOWN)):
            assert scope("4", "organised_group", conduct__organised_group=group) is expected
        assert scope("4", "transnational") is NOT_MET
        alone = {"conduct__states": None, "conduct__organised_group": None, "measure__1__kind": None}
        assert scope("4", "transnational", **alone) is UNKNOWN

    def test_who_was_smuggled_is_not_prosecuted(self) -> None:
        assert found(ask("US", "MX", MLA, request()), NAME, "5", "non_punishment").outcome is MET


class TestArticles8And9AtSea:
    """Art. 8(2): “request authorization from the flag State to take appropriate measures with regard to that vessel”;
    8(5): “except those necessary to relieve imminent danger to the lives of persons”; 9(1)(a): “Ensure the safety and
    humane treatment of the persons on board”."""

    @pytest.mark.parametrize(
        ("article", "topic"),
        [
            ("8(2)", "flag_state"), ("8(3)", "flag_state"), ("8(4)", "flag_state"), ("8(5)", "flag_state"),
            ("9(1)", "protect_persons"),
        ],
    )  # fmt: skip
    def test_they_speak_where_a_search_is_asked(self, article: str, topic: str) -> None:
        asked = ask("US", "MX", MLA, request(measure__1__kind="search"))
        assert found(asked, NAME, article, topic).outcome is MET
        assert said_nothing(ask("US", "MX", MLA, request()), NAME, article, topic)


class TestArticles10To19Duties:
    """Art. 10(2): “shall comply with any request by the State Party that transmitted the information that places
    restrictions on its use”; 13: “verify within a reasonable time the legitimacy and validity of travel or identity
    documents”; 16(5): “informing the person concerned without delay about the provisions concerning notification to
    and communication with consular officers”; 18(1): “facilitate and accept, without undue or unreasonable delay”;
    18(5): “in an orderly manner and with due regard for the safety and dignity of the person”; 19(2): “is not
    discriminatory to persons on the ground that they are the object of conduct set forth in article 6”."""

    @pytest.mark.parametrize(
        ("article", "topic"),
        [
            ("10(1)", "spontaneous_information"), ("10(2)", "use_limitation"), ("11(6)", "law_enforcement"),
            ("13", "execute_promptly"), ("16(1)-(4)", "protect_persons"), ("16(5)", "fair_treatment"),
            ("18(1)-(3), (5)", "safe_return"), ("18(4)", "safe_return"), ("19(1)-(2)", "fair_treatment"),
        ],
    )  # fmt: skip
    def test_they_arise_whatever_the_basis_but_only_for_smuggling(self, article: str, topic: str) -> None:
        assessment = ask("US", "MX", MLA, request())
        assert assessment.chosen == "mx_us_mla_1987"
        assert found(assessment, NAME, article, topic).outcome is MET
        other = ask("US", "MX", MLA, request(offence__1__category="drugs"))
        assert said_nothing(other, NAME, article, topic)
