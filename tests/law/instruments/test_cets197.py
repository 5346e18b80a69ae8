"""The Anti-Trafficking Convention of the Council of Europe (CETS 197): rules on top of any other basis."""

import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.fact import Kind
from models.finding import Status
from models.law.instrument import participations
from models.value import Outcome
from tests.law.instruments.asking import basis, clock, instrument, quotations, text_of
from tests.law.instruments.coe import Asked, binds_from

NAME, TEXT = "cets197", "NLrepo_CoE_197_Trafficking_in_Human_Beings.md"
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN

# A Swiss request to Spain; the basis is ETS 30. The persons are invented.
MLA = Asked(NAME, "CH", "ES", Kind.MLA, {
    "request/kind": "mla", "request/language": "es", "requesting/authority": "Federal Office of Justice",
    "person/1/name": "Aurel Vasq", "person/1/role": "suspect", "person/1/nationality": "RO", "person/2/role": "victim",
    "person/2/nationality": "MD", "offence/1/title": "Trafficking", "offence/1/category": "trafficking",
    "conduct/summary": "He brought two women to a flat.", "conduct/states": ["CH", "ES"],
    "measure/1/kind": "take_evidence",
})  # fmt: skip
EXTRADITION = Asked(NAME, "CH", "ES", Kind.EXTRADITION, MLA.facts | {"request/kind": "extradition"})


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    text = text_of(shared, TEXT)
    quoted = list(quotations(sys.modules[__name__]))
    assert len(quoted) >= 14
    assert [name for name, quotation in quoted if quotation not in text] == []


def test_every_rule_was_read_and_no_participation_is_called_verified() -> None:
    convention = instrument(NAME)
    assert {row.status for row in convention.provisions} == {Status.VERIFIED}
    assert {row.status for row in participations(convention)} == {Status.KNOWLEDGE}
    assert len(participations(convention)) == 48


class TestArticle42EntryIntoForce:
    """Art. 42(4): “the Convention shall enter into force on the first day of the month following the expiration of a
    period of three months after the date of the deposit”."""

    @pytest.mark.parametrize(
        ("state", "since"),
        [
            ("AL", date(2008, 2, 1)), ("ES", date(2009, 8, 1)), ("BE", date(2009, 8, 1)), ("CH", date(2013, 4, 1)),
            ("BY", date(2014, 3, 1)), ("CZ", date(2017, 7, 1)), ("IL", date(2021, 9, 1)),
        ],
    )  # fmt: skip
    def test_a_state_is_bound_from_its_day_and_not_before(self, state: str, since: date) -> None:
        other = "RO" if since < date(2021, 1, 1) else "ES"
        assert binds_from(NAME, state, other, Kind.MLA, since) == (False, True)

    @pytest.mark.parametrize("state", ["RU", "MX", "US"])
    def test_others_are_no_parties(self, state: str) -> None:
        assert "not a party" in basis(NAME, state, "ES", Kind.MLA).reason.english()


class TestArticle32NoBasisOfItsOwn:
    """Art. 32: “through application of relevant applicable international and regional instruments”. Art. 40(3):
    “apply Community and European Union rules in so far as there are”. Art. 39: “shall not affect the rights and
    obligations derived from the provisions of the Protocol”."""

    @pytest.mark.parametrize("pair", [("ES", "CH"), ("ES", "FR"), ("GE", "BY"), ("MD", "TR")])
    @pytest.mark.parametrize("kind", [Kind.MLA, Kind.EXTRADITION])
    def test_it_comes_after_every_other_basis_and_obliges_to_no_grant(self, pair: tuple[str, str], kind: Kind) -> None:
        row = basis(NAME, *pair, kind)
        assert row.stands and not row.obliges
        ranks = [basis(other, *pair, kind).rank for other in ("untoc", "trafficking_protocol", "ets30", "ets24", "eio")]
        assert row.rank > max(ranks)

    def test_it_says_its_rules_beside_the_treaty_that_is_the_basis(self) -> None:
        assert MLA.assessment().chosen == "ets30"
        assert MLA.finding("26", "non_punishment").outcome is MET


class TestArticle4WhatTraffickingIs:
    """Art. 2: “all forms of trafficking in human beings, whether national or transnational, whether or not connected
    with organised crime”. Art. 4(c): “even if this does not involve any of the means set forth”."""

    def test_an_offence_of_another_kind_is_outside_it_and_an_open_one_is_a_question(self) -> None:
        scope = "2, 4(a)-(d)", "scope_offence"
        assert MLA.outcome(*scope) is NOT_MET
        assert MLA.outcome(*scope, offence__1__category=None) is UNKNOWN
        other = MLA.assessment(offence__1__category="documents")
        assert [f for f in other.findings if f.instrument == NAME] == []

    def test_neither_a_border_nor_a_group_is_asked_for(self) -> None:
        assessment = MLA.assessment(conduct__states=["ES"], conduct__organised_group=False)
        assert not any(f.concern for f in assessment.findings if f.instrument == NAME)


