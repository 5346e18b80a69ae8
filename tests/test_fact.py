"""The vocabulary of facts takes what exists, and says what it takes, never what it was given."""

import pycountry
import pytest

from models.fact import FactError, facts_from_toml, typed
from models.language import LANGUAGES
from models.reading.vocabulary import vocabularies
from models.states import STATES

SH = {"sh"}  # Serbo-Croatian: ISO 639-1 took it back


def test_the_states_are_those_of_iso_3166_and_what_else_takes_part() -> None:
    assert {country.alpha_2 for country in pycountry.countries} | {"EU", "XK"} == STATES


def test_the_languages_are_those_of_iso_639_1() -> None:
    known = {language.alpha_2 for language in pycountry.languages if hasattr(language, "alpha_2")}
    assert known - SH == LANGUAGES


@pytest.mark.parametrize(
    ("path", "raw"),
    [
        ("requesting/state", "ES"),
        ("person/1/nationality", "XK"),
        ("conduct/states", ["MX", "ES"]),
        ("request/language", "es"),
    ],
)
def test_a_code_that_exists_is_taken(path: str, raw: object) -> None:
    assert typed(path, raw) == (("ES", "MX") if isinstance(raw, list) else raw)


@pytest.mark.parametrize(
    ("path", "raw", "rule"),
    [
        ("requesting/state", "zz", "two capitals such as MX"),
        ("requesting/state", "XX", "two capitals such as MX"),
        ("requesting/state", "mx", "two capitals such as MX"),
        ("person/1/nationality", "ZZ", "two capitals such as MX"),
        ("conduct/states", ["MX", "QQ"], "two capitals each such as MX"),
        ("conduct/states", [["MX"]], "two capitals each such as MX"),
        ("conduct/states", "MX", "two capitals each such as MX"),
        ("request/language", "xx", "two small letters such as es"),
        ("request/language", "ES", "two small letters such as es"),
        ("request/urgent", "maybe", "yes or no"),
        ("conduct/victims", -1, "a whole number, 0 or more"),
        ("conduct/act", [{"recruit": 1}], "one or more of recruit, "),
    ],
)
def test_what_does_not_exist_is_refused_with_the_rule_and_without_the_value(path: str, raw: object, rule: str) -> None:
    with pytest.raises(FactError) as refused:
        typed(path, raw)
    assert f"{path} takes " in str(refused.value)
    assert rule in str(refused.value)
    assert repr(raw) not in str(refused.value)


def test_a_moment_is_no_day() -> None:
    with pytest.raises(FactError, match="takes a date written YYYY-MM-DD"):
        facts_from_toml('schema = "comity.facts/1"\n[request]\ndate = 2026-11-10T09:00:00\n')


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_state_that_the_reader_knows_is_one(language: str) -> None:
    known = vocabularies()[language]
    assert {*known.states, *known.nationalities, *known.cities} <= STATES
