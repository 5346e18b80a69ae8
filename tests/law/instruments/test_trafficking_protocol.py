"""The Trafficking Protocol of 2000, article by article; channels, contents and grounds are those of UNTOC."""

import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.fact import Kind, given, typed
from models.finding import Force, Status, Subject
from models.law.check import Answer, Context
from models.law.instrument import participations
from models.law.loading import load_law
from models.law.registry import discovered
from models.value import Outcome
from tests.law.instruments.asking import TODAY, ask, basis, found, instrument, quotations, text_of

TEXT = "NLrepo_UN_Palermo_Protocol_Trafficking.md"
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN

# A request of the United States to Mexico. The persons are invented.
REQUEST: dict[str, object] = {
    "request/kind": "mla", "request/language": "es", "requesting/authority": "Office of International Affairs",
    "person/1/name": "Aurel Vasq", "person/1/role": "suspect", "offence/1/title": "Sex trafficking",
    "offence/1/law": "18 USC 1591", "offence/1/category": "trafficking", "offence/1/max_months": 180,
    "conduct/summary": "He brought two women to a flat.", "conduct/act": ["transport"], "conduct/means": ["fraud"],
    "conduct/purpose": ["sexual_exploitation"], "conduct/states": ["MX", "US"], "conduct/organised_group": True,
    "measure/1/kind": "take_evidence",
}  # fmt: skip


def outcome(article: str, topic: str, **changes: object) -> Outcome:
    """What the check of the article's scope says of the changed request, wherever the Protocol is relied on."""
    facts = REQUEST | {path.replace("__", "/"): value for path, value in changes.items()}
    values = {path: typed(path, value) for path, value in facts.items() if value is not None}
    row = next(g for g in instrument("trafficking_protocol").ground if (g.article, g.topic) == (article, topic))
    context = Context.model_construct(
        law=load_law(), requesting="US", requested="MX", on=TODAY, kind=Kind.MLA, measures=("take_evidence",),
        instrument=instrument("trafficking_protocol"),
    )  # fmt: skip
    said: Answer = discovered()[Subject.GROUND, topic](given(values), row, context)
    return said.outcome


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    text = text_of(shared, TEXT)
    quoted = list(quotations(sys.modules[__name__]))
    assert len(quoted) >= 8
    assert [name for name, quotation in quoted if quotation not in text] == []


def test_every_rule_was_read_and_no_participation_is_called_verified() -> None:
    protocol = instrument("trafficking_protocol")
    assert {p.status for p in protocol.provisions} == {Status.VERIFIED}
    assert {p.status for p in participations(protocol)} == {Status.KNOWLEDGE, Status.UNCONFIRMED}


class TestArticle17EntryIntoForce:
    """Art. 17(2): “this Protocol shall enter into force on the thirtieth day after the date of deposit by such State
    or organization of the relevant instrument or on the date this Protocol enters into force pursuant to paragraph 1
    of this article, whichever is the later”."""

    @pytest.mark.parametrize(
        ("state", "deposit"),
        [
            ("DE", date(2006, 6, 14)),
            ("US", date(2005, 11, 3)),
            ("GB", date(2006, 2, 9)),
            ("BE", date(2004, 8, 11)),
            ("CZ", date(2014, 12, 17)),
            ("AD", date(2022, 9, 21)),
        ],
    )
    def test_thirty_days_after_a_later_deposit(self, state: str, deposit: date) -> None:
        since = deposit + timedelta(days=30)
        assert not basis("trafficking_protocol", state, "MX", Kind.MLA, since - timedelta(days=1)).stands
        assert basis("trafficking_protocol", state, "MX", Kind.MLA, since).stands

    @pytest.mark.parametrize("state", ["MX", "ES", "FR"])
    def test_never_before_the_protocol_itself(self, state: str) -> None:
        assert not basis("trafficking_protocol", state, "CA", Kind.MLA, date(2003, 12, 24)).stands
        assert basis("trafficking_protocol", state, "CA", Kind.MLA, date(2003, 12, 25)).stands

    def test_a_state_whose_day_is_not_known_is_no_basis_and_one_that_is_no_party_is_none_either(self) -> None:
        sri_lanka = basis("trafficking_protocol", "LK", "MX", Kind.MLA)
        assert (sri_lanka.stands, sri_lanka.status) == (False, Status.UNCONFIRMED)
        uganda = basis("trafficking_protocol", "UG", "MX", Kind.MLA)
        assert not uganda.stands and "not a party" in uganda.reason.english()


