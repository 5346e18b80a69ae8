"""The kind of a measure is that of the words that ask for it first."""

import pytest

from models.reading.measures import measure_kind
from models.reading.vocabulary import vocabularies
from tests.reading.test_run import run_of


@pytest.mark.parametrize(
    ("language", "words", "kind"),
    [
        ("en", "Execution of the confiscation order of 3 March 2026 over the flat", "confiscate"),
        ("en", "Enforcement of the European Production Order of 4 June 2026 for subscriber data", "provider_order"),
        ("en", "European Preservation Order: preservation of the account", "provider_order"),
        ("en", "Setting up of a joint investigation team for six months", "joint_team"),
        ("en", "Transfer of the criminal proceedings against the suspect", "transfer_proceedings"),
        ("en", "Expedited preservation of the account", "preserve_data"),
        ("es", "Ejecución de la resolución de decomiso de 3 de marzo de 2026", "confiscate"),
        ("es", "Ejecución de la orden europea de producción", "provider_order"),
        ("es", "Creación de un equipo conjunto de investigación", "joint_team"),
        ("es", "Remisión del proceso penal seguido contra el investigado", "transfer_proceedings"),
        ("en", "Anything else that may be of use", None),
    ],
)
def test_the_words_that_ask_for_it(language: str, words: str, kind: str | None) -> None:
    assert measure_kind(run_of(words), None, vocabularies()[language].measures) == kind


def test_a_title_says_it_before_the_words_do() -> None:
    table = vocabularies()["en"].measures
    assert measure_kind(run_of("the records of the account"), run_of("Joint investigation team"), table) == "joint_team"
