"""Mutual assistance under the EU-UK Trade and Cooperation Agreement, Title VIII: on top of the Convention of 1959."""

import sys
from datetime import date
from pathlib import Path

import pytest

from models.fact import Kind
from models.finding import Assessment, Force, Status
from models.law import bases, load_law
from models.value import Outcome
from tests.law.instruments.asking import ask, basis, clock, due, found, instrument, limit, quotations, text_of

NAME = "tca_mla"
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN
DAY = date(2026, 11, 24)

LETTER: dict[str, object] = {
    "requesting/authority": "Crown Prosecution Service", "person/1/role": "suspect",
    "offence/1/category": "trafficking", "conduct/summary": "He brought women to a flat.", "measure/1/kind": "search",
}  # fmt: skip


def asked(**changes: object) -> Assessment:
    facts = LETTER | {path.replace("__", "/"): value for path, value in changes.items()}
    return ask("GB", "FR", Kind.MLA, {p: v for p, v in facts.items() if v is not None}, received=DAY)


def test_every_quotation_stands_in_the_fact_sheet(shared: Path) -> None:
    text = text_of(shared, "law/eu.md")
    quoted = list(quotations(sys.modules[__name__]))
    assert len(quoted) >= 8
    assert [name for name, quotation in quoted if quotation not in text] == []


def test_nothing_is_called_verified_and_all_of_it_works_on_top() -> None:
    assert {p.status for p in instrument(NAME).provisions} == {Status.KNOWLEDGE}
    assert all(p.overlay for p in instrument(NAME).provisions)


class TestArticle633RelationToTheConventionOf1959:
    """Sheet, 7.2: “supplements 1959 Convention + 1978 and 2001 protocols”; section 7: “GB with EU27 (binds IE and
    DK”."""

    @pytest.mark.parametrize("state", ["FR", "DK", "IE"])
    def test_the_day_on_which_it_follows_the_investigation_order(self, state: str) -> None:
        for on, new in ((date(2020, 12, 31), False), (date(2021, 1, 1), True)):
            assert basis(NAME, "GB", state, Kind.MLA, on).stands is new
        if state == "FR":
            assert basis("eio", "GB", state, Kind.MLA, date(2020, 12, 31)).stands
            assert not basis("eio", "GB", state, Kind.MLA, date(2021, 1, 1)).stands

    def test_the_convention_comes_first(self) -> None:
        rows = [b.instrument for b in bases(load_law(), "GB", "FR", DAY, Kind.MLA) if b.stands]
        assert rows[0] == "ets30"
        assert rows.index(NAME) < rows.index("untoc")

    def test_it_does_not_bind_two_member_states_with_one_another(self) -> None:
        assert not basis(NAME, "FR", "DE", Kind.MLA).stands


class TestArticles636To639Grounds:
    """Sheet, 7.2: “request must be necessary, proportionate, and available in similar domestic case”; “ne bis in idem,
    judged by another State, penalty enforced/being enforced/unenforceable”."""

    @pytest.mark.parametrize(
        ("article", "topic", "path", "force"),
        [
            ("636(1)", "measure_unavailable", "desk__measure_unlawful", Force.PROCEDURAL),
            ("637", "measure_unavailable", "desk__measure_unlawful", Force.PROCEDURAL),
            ("639", "ne_bis_in_idem_third", "desk__final_elsewhere", Force.OPTIONAL),
            ("639", "ne_bis_in_idem_here", "desk__final_here", Force.OPTIONAL),
        ],
    )
    def test_made_out_not_made_out_and_unknown(self, article: str, topic: str, path: str, force: Force) -> None:
        for value, outcome in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            finding = found(asked(**{path: value}), NAME, article, topic)
            assert (finding.outcome, finding.force) == (outcome, force)


class TestArticle640TimeLimits:
    """Sheet, 7.2: “decide + inform requester”; “decision under 640(1), or 636(2) consultation”; “as full account as
    possible”; “inform by any means with reasons, consult on timing”."""

    def test_forty_five_days_for_the_decision(self) -> None:
        row = due(asked(), NAME, "640(1)")
        assert (row.due, row.met_by, row.liberty) == (date(2027, 1, 8), "decide", False)

    def test_ninety_days_for_the_execution(self) -> None:
        row = clock(NAME, "640(2)", "GB", "FR", Kind.MLA, "decision_made", date(2027, 1, 8))
        assert (row.due, row.met_by) == (date(2027, 4, 8), "execute")

    def test_expiry_only_brings_a_notice(self) -> None:
        assert all("told without delay" in limit(NAME, article).consequence for article in ("640(1)", "640(2)"))

    def test_between_member_states_they_do_not_run(self) -> None:
        assessment = ask("DE", "FR", Kind.MLA, LETTER, received=DAY)
        assert not [d for d in assessment.deadlines if d.instrument == NAME]


class TestArticles641And642:
    """Sheet, 7.2: “urgent via Europol/Eurojust”."""

    def test_eurojust_in_urgent_cases(self) -> None:
        for urgent, outcome in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            assert found(asked(request__urgent=urgent), NAME, "641(2)", "channel").outcome is outcome

    def test_a_joint_team_and_the_form(self) -> None:
        assert found(asked(), NAME, "642", "joint_investigation").force is Force.DUTY
        assert found(asked(), NAME, "635", "execute").force is Force.DUTY
