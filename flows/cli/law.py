"""Commands that ask the law alone: no register, no Prefect."""

from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from flows.cli.app import LAW, app
from flows.cli.incoming import Json, stated_in
from models.fact import FactError, Kind, given
from tasks import telling


@app.command(group=LAW)
def basis(
    requesting: Annotated[str, Parameter(help="Requesting State, ISO code such as ES.")],
    requested: Annotated[str, Parameter(help="Requested State, ISO code such as MX.")],
    *,
    on: Annotated[date | None, Parameter(help="On this day (default: today).")] = None,
    kind: Annotated[Kind, Parameter(help="What is asked for.")] = Kind.MLA,
    measure: Annotated[list[str] | None, Parameter(help="Measures asked for.", consume_multiple=True)] = None,
    json: Json = False,
) -> int:
    """List every legal basis between two States on a day, ranked, and why each stands or falls."""
    from models.law import bases, load_law
    from tasks import clock

    found = bases(load_law(), requesting, requested, on or clock.today(), kind, tuple(measure or ()))
    if json:
        telling.data({"bases": [line.model_dump(mode="json") for line in found]})
        return 0
    lines = (
        (b.rank or "", b.instrument, b.title, "yes" if b.obliges else "", b.status, b.reason)
        for b in found
        if b.between
    )
    telling.rows("Legal bases", ("rank", "instrument", "title", "obliges", "status", "why"), lines)
    telling.elsewhere(found)
    return 0


@app.command(group=LAW)
def assess(
    facts: Annotated[Path, Parameter(help="FACTS.toml (docs/facts.md).")],
    *,
    on: Annotated[date | None, Parameter(help="On this day (default: today).")] = None,
    received: Annotated[date | None, Parameter(help="Day the request was received (default: the same day).")] = None,
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
    telling.law(found)
    telling.due(found.deadlines, day)
    return 0
