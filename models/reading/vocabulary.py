"""The words of a language that recognition rests on: one file a language in models/forms, loaded strictly.

Phrases and patterns are written folded (no accents, small letters, straight quotes); see `models.reading.run.fold`.
"""

import re
import tomllib
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from models.fact import ACTS, ASSURANCES, ATTACHMENTS, CATEGORIES, MEANS, MEASURES, PURPOSES, ROLES, Kind
from models.reading.document_kind import DocumentKind
from models.reading.run import fold
from models.value import Value

FORMS = Path(__file__).resolve().parents[1] / "forms"


class Topic(StrEnum):
    """What a section of a letter is about."""

    CONDUCT = "conduct"
    PROCEEDINGS = "proceedings"
    PURPOSE = "purpose"
    NATURE_AND_PURPOSE = "nature_and_purpose"
    PERSONS = "persons"
    OFFENCES = "offences"
    MEASURES = "measures"
    OBJECTS = "objects"
    PROCEDURE = "procedure"
    URGENCY = "urgency"
    DEADLINE = "deadline"
    CONFIDENTIALITY = "confidentiality"
    ASSURANCES = "assurances"
    CONTACT = "contact"
    ATTACHMENTS = "attachments"
    WARRANT = "warrant"
    JUDGMENT = "judgment"
    INSTRUMENTS = "instruments"
    LAW_TEXT = "law_text"
    OTHER = "other"


class Label(StrEnum):
    """What stands beside a value."""

    TO = "to"
    FROM = "from"
    REFERENCE = "reference"
    OUR_REFERENCE = "our_reference"
    SUBJECT = "subject"
    DATE = "date"
    NAME = "name"
    FIRST_NAME = "first_name"
    ALIAS = "alias"
    ROLE = "role"
    BORN = "born"
    NATIONALITY = "nationality"
    LOCATION = "location"
    IDENTIFICATION = "identification"
    DESCRIPTION = "description"
    OFFENCE = "offence"
    LAW = "law"
    PENALTY = "penalty"
    PROCEEDINGS = "proceedings"
    CONTACT = "contact"
    PLACE = "place"
    RESPOND_BY = "respond_by"
    IGNORED = "ignored"  # known, and no fact of ours


class PartKind(StrEnum):
    """What an annex is."""

    LETTER = "letter"
    DATA = "data"  # cards, tables, statements of the sender
    LAW = "law"
    COURT = "court"
    OTHER = "other"


def _folded(phrase: str) -> str:
    if phrase != fold(phrase):
        raise ValueError("phrases are written folded: small letters, no accents, straight quotes")
    return phrase


def _sentence(pattern: str) -> str:
    _folded(pattern.replace("(?P<", ""))
    return pattern


def _compiles(pattern: str) -> str:
    re.compile(pattern)
    return pattern


Phrase = Annotated[str, AfterValidator(_folded)]
Pattern = Annotated[str, AfterValidator(_compiles)]
Sentence = Annotated[str, AfterValidator(_sentence)]
Sentences = tuple[Sentence, ...]
Phrases = tuple[Phrase, ...]
Patterns = tuple[Pattern, ...]


class InstrumentTitle(Value):
    """How the title of an instrument begins and ends in running text."""

    phrases: Phrases
    date_leads: Phrases
    article: Pattern  # before a title without a date
    article_after: Pattern  # after its date


class SentencePatterns(Value):
    """Patterns of sentences. `<date>`, `<number>`, `<duration>` and `<name>` stand for what the reader knows."""

    between: Sentences
    letter_request: Sentences
    urgent: Sentences
    confidential: Sentences
    respond_by: Sentences
    closing: Sentences
    office: Sentences
    signed: Sentences
    translated: Sentences
    greets: Sentences
    sender: Sentences
    addressee: Sentences
    authority: Sentences
    reference: Sentences
    our_reference: Sentences
    contact: Sentences
    also_known: Sentences
    described: Sentences
    subject_person: Sentences
    statement_person: Sentences
    offence_item: Sentences
    life: Sentences
    death: Sentences
    durations: Sentences
    minimum: Sentences
    years: Sentences
    victims: Sentences
    ages: Sentences
    group: Sentences
    elsewhere: Sentences  # before a State that is no place of the acts
    place: Sentences
    warrant: Sentences
    judgment: Sentences
    present: Sentences
    absent: Sentences
    sentence: Sentences
    remaining: Sentences
    limitation: Sentences
    attached_item: Sentences


class Vocabulary(Value):
    """One language."""

    form: Literal["comity.letter/1"] = Field(alias="schema")
    language: str
    function_words: Phrases
    months: dict[Phrase, int]
    numbers: dict[Phrase, int]
    date_joins: Phrases
    year_words: Pattern
    negations: Patterns
    empty_values: Patterns
    headings: dict[Topic, Phrases]
    labels: dict[Label, Phrases]
    name_labels: dict[str, Phrases]
    roles: dict[str, Phrases]
    parts: dict[PartKind, Phrases]
    annex: Pattern
    states: dict[str, Phrases]
    nationalities: dict[str, Phrases]
    cities: dict[str, Phrases]
    regions: dict[str, Phrases]
    request_kinds: dict[Kind, Patterns]
    kinds: dict[DocumentKind, Patterns]
    instruments: dict[str, Patterns]
    instrument_starts: InstrumentTitle
    patterns: SentencePatterns
    stages: dict[str, Patterns]
    categories: dict[str, Patterns]
    measures: dict[str, Patterns]
    acts: dict[str, Patterns]
    means: dict[str, Patterns]
    purposes: dict[str, Patterns]
    assurances: dict[str, Patterns]
    attachments: dict[str, Patterns]

    def __hash__(self) -> int:
        return hash(self.language)

    @model_validator(mode="after")
    def _known(self) -> Self:
        """Every code is one that the facts know."""
        for name, codes, known in (
            ("roles", self.roles, ROLES), ("name_labels", self.name_labels, ROLES),
            ("categories", self.categories, CATEGORIES), ("measures", self.measures, MEASURES),
            ("acts", self.acts, ACTS), ("means", self.means, MEANS), ("purposes", self.purposes, PURPOSES),
            ("assurances", self.assurances, ASSURANCES),
            ("attachments", self.attachments, (*ATTACHMENTS, "limitation_text")),
        ):  # fmt: skip
            unknown = sorted(set(codes) - set(known))
            if unknown:
                raise ValueError(f"[{name}] has {', '.join(unknown)}; known: {', '.join(known)}")
        return self


@cache
def vocabularies() -> dict[str, Vocabulary]:
    """Every language there is a letter file for, by its code."""
    found = {}
    for path in sorted(FORMS.glob("letter_*.toml")):
        vocabulary = Vocabulary.model_validate(tomllib.loads(path.read_text("utf-8")))
        found[vocabulary.language] = vocabulary
    return found


@lru_cache(maxsize=1024)
def either(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern that finds any of them at word boundaries; for folded text."""
    return re.compile(r"(?<!\w)(?:" + "|".join(patterns or ("(?!)",)) + r")(?!\w)")


@lru_cache(maxsize=1024)
def any_phrase(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern that finds any of the phrases, the longest first, at word boundaries; for folded text."""
    return either(tuple(re.escape(p) for p in sorted(phrases, key=len, reverse=True)))
