"""The clocks that events start, under a treaty and under own law; the stricter of the two; both calendars."""

from datetime import date
from pathlib import Path

import pytest

from models.deadline import Calendar, NoCalendar
from models.fact import Kind
from models.finding import DeadlineDue
from models.law import limits_started, load_law
from models.law.clocks import effective
from models.law.country import Country
from models.law.instrument import Instrument, Limit

EX, PA = Kind.EXTRADITION, Kind.PROVISIONAL_ARREST
MX = Calendar(state="MX", holidays=frozenset({date(2026, 5, 1)}))
CALENDARS = {"MX": MX} | {state: Calendar(state=state) for state in ("US", "ES", "DE", "CA", "FR")}


def started(event: str, day: date, requesting: str, requested: str, kind: Kind = EX) -> dict[str, DeadlineDue]:
    rows = limits_started(
        load_law(), event, day, requesting=requesting, requested=requested, kind=kind, on=day, calendars=CALENDARS
    )
    return {row.rule: row for row in rows}


class TestWorkedExamples:
    """law/regional_and_practice.md, 1.1.9, and DESIGN.md, 10: through the law itself."""

    def test_sixty_days_for_the_papers_from_the_united_states(self) -> None:
        rows = started("provisional_arrest", date(2026, 3, 2), "US", "MX", PA)
        treaty = next(row for row in rows.values() if row.instrument == "mx_us_extradition_1978")
        assert (treaty.due, treaty.safe, treaty.liberty, treaty.met_by) == (
            date(2026, 5, 1), date(2026, 4, 30), True, "papers",
        )  # fmt: skip

    def test_own_law_is_kept_beside_the_treaty_and_the_stricter_is_effective(self) -> None:
        rows = started("provisional_arrest", date(2026, 3, 2), "US", "MX", PA)
        assert rows["mx:18 LEI:provisional_arrest"].due == date(2026, 5, 2)
        assert [row.due for row in effective(rows.values())] == [date(2026, 5, 1)]

    def test_sometimes_own_law_is_the_stricter(self) -> None:
        """Two months from 31 December end on the last of February: 59 days, not 60."""
        rows = started("provisional_arrest", date(2025, 12, 31), "US", "MX", PA)
        assert [(row.instrument, row.due) for row in effective(rows.values())] == [("mx", date(2026, 2, 28))]

    def test_removal_from_mexico(self) -> None:
        rows = started("person_at_disposal", date(2026, 5, 20), "US", "MX")
        assert rows["mx:35 LEI:person_at_disposal"].due == date(2026, 7, 19)

    def test_removal_from_the_united_states_in_months(self) -> None:
        rows = started("committal", date(2026, 4, 15), "MX", "US")
        assert rows["us:18 USC 3188:committal"].due == date(2026, 6, 15)
        assert rows["us:18 USC 3188:committal"].met_by == "surrender"

    def test_speciality_sixty_days_after_being_free_to_leave(self) -> None:
        rows = started("free_to_leave", date(2026, 2, 10), "US", "MX")
        assert [row.due for row in rows.values() if row.instrument == "mx_us_extradition_1978"] == [date(2026, 4, 11)]


class TestOwnLawOfSpain:
    """Ley 4/1985, art. 8(2): forty days; art. 19(3): may be released after fifteen days and must be after thirty."""

    def test_forty_days_for_the_papers(self) -> None:
        rows = started("provisional_arrest", date(2026, 3, 2), "MX", "ES", PA)
        own = rows["es:8(2), 10 Ley 4/1985:provisional_arrest"]
        assert own.due == date(2026, 4, 11)
        assert [row.rule for row in effective(rows.values())] == [own.rule]

    def test_fifteen_and_thirty_days_from_the_date_fixed(self) -> None:
        rows = started("surrender_date_fixed", date(2026, 6, 1), "MX", "ES")
        assert sorted(row.due for row in rows.values()) == [date(2026, 6, 16), date(2026, 7, 1)]


class TestOwnLawOfGermany:
    """IRG § 16(2): two months; three for a State outside Europe."""

    @pytest.mark.parametrize(("requesting", "due"), [("ES", date(2026, 5, 2)), ("MX", date(2026, 6, 2))])
    def test_two_or_three_months(self, requesting: str, due: date) -> None:
        rows = started("provisional_arrest", date(2026, 3, 2), requesting, "DE", PA)
        assert [row.due for row in rows.values() if row.instrument == "de"] == [due]


class TestWhatStartsNoClock:
    def test_an_unconfirmed_limit(self) -> None:
        """LEI 33 (fifteen days) and the Amparo Act (thirty) differ: neither is applied until a lawyer settles it."""
        assert not started("decision_made", date(2026, 5, 4), "US", "MX")
        unsettled = [limit.article for limit in load_law().countries["MX"].limit if limit.trigger == "decision_made"]
        assert unsettled == ["33 LEI", "17(I) Amparo Act"]

    def test_another_event_or_another_kind(self) -> None:
        assert "mx:35 LEI:person_at_disposal" not in started("person_at_disposal", date(2026, 5, 20), "US", "MX", PA)
        assert not started("victim_identified", date(2026, 5, 20), "US", "MX")


def test_a_state_without_a_calendar_is_named() -> None:
    with pytest.raises(NoCalendar, match="a calendar of MX"):
        limits_started(
            load_law(), "provisional_arrest", date(2026, 3, 2), requesting="US", requested="MX", kind=PA,
            on=date(2026, 3, 2), calendars={"US": CALENDARS["US"]},
        )  # fmt: skip


def _limits() -> list[tuple[str, Limit]]:
    law = load_law()
    holders: list[Instrument | Country] = [*law.instruments.values(), *law.countries.values()]
    return [(holder.id, limit) for holder in holders for limit in holder.limit]


@pytest.mark.parametrize(("holder", "limit"), _limits(), ids=lambda value: getattr(value, "article", value))
def test_each_limit_of_the_law_says_who_must_have_received_what(holder: str, limit: Limit) -> None:
    assert limit.consequence.endswith(".")
    assert limit.receiver, f"{holder} {limit.article}: say which organ must have received or done what"
    assert not (limit.liberty and limit.roll)


def test_the_calendars_come_from_the_library_and_name_the_state_that_it_lacks() -> None:
    from tasks.calendars import NoHolidays, calendars

    both = calendars(("MX", "US"), around=date(2026, 11, 24))
    assert not both["MX"].works(date(2026, 11, 16))  # third Monday of November: the Revolution
    assert both["US"].works(date(2026, 11, 16))
    assert not both["US"].works(date(2026, 11, 26))  # fourth Thursday of November: Thanksgiving
    assert both["MX"].works(date(2026, 11, 26))
    with pytest.raises(NoHolidays, match="XQ"):
        calendars(("XQ",), around=date(2026, 11, 24))


def test_only_one_module_knows_the_library() -> None:
    root = Path(__file__).parents[2]
    users = [
        str(path.relative_to(root))
        for top in ("models", "tasks", "flows")
        for path in (root / top).rglob("*.py")
        if "import holidays" in path.read_text(encoding="utf-8")
    ]
    assert users == ["tasks/calendars.py"]
