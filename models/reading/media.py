"""What a file is, by its content and never by its name."""

import re
from enum import StrEnum

_HEADER = re.compile(rb"^(from|to|cc|date|subject|received|return-path|message-id|mime-version|delivered-to):", re.I)
_ENOUGH_HEADERS = 2
_PDF_HEAD = 1024  # ISO 32000 readers accept the mark anywhere in the first 1024 bytes
_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27})


class MediaType(StrEnum):
    """The kinds of file that are told apart."""

    PDF = "pdf"
    DOCX = "docx"
    EML = "eml"
    TEXT = "text"
    PICTURE = "picture"
    OLE = "ole"  # Word, Excel, Outlook before 2007, or a protected Office file
    RTF = "rtf"
    ZIP = "zip"
    SEVEN_ZIP = "7z"
    OTHER = "other"
    EMPTY = "empty"


_MARKS: tuple[tuple[bytes, MediaType], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", MediaType.OLE),
    (b"{\\rtf", MediaType.RTF),
    (b"7z\xbc\xaf\x27\x1c", MediaType.SEVEN_ZIP),
    (b"\x89PNG\r\n\x1a\n", MediaType.PICTURE),
    (b"\xff\xd8\xff", MediaType.PICTURE),
    (b"II*\x00", MediaType.PICTURE),
    (b"MM\x00*", MediaType.PICTURE),
)


def media_of(data: bytes) -> MediaType:
    """The kind of file that these bytes are."""
    if not data.strip(b"\x00\t\n\r "):
        return MediaType.EMPTY
    for mark, media in _MARKS:
        if data.startswith(mark):
            return media
    if data.startswith(b"PK\x03\x04"):
        return MediaType.DOCX if b"word/document.xml" in data else MediaType.ZIP
    if b"%PDF-" in data[:_PDF_HEAD]:
        return MediaType.PDF
    if _is_mail(data):
        return MediaType.EML
    return MediaType.TEXT if text_of(data) is not None else MediaType.OTHER


def text_of(data: bytes) -> str | None:
    """The bytes as plain text (UTF-8, UTF-16 with its mark, or Windows-1252); None where they are no text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            return None
    if len(data) - len(data.translate(None, _CONTROL)) > 0:
        return None
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _is_mail(data: bytes) -> bool:
    head, _, _ = data.lstrip().replace(b"\r\n", b"\n").partition(b"\n\n")
    lines = head.split(b"\n", 200)[:200]
    return (
        bool(lines)
        and _HEADER.match(lines[0]) is not None
        and sum(_HEADER.match(line) is not None for line in lines) >= _ENOUGH_HEADERS
    )
