"""Reading a file from outside: every parser runs in a child process with limits; what comes back is a value.

`read_document` gives kind, language and facts; `attachments_of` the files inside a file. Both raise `Unreadable`,
with one sentence that says what is wrong and what to do. This process never parses, and never waits for ever.
"""

import base64
import os
import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from models.reading.media import MediaType, media_of, text_of
from models.reading.page import Page, Reading, Word, is_picture, rows_as_page
from models.reading.read_document import ReadDocument
from models.reading.recognise import language_of, recognise
from models.reading.vocabulary import vocabularies
from models.value import Said
from tasks.parsing import tesseract
from tasks.parsing.process import ChildFailed, Children

MOST_PAGES = 1_000
_STALL = 15.0  # seconds without a word from a child
_STALL_OCR = 60.0
_CPU = 180  # seconds of processor time of one child
_MODEL = 512 * 1024 * 1024  # py3langid unpacks its model into a file without a name
_DPI = 200
_OCR_LANGUAGES = {"en": "eng", "es": "spa"}
_ANSWERABLE = (MediaType.PDF, MediaType.DOCX, MediaType.EML, MediaType.TEXT, MediaType.PICTURE)
_FEWEST_WORDS = 20  # in which a language shows
_MOST_TEXT = 20 * 1024 * 1024

Progress = Callable[[int, int], None]


class Attachment(NamedTuple):
    """A file inside a file."""

    name: str
    data: bytes


class Unreadable(ValueError):
    """The file cannot be read; `why` says what is wrong and what to do."""

    def __init__(self, why: Said) -> None:
        super().__init__(why.english())
        self.why = why


_WHY = {
    "empty": "The file is empty: ask the sender to send it again.",
    "encrypted": "The file opens only with a password: ask the sender for a copy without protection.",
    "damaged": "The file is damaged or cut short and does not open: ask the sender to send it again.",
    "pages": "The file has more than {limit} pages: ask the sender to divide it, or register it by hand.",
    "time": "Reading the file took longer than the time limit and was stopped: register it by hand, or ask for a copy.",
    "memory": "Reading the file needed more memory than its limit and was stopped: ask the sender for a plain copy.",
    "output": "The file holds more text than a document can have and was not read: ask the sender for a plain copy.",
    "crashed": "The file makes the reader fail, as a damaged or hostile file does: ask the sender for a new copy.",
    "ole": "The file is an old Office file or a protected one: ask the sender for a PDF or a DOCX without protection.",
    "rtf": "The file is Rich Text: ask the sender for a PDF or a DOCX.",
    "zip": "The file is an archive or an Office file other than a letter: ask the sender for its contents one by one.",
    "7z": "The file is an archive: ask the sender for its contents one by one, without a password.",
    "other": "The file is none of PDF, DOCX, e-mail, text or picture: ask the sender for a PDF.",
}


def _unreadable(code: str, most: int = MOST_PAGES) -> Unreadable:
    text = _WHY[code]
    return Unreadable(Said(text=text, values={"limit": most} if "{limit}" in text else {}))


class Opened(NamedTuple):
    """A file as words on pages, and what came to notice on the way."""

    reading: Reading
    media: MediaType
    unread: tuple[int, ...]
    attached: int | None
    warnings: tuple[Said, ...]


def read_document(
    data: bytes, digest: str, *, progress: Progress | None = None, name: str | None = None, most: int = MOST_PAGES
) -> ReadDocument:
    """What the file says, each fact with its place; raises `Unreadable`.

    `progress` is told pages read and pages in all. A `name` that promises another kind of file gives a warning.
    A file of more than `most` pages is not read.
    """
    opened = open_document(data, digest, progress=progress, most=most)
    read = recognise(opened.reading)
    return read.model_copy(
        update={
            "media": opened.media,
            "pages": len(opened.reading.pages),
            "unread": opened.unread,
            "attached": opened.attached,
            "warnings": (*_misnamed(name, opened.media), *opened.warnings, *read.warnings),
        }
    )


