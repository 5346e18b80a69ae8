"""A desk for tests of the register: opened on a database, with officers, entries, cases and assessments by hand."""

import multiprocessing
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pyotp
from sqlalchemy import NullPool, create_engine, delete, text
from sqlmodel import col

from models.case import Case, Stage
from models.decision import Act, Decision, DecisionForm
from models.document import DocumentReading, FilingRole
from models.fact import FactState, Kind
from models.finding import Assessment, DeadlineDue, Finding, Force, Status, Subject
from models.journal import GENESIS
from models.officer import Credentials, Officer, Role, UsedCode
from models.value import Outcome, Said
from tasks import by_hand, clock, keeping
from tasks.recording import assessments, cases, decisions, dumping, entries, facts, officers, register
from tasks.recording.entries import Arrived
from tasks.settings import settings

LAW = "law-1"
DAY = date(2026, 3, 2)


class Desk(NamedTuple):
    """Where a desk keeps its things."""

    url: str
    var: Path

    @property
    def postgresql(self) -> bool:
        return self.url.startswith("postgresql")


@contextmanager
def opened(desk: Desk) -> Iterator[Desk]:
    """The settings name this desk, until it is closed again."""
    former = {name: os.environ.get(name) for name in ("COMITY_DATABASE", "COMITY_VAR")}
    os.environ |= {"COMITY_DATABASE": desk.url, "COMITY_VAR": str(desk.var)}
    settings.cache_clear()
    try:
        yield desk
    finally:
        if register.engine_for.cache_info().currsize:
            register.engine().dispose()
        register.engine_for.cache_clear()
        for name, value in former.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        settings.cache_clear()


class Watch:
    """A clock that stands still, and is set by hand."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def on(self, day: date) -> None:
        """Noon in UTC of this day: the same day at the desk."""
        self.at = datetime(day.year, day.month, day.day, 18, tzinfo=UTC)

    def later(self, **by: float) -> None:
        self.at += timedelta(**by)


# --- two processes at once -----------------------------------------------------------------------------------------


class Pair:
    """Two processes that do the same thing at the same time."""

    def __init__(self) -> None:
        self._pool = ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn"))

    def both(self, desk: Desk, job: Callable[..., Any], *arguments: Any) -> list[Any]:
        """What `job(number, *arguments)` gave in each, both of them started together."""
        meeting = desk.var / f"meeting-{time.monotonic_ns()}"
        meeting.mkdir(parents=True)
        asked = [self._pool.submit(_run, desk, meeting, job, number, arguments) for number in (0, 1)]
        return [answer.result(timeout=120) for answer in asked]

    def close(self) -> None:
        self._pool.shutdown()


def _run(desk: Desk, meeting: Path, job: Callable[..., Any], number: int, arguments: tuple[Any, ...]) -> Any:
    with opened(desk):
        (meeting / str(number)).touch()
        ends = time.monotonic() + 60
        while len(list(meeting.iterdir())) < 2:
            assert time.monotonic() < ends, "the other process did not come"
            time.sleep(0.001)
        return job(number, *arguments)


def wiped(url: str) -> str:
    """The address of a database of PostgreSQL whose register is empty again: faster than a new one."""
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text("SET session_replication_role = replica"))
        for name in reversed(dumping.tables()):
            connection.execute(text(f'DELETE FROM "{name}"'))
        connection.execute(text("INSERT INTO journal_head (id, seq, hash) VALUES (1, 0, :hash)"), {"hash": GENESIS})
        sequences = connection.execute(text("SELECT sequencename FROM pg_sequences")).scalars().all()
        for sequence in sequences:
            connection.execute(text(f'ALTER SEQUENCE "{sequence}" RESTART'))
    return url


# --- behind the program's back -------------------------------------------------------------------------------------


def attack(desk: Desk, *statements: str) -> None:
    """Changes the journal as someone with every right in the database would."""
    engine = create_engine(desk.url, poolclass=NullPool)
    with engine.begin() as connection:
        if desk.postgresql:
            connection.execute(text("ALTER TABLE journal DISABLE TRIGGER ALL"))
            connection.execute(text("SET session_replication_role = replica"))
        else:
            for trigger in ("journal_no_update", "journal_no_delete", "journal_no_replace"):
                connection.execute(text(f"DROP TRIGGER IF EXISTS {trigger}"))
        for statement in statements:
            connection.execute(text(statement))
        if desk.postgresql:
            connection.execute(text("ALTER TABLE journal ENABLE TRIGGER ALL"))


def asked(desk: Desk, query: str) -> list[Any]:
    """The rows that the database gives."""
    engine = create_engine(desk.url, poolclass=NullPool)
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def journal(desk: Desk) -> list[str]:
    """The actions in the journal, in order."""
    return [action for (action,) in asked(desk, "SELECT action FROM journal ORDER BY seq")]


# --- what a desk has -----------------------------------------------------------------------------------------------


def officer(code: str, role: Role = Role.LAWYER, *, since: date = date(2020, 1, 1)) -> pyotp.TOTP:
    """A new officer's authenticator."""
    with register.writing() as pen:
        address = officers.enrol(pen, code, "Sample Officer", "Officer", role, since=since)
    return pyotp.TOTP(pyotp.parse_uri(address).secret)


