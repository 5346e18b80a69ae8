"""The Mexico-United States extradition treaty of 1978. Its text was not read: the fact sheet is quoted."""

import sys
from datetime import date
from pathlib import Path

import pytest

from models.fact import Kind
from models.finding import Force, Status
from models.value import Outcome
from tests.law.instruments.asking import (
    ask,
    basis,
    clock,
    due,
    found,
    instrument,
    quotations,
    said_nothing,
    text_of,
)

NAME = "mx_us_extradition_1978"
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN

# A complete request of the United States to Mexico for an accused person. The persons are invented.
REQUEST: dict[str, object] = {
    "request/kind": "extradition", "request/language": "es", "request/translated": True, "request/stage": "prosecution",
    "request/signed": True, "requesting/authority": "Department of State", "person/1/name": "Aurel Vasq",
    "person/1/role": "accused", "person/1/born": date(1985, 4, 2), "person/1/nationality": "RO",
    "person/1/location": "Puerto Alba", "offence/1/title": "Sex trafficking", "offence/1/law": "18 USC 1591",
    "offence/1/category": "trafficking", "offence/1/max_months": 240, "offence/1/penalty": "term",
    "offence/1/law_text": True, "offence/1/limitation_text": True, "conduct/summary": "He brought two women to a flat.",
    "conduct/act": ["transport"], "conduct/means": ["fraud"], "conduct/purpose": ["sexual_exploitation"],
    "conduct/states": ["US"], "warrant/date": date(2026, 1, 7), "attachment/1/kind": "warrant",
    "attachment/2/kind": "evidence", "attachment/3/kind": "certification",
}  # fmt: skip
CONVICTED: dict[str, object] = {
    "person/1/role": "convicted", "request/stage": "sentence", "judgment/date": date(2025, 3, 1),
    "attachment/4/kind": "judgment", "sentence/months": 60,
}  # fmt: skip
ARREST: dict[str, object] = {
    "request/kind": "provisional_arrest", "assurance/1/kind": "formal_request", "request/urgent": True,
}  # fmt: skip


def request(**changes: object) -> dict[str, object]:
    facts = REQUEST | {path.replace("__", "/"): value for path, value in changes.items()}
    return {path: value for path, value in facts.items() if value is not None}


def outcome(article: str, topic: str, **changes: object) -> Outcome:
    return found(ask("US", "MX", Kind.EXTRADITION, request(**changes)), NAME, article, topic).outcome


def test_every_quotation_stands_in_the_fact_sheet(shared: Path) -> None:
    text = text_of(shared, "law/regional_and_practice.md")
    quoted = list(quotations(sys.modules[__name__]))
    assert len(quoted) >= 12
    assert [name for name, quotation in quoted if quotation not in text] == []


def test_nothing_is_called_verified_and_what_is_uncertain_is_not_applied() -> None:
    rows = instrument(NAME).provisions
    assert {p.status for p in rows} == {Status.KNOWLEDGE, Status.UNCONFIRMED}
    unconfirmed = {p.article for p in rows if p.status is Status.UNCONFIRMED}
    assert unconfirmed == {"14(4)", "15(3)", "17(1), third State"}


class TestTheTreatyInForce:
    """Sheet: “UN-registered 9 Dec 1980”; “Protocol in force 21 May 2001”."""

    @pytest.mark.parametrize(("requesting", "requested"), [("MX", "US"), ("US", "MX")])
    def test_both_states_from_their_day_and_in_both_directions(self, requesting: str, requested: str) -> None:
        assert not basis(NAME, requesting, requested, Kind.EXTRADITION, date(1980, 1, 24)).stands
        treaty = basis(NAME, requesting, requested, Kind.EXTRADITION, date(1980, 1, 25))
        assert (treaty.stands, treaty.rank, treaty.status) == (True, 1, Status.KNOWLEDGE)

    def test_it_comes_before_the_universal_conventions(self) -> None:
        assert ask("US", "MX", Kind.EXTRADITION, REQUEST).chosen == NAME
        assert basis("untoc", "US", "MX", Kind.EXTRADITION).rank > 1

    def test_it_binds_nobody_else_and_serves_no_assistance(self) -> None:
        assert not basis(NAME, "US", "ES", Kind.EXTRADITION).stands
        assert not basis(NAME, "US", "MX", Kind.MLA).stands

    def test_temporary_surrender_came_with_the_protocol_of_1997(self) -> None:
        before, after = (
            ask("US", "MX", Kind.EXTRADITION, REQUEST, on=d) for d in (date(2001, 5, 20), date(2001, 5, 21))
        )
        assert said_nothing(before, NAME, "15(2)", "postponed_surrender")
        assert found(after, NAME, "15(2)", "postponed_surrender").applied


