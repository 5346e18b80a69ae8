"""The documentation says what there is: commands, settings, facts, JSON fields, messages, links.

What is generated is written anew with `python -m tests.test_docs`: the table of docs/facts.md.
"""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from cyclopts import App
from pydantic import BaseModel

import flows.__main__  # noqa: F401  (it adds every command to the app)
from flows.cli.app import app
from models.decision import RULES, Act
from models.document import Entry
from models.fact import FACT_TYPES, SCHEMA, Fact, FactType, Source, facts_from_toml
from models.finding import Assessment, AssuranceAsked, Basis, DeadlineDue, Element, Finding, Force, Status, Subject
from models.handoff import Manifest, Receipt
from models.journal import Break, Verified
from models.letter import LETTERS
from models.officer import Officer
from models.reading.read_document import Correspondent, ReadDocument
from models.sheet import (
    CaseSheet,
    DeadlineLine,
    DecisionLine,
    DeskProfile,
    DocumentLine,
    DutyLine,
    HandoffLine,
    JournalLine,
    LetterLine,
)
from models.value import Said
from tasks.recording.lists import CaseLine
from tasks.settings import Authority, Settings

ROOT = Path(__file__).parents[1]
PAGES = [*sorted((ROOT / "docs").glob("*.md")), *(ROOT / f"{n}.md" for n in ("README", "CONTRIBUTING", "CHANGELOG"))]
GUIDE, FACTS, JSON, ERRORS, HAND_OVER = (
    (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")
    for name in ("guide", "facts", "json", "errors", "hand-over")
)


# --- commands and settings ---------------------------------------------------------------------------------------


def commands(of: App = app, before: str = "") -> Iterator[tuple[str, App]]:
    """Every command and sub-command with its words: `receive`, `entry open`."""
    for name in of:
        if not name.startswith("-"):
            words = f"{before} {name}".strip()
            yield words, of[name]
            yield from commands(of[name], words)


COMMANDS = dict(commands())


def test_the_commands_are_found() -> None:
    assert {"receive", "entry open", "clock extend", "officer add", "journal verify", "restore"} <= set(COMMANDS)


@pytest.mark.parametrize("words", COMMANDS)
def test_the_guide_shows_every_command(words: str) -> None:
    assert re.search(rf"(\./comity |`){re.escape(words)}\b", GUIDE)


def test_the_guide_names_no_command_that_is_not_there() -> None:
    named = re.findall(r"\./comity ([a-z][a-z-]+)(?: +([a-z][a-z-]+)\b(?![./*]))?", GUIDE)
    groups = {words.split()[0] for words in COMMANDS if " " in words}
    gone = {
        f"{first} {second}".strip()
        for first, second in named
        if first not in COMMANDS or (first in groups - {"case"} and second and f"{first} {second}" not in COMMANDS)
    }
    assert gone == set()


@pytest.mark.parametrize("name", Settings.model_fields)
def test_the_guide_explains_every_setting(name: str) -> None:
    assert re.search(rf"^\| `{name}` \| `COMITY_{name.upper()}", GUIDE, re.MULTILINE)


def test_the_guide_names_what_an_authority_is_made_of() -> None:
    assert [name for name in Authority.model_fields if f"`{name}`" not in GUIDE] == []


def test_the_settings_that_the_guide_shows_are_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (example,) = re.findall(r"```toml\n(desk = .*?)```", GUIDE, re.DOTALL)
    (tmp_path / "comity.toml").write_text(example, encoding="utf-8")
    monkeypatch.setattr("tasks.settings.ROOT", tmp_path)
    assert Settings().desk == "ES"
    assert list(Settings().authorities) == ["fiscalia"]


def test_the_guide_names_every_act_and_every_letter() -> None:
    assert [act for act in Act if f"`{act.replace('_', '-')}`" not in GUIDE] == []
    assert [code for code in LETTERS if not re.search(rf"\| {code} \|", GUIDE)] == []


@pytest.mark.parametrize("act", Act)
def test_the_guide_says_where_an_act_leads_and_whom_it_takes(act: Act) -> None:
    (row,) = re.findall(rf"^\| [^|]*`{act.replace('_', '-')}`.*$", GUIDE, re.MULTILINE)
    rule = RULES[act]
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert {stage.replace("_", " ") for stage in rule.at} == set(cells[1].split(", "))
    assert set(rule.letters) == set(cells[3].replace("none", "").split(", ")) - {""}
    assert cells[4] == ("two lawyers" if rule.four_eyes else "lawyer" if rule.lawyer else "any officer")


def test_the_two_commands_of_the_readme_are_targets() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"Two commands:\n\n```\n(.*?)```", readme, re.DOTALL)
    assert re.findall(r"^make ([a-z]+)", block, re.MULTILINE) == ["run", "test"]
    assert {"run", "test"} <= set(targets)