def by(code: str) -> Credentials:
    """The officer with a one-time code that is good now; those used before are forgotten, as if time had passed."""
    forget_codes(code)
    with register.reading() as session:
        found = session.get(Officer, code)
    shown = pyotp.TOTP(found.secret).at(int(clock.now().timestamp())) if found else "000000"
    return Credentials(officer=code, one_time_code=shown)


def forget_codes(who: str) -> None:
    """The officer's used one-time codes are as good as new."""
    with register.writing() as pen:
        pen.session.execute(delete(UsedCode).where(col(UsedCode.officer) == who))


def settle(number: str, path: str, state: FactState, who: str, **more: Any) -> None:
    """An officer settles one fact."""
    facts.settle(number, [facts.Settled(path=path, state=state, **more)], by(who))
    forget_codes(who)


def withdraw(number: str, who: str) -> None:
    """The requesting State withdrew the request, says an officer."""
    by_hand.withdraw(number, by(who))


def entry(arrival: str = "one", data: bytes | None = None) -> str:
    """The number of a new entry with one kept document."""
    bytes_ = data if data is not None else f"letter {arrival}".encode()
    arrived = Arrived(digest=keeping.keep(bytes_), size=len(bytes_), media="text", name=f"{arrival}.txt")
    return entries.enter(arrival, [arrived], channel="test", sender=None)[0]


def case(
    arrival: str = "one", *, kind: Kind = Kind.MLA, requesting: str = "US", reference: str | None = None,
    authority: str | None = None, stage: Stage | None = None, urgent: bool = False,
) -> str:  # fmt: skip
    """The number of a new case from an entry of its own, set to a stage."""
    new = cases.NewCase(
        kind=kind, requesting=requesting, requested="MX", their_reference=reference, their_authority=authority,
        language="en", urgent=urgent, received=DAY,
    )  # fmt: skip
    number = cases.open_case(entry(arrival), new)
    if stage is not None:
        set_stage(number, stage)
    return number


def set_stage(number: str, stage: Stage) -> None:
    with register.writing() as pen:
        pen.session.get_one(Case, number).stage = stage


def stage_of(number: str) -> str:
    return cases.case_of(number).stage


def file(case_number: str, data: bytes, *candidates: tuple[str, Any], reader: str = "1") -> str:
    """The digest of a document filed to the case, in which these facts were read."""
    number = entry(f"file-{case_number}-{data!r}", data)
    digest = keeping.keep(data)
    read(digest, *candidates, reader=reader)
    cases.file_to(number, case_number, reason=Said(text="Filed for the test."))
    return digest


def read(digest: str, *candidates: tuple[str, Any], reader: str = "1") -> None:
    """A reading of the document."""
    rows = [
        {"path": path, "value": facts.plain(value), "page": 1, "box": [1.0, 2.0, 3.0, 4.0], "method": "text",
         "confidence": 0.5}
        for path, value in candidates
    ]  # fmt: skip
    entries.record_reading(DocumentReading(document=digest, reader=reader, kind="request"), rows)


def attachment(data: bytes) -> Arrived:
    return Arrived(digest=keeping.keep(data), size=len(data), media="text", role=FilingRole.ATTACHMENT)


# --- what the law says ---------------------------------------------------------------------------------------------


def finding(
    topic: str, force: Force = Force.MANDATORY, outcome: Outcome = Outcome.MET, *, subject: Subject = Subject.GROUND,
    applied: bool = True,
) -> Finding:  # fmt: skip
    """A finding of the treaty with the id `treaty:1:<topic>`."""
    return Finding(
        id=f"treaty:1:{topic}", subject=subject, topic=topic, force=force, instrument="treaty", article="1",
        status=Status.VERIFIED, outcome=outcome, reason=Said(text="So it is."), applied=applied,
    )  # fmt: skip


def due(
    rule: str, started: date, last: date, *, safe: date | None = None, liberty: bool = False, met_by: str = ""
) -> DeadlineDue:
    return DeadlineDue(
        rule=rule, instrument="treaty", article="1", status=Status.VERIFIED, event="request/date", started=started,
        due=last, safe=safe or last, liberty=liberty, receiver="", consequence=Said(text="So."),
        counted=Said(text="Counted."), met_by=met_by,
    )  # fmt: skip


def assessment(*found: Finding, deadlines: tuple[DeadlineDue, ...] = (), law: str = LAW) -> Assessment:
    return Assessment(
        law_version=law, on=DAY, requesting="US", requested="MX", kind="mla", bases=(), chosen=None, findings=found,
        elements=(), deadlines=deadlines,
    )  # fmt: skip


def assessed(number: str, *found: Finding, deadlines: tuple[DeadlineDue, ...] = (), law: str = LAW) -> str:
    """The digest of the assessment that was recorded for the case as its facts stand."""
    version = facts.version_of(facts.case_facts(number)[0])
    return assessments.record(number, version, assessment(*found, deadlines=deadlines, law=law))


# --- deciding ------------------------------------------------------------------------------------------------------


def form(number: str, act: Act, who: str, code: str | pyotp.TOTP, **more: Any) -> DecisionForm:
    """A decision form; given an authenticator, with its code of now."""
    shown = code if isinstance(code, str) else code.at(int(clock.now().timestamp()))
    return DecisionForm(case=number, act=act, officer=who, one_time_code=shown, **more)


def decide(number: str, act: Act, who: str, code: str | pyotp.TOTP, *, law: str = LAW, **more: Any) -> Decision:
    return decisions.decide(form(number, act, who, code, **more), law_version=law)
