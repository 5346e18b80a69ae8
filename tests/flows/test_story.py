"""The whole life of one case, played as a clerk would, through deployments on a running Prefect server."""

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from models.fact import FACT_TYPES, facts_from_toml
from tests.flows.desks import ROOT, RunningDesk, Signing, running_desk, wait_for

SAMPLE = ROOT / "samples" / "01_us_mx_trafficking_mla"
SECRET = "Granted although Zoraida Quintanilla was not heard"
pytestmark = [pytest.mark.xdist_group("prefect"), pytest.mark.timeout(600)]


@pytest.fixture(params=["sqlite", "postgresql"])
def desk(request: pytest.FixtureRequest, new_database: Callable[..., str], tmp_path: Path) -> Iterator[RunningDesk]:
    database = new_database("postgresql") if request.param == "postgresql" else ""
    with running_desk(tmp_path / "desk", database) as running:
        yield running


def test_a_case_lives_from_the_inbox_to_its_closing(desk: RunningDesk) -> None:
    head = desk.officer("SU1", "supervisor")
    clerk, first, second = (
        desk.officer(code, role, head) for code, role in (("CL1", "clerk"), ("LW1", "lawyer"), ("LW2", "lawyer"))
    )

    shutil.copy(SAMPLE.with_suffix(".pdf"), desk.var / "inbox" / "request.pdf")
    (number,) = wait_for(lambda: [c["number"] for c in desk.data("cases")["cases"]], what="the case to be opened")
    wait_for(lambda: sheet(desk, number)["assessment"], what="the examination")
    found = sheet(desk, number)
    assert (found["stage"], found["requesting"], found["kind"]) == ("registered", "US", "mla")
    assert {letter["code"] for letter in found["letters"]} >= {"D01", "D20"}
    assert found["possible"] == ["acknowledge", "return"]

    def form(act: str, who: Signing, **more: Any) -> dict[str, Any]:
        return {"form": {"case": number, "act": act, "officer": who.officer, "one_time_code": who.code()} | more}

    acknowledged = desk.run("decide", form("acknowledge", clerk))
    assert acknowledged["name"] == number
    assert {"state:US", "kind:mla", "stage:examined"} <= set(acknowledged["tags"])

    wrong = form("accept", first, note=SECRET)
    wrong["form"]["one_time_code"] = clerk.code()
    refused = desk.run("decide", wrong, want="FAILED")
    assert "the one-time code of LW1 is wrong or too old" in refused["state"]["message"]

    known = [
        f"desk/{name}=no" for name in ("final_here", "pending_here", "political", "military", "essential_interests")
    ]
    told = desk.comity("confirm", number, *known, *clerk.words())
    assert told.count("is corrected") == 5
    stale = desk.run("decide", form("accept", first), want="FAILED")
    assert f"run ./comity examine {number}" in stale["state"]["message"]
    desk.run("examine", {"case": number})

    standing = [f["id"] for f in sheet(desk, number)["assessment"]["findings"] if stands(f)]
    desk.run("decide", form("accept", first, departed_from=standing, note=SECRET))
    found = sheet(desk, number)
    assert found["decisions"][-1]["note"] == SECRET
    assert found["stage"] == "accepted"
    released = {letter["code"] for letter in found["letters"] if letter["state"] == "released"}
    assert released == {"D01", "D08", "D12"}

    handing = {"case": number, "to": "executing", "officer": "CL1", "one_time_code": clerk.code()}
    desk.run("hand_over", {"form": handing})
    found = sheet(desk, number)
    (step,) = found["handoffs"]
    assert (found["stage"], step["state"]) == ("allocated", "sent")
    parcel = desk.var / "partners" / "executing" / "to" / step["parcel"]
    manifest = json.loads((parcel / "manifest.json").read_text())
    assert manifest["digest"] == step["parcel"]
    assert {path.name for path in parcel.iterdir()} == {item["name"] for item in manifest["items"]} | {"manifest.json"}

    receipts = desk.var / "partners" / "executing" / "receipts"
    receipts.mkdir()
    receipt = {
        "parcel": step["parcel"],
        "outcome": "accepted",
        "at": datetime.now(UTC).isoformat(),
        "by": "Prosecutor 7",
    }
    (receipts / f"{step['parcel']}.json").write_text(json.dumps(receipt))
    desk.run("collect", {})
    assert sheet(desk, number)["stage"] == "executing"

    desk.run("decide", form("transmit", second, note="All items answered."))
    assert sheet(desk, number)["stage"] == "executing", "one person alone transmits nothing"
    desk.run("decide", form("transmit", head, note="Checked."))
    assert sheet(desk, number)["stage"] == "transmitted"
    desk.run("decide", form("close", first))
    assert sheet(desk, number)["stage"] == "closed"

    desk.run("escalate", {})
    verified = desk.data("journal", "verify")
    assert (verified["breaks"], verified["outside"]) == ([], 1)

    keys = set(desk.artifacts())
    assert {f"case-{number.lower()}", f"findings-{number.lower()}", "deadlines"} <= keys
    assert number in {run["name"] for run in desk.runs()}
    nothing_typed_is_left(desk)
    no_personal_data(desk)


def sheet(desk: RunningDesk, number: str) -> Any:
    return desk.data("case", number)


def stands(finding: dict[str, Any]) -> bool:
    """A finding in the way of granting, which has to be departed from."""
    bad = "met" if finding["subject"] == "ground" else "not_met"
    left_out = finding["force"] in ("prohibited", "duty", "where_possible")
    return bool(finding["applied"] and not left_out and finding["outcome"] == bad)


def nothing_typed_is_left(desk: RunningDesk) -> None:
    """Of what officers typed into forms neither a note nor a one-time code is a parameter of a run that has ended."""

    def typed() -> list[str]:
        forms = [run["parameters"]["form"] for run in desk.runs() if "form" in run["parameters"]]
        assert len(forms) == 8
        return [value for form in forms for value in (form.get("note"), form.get("one_time_code")) if value]

    wait_for(lambda: not typed(), what="Prefect to forget what was typed", seconds=30)


def no_personal_data(desk: RunningDesk) -> None:
    """Nothing that names a person of the sample stands in Prefect's database, in a log or in a temporary file."""
    stated = facts_from_toml(SAMPLE.with_suffix(".toml").read_text(encoding="utf-8"))
    personal = {pattern for pattern, known in FACT_TYPES.items() if known.personal}
    words = {
        str(value)
        for path, value in stated.items()
        if path.startswith("person/") and "/".join("*" if p.isdigit() else p for p in path.split("/")) in personal
        and len(str(value)) > 4
    }  # fmt: skip
    names = {stated[path] for path in stated if path.endswith("/name")}
    surnames = {word for name in names for word in str(name).split() if len(word) > 5}
    database = sqlite3.connect(desk.var / "prefect" / "prefect.db")
    dump = "\n".join(database.iterdump())
    database.close()
    logs = [*desk.var.glob("*.log"), *(desk.var / "log").glob("*.log")]
    texts = {"Prefect's database": dump} | {path.name: path.read_text(errors="replace") for path in logs}
    left = [path for path in (desk.var.parent / "temporary").rglob("*") if path.is_file()]
    texts |= {f"temporary {path.name}": path.read_bytes().decode(errors="replace") for path in left}
    surnames.add(SECRET)
    assert names and surnames and logs
    for where, text in texts.items():
        told = sorted(word for word in (words | surnames) if word in text)
        assert not told, f"{where} holds {len(told)} words of the sample's persons"