class TestArticle1RelationWithTheConvention:
    """Art. 1(1): “This Protocol supplements the United Nations Convention against Transnational Organized Crime.”
    Art. 1(3): “shall be regarded as offences established in accordance with the Convention”."""

    def test_the_convention_comes_before_it(self) -> None:
        convention, protocol = (
            basis(name, "BR", "ZA", Kind.MLA, date(2026, 11, 24)) for name in ("untoc", "trafficking_protocol")
        )
        assert convention.stands and protocol.stands
        assert 0 < convention.rank < protocol.rank

    def test_its_own_rules_are_said_beside_any_basis(self) -> None:
        assessment = ask("US", "MX", Kind.MLA, REQUEST)
        assert assessment.chosen == "mx_us_mla_1987"
        assert found(assessment, "trafficking_protocol", "1(3)", "deemed_extraditable").force is Force.DUTY


class TestArticle3WhatTraffickingIs:
    """Art. 3(a): “for the purpose of exploitation”. Art. 3(c): “shall be considered ``trafficking in persons" even if
    this does not involve any of the means set forth in subparagraph a) of this article”. Art. 3(d): “any person under
    eighteen years of age”."""

    def test_an_offence_of_another_kind_is_outside_it(self) -> None:
        assert outcome("3(a)-(c), 5(1)", "scope_offence") is NOT_MET
        assert outcome("3(a)-(c), 5(1)", "scope_offence", offence__1__category="documents") is MET
        assessment = ask("US", "MX", Kind.MLA, REQUEST | {"offence/1/category": "documents"})
        assert not [f for f in assessment.findings if f.instrument == "trafficking_protocol"]
        assert not next(b for b in assessment.bases if b.instrument == "trafficking_protocol").stands


class TestArticle4Scope:
    """Art. 4: “where those offences are transnational in nature and involve an organized criminal group”."""

    def test_two_states_make_it_transnational_and_one_leaves_a_question_or_ends_it(self) -> None:
        assert outcome("4", "transnational") is NOT_MET
        assert outcome("4", "transnational", conduct__states=None) is not MET

    def test_the_organised_group(self) -> None:
        assert outcome("4", "organised_group") is NOT_MET
        assert outcome("4", "organised_group", conduct__organised_group=False) is MET
        assert outcome("4", "organised_group", conduct__organised_group=None) is UNKNOWN

    def test_its_scope_stands_in_nobodys_way_where_another_treaty_is_the_basis(self) -> None:
        assessment = ask("US", "MX", Kind.MLA, REQUEST | {"conduct/organised_group": False})
        rows = [f for f in assessment.findings if f.instrument == "trafficking_protocol"]
        assert rows and not any(f.concern for f in rows)


class TestDuties:
    """Art. 6(1): “protect the privacy and identity of victims of trafficking in persons”. Art. 6(2)(a): “Information on
    relevant court and administrative proceedings”. Art. 6(3)(a): “Appropriate housing”. Art. 6(6): “the possibility of
    obtaining compensation for damage suffered”. Art. 7(1): “to remain in its territory, temporarily or permanently, in
    appropriate cases”. Art. 8(2): “shall preferably be voluntary”. Art. 10(3): “shall comply with any request by the
    State Party that transmitted the information that places restrictions on its use”. Art. 13: “verify within a
    reasonable time the legitimacy and validity of travel or identity documents”."""

    @pytest.mark.parametrize(
        ("article", "topic"),
        [
            ("6(1)", "victim_privacy"), ("8(1)-(3)", "safe_return"), ("8(4)", "safe_return"),
            ("6(2)", "protect_persons"), ("6(3)-(4)", "protect_persons"), ("6(5)-(6)", "protect_persons"),
            ("7", "protect_persons"), ("11(6)", "law_enforcement"),
            ("10(3)", "use_limitation"), ("13", "execute_promptly"), ("14(2)", "fair_treatment"),
        ],
    )  # fmt: skip
    def test_the_duty_stands_beside_the_treaty_that_is_the_basis(self, article: str, topic: str) -> None:
        assert found(ask("US", "MX", Kind.MLA, REQUEST), "trafficking_protocol", article, topic).force is Force.DUTY
