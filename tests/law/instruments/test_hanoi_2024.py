"""The UN Convention against Cybercrime: not in force. Its rules are asked as if it bound two States.

No text could be read: the docstrings quote the rows of the fact sheet.
"""

import sys
from datetime import date
from pathlib import Path

import pytest

from models.fact import Kind
from models.finding import Force, Status
from models.law.applying import NOT_IN_FORCE, NOT_PARTY
from models.value import Outcome
from tests.law.instruments.asking import (
    as_treaty,
    ask,
    basis,
    counted,
    found,
    instrument,
    limit,
    quotations,
    said_nothing,
    text_of,
)

NAME = "hanoi_2024"
EX, MLA = Kind.EXTRADITION, Kind.MLA
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN
U37, U40 = "37 (paragraph not known)", "40 (paragraph not known)"

REQUEST: dict[str, object] = {
    "requesting/authority": "Fiscalía",
    "request/proceedings": "Criminal proceedings",
    "request/purpose": "Evidence",
    "request/language": "de",
    "conduct/summary": "What was done.",
    "measure/1/kind": "stored_content",
    "offence/1/category": "cybercrime",
    "offence/1/max_months": 24,
    "person/1/name": "Fictitious Person",
    "person/1/nationality": "MX",
    "person/1/role": "accused",
}


def request(**changed: object) -> dict[str, object]:
    facts = REQUEST | {path.replace("__", "/"): value for path, value in changed.items()}
    return {path: value for path, value in facts.items() if value is not None}


def outcome(article: str, topic: str, kind: Kind = MLA, /, **changed: object) -> Outcome:
    asked = ask("MX", "DE", kind, request(**changed), law=as_treaty(NAME, "MX", "DE"))
    return found(asked, NAME, article, topic).outcome


def test_every_quotation_stands_in_the_sheet(shared: Path) -> None:
    text = text_of(shared, "law/un_coe.md")
    quoted = list(quotations(sys.modules[__name__]))
    assert len(quoted) >= 11
    assert [words for _, words in quoted if words not in text] == []


def test_nothing_in_it_is_called_verified() -> None:
    assert {rule.status for rule in instrument(NAME).provisions} == {Status.KNOWLEDGE}


class TestNotInForce:
    """Sheet: “90th day after 40th instrument (art 65(1))”; “NOT in force”."""

    @pytest.mark.parametrize("on", [date(2025, 10, 25), date(2026, 11, 24), date(2030, 1, 1)])
    def test_it_is_no_basis_even_between_those_who_ratified(self, on: date) -> None:
        row = basis(NAME, "QA", "VN", MLA, on)
        assert (row.stands, row.reason.text) == (False, NOT_IN_FORCE)
        assert basis(NAME, "MX", "DE", MLA, on).reason.text == NOT_PARTY

    def test_it_says_nothing_of_a_request(self) -> None:
        assert all(f.instrument != NAME for f in ask("QA", "VN", MLA, request()).findings)


class TestScope:
    """Sheet: “max ≥ 4 years”; “Convention offences (7–17) + e-evidence of any serious crime”."""

    def test_an_offence_of_the_convention_or_four_years(self) -> None:
        article, topic = "2, 3, 35", "serious_crime"
        assert outcome(article, topic) is NOT_MET
        for months, expected in ((48, NOT_MET), (47, MET), (None, UNKNOWN)):
            assert (
                outcome(article, topic, offence__1__category="trafficking", offence__1__max_months=months) is expected
            )


class TestArticle37Extradition:
    """Sheet: “mirrors UNCAC 44; discrimination clause adds language; fiscal prohibited; consult before refusing”."""

    def test_grounds(self) -> None:
        for recorded, expected in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            assert outcome(U37, "discrimination", EX, desk__discrimination=recorded) is expected
        assert outcome(U37, "fiscal", EX) is NOT_MET
        assert outcome(U37, "fiscal", EX, offence__1__category=None) is UNKNOWN
        assert outcome(U37, "dual_criminality", EX) is UNKNOWN
        assert outcome(U37, "consult_before_refusal", EX) is MET

    def test_a_national_is_tried_at_home(self) -> None:
        for nationality, expected in (("DE", MET), ("MX", NOT_MET), (None, UNKNOWN)):
            assert outcome(U37, "submit_to_prosecutors", EX, person__1__nationality=nationality) is expected


