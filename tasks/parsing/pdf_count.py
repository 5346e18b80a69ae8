"""pypdfium2: the number of pages, found before anything slower opens the file; and pages as pictures."""

from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_PASSWORD = raw.FPDF_ERR_PASSWORD
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


def pictures(data: bytes, numbers: list[int], dpi: int) -> Iterator[tuple[int, bytes, float, int, int, float, float]]:
    """Each page as grey pixels: its number, the pixels (PGM), scale, width and height in pixels and in points."""
    document = _open(data)
    for number in numbers:
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(dpi / 72, _LONGEST_SIDE / max(width, height, 1))
        bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=True)
        rows = bytes(bitmap.buffer)
        stride, wide, high = bitmap.stride, bitmap.width, bitmap.height
        pixels = b"".join(rows[row * stride : row * stride + wide] for row in range(high))
        bitmap.close()
        page.close()
        yield number, b"P5 %d %d 255\n" % (wide, high) + pixels, scale, wide, high, width, height
    document.close()
