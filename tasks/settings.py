"""What an operator sets: in `comity.toml`, or in the environment as COMITY_…, which wins."""

import functools
import os
import tomllib
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)
from pydantic_settings import SettingsError as Unparsable

from models.handoff import AuthorityId
from models.sheet import DeskProfile
from models.states import STATES

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "COMITY_"


class SettingsError(ValueError):
    """Settings that cannot be used; the message names the setting and what it takes, never its value."""


class Authority(BaseModel):
    """An authority that we hand cases to, and over which channel."""

    model_config = ConfigDict(extra="forbid")

    name: str
    channel: str = "folder"
    address: str = ""  # folder: a path; empty: var/partners/<id>


class Settings(BaseSettings):
    """The settings of one desk. One register = one desk State."""

    model_config = SettingsConfigDict(env_prefix="COMITY_", env_nested_delimiter="__", extra="forbid")

    desk: str = Field(default="MX", pattern="^[A-Z]{2}$", description="ISO 3166-1 alpha-2 of the desk's State")
    var: Path = Field(default=ROOT / "var", description="folder of register, documents, letters and Prefect's data")
    database: str = Field(default="", description="SQLAlchemy URL; empty: SQLite in var")
    timezone: str = Field(default="America/Mexico_City", description="IANA zone in which the desk counts days")
    authority: str = Field(default="Central Authority (sample desk)", description="our name on letters")
    address: str = ""
    contact: str = ""
    authorities: dict[AuthorityId, Authority] = Field(
        default={"executing": Authority(name="Executing authority (sample)")},
        description="authorities that cases are handed to",
    )
    page_limit: int = Field(default=1000, ge=1, description="most pages of a file that is read")
    prefect_api_url: str = Field(default="", description="a Prefect server for the command line; empty: the desk's")

    @field_validator("desk")
    @classmethod
    def _is_a_state(cls, desk: str) -> str:
        if desk not in STATES:
            raise ValueError("takes the code of a State in ISO 3166-1, such as MX")
        return desk

    @field_validator("timezone")
    @classmethod
    def _is_a_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (LookupError, ValueError, OSError):
            raise ValueError("takes a zone of the IANA time zone database, such as Europe/Madrid") from None
        return name

    @field_validator("database")
    @classmethod
    def _is_a_register(cls, url: str) -> str:
        if url and not url.startswith(("sqlite:///", "postgresql:", "postgresql+psycopg:")):
            raise ValueError(
                "takes an address such as postgresql://comity@localhost/comity, or sqlite:///register.sqlite"
            )
        return url

    @property
    def zone(self) -> ZoneInfo:
        """The desk's time zone."""
        return ZoneInfo(self.timezone)

    @property
    def database_url(self) -> str:
        """The register's URL."""
        return self.database or f"sqlite:///{self.var / 'register.sqlite'}"

    @property
    def profile(self) -> DeskProfile:
        """Who we are, for letters."""
        return DeskProfile(state=self.desk, authority=self.authority, address=self.address, contact=self.contact)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Environment first, then comity.toml."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, ROOT / "comity.toml")


@functools.cache
def settings() -> Settings:
    """The settings, read once a process (`settings.cache_clear()` reads them again); raises `SettingsError`."""
    for name in sorted(os.environ):
        setting, nested, _ = name.upper().removeprefix(PREFIX).lower().partition("__")
        known = setting in Settings.model_fields and (setting == "authorities" or not nested)
        if name.upper().startswith(PREFIX) and not known:
            raise SettingsError(f"no setting is called {name}; known: {_known()}")
    try:
        return Settings()
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"comity.toml is not TOML: {error}") from None
    except (OSError, UnicodeDecodeError):
        raise SettingsError("comity.toml cannot be read: it is a text in UTF-8, and open to who runs Comity") from None
    except Unparsable:
        raise SettingsError("a setting in the environment is not in its form: see Settings in docs/guide.md") from None
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        where = ".".join(map(str, first["loc"]))
        if first["type"] == "extra_forbidden":
            raise SettingsError(f"no setting is called {where}; known: {_known()}") from None
        raise SettingsError(f"the setting {where}: {first['msg'].removeprefix('Value error, ')}") from None


def _known() -> str:
    return ", ".join(f"{name} ({PREFIX}{name.upper()})" for name in Settings.model_fields)
