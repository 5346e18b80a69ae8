"""pikepdf: what a PDF carries besides its pages - scripts, launch actions, files, filled-in fields."""

import base64
from collections.abc import Iterator
from typing import Any

import pikepdf

_MOST_OBJECTS = 200_000
_MOST_FIELDS = 5_000
_MOST_FILES = 100
_MOST_BYTES = 50 * 1024 * 1024  # all attachments together
_TICKED_OFF = ("/Off", "")


def inspect(data: bytes) -> dict[str, Any]:
    """Counts of scripts, launch actions and embedded files; the values of form fields with page and box."""
    try:
        with pikepdf.open(_stream(data)) as pdf:
            return {**_marks(pdf), "fields": list(_fields(pdf))}
    except (pikepdf.PdfError, ValueError, RuntimeError, TypeError, KeyError, RecursionError):
        return {"inspected": False}


def attachments(data: bytes) -> Iterator[dict[str, Any]]:
    """The embedded files, by name and content."""
    left = _MOST_BYTES
    with pikepdf.open(_stream(data)) as pdf:
        for number, (name, body) in enumerate(_files(pdf)):
            left -= len(body)
            if number >= _MOST_FILES or left < 0:
                yield {"cut": True}
                return
            yield {"attachment": name, "data": base64.b64encode(body).decode("ascii")}


def _stream(data: bytes) -> Any:
    import io

    return io.BytesIO(data)


def _files(pdf: pikepdf.Pdf) -> Iterator[tuple[str, bytes]]:
    seen: set[tuple[int, int]] = set()
    for number, item in enumerate(pdf.objects):
        if number > _MOST_OBJECTS:
            return
        if not isinstance(item, pikepdf.Dictionary) or "/EF" not in item:
            continue
        try:
            inner = item["/EF"]
            stream = inner.get("/UF", inner.get("/F"))
            if not isinstance(stream, pikepdf.Stream) or stream.objgen in seen:
                continue
            seen.add(stream.objgen)
            yield str(item.get("/UF", item.get("/F", "attachment"))), stream.read_bytes()
        except (pikepdf.PdfError, pikepdf.DataDecodingError, TypeError, ValueError):
            continue


def _marks(pdf: pikepdf.Pdf) -> dict[str, Any]:
    scripts = launches = files = 0
    for number, item in enumerate(pdf.objects):
        if number > _MOST_OBJECTS:
            break
        if not isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            continue
        scripts += "/JS" in item or item.get("/S") == "/JavaScript"
        launches += item.get("/S") == "/Launch"
        files += "/EF" in item
        action = item.get("/OpenAction", item.get("/A"))
        if isinstance(action, pikepdf.Dictionary) and not action.is_indirect:
            scripts += "/JS" in action
            launches += action.get("/S") == "/Launch"
    form = pdf.Root.get("/AcroForm")
    xfa = isinstance(form, pikepdf.Dictionary) and "/XFA" in form
    return {"inspected": True, "scripts": scripts, "launches": launches, "files": files, "xfa": xfa}


def _fields(pdf: pikepdf.Pdf) -> Iterator[dict[str, Any]]:
    count = 0
    for number, page in enumerate(pdf.pages, 1):
        notes = page.obj.get("/Annots")
        if not isinstance(notes, pikepdf.Array):
            continue
        top = float(page.mediabox[3])
        left = float(page.mediabox[0])
        for note in notes:
            if not isinstance(note, pikepdf.Dictionary) or note.get("/Subtype") != "/Widget":
                continue
            count += 1
            if count > _MOST_FIELDS:
                return
            value = _value(note)
            if value is None or "/Rect" not in note:
                continue
            x0, y0, x1, y1 = sorted_box([float(v) for v in note["/Rect"]])
            yield {"page": number, "text": value, "box": [x0 - left, top - y1, x1 - left, top - y0]}


def sorted_box(box: list[float]) -> tuple[float, float, float, float]:
    """The rectangle with its lower left corner first."""
    a, b, c, d = box
    return min(a, c), min(b, d), max(a, c), max(b, d)


def _inherited(note: pikepdf.Dictionary, key: str) -> Any:
    at: Any = note
    for _ in range(8):
        if key in at:
            return at[key]
        at = at.get("/Parent")
        if not isinstance(at, pikepdf.Dictionary):
            return None
    return None


def _value(note: pikepdf.Dictionary) -> str | None:
    """The text typed in, ☒ or ☐ for a box; None for what holds no value."""
    kind = _inherited(note, "/FT")
    if kind == "/Btn":
        flags = _inherited(note, "/Ff")
        if flags is not None and int(flags) & (1 << 16):  # a push button
            return None
        return "☐" if str(note.get("/AS", "/Off")) in _TICKED_OFF else "☒"
    if kind in ("/Tx", "/Ch"):
        value = _inherited(note, "/V")
        return str(value) if isinstance(value, pikepdf.String) and str(value).strip() else None
    return None
