"""The law alone: loading all of it, assessing a request, ranking the bases. `python -m bench.law`."""

import statistics
from collections.abc import Mapping
from datetime import date
from functools import partial
from itertools import permutations
from pathlib import Path

from bench.measure import Line, median, seconds
from models.deadline import Calendar
from models.fact import Facts, Kind, facts_from_toml, given
from models.finding import Assessment
from models.law import Law, assess, bases, load_law
from tasks import calendars

SAMPLES = Path(__file__).parents[1] / "samples"
DAY = date(2026, 11, 24)
ROUNDS = 15
STATES = 195
TIMES = 5
STATES_OF_SAMPLES = ("MX", "US", "ES", "DE", "FR", "GT")


def stated() -> dict[str, Facts]:
    """The facts of each sample that is a request, by name."""
    found = {path.stem: given(facts_from_toml(path.read_text("utf-8"))) for path in sorted(SAMPLES.glob("*.toml"))}
    return {name: facts for name, facts in found.items() if facts.text("request/kind")}


def every_pair() -> None:
    """The bases for extradition between all States that take part in any instrument, in both directions."""
    law = load_law()
    states = sorted({state for rows in law.parties.values() for state in rows})[:STATES]
    for requesting, requested in permutations(states, 2):
        bases(law, requesting, requested, DAY, Kind.EXTRADITION)


def longer(law: Law, times: int) -> Law:
    """The law with every provision of every instrument so many times over."""
    groups = ("requirement", "ground", "threshold", "duty", "language", "channel")
    instruments = {
        name: instrument.model_copy(update={group: getattr(instrument, group) * times for group in groups})
        for name, instrument in law.instruments.items()
    }
    return law.model_copy(update={"instruments": instruments})


def held(facts: Facts, days: Mapping[str, Calendar], law: Law | None = None) -> Assessment:
    """The assessment of a request that arrived today."""
    requesting, requested, kind = (facts.text(p) for p in ("requesting/state", "requested/state", "request/kind"))
    return assess(
        law or load_law(), facts, requesting=str(requesting), requested=str(requested), kind=Kind(str(kind)), on=DAY,
        calendars=days, received=DAY,
    )  # fmt: skip


def lines() -> list[Line]:
    """Loading in this fresh process, then the median of each sample's assessment."""
    loading = seconds(load_law)
    took = {}
    for name, facts in stated().items():
        states = (str(facts.text("requesting/state")), str(facts.text("requested/state")))
        took[name] = median(partial(held, facts, calendars.calendars(states, around=DAY)), ROUNDS) * 1000
    worst = max(took, key=lambda name: took[name])
    facts, days = stated()[worst], calendars.calendars(STATES_OF_SAMPLES, around=DAY)
    once, often = (median(partial(held, facts, days, longer(load_law(), n)), ROUNDS) for n in (1, TIMES))
    ranking = median(lambda: bases(load_law(), "US", "MX", DAY, Kind.MLA, ()), ROUNDS) * 1000
    return [
        Line("law", "loading all of it", loading, "s", 0.5),
        Line(
            "law", f"assessing a request: the median of {len(took)} samples", statistics.median(took.values()), "ms", 20
        ),
        Line("law", f"assessing the slowest of them ({worst[:2]})", took[worst], "ms", 20),
        Line("law", f"the same with {TIMES} times the provisions, for each time", often / once / TIMES, "×", 1.3),
        Line("law", "ranking the bases between two States", ranking, "ms"),
        Line("law", f"the bases of all ordered pairs of {STATES} States, one core", seconds(every_pair), "s", 60),
    ]


if __name__ == "__main__":
    for line in lines():
        print(f"{line.what}: {line.measured} {line.wanted}")
