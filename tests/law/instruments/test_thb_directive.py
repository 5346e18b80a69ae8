"""Directive 2011/36/EU on trafficking in human beings, with what 2024/1712 changed: duties on top of every basis."""

import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.fact import Kind
from models.finding import Assessment, Force, Status
from models.law import bases, load_law
from models.value import Outcome
from tests.law.instruments.asking import TODAY, ask, found, instrument, quotations, said_nothing, text_of

NAME = "thb_directive"
MET = Outcome.MET
EX, MLA = Kind.EXTRADITION, Kind.MLA

FACTS: dict[str, object] = {"offence/1/category": "trafficking", "offence/1/max_months": 120}


def asked(kind: Kind = MLA, *, on: date = TODAY, category: str = "trafficking") -> Assessment:
    return ask("ES", "FR", kind, FACTS | {"offence/1/category": category}, on=on)


def stands(requesting: str, requested: str, on: date) -> bool:
    rows = bases(load_law(), requesting, requested, on, MLA, (), ("trafficking",))
    return next(b for b in rows if b.instrument == NAME).stands


def test_every_quotation_stands_in_the_fact_sheet(shared: Path) -> None:
    text = text_of(shared, "law/eu.md")
    quoted = list(quotations(sys.modules[__name__]))
    assert len(quoted) >= 10
    assert [name for name, quotation in quoted if quotation not in text] == []


class TestTheStatesBound:
    """Sheet, section 11: “transposition 6.4.2013”; “(IE opted in, DK out)”."""

    def test_from_the_day_of_transposition(self) -> None:
        first = date(2013, 4, 6)
        assert stands("ES", "IE", first)
        assert not stands("ES", "IE", first - timedelta(days=1))
        assert stands("ES", "HR", date(2013, 7, 1))
        assert not stands("ES", "HR", date(2013, 6, 30))

    def test_denmark_is_not_bound_and_the_united_kingdom_was_to_the_end_of_2020(self) -> None:
        assert not stands("ES", "DK", TODAY)
        assert stands("ES", "GB", date(2020, 12, 31))
        assert not stands("ES", "GB", date(2021, 1, 1))

    @pytest.mark.parametrize("kind", [EX, MLA])
    @pytest.mark.parametrize(("requesting", "requested"), [("ES", "FR"), ("IE", "FR")])
    def test_it_never_comes_first_and_obliges_nobody_to_grant(
        self, kind: Kind, requesting: str, requested: str
    ) -> None:
        rows = [b for b in bases(load_law(), requesting, requested, TODAY, kind, (), ("trafficking",)) if b.stands]
        assert rows[0].instrument in ("eio", "eaw", "ets30")
        row = next(b for b in rows if b.instrument == NAME)
        assert (row.rank > 1, row.obliges) == (True, False)

    def test_it_says_nothing_of_another_offence(self) -> None:
        assert said_nothing(asked(category="drugs"), NAME, "9(1)", "execute")


class TestArticle8NonPunishment:
    """Sheet, art. 8: “authorities entitled not to prosecute/penalise victims for crimes compelled as direct
    consequence; 2024 adds "other unlawful activities"”."""

    def test_the_wording_of_2011_and_that_of_2024(self) -> None:
        for on, status, wider in (
            (date(2026, 7, 14), Status.VERIFIED, False), (date(2026, 7, 15), Status.KNOWLEDGE, True),
        ):  # fmt: skip
            finding = found(asked(on=on), NAME, "8", "non_punishment")
            assert (finding.status, finding.outcome, finding.force) == (status, MET, Force.DUTY)
            assert finding.rule is not None
            assert ("other unlawful" in finding.rule.text) is wider


class TestArticle2And4TheOffence:
    """Sheet: “act: recruit, transport, transfer, harbour, receive, incl. exchange of control”; “consent irrelevant
    where a means used”; “max at least 5 years”; “vulnerable victim (at least children)”; “surrogacy,
    forced marriage, illegal adoption”."""

    def test_it_is_an_offence_on_both_sides(self) -> None:
        assert found(asked(EX), NAME, "2(1)-(6)", "deemed_extraditable").outcome is MET
        assert found(asked(EX), NAME, "4(1)-(2)", "deemed_extraditable").outcome is MET
        assert said_nothing(asked(MLA), NAME, "2(1)-(6)", "deemed_extraditable")

    def test_the_new_forms_of_exploitation_from_the_day_of_transposition(self) -> None:
        assert said_nothing(asked(EX, on=date(2026, 7, 14)), NAME, "2(3), 2024", "deemed_extraditable")
        assert found(asked(EX, on=date(2026, 7, 15)), NAME, "2(3), 2024", "deemed_extraditable").applied


class TestArticle10Jurisdiction:
    """Sheet, art. 10: “jurisdiction: (a) territory in whole/part; (b) offender national”; “optional, tell Commission:
    (a) victim national/habitual resident; (b) benefit of legal person established there; (c) offender habitual
    resident”."""

    def test_two_ties_are_owed_and_three_are_free(self) -> None:
        ties = {(row.tie, row.duty) for row in instrument(NAME).jurisdiction}
        assert ties == {
            ("territory", True), ("offender", True), ("victim", False), ("resident_victim", False),
            ("resident_offender", False),
        }  # fmt: skip

    def test_for_a_national_abroad_no_double_criminality(self) -> None:
        finding = found(asked(), NAME, "10(3)", "jurisdiction")
        assert finding.rule is not None
        assert "neither on punishability" in finding.rule.text


class TestVictims:
    """Sheet: “no complaint needed; continues after withdrawal”."""

    @pytest.mark.parametrize(
        ("article", "topic"),
        [
            ("9(1)", "execute"), ("11(1)-(3)", "protect_persons"), ("12(4)", "victim_privacy"),
            ("13(2)", "child_presumption"), ("15(3)-(5)", "victim_privacy"), ("17", "protect_persons"),
        ],
    )  # fmt: skip
    def test_the_duty_works_on_top_of_the_basis(self, article: str, topic: str) -> None:
        for kind in (MLA, EX):
            finding = found(asked(kind), NAME, article, topic)
            assert (finding.force, finding.status, finding.outcome) == (Force.DUTY, Status.VERIFIED, MET)

    def test_an_article_whose_number_is_not_sure_is_shown_only(self) -> None:
        assert not found(asked(), NAME, "18a", "execute").applied
