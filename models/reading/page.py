"""Words on pages: the form in which everything read reaches recognition, whatever file it came from."""

from typing import NamedTuple

from models.value import Value

Box = tuple[float, float, float, float]  # x0, top, x1, bottom in points from the top left

_LETTERS_ENOUGH = 25  # a page with fewer letters, and a picture on it, is a picture
_STAMP_LETTERS = 400  # a scan with a stamp of text is still a scan
_SOUND_SHARE = 0.7  # of the characters of a text layer that are letters, digits or punctuation


class Word(NamedTuple):
    """One word. A named tuple, because a long file has a hundred thousand of them."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    bold: bool = False
    confidence: float = 1.0

    @property
    def size(self) -> float:
        """Its height in points."""
        return self.bottom - self.top


class Page(NamedTuple):
    """One page: its words in reading order, the cells of its tables, and how it was read."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    method: str = "text"  # text, ocr, form, docx, email
    tables: tuple[tuple[tuple[Box, ...], ...], ...] = ()
    strokes: tuple[Box, ...] = ()  # of a pen, as a signature is
    scan: bool = False  # a picture covers it
    hidden: int = 0  # characters that an eye cannot see, left out
    broken: bool = False  # the parser failed on it
    turned: bool = False  # its words stand on their heads or sides


class Reading(Value):
    """A document as words on pages, in its language."""

    digest: str
    pages: tuple[Page, ...]
    language: str | None = None


def letters(page: Page) -> int:
    """How many letters its words have."""
    return sum(sum(c.isalpha() for c in word.text) for word in page.words)


def sound(page: Page) -> bool:
    """False where the text layer is rubbish: fonts without a usable map to characters."""
    text = "".join(word.text for word in page.words)
    if not text:
        return True
    if text.count("(cid:") * 6 > len(text) // 4:
        return False
    good = sum(c.isalnum() or (c.isascii() and c.isprintable()) or c in "“”‘’«»–—…•·¿¡§º°ªéáíóúñ☐☒☑✓" for c in text)
    return good >= _SOUND_SHARE * len(text)


def is_picture(page: Page) -> bool:
    """True where the words on the page must be read from its picture."""
    if page.broken or page.turned or not sound(page):
        return True
    found = letters(page)
    if page.scan:
        return found < _STAMP_LETTERS
    return found == 0


def rows_as_page(rows: list[tuple[list[str], bool]], method: str) -> Page:
    """Running text as a page: one line a row, cells set apart, six points a character."""
    words: list[Word] = []
    tables: list[tuple[tuple[Box, ...], ...]] = []
    top = 0.0
    for cells, bold in rows:
        lines = 1
        boxes: list[Box] = []
        for column, cell in enumerate(cells):
            for number, line in enumerate(cell.splitlines() or [""]):
                x = 72.0 + 300.0 * column
                lines = max(lines, number + 1)
                for text in line.split():
                    end = x + 6.0 * len(text)
                    words.append(Word(text, x, top + 14.0 * number, end, top + 14.0 * number + 11.0, bold))
                    x = end + 6.0
            boxes.append((72.0 + 300.0 * column, top, 72.0 + 300.0 * (column + 1), top + 14.0 * lines))
        if len(cells) > 1:
            tables.append((tuple(boxes),))
        top += 14.0 * lines
    return Page(1, 612.0, top + 14.0, tuple(words), method, tuple(tables))
