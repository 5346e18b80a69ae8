"""The rules of the house as functions: each takes the root of a tree and names what breaks the rule, and where.

`tests/test_architecture.py` holds every rule against this repository and against a planted violation.
"""

import ast
import re
import subprocess
import sys
import tokenize
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

LAYERS = ("models", "tasks", "flows")  # a layer imports itself and those before it
OWN = {*LAYERS, "tests", "bench"}
NOWHERE = {".git", ".venv", ".lock-venv", "var", "__pycache__"}

# models/ is pure: of the standard library, what computes; of the outside, what describes values and rows.
PURE = {
    "__future__", "abc", "base64", "bisect", "calendar", "collections", "copy", "dataclasses", "datetime", "decimal",
    "difflib", "enum", "fractions", "functools", "graphlib", "hashlib", "heapq", "hmac", "importlib", "itertools",
    "json", "math", "numbers", "operator", "pathlib", "pkgutil", "re", "statistics", "string", "textwrap", "tomllib",
    "types", "typing", "unicodedata", "uuid", "zoneinfo",
    "pydantic", "pydantic_core", "sqlalchemy", "sqlmodel", "tomli",
}  # fmt: skip
WRITES = {"open", "write_text", "write_bytes", "unlink", "mkdir", "rename", "replace_with", "touch", "rmdir"}
CLOCK_READINGS = {"today", "now", "utcnow"}
CLOCKS = {"datetime", "date", "func"}  # `func`: the database's clock
SESSIONS = {
    "AsyncEngine", "AsyncSession", "Engine", "Session", "async_sessionmaker", "create_async_engine", "create_engine",
    "scoped_session", "sessionmaker",
}  # fmt: skip

# Outside libraries that more than one module may import, and why.
EVERYWHERE = {
    "pydantic": "the base of every value",
    "prefect": "what makes a function a flow or a task",
    "sqlalchemy": "statements; sessions and engines have their own rule",
    "sqlmodel": "rows and statements; sessions and engines have their own rule",
    "alembic": "each migration is a module",
    "rich": "what the command line shows",
    "cyclopts": "the command line's words",
}
# Libraries that come with another one, to be used with it.
WITH = {"jinja2": "docxtpl", "markupsafe": "docxtpl"}
# Parts of a library that count as a library of their own.
PARTS = ("prefect.artifacts",)

MAX_CODE_LINES = 400
LONGER: dict[str, str] = {}  # path -> why it may have more lines of code

DUMPING_GROUNDS = {"utils", "util", "helpers", "helper", "common", "misc"}


def python_files(root: Path, *tops: str) -> Iterator[Path]:
    """The Python files under these folders of the tree."""
    for top in tops:
        yield from sorted(p for p in (root / top).rglob("*.py") if not NOWHERE & set(p.relative_to(root).parts))


