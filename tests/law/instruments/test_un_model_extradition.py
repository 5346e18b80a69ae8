"""The UN Model Treaty on Extradition: never a basis; its rules are asked as if two States had taken it for their own.

The class docstrings quote the fact sheet's rows; articles 1 and 2 were read in a copy of the resolution.
"""

import sys
from datetime import date
from pathlib import Path

import pytest

from models.fact import Kind
from models.finding import Force, Status
from models.law.applying import SOFT_LAW
from models.value import Outcome, Said
from tests.law.instruments.asking import (
    TODAY,
    as_treaty,
    ask,
    basis,
    counted,
    due,
    found,
    instrument,
    quotations,
    said_nothing,
    text_of,
)

NAME = "un_model_extradition"
EX, ARREST = Kind.EXTRADITION, Kind.PROVISIONAL_ARREST
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN

REQUEST: dict[str, object] = {
    "person/1/name": "Fictitious Person",
    "person/1/born": "1990-01-02",
    "person/1/location": "Berlin",
    "person/1/nationality": "MX",
    "person/1/role": "accused",
    "request/language": "de",
    "request/stage": "prosecution",
    "offence/1/max_months": 60,
    "offence/1/law_text": True,
    "conduct/summary": "What was done.",
    "conduct/act": ["recruit"],
    "conduct/means": ["force"],
    "conduct/purpose": ["begging"],
    "conduct/states": ["MX"],
    "conduct/from": "2024-01-02",
    "warrant/date": "2026-01-02",
    "assurance/1/kind": "formal_request",
}


def request(**changed: object) -> dict[str, object]:
    facts = REQUEST | {path.replace("__", "/"): value for path, value in changed.items()}
    return {path: value for path, value in facts.items() if value is not None}


def outcome(article: str, topic: str, kind: Kind = EX, on: date = TODAY, /, **changed: object) -> Outcome:
    asked = ask("MX", "DE", kind, request(**changed), on=on, law=as_treaty(NAME, "MX", "DE"))
    return found(asked, NAME, article, topic).outcome


def test_every_quotation_stands_in_the_sheet(shared: Path) -> None:
    text = text_of(shared, "law/un_coe.md")
    quoted = list(quotations(sys.modules[__name__]))
    assert len(quoted) >= 14
    assert [words for _, words in quoted if words not in text] == []


def test_only_the_articles_that_were_read_are_verified() -> None:
    rules = instrument(NAME).provisions
    assert {rule.article[0] for rule in rules if rule.status is Status.VERIFIED} == {"1", "2"}
    assert [rule.article for rule in rules if rule.status is Status.UNCONFIRMED] == ["14"]


class TestNeverABasis:
    """Sheet, 4: “soft law — never a legal basis by themselves”."""

    @pytest.mark.parametrize("kind", [EX, ARREST])
    def test_it_falls_between_every_two_states(self, kind: Kind) -> None:
        row = basis(NAME, "MX", "DE", kind)
        assert (row.stands, row.obliges, row.reason.text) == (False, False, SOFT_LAW)
        assert all(f.instrument != NAME for f in ask("MX", "DE", kind, request()).findings)


class TestArticle2Threshold:
    """Sheet: “Threshold [one/two] year(s) maximum in both laws”; “[four/six] months remaining”; “no refusal because
    tax types differ (2(3))”."""

    def test_one_year_and_not_a_month_less(self) -> None:
        article = "2(1), first sentence"
        for months, expected in ((12, MET), (11, NOT_MET), (None, UNKNOWN)):
            assert outcome(article, "threshold", offence__1__max_months=months) is expected

    def test_four_months_left_and_not_three(self) -> None:
        article = "2(1), second sentence"
        convicted = {"person__1__role": "convicted", "request__stage": "sentence"}
        for months, expected in ((4, MET), (3, NOT_MET), (None, UNKNOWN)):
            assert outcome(article, "threshold", **convicted, sentence__remaining_months=months) is expected

    def test_dual_criminality_and_taxes(self) -> None:
        assert outcome("2(1)-(2)", "dual_criminality") is MET
        assert outcome("2(1)-(2)", "dual_criminality", conduct__purpose=["surrogacy"]) is NOT_MET
        assert outcome("2(1)-(2)", "dual_criminality", conduct__purpose=None) is UNKNOWN
        assert outcome("2(3)", "fiscal", offence__1__category="corruption") is NOT_MET
        assert outcome("2(3)", "fiscal") is UNKNOWN


