"""A case from its arrival to its hand-off, without Prefect and with it, against Prefect flows of as many empty tasks.

`python -m bench.case_steps [CASES]`. Each case is another request: the first sample, set anew with a reference of its
own. One temporary Prefect server serves all; what is compared alternates; the first of each warms up and is left out.
"""

import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pyotp
import typst

from bench.measure import Line, apart, desk, seconds
from models.decision import Act, DecisionForm
from models.finding import Force
from models.handoff import HandOverForm
from models.officer import Role
from tasks import engine, receiving
from tasks.recording.officers import enrol
from tasks.recording.register import writing
from tasks.recording.sheets import case_sheet

CASES = 7
SOURCES = Path(__file__).parent / "samples"
REFERENCE = "182-61904"
TASKS = (4, 5, 3, 3, 4)  # of receive, examine, decide twice, and hand_over


class Way(NamedTuple):
    """How the flows are run: by Prefect, or as bare steps."""

    receive: Callable[[str], object]
    decide: Callable[[DecisionForm], object]
    hand_over: Callable[[HandOverForm], object]


def requests(number: int) -> list[bytes]:
    """So many requests, alike but for their reference."""
    source = (SOURCES / "01_us_mx_trafficking_mla.typ").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(SOURCES / "lib.typ", folder)
        path = Path(folder) / "request.typ"
        made = []
        for n in range(number):
            path.write_text(source.replace(REFERENCE, f"182-7{n:04}"), encoding="utf-8")
            pdf = typst.compile(path, root=folder, ignore_system_fonts=True, pdf_tags=False)
            if not isinstance(pdf, bytes):
                raise TypeError("typst gave several files where one PDF was asked for")
            made.append(pdf)
    return made


class Signing(NamedTuple):
    """An officer who decides."""

    code: str
    authenticator: pyotp.TOTP

    def form(self, case: str, act: Act, **more: Any) -> DecisionForm:
        """This officer's decision, signed now."""
        return DecisionForm(case=case, act=act, officer=self.code, one_time_code=self.authenticator.now(), **more)

    def handing_over(self, case: str) -> HandOverForm:
        """This officer's handing over of the case, signed now."""
        return HandOverForm(case=case, to="executing", officer=self.code, one_time_code=self.authenticator.now())


def signing(code: str, role: Role) -> Signing:
    """A new officer."""
    with writing() as pen:
        address = enrol(pen, code, "Sample Officer", "Officer", role)
    return Signing(code, pyotp.TOTP(pyotp.parse_uri(address).secret))


def cases(number: int) -> list[Callable[[Way], None]]:
    """So many cases to be lived, with officers of their own: a one-time code is good once in 30 s."""
    return [
        partial(
            live,
            request,
            signing(f"CL{n}", Role.CLERK),
            signing(f"LW{n}", Role.LAWYER),
            signing(f"EX{n}", Role.CLERK),
        )
        for n, request in enumerate(requests(number))
    ]


def live(request: bytes, clerk: Signing, lawyer: Signing, handing: Signing, way: Way) -> None:
    """One case: received, examined, acknowledged, accepted, handed over."""
    entry, _ = receiving.take_in_bytes(request, name="request.pdf", channel="bench")
    way.receive(entry)
    case = receiving.case_to_examine(entry)
    if case is None:
        raise RuntimeError("the sample did not become a case: there is nothing to measure")
    way.decide(clerk.form(case, Act.ACKNOWLEDGE))
    way.decide(lawyer.form(case, Act.ACCEPT, departed_from=standing(case), note="Accepted."))
    way.hand_over(handing.handing_over(case))


def standing(case: str) -> list[str]:
    """The findings that stand in the way, which who accepts has to depart from."""
    assessment = case_sheet(case).assessment
    found = assessment.findings if assessment else ()
    return [finding.id for finding in found if finding.concern and finding.force is not Force.WHERE_POSSIBLE]


def without_prefect(number: int) -> float:
    """The median seconds of a case as bare steps."""
    with desk():
        engine.prepare()
        from flows import decide, examine, hand_over, receive

        def received(entry: str) -> None:
            engine.bare(receive.STEPS, entry)
            engine.bare(examine.STEPS, receiving.case_to_examine(entry))

        way = Way(received, partial(engine.bare, decide.STEPS), partial(engine.bare, hand_over.STEPS))
        return statistics.median([seconds(partial(case, way)) for case in cases(number + 1)][1:])


def empties() -> tuple[Callable[[], object], Callable[[], object]]:
    """One flow of as many empty tasks as a case has, and as many flows of them; Prefect is imported here."""
    from prefect import flow, task

    @task
    def nothing() -> None:
        """Does nothing."""

    @flow
    def empty(tasks: int) -> None:
        for _ in range(tasks):
            nothing()

    def several() -> None:
        for tasks in TASKS:
            empty(tasks)

    return partial(empty, sum(TASKS)), several


def with_prefect(number: int) -> tuple[float, float, float]:
    """The median seconds of a case through Prefect, of a flow of as many empty tasks, and of as many flows of them."""
    with desk():
        engine.prepare()
        one, several = empties()
        from flows.decide import decide
        from flows.hand_over import hand_over
        from flows.receive import receive

        way = Way(receive, decide, hand_over)
        took = [(seconds(partial(case, way)), seconds(one), seconds(several)) for case in cases(number + 1)]
        return _medians(took[1:])


def as_it_comes(number: int) -> tuple[float, float]:
    """The median seconds of the same empty flows where Prefect runs as it comes: without what we set for its speed."""
    with desk():
        engine.prepare()
        for name in engine.FASTER:
            del os.environ[name]
        one, several = empties()
        took = [(seconds(one), seconds(several)) for _ in range(number + 1)]
        return _medians(took[1:])


def _medians(rows: Sequence[tuple[float, ...]]) -> tuple[Any, ...]:
    return tuple(statistics.median(column) for column in zip(*rows, strict=True))


def lines(number: int = CASES) -> list[Line]:
    """Both ways, each in a process of its own, and the ratios."""
    bare = apart(without_prefect, number)
    ours, one, several = apart(with_prefect, number)
    plain_one, plain_several = apart(as_it_comes, number)
    part, tasks, flows = "a case through all steps", sum(TASKS), len(TASKS)
    return [
        Line(part, "without Prefect", bare, "s"),
        Line(part, f"with Prefect: {flows} flows, {tasks} tasks", ours, "s"),
        Line(part, f"{flows} flows of {tasks} empty tasks, Prefect as it comes", plain_several, "s"),
        Line(part, f"one flow of {tasks} empty tasks, Prefect as it comes", plain_one, "s"),
        Line(part, f"{flows} flows of {tasks} empty tasks, Prefect as we set it", several, "s"),
        Line(part, f"one flow of {tasks} empty tasks, Prefect as we set it", one, "s"),
        Line(part, "without Prefect, against those flows as it comes", bare / plain_several, "×", 1.5),
        Line(part, "with Prefect, against those flows as it comes", ours / plain_several, "×", 1.5),
        Line(part, "without Prefect, against one flow as it comes", bare / plain_one, "×"),
        Line(part, "with Prefect, against one flow as it comes", ours / plain_one, "×"),
        Line(part, "with Prefect, against those flows as we set it", ours / several, "×"),
        Line(part, "with Prefect, against the bare steps and those flows together", ours / (bare + several), "×"),
    ]


if __name__ == "__main__":
    for line in lines(int(sys.argv[1]) if len(sys.argv) > 1 else CASES):
        print(f"{line.what}: {line.measured} {line.wanted}")
