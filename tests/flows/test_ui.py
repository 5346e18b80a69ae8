"""An officer decides from the Prefect UI's own form, in a real browser, and sees the case there."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect, sync_playwright

from tests.flows.desks import ROOT, RunningDesk, running_desk, wait_for

pytestmark = [pytest.mark.xdist_group("prefect"), pytest.mark.needs("chromium"), pytest.mark.timeout(600)]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[RunningDesk]:
    with running_desk(tmp_path / "desk") as running:
        yield running


@pytest.fixture
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        page.set_default_timeout(60_000)
        yield page
        browser.close()


def test_a_decision_is_made_in_the_form_and_its_case_is_seen(desk: RunningDesk, page: Page, tmp_path: Path) -> None:
    head = desk.officer("SU1", "supervisor")
    shutil.copy(ROOT / "samples" / "01_us_mx_trafficking_mla.pdf", desk.var / "inbox" / "request.pdf")
    (number,) = wait_for(lambda: [c["number"] for c in desk.data("cases")["cases"]], what="the case to be opened")
    wait_for(lambda: f"case-{number.lower()}" in desk.artifacts(), what="the examination")

    page.goto(f"{desk.ui}/deployments/deployment/{desk.deployment('decide')}/run")
    for label in ("Case", "Decision", "Your officer code", "One-time code", "Findings relied on (Optional)"):
        expect(field(page, label)).to_be_visible()
    expect(page.get_by_text("The six digits that your authenticator shows now.")).to_be_visible()
    field(page, "Case").locator("textarea").fill(number)
    field(page, "Decision").locator("button.p-select-button__control").press("Space")
    choices = page.locator(".p-select-option")
    expect(choices.filter(has_text="request_information")).to_be_visible()
    choices.filter(has_text="acknowledge").first.click()
    field(page, "Your officer code").locator("textarea").fill("SU1")

    field(page, "One-time code").locator("textarea").fill("12345")
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_text("form.one_time_code").first).to_be_visible()
    assert desk.data("case", number)["stage"] == "registered", "bad input is refused before anything runs"

    expect(page.locator(".p-toast-container__toast")).to_have_count(0)  # it lies over the button for some seconds
    picture(page, tmp_path, "prefect-form")
    field(page, "One-time code").locator("textarea").fill(head.code())
    page.wait_for_timeout(1500)  # the form takes over what was typed a moment later
    with page.expect_response(lambda answer: "create_flow_run" in answer.url) as created:
        page.get_by_role("button", name="Submit").click()
    assert created.value.ok
    wait_for(lambda: desk.data("case", number)["stage"] == "examined", what="the decision to be carried out")
    wait_for(
        lambda: [r for r in desk.runs() if r["name"] == number and r["state"]["type"] == "COMPLETED"
                 and "stage:examined" in r["tags"]],
        what="the run to bear the case's number and tags",
    )  # fmt: skip

    page.goto(f"{desk.ui}/runs")
    expect(page.get_by_text(number).first).to_be_visible()
    expect(page.get_by_text("stage:examined").first).to_be_visible()
    picture(page, tmp_path, "prefect-runs")

    page.goto(f"{desk.ui}/artifacts")
    for key in (f"case-{number.lower()}", f"findings-{number.lower()}"):
        expect(page.get_by_text(key).first).to_be_visible()
    page.goto(f"{desk.ui}/artifacts/artifact/{desk.artifacts()[f'case-{number.lower()}']['latest_id']}")
    expect(page.get_by_text("US → MX").first).to_be_visible()
    expect(page.get_by_text("Legal bases").first).to_be_visible()
    picture(page, tmp_path, "prefect-case")
    page.goto(f"{desk.ui}/artifacts/artifact/{desk.artifacts()[f'findings-{number.lower()}']['latest_id']}")
    expect(page.get_by_text("mx_us_mla_1987").first).to_be_visible()
    picture(page, tmp_path, "prefect-findings")


def field(page: Page, label: str) -> Locator:
    """The field of Prefect's form under this title."""
    found = f"//span[normalize-space(text())='{label}']/ancestor::div[contains(concat(' ',@class,' '),' p-label ')][1]"
    return page.locator(found)


def picture(page: Page, folder: Path, name: str) -> None:
    """A picture of the page, beside the test's files, or where PICTURES says (for the documentation)."""
    page.wait_for_timeout(800)
    page.screenshot(path=Path(os.environ.get("PICTURES", str(folder))) / f"{name}.png")
