"""A run of the tests says what it did not look at; on a build server that is a failure."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

TESTS = {
    "test_reading.py": """
        import pytest
        def test_that_runs(): pass
        def test_of_a_treaty(shared): pass
        def test_of_another_treaty(shared): pass
        @pytest.mark.needs("tesseract")
        def test_of_a_scan(): pass
    """,
    "test_optional.py": """
        import pytest
        pytest.importorskip("no_such_module")
    """,
    "test_settings.py": """
        import os
        def test_no_setting_of_the_caller_is_seen(tmp_path):
            names = {name for name in os.environ if name.startswith(("COMITY_", "PREFECT_"))}
            assert names == {"COMITY_VAR", "PREFECT_HOME", "PREFECT_SERVER_ANALYTICS_ENABLED"}
            assert os.environ["COMITY_VAR"] == str(tmp_path / "var")
            assert os.environ["PREFECT_HOME"] != "mine"
    """,
}


def run(root: Path, *files: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The named test files, run in a repository of their own: no ../shared beside it, and no program on the path."""
    tests = root / "repository" / "tests"
    tests.mkdir(parents=True)
    for name in ("conftest.py", "postgresql.py"):
        shutil.copy(ROOT / "tests" / name, tests)
    shutil.copy(ROOT / "pyproject.toml", tests.parent)
    for file in files:
        lines = TESTS[file].strip("\n").splitlines()
        (tests / file).write_text("\n".join(line[8:] for line in lines))
    kept = {name: value for name, value in os.environ.items() if name not in ("CI", "PYTEST_ADDOPTS")}
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"]
    environment = kept | {"PATH": str(root), "PREFECT_HOME": "mine"} | environment
    return subprocess.run(command, cwd=tests.parent, env=environment, capture_output=True, text=True)


def test_the_end_counts_what_was_not_run_by_reason(tmp_path: Path) -> None:
    result = run(tmp_path, "test_reading.py")
    assert result.returncode == 0
    assert "not run: 3" in result.stdout
    assert "   2 ../shared is missing" in result.stdout
    assert "   1 tesseract is missing (Debian: tesseract-ocr tesseract-ocr-spa)" in result.stdout
    assert "1 passed, 3 skipped" in result.stdout.splitlines()[-1]


def test_with_ci_set_what_was_not_run_has_failed(tmp_path: Path) -> None:
    result = run(tmp_path, "test_reading.py", CI="true")
    assert result.returncode == 1
    assert "1 passed, 3 errors" in result.stdout.splitlines()[-1]
    assert "NOT RUN, and with CI set that is a failure: ../shared is missing" in result.stdout


@pytest.mark.parametrize(("environment", "code"), [({}, 0), ({"CI": "true"}, 1)], ids=["here", "build server"])
def test_a_file_that_skips_itself_counts_as_well(environment: dict[str, str], code: int, tmp_path: Path) -> None:
    result = run(tmp_path, "test_reading.py", "test_optional.py", **environment)
    assert result.returncode == code
    assert "could not import 'no_such_module'" in result.stdout


def test_a_file_that_skips_itself_alone_fails_the_build(tmp_path: Path) -> None:
    assert run(tmp_path, "test_settings.py", "test_optional.py", CI="true").returncode == 1


def test_settings_of_the_caller_do_not_reach_the_tests(tmp_path: Path) -> None:
    settings = {"COMITY_DESK": "XX", "COMITY_VAR": "mine", "PREFECT_API_URL": "mine", "PREFECT_PROFILE": "mine"}
    result = run(tmp_path, "test_settings.py", **settings)
    assert result.returncode == 0, result.stdout