class TestArticle3Mandatory:
    """Sheet: “political offence (52/88: not where a multilateral treaty obliges prosecute-or-extradite”; “purely
    military offence”; “final judgment in the requested State for the offence”; “immune from prosecution/punishment
    under law of either Party”; “in absentia judgment, no sufficient notice/defence and no retrial in presence”."""

    @pytest.mark.parametrize(
        ("article", "topic", "path"),
        [
            ("3(a)", "political", "desk__political"),
            ("3(b)", "discrimination", "desk__discrimination"),
            ("3(c)", "military", "desk__military"),
            ("3(d)", "ne_bis_in_idem_here", "desk__final_here"),
            ("3(e)", "lapse_of_time", "desk__lapsed_requested"),
            ("3(e)", "amnesty", "desk__amnesty"),
            ("3(f)", "ill_treatment", "desk__ill_treatment"),
        ],
    )
    def test_what_the_desk_records(self, article: str, topic: str, path: str) -> None:
        assert outcome(article, topic, **{path: True}) is MET
        assert outcome(article, topic) is UNKNOWN
        other = {"desk__lapsed_requesting": False} if topic == "lapse_of_time" else {}
        assert outcome(article, topic, **{path: False}, **other) is NOT_MET
        rows = [g for g in instrument(NAME).ground if (g.article, g.topic) == (article, topic)]
        assert {row.force for row in rows} == {Force.MANDATORY}

    def test_the_words_on_political_offences_changed_on_the_day_of_the_resolution(self) -> None:
        law = as_treaty(NAME, "MX", "DE")
        before, after = [g.text for g in instrument(NAME).ground if g.article == "3(a)"]
        treaty = law.instruments[NAME].model_copy(update={"in_force": date(1995, 1, 1)})
        rows = {
            s: tuple(p.model_copy(update={"since": date(1995, 1, 1)}) for p in law.parties[NAME][s])
            for s in ("MX", "DE")
        }
        early = law.model_copy(
            update={"instruments": {**law.instruments, NAME: treaty}, "parties": law.parties | {NAME: rows}}
        )
        for day, words in ((date(1997, 12, 11), before), (date(1997, 12, 12), after)):
            asked = ask("MX", "DE", EX, request(), on=day, law=early)
            assert found(asked, NAME, "3(a)", "political").rule == Said(text=words)

    def test_a_judgment_in_absence(self) -> None:
        assert outcome("3(g)", "in_absentia", judgment__in_absentia=True) is not NOT_MET
        assert outcome("3(g)", "in_absentia", judgment__in_absentia=False) is NOT_MET


class TestArticle4Optional:
    """Sheet: “own national (then submit to prosecution on request)”; “prosecution pending in requested State”; “death
    penalty without sufficient assurance”; “offence committed wholly/partly in requested State”; “extraordinary or ad
    hoc court”; “humanitarian: age, health, personal circumstances”."""

    def test_nationality_brings_the_duty_to_prosecute(self) -> None:
        for nationality, expected in (("DE", MET), ("MX", NOT_MET), (None, UNKNOWN)):
            assert outcome("4(a)", "nationality", person__1__nationality=nationality) is expected
            assert outcome("4(a)", "submit_to_prosecutors", person__1__nationality=nationality) is expected

    def test_pending_and_place(self) -> None:
        for recorded, expected in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            assert outcome("4(c)", "pending_here", desk__pending_here=recorded) is expected
        for states, expected in ((["DE"], MET), (["MX"], NOT_MET), (None, UNKNOWN)):
            assert outcome("4(f)", "territoriality", conduct__states=states) is expected
        assert outcome("4(e)", "extraterritoriality") is NOT_MET
        assert outcome("4(e)", "extraterritoriality", conduct__states=["FR"]) is UNKNOWN

    def test_death_until_an_assurance_is_seen(self) -> None:
        assert outcome("4(d)", "death_penalty", offence__1__penalty="death") is MET
        given = {"offence__1__penalty": "death", "assurance__1__kind": "death_penalty"}
        assert outcome("4(d)", "death_penalty", **given) is NOT_MET

    def test_what_a_person_must_weigh(self) -> None:
        for article, topic in (("4(b)", "discontinued_here"), ("4(g)", "special_tribunal"), ("4(h)", "humanitarian")):
            assert outcome(article, topic) is UNKNOWN