@cache
def _tree_of(path: Path, changed: float) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def syntax(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return _tree_of(path, path.stat().st_mtime)


def imports(path: Path) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Each import of a file: line, module, names (empty for `import x`), wherever in the file it stands."""
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name, ()
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, "." * node.level + (node.module or ""), tuple(alias.name for alias in node.names)


def calls(path: Path) -> Iterator[tuple[ast.Call, str]]:
    """Each call of a file with the last name of what is called."""
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                yield node, node.func.attr
            elif isinstance(node.func, ast.Name):
                yield node, node.func.id


def place(root: Path, path: Path, line: int | None = None) -> str:
    """Where something stands, as `models/case.py:12`."""
    return path.relative_to(root).as_posix() + (f":{line}" if line else "")


def imports_against_the_direction(root: Path) -> list[str]:
    """Flows → tasks → models, never back; none of them knows tests or bench."""
    found = []
    for rank, layer in enumerate(LAYERS):
        allowed = set(LAYERS[: rank + 1])
        for path in python_files(root, layer):
            for line, module, _ in imports(path):
                if module.split(".")[0] in OWN - allowed:
                    found.append(f"{place(root, path, line)}: {layer} imports {module}")
    return found


def impure_models(root: Path) -> list[str]:
    """models/ imports what computes and what describes, and writes no file."""
    found = []
    for path in python_files(root, "models"):
        for line, module, _ in imports(path):
            if module.split(".")[0] not in PURE | OWN:
                found.append(f"{place(root, path, line)}: models imports {module}")
        for call, name in calls(path):
            if name in WRITES:
                found.append(f"{place(root, path, call.lineno)}: models calls {name}()")
    return found


def clock_readings(root: Path) -> list[str]:
    """Only tasks/clock.py asks what time it is: dates are arguments, and a run has one clock."""
    found = []
    for path in python_files(root, *LAYERS):
        if place(root, path) == "tasks/clock.py":
            continue
        pure = path.is_relative_to(root / "models")
        for call, name in calls(path):
            owner = _owner(call)
            if (name in CLOCK_READINGS and (pure or owner in CLOCKS)) or (owner, name) == ("time", "time"):
                found.append(f"{place(root, path, call.lineno)}: {name}()")
    return found


def _owner(call: ast.Call) -> str:
    """What a method is called on: `datetime` in `datetime.datetime.now()`."""
    return ast.unparse(call.func.value).split(".")[-1] if isinstance(call.func, ast.Attribute) else ""


def times_without_zone(root: Path) -> list[str]:
    """Every `now` names its zone, and `utcnow` (which has none) is not used."""
    found = []
    for path in python_files(root, *OWN):
        for call, name in calls(path):
            if name in ("utcnow", "utcfromtimestamp") or (
                name in ("now", "fromtimestamp")
                and _owner(call) == "datetime"
                and len(call.args) + len(call.keywords) < (1 if name == "now" else 2)
            ):
                found.append(f"{place(root, path, call.lineno)}: {name}() without a zone")
    return found


def sessions_outside_recording(root: Path) -> list[str]:
    """Only tasks/recording opens a session or an engine."""
    found = []
    for path in python_files(root, *LAYERS):
        if place(root, path).startswith("tasks/recording/"):
            continue
        for line, module, names in imports(path):
            if module.split(".")[0] in ("sqlalchemy", "sqlmodel") and SESSIONS & set(names):
                found.append(f"{place(root, path, line)}: imports {', '.join(sorted(SESSIONS & set(names)))}")
            elif module in ("psycopg", "sqlite3", "asyncpg", "aiosqlite"):
                found.append(f"{place(root, path, line)}: imports {module}")
        for call, name in calls(path):
            if name in SESSIONS and _owner(call):
                found.append(f"{place(root, path, call.lineno)}: calls {ast.unparse(call.func)}")
    return found


def libraries_known_twice(root: Path) -> list[str]:
    """One outside library, one module that knows it."""
    known: dict[str, set[str]] = defaultdict(set)
    for path in python_files(root, *LAYERS):
        for library in _outside(path):
            known[library].add(place(root, path))
    return [
        f"{library} is imported by {', '.join(sorted(paths))}"
        for library, paths in sorted(known.items())
        if len(paths) > 1 and library not in EVERYWHERE
    ]


def modules_that_know_two_libraries(root: Path) -> list[str]:
    """A module of tasks/ knows one outside library."""
    found = []
    for path in python_files(root, "tasks"):
        known = {WITH.get(library, library) for library in _outside(path)} - EVERYWHERE.keys()
        if len(known) > 1:
            found.append(f"{place(root, path)}: knows {', '.join(sorted(known))}")
    return found


def _outside(path: Path) -> Iterator[str]:
    for _, module, names in imports(path):
        top = module.split(".")[0]
        if not top or top in OWN or top in sys.stdlib_module_names:
            continue
        full = {module, *(f"{module}.{name}" for name in names)}
        yield next((part for part in PARTS if any(f"{name}.".startswith(f"{part}.") for name in full)), top)


def relative_or_star_imports(root: Path) -> list[str]:
    """An import names where it goes and what it brings."""
    found = []
    for path in python_files(root, *OWN):
        for line, module, names in imports(path):
            if module.startswith("."):
                found.append(f"{place(root, path, line)}: relative import")
            if "*" in names:
                found.append(f"{place(root, path, line)}: star import of {module}")
    return found


def dumping_grounds(root: Path) -> list[str]:
    """No file or folder is called utils: what is in it has a name."""
    return [
        place(root, path)
        for path in python_files(root, *OWN)
        if DUMPING_GROUNDS & {path.stem, *path.relative_to(root).parent.parts}
    ]


def flows_that_hide_a_module(root: Path) -> list[str]:
    """No file in flows/ is called like a module: Prefect puts a flow's folder first on the path."""
    modules = sys.stdlib_module_names | packages_distributions().keys() | OWN
    return [
        place(root, path)
        for path in python_files(root, "flows")
        if path.parent == root / "flows" and not path.stem.startswith("__") and path.stem in modules
    ]


def classes_in_flows(root: Path) -> list[str]:
    """A flow is a list of calls: what is, is in models."""
    return [
        f"{place(root, path, node.lineno)}: class {node.name}"
        for path in python_files(root, "flows")
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.ClassDef)
    ]


