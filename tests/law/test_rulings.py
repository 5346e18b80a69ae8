"""Rulings: which are cited for which provision on which day, and what they make an officer ask."""

from datetime import date, timedelta

import pytest

from models.fact import Kind
from models.finding import Finding, Status
from models.law.law import Law
from models.law.loading import load_law
from models.law.ruling import Applies, Court, Ruling
from tests.law.instruments.asking import TODAY, ask, found

POLITICAL = Applies(instruments=("ets24",), topics=("political",))
FIRST, SECOND = date(2010, 3, 1), date(2020, 9, 15)


def ruling(name: str, decided: date, **more: object) -> Ruling:
    """A ruling on the political ground of ETS 24; it is invented, as are all of this module but those of the law."""
    return Ruling.model_validate(
        {
            "id": name, "number": "No. 1", "name": name.title(), "decided": decided, "status": Status.KNOWLEDGE,
            "text": f"The {name} ruling settles it.", "applies": (POLITICAL,),
        } | more
    )  # fmt: skip


def law_with(*rulings: Ruling, binds: tuple[str, ...] = ("CH",)) -> Law:
    court = Court(id="court", name="A court", short="Court", binds=binds, ruling=rulings)
    return load_law().model_copy(update={"courts": {"court": court}})


def political(law: Law, on: date = TODAY, **facts: object) -> Finding:
    return found(ask("ES", "CH", Kind.EXTRADITION, facts, on=on, law=law), "ets24", "3(1)", "political")


OLDER = ruling("older", FIRST, overruled_by="newer", until=SECOND)
NEWER = ruling("newer", SECOND, question="Please state what the acts were directed against.")


@pytest.mark.parametrize(
    ("on", "cited"),
    [
        (FIRST - timedelta(days=1), []),
        (FIRST, ["older"]),
        (SECOND - timedelta(days=1), ["older"]),
        (SECOND, ["newer"]),
    ],
)
def test_the_day_chooses_between_an_older_and_a_newer_ruling(on: date, cited: list[str]) -> None:
    assert [row.id for row in political(law_with(OLDER, NEWER), on).rulings] == cited


def test_a_ruling_is_cited_where_it_is_followed_and_for_its_provision_alone() -> None:
    assert political(law_with(NEWER, binds=("FR",))).rulings == ()
    for cited, applies in (
        (0, Applies(topics=("military",))),
        (0, Applies(topics=("political",), articles=("9",))),
        (0, Applies(topics=("political",), kinds=(Kind.MLA,))),
        (0, Applies(topics=("political",), instruments=("bilateral",))),
        (1, Applies(topics=("political",), articles=("3(1)",))),
        (1, Applies(topics=("political",), instruments=("regional",))),
        (1, Applies(topics=("political",))),
    ):
        assert len(political(law_with(ruling("one", FIRST, applies=(applies,)))).rulings) == cited, applies


def test_the_question_of_the_newest_ruling_is_put() -> None:
    asked = political(law_with(OLDER, NEWER)).question
    assert asked is not None
    assert asked.english() == "Please state what the acts were directed against."
    assert political(law_with(OLDER), FIRST).question is None


def test_an_unconfirmed_ruling_is_cited_nowhere() -> None:
    assert political(law_with(ruling("doubtful", FIRST, status=Status.UNCONFIRMED))).rulings == ()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"overruled_by": "newer"}, "needs until"),
        ({"since": FIRST - timedelta(days=1)}, "since cannot come before decided"),
        ({"applies": ({"topics": ("weather",)},)}, "unknown topic"),
        ({"applies": ()}, "at least 1 item"),
    ],
)
def test_a_ruling_that_is_not_sound_is_refused(change: dict[str, object], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        ruling("wrong", FIRST, **change)


@pytest.fixture
def rulings() -> list[tuple[Court, Ruling]]:
    return [(court, row) for court in load_law().courts.values() for row in court.ruling]


def test_every_ruling_came_before_today_and_is_overruled_by_a_later_one(rulings: list[tuple[Court, Ruling]]) -> None:
    known = {row.id: row for _, row in rulings}
    for court, row in rulings:
        assert row.id.startswith(f"{court.id}_{row.decided.year}_"), row.id
        assert row.decided <= TODAY
        if row.overruled_by:
            assert known[row.overruled_by].decided > row.decided


class TestRisksInTheIssuingState:
    """CJEU 5 April 2016, C-404/15 and C-659/15 PPU, Aranyosi and Căldăraru: general conditions first, then the person's
    own case, and a question to the issuing authority under article 15(2) in between (sheet eu.md, 2.2)."""

    @pytest.mark.parametrize(("on", "cited"), [(date(2016, 4, 4), False), (date(2016, 4, 5), True)])
    def test_it_is_cited_from_its_day(self, on: date, cited: bool) -> None:
        finding = found(ask("RO", "DE", Kind.EXTRADITION, on=on), "eaw", "1(3)", "fundamental_rights")
        assert ("cjeu_2016_aranyosi" in {row.id for row in finding.rulings}) is cited
        assert (finding.question is not None) is cited

    def test_it_is_not_cited_between_other_states(self) -> None:
        cited = {row.id for finding in ask("US", "MX", Kind.EXTRADITION).findings for row in finding.rulings}
        assert not any(name.startswith("cjeu_") for name in cited)