def open_document(data: bytes, digest: str, *, progress: Progress | None = None, most: int = MOST_PAGES) -> Opened:
    """The words of the file on their pages, in their language; raises `Unreadable`."""
    media = media_of(data)
    if media not in _ANSWERABLE:
        raise _unreadable(str(media))
    try:
        match media:
            case MediaType.PDF:
                opened = _open_pdf(data, digest, progress, most)
            case MediaType.PICTURE:
                opened = _open_picture(data, digest)
            case MediaType.TEXT:
                opened = _open_text(data, digest)
            case _:
                opened = _open_rows(data, digest, media)
    except ChildFailed as failed:
        raise _unreadable(failed.code, most) from None
    if opened.reading.language is None:
        opened = opened._replace(reading=_with_language(opened.reading))
    if progress is not None and media is not MediaType.PDF:
        progress(1, 1)
    return opened


def attachments_of(data: bytes) -> tuple[Attachment, ...]:
    """The files attached to a message or embedded in a PDF, by name; raises `Unreadable`."""
    media = media_of(data)
    if media not in (MediaType.PDF, MediaType.EML):
        return ()
    job = {"job": "attachments", "media": str(media), "cpu": _CPU}
    try:
        with Children(data, _STALL) as children:
            children.start(job)
            found = [line for line in children.lines() if "attachment" in line]
    except ChildFailed as failed:
        raise _unreadable(failed.code) from None
    return tuple(Attachment(_safe_name(line["attachment"]), base64.b64decode(line["data"])) for line in found)


def _safe_name(name: str) -> str:
    """A file name without folders and control characters."""
    last = re.split(r"[/\\]", name)[-1]
    return re.sub(r"[\x00-\x1f\x7f<>:\"|?*]", "", last).strip(" .")[:200] or "attachment"


def _misnamed(name: str | None, media: MediaType) -> tuple[Said, ...]:
    ending = (name or "").rpartition(".")[2].lower()
    if ending in ("pdf", "docx", "eml") and ending != media:
        text = "The file is called .{ending} and its content is of another kind ({media})."
        return (Said(text=text, values={"ending": ending, "media": str(media)}),)
    return ()


def _page(line: dict[str, Any], method: str) -> Page:
    if line.get("broken"):
        return Page(line["page"], 612.0, 792.0, (), method, broken=True)
    return Page(
        number=line["page"],
        width=line["width"],
        height=line["height"],
        words=tuple(Word(w[0], w[1], w[2], w[3], w[4], bool(w[5]), w[6] if len(w) > 6 else 1.0) for w in line["words"]),
        method=method,
        tables=tuple(
            tuple(tuple((c[0], c[1], c[2], c[3]) for c in row) for row in table) for table in line.get("tables", ())
        ),
        strokes=tuple((b[0], b[1], b[2], b[3]) for b in line.get("strokes", ())),
        scan=line.get("scan", False),
        hidden=line.get("hidden", 0),
        turned=line.get("turned") is True,
    )


def _open_pdf(data: bytes, digest: str, progress: Progress | None, most: int) -> Opened:
    pages, head, stopped = _pdf_pages(data, progress, most)
    count = head["pages"]
    for number in range(1, count + 1):
        pages.setdefault(number, Page(number, 612.0, 792.0, (), broken=True))
    for field in head.get("fields", ()):
        pages[field["page"]] = _with_field(pages[field["page"]], field)
    for number, page in _second_reading(data, [n for n in pages if pages[n].broken]).items():
        pages[number] = page
    unsound = [n for n in sorted(pages) if is_picture(pages[n])]
    language = language_of(pages[n] for n in sorted(pages) if n not in unsound)
    read, unread, said = _read_pictures(data, MediaType.PDF, unsound, language)
    for number, page in read.items():
        pages[number] = page
    ordered = tuple(pages[n] for n in sorted(pages))
    if not any(page.words for page in ordered) and (stopped or all(page.broken for page in ordered)):
        raise _unreadable(stopped or "damaged")
    warnings = (*_carried(head), *_hidden(ordered), *said)
    reading = Reading(digest=digest, pages=ordered, language=language_of(ordered))
    return Opened(reading, MediaType.PDF, unread, head["files"] if head["inspected"] else None, warnings)


