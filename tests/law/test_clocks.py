"""The clocks that events start, under a treaty and under own law; the stricter of the two; both calendars."""

from datetime import date
from pathlib import Path

import pytest

from models.deadline import Calendar, NoCalendar
from models.fact import Kind
from models.finding import DeadlineDue
from models.law import clocks, limits_started, load_law
from models.law.applying import Speaking
from models.law.clocks import effective, started_by
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


SATURDAY, WEDNESDAY = date(2026, 11, 28), date(2026, 11, 25)


def one(started_on: date, /, states: tuple[str, str] = ("US", "MX"), eu: bool = False, **row: object) -> DeadlineDue:
    """The deadline of a treaty that has this one limit and nothing else."""
    law, name = load_law(), "mx_us_extradition_1978"
    rule: dict[str, object] = {
        "article": "1", "text": "A rule of the test.", "status": "knowledge", "trigger": "provisional_arrest",
        "consequence": "Nothing follows.", "receiver": "the ministry", "unit": "days", "length": 10,
    }  # fmt: skip
    treaty = law.instruments[name].model_copy(update={"limit": (Limit.model_validate(rule | row),)})
    treaty = treaty.model_copy(update={"rolls_like_eu": eu})
    rows = started_by(
        law, (Speaking(holder=treaty, whole=True),), {"provisional_arrest": started_on}, states, PA, started_on,
        CALENDARS, (),
    )  # fmt: skip
    assert len(rows) == 1
    return rows[0]


class TestHowALimitIsCounted:
    """Day 0 or day 1, whose calendar, what rolls, and the sentence that says so."""

    @pytest.mark.parametrize(
        ("row", "due", "sentence"),
        [
            ({}, date(2026, 12, 5), clocks.IN_DAYS),
            ({"roll": True}, date(2026, 12, 7), clocks.IN_DAYS_ROLLED),
            ({"count": "include"}, date(2026, 12, 4), clocks.IN_DAYS_INCLUDED),
            ({"before": True}, date(2026, 11, 15), clocks.BACKWARDS),
            ({"unit": "months", "length": 1}, date(2026, 12, 25), clocks.IN_MONTHS),
            ({"unit": "months", "length": 1, "count": "include"}, date(2026, 12, 24), clocks.IN_MONTHS_INCLUDED),
            ({"unit": "months", "length": 10, "roll": True}, date(2027, 9, 27), clocks.IN_MONTHS_ROLLED),
            ({"unit": "hours", "length": 49}, date(2026, 11, 27), clocks.IN_HOURS),
        ],
    )
    def test_counted_as_its_row_says(self, row: dict[str, object], due: date, sentence: str) -> None:
        found = one(WEDNESDAY, **row)
        assert (found.started, found.due, found.counted.text) == (WEDNESDAY, due, sentence)
        assert found.counted.values == {"length": row.get("length", 10)}

    def test_working_days_are_those_of_the_state_that_must_have_received(self) -> None:
        row: dict[str, object] = {"unit": "working_days", "length": 1}
        thursday = date(2026, 4, 30)  # 1 May is a holiday in Mexico alone
        here, there = one(thursday, **row), one(thursday, receiver_side="requesting", **row)
        assert (here.due, here.counted.values) == (date(2026, 5, 4), {"length": 1, "state": "MX"})
        assert (there.due, there.counted.values) == (date(2026, 5, 1), {"length": 1, "state": "US"})
        assert {here.counted.text, there.counted.text} == {clocks.IN_WORKING_DAYS}

    def test_the_safe_day_is_one_on_which_both_states_work(self) -> None:
        assert one(date(2026, 4, 22)).safe == date(2026, 4, 30)
        assert one(date(2026, 4, 22)).due == date(2026, 5, 2)
        assert one(date(2026, 5, 12), before=True).due == date(2026, 5, 2)
        assert one(date(2026, 5, 12), before=True).safe == date(2026, 4, 30)

    def test_before_a_limit_counted_backwards_the_search_for_a_safe_day_ends_after_two_months(self) -> None:
        closed = MX.model_copy(update={"weekend": frozenset(range(7))})
        assert clocks._earlier(date(2026, 5, 2), (closed,)) == date(2026, 3, 3)

    def test_everything_that_the_row_says_is_in_the_deadline(self) -> None:
        row = {
            "article": "11(4)", "satisfied_by": "papers_received", "extension": "None.", "liberty": True,
            "status": "verified", "source": "a test",
        }  # fmt: skip
        found = one(WEDNESDAY, **row)
        name = "mx_us_extradition_1978"
        assert (found.rule, found.instrument, found.article) == (f"{name}:11(4):provisional_arrest", name, "11(4)")
        assert (found.event, found.met_by, found.liberty) == ("provisional_arrest", "papers", True)
        assert (found.receiver, found.extension, found.status) == ("the ministry", "None.", "verified")
        assert (found.consequence.text, found.text.text) == ("Nothing follows.", "A rule of the test.")


