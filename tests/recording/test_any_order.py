"""Whatever is done in whatever order, the register stays true to itself."""

import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyotp
from hypothesis import HealthCheck
from hypothesis import settings as how
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from models.case import ENDED, MOVES, MoveError, Stage
from models.clock import ClockState
from models.decision import RULES, Act, DecisionState
from models.fact import FactState
from models.finding import DeadlineDue
from models.handoff import HandoffState, HandOverForm, Manifest, Receipt
from models.letter_row import LetterState
from models.value import Said
from tasks import clock
from tasks.recording import assessments, cases, decisions, facts, handoffs, ladders, letters, register
from tasks.recording.chain import verify_journal
from tasks.recording.decisions import DecisionError
from tasks.recording.handoffs import HandoffError
from tasks.recording.letters import Drawn
from tests.recording.desk import (
    Desk,
    Watch,
    asked,
    assessed,
    by,
    case,
    decide,
    due,
    entry,
    finding,
    officer,
    opened,
    settle,
    withdraw,
)

REASONS: dict[Act, dict[str, Any]] = {
    Act.REFUSE: {"relied_on": ["treaty:1:political"]},
    Act.RETURN: {"relied_on": ["treaty:1:political"]},
    Act.POSTPONE: {"relied_on": ["treaty:1:political"]},
    Act.CONSULT: {"relied_on": ["treaty:1:political"]},
    Act.ACCEPT: {"departed_from": ["treaty:1:political"], "note": "So."},
    Act.ACCEPT_IN_PART: {"departed_from": ["treaty:1:political"], "note": "So."},
}