def _pdf_pages(data: bytes, progress: Progress | None, most: int) -> tuple[dict[int, Page], dict[str, Any], str]:
    """Pages as far as they could be read, the head, and why it stopped early (empty when it did not)."""
    shares = min(2, os.cpu_count() or 1)
    pages: dict[int, Page] = {}
    head: dict[str, Any] = {}
    with Children(data, _STALL) as children:
        # All at once: how many pages there are is known only when a child has started.
        for share in range(shares):
            children.start({"job": "pdf", "share": share, "shares": shares, "most": most, "cpu": _CPU})
        vocabularies()  # ready by the time the children are
        try:
            for line in children.lines():
                if "head" in line:
                    head = line["head"]
                    continue
                pages[line["page"]] = _page(line, "text")
                if progress is not None and head:
                    progress(len(pages), head["pages"])
        except ChildFailed as failed:
            if not head:
                raise
            return pages, head, failed.code
    return pages, head, ""


def _second_reading(data: bytes, numbers: list[int]) -> dict[int, Page]:
    """Pages on which the first parser failed, read with the second; those with words only."""
    found: dict[int, Page] = {}
    if numbers:
        with Children(data, _STALL) as children:
            children.start({"job": "second", "pages": sorted(numbers), "cpu": _CPU})
            try:
                for line in children.lines():
                    page = _page(line, "text")
                    if page.words:
                        found[page.number] = page
            except ChildFailed:
                return found
    return found


def _with_field(page: Page, field: dict[str, Any]) -> Page:
    """The page with what is typed into one of its form fields, as words in the field's box."""
    x0, top, x1, bottom = field["box"]
    texts = field["text"].split()
    step = (x1 - x0) / max(len(texts), 1)
    words = tuple(Word(text, x0 + step * i, top, x0 + step * (i + 1), bottom) for i, text in enumerate(texts))
    return page._replace(words=(*page.words, *words))


def _read_pictures(
    data: bytes, media: MediaType, numbers: list[int], language: str | None
) -> tuple[dict[int, Page], tuple[int, ...], tuple[Said, ...]]:
    """The pages read from their pictures, those that stay unread, and what to say about them."""
    if not numbers:
        return {}, (), ()
    have = tesseract.installed()
    wanted = [_OCR_LANGUAGES[language]] if language in _OCR_LANGUAGES else list(_OCR_LANGUAGES.values())
    usable = [code for code in wanted if code in have] or [code for code in _OCR_LANGUAGES.values() if code in have]
    if not usable:
        return {}, tuple(numbers), (_unread_said(numbers),)
    job = {"job": "ocr", "media": str(media), "dpi": _DPI, "cpu": 20 * _CPU}
    found: dict[int, Page] = {}
    turned: list[int] = []
    left = list(numbers)
    while left:
        # With several languages to choose from, the first page with words tells which one the others are read in.
        now = left[:2] if len(usable) > 1 else left
        left = left[len(now) :]
        _ocr(data, {**job, "languages": "+".join(usable)}, now, found, turned)
        read_in = language_of(found.values())
        if len(usable) > 1 and read_in in _OCR_LANGUAGES:
            usable = [_OCR_LANGUAGES[read_in]]
    unread = tuple(n for n in numbers if n not in found)
    said = [Said(text="Pages read from their picture: {pages}. Check them against the paper.",
                 values={"pages": _ranges(found)})] if any(p.words for p in found.values()) else []  # fmt: skip
    if unread:
        said.append(Said(text="Pages that could not be read: {pages}. Read them by eye.",
                         values={"pages": _ranges(unread)}))  # fmt: skip
    if turned:
        text = "Pages that stand turned: {pages}. Places on them are those of the page held upright."
        said.append(Said(text=text, values={"pages": _ranges(turned)}))
    return found, unread, tuple(said)


