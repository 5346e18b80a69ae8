"""Settings: what an operator misspells or mistypes is told in one sentence, before anything is done."""

from pathlib import Path

import pytest
import yaml  # type: ignore[import-untyped]

from flows.cli.running import desk_api
from tasks.settings import SettingsError, settings


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("tasks.settings.ROOT", tmp_path)
    settings.cache_clear()
    return tmp_path


@pytest.fixture(autouse=True)
def as_before() -> object:
    yield
    settings.cache_clear()


@pytest.mark.parametrize("name", ["COMITY_DATABSE", "COMITY_DESK__NAME", "COMITY_", "COMITY_PREFECT_API"])
def test_a_variable_that_is_no_setting_is_refused_with_those_that_are(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "x")
    with pytest.raises(SettingsError, match=rf"no setting is called {name}; known: desk \(COMITY_DESK\), var "):
        settings()


def test_the_server_of_prefect_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_PREFECT_API_URL", "http://prefect.example/api")
    assert desk_api() == "http://prefect.example/api"


def test_an_authority_may_be_named_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_AUTHORITIES__FGR__NAME", "Fiscalía (ejemplo)")
    assert settings().authorities["fgr"].name == "Fiscalía (ejemplo)"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("TIMEZONE", "Mars/Olympus", "the setting timezone: takes a zone of the IANA time zone database"),
        ("TIMEZONE", "America", "the setting timezone: takes a zone of the IANA time zone database"),
        ("TIMEZONE", "../etc/passwd", "the setting timezone: takes a zone of the IANA time zone database"),
        ("DESK", "XX", "the setting desk: takes the code of a State in ISO 3166-1"),
        ("DESK", "mx", "the setting desk: String should match pattern"),
        ("DATABASE", "mysql://root@localhost/x", "the setting database: takes an address such as postgresql://"),
        ("PAGE_LIMIT", "0", "the setting page_limit: Input should be greater than or equal to 1"),
        ("AUTHORITIES", "{", "a setting in the environment is not in its form"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused(
    name: str, value: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"COMITY_{name}", value)
    with pytest.raises(SettingsError) as refused:
        settings()
    assert str(refused.value).startswith(said)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"desk = ", "comity.toml is not TOML: "),
        (b'desk = "\xff"', "comity.toml cannot be read: "),
        (b'dsk = "MX"', "no setting is called dsk; known: desk (COMITY_DESK), "),
        (b'page_limit = "many"', "the setting page_limit: "),
        (b'[authorities.fgr]\nchannel = "folder"', "the setting authorities.fgr.name: "),
    ],
)
def test_a_bad_file_of_settings_gives_one_sentence(text: bytes, said: str, folder: Path) -> None:
    (folder / "comity.toml").write_bytes(text)
    with pytest.raises(SettingsError) as refused:
        settings()
    assert str(refused.value).startswith(said)
    assert "\n" not in str(refused.value)


def test_no_schedule_names_the_zone_of_one_desk() -> None:
    """`escalate` asks for the day at the desk itself, and climbs a rung once."""
    deployed = yaml.safe_load((Path(__file__).parents[1] / "prefect.yaml").read_text(encoding="utf-8"))["deployments"]
    schedules = {entry["name"]: entry["schedules"] for entry in deployed if "schedules" in entry}
    assert schedules["escalate"] == [{"interval": 3600, "active": True}]
    assert not any("timezone" in schedule for found in schedules.values() for schedule in found)
