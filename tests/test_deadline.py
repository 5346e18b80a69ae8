"""Counting time: the worked examples of the fact sheet, both sides of each rule, and what must always hold."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.deadline import (
    Calendar,
    CalendarEnds,
    NoCalendar,
    NoZone,
    Unit,
    add_months,
    calendar_of,
    end_of_hours,
    last_day,
    next_working,
    safe_day,
)

PLAIN = Calendar(state="XK")
MX = Calendar(state="MX", holidays=frozenset({date(2026, 5, 1), date(2026, 9, 16)}))
US = Calendar(state="US", holidays=frozenset({date(2026, 7, 3), date(2026, 11, 26)}))
FRIDAY_OFF = Calendar(state="SA", weekend=frozenset({4, 5}))

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2080, 12, 31))
LENGTHS = st.integers(min_value=1, max_value=200)


class TestWorkedExamples:
    """law/regional_and_practice.md, 1.1.9: worked deadlines for unit tests."""

    @pytest.mark.parametrize(
        ("started", "length", "unit", "due"),
        [
            (date(2026, 3, 2), 60, Unit.DAYS, date(2026, 5, 1)),  # MXUS-T1, papers after a provisional arrest
            (date(2026, 2, 10), 60, Unit.DAYS, date(2026, 4, 11)),  # MXUS-T3, speciality
            (date(2026, 5, 20), 60, Unit.DAYS, date(2026, 7, 19)),  # LEI 35, removal
            (date(2026, 4, 15), 2, Unit.MONTHS, date(2026, 6, 15)),  # 18 USC 3188, not 60 days
            (date(2026, 7, 1), 30, Unit.DAYS, date(2026, 7, 31)),  # CA s.43
            (date(2026, 7, 1), 90, Unit.DAYS, date(2026, 9, 29)),  # CA s.40
            (date(2026, 9, 15), 45, Unit.DAYS, date(2026, 10, 30)),  # CA s.69
            (date(2026, 3, 2), 5, Unit.DAYS, date(2026, 3, 7)),  # ASEAN oral request
            (date(2026, 3, 2), 10, Unit.DAYS, date(2026, 3, 12)),  # Mercosur fax
            (date(2026, 3, 2), 90, Unit.DAYS, date(2026, 5, 31)),  # CA s.14, authority to proceed
        ],
    )
    def test_the_day_of_the_event_is_day_0(self, started: date, length: int, unit: Unit, due: date) -> None:
        assert last_day(started, length, unit, PLAIN) == due

    @pytest.mark.parametrize(("length", "due"), [(65, date(2026, 5, 5)), (45, date(2026, 4, 15))])
    def test_beginning_with_the_day_includes_it(self, length: int, due: date) -> None:
        assert last_day(date(2026, 3, 2), length, Unit.DAYS, PLAIN, include=True) == due


class TestRegulation1182Of71:
    """law/eu.md, 10.1: worked examples under Regulation (EEC, Euratom) No 1182/71."""

    def test_a_week_and_thirty_days_after_an_order(self) -> None:
        assert last_day(date(2026, 11, 24), 7, Unit.DAYS, PLAIN, roll=True) == date(2026, 12, 1)
        assert last_day(date(2026, 11, 24), 30, Unit.DAYS, PLAIN, roll=True) == date(2026, 12, 24)

    def test_a_last_day_on_saturday_moves_to_monday_where_the_rule_says_so(self) -> None:
        assert last_day(date(2026, 9, 1), 60, Unit.DAYS, PLAIN, roll=True) == date(2026, 11, 2)
        assert last_day(date(2026, 9, 1), 60, Unit.DAYS, PLAIN) == date(2026, 10, 31)

    def test_forty_eight_hours_run_through_the_weekend_from_the_next_full_hour(self) -> None:
        friday = datetime(2026, 11, 27, 14, 25, tzinfo=ZoneInfo("Europe/Madrid"))
        assert end_of_hours(friday, 48) == datetime(2026, 11, 29, 15, 0, tzinfo=ZoneInfo("Europe/Madrid"))

    def test_a_period_of_two_days_holds_two_working_days(self) -> None:
        """Art. 3(5): any period of two days or more includes at least two working days."""
        friday = date(2026, 11, 27)
        assert last_day(friday, 2, Unit.DAYS, PLAIN, two_working_days=True) == date(2026, 12, 1)
        assert last_day(friday, 2, Unit.DAYS, PLAIN) == date(2026, 11, 29)
        assert last_day(friday, 1, Unit.DAYS, PLAIN, two_working_days=True) == date(2026, 11, 28)


class TestHours:
    def test_the_change_of_clocks_neither_adds_nor_takes_an_hour(self) -> None:
        before = datetime(2026, 10, 24, 12, 0, tzinfo=ZoneInfo("Europe/Madrid"))
        assert end_of_hours(before, 24) == datetime(2026, 10, 25, 11, 0, tzinfo=ZoneInfo("Europe/Madrid"))

    def test_a_full_hour_starts_at_once(self) -> None:
        start = datetime(2026, 11, 27, 14, 0, tzinfo=UTC)
        assert end_of_hours(start, 8) == datetime(2026, 11, 27, 22, 0, tzinfo=UTC)

    def test_a_zone_of_half_an_hour_keeps_its_own_hours(self) -> None:
        zone = timezone(timedelta(hours=5, minutes=30))
        assert end_of_hours(datetime(2026, 1, 1, 9, 10, tzinfo=zone), 2) == datetime(2026, 1, 1, 12, 0, tzinfo=zone)

    def test_a_moment_without_a_zone_is_refused(self) -> None:
        with pytest.raises(NoZone, match=r"^a period in hours starts at a moment with a time zone$"):
            end_of_hours(datetime(2026, 1, 1), 8)

    def test_without_the_time_only_whole_days_count(self) -> None:
        assert last_day(date(2026, 11, 27), 8, Unit.HOURS, PLAIN) == date(2026, 11, 27)
        assert last_day(date(2026, 11, 27), 96, Unit.HOURS, PLAIN, roll=True) == date(2026, 12, 1)

    def test_hours_never_roll_past_a_weekend(self) -> None:
        assert last_day(date(2026, 11, 28), 8, Unit.HOURS, PLAIN, roll=True) == date(2026, 11, 28)

    def test_a_second_or_less_past_the_hour_is_past_it(self) -> None:
        for late in (timedelta(seconds=1), timedelta(microseconds=1)):
            start = datetime(2026, 11, 27, 14, 0, tzinfo=UTC) + late
            assert end_of_hours(start, 8) == datetime(2026, 11, 27, 23, 0, tzinfo=UTC)


class TestMonths:
    @pytest.mark.parametrize(
        ("day", "months", "same"),
        [
            (date(2026, 1, 31), 1, date(2026, 2, 28)),
            (date(2028, 1, 31), 1, date(2028, 2, 29)),
            (date(2026, 12, 15), 1, date(2027, 1, 15)),
            (date(2026, 3, 31), -1, date(2026, 2, 28)),
            (date(2026, 1, 15), -1, date(2025, 12, 15)),
            (date(2026, 8, 31), 6, date(2027, 2, 28)),
            (date(2026, 11, 24), 12, date(2027, 11, 24)),
        ],
    )
    def test_the_same_day_or_the_last_of_the_month(self, day: date, months: int, same: date) -> None:
        assert add_months(day, months) == same


class TestWorkingDays:
    def test_weekends_and_holidays_do_not_count(self) -> None:
        assert last_day(date(2026, 4, 29), 2, Unit.WORKING_DAYS, MX) == date(2026, 5, 4)
        assert last_day(date(2026, 4, 29), 2, Unit.WORKING_DAYS, PLAIN) == date(2026, 5, 1)

    def test_each_state_has_its_own_weekend(self) -> None:
        thursday = date(2026, 11, 26)
        assert last_day(thursday, 1, Unit.WORKING_DAYS, FRIDAY_OFF) == date(2026, 11, 29)
        assert last_day(thursday, 1, Unit.WORKING_DAYS, PLAIN) == date(2026, 11, 27)

    def test_the_day_of_the_event_is_the_first_only_if_it_is_a_working_day(self) -> None:
        friday, saturday = date(2026, 11, 27), date(2026, 11, 28)
        assert last_day(friday, 1, Unit.WORKING_DAYS, PLAIN, include=True) == friday
        assert last_day(saturday, 1, Unit.WORKING_DAYS, PLAIN, include=True) == date(2026, 11, 30)
        assert last_day(friday, 5, Unit.WORKING_DAYS, PLAIN, include=True) == date(2026, 12, 3)

    def test_backwards(self) -> None:
        assert last_day(date(2026, 5, 4), 1, Unit.WORKING_DAYS, MX, before=True) == date(2026, 4, 30)
        assert last_day(date(2026, 5, 4), 45, Unit.DAYS, MX, before=True) == date(2026, 3, 20)

    def test_a_period_counted_backwards_never_moves(self) -> None:
        """Regulation 1182/71, art. 3(4): not for periods counted backwards."""
        sunday = last_day(date(2026, 5, 5), 2, Unit.DAYS, PLAIN, before=True, roll=True)
        assert sunday == date(2026, 5, 3)


class TestSafeDay:
    def test_the_last_day_before_on_which_both_work(self) -> None:
        assert safe_day(date(2026, 3, 2), date(2026, 5, 1), (MX, US)) == date(2026, 4, 30)
        assert safe_day(date(2026, 3, 2), date(2026, 5, 4), (MX, US)) == date(2026, 4, 30)
        assert safe_day(date(2026, 3, 2), date(2026, 5, 4), (US,)) == date(2026, 5, 1)

    def test_never_before_the_event(self) -> None:
        saturday = date(2026, 5, 2)
        assert safe_day(saturday, date(2026, 5, 3), (MX,)) == saturday
        assert safe_day(saturday, saturday, (MX,)) == saturday

    def test_it_keeps_clear_of_a_closure_where_it_can(self) -> None:
        august = frozenset(date(2026, 8, day) for day in range(1, 32))
        closed = MX.model_copy(update={"closed": august})
        assert safe_day(date(2026, 7, 1), date(2026, 8, 20), (closed, US)) == date(2026, 7, 31)
        assert safe_day(date(2026, 7, 1), date(2026, 8, 1), (closed, US)) == date(2026, 7, 31)
        assert safe_day(date(2026, 8, 3), date(2026, 8, 20), (closed, US)) == date(2026, 8, 19), "none is open"
        assert safe_day(date(2026, 8, 3), date(2026, 9, 2), (closed, US)) == date(2026, 9, 1)


class TestCalendars:
    def test_a_year_that_is_not_loaded_is_refused_and_not_guessed(self) -> None:
        known = Calendar(state="MX", years=frozenset({2026}))
        assert known.works(date(2026, 5, 4))
        with pytest.raises(CalendarEnds, match="MX are not loaded for 2027"):
            known.works(date(2027, 1, 4))

    def test_a_state_without_a_calendar_is_named(self) -> None:
        with pytest.raises(NoCalendar, match="a calendar of US"):
            calendar_of({"MX": MX}, "US")
        assert calendar_of({"MX": MX}, "MX") is MX

    def test_the_next_working_day_may_be_the_day_itself(self) -> None:
        assert next_working(date(2026, 5, 4), MX) == date(2026, 5, 4)
        assert next_working(date(2026, 5, 1), MX) == date(2026, 5, 4)


class TestWhatAlwaysHolds:
    @given(DAYS, st.integers(0, 40), LENGTHS, st.sampled_from(Unit), st.booleans(), st.booleans())
    def test_a_later_event_never_gives_an_earlier_deadline(
        self, day: date, later: int, length: int, unit: Unit, roll: bool, two: bool
    ) -> None:
        first = last_day(day, length, unit, MX, roll=roll, two_working_days=two)
        assert last_day(day + timedelta(later), length, unit, MX, roll=roll, two_working_days=two) >= first

    @given(DAYS, LENGTHS, st.sampled_from(Unit))
    def test_a_rolled_last_day_is_a_working_day_and_never_earlier(self, day: date, length: int, unit: Unit) -> None:
        plain, rolled = last_day(day, length, unit, MX), last_day(day, length, unit, MX, roll=True)
        assert rolled >= plain
        assert unit is Unit.HOURS or MX.works(rolled)

    @given(DAYS, LENGTHS)
    def test_the_safe_day_lies_between_the_event_and_the_due_day(self, day: date, length: int) -> None:
        due = last_day(day, length, Unit.DAYS, MX)
        safe = safe_day(day, due, (MX, US))
        assert day <= safe < due
        assert safe == day or (MX.works(safe) and US.works(safe))