class TestArticle13RecoveryAndReflection:
    """Art. 13(1): “a recovery and reflection period of at least 30 days, when there are reasonable grounds to believe
    that the person concerned is a victim”; “it shall not be possible to enforce any expulsion order”."""

    @pytest.mark.parametrize(
        ("identified", "last"),
        [
            (date(2026, 3, 2), date(2026, 4, 1)),
            (date(2026, 1, 31), date(2026, 3, 2)),
            (date(2024, 2, 1), date(2024, 3, 2)),
        ],
    )
    def test_thirty_days_from_the_day_on_which_the_victim_is_identified(self, identified: date, last: date) -> None:
        row = clock(NAME, "13(1)", "CH", "ES", Kind.MLA, "victim_identified", identified)
        assert row.due == last
        assert "no expulsion order" in row.consequence.english()

    def test_no_period_runs_with_a_state_that_is_no_party(self) -> None:
        with pytest.raises(AssertionError):
            clock(NAME, "13(1)", "CH", "MX", Kind.MLA, "victim_identified", date(2026, 3, 2))


class TestArticle31Jurisdiction:
    """Art. 31(1)(d): “by one of its nationals or by a stateless person who has his or her habitual residence in its
    territory”; (e): “against one of its nationals”. Art. 31(3): “solely on the basis of his/her nationality”."""

    @pytest.mark.parametrize(
        ("state", "article", "changes", "outcome"),
        [
            ("ES", "31(1)(a)", {}, MET),
            ("RO", "31(1)(a)", {}, NOT_MET),
            ("CH", "31(1)(a)", {"conduct__states": None}, UNKNOWN),
            ("RO", "31(1)(d)", {}, MET),
            ("ES", "31(1)(d)", {}, NOT_MET),
            ("ES", "31(1)(d)", {"person__1__nationality": None}, UNKNOWN),
            ("MD", "31(1)(e)", {}, MET),
            ("CH", "31(1)(e)", {}, NOT_MET),
            ("ES", "31(3), presence", {"desk__arrest_date": date(2026, 11, 20)}, MET),
        ],
    )
    def test_each_tie(self, state: str, article: str, changes: dict[str, object], outcome: Outcome) -> None:
        found = EXTRADITION.assessment(**changes).claims
        assert [c.outcome for c in found if (c.state, c.instrument, c.article) == (state, NAME, article)] == [outcome]

    @pytest.mark.parametrize(
        ("state", "articles"),
        [
            ("DK", {"31(1)(a)", "31(1)(b)-(c)", "31(1)(d)", "31(1)(d), stateless person"}),
            ("EE", {"31(1)(a)", "31(1)(b)-(c)"}),
        ],
    )
    def test_a_tie_that_a_state_reserved_is_none_of_its_own(self, state: str, articles: set[str]) -> None:
        found = MLA.assessment(person__1__nationality=state, person__2__nationality=state).claims
        assert {c.article for c in found if (c.state, c.instrument) == (state, NAME)} == articles

    def test_a_refusal_for_nationality_alone_leads_to_own_jurisdiction(self) -> None:
        row = "31(3)", "submit_to_prosecutors"
        assert EXTRADITION.outcome(*row, person__1__nationality="ES") is MET
        assert EXTRADITION.outcome(*row) is NOT_MET
        assert EXTRADITION.outcome(*row, person__1__nationality=None) is UNKNOWN


class TestDuties:
    """Art. 10(3): “he or she shall be presumed to be a child”. Art. 12(6): “not made conditional on his or her
    willingness to act as a witness”. Art. 16(2): “shall preferably be voluntary”. Art. 26: “the possibility of not
    imposing penalties on victims for their involvement in unlawful activities”. Art. 33(1): “is in immediate danger on
    the territory of another Party”. Art. 34(3): “it shall be bound by them”."""

    def test_the_duty_stands_beside_the_treaty_that_is_the_basis(self) -> None:
        rows = [
            ("9", "execute_promptly"), ("10(2)", "protect_persons"), ("10(3)", "child_presumption"),
            ("11(1)", "victim_privacy"), ("11(2)", "victim_privacy"), ("12(6)", "fair_treatment"),
            ("13(1)-(3)", "protect_persons"), ("16(1)-(2)", "safe_return"), ("16(7)", "safe_return"),
            ("26", "non_punishment"), ("28(1)-(3)", "protect_persons"), ("31(4)", "consult_jurisdiction"),
            ("33(1)", "protect_persons"), ("34(1)", "inform_outcome"), ("34(3)", "use_limitation"),
            ("34(4)", "execute_promptly"), ("40(4)", "fair_treatment"),
        ]  # fmt: skip
        assert MLA.duties(rows) == []

    def test_trafficking_is_extraditable(self) -> None:
        assert EXTRADITION.outcome("23(1)", "deemed_extraditable") is MET

    def test_what_may_be_sent_without_a_request_is_said_first(self) -> None:
        routes = [(r.instrument, r.way) for r in MLA.assessment().routes]
        assert (NAME, "spontaneous") in routes

    def test_before_its_day_it_says_nothing(self) -> None:
        early = MLA.assessment(date(2013, 4, 1) - timedelta(days=1))
        assert [f for f in early.findings if f.instrument == NAME] == []
