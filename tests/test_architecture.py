"""The walls of the house (docs/design.md): this tree keeps each rule, and a planted violation breaks it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests import architecture
from tests.architecture import (
    classes_in_flows,
    clock_readings,
    dumping_grounds,
    flows_that_hide_a_module,
    imports_against_the_direction,
    impure_models,
    libraries_known_twice,
    long_files,
    modules_that_know_two_libraries,
    public_without_docstring,
    relative_or_star_imports,
    sessions_outside_recording,
    times_without_zone,
    traces_of_a_machine,
)

ROOT = Path(__file__).parents[1]
Rule = Callable[[Path], list[str]]

LONG = "\n".join(f"NAME_{n} = {n}" for n in range(architecture.MAX_CODE_LINES + 1))
LONG_WORDS = '"""\n' + "words\n" * 500 + '"""\n' + "# a comment\n\n" * 300

# rule, path of a planted file, its text, and what the rule says of it.
PLANTED: list[tuple[Rule, str, str, str]] = [
    (imports_against_the_direction, "models/case.py", "import tasks.reading", "models imports tasks.reading"),
    (imports_against_the_direction, "tasks/reading.py", "from flows.receive import receive", "tasks imports"),
    (imports_against_the_direction, "flows/receive.py", "def f():\n    import tests.conftest", "flows imports"),
    (impure_models, "models/case.py", "import os", "models imports os"),
    (impure_models, "models/law/basis.py", "from prefect import task", "models imports prefect"),
    (impure_models, "models/case.py", "import socket", "models imports socket"),
    (impure_models, "models/case.py", "from time import monotonic", "models imports time"),
    (impure_models, "models/case.py", "Path('x').write_text('y')", "models calls write_text()"),
    (clock_readings, "models/case.py", "from datetime import date\nd = date.today()", "models/case.py:2: today()"),
    (clock_readings, "tasks/sending.py", "n = datetime.now(UTC)", "now()"),
    (clock_readings, "models/case.py", "from tasks.clock import now\nn = now()", "models/case.py:2: now()"),
    (clock_readings, "flows/report.py", "import time\nt = time.time()", "time()"),
    (times_without_zone, "tests/test_x.py", "n = datetime.now()", "now() without a zone"),
    (times_without_zone, "bench/x.py", "n = datetime.datetime.utcnow()", "utcnow() without a zone"),
    (sessions_outside_recording, "flows/decide.py", "from sqlmodel import Session", "imports Session"),
    (sessions_outside_recording, "tasks/sending.py", "from sqlalchemy import create_engine", "create_engine"),
    (sessions_outside_recording, "models/row.py", "from sqlalchemy.orm import sessionmaker", "sessionmaker"),
    (sessions_outside_recording, "tasks/sending.py", "import sqlmodel\ns = sqlmodel.Session(e)", "sqlmodel.Session"),
    (sessions_outside_recording, "tasks/sending.py", "import sqlite3", "imports sqlite3"),
    (modules_that_know_two_libraries, "tasks/x.py", "import pyotp\nfrom qrcode import QRCode", "knows pyotp, qrcode"),
    (relative_or_star_imports, "tasks/sending.py", "from . import reading", "relative import"),
    (relative_or_star_imports, "models/case.py", "from models.fact import *", "star import of models.fact"),
    (dumping_grounds, "tasks/utils.py", "", "tasks/utils.py"),
    (dumping_grounds, "models/common/x.py", "", "models/common/x.py"),
    (flows_that_hide_a_module, "flows/calendar.py", "", "flows/calendar.py"),
    (flows_that_hide_a_module, "flows/holidays.py", "", "flows/holidays.py"),
    (flows_that_hide_a_module, "flows/models.py", "", "flows/models.py"),
    (classes_in_flows, "flows/decide.py", "class Form:\n    pass", "class Form"),
    (long_files, "models/case.py", LONG, "401 lines of code"),
    (public_without_docstring, "models/case.py", "x = 1", "the module"),
    (public_without_docstring, "models/case.py", '"""A."""\ndef f(): ...', "models/case.py:2: f"),
    (public_without_docstring, "tasks/x.py", '"""A."""\nclass C:\n    """B."""\n    def f(self): ...', "f"),
    (traces_of_a_machine, "docs/user.md", "see /" + "home/jane/comity", "docs/user.md:1"),
    (traces_of_a_machine, "requirements.lock", "--index-url https://" + "pypi" + ".org/simple", "requirements"),
]  # fmt: skip

# What looks like a violation and is none.
ALLOWED: list[tuple[Rule, str, str]] = [
    (imports_against_the_direction, "flows/receive.py", "import tasks.reading\nimport models.case"),
    (imports_against_the_direction, "tests/test_x.py", "import flows.receive"),
    (impure_models, "tasks/keeping.py", "import os"),
    (impure_models, "models/case.py", "import json, models.fact\nfrom pydantic import Field"),
    (clock_readings, "tasks/clock.py", "n = datetime.now(UTC)"),
    (clock_readings, "tasks/sending.py", "from tasks.clock import now\nn = now()\nt = time.monotonic()"),
    (clock_readings, "models/case.py", "def f(today): return today"),
    (times_without_zone, "tasks/clock.py", "n = datetime.now(UTC)\nm = datetime.fromtimestamp(1, tz=UTC)"),
    (sessions_outside_recording, "tasks/recording/register.py", "from sqlmodel import Session, create_engine"),
    (sessions_outside_recording, "models/case.py", "from sqlmodel import Field, SQLModel"),
    (modules_that_know_two_libraries, "tasks/drafting.py", "import docxtpl, jinja2, re\nfrom prefect import task"),
    (flows_that_hide_a_module, "flows/__main__.py", ""),
    (flows_that_hide_a_module, "flows/receive.py", ""),
    (flows_that_hide_a_module, "tasks/calendar.py", ""),
    (long_files, "models/case.py", LONG_WORDS),
    (public_without_docstring, "models/case.py", '"""A."""\ndef _f(): ...\nclass _C:\n    def f(self): ...'),
    (traces_of_a_machine, "docs/x.md", "https://example.org/" + "home/jane/x and ./wo" + "rk/x"),
]  # fmt: skip

RULES: list[Rule] = [*dict.fromkeys(rule for rule, *_ in PLANTED), libraries_known_twice]


def plant(root: Path, path: str, text: str) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def named(rule: object) -> str:
    return getattr(rule, "__name__", "")


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_this_tree_keeps_the_rule(rule: Rule) -> None:
    assert rule(ROOT) == [], rule.__doc__


@pytest.mark.parametrize(("rule", "path", "text", "said"), PLANTED, ids=lambda value: named(value) or None)
def test_a_planted_violation_is_found(rule: Rule, path: str, text: str, said: str, tmp_path: Path) -> None:
    plant(tmp_path, path, text)
    found = rule(tmp_path)
    assert len(found) == 1
    assert path in found[0]
    assert said in found[0]


@pytest.mark.parametrize(("rule", "path", "text"), ALLOWED, ids=lambda value: named(value) or None)
def test_what_only_looks_like_one_is_not(rule: Rule, path: str, text: str, tmp_path: Path) -> None:
    plant(tmp_path, path, text)
    assert rule(tmp_path) == []


def test_a_library_that_two_modules_know_is_found(tmp_path: Path) -> None:
    plant(tmp_path, "tasks/reading.py", "import pdfplumber")
    plant(tmp_path, "tasks/drafting.py", "def f():\n    from pdfplumber.page import Page")
    plant(tmp_path, "tasks/calendars.py", "import holidays, json")
    assert libraries_known_twice(tmp_path) == ["pdfplumber is imported by tasks/drafting.py, tasks/reading.py"]


def test_the_artifacts_of_prefect_count_as_a_library_and_prefect_does_not(tmp_path: Path) -> None:
    plant(
        tmp_path, "flows/receive.py", "from prefect import flow\nfrom prefect.artifacts import create_markdown_artifact"
    )
    plant(tmp_path, "flows/decide.py", "from prefect import flow, artifacts")
    plant(tmp_path, "flows/report.py", "from prefect import flow")
    assert libraries_known_twice(tmp_path) == ["prefect.artifacts is imported by flows/decide.py, flows/receive.py"]


def test_every_layer_is_there_to_be_checked() -> None:
    for layer in architecture.LAYERS:
        assert len(list(architecture.python_files(ROOT, layer))) > 3


def test_an_exception_to_the_length_still_needs_it() -> None:
    for path, reason in architecture.LONGER.items():
        assert reason
        assert architecture.code_lines(ROOT / path) > architecture.MAX_CODE_LINES
