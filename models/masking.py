"""A case sheet as anyone at the desk may see it: victims and witnesses without what identifies them."""

from models.fact import Fact, FactState, FactValue, ValueKind, fact_type
from models.sheet import CaseSheet
from models.shown import MASKED, mask


def masked_value(sheet: CaseSheet, path: str, value: FactValue) -> FactValue | None:
    """A value that a document gives at this path, as anyone at the desk may see it; None where it is withheld."""
    return _without(sheet, path, Fact(path=path, value=value, state=FactState.READ), _hidden(sheet)).value


def _hidden(sheet: CaseSheet) -> set[int]:
    facts = sheet.facts
    return {number for number in facts.numbers("person") if facts.text(f"person/{number}/role") in MASKED}


def masked(sheet: CaseSheet) -> CaseSheet:
    """The sheet without what identifies victims and witnesses; `masked` lists the paths that were withheld."""
    facts, hidden = sheet.facts, _hidden(sheet)
    if not hidden:
        return sheet
    shown: dict[str, Fact] = {}
    withheld = []
    for path, fact in facts.facts.items():
        changed = _without(sheet, path, fact, hidden)
        shown[path] = changed
        if changed != fact:
            withheld.append(path)
    return sheet.model_copy(
        update={"facts": facts.model_copy(update={"facts": shown}), "masked": tuple(withheld)}
    )  # fmt: skip


def _without(sheet: CaseSheet, path: str, fact: Fact, hidden: set[int]) -> Fact:
    parts = path.split("/")
    if parts[0] == "person" and int(parts[1]) in hidden:
        return fact.model_copy(update={"value": None}) if fact_type(path).personal else fact
    if fact_type(path).kind is ValueKind.TEXT and isinstance(fact.value, str):
        return fact.model_copy(update={"value": mask(sheet, fact.value)})
    return fact