class Case(RuleBasedStateMachine):
    """One case in the hands of two lawyers, over some months."""

    migrated: Callable[[str], str]
    watch: Watch

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        var = Path(self.folder.name)
        url = f"sqlite:///{var}/register.sqlite"
        (var / "register.sqlite").write_bytes(
            Path(type(self).migrated("sqlite").removeprefix("sqlite:///")).read_bytes()
        )
        self.desk = Desk(url, var)
        self.open = opened(self.desk)
        self.open.__enter__()
        self.watch.at = datetime(2026, 3, 2, 18, tzinfo=UTC)
        self.staff: dict[str, pyotp.TOTP] = {code: officer(code) for code in ("LW1", "LW2")}
        self.number = case("one")
        self.replies = 0
        self.examine()
        self.decide(0, "LW1", True)

    def teardown(self) -> None:
        self.open.__exit__(None, None, None)
        self.folder.cleanup()

    # What the law asks of the facts as they stand: a limit from the arrest, and one from the receipt.
    def wanted(self) -> tuple[DeadlineDue, ...]:
        received = due("received", date(2026, 3, 2), date(2026, 4, 15), met_by="decide")
        arrest = facts.case_facts(self.number)[0].day("desk/arrest_date")
        if arrest is None:
            return (received,)
        return received, due("arrest", arrest, arrest + timedelta(days=40), liberty=True)

    @rule(
        day=some.sampled_from([date(2026, 3, 1), date(2026, 3, 3), None]),
        who=some.sampled_from(["LW1", "LW2"]),
        examined=some.sampled_from([True, True, False]),
    )
    def settle(self, day: date | None, who: str, examined: bool) -> None:
        state = FactState.CORRECTED if day else FactState.UNKNOWN
        settle(self.number, "desk/arrest_date", state, who, value=day)
        if examined:
            self.examine()

    def examine(self) -> None:
        wanted = self.wanted()
        digest = assessed(self.number, finding("political"), deadlines=wanted)
        latest = assessments.assessment_of(self.number)
        assert latest is not None
        assert latest[1] == digest
        assessments.examined(self.number)
        version = facts.version_of(facts.case_facts(self.number)[0])
        found = letters.known(Drawn(code="D01", language="en", drawn_from=version, case=self.number))
        if found is None:
            letters.record(
                Drawn(code="D01", language="en", drawn_from=version, case=self.number, document=version, size=1)
            )
        drafts = [v for v in letters.letters_of(self.number) if v.state == LetterState.DRAFT]
        assert [draft.drawn_from for draft in drafts] == [version]
        self.check_clocks(wanted)

    def check_clocks(self, wanted: tuple[DeadlineDue, ...]) -> None:
        """After an examination of an open case each limit has its one clock, and nothing runs from another day."""
        if cases.case_of(self.number).stage in ENDED:
            return
        with register.reading() as session:
            clocks = assessments.clocks_in(session, self.number)
        for limit in wanted:
            alive = [c for c in clocks if c.rule == limit.rule and c.state not in (ClockState.ENDED, ClockState.MET)]
            met = [c for c in clocks if c.rule == limit.rule and c.state == ClockState.MET]
            assert {c.started for c in alive} <= {limit.started}
            assert len(alive) == 1 or any(c.started == limit.started for c in met)

    @rule(
        wish=some.integers(0, 11), who=some.sampled_from(["LW1", "LW2"]), allowed=some.sampled_from([True, True, False])
    )
    def decide(self, wish: int, who: str, allowed: bool) -> None:
        self.watch.later(minutes=2)
        choice = (allowed and decisions.possible(cases.case_of(self.number))) or tuple(Act)
        act = choice[wish % len(choice)]
        row, before = cases.case_of(self.number), len(asked(self.desk, "SELECT seq FROM journal"))
        found = assessments.assessment_of(self.number)
        version = facts.version_of(facts.case_facts(self.number)[0])
        fresh = found is not None and found[1] == assessments.digest_of(version, found[0])
        try:
            made = decide(self.number, act, who, self.staff[who], **REASONS.get(act, {}))
        except DecisionError:
            assert len(asked(self.desk, "SELECT seq FROM journal")) == before, "what is refused leaves nothing"
            assert act not in decisions.possible(row) or not fresh or RULES[act].four_eyes
            return
        assert act in decisions.possible(row)
        assert fresh or act in decisions.WITHOUT_ASSESSMENT
        if RULES[act].four_eyes and made.state == DecisionState.FINAL:
            assert made.second not in (None, made.officer)

    @rule()
    def withdraw_proposal(self) -> None:
        decisions.withdraw_proposal(self.number, by("LW1"))

    @rule()
    def reply(self) -> None:
        self.replies += 1
        cases.file_to(entry(f"reply-{self.replies}"), self.number, reason=Said(text="So."))

    @precondition(lambda self: self.replies > 3)
    @rule()
    def withdraw(self) -> None:
        try:
            withdraw(self.number, "LW1")
        except MoveError:
            assert cases.case_of(self.number).stage in ENDED

    @rule(to=some.sampled_from(["north", "south"]))
    def hand_over(self, to: str) -> None:
        try:
            made = handoffs.decided(self.number)
            assert made.id is not None
            manifest = Manifest(
                case=self.number, step=0, sender="Desk", recipient=to, sealed_at=self.watch.at.isoformat(), items=(),
                use_limits=(), victims_named=True,
            )  # fmt: skip
            form = HandOverForm(case=self.number, to=to, **by("LW1").model_dump())
            row = handoffs.seal(manifest, made.id, "folder", self.watch.at, form)
            handoffs.check_open(self.number)
        except HandoffError:
            return
        assert row.id is not None
        handoffs.sent(row.id, "folder", "LW1")

    @rule(outcome=some.sampled_from([HandoffState.ACCEPTED, HandoffState.REJECTED]))
    def receive_receipt(self, outcome: HandoffState) -> None:
        for row in handoffs.awaiting_receipt()[:1]:
            assert row.id is not None
            handoffs.received(row.id, Receipt(parcel=row.parcel, outcome=outcome, at=self.watch.at, by="x"))

    @rule(days=some.integers(1, 30))
    def time_passes(self, days: int) -> None:
        self.watch.later(days=days)
        ladders.climb(clock.today())
        assert ladders.climb(clock.today()) == (), "each rung once"

    @rule()
    def suspend_or_resume(self) -> None:
        from tasks.recording.ladders import ClockError

        for act in (ladders.resume, lambda *a: ladders.suspend(a[0], a[1], "So.", a[2])):
            try:
                act(self.number, "received", by("LW1"))
                return
            except ClockError:
                continue

    @invariant()
    def the_journal_holds(self) -> None:
        assert verify_journal().breaks == ()

    @invariant()
    def the_stage_moved_as_it_may(self) -> None:
        moves = asked(self.desk, "SELECT thing FROM journal WHERE action = 'moved' ORDER BY seq")
        stages = [Stage.REGISTERED, *(Stage(thing) for (thing,) in moves)]
        for at, to in pairwise(stages):
            assert to in MOVES[at] or (to is Stage.WITHDRAWN and at not in ENDED)
        assert stages[-1] == cases.case_of(self.number).stage

    @invariant()
    def nothing_runs_in_a_case_that_ended(self) -> None:
        if cases.case_of(self.number).stage in ENDED:
            running = asked(self.desk, "SELECT rule FROM clock WHERE state IN ('open', 'missed', 'suspended')")
            waiting = asked(self.desk, "SELECT act FROM decision WHERE state = 'proposed'")
            assert (running, waiting) == ([], [])

    @invariant()
    def steps_are_numbered_without_a_gap(self) -> None:
        steps = [step for (step,) in asked(self.desk, "SELECT step FROM handoff ORDER BY step")]
        assert steps == list(range(1, len(steps) + 1))


def test_a_case_is_true_to_itself_in_any_order(
    migrated: Callable[[str], str], watch: Watch, own_settings: None
) -> None:
    Case.migrated, Case.watch = staticmethod(migrated), watch
    run_state_machine_as_test(
        Case, settings=how(max_examples=10, stateful_step_count=30, deadline=None, database=None, derandomize=True,
                           suppress_health_check=list(HealthCheck)),
    )  # fmt: skip