class TestArticle1Territory:
    """Art. 1(2): “extraterritorial offence → grant if requested Party would punish similar conduct committed abroad,
    or the person is a national of the requesting Party and that Party has jurisdiction”."""

    def test_an_offence_in_the_requesting_state_raises_no_question(self) -> None:
        assert outcome("1(2)", "extraterritoriality") is NOT_MET
        assert outcome("1(2)", "extraterritoriality", conduct__states=None) is UNKNOWN


class TestArticle2ExtraditableOffences:
    """Art. 2(1): “maximum ≥ 1 year deprivation of liberty”. Art. 2(2): “additionally ≥ 6 months left to serve”."""

    def test_one_year_under_both_laws(self) -> None:
        assert outcome("2(1), 2(3)", "threshold", offence__1__max_months=11) is NOT_MET
        assert outcome("2(1), 2(3)", "threshold", offence__1__max_months=None) is UNKNOWN

    def test_six_months_left_of_a_sentence(self) -> None:
        for left, expected in ((6, MET), (5, NOT_MET), (None, UNKNOWN)):
            facts = {**REQUEST, **CONVICTED} | ({} if left is None else {"sentence/remaining_months": left})
            assert found(ask("US", "MX", Kind.EXTRADITION, facts), NAME, "2(2)", "threshold").outcome is expected


class TestArticle5PoliticalAndMilitaryOffences:
    """Art. 5(1): “political offence or offence of political character; executive authority decides the question”.
    Art. 5(3): “purely military offence”."""

    def test_trafficking_is_no_political_offence_between_them(self) -> None:
        assert outcome("5(1)", "political", desk__political=True) is NOT_MET

    def test_another_offence_may_be(self) -> None:
        other = {"offence__1__category": "other"}
        finding = found(
            ask("US", "MX", Kind.EXTRADITION, request(desk__political=True, **other)), NAME, "5(1)", "political"
        )
        assert (finding.outcome, finding.force, finding.decides) == (MET, Force.MANDATORY, "executive")
        assert outcome("5(1)", "political", desk__political=False, **other) is NOT_MET
        assert outcome("5(1)", "political", **other) is UNKNOWN

    def test_a_military_offence(self) -> None:
        assert outcome("5(3)", "military", desk__military=True) is MET
        assert outcome("5(3)", "military", desk__military=False) is NOT_MET
        assert outcome("5(3)", "military") is UNKNOWN


class TestArticles6And7BarsToProsecution:
    """Art. 6: “by the requested Party for the same offence”. Art. 7: “barred under the law of either Party”."""

    @pytest.mark.parametrize(
        ("article", "topic", "path"),
        [
            ("6", "ne_bis_in_idem_here", "desk__final_here"),
            ("6, prosecution", "pending_here", "desk__pending_here"),
        ],
    )
    def test_mandatory_when_made_out_else_not_met_or_unknown(self, article: str, topic: str, path: str) -> None:
        finding = found(ask("US", "MX", Kind.EXTRADITION, request(**{path: True})), NAME, article, topic)
        assert (finding.outcome, finding.force) == (MET, Force.MANDATORY)
        assert outcome(article, topic, **{path: False}) is NOT_MET
        assert outcome(article, topic) is UNKNOWN

    @pytest.mark.parametrize("path", ["desk__lapsed_requesting", "desk__lapsed_requested"])
    def test_lapse_of_time_under_either_law(self, path: str) -> None:
        assert outcome("7", "lapse_of_time", **{path: True}) is MET
        assert outcome("7", "lapse_of_time", **{path: False}) is UNKNOWN

    def test_lapse_of_time_under_neither_law(self) -> None:
        neither = {"desk__lapsed_requesting": False, "desk__lapsed_requested": False}
        assert outcome("7", "lapse_of_time", **neither) is NOT_MET


