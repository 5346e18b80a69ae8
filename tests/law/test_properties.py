"""What must hold whatever the facts, the States and the day: hypothesis looks for a case in which it does not."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from random import Random

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as over
from hypothesis import strategies as st

from models.deadline import Calendar
from models.fact import FACT_TYPES, FactValue, Kind, ValueKind, given, typed
from models.finding import Assessment, Status
from models.law import LawError, assess, load_law, messages
from models.law.applying import Speaking, bases
from models.law.clocks import started_by
from models.law.country import Country
from models.law.instrument import Instrument, Limit, Party, Rated
from models.law.law import Law
from models.law.loading import _check_apart
from models.value import Outcome
from tests.law.test_assessing import said

FIXED = settings(
    deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow], max_examples=40
)
MANY = settings(FIXED, max_examples=200)
TODAY = date(2026, 11, 24)
STATES = ("US", "MX", "ES", "DE", "FR", "GB", "CA", "IE", "DK", "NL", "AR", "JP", "SO")
PAIRS = st.sampled_from([(one, other) for one in STATES for other in STATES if one != other])
KINDS = st.sampled_from(Kind)
DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2060, 12, 31))


def ask(
    values: Mapping[str, FactValue], pair: tuple[str, str], kind: Kind, on: date, law: Law | None = None
) -> Assessment:
    calendars = {state: Calendar(state=state) for state in pair}
    return assess(
        law or load_law(), given(values), requesting=pair[0], requested=pair[1], kind=kind, on=on,
        calendars=calendars, received=on,
    )  # fmt: skip


def holders() -> dict[str, Instrument | Country]:
    law = load_law()
    return {**law.instruments, **{country.id: country for country in law.countries.values()}}


def _values() -> st.SearchStrategy[tuple[str, FactValue]]:
    """A fact of the vocabulary with one of its values; persons have roles, as an officer gives them."""
    rows = []
    for pattern, kind in FACT_TYPES.items():
        if pattern in ("person/*/role", "requesting/state", "requested/state", "request/kind"):
            continue
        path = pattern.replace("*", "1")
        match kind.kind:
            case ValueKind.BOOLEAN:
                raw: st.SearchStrategy[object] = st.booleans()
            case ValueKind.DATE:
                raw = st.dates(min_value=date(2020, 1, 1), max_value=date(2026, 12, 31))
            case ValueKind.NUMBER | ValueKind.MONTHS:
                raw = st.integers(0, 400)
            case ValueKind.CODE:
                raw = st.sampled_from(kind.choices)
            case ValueKind.CODES:
                raw = st.lists(st.sampled_from(kind.choices), min_size=1, max_size=3)
            case ValueKind.STATE:
                raw = st.sampled_from(["MX", "US", "ES"])
            case ValueKind.STATES:
                raw = st.lists(st.sampled_from(["MX", "US", "ES"]), min_size=1, max_size=2, unique=True)
            case ValueKind.LANGUAGE:
                raw = st.sampled_from(["es", "en", "de"])
            case _:
                raw = st.just("Fictitious")
        rows.append(st.tuples(st.just(path), raw.map(partial(typed, path))))
    return st.one_of(rows)


PAIRS = st.sampled_from([("US", "MX"), ("ES", "MX"), ("MX", "DE"), ("FR", "DE"), ("MX", "US")])


CONVICTED = {
    "request/stage": ("sentence",), "attachment/1/kind": ("judgment",), "judgment/date": (), "sentence/months": (),
}  # fmt: skip


def contradict(facts: Mapping[str, FactValue]) -> bool:
    """True where the facts speak of a judgment on a person whose case is said to be before judgment.

    Such facts are no more knowledge than one of them alone: whether the person is convicted is then open.
    """
    judged = any(path in facts and facts[path] in (values or (facts[path],)) for path, values in CONVICTED.items())
    return judged and facts.get("request/stage") in ("investigation", "prosecution", "trial")


class TestKnowledge:
    """What is known does not get lost by knowing more: met never turns into unknown."""

    @settings(FIXED, max_examples=150)
    @over(st.lists(_values(), max_size=20), _values(), PAIRS, KINDS)
    def test_one_more_fact_never_turns_met_into_unknown(
        self, rows: list[tuple[str, FactValue]], more: tuple[str, FactValue], pair: tuple[str, str], kind: Kind
    ) -> None:
        known: dict[str, FactValue] = {"person/1/role": "sought"} | dict(rows)
        added = known | dict([more])
        if more[0] in known or contradict(added):
            return
        before = {f.id: f.outcome for f in ask(known, pair, kind, TODAY).findings}
        after = {f.id: f.outcome for f in ask(added, pair, kind, TODAY).findings}
        turned = [i for i, o in before.items() if o is Outcome.MET and after.get(i) is Outcome.UNKNOWN]
        assert not turned, (more[0], turned)

    @pytest.mark.parametrize("sign", [{"judgment/date": date(2025, 1, 1)}, {"sentence/months": 24}])
    def test_an_investigation_with_a_judgment_leaves_open_whether_there_is_a_sentence(
        self, sign: dict[str, FactValue]
    ) -> None:
        """Spain-Mexico 1978, art. 2(2): what is left of a sentence counts for the convicted alone."""
        known: dict[str, FactValue] = {"request/stage": "investigation", "sentence/remaining_months": 3}
        assert contradict(known | sign)
        assert not contradict(known)
        assert not contradict(sign)
        limb = {f.id: f.outcome for f in ask(sign, ("ES", "MX"), Kind.EXTRADITION, TODAY).findings}
        assert limb["es_mx_1978:2.2:threshold"] is Outcome.UNKNOWN

    @FIXED
    @over(st.lists(_values(), max_size=25), PAIRS, KINDS)
    def test_everything_said_is_in_the_catalogue_of_messages(
        self, rows: list[tuple[str, FactValue]], pair: tuple[str, str], kind: Kind
    ) -> None:
        assert said(ask(dict(rows), pair, kind, TODAY)) <= messages()


class TestDays:
    """Each day has its answer, from what is in force on it."""

    @settings(FIXED, max_examples=100)
    @over(st.lists(_values(), max_size=12), PAIRS, KINDS, DAYS)
    def test_each_finding_names_a_provision_in_force(
        self, rows: list[tuple[str, FactValue]], pair: tuple[str, str], kind: Kind, on: date
    ) -> None:
        found, known = ask(dict(rows), pair, kind, on), holders()
        rulings = {ruling.id: ruling for court in load_law().courts.values() for ruling in court.ruling}
        assert sum(basis.rank == 1 for basis in found.bases) == (found.chosen is not None)
        for finding in found.findings:
            written = [r for r in known[finding.instrument].provisions if r.article == finding.article]
            assert any(row.holds(on) and (not row.kinds or kind in row.kinds) for row in written)
            assert all(rulings[cited.id].holds(on) and rulings[cited.id].decided <= on for cited in finding.rulings)
        for due in found.deadlines:
            limits = [limit for limit in known[due.instrument].limit if limit.article == due.article]
            assert any(limit.holds(on) and limit.trigger == due.event for limit in limits)

    @settings(FIXED, max_examples=100)
    @over(PAIRS, KINDS, DAYS)
    def test_the_first_basis_stands_on_an_instrument_in_force(
        self, pair: tuple[str, str], kind: Kind, on: date
    ) -> None:
        law = load_law()
        for basis in bases(law, *pair, on, kind, ()):
            if basis.stands and basis.instrument in law.instruments:
                treaty = law.instruments[basis.instrument]
                assert treaty.in_force is None or treaty.in_force <= on
                assert treaty.sort != "soft_law"


def spans() -> st.SearchStrategy[list[tuple[int, int]]]:
    return st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=4)


class TestIntervals:
    """Rows of one rule follow one another: no day has two of them, and no day between them has none."""

    @MANY
    @over(spans())
    def test_a_file_is_refused_exactly_where_two_rows_hold_on_one_day(self, rows: list[tuple[int, int]]) -> None:
        start = date(2020, 1, 1)
        parties = [
            Party(
                state="MX", status=Status.KNOWLEDGE, since=start + timedelta(first),
                until=start + timedelta(first + length),
            )
            for first, length in rows
        ]  # fmt: skip
        days = [start + timedelta(n) for n in range(50)]
        twice = any(sum(party.holds(day) for party in parties) > 1 for day in days)
        try:
            _check_apart("a file", "MX", "party MX", parties)
        except LawError:
            assert twice
        else:
            assert not twice

    @MANY
    @over(st.dates(min_value=date(2020, 1, 1), max_value=date(2020, 12, 31)), st.integers(1, 300), DAYS)
    def test_where_one_row_ends_the_next_begins(self, first: date, length: int, on: date) -> None:
        turn = first + timedelta(length)
        earlier = Party(state="MX", status=Status.KNOWLEDGE, since=first, until=turn)
        later = Party(state="MX", status=Status.KNOWLEDGE, since=turn)
        assert earlier.holds(on) + later.holds(on) == (on >= first)
        assert not earlier.holds(turn)
        assert later.holds(turn)

    def test_the_versions_of_a_rule_leave_no_day_without_one(self) -> None:
        holes = []
        for name, holder in holders().items():
            versions: dict[tuple[object, ...], list[Rated]] = {}
            for row in holder.provisions:
                told = row.model_dump(exclude={"since", "until", "text", "status", "source", "force", "question"})
                versions.setdefault((type(row), str(told)), []).append(row)
            holes += [(name, rows[0]) for rows in versions.values() if hole(rows)]
        assert not holes

    def test_the_versions_of_an_offence_leave_no_day_without_one(self) -> None:
        """But for three of which the files say that the day of the change is not known, and none is told."""
        files = load_law().offences
        named = {(state, offence.id) for state, file in files.items() for offence in file.offence}
        rows = {key: [row for row in files[key[0]].offence if row.id == key[1]] for key in named}
        assert {key for key, versions in rows.items() if hole(versions)} == {
            ("RO", "ro_210"),
            ("RO", "ro_211"),
            ("TH", "th_6"),
        }


def hole(rows: Iterable[Rated]) -> bool:
    """True where a day between two of these rows has none."""
    spans = sorted(((row.since or date.min), row.until or date.max) for row in rows)
    return any(end < start for (_, end), (start, _) in pairwise(spans))


LIMITS = [(holder, limit) for holder in holders().values() for limit in holder.limit if limit.status != "unconfirmed"]
MX = Calendar(state="MX", holidays=frozenset({date(2026, 5, 1), date(2026, 9, 16)}))


class TestDeadlines:
    """A later event never gives an earlier deadline, whichever rule counts it."""

    def due(self, holder: Instrument | Country, limit: Limit, day: date) -> tuple[date, date]:
        alone = holder.model_copy(update={"limit": (limit.model_copy(update={
            "since": None, "until": None, "kinds": (), "requesting": (), "except_requesting": (), "requested": (),
            "needs": "", "unless": "", "measures": (), "except_measures": (),
        }),)})  # fmt: skip
        rows = started_by(
            load_law(), (Speaking(holder=alone, whole=True),), {limit.trigger: day}, ("US", "MX"), Kind.EXTRADITION,
            day, {"US": Calendar(state="US"), "MX": MX}, (),
        )  # fmt: skip
        assert len(rows) == 1
        return rows[0].due, rows[0].safe

    @settings(FIXED, max_examples=300)
    @over(st.sampled_from(range(len(LIMITS))), st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(0, 40))
    def test_of_every_limit_of_the_law(self, number: int, day: date, later: int) -> None:
        holder, limit = LIMITS[number]
        first, safe = self.due(holder, limit, day)
        second, _ = self.due(holder, limit, day + timedelta(later))
        assert second >= first
        assert safe <= first or (not limit.before and safe == day)
        assert first < day if limit.before else first >= day


class TestOrderOfFiles:
    """No answer depends on the order in which the files were read."""

    def shuffled(self, seed: int) -> Law:
        law, turn = load_law(), Random(seed)
        turned = {}
        for name in ("instruments", "countries", "offences", "courts", "registers", "parties"):
            files = list(getattr(law, name).items())
            turn.shuffle(files)
            turned[name] = dict(files)
        return law.model_copy(update=turned)

    @settings(FIXED, max_examples=25)
    @over(st.integers(0, 1000), st.lists(_values(), max_size=12), PAIRS, KINDS, DAYS)
    def test_an_assessment(
        self, seed: int, rows: list[tuple[str, FactValue]], pair: tuple[str, str], kind: Kind, on: date
    ) -> None:
        values = dict(rows)
        assert ask(values, pair, kind, on, self.shuffled(seed)) == ask(values, pair, kind, on)

    @settings(FIXED, max_examples=25)
    @over(st.integers(0, 1000), PAIRS, KINDS, DAYS)
    def test_the_bases(self, seed: int, pair: tuple[str, str], kind: Kind, on: date) -> None:
        law = load_law()
        assert bases(self.shuffled(seed), *pair, on, kind, ()) == bases(law, *pair, on, kind, ())
