"""The base of every value: frozen, strict about keys, three-valued where the world is."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A value that cannot change; an unknown key in its data is an error, and no error repeats what was given."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Outcome(StrEnum):
    """Whether a condition holds. Unknown is never read as *no*."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


class Said(Value):
    """A sentence to be shown: an English template, and the values that go into its braces.

    The template is the key of the message catalogues (`templates/locale`). The values are law and places
    (articles, dates, fact paths, counts), never the content of a case.
    """

    text: str
    values: dict[str, str | int] = {}

    def english(self) -> str:
        """The sentence in English."""
        return self.text.format_map(self.values)

    __str__ = english
