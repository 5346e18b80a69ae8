"""The facts of one document while they are found: each once, each with its place."""

from models.fact import Fact, FactState, Source, typed
from models.reading.page import Box, Reading
from models.reading.run import Run
from models.value import Said


class Draft:
    """Facts and warnings as they are found; what is found first at a path stays."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.facts: dict[str, Fact] = {}
        self.warnings: list[Said] = []
        self._methods = {page.number: page.method for page in reading.pages}

    def __contains__(self, path: str) -> bool:
        return path in self.facts

    def put(self, path: str, raw: object, run: Run, *, sure: float = 1.0, box: Box | None = None) -> None:
        """One fact, of which the words of `run` are the evidence."""
        if path in self.facts or not run.items or raw is None or raw == "" or raw == ():
            return
        source = Source(
            document=self.reading.digest,
            page=run.page,
            box=box or run.box,
            method=self._methods[run.page],
            confidence=round(min(run.confidence * sure, 1.0), 2),
        )
        self.facts[path] = Fact(path=path, value=typed(path, raw), state=FactState.READ, source=source)

    def text(self, path: str, run: Run | None, *, sure: float = 1.0) -> None:
        """The words of the run as they stand."""
        if run is not None and run.items:
            self.put(path, run.text.strip(" ;,"), run, sure=sure)

    def warn(self, text: str, **values: str | int) -> None:
        """Something that an officer should know; said once."""
        said = Said(text=text, values=values)
        if said not in self.warnings:
            self.warnings.append(said)
