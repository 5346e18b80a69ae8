"""pypdfium2: the number of pages, found before anything slower opens the file; pages as pictures; a second reading."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_PASSWORD = raw.FPDF_ERR_PASSWORD
_DARKEST_OF_PAPER = 160  # of 255: a page without anything darker is blank
_MOST_CHARACTERS = 200_000  # of a page
_LONGEST_SIDE = 3_600  # pixels; A4 at 300 dpi is 2480 × 3508


class Encrypted(ValueError):
    """The file opens only with a password."""

    code = "encrypted"


class Damaged(ValueError):
    """The file cannot be opened."""

    code = "damaged"


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise Encrypted("a password is needed") from None
        raise Damaged("not a PDF that can be opened") from None


def pages(data: bytes) -> int:
    """How many pages there are; raises `Encrypted` or `Damaged`."""
    document = _open(data)
    count = len(document)
    document.close()
    if count < 1:
        raise Damaged("no page")
    return count


class Picture(NamedTuple):
    """A page as grey pixels (PGM); scale in pixels a point, width and height in points; blank: nothing on it."""

    number: int
    pixels: bytes
    scale: float
    width: float
    height: float
    blank: bool


def pictures(data: bytes, numbers: list[int], dpi: int, turned: int = 0) -> Iterator[Picture]:
    """The pages as pictures, each turned by so many degrees clockwise."""
    document = _open(data)
    for number in numbers:
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(dpi / 72, _LONGEST_SIDE / max(width, height, 1))
        bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=True, rotation=turned)
        rows = bytes(bitmap.buffer)
        stride, wide, high = bitmap.stride, bitmap.width, bitmap.height
        pixels = b"".join(rows[row * stride : row * stride + wide] for row in range(high))
        bitmap.close()
        page.close()
        head = b"P5 %d %d 255\n" % (wide, high)
        yield Picture(number, head + pixels, scale, width, height, min(pixels, default=255) > _DARKEST_OF_PAPER)
    document.close()


def words(data: bytes, numbers: list[int]) -> Iterator[dict[str, Any]]:
    """One line a page with its words, as the first reader gives them but without weight, tables and visibility."""
    document = _open(data)
    for number in numbers:
        page = document[number - 1]
        width, height = page.get_size()
        text = page.get_textpage()
        yield {"page": number, "width": width, "height": height, "words": list(_words(text, height))}
        text.close()
        page.close()
    document.close()


def _words(text: pdfium.PdfTextPage, height: float) -> Iterator[tuple[str, float, float, float, float, int]]:
    letters: list[str] = []
    boxes: list[tuple[float, float, float, float]] = []
    for index in range(min(text.count_chars(), _MOST_CHARACTERS)):
        char = chr(raw.FPDFText_GetUnicode(text, index))
        if not char.isspace() and char.isprintable():
            letters.append(char)
            boxes.append(text.get_charbox(index))
        elif letters:
            yield _word(letters, boxes, height)
            letters, boxes = [], []
    if letters:
        yield _word(letters, boxes, height)


def _word(
    letters: list[str], boxes: list[tuple[float, float, float, float]], height: float
) -> tuple[str, float, float, float, float, int]:
    left, bottom = min(b[0] for b in boxes), min(b[1] for b in boxes)
    right, top = max(b[2] for b in boxes), max(b[3] for b in boxes)
    return "".join(letters), round(left, 1), round(height - top, 1), round(right, 1), round(height - bottom, 1), 0
