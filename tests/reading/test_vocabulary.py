"""The files of words and forms are strict, and another language is one more file."""

import re
import tomllib

import pytest
from pydantic import ValidationError

from models.reading.form import forms
from models.reading.sentences import compiled
from models.reading.vocabulary import FORMS, Topic, Vocabulary, vocabularies

LETTERS = sorted(FORMS.glob("letter_*.toml"))


def table(language: str) -> dict[str, object]:
    return tomllib.loads((FORMS / f"letter_{language}.toml").read_text("utf-8"))


def test_every_file_of_words_is_loaded_under_its_own_language() -> None:
    assert {f"letter_{code}" for code in vocabularies()} == {path.stem for path in LETTERS}


@pytest.mark.parametrize("language", sorted(vocabularies()))
class TestEachLanguage:
    def test_every_pattern_compiles(self, language: str) -> None:
        vocabulary = vocabularies()[language]
        for _, patterns in vocabulary.patterns:
            compiled(patterns, vocabulary)

    def test_it_has_headings_for_every_topic(self, language: str) -> None:
        assert set(vocabularies()[language].headings) == set(Topic)

    def test_no_heading_and_no_label_stands_twice(self, language: str) -> None:
        vocabulary = vocabularies()[language]
        headings = [phrase for phrases in vocabulary.headings.values() for phrase in phrases]
        assert len(headings) == len(set(headings))

    def test_states_are_alpha_2(self, language: str) -> None:
        vocabulary = vocabularies()[language]
        for names in (vocabulary.states, vocabulary.nationalities, vocabulary.cities, vocabulary.regions):
            assert all(re.fullmatch("[A-Z]{2}", state) for state in names)

    def test_an_unknown_key_is_refused(self, language: str) -> None:
        with pytest.raises(ValidationError):
            Vocabulary.model_validate({**table(language), "colour": "red"})

    def test_an_unknown_code_is_refused_with_those_known(self, language: str) -> None:
        with pytest.raises(ValidationError, match="known: recruit"):
            Vocabulary.model_validate({**table(language), "acts": {"dance": ["danced"]}})

    def test_a_phrase_with_a_capital_is_refused(self, language: str) -> None:
        with pytest.raises(ValidationError, match="folded"):
            Vocabulary.model_validate({**table(language), "function_words": ["The"]})


def test_every_form_has_lines_for_its_facts() -> None:
    assert {form.id for form in forms()} >= {"eio_annex_a", "eio_annex_b", "eio_annex_c"}
    for form in forms():
        assert any(entry.fact for section in form.section for entry in section.entries)