class TestRegulation1182Of71:
    """Art. 3(5): any period of two days or more includes at least two working days; not where liberty hangs on it."""

    def test_two_working_days_under_an_act_of_the_union_alone(self) -> None:
        friday, row = date(2026, 11, 27), {"length": 2}
        assert one(friday, ("ES", "DE"), eu=True, **row).due == date(2026, 12, 1)
        assert one(friday, ("ES", "DE"), eu=True, liberty=True, **row).due == date(2026, 11, 29)
        assert one(friday, ("ES", "DE"), **row).due == date(2026, 11, 29)


class TestTheStricterCounts:
    """For each event and what meets it, the earlier; of two on the same day the one that came first."""

    def test_by_event_and_by_what_meets_it(self) -> None:
        first = one(WEDNESDAY)
        same = first.model_copy(update={"rule": "later in the list"})
        later = first.model_copy(update={"rule": "a longer one", "due": date(2027, 1, 1)})
        other = later.model_copy(update={"met_by": "papers"})
        another = later.model_copy(update={"event": "committal"})
        assert effective((later, first, same, other, another)) == (first, other, another)


class TestMeasures:
    """A limit for certain measures or kinds of offences starts where they are asked for."""

    @pytest.mark.parametrize(
        ("only", "but", "asked", "expected"),
        [
            ((), (), (), True), ((), (), ("search",), True),
            (("search",), (), (), False), (("search",), (), ("search", "documents"), True),
            (("search",), (), ("documents",), False),
            ((), ("search",), (), True), ((), ("search",), ("search",), False),
            ((), ("search",), ("search", "documents"), True), ((), ("search",), ("documents",), True),
        ],
    )  # fmt: skip
    def test_a_provision_for_some_or_for_all_but_some(
        self, only: tuple[str, ...], but: tuple[str, ...], asked: tuple[str, ...], expected: bool
    ) -> None:
        rule = load_law().instruments["es_mx_1978"].limit[0]
        assert clocks.concerns(rule.model_copy(update={"measures": only, "except_measures": but}), asked) is expected

    def test_they_choose_among_the_limits(self) -> None:
        law = load_law()
        treaty = law.instruments["es_mx_1978"]
        rows = [
            Limit.model_validate({
                "article": measure, "text": "A rule of the test.", "status": "knowledge", "length": 10, "unit": "days",
                "trigger": "request_received", "consequence": "Nothing follows.", "measures": (measure,),
            })
            for measure in ("search", "documents")
        ]  # fmt: skip
        changed = treaty.model_copy(update={"limit": tuple(rows)})
        found = limits_started(
            law.model_copy(update={"instruments": law.instruments | {treaty.id: changed}}), "request_received",
            WEDNESDAY, requesting="ES", requested="MX", kind=EX, on=WEDNESDAY, calendars=CALENDARS,
            measures=(measure for measure in ("search",)),
        )  # fmt: skip
        assert [row.article for row in found if row.instrument == "es_mx_1978"] == ["search"]


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
