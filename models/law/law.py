"""The whole law as one value."""

from models.law.country import Country
from models.law.instrument import Instrument, Party
from models.law.offence import OffenceFile
from models.law.register import Register
from models.law.ruling import Court
from models.value import Value


class LawError(ValueError):
    """A file of the law is wrong; the message names the file and says what to do."""


class UnknownState(LookupError):
    """A code that is no State's; the message says how States are written."""


class SameState(ValueError):
    """The requesting and the requested State are one."""


class Law(Value):
    """Every instrument, country, offence and ruling, validated; `version` is a digest of all their files."""

    version: str
    instruments: dict[str, Instrument]
    countries: dict[str, Country]
    offences: dict[str, OffenceFile]
    courts: dict[str, Court]
    registers: dict[str, Register]
    parties: dict[str, dict[str, tuple[Party, ...]]]  # instrument, or instrument/protocol → State → participations

    @property
    def in_order(self) -> tuple[Instrument, ...]:
        """The instruments by id: no answer depends on the order in which the files were read."""
        return tuple(self.instruments[name] for name in sorted(self.instruments))
