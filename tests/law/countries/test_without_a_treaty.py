"""What a State's own law asks only where no treaty is the basis: an undertaking of reciprocity, a heavier penalty."""

import pytest

from models.finding import Status
from models.law.loading import load_law
from tests.law.countries.owning import EX, MET, MLA, NOT_MET, outcome, silent
from tests.law.instruments.asking import TODAY, basis

RECIPROCITY = [
    (row.article, state, kind)
    for state, country in load_law().countries.items()
    for row in country.requirement
    if row.topic == "reciprocity" and row.no_treaty
    for kind in row.kinds
    if kind in (EX, MLA)
]


def test_there_are_such_rows() -> None:
    assert {state for _, state, _ in RECIPROCITY} >= {"AR", "BR", "CN", "JP", "KR", "SG", "TH"}


@pytest.mark.parametrize(("article", "state", "kind"), RECIPROCITY)
def test_an_undertaking_of_reciprocity_is_asked(article: str, state: str, kind: object) -> None:
    assert outcome(state, article, "reciprocity", kind) is NOT_MET  # type: ignore[arg-type]
    assert outcome(state, article, "reciprocity", kind, assurance__1__kind="reciprocity") is MET  # type: ignore[arg-type]


@pytest.mark.parametrize(("article", "state", "kind"), RECIPROCITY)
def test_it_is_not_asked_where_a_convention_is_the_basis(article: str, state: str, kind: object) -> None:
    """Ghana and the State are bound by the UN conventions, which let own law decide as well."""
    assert any(basis(name, "GH", state, EX, TODAY).stands for name in ("untoc", "uncac"))
    assert silent(state, article, "reciprocity", kind, "GH", offence__1__category="corruption")  # type: ignore[arg-type]


class TestFiveYearsInCanada:
    """S. 3(1)(b)(i) Extradition Act: “in the case of a request based on a specific agreement, by imprisonment for a
    maximum term of five years or more”."""

    ARTICLE = "3(1)(b)(i) Extradition Act"

    def test_for_a_state_without_an_agreement_and_not_designated(self) -> None:
        row = next(row for row in load_law().countries["CA"].threshold if row.article == self.ARTICLE)
        assert (row.max_months, row.laws, row.status) == (60, "requested", Status.VERIFIED)
        assert outcome("CA", self.ARTICLE, "threshold") is not MET
        assert len(row.except_requesting) == 31

    @pytest.mark.parametrize("requesting", ["US", "GB", "MX"])
    def test_not_under_a_treaty_nor_for_a_designated_state(self, requesting: str) -> None:
        assert silent("CA", self.ARTICLE, "threshold", EX, requesting)


def test_the_rest_of_the_law_stays_under_a_treaty() -> None:
    country = load_law().countries["CA"]
    under = country.under_treaty
    assert {row.article for row in country.provisions} - {row.article for row in under.provisions} == {
        TestFiveYearsInCanada.ARTICLE
    }
    assert under.data == country.data