# --- facts -------------------------------------------------------------------------------------------------------

BEGIN, END = "<!-- every path: python -m tests.test_docs -->", "<!-- end -->"


def table_of_facts() -> str:
    """The table of every path, as docs/facts.md has it."""
    rows = ["| path | what it is | kind | choices | personal |", "|---|---|---|---|---|"]
    return "\n".join([*rows, *(_row(known) for known in FACT_TYPES.values())])


def _row(known: FactType) -> str:
    choices = ", ".join(f"`{choice}`" for choice in known.choices)
    return f"| `{known.pattern}` | {known.label} | {known.kind} | {choices} | {'yes' if known.personal else ''} |"


def test_every_fact_stands_in_its_table() -> None:
    assert FACTS.split(BEGIN)[1].split(END)[0].strip() == table_of_facts()


def test_the_example_of_the_facts_is_one() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", FACTS, re.DOTALL)
    assert SCHEMA in FACTS
    assert facts_from_toml(example)["person/2/role"] == "victim"


def test_the_facts_explain_every_kind() -> None:
    assert [known.kind for known in FACT_TYPES.values() if f"| {known.kind} |" not in FACTS.split(BEGIN)[0]] == []


# --- JSON --------------------------------------------------------------------------------------------------------

FORMS: tuple[type[BaseModel], ...] = (
    Said, Fact, Source, ReadDocument, Correspondent, CaseSheet, DeskProfile, DeadlineLine, DutyLine, DocumentLine,
    LetterLine, DecisionLine, HandoffLine, JournalLine, CaseLine, Entry, Basis, Assessment, Finding, AssuranceAsked,
    Element, DeadlineDue, Verified, Break, Officer,
)  # fmt: skip


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_a_json_form_has_the_fields_that_its_page_says(form: type[BaseModel]) -> None:
    section = JSON.split(f"### {form.__name__}\n")[1].split("###")[0]
    fields = [name for name in form.model_fields if (form, name) != (Officer, "secret")]
    assert re.findall(r"^\| `([a-z_]+)` \|", section, re.MULTILINE) == fields


def test_every_command_that_prints_json_has_its_form() -> None:
    printing = {
        words
        for words, command in COMMANDS.items()
        if command.default_command and "json" in command.default_command.__annotations__
    }
    assert printing >= {"read", "case", "basis", "officer list"}
    assert [words for words in printing if not re.search(rf"^\| .*`{words}\b[^`]*--json`", JSON, re.MULTILINE)] == []


def test_the_folder_channel_names_what_a_parcel_and_a_receipt_hold() -> None:
    named = [*Manifest.model_fields, *Receipt.model_fields, "digest"]
    assert [name for name in named if f"`{name}`" not in HAND_OVER] == []


# --- messages ----------------------------------------------------------------------------------------------------