class TestArticle8DeathPenalty:
    """Art. 8: “may refuse unless sufficient assurance that it will not be imposed or, if imposed, not executed”."""

    def test_death_without_and_with_an_assurance_and_a_term_of_years(self) -> None:
        finding = found(
            ask("US", "MX", Kind.EXTRADITION, request(offence__1__penalty="death")), NAME, "8", "death_penalty"
        )
        assert (finding.outcome, finding.force, finding.decides) == (MET, Force.CONDITION, "executive")
        assured = {"offence__1__penalty": "death", "assurance__1__kind": "death_penalty"}
        assert outcome("8", "death_penalty", **assured) is NOT_MET
        assert outcome("8", "death_penalty") is NOT_MET


class TestArticle9Nationals:
    """Art. 9(1): “no duty to surrender own nationals, but executive may, if domestic law does not forbid”. Art. 9(2):
    “if refused for nationality → submit case to own prosecutors if jurisdiction exists”."""

    def test_a_mexican_a_foreigner_and_a_person_of_unknown_nationality(self) -> None:
        finding = found(
            ask("US", "MX", Kind.EXTRADITION, request(person__1__nationality="MX")), NAME, "9(1)", "nationality"
        )
        assert (finding.outcome, finding.force, finding.decides) == (MET, Force.OPTIONAL, "executive")
        assert outcome("9(1)", "nationality") is NOT_MET
        assert outcome("9(1)", "nationality", person__1__nationality=None) is UNKNOWN

    def test_the_case_is_then_submitted_at_home(self) -> None:
        assessment = ask("US", "MX", Kind.EXTRADITION, request(person__1__nationality="MX"))
        assert found(assessment, NAME, "9(2)", "submit_to_prosecutors").force is Force.DUTY


class TestArticles3And15And16OtherObstacles:
    """Art. 3: “enough, under requested Party's law, to commit for trial – or to prove identity with the convicted
    person”. Art. 15(1): “may defer while person is tried/serving in requested Party”."""

    def test_own_proceedings_defer_surrender(self) -> None:
        facts = request(desk__own_investigation=True)
        finding = found(ask("US", "MX", Kind.EXTRADITION, facts), NAME, "15(1)", "own_proceedings")
        assert (finding.outcome, finding.force) == (MET, Force.PROCEDURAL)
        assert outcome("15(1)", "own_proceedings", desk__own_investigation=False) is NOT_MET
        assert outcome("15(1)", "own_proceedings") is UNKNOWN

    @pytest.mark.parametrize(("article", "topic"), [("3", "insufficient_evidence"), ("16", "competing_request")])
    def test_what_a_court_or_the_executive_must_weigh_stays_open(self, article: str, topic: str) -> None:
        assert outcome(article, topic) is UNKNOWN


class TestArticle10Documents:
    """Art. 10(3)(a): “Certified copy of arrest warrant by judge/judicial officer”. Art. 10(3)(b): “Evidence that
    would justify arrest and committal for trial in requested Party”. Art. 10(4): “Certified copy of conviction
    judgment”. Art. 10(2)(d): “Legal text: limitation of prosecution/execution”."""

    @pytest.mark.parametrize(
        ("article", "topic", "taken_out"),
        [
            ("10(2)(a)", "facts", ("conduct__summary",)),
            ("10(2)(b)", "law_text", ("offence__1__law_text",)),
            ("10(2)(d)", "limitation_text", ("offence__1__limitation_text",)),
            ("10(2)(e)", "person_identity", ("person__1__name",)),
            ("10(3)(a)", "warrant", ("warrant__date", "attachment__1__kind")),
            ("10(3)(b)", "evidence", ("attachment__2__kind",)),
            ("10(5)", "translation", ("request__translated",)),
            ("10(6)", "certification", ("attachment__3__kind",)),
        ],
    )
    def test_there_or_missing(self, article: str, topic: str, taken_out: tuple[str, ...]) -> None:
        assert outcome(article, topic) is MET
        assert outcome(article, topic, **dict.fromkeys(taken_out)) is NOT_MET

    def test_a_convicted_person_needs_a_judgment_and_no_committal_evidence(self) -> None:
        facts = {**REQUEST, **CONVICTED}
        assessment = ask("US", "MX", Kind.EXTRADITION, facts)
        assert found(assessment, NAME, "10(4)", "judgment").outcome is MET
        assert said_nothing(assessment, NAME, "10(3)(b)", "evidence")
        assert said_nothing(ask("US", "MX", Kind.EXTRADITION, REQUEST), NAME, "10(4)", "judgment")


