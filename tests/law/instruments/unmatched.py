"""What cannot be compared or counted: offences that are not encoded for the day, limits that are not confirmed."""

from datetime import date

from models.deadline import Calendar
from models.fact import Kind
from models.finding import Force, Status
from models.law.clocks import limits_started
from models.law.loading import load_law
from tests.law.instruments.asking import limit
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


def no_clock(treaty: Treaty, article: str, event: str, kind: Kind = EX) -> None:
    """The limit is there, unconfirmed, and its event starts nothing."""
    assert (limit(treaty.name, article).status, limit(treaty.name, article).trigger) == (Status.UNCONFIRMED, event)
    started = date(2026, 2, 10)
    calendars = {state: Calendar(state=state) for state in (treaty.requesting, treaty.requested)}
    rows = limits_started(
        load_law(), event, started, requesting=treaty.requesting, requested=treaty.requested, kind=kind, on=started,
        calendars=calendars,
    )  # fmt: skip
    assert (treaty.name, article) not in {(row.instrument, row.article) for row in rows}