# Errors that only who edits the files of the law, the forms or the templates can meet: they name file and line.
LAW_FILES = ("instrument", "country", "offence", "loading", "registry", "assessing", "check", "ruling")
OF_FILES = (
    *(f"models/law/{name}" for name in LAW_FILES), "models/letter", "models/reading/", "tasks/drafting.py",
    "tasks/wording.py",
)  # fmt: skip
TELLING = {"problem", "bad_receipt", "failed"}
SENTENCES = {"tasks/receiving.py", "tasks/reading.py", "tasks/by_hand.py"}
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef)
INSIDE = {"ChildFailed", "Damaged", "Encrypted", "TooLarge", "TooManyPages", "KeyboardInterrupt", "TypeError"}


def messages() -> Iterator[tuple[str, str]]:
    """What a clerk can be told, with the file that says it; a value in it is written `…`."""
    for layer in ("flows", "tasks", "models"):
        for path in sorted((ROOT / layer).rglob("*.py")):
            place = path.relative_to(ROOT).as_posix()
            if place.startswith(OF_FILES):
                continue
            tree = ast.parse(path.read_text(encoding="utf-8"))
            docstrings = {
                ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, DOCUMENTED)
            }
            for node in ast.walk(tree):
                for said in _told(place, node):
                    if said not in docstrings and re.search(r"[a-z]{2}.* ", said + " " * ("…" in said)):
                        yield place, said


def _told(place: str, node: ast.AST) -> Iterator[str]:
    """What this piece of a program says: an error's message, a problem, a sentence about an entry or a document."""
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and node.exc.args:
        if _name(node.exc.func) not in INSIDE:
            yield from _text(node.exc.args[0])
    elif isinstance(node, ast.Call) and _name(node.func) in TELLING and node.args:
        yield from _text(node.args[-1])
    elif place in SENTENCES and isinstance(node, ast.Constant | ast.JoinedStr):
        yield from (text for text in _text(node) if re.match(r"^[A-Z][a-z]+ .* .*[.]$", text) and "\n" not in text)


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _text(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield re.sub(r"\{[a-z_]+\}", "…", node.value)
    elif isinstance(node, ast.JoinedStr):
        pieces = (str(p.value) if isinstance(p, ast.Constant) else "…" for p in node.values)
        yield "".join(pieces)


MESSAGES = sorted({said for _, said in messages()})


def test_the_messages_are_found() -> None:
    assert len(MESSAGES) > 100
    assert "a finding departed from takes a note with the reason" in MESSAGES


@pytest.mark.parametrize("said", MESSAGES)
def test_every_message_to_a_clerk_stands_in_its_page(said: str) -> None:
    assert f"| {said} |" in ERRORS


def test_the_page_of_messages_holds_none_that_nobody_says() -> None:
    told = re.findall(r"^\| (.+?) \| .* \|$", ERRORS.split("<!-- files -->")[0], re.MULTILINE)
    heads = {"message", "---"}
    assert [said for said in told if said not in MESSAGES and said not in heads] == []


# --- law -----------------------------------------------------------------------------------------------------------


def test_the_page_of_the_law_explains_every_word_of_a_finding() -> None:
    page = (ROOT / "docs/law.md").read_text(encoding="utf-8")
    words = [*(f"| `{status}` |" for status in Status), *(f"| {force.replace('_', ' ')} |" for force in Force)]
    words += [f"| {subject.replace('_', ' ')} |" for subject in Subject]
    assert [word for word in words if word not in page] == []


# --- links -------------------------------------------------------------------------------------------------------


def links(page: Path) -> Iterator[str]:
    """What a page links to or shows, but not the web."""
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://", "mailto:")):
            yield target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_links_to_is_there(page: Path) -> None:
    gone = []
    for target in links(page):
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        if not file.exists() or (anchor and anchor not in anchors(file)):
            gone.append(target)
    assert gone == []


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings."""
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_the_documentation_is_tracked() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert [page.name for page in PAGES if page.relative_to(ROOT).as_posix() not in listed.splitlines()] == []


if __name__ == "__main__":
    path = ROOT / "docs/facts.md"
    head, _, rest = path.read_text(encoding="utf-8").partition(BEGIN)
    path.write_text(f"{head}{BEGIN}\n\n{table_of_facts()}\n\n{END}{rest.partition(END)[2]}", encoding="utf-8")
