"""Words in the language of a letter: message catalogues, dates, names of States and languages."""

import functools
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.messages.pofile import read_po

from models.fact import FACT_TYPES, ValueKind
from models.shown import Shown
from models.value import Said

LOCALE = Path(__file__).resolve().parent.parent / "templates" / "locale"
DOMAINS = ("letters", "law", "terms")
"""The fixed words of the templates; the sentences of the law; the words for codes and facts."""

_LOCALES = {"en": "en_GB"}  # English dates are written day first
_STATES = ("state", "requesting", "requested", "other")  # keys of a Said whose value is the code of a State
_LANGUAGES = ("language", "languages")  # ... and of languages
_LISTS = ("contents",)  # ... and which are several things, divided by semicolons


class MissingMessage(LookupError):
    """A message has no translation; the message says which catalogue lacks it."""


def languages() -> tuple[str, ...]:
    """The languages in which letters can be written: English, and each one with catalogues."""
    return ("en", *sorted(path.name for path in LOCALE.iterdir() if (path / "LC_MESSAGES").is_dir()))


@functools.cache
def catalogue(domain: str, language: str) -> Mapping[str, str]:
    """Message → translation, without the fuzzy and the empty ones. English is the key language and has no file."""
    files = catalogues(domain, language)
    if not files:
        raise MissingMessage(f"no catalogue {domain!r} for {language!r}; letters exist in {', '.join(languages())}")
    said: dict[str, str] = {}
    for path in files:
        with path.open("rb") as file:
            found = read_po(file, locale=language, abort_invalid=True)
        said |= {str(m.id): str(m.string) for m in found if m.id and m.string and not m.fuzzy}
    return said


def catalogues(domain: str, language: str) -> tuple[Path, ...]:
    """The files of the domain in this language: one, or a folder with one file for each instrument and State."""
    folder = LOCALE / language
    return tuple(sorted((folder / domain).glob("*.po"))) or tuple(sorted((folder / "LC_MESSAGES").glob(f"{domain}.po")))


def word(text: str, language: str, *domains: str) -> str:
    """The message in this language, from the first of the domains that has it (all, when none is named)."""
    if language == "en":
        return text
    for domain in domains or DOMAINS:
        found = catalogue(domain, language).get(text)
        if found is not None:
            return found
    raise MissingMessage(
        f"templates/locale/{language} has no translation in {', '.join(domains or DOMAINS)} of: {text}"
    )


def say(said: Said, language: str) -> str:
    """A sentence of the law or of the desk, with its values worded too."""
    template = word(said.text, language, "law", "terms")
    return template.format_map({key: _value(key, value, language) for key, value in said.values.items()})


def _value(key: str, value: str | int, language: str) -> str:
    """A value in a sentence: a day, a State, a fact by its label; anything else as it stands."""
    if isinstance(value, int):
        return str(value)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return day(date.fromisoformat(value), language)
    if key in _STATES and re.fullmatch(r"[A-Z]{2}", value):
        return state_name(value, language)
    if key == "states" and re.fullmatch(r"[A-Z]{2}(, [A-Z]{2})*", value):
        return ", ".join(state_name(code, language) for code in value.split(", "))
    if key in _LANGUAGES and re.fullmatch(r"[a-z]{2}(, [a-z]{2})*", value):
        return ", ".join(language_name(code, language) for code in value.split(", "))
    if key in _LISTS:
        return "; ".join(_word_if_known(part, language) for part in value.split("; "))
    return _word_if_known(value, language)


def _word_if_known(part: str, language: str) -> str:
    pattern = "/".join("*" if step.isdigit() else step for step in part.split("=")[0].split("/"))
    if pattern in FACT_TYPES:
        return word(FACT_TYPES[pattern].label, language, "terms")
    if language == "en":
        return part
    return catalogue("law", language).get(part) or catalogue("terms", language).get(part) or part


def show(shown: Shown, language: str) -> str:
    """A fact in words, without the mark of its doubt."""
    value = shown.value
    match shown.kind, value:
        case _, Said():
            return say(value, language)
        case ValueKind.STATE, str():
            return state_name(value, language)
        case ValueKind.LANGUAGE, str():
            return language_name(value, language)
        case ValueKind.MONTHS, int():
            return _months(value, language)
        case _, bool():
            return word("yes" if value else "no", language, "terms")
        case _, date():
            return day(value, language)
        case ValueKind.STATES, tuple():
            return ", ".join(state_name(str(code), language) for code in value)
        case _, tuple():
            return ", ".join(say(part, language) if isinstance(part, Said) else part for part in value)
        case _:
            return str(value)


def _months(months: int, language: str) -> str:
    if months and months % 12 == 0 and months > 12:
        return word("{years} years", language, "terms").format(years=months // 12)
    return word("{months} months", language, "terms").format(months=months)


def day(value: date, language: str) -> str:
    """A date in words: 24 November 2026, 24 de noviembre de 2026."""
    return format_date(value, format="long", locale=_LOCALES.get(language, language))


def state_name(code: str, language: str) -> str:
    """The name of a State; `MissingMessage` for a code that is none."""
    return _named(_locale(language).territories, code, "State")


def language_name(code: str, language: str) -> str:
    """The name of a language; `MissingMessage` for a code that is none."""
    return _named(_locale(language).languages, code, "language")


def _named(names: Mapping[str, str], code: str, what: str) -> str:
    if code not in names:
        raise MissingMessage(f"{code!r} is not the code of a {what}")
    return names[code]


@functools.cache
def _locale(language: str) -> Locale:
    return Locale.parse(_LOCALES.get(language, language))