class TestArticle10Language:
    """Art. 10(5): “Translation into language of requested Party of all documents”."""

    def test_spanish_for_mexico_and_english_for_the_united_states(self) -> None:
        assert outcome("10(5)", "language") is MET
        assert outcome("10(5)", "language", request__language="en", request__translated=False) is NOT_MET
        back = ask("MX", "US", Kind.EXTRADITION, request(request__language="en", request__translated=False))
        assert found(back, NAME, "10(5)", "language").outcome is MET


class TestArticle11ProvisionalArrest:
    """Art. 11(3): “formal request + art. 10 documents received by the executive authority”."""

    def test_sixty_days_from_the_arrest(self) -> None:
        facts = REQUEST | ARREST | {"desk/arrest_date": date(2026, 3, 2)}
        deadline = due(ask("US", "MX", Kind.PROVISIONAL_ARREST, facts, on=date(2026, 3, 3)), NAME, "11(3)")
        assert (deadline.due, deadline.safe) == (date(2026, 5, 1), date(2026, 4, 30))
        assert (deadline.liberty, deadline.met_by, deadline.status) == (True, "papers", Status.KNOWLEDGE)
        assert "executive authority" in deadline.receiver

    @pytest.mark.parametrize(
        ("topic", "taken_out"),
        [
            ("offence", ("offence/1/title", "offence/1/law")),
            ("formal_request_intent", ("assurance/1/kind",)),
            ("warrant_statement", ("warrant/date", "attachment/1/kind")),
        ],
    )
    def test_what_the_application_must_state(self, topic: str, taken_out: tuple[str, ...]) -> None:
        facts = REQUEST | ARREST
        assert found(ask("US", "MX", Kind.PROVISIONAL_ARREST, facts), NAME, "11(1)", topic).outcome is MET
        bare = {path: value for path, value in facts.items() if path not in taken_out}
        assert found(ask("US", "MX", Kind.PROVISIONAL_ARREST, bare), NAME, "11(1)", topic).outcome is NOT_MET


class TestArticles14And17LaterLimits:
    """Art. 17(1)(b): “person free to leave requesting State”. Art. 14: “length of removal period”."""

    def test_speciality_ends_sixty_days_after_the_person_is_free_to_leave(self) -> None:
        row = clock(NAME, "17(1)(b)", "US", "MX", Kind.EXTRADITION, "free_to_leave", date(2026, 2, 10))
        assert (row.due, row.liberty) == (date(2026, 4, 11), True)

    def test_the_period_of_removal_is_not_confirmed_and_starts_no_clock(self) -> None:
        assert {row.status for row in instrument(NAME).limit if row.article == "14(4)"} == {Status.UNCONFIRMED}
        with pytest.raises(AssertionError):
            clock(NAME, "14(4)", "US", "MX", Kind.EXTRADITION, "person_at_disposal", date(2026, 5, 20))


class TestDuties:
    """Art. 17(2): “same facts as request and equal or lower maximum penalty”. Art. 12: “asks for more”. Art. 21:
    “requested Party bears costs, except translation”."""

    @pytest.mark.parametrize(
        ("article", "topic"),
        [
            ("17(1)", "speciality"), ("17(2)", "speciality"), ("12", "additional_information"), ("21", "costs"),
            ("18", "simplified"), ("11(4)", "release_no_bar"), ("14(2)", "reasons"),
        ],
    )  # fmt: skip
    def test_the_duty_goes_with_the_request(self, article: str, topic: str) -> None:
        assert found(ask("US", "MX", Kind.EXTRADITION, REQUEST), NAME, article, topic).force is Force.DUTY

    def test_what_is_not_confirmed_is_shown_and_not_applied(self) -> None:
        finding = found(ask("US", "MX", Kind.EXTRADITION, REQUEST), NAME, "17(1), third State", "re_extradition")
        assert not finding.applied
