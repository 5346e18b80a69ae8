"""Requests are told apart from blank forms, from law, and from forms of civil cooperation."""

from pathlib import Path

import pytest

from models.reading.document_kind import DocumentKind
from tests.reading.typeset import pdf, read, values

BLANK = ("A_order", "B_receipt", "C_interception")


@pytest.mark.parametrize("form", BLANK)
class TestABlankForm:
    def test_as_text_it_has_no_fact(self, shared: Path, form: str) -> None:
        document = read((shared / "corpus" / "forms" / f"EIO_Annex{form}_EN_blank_pageimages.txt").read_bytes())
        assert (document.kind, document.facts) == (DocumentKind.FORM_BLANK, ())

    @pytest.mark.needs("tesseract")
    def test_as_pictures_of_pages_it_has_no_fact(self, shared: Path, form: str) -> None:
        document = read((shared / "corpus" / "forms" / f"EIO_Annex{form}_EN_blank_pageimages.pdf").read_bytes())
        assert (document.kind, document.facts, document.unread) == (DocumentKind.FORM_BLANK, (), ())


def test_a_filled_receipt_is_a_receipt(shared: Path) -> None:
    text = (shared / "corpus" / "forms" / "EIO_AnnexB_receipt_EN_blank_pageimages.txt").read_text("utf-8")
    filled = text.replace("File reference:", "File reference: JIRS 26/00555", 1).replace(
        "Official name of the competent authority:",
        "Official name of the competent authority: Staatsanwaltschaft Köln",
        1,
    )
    document = read(filled.encode())
    assert document.kind is DocumentKind.RECEIPT
    assert values(document)["request/our_reference"] == "JIRS 26/00555"
    assert values(document)["requesting/authority"] == "Staatsanwaltschaft Köln"


def test_the_law_is_never_taken_for_a_request(shared: Path) -> None:
    kinds = {path.name: read(path.read_bytes()) for path in sorted((shared / "treaties").glob("ES_*.md"))}
    assert kinds
    assert not [n for n, d in kinds.items() if d.kind is DocumentKind.REQUEST or d.facts]
    law = [n for n, d in kinds.items() if d.kind is DocumentKind.LEGAL_INSTRUMENT]
    assert len(law) >= 0.9 * len(kinds)


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("RiVASt_DE_request_guidelines_and_IRG.md", {DocumentKind.LEGAL_INSTRUMENT}),
        ("VwV_internationale_Fahndung_DE.md", {DocumentKind.LEGAL_INSTRUMENT, DocumentKind.OTHER}),
        ("EvidenceRegulation_2020_1783_forms_A-N_EN.txt", {DocumentKind.CIVIL_FORM}),
        ("EPOC_production_order_certificate_AnnexI_EN.txt", {DocumentKind.FORM_BLANK}),
    ],
)
def test_guidelines_and_other_forms_are_no_request(shared: Path, name: str, kinds: set[DocumentKind]) -> None:
    document = read((shared / "corpus" / "forms" / name).read_bytes())
    assert document.kind in kinds
    assert document.facts == ()


ORDER = """
#set text(lang: "en", font: "DejaVu Sans Mono")
= ANNEX A
EUROPEAN INVESTIGATION ORDER (EIO)

SECTION A

Issuing State: Portugal

Executing State: Italy

SECTION B: Urgency

Please indicate if there is any urgency due to

#grid(columns: (3em, 1fr), row-gutter: 6pt, [{0}], [Evidence being concealed or destroyed], [☐], [Imminent trial date],
[☐], [Any other reason])
"""


@pytest.mark.parametrize(
    ("mark", "urgent"), [("☒", True), ("☒" + "#h(2em)", True), ("☐", None), ("\\[x\\]", True), ("\\[ \\]", None)]
)
def test_a_box_is_ticked_only_where_a_mark_stands_in_it(mark: str, urgent: bool | None) -> None:
    document = read(pdf(ORDER.replace("{0}", mark)))
    assert document.kind is DocumentKind.REQUEST
    assert values(document).get("request/urgent") is urgent
    assert values(document)["requesting/state"] == "PT"
    assert values(document)["requested/state"] == "IT"
