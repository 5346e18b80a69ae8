"""py3langid: the language of a text."""

from collections.abc import Iterator
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_SURE = 0.9


def read(data: bytes) -> Iterator[dict[str, Any]]:
    """The ISO 639-1 code; None where the text does not tell."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    code, sure = identifier.classify(data.decode("utf-8", "replace"))
    yield {"language": str(code) if sure >= _SURE else None}
