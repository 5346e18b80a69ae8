"""The UN Model Treaty on Mutual Assistance: never a basis; its rules are asked as if two States had taken it over.

The class docstrings quote the fact sheet's rows; articles 1 to 4(1)(b) were read in a copy of the resolution.
"""

import sys
from datetime import date
from pathlib import Path

import pytest

from models.fact import Kind
from models.finding import Force, Status
from models.law.applying import SOFT_LAW
from models.value import Outcome
from tests.law.instruments.asking import (
    as_treaty,
    ask,
    basis,
    counted,
    found,
    instrument,
    quotations,
    said_nothing,
    text_of,
)

NAME = "un_model_mla"
MLA = Kind.MLA
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN

REQUEST: dict[str, object] = {
    "requesting/authority": "Fiscalía",
    "request/purpose": "Evidence",
    "request/procedure": "On oath",
    "request/respond_by": "2027-01-02",
    "request/language": "de",
    "conduct/summary": "What was done.",
    "offence/1/law_text": True,
    "measure/1/kind": "take_evidence",
}


def request(**changed: object) -> dict[str, object]:
    facts = REQUEST | {path.replace("__", "/"): value for path, value in changed.items()}
    return {path: value for path, value in facts.items() if value is not None}


def outcome(article: str, topic: str, **changed: object) -> Outcome:
    asked = ask("MX", "DE", MLA, request(**changed), law=as_treaty(NAME, "MX", "DE"))
    return found(asked, NAME, article, topic).outcome


def test_every_quotation_stands_in_the_sheet(shared: Path) -> None:
    text = text_of(shared, "law/un_coe.md")
    quoted = list(quotations(sys.modules[__name__]))
    assert len(quoted) >= 9
    assert [words for _, words in quoted if words not in text] == []


def test_only_the_articles_that_were_read_are_verified() -> None:
    read = [rule.article for rule in instrument(NAME).provisions if rule.status is Status.VERIFIED]
    assert sorted(read) == ["1(1)", "3", "4(1)(a)", "4(1)(b)"]


class TestNeverABasis:
    """Sheet, 4: “soft law — never a legal basis by themselves”."""

    def test_it_falls_between_every_two_states(self) -> None:
        row = basis(NAME, "MX", "DE", MLA)
        assert (row.stands, row.obliges, row.reason.text) == (False, False, SOFT_LAW)
        assert all(f.instrument != NAME for f in ask("MX", "DE", MLA, request()).findings)


class TestArticle4Grounds:
    """Sheet: “sovereignty/security/public order/essential public interests”; “ongoing investigation/prosecution or ne
    bis in idem”; “compulsory measures inconsistent with own law if domestic”; “bank secrecy no ground”."""

    @pytest.mark.parametrize(
        ("article", "topic", "path", "force"),
        [
            ("4(1)(a)", "essential_interests", "desk__essential_interests", Force.OPTIONAL),
            ("4(1)(b)", "political", "desk__political", Force.OPTIONAL),
            ("4(1)(c)", "discrimination", "desk__discrimination", Force.OPTIONAL),
            ("4(1)(d)", "pending_here", "desk__pending_here", Force.OPTIONAL),
            ("4(1)(d)", "ne_bis_in_idem_here", "desk__final_here", Force.OPTIONAL),
            ("4(1)(e)", "domestic_bar", "desk__measure_unlawful", Force.OPTIONAL),
            ("4(1)(f)", "military", "desk__military", Force.OPTIONAL),
            ("4(3)", "own_proceedings", "desk__own_investigation", Force.PROCEDURAL),
        ],
    )
    def test_what_the_desk_records(self, article: str, topic: str, path: str, force: Force) -> None:
        for recorded, expected in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            assert outcome(article, topic, **{path: recorded}) is expected
        assert next(g.force for g in instrument(NAME).ground if (g.article, g.topic) == (article, topic)) is force

    def test_bank_secrecy_and_no_dual_criminality(self) -> None:
        assert outcome("4(2)", "bank_secrecy", measure__1__kind="bank_records") is MET
        assert outcome("4(2)", "bank_secrecy") is NOT_MET
        assert outcome("4(2)", "bank_secrecy", measure__1__kind=None) is UNKNOWN
        assert all(ground.topic != "dual_criminality" for ground in instrument(NAME).ground)


class TestArticle5Contents:
    """Sheet: “(a) requesting + competent authority; (b) purpose and brief description of assistance; (c) facts +
    text/statement of law (not for service); (d) name/address of person to be served”."""

    @pytest.mark.parametrize(
        ("article", "topic", "path", "without"),
        [
            ("5(1)(a)", "requesting_authority", "requesting__authority", NOT_MET),
            ("5(1)(b)", "purpose", "request__purpose", NOT_MET),
            ("5(1)(b)", "assistance", "measure__1__kind", NOT_MET),
            ("5(1)(c)", "facts", "conduct__summary", NOT_MET),
            ("5(1)(c)", "law_text", "offence__1__law_text", NOT_MET),
            ("5(1)(e)", "procedure", "request__procedure", UNKNOWN),
            ("5(1)(f)", "respond_by", "request__respond_by", UNKNOWN),
        ],
    )
    def test_there_and_missing(self, article: str, topic: str, path: str, without: Outcome) -> None:
        assert outcome(article, topic) is MET
        assert outcome(article, topic, **{path: None}) is without

    def test_service_needs_an_address_and_no_facts(self) -> None:
        served = {"measure__1__kind": "serve_documents", "conduct__summary": None}
        assert outcome("5(1)(d)", "addressee", **served) is NOT_MET
        known = {"person__1__name": "Fictitious Person", "person__1__location": "Berlin"}
        assert outcome("5(1)(d)", "addressee", **served, **known) is MET
        asked = ask("MX", "DE", MLA, request(**served), law=as_treaty(NAME, "MX", "DE"))
        assert said_nothing(asked, NAME, "5(1)(c)", "facts")

    def test_language(self) -> None:
        for language, expected in (("de", MET), ("es", NOT_MET), (None, UNKNOWN)):
            assert outcome("5(2)", "language", request__language=language) is expected


class TestDutiesAndSafeConduct:
    """Sheet: “Prompt execution per own law and requested manner; return of material”; “Use limitation without
    consent”; “Safe conduct, ends after [15] consecutive days”."""

    @pytest.mark.parametrize(
        ("article", "topic"),
        [
            ("1(1)", "grant"), ("4(4)", "consult_before_refusal"), ("4(5)", "reasons"),
            ("5(3)", "additional_information"),
            ("6", "execute"), ("7", "return_items"), ("8", "use_limitation"), ("15", "safe_conduct"),
            ("18", "no_legalisation"), ("19", "costs"),
        ],
    )  # fmt: skip
    def test_they_go_with_granting(self, article: str, topic: str) -> None:
        assert outcome(article, topic) is MET

    def test_some_on_a_fact(self) -> None:
        assert outcome("13", "transfer_custody", measure__1__kind="transfer_prisoner") is MET
        assert outcome("13", "transfer_custody") is NOT_MET
        for asked, expected in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            assert outcome("9", "confidentiality", request__confidential=asked) is expected

    def test_fifteen_days(self) -> None:
        assert counted(NAME, "15", date(2026, 5, 4)) == date(2026, 5, 19)
