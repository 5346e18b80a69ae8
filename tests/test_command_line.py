"""The command line: a mistake ends in one sentence that says what to do, never in a traceback."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pyotp
import pytest

from flows.__main__ import main
from models.officer import Role
from tasks import telling
from tasks.recording import officers, register
from tasks.settings import settings

ROOT = Path(__file__).parents[1]
STATED = ROOT / "samples" / "01_us_mx_trafficking_mla.toml"


@pytest.fixture(autouse=True)
def register_of_its_own(tmp_path: Path) -> Iterator[None]:
    settings.cache_clear()
    yield
    if register.engine_for.cache_info().currsize:
        register.engine().dispose()
    register.engine_for.cache_clear()
    settings.cache_clear()


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the command line complains of."""
    heard: list[str] = []
    monkeypatch.setattr(telling, "problem", heard.append)
    return heard


def no_prefect(*_: object, **__: object) -> None:
    raise AssertionError("Prefect was started")


@pytest.fixture(autouse=True)
def without_prefect(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tasks.engine.prepare", no_prefect)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("examine mx-1", "no case has the number mx-1: ./comity cases lists them"),
        ("examine MX-2026-99999", "no case has the number MX-2026-99999: ./comity cases lists them"),
        ("examine MX-2026-E00001", "no case has the number MX-2026-E00001: ./comity cases lists them"),
        (
            "entry set-aside MX-2026-E99999 --officer LW1 --reason twice",
            "no entry has the number MX-2026-E99999: ./comity entries lists them",
        ),
        (
            "entry open MX-2026-E99999 --officer LW1 --requesting US --kind mla",
            "no entry has the number MX-2026-E99999: ./comity entries lists them",
        ),
        (
            "entry file MX-2026-E99999 MX-2026-00001 --officer LW1",
            "no case has the number MX-2026-00001: ./comity cases lists them",
        ),
        ("read samples", "the file cannot be read (Is a directory): check its path and its permissions"),
        ("assess none.toml", "the file cannot be read (No such file or directory): check its path and its permissions"),
        ("assess samples/01_us_mx_trafficking_mla.pdf", "the FACTS file is not text in UTF-8"),
        (
            "basis ES ES",
            "a request goes from one State to another: requesting and requested State are the same",
        ),
    ],
)
def test_a_mistake_is_told_in_one_sentence(
    words: str, sentence: str, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    with register.writing() as pen:
        address = officers.enrol(pen, "LW1", "Sample Officer", "Officer", Role.LAWYER)
    code = pyotp.TOTP(pyotp.parse_uri(address).secret).now()
    assert main([*words.split(), *(["--code", code] if "--officer" in words else [])]) == 1
    assert said == [sentence]


def test_a_typed_value_of_a_yes_or_no_says_so(said: list[str]) -> None:
    assert main("confirm MX-2026-00001 request/urgent --value maybe --officer LW1".split()) == 1
    assert said == ["request/urgent takes yes or no (in a FACTS file true or false)"]


def test_a_misspelt_setting_is_told(said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_DATABSE", "x")
    settings.cache_clear()
    assert main(["cases"]) == 1
    assert said[0].startswith("no setting is called COMITY_DATABSE; known: desk (COMITY_DESK)")


def failing(error: Exception) -> Callable[..., None]:
    def fails(*_: object, **__: object) -> None:
        raise error

    return fails


def test_an_error_of_prefect_is_told_and_one_that_nobody_foresaw_is_not_hidden(
    said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    strange = type("ParameterTypeError", (Exception,), {"__module__": "prefect.exceptions"})
    monkeypatch.setattr("flows.cli.incoming.run_flow", failing(strange("Flow run received invalid parameters:\n …")))
    assert main(["collect"]) == 1
    assert said == ["Prefect could not run this (ParameterTypeError): run it again, or see var/log"]
    monkeypatch.setattr("flows.cli.incoming.run_flow", failing(TypeError("ours")))
    with pytest.raises(TypeError, match="ours"):
        main(["collect"])


@pytest.mark.parametrize("more", [[], ["--json"]], ids=["tables", "json"])
def test_who_reads_the_output_may_stop_early(more: list[str]) -> None:
    reader = subprocess.Popen(
        [sys.executable, "-m", "flows", "assess", str(STATED), "--on", "2026-11-24", *more],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert reader.stdout is not None
    assert reader.stderr is not None
    reader.stdout.close()
    complained = reader.stderr.read()
    reader.stderr.close()
    assert (complained, reader.wait(timeout=60)) == ("", 1)


def as_if_received(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The flow that `receive` starts, without Prefect: nothing becomes of an entry."""
    started: list[object] = []

    def run_flow(_: object, number: object, **__: object) -> None:
        started.append(number)

    monkeypatch.setattr("flows.cli.incoming.run_flow", run_flow)
    return started


def printed(monkeypatch: pytest.MonkeyPatch, *words: str) -> dict[str, object]:
    shown: list[object] = []
    monkeypatch.setattr(telling, "data", shown.append)
    assert main(["receive", *words, "--json"]) == 0
    (one,) = shown
    assert isinstance(one, dict)
    json.dumps(one)
    return one


def test_several_files_are_one_object_and_one_file_is_as_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [tmp_path / name for name in ("a.txt", "b.txt")]
    for file in files:
        file.write_text(file.name, encoding="utf-8")
    started = as_if_received(monkeypatch)
    several = printed(monkeypatch, *map(str, files))
    assert isinstance(several["received"], list)
    assert [one["entry"]["number"] for one in several["received"]] == started
    assert len(started) == 2
    assert set(printed(monkeypatch, str(files[0]))) == {"entry", "case"}


def test_what_came_before_a_file_that_cannot_be_read_is_printed_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: list[str]
) -> None:
    good = tmp_path / "a.txt"
    shown: list[dict[str, list[dict[str, dict[str, object]]]]] = []
    good.write_text("a", encoding="utf-8")
    started = as_if_received(monkeypatch)
    monkeypatch.setattr(telling, "data", shown.append)
    assert main(["receive", str(good), str(tmp_path / "none.pdf"), "--json"]) == 1
    assert [one["entry"]["number"] for one in shown[0]["received"]] == started
    assert said == ["the file cannot be read (No such file or directory): check its path and its permissions"]
