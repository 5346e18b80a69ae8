"""Commands that ask the law alone: no register, no Prefect."""

from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from flows.cli.app import LAW, app, law_app
from flows.cli.incoming import Json, stated_in
from models.fact import FactError, Kind, given
from tasks import telling

Language = Annotated[str, Parameter(help="Language of the law's sentences: en or es.")]


@app.command(group=LAW)
def basis(
    requesting: Annotated[str, Parameter(help="Requesting State, ISO code such as ES.")],
    requested: Annotated[str, Parameter(help="Requested State, ISO code such as MX.")],
    *,
    on: Annotated[date | None, Parameter(help="On this day (default: today).")] = None,
    kind: Annotated[Kind, Parameter(help="What is asked for.")] = Kind.MLA,
    measure: Annotated[list[str] | None, Parameter(help="Measures asked for.", consume_multiple=True)] = None,
    language: Language = "en",
    json: Json = False,
) -> int:
    """List every legal basis between two States on a day, ranked, and why each stands or falls."""
    from models.law import bases, load_law
    from tasks import clock

    found = bases(load_law(), requesting, requested, on or clock.today(), kind, tuple(measure or ()))
    if json:
        telling.data({"bases": [line.model_dump(mode="json") for line in found]})
        return 0
    with telling.speaking(language):
        telling.bases(found)
    return 0


@app.command(group=LAW)
def assess(
    facts: Annotated[Path, Parameter(help="FACTS.toml (docs/facts.md).")],
    *,
    on: Annotated[date | None, Parameter(help="On this day (default: today).")] = None,
    received: Annotated[date | None, Parameter(help="Day the request was received (default: the same day).")] = None,
    language: Language = "en",
    json: Json = False,
) -> int:
    """Hold the facts in a file against the law: bases, findings, deadlines. Opens no case."""
    from models.law import assess as held
    from models.law import load_law
    from tasks import calendars, clock

    stated = given(stated_in(facts))
    day = on or clock.today()
    requesting, requested = stated.text("requesting/state"), stated.text("requested/state")
    kind = stated.text("request/kind")
    if requesting is None or requested is None or kind is None:
        raise FactError("an assessment needs requesting.state, requested.state and request.kind")
    came = received or day
    found = held(
        load_law(), stated, requesting=requesting, requested=requested, kind=Kind(kind), on=day,
        calendars=calendars.calendars((requesting, requested), around=came), received=came,
    )  # fmt: skip
    if json:
        telling.data(found.model_dump(mode="json"))
        return 0
    with telling.speaking(language):
        telling.law(found)
        telling.due(found.deadlines, day)
    return 0


@law_app.default
def covered(*, json: Json = False) -> int:
    """Print what is encoded: instruments, rules by how their text was checked, parties, States, offences, rulings."""
    from models.law import load_law
    from models.law.coverage import coverage

    found = coverage(load_law())
    if json:
        telling.data(found.model_dump(mode="json"))
        return 0
    telling.coverage(found)
    return 0


@law_app.command(name="show")
def show(
    name: Annotated[str, Parameter(help="Id of an instrument such as untoc, a State such as MX, or a court.")],
    *,
    language: Language = "en",
) -> int:
    """Print an instrument, a State's own law or a court's rulings: every rule, its article and its status."""
    from models.law import load_law
    from models.law.pages import pages
    from tasks.wording import word

    made = pages(load_law(), lambda text: word(text, language, "law"))
    key = name.lower()
    page = next((made[page] for page in (f"{key}.md", f"state_{key}.md", f"court_{key}.md") if page in made), None)
    if page is None:
        raise LookupError(f"nothing here is called {name!r}: ./comity law list names instruments, States and courts")
    telling.page(page)
    return 0


@law_app.command(name="list")
def listed() -> int:
    """List the instruments, States and courts that are encoded."""
    from models.law import load_law
    from models.law.pages import pages

    telling.page(pages(load_law())["README.md"])
    return 0


@law_app.command(name="treaties")
def treaties(
    one: Annotated[str, Parameter(help="A State, ISO code such as GB.")],
    other: Annotated[str, Parameter(help="The other State.")],
    *,
    on: Annotated[date | None, Parameter(help="On this day (default: today).")] = None,
    json: Json = False,
) -> int:
    """List treaties between two States that a State's own register names and no file here encodes."""
    from models.law import load_law
    from models.law.applying import known_state
    from models.law.registered import registered
    from tasks import clock

    law, pair, day = load_law(), (known_state(one), known_state(other)), on or clock.today()
    found = [(register, entry) for register in law.registers.values() for entry in registered(law, register, pair, day)]
    if json:
        telling.data({"treaties": [{"register": r.id, **entry.model_dump(mode="json")} for r, entry in found]})
        return 0
    lines = (
        (register.name, entry.number, entry.title, entry.signed or "", entry.in_force or "not said")
        for register, entry in found
    )
    telling.rows("Treaties that exist or existed; see whether they are in force",
                 ("register", "number", "title", "signed", "in force"), lines)  # fmt: skip
    return 0


@law_app.command(name="stale")
def stale(
    *,
    on: Annotated[date | None, Parameter(help="On this day (default: today).")] = None,
    days: Annotated[int, Parameter(help="Older than so many days.")] = 365,
    json: Json = False,
) -> int:
    """List what was last checked more than a year ago: look it up again and correct its file."""
    from models.law import coverage, load_law
    from tasks import clock

    found = coverage.stale(load_law(), on or clock.today(), days)
    if json:
        telling.data({"stale": [row.model_dump(mode="json") for row in found]})
        return 0
    lines = ((row.state, row.what, row.status, row.checked, f"{row.days} d") for row in found)
    telling.rows(f"Checked more than {days} days ago", ("State", "datum", "status", "checked", "ago"), lines)
    return 0