def code_lines(path: Path) -> int:
    """Lines of code: neither blank, nor comment, nor docstring."""
    docs: set[int] = set()
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            docs.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    nothing = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
    code: set[int] = set()
    with tokenize.open(path) as file:
        for token in tokenize.generate_tokens(file.readline):
            if token.type not in nothing:
                code.update(range(token.start[0], token.end[0] + 1))
    return len(code - docs)


def long_files(root: Path) -> list[str]:
    """A file holds one thing, in 400 lines of code at most."""
    return [
        f"{place(root, path)}: {code_lines(path)} lines of code"
        for path in python_files(root, *OWN)
        if place(root, path) not in LONGER and code_lines(path) > MAX_CODE_LINES
    ]


def public_without_docstring(root: Path) -> list[str]:
    """Each module, public class, function and method says what is true of it."""
    found = []
    for path in python_files(root, *LAYERS):
        if "versions" in path.parts:  # a migration's words are Alembic's
            continue
        if path.stat().st_size and not ast.get_docstring(syntax(path)):
            found.append(f"{place(root, path)}: the module")
        found += [
            f"{place(root, path, node.lineno)}: {node.name}"
            for node in _public(syntax(path).body)
            if not ast.get_docstring(node)
        ]
    return found


def _public(body: list[ast.stmt]) -> Iterator[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in body:
        if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) or node.name.startswith("_"):
            continue
        if any(_last_name(decorator) in ("overload", "setter", "override") for decorator in node.decorator_list):
            continue
        yield node
        if isinstance(node, ast.ClassDef):
            yield from _public(node.body)


def _last_name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


# A folder of somebody's machine; not one inside an address on the web.
MACHINE_PATH = re.compile(r"(?<![\w./:-])/(?:root|work|home/\w+|Users/\w+|opt/(?:pypi|wheels))(?:/|-)[\w.]")
# Written in pieces, because this file is searched as well.
HOSTS = tuple(
    ".".join(pieces)
    for pieces in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("deb", "debian", "org"),
        ("proxy", "golang", "org"),
    )
)


def tracked_files(root: Path) -> list[Path]:
    """What git tracks; of a folder that is no repository, everything."""
    if not (root / ".git").exists():
        return [p for p in sorted(root.rglob("*")) if p.is_file()]
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True).stdout.decode()
    return [root / name for name in listed.split("\0") if name and (root / name).is_file()]


def traces_of_a_machine(root: Path) -> list[str]:
    """No tracked text names a path of somebody's machine or the host of a package registry."""
    found = []
    for path in tracked_files(root):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            trace = MACHINE_PATH.search(line)
            host = next((host for host in HOSTS if host in line), None)
            if trace or host:
                found.append(f"{place(root, path, number)}: {trace.group() if trace else host}")
    return found
