"""Messages, DOCX, pictures and scans."""

import io
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import docx
import pypdfium2
import pytest

from models.reading.document_kind import DocumentKind
from tasks import reading
from tasks.parsing import tesseract
from tasks.reading import attachments_of
from tests.reading.typeset import pdf, read, values

LETTER = """
#set text(lang: "en")
Dublin, 3 September 2026

To: Fiscalía General de la República, Mexico City

From: Department of Justice, Ireland

Our Ref: MLA/56/2026

The Department of Justice requests the legal assistance of Mexico in the matter described below.

*Facts*

Between 4 May 2025 and 9 January 2026 the suspect recruited two women in Dublin by deception.

*Assistance requested*

1. Please obtain the bank records of account 5555 at Banco Inventado.
"""


def as_picture(data: bytes, turned: int = 0, name: str = "PDF") -> bytes:
    """The first page of a PDF as a picture, in a PDF or a file of its own."""
    page = pypdfium2.PdfDocument(data)[0]
    out = io.BytesIO()
    page.render(scale=200 / 72, rotation=turned).to_pil().convert("L").save(out, name, resolution=200)
    return out.getvalue()


class TestAMessage:
    message = EmailMessage()
    message["From"] = "central@justice.example"
    message["To"] = "desk@fgr.example"
    message["Subject"] = "Request for mutual legal assistance"
    message["Date"] = "Thu, 03 Sep 2026 10:00:00 +0200"
    message.set_content("Please find attached our request for mutual legal assistance of this day.")
    message.add_alternative("<p>Please find <b>attached</b></p><script>x()</script>", subtype="html")
    message.add_attachment(pdf(LETTER), maintype="application", subtype="pdf", filename="../../re:quest.pdf")

    def test_a_mail_that_only_carries_a_file_is_a_forwarding_note(self) -> None:
        document = read(self.message.as_bytes())
        assert (document.kind, document.media, document.attached) == (DocumentKind.FORWARDING_NOTE, "eml", 1)

    def test_what_is_attached_becomes_a_file_with_a_safe_name(self) -> None:
        (only,) = attachments_of(self.message.as_bytes())
        assert only.name == "request.pdf"
        assert read(only.data).kind is DocumentKind.REQUEST

    def test_a_mail_of_html_alone_is_read_without_its_scripts(self) -> None:
        message = EmailMessage()
        message["From"], message["Subject"] = "a@b.example", "x"
        message.set_content("<style>p {}</style><p>Seen text</p><script>hidden()</script>", subtype="html")
        opened = reading.open_document(message.as_bytes(), "0" * 64)
        text = " ".join(word.text for word in opened.reading.pages[0].words)
        assert "Seen text" in text
        assert "hidden" not in text


def test_a_docx_is_read_with_its_headings_and_tables() -> None:
    document = docx.Document()
    for line in LETTER.split("*Facts*")[0].split("\n\n")[0:]:
        document.add_paragraph(line.replace('#set text(lang: "en")\n', "").strip())
    document.add_heading("Persons")
    table = document.add_table(2, 3)
    cells = ["Name", "Date of birth", "Role", "Ulick Notreal-Byrne", "7 February 1980", "Suspect"]
    for number, cell in enumerate(cells):
        table.cell(number // 3, number % 3).text = cell
    out = io.BytesIO()
    document.save(out)
    found = read(out.getvalue())
    assert (found.kind, found.media) == (DocumentKind.REQUEST, "docx")
    assert values(found)["person/1/name"] == "Ulick Notreal-Byrne"
    assert values(found)["person/1/born"] == date(1980, 2, 7)
    assert values(found)["requesting/state"] == "IE"
    assert {fact.source.method for fact in found.facts if fact.source} == {"docx"}


@pytest.mark.needs("tesseract")
class TestAScan:
    @pytest.mark.parametrize("turned", [0, 90, 180, 270])
    def test_it_is_read_however_it_lies(self, turned: int) -> None:
        found = read(as_picture(pdf(LETTER), turned))
        assert found.kind is DocumentKind.REQUEST
        assert values(found)["request/reference"] == "MLA/56/2026"
        assert values(found)["request/date"] == date(2026, 9, 3)
        assert values(found)["measure/1/kind"] == "bank_records"
        sources = [fact.source for fact in found.facts if fact.source is not None]
        assert {source.method for source in sources} == {"ocr"}
        assert all(0.5 < source.confidence < 1 for source in sources)

    def test_a_table_is_read_cell_by_cell_within_its_lines(self) -> None:
        table = """
        *Persons*

        #table(columns: 3, stroke: 0.5pt + gray, [Name], [Date of birth], [Role],
          [Ulick Notreal-Byrne \\ of Nowhere], [7 February \\ 1980], [Suspect],
          [Orla Unreal-Fay], [22 August 2003], [Victim])
        """
        facts = values(read(as_picture(pdf(LETTER + table))))
        assert facts["person/1/name"] == "Ulick Notreal-Byrne of Nowhere"
        assert facts["person/1/born"] == date(1980, 2, 7)
        assert (facts["person/1/role"], facts["person/2/role"]) == ("suspect", "victim")
        assert facts["person/2/born"] == date(2003, 8, 22)

    def test_a_picture_file_is_read_too(self) -> None:
        found = read(as_picture(pdf(LETTER), name="PNG"))
        assert (found.kind, found.media) == (DocumentKind.REQUEST, "picture")

    def test_a_scan_with_a_stamp_of_text_is_still_a_scan(self, tmp_path: Path) -> None:
        import pikepdf

        scan = pikepdf.open(io.BytesIO(as_picture(pdf(LETTER))))
        stamp = pikepdf.open(io.BytesIO(pdf("RECEIVED 5 September 2026 registry")))
        scan.pages[0].add_overlay(stamp.pages[0], pikepdf.Rectangle(0, 0, 595, 842))
        out = io.BytesIO()
        scan.save(out)
        found = read(out.getvalue())
        assert values(found)["request/reference"] == "MLA/56/2026"


def test_without_tesseract_the_page_is_named_with_the_package_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "installed", lambda: ())
    found = read(as_picture(pdf(LETTER)))
    assert (found.kind, found.facts, found.unread) == (DocumentKind.UNKNOWN, (), (1,))
    (said,) = (said for said in found.warnings if "Install tesseract" in said.text)
    assert said.values["pages"] == "1" and "tesseract-ocr-spa" in str(said.values["packages"])


def test_progress_is_told_page_by_page() -> None:
    told: list[tuple[int, int]] = []
    data = pdf("\n".join(f"Page {n} #pagebreak(weak: true)" for n in range(1, 31)))
    reading.read_document(data, "0" * 64, progress=lambda done, whole: told.append((done, whole)))
    assert told == [(n, 30) for n in range(1, 31)]


def test_pages_come_in_order_whichever_child_read_them() -> None:
    data = pdf("\n".join(f"Number{n} #pagebreak(weak: true)" for n in range(1, 31)))
    opened = reading.open_document(data, "0" * 64)
    assert [page.words[0].text for page in opened.reading.pages] == [f"Number{n}" for n in range(1, 31)]
    assert [page.number for page in opened.reading.pages] == list(range(1, 31))
