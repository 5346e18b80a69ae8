"""The pages and the numbers of the law: all of it is there, every link leads somewhere, and nothing has drifted."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.finding import Status
from models.law.coverage import coverage, provisions, stale
from models.law.loading import load_law
from models.law.pages import pages
from tests.law.instruments.asking import TODAY

LAW = load_law()
PAGES = pages(LAW)
DOCS = Path(__file__).parents[2] / "docs" / "law"


@pytest.mark.parametrize("name", sorted(PAGES))
def test_every_link_of_a_page_leads_to_a_rule_or_a_page(name: str) -> None:
    page = PAGES[name]
    anchors = re.findall(r'<a id="([^"]+)"></a>', page)
    assert len(anchors) == len(set(anchors))
    for link in re.findall(r"\]\(([^)]+)\)", page):
        if link.startswith("#"):
            assert link[1:] in anchors, link
        elif not link.startswith(".."):
            assert link in PAGES, link


def test_every_rule_stands_on_its_page_with_article_and_status() -> None:
    for instrument in LAW.instruments.values():
        page = PAGES[f"{instrument.id}.md"]
        for _, row in provisions(instrument):
            assert any(row.article in line and row.status in line for line in page.splitlines() if row.text in line)
        assert instrument.note in page
    for country in LAW.countries.values():
        for _, row in provisions(country):
            assert row.text in PAGES[f"state_{country.id}.md"]
    for court in LAW.courts.values():
        for ruling in court.ruling:
            assert ruling.text in PAGES[f"court_{court.id}.md"]
            assert ruling.number in PAGES[f"court_{court.id}.md"]


def test_the_pages_in_docs_are_those_of_the_data() -> None:
    """`python -m tests.law.test_pages` writes them anew."""
    there = {path.name: path.read_text(encoding="utf-8") for path in DOCS.glob("*.md")}
    assert sorted(there) == sorted(PAGES)
    assert [name for name, page in PAGES.items() if there[name] != page] == []


def test_the_numbers_are_those_of_the_files() -> None:
    found = coverage(LAW)
    rows = [row for instrument in LAW.instruments.values() for row in instrument.provisions]
    assert found.instruments + found.named == len(LAW.instruments)
    assert found.provisions.total == len(rows)
    assert found.provisions.verified == sum(row.status is Status.VERIFIED for row in rows)
    assert found.topics >= found.checks


class TestStale:
    def test_a_datum_is_stale_after_a_year_and_not_on_its_last_day(self) -> None:
        oldest = min(row.checked for country in LAW.countries.values() for row in country.data)
        assert stale(LAW, oldest + timedelta(days=365)) == ()
        found = stale(LAW, oldest + timedelta(days=366))
        assert {row.checked for row in found} == {oldest}
        assert {row.days for row in found} == {366}

    def test_nothing_is_checked_in_the_future(self) -> None:
        assert max(row.checked for country in LAW.countries.values() for row in country.data) <= TODAY

    def test_it_names_the_datum(self) -> None:
        named = {row.what for row in stale(LAW, date(2030, 1, 1)) if row.state == "MX"}
        assert {"authority mla", "death penalty", "without a treaty mla"} <= named


def write() -> None:
    """Writes the pages anew."""
    DOCS.mkdir(exist_ok=True)
    for path in DOCS.glob("*.md"):
        path.unlink()
    for name, page in PAGES.items():
        (DOCS / name).write_text(page, encoding="utf-8")


if __name__ == "__main__":
    write()
