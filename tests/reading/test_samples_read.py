"""The samples are read as their truths say, and each fact's box holds its words."""

import hashlib
import io
import re
from functools import cache
from pathlib import Path

import pdfplumber
import pytest

from bench.reading_truth import SAMPLES, score_of
from models.fact import Fact, ValueKind, fact_type
from models.reading.document_kind import DocumentKind
from models.reading.read_document import ReadDocument
from models.reading.run import fold
from tasks.reading import read_document

NAMES = tuple(sorted(pdf.stem for pdf in SAMPLES.glob("*.pdf")))
PRECISION, RECALL = 0.97, 0.9
MARGIN = 1.0  # point


@cache
def document(name: str) -> ReadDocument:
    data = (SAMPLES / f"{name}.pdf").read_bytes()
    return read_document(data, hashlib.sha256(data).hexdigest())


def words_in_box(name: str, fact: Fact) -> str:
    """The text inside the fact's box, folded and without spaces."""
    assert fact.source is not None
    x0, top, x1, bottom = fact.source.box
    with pdfplumber.open(io.BytesIO((SAMPLES / f"{name}.pdf").read_bytes())) as pdf:
        page = pdf.pages[fact.source.page - 1]
        box = (max(x0 - MARGIN, 0), max(top - MARGIN, 0), min(x1 + MARGIN, page.width), bottom + MARGIN)
        return fold(re.sub(r"\s", "", page.within_bbox(box).extract_text() or ""))


@pytest.mark.parametrize("name", NAMES)
class TestEachSample:
    def test_what_is_read_is_true_and_nearly_all_of_it_is_read(self, name: str) -> None:
        score = score_of(SAMPLES / f"{name}.pdf")
        assert score.precision >= PRECISION, score.wrong
        assert score.recall >= RECALL, score.missing

    def test_the_box_of_each_fact_holds_its_words(self, name: str) -> None:
        texts = [
            fact
            for fact in document(name).facts
            if fact_type(fact.path).kind is ValueKind.TEXT
            and not fact.path.endswith("/id")
            and len(str(fact.value)) < 60
        ]
        assert texts
        for fact in texts:
            first = fold(str(fact.value)).split()[0]
            assert first in words_in_box(name, fact), fact.path

    def test_each_fact_names_document_page_method_and_confidence(self, name: str) -> None:
        data = (SAMPLES / f"{name}.pdf").read_bytes()
        for fact in document(name).facts:
            assert fact.source is not None
            assert fact.source.document == hashlib.sha256(data).hexdigest()
            assert 1 <= fact.source.page <= document(name).pages
            assert fact.source.method == "text"
            assert 0.5 <= fact.source.confidence <= 1


def test_only_the_note_that_forwards_an_annex_is_no_request() -> None:
    kinds = {name: document(name).kind for name in NAMES}
    assert {name for name, kind in kinds.items() if kind is not DocumentKind.REQUEST} == {"07_ca_mx_forwarding_note"}
    assert kinds["07_ca_mx_forwarding_note"] is DocumentKind.FORWARDING_NOTE


def test_the_same_bytes_are_read_the_same_twice() -> None:
    data = (SAMPLES / f"{NAMES[0]}.pdf").read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    assert read_document(data, digest) == read_document(data, digest)


def test_a_request_saved_under_another_name_says_so() -> None:
    data = Path(SAMPLES / f"{NAMES[0]}.pdf").read_bytes()
    read = read_document(data, hashlib.sha256(data).hexdigest(), name="request.docx")
    assert any("called .{ending}" in said.text for said in read.warnings)