class TestArticles5And9Contents:
    """Sheet: “description/identity/nationality/location; text or statement of law + penalty”; “warrant (or certified
    copy), offence, acts, time, place”; “statement that extradition will be requested”."""

    @pytest.mark.parametrize(
        ("article", "topic", "path", "kind"),
        [
            ("5(2)(a)(i)", "person_identity", "person__1__born", EX),
            ("5(2)(a)(ii)", "law_text", "offence__1__law_text", EX),
            ("5(2)(b)", "warrant", "warrant__date", EX),
            ("5(2)(b)", "time_and_place", "conduct__from", EX),
            ("9(2)", "person_identity", "person__1__born", ARREST),
            ("9(2)", "formal_request_intent", "assurance__1__kind", ARREST),
            ("9(2)", "warrant_statement", "warrant__date", ARREST),
            ("9(2)", "penalty", "offence__1__max_months", ARREST),
            ("9(2)", "facts", "conduct__summary", ARREST),
        ],
    )
    def test_there_and_missing(self, article: str, topic: str, path: str, kind: Kind) -> None:
        assert outcome(article, topic, kind) is MET
        assert outcome(article, topic, kind, **{path: None}) is NOT_MET

    def test_a_convicted_person_needs_judgment_and_sentence_and_no_warrant(self) -> None:
        convicted = {"person__1__role": "convicted", "request__stage": "sentence"}
        for topic, path, value in (("judgment", "judgment__date", "2025-01-02"), ("sentence", "sentence__months", 12)):
            assert outcome("5(2)(c)", topic, **convicted) is NOT_MET
            assert outcome("5(2)(c)", topic, **convicted, **{path: value}) is MET
        asked = ask("MX", "DE", EX, request(**convicted), law=as_treaty(NAME, "MX", "DE"))
        assert said_nothing(asked, NAME, "5(2)(b)", "warrant")


class TestDeadlines:
    """Sheet: “release after [40] days from arrest without request + documents”; “[30/45] days”."""

    def test_forty_days_of_arrest(self) -> None:
        assert counted(NAME, "9(4)", date(2026, 1, 31)) == date(2026, 3, 12)
        arrested = request(desk__arrest_date="2026-11-02")
        asked = ask("MX", "DE", ARREST, arrested, law=as_treaty(NAME, "MX", "DE"))
        assert due(asked, NAME, "9(4)").due == date(2026, 12, 12)

    def test_a_number_that_is_not_confirmed_starts_no_clock(self) -> None:
        row = next(limit for limit in instrument(NAME).limit if limit.article == "14")
        assert row.status is Status.UNCONFIRMED


class TestDuties:
    """Sheet: “reasons for full/partial refusal”; “Surrender without undue delay”; “consent or person did not leave”."""

    @pytest.mark.parametrize(
        ("article", "topic", "kind"),
        [
            ("1", "grant", EX), ("2(4)", "deemed_extraditable", EX), ("6", "simplified", EX),
            ("7", "no_legalisation", EX),
            ("8", "additional_information", EX), ("9(5)", "release_no_bar", ARREST), ("10", "reasons", EX),
            ("11", "execute_promptly", EX), ("12", "postponed_surrender", EX), ("13", "property", EX),
            ("14", "speciality", EX), ("14", "re_extradition", EX), ("15", "transit", EX), ("17", "costs", EX),
        ],
    )  # fmt: skip
    def test_they_go_with_granting(self, article: str, topic: str, kind: Kind) -> None:
        assert outcome(article, topic, kind) is MET