class TestArticle40Assistance:
    """Sheet: “structure of UNTOC 18: central authority, language, contents, use limits, grounds”; “Paragraph numbers
    differ from UNTOC — do not map by number”; “optional with non-coercive preference (40)”."""

    @pytest.mark.parametrize(
        ("topic", "path"),
        [
            ("requesting_authority", "requesting__authority"), ("subject_matter", "request__proceedings"),
            ("facts", "conduct__summary"), ("assistance", "measure__1__kind"), ("purpose", "request__purpose"),
        ],
    )  # fmt: skip
    def test_contents(self, topic: str, path: str) -> None:
        assert outcome(U40, topic) is MET
        assert outcome(U40, topic, **{path: None}) is NOT_MET

    @pytest.mark.parametrize(
        ("topic", "path", "force"),
        [
            ("essential_interests", "desk__essential_interests", Force.OPTIONAL),
            ("domestic_bar", "desk__measure_unlawful", Force.OPTIONAL),
            ("discrimination", "desk__discrimination", Force.OPTIONAL),
            ("own_proceedings", "desk__own_investigation", Force.PROCEDURAL),
        ],
    )
    def test_what_the_desk_records(self, topic: str, path: str, force: Force) -> None:
        for recorded, expected in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            assert outcome(U40, topic, **{path: recorded}) is expected
        assert next(g.force for g in instrument(NAME).ground if (g.article, g.topic) == (U40, topic)) is force

    def test_other_grounds(self) -> None:
        assert outcome(U40, "not_conforming") is NOT_MET
        assert outcome(U40, "not_conforming", request__purpose=None) is MET
        assert outcome(U40, "legal_system") is UNKNOWN
        assert outcome(U40, "bank_secrecy", measure__1__kind="bank_records") is MET
        assert outcome(U40, "bank_secrecy") is NOT_MET
        assert outcome(U40, "fiscal") is NOT_MET

    def test_dual_criminality_only_for_coercion(self) -> None:
        assert outcome(U40, "dual_criminality") is UNKNOWN
        assert outcome(U40, "dual_criminality", measure__1__kind="take_evidence") is MET

    @pytest.mark.parametrize("topic", ["grant", "use_limitation", "reasons", "execute_promptly", "costs"])
    def test_duties(self, topic: str) -> None:
        assert outcome(U40, topic) is MET

    def test_language(self) -> None:
        for language, expected in (("de", MET), ("es", NOT_MET), (None, UNKNOWN)):
            assert outcome(U40, "language", request__language=language) is expected

    def test_safe_conduct(self) -> None:
        """Sheet: “15-day safe conduct”."""
        assert counted(NAME, U40, date(2026, 5, 4)) == date(2026, 5, 19)


class TestArticle42Preservation:
    """Sheet: “no dual criminality (reservation possible); kept ≥ 60 days, then until decision”; “intention to send
    MLA”."""

    def test_what_the_request_says(self) -> None:
        kept = {"measure__1__kind": "preserve_data"}
        assert outcome("42", "dual_criminality", **kept) is MET
        assert outcome("42", "measure_description", **kept) is NOT_MET
        assert outcome("42", "measure_description", **kept, measure__1__description="The account.") is MET
        assert outcome("42", "assistance_request_intent", **kept) is NOT_MET
        assert outcome("42", "assistance_request_intent", **kept, assurance__1__kind="formal_request") is MET
        asked = ask("MX", "DE", MLA, request(**kept), law=as_treaty(NAME, "MX", "DE"))
        assert said_nothing(asked, NAME, U40, "dual_criminality")

    def test_sixty_days(self) -> None:
        assert counted(NAME, "42", date(2026, 1, 1)) == date(2026, 3, 2)
        assert counted(NAME, "25", date(2026, 1, 1)) == date(2026, 4, 1)  # sheet, 5.1: up to 90 days, renewable
        assert (limit(NAME, "42").trigger, limit(NAME, "42").measures) == ("data_preserved", ("preserve_data",))


class TestOtherArticles:
    """Sheet: “point of contact 24h/7d”; “may refuse/condition transfer; onward transfer only with authorisation”;
    “territory/vessel mandatory; nationality etc. optional; aut dedere”."""

    @pytest.mark.parametrize(
        ("article", "topic"),
        [
            ("6, 24", "fair_treatment"), ("36", "data_protection"),
            ("39", "transfer_proceedings"),
            ("41", "law_enforcement"), ("48", "joint_investigation"),
        ],
    )  # fmt: skip
    def test_they_would_go_with_the_request(self, article: str, topic: str) -> None:
        assert outcome(article, topic, conduct__states=["MX", "DE"]) is MET

    def test_territory_and_ship_are_duties_and_nationality_a_choice(self) -> None:
        facts = request(conduct__states=["MX"], conduct__flag="DE")
        rows = [c for c in ask("MX", "DE", EX, facts, law=as_treaty(NAME, "MX", "DE")).claims if c.instrument == NAME]
        assert {(c.state, c.article, c.duty) for c in rows if c.outcome is MET} == {
            ("MX", "22", True), ("DE", "22, ship or aircraft", True), ("MX", "22, national", False),
        }  # fmt: skip

    def test_some_only_for_their_measures_or_kind(self) -> None:
        assert outcome("43", "execute_promptly", measure__1__kind="telecom_records") is MET
        assert outcome("49-52", "confiscation", measure__1__kind="freeze") is MET
        assert outcome("38", "transfer_sentenced", EX) is MET
        asked = ask("MX", "DE", MLA, request(), law=as_treaty(NAME, "MX", "DE"))
        for article, topic in (("43", "execute_promptly"), ("49-52", "confiscation"), ("38", "transfer_sentenced")):
            assert said_nothing(asked, NAME, article, topic)
