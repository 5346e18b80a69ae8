"""A fact as a letter shows it: with its type, so that each language can word it, and with its doubt."""

import re

from models.fact import FACT_TYPES, FactState, FactValue, ValueKind, fact_type
from models.sheet import CaseSheet
from models.terms import code_word
from models.value import Said, Value

MASKED = ("victim", "witness")
"""Roles whose identity stays at the desk."""


class Shown(Value):
    """A value to be worded in the language of the letter; an unconfirmed one is marked wherever it appears."""

    value: FactValue | Said | tuple[Said, ...]
    kind: ValueKind = ValueKind.TEXT
    unconfirmed: bool = False


def state(code: str) -> Shown:
    """A State by its code, to be shown by its name."""
    return Shown(value=code, kind=ValueKind.STATE)


def unsettled(sheet: CaseSheet, path: str) -> bool:
    """True while no officer has settled the fact."""
    fact = sheet.facts.facts.get(path)
    return fact is not None and fact.state is FactState.READ


def shown(sheet: CaseSheet, path: str) -> Shown | None:
    """The fact at a path; None when it is not known."""
    value = sheet.facts.value(path)
    if value is None:
        return None
    known = fact_type(path)
    marked = unsettled(sheet, path)
    if known.kind is ValueKind.CODE:
        return Shown(value=code_word(known.pattern, str(value)), kind=known.kind, unconfirmed=marked)
    if known.kind is ValueKind.CODES:
        words = tuple(code_word(known.pattern, code) for code in sheet.facts.codes(path))
        return Shown(value=words, kind=known.kind, unconfirmed=marked)
    return Shown(value=value, kind=known.kind, unconfirmed=marked)


def labels(paths: tuple[str, ...]) -> list[Said]:
    """What the facts at these paths are called, each once."""
    found = (Said(text=fact_type(path).label) for path in paths if _known(path))
    return list({said.text: said for said in found}.values())


def _known(path: str) -> bool:
    pattern = "/".join("*" if part.isdigit() else part for part in path.split("=")[0].split("/"))
    return pattern in FACT_TYPES


def persons(sheet: CaseSheet, *, masked: bool) -> list[dict[str, object]]:
    """The persons of a case; masked: victims and witnesses by role and number, and nothing else of them."""
    found: list[dict[str, object]] = []
    seen = dict.fromkeys(MASKED, 0)
    for number in sheet.facts.numbers("person"):
        role = sheet.facts.text(f"person/{number}/role")
        hidden = masked and role in MASKED
        name = shown(sheet, f"person/{number}/name")
        if role in MASKED:
            seen[role] += 1
            if hidden:
                name = Shown(value=Said(text=role + " {number}", values={"number": seen[role]}))
        if name is None:
            continue
        person: dict[str, object] = {
            "name": name,
            "role": None if hidden else shown(sheet, f"person/{number}/role"),
            "code": role,
        }
        for part in ("born", "nationality", "location", "identification"):
            person[part] = None if hidden else shown(sheet, f"person/{number}/{part}")
        found.append(person)
    return found


def mask(sheet: CaseSheet, text: str) -> str:
    """`text` with what identifies a victim or a witness struck out as `[…]`.

    Names are struck part by part, since a request goes on to call a person by a surname; a part that a person who is
    not masked bears as well stays.
    """
    facts, open_parts, parts = sheet.facts, set[str](), set[str]()
    for number in facts.numbers("person"):
        names = [facts.text(f"person/{number}/{part}") or "" for part in ("name", "alias")]
        words = {word for name in names for word in re.findall(r"\w{3,}", name) if word[0].isupper()}
        if facts.text(f"person/{number}/role") in MASKED:
            parts |= words
            parts |= {facts.text(f"person/{number}/{part}") or "" for part in ("location", "identification")}
        else:
            open_parts |= words
    struck = sorted(parts - open_parts - {""}, key=len, reverse=True)
    if not struck:
        return text
    pattern = r"(?<!\w)(?:" + "|".join(map(re.escape, struck)) + r")(?!\w)"
    return re.sub(r"\[…\](?:[\s,]*\[…\])+", "[…]", re.sub(pattern, "[…]", text, flags=re.IGNORECASE))
