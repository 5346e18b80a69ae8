"""Pages that are pictures, in the child: rendered, turned upright, and read with tesseract."""

from collections.abc import Iterator
from typing import Any

from tasks.parsing import rules, tesseract

_PICTURE_DPI = 200  # taken for a picture file, of which the true size on paper is not known
_LONG = 4  # letters
_DOUBTFUL = 65.0  # mean confidence below which the page may stand on its head


def read(data: bytes, job: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """One line a page, with words in points and the confidence of each."""
    languages = job["languages"]
    if job["media"] == "picture":
        words, width, height = tesseract.words(data, languages, _PICTURE_DPI)
        scale = _PICTURE_DPI / 72
        yield _line(1, words, scale, width / scale, height / scale, 0)
        return
    from tasks.parsing import pdf_count

    for picture in pdf_count.pictures(data, job["pages"], job["dpi"]):
        dpi = round(picture.scale * 72)
        words = [] if picture.blank else tesseract.words(picture.pixels, languages, dpi)[0]
        turned, shown = 0, picture
        for turn in () if picture.blank else _turns(words, picture.pixels):
            again = next(pdf_count.pictures(data, [picture.number], job["dpi"], turn))
            upright = tesseract.words(again.pixels, languages, dpi)[0]
            if _sideways(words) or tesseract.mean_confidence(upright) > tesseract.mean_confidence(words):
                words, turned = upright, turn
                shown = again
        wide, high = (int(part) for part in shown.pixels[:20].split()[1:3])
        cells = [] if picture.blank else rules.tables(shown.pixels[-wide * high :], wide, high, picture.scale)
        line = _line(picture.number, words, picture.scale, picture.width, picture.height, turned)
        yield {**line, "tables": cells}


def _turns(words: list[tesseract.Found], pixels: bytes) -> tuple[int, ...]:
    """The turns to try for a page of which the words are doubtful or stand on their sides."""
    if not _sideways(words) and tesseract.mean_confidence(words) >= _DOUBTFUL:
        return ()
    told = tesseract.turn(pixels)
    if told:
        return (told,)
    return (90, 270) if _sideways(words) else ()


def _sideways(words: list[tesseract.Found]) -> bool:
    """True where most longer words are higher than wide."""
    longer = [word for word in words if len(word.text) >= _LONG]
    return sum(word.height > word.width for word in longer) * 2 > len(longer)


def _line(
    number: int, words: list[tesseract.Found], scale: float, width: float, height: float, turned: int
) -> dict[str, Any]:
    found = []
    for word in words:
        left, top = word.left / scale, word.top / scale
        box = (left, top, left + word.width / scale, top + word.height / scale)
        # The words of a page that was turned keep the places they have when it is read upright.
        found.append((word.text, *(round(v, 1) for v in box), 0, round(word.confidence / 100, 2)))
    wide, high = (height, width) if turned in (90, 270) else (width, height)
    return {"page": number, "width": wide, "height": high, "ocr": True, "words": found, "turned": turned}
