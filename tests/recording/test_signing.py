"""Every command that changes a case or shows what is masked proves who acts: a one-time code, good for that one act."""

import io
import os
import pty
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import pyotp
import pytest
from sqlalchemy import NullPool, create_engine, inspect, text

from flows.__main__ import main
from models.case import Stage
from models.decision import Act
from models.fact import FactState, FactValue
from models.officer import Role
from tasks import asking, telling
from tasks.recording import dumping, ladders
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
    file,
    finding,
    forget_codes,
    journal,
    officer,
    settle,
)  # fmt: skip
from tests.recording.test_handoffs import accepted

ROOT = Path(__file__).parents[2]
RULE, OTHER_RULE = "treaty:1:answer", "treaty:2:answer"
NAME = "Ana Sample"
PAPER = 'schema = "comity.facts/1"\n[request]\nkind = "mla"\n[requesting]\nstate = "US"\n'
# Everything but what counts codes: wrong ones are counted although nothing else stands.
UNCOUNTED = {"officer", "journal", "journal_content", "journal_head", "alembic_version"}

COMMANDS = {
    "confirm": "confirm {case} request/urgent=yes",
    "confirm several": "confirm {case} request/urgent=yes request/purpose --absent",
    "confirm --readings": "confirm {case} person/1/name --readings --reason So",
    "case --unmask": "case {case} --unmask --reason So",
    "case link": "case link {case} {other}",
    "case withdraw-proposal": "case withdraw-proposal {proposed}",
    "withdraw": "withdraw {case}",
    "decide": "decide {case} acknowledge",
    "hand-over": "hand-over {accepted} executing",
    "clock suspend": f"clock suspend {{case}} {RULE} --reason So",
    "clock resume": f"clock resume {{case}} {OTHER_RULE}",
    "clock extend": f"clock extend {{case}} {RULE} 2026-12-01 --reason So",
    "clock met": f"clock met {{case}} {RULE}",
    "entry open": "entry open {entry} --requesting US --kind mla",
    "entry file": "entry file {entry} {case}",
    "entry set-aside": "entry set-aside {entry} {another} --reason So",
    "receive --paper": "receive --paper {paper}",
    "officer add": "officer add NEW --name Sample --title Officer",
    "officer end": "officer end LW1",
    "officer unlock": "officer unlock LW2",
    "officer conflict": "officer conflict LW1 {case}",
}
TRIED_AGAIN = ("decide", "hand-over")  # acts of a flow, whose steps may run twice


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the command line complains of."""
    heard: list[str] = []
    monkeypatch.setattr(telling, "problem", heard.append)
    return heard


@pytest.fixture(autouse=True)
def without_prefect(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("cases", "incoming"):
        monkeypatch.setattr(f"flows.cli.{module}.run_flow", lambda *_, **__: None)


@pytest.fixture
def names(desk: Desk, watch: Watch, tmp_path: Path) -> dict[str, str]:
    """A desk with something for each command, by the names that the commands use."""
    officer("SU1", Role.SUPERVISOR)
    lawyers = {code: officer(code) for code in ("LW1", "LW2")}
    number = case("one")
    file(number, b"paper", ("person/1/name", NAME), ("person/1/role", "victim"), ("request/purpose", "Evidence."))
    deadlines = [due(rule, date(2026, 3, 2), date(2026, 6, 1)) for rule in (RULE, OTHER_RULE)]
    assessed(number, deadlines=tuple(deadlines))
    ladders.suspend(number, OTHER_RULE, "So.", by("LW1"))
    proposed = case("two", stage=Stage.EXAMINED)
    assessed(proposed, finding("political"))
    decide(proposed, Act.REFUSE, "LW2", lawyers["LW2"], relied_on=["treaty:1:political"])
    paper = tmp_path / "paper.toml"
    paper.write_text(PAPER, encoding="utf-8")
    found = {"case": number, "other": case("three"), "proposed": proposed, "accepted": accepted("four"),
             "entry": entry("five"), "another": entry("six"), "paper": str(paper)}  # fmt: skip
    for code in ("LW1", "LW2"):
        forget_codes(code)
    return found


def standing(desk: Desk) -> dict[str, list[Any]]:
    """All rows but those that count codes."""
    engine = create_engine(desk.url, poolclass=NullPool)
    with engine.connect() as connection:
        return {
            table: sorted(map(repr, connection.execute(text(f'SELECT * FROM "{table}"'))))
            for table in inspect(engine).get_table_names()
            if table not in UNCOUNTED
        }


def run(command: str, names: dict[str, str], code: str | None, who: str = "SU1") -> int:
    words = [word.format(**names) for word in COMMANDS[command].split()]
    return main([*words, "--officer", who, *(["--code", code] if code else [])])


@pytest.mark.parametrize("command", COMMANDS)
def test_without_a_good_code_nothing_is_done_and_with_it_everything_once(
    desk: Desk, names: dict[str, str], watch: Watch, said: list[str], command: str, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setattr("sys.stdin", io.StringIO())
    before, good = standing(desk), by("SU1").one_time_code
    wrong = next(
        code for code in ("111111", "222222", "333333", "444444", "555555") if not in_window("SU1", code, desk)
    )
    for code, problem in (
        (None, "asked for at a terminal"), (wrong, "SU1 is wrong or too old"),
        (by("LW1").one_time_code, "SU1 is wrong or too old"), ("12345", "one_time_code: String should match"),
    ):  # fmt: skip
        assert run(command, names, code) in (1, 2)
        assert problem in said.pop()
        assert standing(desk) == before
    assert asked(desk, "SELECT wrong_codes FROM officer WHERE code = 'SU1'") == [(2,)]
    assert NAME not in capsys.readouterr().out

    if command not in ("case withdraw-proposal",):
        use_for_something_else(good)
        assert run(command, names, good) == 1
        assert "was used already: wait for the next one" in said.pop()
        forget_codes("SU1")
        before = standing(desk)

    done = len(journal(desk))
    assert run(command, names, good) == 0, said
    assert len(journal(desk)) > done or command == "officer unlock"
    assert (standing(desk) != before) is True, "the code at least is used"
    assert asked(desk, "SELECT wrong_codes FROM officer WHERE code = 'SU1'") == [(0,)]
    if command in ("case --unmask", "confirm --readings"):
        assert NAME in capsys.readouterr().out
    after, rows = standing(desk), len(journal(desk))
    assert run(command, names, good) == (0 if command in TRIED_AGAIN else 1)
    assert (standing(desk), len(journal(desk))) == (after, rows)


def in_window(who: str, code: str, desk: Desk) -> bool:
    from tasks import clock

    [(secret,)] = asked(desk, f"SELECT secret FROM officer WHERE code = '{who}'")
    now = int(clock.now().timestamp())
    return code in {pyotp.TOTP(secret).at(now + step * 30) for step in (-1, 0, 1)}


def use_for_something_else(code: str) -> None:
    from models.officer import Credentials
    from tasks.recording import officers

    with officers.acts(Credentials(officer="SU1", one_time_code=code)):
        pass


def test_every_command_that_takes_an_officer_takes_a_code_and_is_tried_here() -> None:
    from tests.test_docs import COMMANDS as KNOWN

    taking = {words for words in KNOWN if "--officer" in options(words)}
    assert taking == {words for words in KNOWN if "--code" in options(words)}
    assert taking == {" ".join(w for w in name.split() if not w.startswith("--")).replace(" several", "")
                      for name in COMMANDS}  # fmt: skip


def options(words: str) -> set[str]:
    from flows.cli.app import app

    arguments = app[words.split()[0]] if " " not in words else app[words.split()[0]][words.split()[1]]
    if not arguments.default_command:
        return set()
    return {name for argument in arguments.assemble_argument_collection() for name in argument.names}


def test_the_first_officer_is_added_without_a_code_and_the_second_is_not(desk: Desk, said: list[str]) -> None:
    words = ["officer", "add", "AB1", "--name", "Sample", "--title", "Lawyer"]
    assert main(words) == 1
    assert said.pop() == "the first officer is a supervisor, who adds the others: --role supervisor"
    assert main([*words, "--role", "supervisor"]) == 0
    assert main(["officer", "add", "AB2", "--name", "Sample", "--title", "Lawyer"]) == 1
    assert said.pop() == "an officer is added by a supervisor: name yourself with --officer CODE"


def test_several_facts_are_all_settled_or_none(desk: Desk, names: dict[str, str], said: list[str]) -> None:
    code = by("SU1").one_time_code
    words = ["confirm", names["case"], "request/urgent=yes", "request/purpose", "person/9/name", "--officer", "SU1"]
    assert main([*words, "--code", code]) == 1
    assert "person/9/name has no reading" in said.pop()
    assert not asked(desk, "SELECT path FROM settlement")
    words.remove("person/9/name")
    assert main([*words, "--code", code]) == 0, "a code that was good for nothing is good still"
    assert asked(desk, "SELECT path, state FROM settlement ORDER BY path") == [
        ("request/purpose", "confirmed"), ("request/urgent", "corrected"),
    ]  # fmt: skip


@pytest.mark.parametrize("more", ["--value x", "--pick 1"])
def test_a_value_is_of_one_fact(names: dict[str, str], said: list[str], more: str) -> None:
    assert main(f"confirm {names['case']} request/purpose request/reference --officer SU1 {more}".split()) == 2
    assert said == ["--value and --pick are for one fact: of several, write PATH=VALUE for those that are wrong."]


@pytest.mark.parametrize(
    ("path", "value"), [("person/1/name", None), ("person/1/role", "victim"), ("request/purpose", "[…] is heard.")]
)
def test_readings_of_who_is_masked_are_masked(
    desk: Desk, names: dict[str, str], path: str, value: FactValue | None, capsys: pytest.CaptureFixture[str]
) -> None:
    from tasks.by_hand import readings

    settle(names["case"], "person/1/name", FactState.CONFIRMED, "LW1")
    file(names["case"], b"more", ("request/purpose", f"{NAME} is heard."))
    shown, masked = readings(names["case"], path, opened=False)
    assert (shown[-1][1], masked) == (value, path != "person/1/role")
    assert main(["confirm", names["case"], path, "--readings"]) == 0
    assert "Ana" not in capsys.readouterr().out


def test_a_code_is_typed_at_the_terminal_and_not_shown(desk: Desk, names: dict[str, str]) -> None:
    """A real terminal: the prompt is seen, the code is not, and the act is done."""
    totp = officer("LW3")
    words = [sys.executable, "-m", "flows", "confirm", names["case"], "request/urgent=yes", "--officer", "LW3"]
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(ROOT)
        os.execv(sys.executable, words)
    seen = until(terminal, "One-time code of LW3: ")
    shown = totp.at(int(time.time()))
    os.write(terminal, shown.encode() + b"\n")
    seen += until(terminal, "")
    _, status = os.waitpid(pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0, seen
    assert "request/urgent in" in seen
    assert shown not in seen


def until(terminal: int, words: str) -> str:
    """What the terminal shows until these words, or to the end."""
    seen = ""
    while not words or words not in seen:
        try:
            seen += os.read(terminal, 4096).decode(errors="replace")
        except OSError:  # Linux: the other side has closed
            break
    return seen


def test_no_terminal_and_no_code_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(_: str) -> str:
        raise EOFError

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", ended)
    with pytest.raises(asking.NobodyThere, match="no one-time code was typed"):
        asking.one_time_code("LW1")


def test_the_tables_that_are_compared_are_tables(desk: Desk) -> None:
    assert set(UNCOUNTED) - {"alembic_version"} < set(dumping.tables())
