"""The shape of a State's own register of treaties: that one exists is said, though its rules are not encoded."""

from datetime import date

from pydantic import Field

from models.fact import Kind
from models.value import Value


class Entry(Value):
    """One treaty as the register has it."""

    number: str
    title: str
    subject: str
    states: tuple[str, ...] = Field(description="those that the register writes as States, by their present codes")
    kinds: tuple[Kind, ...] = Field(default=(), description="as far as subject and title say; empty: none of ours")
    signed: date | None = None
    in_force: date | None = None
    ended: date | None = None

    def may_stand(self, on: date) -> bool:
        """False where the register itself says that it was signed later, or had ended."""
        return (self.signed is None or self.signed <= on) and (self.ended is None or on < self.ended)


class Register(Value):
    """A register, and the State that keeps it."""

    id: str = Field(pattern="^[a-z0-9_]+$")
    name: str
    state: str = Field(pattern="^[A-Z]{2}$")
    source: str
    entry: tuple[Entry, ...]
