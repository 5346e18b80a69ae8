"""Thresholds and dual criminality where the requested State's offences are not encoded for the day: no comparison."""

from models.finding import Force
from tests.law.instruments.bilateral import EX, MANDATORY, NOT_MET, UNKNOWN, Treaty, finding, outcome


def below(treaty: Treaty, article: str, months: int, *, more_than: bool = False) -> None:
    """Below the threshold in the requesting State is enough to fail; at it, the other law still has to be compared."""
    least = months + 1 if more_than else months
    assert outcome(treaty, article, "threshold", offence__1__max_months=least - 1) is NOT_MET
    assert outcome(treaty, article, "threshold", offence__1__max_months=least) is not NOT_MET
    assert outcome(treaty, article, "threshold", offence__1__max_months=None) is UNKNOWN


def both_laws(treaty: Treaty, article: str, force: Force = MANDATORY) -> None:
    """The rule is there with its force; without the conduct it stays open."""
    assert finding(treaty, article, "dual_criminality", EX).force is force
    assert outcome(treaty, article, "dual_criminality", EX, conduct__purpose=None) is UNKNOWN
