"""The samples: each truth is in the vocabulary of facts and says only what the paper says."""

import re
import runpy
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pdfplumber
import pytest

from models.fact import FactValue, Kind, ValueKind, fact_type, facts_from_toml

ROOT = Path(__file__).resolve().parents[1]
TRUTHS = tuple(sorted((ROOT / "samples").glob("*.toml")))
NAMES = tuple(truth.stem for truth in TRUTHS)
MARGIN = 62  # points at head and foot of a page that hold running lines only, never the text of a request
FIRST_MARGIN = 20  # the first page has its letterhead there


FORM_NAMES = {f"person/{number}/name" for number in (1, 2, 3)}  # in 05 a name has two boxes: name, first names
ENGLISH = "January February March April May June July August September October November December"
SPANISH = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"


def flat(text: str) -> str:
    """The text with every run of white space as one space."""
    return re.sub(r"\s+", " ", text).strip()


def written(day: date) -> tuple[str, ...]:
    """The ways in which a sample may write a day."""
    english, spanish = (months.split()[day.month - 1] for months in (ENGLISH, SPANISH))
    return (
        f"{english} {day.day}, {day.year}",
        f"{day.day} {english} {day.year}",
        f"{day.day} de {spanish} de {day.year}",
    )


def truth(name: str) -> dict[str, FactValue]:
    return facts_from_toml((ROOT / "samples" / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str) -> str:
    """The words of the body in the order in which they were set, without running lines and rubber stamps."""
    pages = []
    with pdfplumber.open(ROOT / "samples" / f"{name}.pdf") as pdf:
        for page in pdf.pages:
            top = FIRST_MARGIN if page.page_number == 1 else MARGIN
            body = page.crop((0, top, page.width, page.height - MARGIN))
            upright = body.filter(lambda thing: thing["object_type"] != "char" or abs(thing["matrix"][1]) < 0.001)
            pages.append(upright.extract_text(use_text_flow=True, x_tolerance=1.5))
    return flat(" ".join(pages))


@pytest.fixture(scope="module")
def builder() -> dict[str, Callable[..., object]]:
    return runpy.run_path(str(ROOT / "bench" / "samples" / "build.py"))


def test_there_are_the_eight_requests_and_each_has_its_source() -> None:
    assert [name[:2] for name in NAMES] == [f"{number:02}" for number in range(1, 9)]
    assert sorted(p.stem for p in (ROOT / "bench" / "samples").glob("[0-9]*.typ")) == list(NAMES)
    assert sorted(p.stem for p in (ROOT / "samples").glob("*.pdf")) == list(NAMES)


@pytest.mark.parametrize("name", NAMES)
class TestEachSample:
    def test_every_text_of_the_truth_stands_in_the_paper(self, name: str) -> None:
        body = words(name)
        texts = {
            path: value
            for path, value in truth(name).items()
            if fact_type(path).kind is ValueKind.TEXT and not re.fullmatch(r"instrument/\d+/id", path)
        }
        assert texts
        missing = [path for path, value in texts.items() if flat(str(value)) not in body]
        boxed = {path for path in missing if name.startswith("05") and path in FORM_NAMES}
        assert [path for path in missing if path not in boxed] == []
        for path in boxed:
            first, last = str(texts[path]).rsplit(" ", 1)
            assert f"Name: {last} First name(s): {first} " in body

    def test_every_day_of_the_truth_stands_in_the_paper(self, name: str) -> None:
        body = words(name)
        days = {path: value for path, value in truth(name).items() if isinstance(value, date)}
        assert days
        assert [path for path, day in days.items() if not any(text in body for text in written(day))] == []

    def test_texts_of_the_truth_have_single_spaces(self, name: str) -> None:
        texts = [str(value) for path, value in truth(name).items() if fact_type(path).kind is ValueKind.TEXT]
        assert [text for text in texts if text != flat(text)] == []

    def test_running_numbers_have_no_gap(self, name: str) -> None:
        for root in ("person", "offence", "measure", "attachment", "instrument", "assurance"):
            found = {int(path.split("/")[1]) for path in truth(name) if path.startswith(f"{root}/")}
            assert found == set(range(1, len(found) + 1))

    def test_the_truth_opens_with_what_the_desk_should_make_of_it(self, name: str) -> None:
        assert (ROOT / "samples" / f"{name}.toml").read_text(encoding="utf-8").startswith("# ")

    def test_the_file_is_small_and_has_two_to_fifteen_pages(self, name: str) -> None:
        path = ROOT / "samples" / f"{name}.pdf"
        assert path.stat().st_size < 300_000
        with pdfplumber.open(path) as pdf:
            pages = len(pdf.pages)
        assert 2 <= pages <= 15

    def test_the_builder_makes_the_same_file_again(self, name: str, builder: dict[str, Callable[..., object]]) -> None:
        made = builder["build"](ROOT / "bench" / "samples" / f"{name}.typ")
        assert made == (ROOT / "samples" / f"{name}.pdf").read_bytes()

    def test_the_readme_lists_it_rightly(self, name: str) -> None:
        readme = (ROOT / "samples" / "README.md").read_text(encoding="utf-8")
        row = next(line for line in readme.splitlines() if line.startswith(f"| `{name}.pdf`"))
        with pdfplumber.open(ROOT / "samples" / f"{name}.pdf") as pdf:
            pages = len(pdf.pages)
        language = {"en": "English", "es": "Spanish"}[str(truth(name)["request/language"])]
        assert f"| {language} | {pages} |" in row
        assert f"{truth(name)['requesting/state']} → {truth(name)['requested/state']}" in row


def test_an_instrument_is_named_by_the_id_of_its_file() -> None:
    known = {path.stem for path in (ROOT / "models" / "law" / "instruments").glob("*.toml")}
    named = {str(value) for name in NAMES for path, value in truth(name).items() if path.endswith("/id")}
    assert named
    assert named - known == set()


def test_kinds_are_mixed_and_what_only_forwards_has_none() -> None:
    kinds = {name[:2]: truth(name).get("request/kind") for name in NAMES}
    assert set(kinds.values()) == {*Kind, None}
    assert kinds["07"] is None
