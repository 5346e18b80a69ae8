"""What an operator sets: in `comity.toml`, or in the environment as COMITY_…, which wins."""

import functools
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from models.handoff import AuthorityId
from models.sheet import DeskProfile

ROOT = Path(__file__).resolve().parent.parent


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
    page_limit: int = 1000

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
    """The settings, read once a process (`settings.cache_clear()` reads them again)."""
    return Settings()
