"""What a file is follows from its content."""

from pathlib import Path

import pytest

from models.reading.media import MediaType, media_of, text_of


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (b"", MediaType.EMPTY),
        (b" \r\n\x00", MediaType.EMPTY),
        (b"%PDF-1.7\n...", MediaType.PDF),
        (b"junk before it\n%PDF-1.4\n", MediaType.PDF),
        (b"PK\x03\x04....word/document.xml", MediaType.DOCX),
        (b"PK\x03\x04....xl/workbook.xml", MediaType.ZIP),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", MediaType.OLE),
        (b"{\\rtf1 text}", MediaType.RTF),
        (b"7z\xbc\xaf\x27\x1c", MediaType.SEVEN_ZIP),
        (b"\x89PNG\r\n\x1a\n", MediaType.PICTURE),
        (b"II*\x00", MediaType.PICTURE),
        (b"From: a@b.example\r\nSubject: x\r\n\r\nbody", MediaType.EML),
        (b"From: the central authority\nTo whom it may concern", MediaType.TEXT),
        ("Fiscalía".encode("cp1252"), MediaType.TEXT),
        ("Fiscalía".encode("utf-16"), MediaType.TEXT),
        (b"\x01\x02\x03", MediaType.OTHER),
    ],
)
def test_the_content_tells(data: bytes, media: MediaType) -> None:
    assert media_of(data) is media


def test_a_name_that_lies_is_not_believed(shared: Path) -> None:
    hostile = shared / "corpus" / "hostile"
    assert media_of((hostile / "mislabelled__actually_a_doc.pdf").read_bytes()) is MediaType.OLE
    assert media_of((hostile / "mislabelled__actually_an_rtf.pdf").read_bytes()) is MediaType.RTF


def test_text_keeps_its_accents_in_every_encoding() -> None:
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
        assert text_of("Añádase, según él".encode(encoding)) == "Añádase, según él"
