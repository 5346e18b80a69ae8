"""The shape of an offence definition: acts, means, purposes, the rule for young victims, the penalty, with dates."""

from typing import Literal, Self

from pydantic import Field, model_validator

from models.fact import ACTS, CATEGORIES, MEANS, PURPOSES
from models.law.instrument import Rated
from models.value import Value


class Offence(Rated):
    """One offence of one State's law, as elements. Names do not matter; conduct does."""

    id: str = Field(pattern="^[a-z0-9_]+$")
    section: str = Field(min_length=1, description="as cited: § 232(1) StGB")
    category: str
    text: str = Field(min_length=8, description="one English sentence: what is punished; a catalogue key")
    acts: tuple[str, ...]
    also_acts: tuple[str, ...] = Field(
        default=(), description="one of these as well, such as movement where the law asks for it; empty: nothing more"
    )
    means: tuple[str, ...] = Field(default=(), description="empty: no means is an element")
    purposes: tuple[str, ...] = Field(default=(), description="empty: no purpose is an element")
    means_free_below: int = Field(default=0, description="age of the victim below which no means is needed; 0: none")
    victim_below: int = Field(default=0, description="age below which the victim must be; 0: any victim")
    max_months: int = Field(ge=0, description="maximum term in months; 0 where only life is named")
    life: bool = False
    at_least: bool = Field(
        default=False, description="max_months is only what the maximum reaches at least: the text names none, or more"
    )
    young_max_months: int = Field(default=0, description="maximum for a victim below `young_below`; 1200: life")
    young_below: int = 0
    consent: Literal["", "never", "with_means"] = Field(
        default="", description="what the text says of a victim's consent: it never counts; not where a means was used"
    )
    fine_instead: bool = Field(default=False, description="a fine may be imposed instead of deprivation of liberty")

    @model_validator(mode="after")
    def _codes_known(self) -> Self:
        lists = (
            (self.acts, ACTS),
            (self.also_acts, ACTS),
            (self.means, MEANS),
            (self.purposes, PURPOSES),
            ((self.category,), CATEGORIES),
        )
        for given, known in lists:
            unknown = set(given) - set(known)
            if unknown:
                raise ValueError(f"unknown code {sorted(unknown)}; known: {', '.join(known)}")
        if self.victim_below and self.means_free_below:
            raise ValueError("victim_below already says how old the victim may be: leave means_free_below out")
        if self.means_free_below and not self.means:
            raise ValueError("means_free_below says nothing where no means is an element: leave it out")
        if not (self.max_months or self.life):
            raise ValueError("an offence needs max_months, or life = true")
        return self

    @property
    def heaviest(self) -> int:
        """The heaviest penalty in months; life counts as 1200."""
        return 1200 if self.life else max(self.max_months, self.young_max_months)


class OffenceFile(Value):
    """The offences of one State."""

    state: str = Field(pattern="^[A-Z]{2}$")
    offence: tuple[Offence, ...]
