"""The United States' own law: the sections of title 18 that were read."""

from datetime import date

import pytest

from models.law.loading import load_law
from tests.law.countries.owning import MET, MLA, UNKNOWN, due, outcome, silent


def test_only_a_search_warrant_needs_conduct_punishable_by_more_than_a_year() -> None:
    """18 USC 3512(e): “A Federal judge may issue a search warrant under this section only if the foreign offense for
    which the evidence is sought involves conduct that, if committed in the United States, would be considered an
    offense punishable by imprisonment for more than one year under Federal or State law.”."""
    for topic in ("dual_criminality", "threshold"):
        assert outcome("US", "18 USC 3512(e)", topic, MLA, "MX", measure__1__kind="search") is UNKNOWN
        assert silent("US", "18 USC 3512(e)", topic, MLA, "MX", measure__1__kind="take_evidence")
    row = next(row for row in load_law().countries["US"].threshold if row.article == "18 USC 3512(e)")
    assert (row.max_months, row.more_than, row.laws) == (12, True, "requested")


def test_a_search_for_forced_labour_passes() -> None:
    """Forced labour carries twenty years."""
    found = outcome(
        "US", "18 USC 3512(e)", "threshold", MLA, "MX", measure__1__kind="search", offence__1__category="trafficking",
        conduct__act=["recruit", "provide"], conduct__purpose=["forced_labour"], conduct__means=["force", "threat"],
        conduct__states=["US"],
    )  # fmt: skip
    assert found is MET


def test_no_extradition_without_a_treaty_and_citizens_are_surrendered() -> None:
    """18 USC 3181(a): “shall continue in force only during the existence of any treaty of extradition with such foreign
    government”; 3196: “the Secretary of State may, nevertheless, order the surrender to that country of a United States
    citizen”."""
    country = load_law().countries["US"]
    assert [row.possible for row in country.without_treaty if MLA not in row.kinds] == [False]
    assert [row.stance for row in country.policy if row.topic == "nationality"] == ["allows"]


@pytest.mark.parametrize(
    ("committed", "last"), [(date(2026, 4, 15), date(2026, 6, 15)), (date(2026, 12, 31), date(2027, 2, 28))]
)
def test_two_calendar_months_and_never_sixty_days(committed: date, last: date) -> None:
    """18 USC 3188: “within two calendar months after such commitment, over and above the time actually required to
    convey the prisoner”."""
    assert due("US", "18 USC 3188", "committal", committed, requesting="MX") == last
