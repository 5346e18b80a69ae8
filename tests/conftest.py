"""What every test may use: a clean environment, fresh databases on both engines, and a word about what cannot run."""

import os
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.postgresql import PostgreSQL, running_postgresql

ROOT = Path(__file__).parents[1]

# What a test may need besides Python (`@pytest.mark.needs("tesseract")`), and the Debian packages that bring it.
NEEDS = {
    "tesseract": "tesseract-ocr tesseract-ocr-spa",
    "chromium": "chromium",
    "soffice": "libreoffice-writer-nogui",
    "pdftotext": "poppler-utils",
    "pdftoppm": "poppler-utils",
}

# Prefect reads its settings at its first import, so they are ours before any test is collected. Session fixtures
# may set more (the address of a server that they started).
for _name in [name for name in os.environ if name.startswith(("COMITY_", "PREFECT_"))]:
    del os.environ[_name]
PREFECT_HOME = tempfile.mkdtemp(prefix="comity-prefect-")
os.environ |= {"PREFECT_HOME": PREFECT_HOME, "PREFECT_SERVER_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1"}


def pytest_unconfigure() -> None:
    shutil.rmtree(PREFECT_HOME, ignore_errors=True)


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Each test keeps its register and documents in a folder of its own, and has no other setting of Comity."""
    for name in [name for name in os.environ if name.startswith("COMITY_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COMITY_VAR", str(tmp_path / "var"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `../shared`: texts of treaties, and documents that nobody here wrote."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("../shared is missing: it belongs beside this repository")
    return folder


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """A PostgreSQL for this test process alone."""
    with running_postgresql() as server:
        yield server


@pytest.fixture(scope="session")
def postgresql_url(postgresql: PostgreSQL) -> str:
    """The address of the server's maintenance database: make your own with `new_database`."""
    return postgresql.url()


@pytest.fixture
def new_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[..., str]]:
    """Makes databases: `new_database("sqlite")` or `new_database("postgresql", like=url)` is a new one's address.

    `like` is the address of a database to copy, with nobody connected to it. PostgreSQL's are dropped after the test.
    """
    made: list[str] = []

    def new(engine: str, like: str | None = None) -> str:
        if engine == "postgresql":
            made.append(request.getfixturevalue("postgresql").create(like))
            return made[-1]
        if engine != "sqlite":
            raise ValueError(f"no engine is called {engine!r}; known: sqlite, postgresql")
        handle, name = tempfile.mkstemp(suffix=".db", dir=tmp_path)
        os.close(handle)
        if like:
            shutil.copyfile(like.removeprefix("sqlite:///"), name)
        return f"sqlite:///{name}"

    yield new
    for url in made:
        request.getfixturevalue("postgresql").drop(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, new_database: Callable[..., str]) -> str:
    """The address of a new, empty database; the test runs once on each engine."""
    return new_database(request.param)


# --- what cannot run -------------------------------------------------------------------------------------------


@cache
def missing(program: str) -> bool:
    """Whether a program is not here; tesseract counts only with English and Spanish."""
    if program not in NEEDS:
        raise LookupError(f"NEEDS in tests/conftest.py does not name {program!r}; it names {', '.join(NEEDS)}")
    if shutil.which(program) is None:
        return True
    if program != "tesseract":
        return False
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True).stdout.split()
    return not {"eng", "spa"} <= set(listed)


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("needs"):
        for program in mark.args:
            if missing(program):
                pytest.skip(f"{program} is missing (Debian: {NEEDS[program]})")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """On a build server a test that was not run has failed."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI"):
        report.outcome = "failed"
        report.longrepr = f"NOT RUN, and with CI set that is a failure: {_reason(report)}"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Counts what was not run, and why: a green run says what it did not look at."""
    reasons = Counter(_reason(report) for report in terminalreporter.stats.get("skipped", []))
    if reasons:
        terminalreporter.section(f"not run: {reasons.total()}")
    for reason, count in reasons.most_common():
        terminalreporter.line(f"{count:4} {reason}")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A whole file that was skipped while it was collected makes no test report, and fails here."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and reporter.stats.get("skipped") and os.environ.get("CI") and not session.exitstatus:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    said = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return said.removeprefix("Skipped: ")