def _ocr(data: bytes, job: dict[str, Any], numbers: list[int], found: dict[int, Page], turned: list[int]) -> None:
    """Reads these pages with two children; a page that cannot be read is not in `found` afterwards."""
    with Children(data, _STALL_OCR) as children:
        for share in range(min(2, len(numbers))):
            children.start({**job, "pages": numbers[share::2]})
        try:
            for line in children.lines():
                found[line["page"]] = _page(line, "ocr")
                if line["turned"]:
                    turned.append(line["page"])
        except ChildFailed:
            return


def _unread_said(numbers: Iterable[int]) -> Said:
    text = "Pages that are pictures and were not read: {pages}. Install tesseract ({packages}) and read again."
    packages = "tesseract-ocr, tesseract-ocr-eng, tesseract-ocr-spa"
    return Said(text=text, values={"pages": _ranges(numbers), "packages": packages})


def _ranges(numbers: Iterable[int]) -> str:
    """Page numbers in short: 1-3, 7."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def _carried(head: dict[str, Any]) -> Iterable[Said]:
    if head.get("scripts"):
        yield Said(text="The PDF carries scripts ({count}); they were not run.", values={"count": head["scripts"]})
    if head.get("launches"):
        text = "The PDF asks to start programs ({count}); none was started."
        yield Said(text=text, values={"count": head["launches"]})
    if head.get("files"):
        yield Said(text="The PDF has files inside ({count}).", values={"count": head["files"]})
    if head.get("xfa"):
        yield Said(text="The PDF holds a dynamic form (XFA), which is not read: compare with the paper.")
    if not head.get("inspected", True):
        yield Said(text="What the PDF carries besides its pages could not be inspected.")


def _hidden(pages: Iterable[Page]) -> Iterable[Said]:
    numbers = [page.number for page in pages if page.hidden]
    if numbers:
        text = "Text that an eye cannot see was found and not read, on pages {pages}."
        yield Said(text=text, values={"pages": _ranges(numbers)})


def _open_picture(data: bytes, digest: str) -> Opened:
    found, unread, said = _read_pictures(data, MediaType.PICTURE, [1], None)
    page = found.get(1, Page(1, 612.0, 792.0, (), "ocr"))
    return Opened(Reading(digest=digest, pages=(page,), language=language_of([page])), MediaType.PICTURE, unread, 0,
                  said)  # fmt: skip


def _open_text(data: bytes, digest: str) -> Opened:
    if len(data) > _MOST_TEXT:
        raise _unreadable("output")
    text = text_of(data)
    assert text is not None  # media_of said so
    page = rows_as_page([([line], False) for line in text.splitlines()], "text")
    return Opened(Reading(digest=digest, pages=(page,), language=language_of([page])), MediaType.TEXT, (), 0, ())


def _open_rows(data: bytes, digest: str, media: MediaType) -> Opened:
    """A DOCX or a message: running text without pages."""
    with Children(data, _STALL) as children:
        children.start({"job": str(media), "cpu": _CPU})
        answer = next(line for line in children.lines() if "rows" in line)
    rows = [(row["cells"], bool(row.get("bold") or row.get("header"))) for row in answer["rows"]]
    page = rows_as_page(rows, str(media))
    reading = Reading(digest=digest, pages=(page,), language=language_of([page]))
    return Opened(reading, media, (), answer.get("files", 0), ())


def _with_language(reading: Reading) -> Reading:
    """The reading with the language that the statistics of its letters show, where that is plain."""
    words = [word.text for page in reading.pages for word in page.words[:400]]
    if len(words) < _FEWEST_WORDS:
        return reading
    text = " ".join(words)[:20_000]
    try:
        with Children(text.encode(), _STALL) as children:
            children.start({"job": "language", "cpu": _CPU, "written": _MODEL})
            answer = next(line for line in children.lines() if "language" in line)
    except ChildFailed:
        return reading
    return reading.model_copy(update={"language": answer["language"]})
