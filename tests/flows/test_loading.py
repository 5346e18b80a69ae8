"""Every flow is what its file and its deployment say, and none hides behind a placeholder."""

import tomllib
from pathlib import Path

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
DEPLOYMENTS = YAML(typ="safe").load((ROOT / "prefect.yaml").read_text())["deployments"]
FLOWS = sorted(path.stem for path in (ROOT / "flows").glob("*.py") if not path.stem.startswith("__"))


def test_every_flow_file_is_one_deployment_of_the_same_name() -> None:
    assert sorted(deployment["name"] for deployment in DEPLOYMENTS) == FLOWS


@pytest.mark.parametrize("deployment", DEPLOYMENTS, ids=[d["name"] for d in DEPLOYMENTS])
def test_a_deployment_loads_the_flow_itself_and_no_placeholder(
    deployment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from prefect.flows import load_flow_from_entrypoint

    monkeypatch.chdir(ROOT)
    flow = load_flow_from_entrypoint(deployment["entrypoint"], use_placeholder_flow=False)
    assert flow.name == deployment["name"]
    assert (flow.__doc__ or "").strip()
    assert not flow.persist_result


@pytest.mark.parametrize("name", ["decide", "hand_over"])
def test_a_form_shows_titles_and_descriptions_and_choices(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from prefect.flows import load_flow_from_entrypoint
    from prefect.utilities.callables import parameter_schema

    monkeypatch.chdir(ROOT)
    flow = load_flow_from_entrypoint(f"flows/{name}.py:{name}", use_placeholder_flow=False)
    schema = parameter_schema(flow.fn)
    (form,) = [d for n, d in schema.definitions.items() if n.endswith("Form")]
    assert all(field.get("title") and field.get("description") for field in form["properties"].values())


def test_prefect_is_the_version_that_the_deployments_were_written_for() -> None:
    pinned = YAML(typ="safe").load((ROOT / "prefect.yaml").read_text())["prefect-version"]
    lock = (ROOT / "requirements.lock").read_text()
    assert f"prefect=={pinned}" in lock
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["name"] == "comity"
