"""The Convention on Cybercrime (ETS 185) for electronic evidence of an offence that is no computer offence."""

import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.deadline import Calendar
from models.fact import Kind
from models.finding import Force, Status
from models.law import load_law
from models.law.clocks import limits_started
from models.value import Outcome
from tests.law.instruments.asking import basis, instrument, quotations, said_nothing, text_of
from tests.law.instruments.coe import PRESERVATION, Asked

NAME, TEXT = "ets185_evidence", "NLrepo_CoE_185_Cybercrime.md"
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN
NOW = date(2026, 11, 24)

# In a case of trafficking: Switzerland to Spain beside ETS 30, Australia to the United States without a treaty.
BESIDE = Asked(NAME, "CH", "ES", Kind.MLA, PRESERVATION)
ALONE = Asked(NAME, "AU", "US", Kind.MLA, PRESERVATION)


def stands(**changes: object) -> bool:
    return next(row for row in BESIDE.assessment(**changes).bases if row.instrument == NAME).stands


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    text = text_of(shared, TEXT)
    quoted = list(quotations(sys.modules[__name__]))
    assert len(quoted) >= 7
    assert [name for name, quotation in quoted if quotation not in text] == []


def test_its_rules_and_parties_are_those_of_the_convention() -> None:
    half, whole = instrument(NAME), instrument("ets185")
    assert {row.status for row in half.provisions} == {Status.VERIFIED}
    assert (half.party, half.parties) == (whole.party, whole.parties)
    texts = {(type(row), row.article, row.text) for row in whole.provisions}
    assert [row.article for row in half.provisions if (type(row), row.article, row.text) not in texts] == []


class TestArticle25EvidenceOfAnyOffence:
    """Art. 25(1): “or for the collection of evidence in electronic form of a criminal offence”. Art. 14(2)(c): “the
    collection of evidence in electronic form of a criminal offence”."""

    def test_it_stands_for_electronic_evidence_alone_and_once_that_is_known(self) -> None:
        assert stands()
        assert not stands(measure__1__kind="take_evidence")
        assert not stands(measure__1__kind=None)
        assert not basis(NAME, "CH", "ES", Kind.EXTRADITION).stands

    def test_for_a_computer_offence_or_an_open_one_the_whole_convention_speaks(self) -> None:
        for category in ("cybercrime", None):
            assert not stands(offence__1__category=category)
            found = BESIDE.assessment(offence__1__category=category).bases
            assert next(row for row in found if row.instrument == "ets185").stands

    def test_without_a_treaty_it_comes_first_and_beside_witnesses_the_general_one(self) -> None:
        assert ALONE.assessment().chosen == NAME
        assert ALONE.assessment(measure__2__kind="take_evidence").chosen == "untoc"
        assert BESIDE.assessment().chosen == "ets30"

    @pytest.mark.parametrize(("state", "since"), [("ES", date(2010, 10, 1)), ("CH", date(2012, 1, 1))])
    def test_a_state_is_bound_from_its_day_and_not_before(self, state: str, since: date) -> None:
        asked = Asked(NAME, state, "HR", Kind.MLA, PRESERVATION)
        days = (since - timedelta(days=1), since)
        found = [next(row for row in asked.assessment(day).bases if row.instrument == NAME) for day in days]
        assert [row.stands for row in found] == [False, True]


class TestArticle29Preservation:
    """Art. 29(2)(d): “any available information identifying the custodian of the stored computer data”. Art. 29(3):
    “dual criminality shall not be required as a condition”. Art. 29(4): “reserve the right to refuse the request for
    preservation under this article”. Art. 29(7): “not less than sixty days”."""

    def test_its_contents(self) -> None:
        assert BESIDE.outcome("29(2)(f)", "assistance_request_intent") is MET
        assert BESIDE.outcome("29(2)(f)", "assistance_request_intent", assurance__1__kind=None) is NOT_MET
        assert BESIDE.outcome("29(2)(d)", "measure_description", measure__1__description=None) is UNKNOWN

    def test_dual_criminality_is_no_condition_and_a_reservation_is_spoken_of(self) -> None:
        finding = BESIDE.finding("29(3)", "dual_criminality")
        assert (finding.outcome, finding.force, finding.concern) == (MET, Force.PROHIBITED, False)
        assert finding.rule is not None and "reserved" in finding.rule.english()

    @pytest.mark.parametrize(
        ("article", "topic", "path"),
        [
            ("29(5)(a)", "political", "desk/political"),
            ("29(5)(b)", "essential_interests", "desk/essential_interests"),
        ],
    )
    def test_its_only_grounds(self, article: str, topic: str, path: str) -> None:
        assert BESIDE.recorded(article, topic, path) == (MET, NOT_MET, UNKNOWN)

    def test_sixty_days_from_the_preservation(self) -> None:
        rows = limits_started(
            load_law(), "data_preserved", date(2026, 3, 2), requesting="CH", requested="ES", kind=Kind.MLA, on=NOW,
            calendars={state: Calendar(state=state) for state in ("CH", "ES")}, measures=("preserve_data",),
            categories=("trafficking",),
        )  # fmt: skip
        assert [(row.instrument, row.due) for row in rows] == [(NAME, date(2026, 5, 1))]


class TestArticles33And34Interception:
    """Art. 33(2): “would be available in a similar domestic case”. Art. 34: “to the extent permitted under their
    applicable treaties and domestic laws”."""

    @pytest.mark.parametrize(("article", "topic"), [("33(2)", "measure_unavailable"), ("34", "domestic_bar")])
    def test_own_law_decides(self, article: str, topic: str) -> None:
        tapped = Asked(NAME, "CH", "ES", Kind.MLA, PRESERVATION | {"measure/1/kind": "interception"})
        assert tapped.recorded(article, topic, "desk/measure_unlawful") == (MET, NOT_MET, UNKNOWN)
        assert said_nothing(BESIDE.assessment(), NAME, article, topic)


class TestArticle35Network:
    """Art. 35(1): “a point of contact available on a twenty-four hour, seven-day-a-week basis”."""

    def test_its_help_is_owed_beside_any_treaty(self) -> None:
        assert BESIDE.duties([("35(1)", "execute_promptly"), ("29(1), (3)", "execute_promptly")]) == []
        assert ALONE.outcome("27(8)", "confidentiality", request__confidential=True) is MET
        assert ALONE.outcome("27(8)", "confidentiality", request__confidential=False) is NOT_MET
