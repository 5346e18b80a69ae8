"""Pages that are pictures, in the child: rendered, and read with tesseract."""

from collections.abc import Iterator
from typing import Any

from tasks.parsing import tesseract

_PICTURE_DPI = 200  # taken for a picture file, of which the true size on paper is not known


def read(data: bytes, job: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """One line a page, with words in points and the mean confidence of each."""
    languages, dpi = job["languages"], job["dpi"]
    if job["media"] == "picture":
        words, width, height = tesseract.words(data, languages, _PICTURE_DPI)
        scale = _PICTURE_DPI / 72
        yield _line(1, words, scale, width / scale, height / scale)
        return
    from tasks.parsing import pdf_count

    for number, pixels, scale, _, _, width, height in pdf_count.pictures(data, job["pages"], dpi):
        words, _, _ = tesseract.words(pixels, languages, round(scale * 72))
        yield _line(number, words, scale, width, height)


def _line(number: int, words: list[tesseract.Found], scale: float, width: float, height: float) -> dict[str, Any]:
    return {
        "page": number,
        "width": width,
        "height": height,
        "ocr": True,
        "words": [
            (
                w.text,
                round(w.left / scale, 1),
                round(w.top / scale, 1),
                round((w.left + w.width) / scale, 1),
                round((w.top + w.height) / scale, 1),
                0,
                round(w.confidence / 100, 2),
            )
            for w in words
        ],
    }
