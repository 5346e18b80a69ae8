"""Killed in the middle, and run twice at once: the register ends as if nothing had happened."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyotp
import pytest
from sqlalchemy import create_engine, text

from models.officer import Role
from tasks.recording import register
from tasks.settings import settings
from tests.flows.desks import RunningDesk, running_desk
from tests.flows.registers import ROOT, Register

SAMPLE = ROOT / "samples" / "01_us_mx_trafficking_mla.pdf"
MOST_COMMITS = 40


class Desk:
    """A register at the moment before a flow runs, and what the flow is to be called with."""

    def __init__(self, base: Register, secrets: dict[str, str], new_database: Callable[..., str], tmp: Path) -> None:
        self.base, self.secrets, self._new, self._tmp, self._copies = base, secrets, new_database, tmp, 0

    def copy(self) -> Register:
        """A fresh copy of that moment."""
        self._copies += 1
        return self.base.copy(self._new, self._tmp / f"copy-{self._copies}")

    def form(self, act: str, officer: str = "LW1", **more: Any) -> str:
        """A decision form with a one-time code that is good now."""
        code = self._code(officer)
        return json.dumps({"case": "MX-2026-00001", "act": act, "officer": officer, "one_time_code": code} | more)

    def _code(self, officer: str) -> str:
        """The code of the next half minute, which is good now: a minute later, on a slow machine, it is good still."""
        return pyotp.TOTP(self.secrets[officer]).at(int(time.time()) + 29)

    def parcel(self) -> str:
        """The form of a hand-over with a one-time code that is good now, of a lawyer who decided nothing."""
        code = self._code("LW3")
        return json.dumps({"case": "MX-2026-00001", "to": "executing", "officer": "LW3", "one_time_code": code})


@pytest.fixture(params=["sqlite", "postgresql"])
def received(
    request: pytest.FixtureRequest, new_database: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    """A desk with three lawyers, at which sample request number one has just arrived as an entry."""
    base = Register(new_database(request.param), tmp_path / "base")
    monkeypatch.setenv("COMITY_DATABASE", base.url)
    monkeypatch.setenv("COMITY_VAR", str(base.var))
    settings.cache_clear()
    from tasks.receiving import take_in
    from tasks.recording.officers import enrol

    with register.writing() as pen:
        secrets = {
            code: pyotp.parse_uri(enrol(pen, code, "Sample Officer", "Lawyer", Role.LAWYER)).secret
            for code in ("LW1", "LW2", "LW3")
        }
    take_in(SAMPLE, channel="test")
    register.engine_for(base.url).dispose()
    register.engine_for.cache_clear()
    yield Desk(base, secrets, new_database, tmp_path)
    settings.cache_clear()


def advance(desk: Desk, *runs: tuple[str, str]) -> None:
    """Plays flows on the base register, undisturbed."""
    for flow, argument in runs:
        code, told = desk.base.run(flow, argument)
        assert code == 0, told[-2000:]


def whole_matrix(desk: Desk, flow: str, argument: Callable[[], str]) -> None:
    """Each commit killed before and after it, each step boundary killed, and two at once: all end the same."""
    calm = desk.copy()
    code, told = calm.run(flow, argument())
    assert code == 0, told[-2000:]
    commits = int(told.strip().splitlines()[-1])
    assert 0 < commits < MOST_COMMITS
    want_rows, want_letters = calm.rows(), calm.letters()
    moments = [f"{where}:{n}" for n in range(1, commits + 1) for where in ("before", "after")]
    for kill_at in [*moments, "step:0", "step:1"]:
        disturbed, form = desk.copy(), argument()
        code, told = disturbed.run(flow, form, kill_at)
        assert code == -9, f"not killed at {kill_at}: {told[-2000:]}"
        code, told = disturbed.run(flow, form)
        assert code == 0, f"the second run after {kill_at} failed: {told[-2000:]}"
        assert disturbed.rows() == want_rows, f"killed at {kill_at}"
        assert disturbed.letters() == want_letters, f"killed at {kill_at}"
        assert verified(disturbed) == [], f"killed at {kill_at}"
    twice, form = desk.copy(), argument()
    both = [twice.start(flow, form) for _ in range(2)]
    ended = [process.ended() for process in both]
    assert [code for code, _ in ended] == [0, 0], [told[-2000:] for _, told in ended]
    assert twice.rows() == want_rows
    assert twice.letters() == want_letters
    assert verified(twice) == []


def verified(desk: Register) -> list[str]:
    """What is broken in the journal."""
    from sqlmodel import Session, col, select

    from models.journal import JournalContent, JournalRow, verify

    engine = create_engine(desk.url)
    with Session(engine) as session:
        rows = session.exec(select(JournalRow).order_by(col(JournalRow.seq))).all()
        contents = {content.seq: content for content in session.exec(select(JournalContent)).all()}
        head = session.execute(text("SELECT seq, hash FROM journal_head")).one()
    engine.dispose()
    found = verify(((row, contents.get(row.seq)) for row in rows), (head[0], head[1]), [])
    return [f"{broken.seq} {broken.what}" for broken in found.breaks]


def test_receiving_survives_every_kill(received: Desk) -> None:
    whole_matrix(received, "receive", lambda: "MX-2026-E00001")


def test_examining_survives_every_kill(received: Desk) -> None:
    advance(received, ("receive", "MX-2026-E00001"))
    settle(received, "person/1/born", "1984-03-04")
    whole_matrix(received, "examine", lambda: "MX-2026-00001")


def test_deciding_survives_every_kill(received: Desk) -> None:
    advance(received, ("receive", "MX-2026-E00001"))
    whole_matrix(received, "decide", lambda: received.form("acknowledge"))


def test_handing_over_survives_every_kill(received: Desk) -> None:
    advance(received, ("receive", "MX-2026-E00001"))
    advance(received, ("decide", received.form("acknowledge")))
    advance(
        received,
        ("decide", received.form("accept", officer="LW2", departed_from=standing(received.base), note="Tried.")),
    )
    whole_matrix(received, "hand_over", received.parcel)


@pytest.mark.xdist_group("prefect")
@pytest.mark.timeout(600)
def test_each_flow_killed_once_through_prefect_ends_as_if_undisturbed(received: Desk, tmp_path: Path) -> None:
    number = "MX-2026-00001"
    calm, disturbed = received.copy(), received.copy()
    with running_desk(tmp_path / "prefect") as desk:
        for flow, argument in (
            ("receive", lambda: "MX-2026-E00001"),
            ("examine", lambda: number),
            ("decide", lambda: received.form("acknowledge")),
            ("decide", lambda: received.form("accept", "LW2", departed_from=standing(calm), note="Tried.")),
            ("hand_over", received.parcel),
        ):
            code, told = calm.run(flow, argument())
            assert code == 0, told[-2000:]
            given = argument()
            assert disturbed.through_prefect(desk.api, flow, given, "1") == -9
            assert disturbed.through_prefect(desk.api, flow, given) == 0
        assert typed(desk) > 0, "who was killed forgot nothing"
        forget_lost(desk)
        assert typed(desk) == 0
    assert disturbed.rows() == calm.rows()
    assert disturbed.letters() == calm.letters()
    assert verified(disturbed) == []


def typed(desk: RunningDesk) -> int:
    """How many notes and one-time codes stand among the parameters of runs."""
    forms = [run["parameters"]["form"] for run in desk.runs() if "form" in run["parameters"]]
    assert len(forms) == 6
    return sum(bool(form.get(name)) for form in forms for name in ("note", "one_time_code"))


def forget_lost(desk: RunningDesk) -> None:
    """What `escalate` does about lost runs, as if ten minutes had passed."""
    import subprocess
    import sys

    words = "from datetime import timedelta; from tasks import showing; showing.LOST_AFTER = timedelta(0); "
    environment = desk.environment | {"PREFECT_API_URL": desk.api}
    done = subprocess.run([sys.executable, "-c", words + "showing.forget_lost()"], cwd=ROOT, env=environment,
                          capture_output=True, text=True)  # fmt: skip
    assert done.returncode == 0, done.stderr


def settle(desk: Desk, path: str, value: str) -> None:
    """An officer corrects a fact in the base register."""
    import subprocess
    import sys

    code = pyotp.TOTP(desk.secrets["LW1"]).now()
    words = [sys.executable, "-m", "flows", "confirm", "MX-2026-00001", path, "--officer", "LW1", "--value", value,
             "--code", code]  # fmt: skip
    done = subprocess.run(words, cwd=ROOT, env=desk.base.environment(), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def standing(desk: Register) -> list[str]:
    """What stands in the way and has to be departed from."""
    engine = create_engine(desk.url)
    with engine.connect() as connection:
        body = connection.execute(text("SELECT body FROM assessment ORDER BY at DESC LIMIT 1")).scalar_one()
    engine.dispose()
    from models.finding import Assessment

    found = Assessment.model_validate(json.loads(body) if isinstance(body, str) else body)
    return [f.id for f in found.findings if f.concern and f.force != "where_possible"]
