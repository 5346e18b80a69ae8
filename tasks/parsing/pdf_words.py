"""pdfplumber: the words of each page with box, weight and visibility, and the cells of its tables."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pdfplumber

_MOST_WORDS = 20_000  # a page; more is no page that anyone wrote
_MOST_RULES = 2_000  # lines drawn on a page, above which they are no table
_WHITE = {(1,), (1, 1, 1), (1.0,), (1.0, 1.0, 1.0), (0, 0, 0, 0), (0.0, 0.0, 0.0, 0.0)}
Box = tuple[float, float, float, float]
_SLANTED_SHARE = 0.5  # of the letters: above it the page is turned, below it they are stamps
_BOLD = re.compile("bold|heavy|black|demi", re.IGNORECASE)
_TINY = 1.0  # points: nobody reads letters of this height
_SCAN_SHARE = 0.5  # of the page that a picture covers


def read(data: bytes, numbers: range) -> Iterator[dict[str, Any]]:
    """One line a page; a page that cannot be parsed is said to be so and the others are still read."""
    with pdfplumber.open(io.BytesIO(data), pages=list(numbers)) as document:
        for number, page in zip(numbers, document.pages, strict=False):
            try:
                yield {"page": number, **_page(page)}
            except MemoryError:
                raise
            except Exception:  # noqa: BLE001 - any parser error on one page leaves the other pages readable
                yield {"page": number, "broken": True}
            page.close()


def _dark_boxes(page: Any) -> list[Box]:
    return [
        (r["x0"], r["top"], r["x1"], r["bottom"])
        for r in page.rects[:_MOST_RULES]
        if r.get("fill") and r.get("non_stroking_color") not in _WHITE | {None}
    ]


def _visible(page: Any) -> tuple[Any, int]:
    """The page without stamps (letters at a slant) and without what no eye can see; how much that last was."""
    chars = page.chars
    width, height = page.width, page.height
    slanted = [c for c in chars if c["matrix"][1] != 0]
    if len(slanted) > _SLANTED_SHARE * len(chars):
        slanted = []  # the page itself is turned
    suspect = [
        c
        for c in chars
        if c["non_stroking_color"] in _WHITE
        or c["x1"] <= 0
        or c["x0"] >= width
        or c["bottom"] <= 0
        or c["top"] >= height
        or c["bottom"] - c["top"] < _TINY
    ]
    if not suspect and not slanted:
        return page, 0
    behind = [*_dark_boxes(page), *((i["x0"], i["top"], i["x1"], i["bottom"]) for i in page.images)] if suspect else []
    hidden = {id(c) for c in suspect if not any(_within(c, box) for box in behind)}
    left_out = hidden | {id(c) for c in slanted}
    if not left_out:
        return page, 0
    return page.filter(lambda o: o["object_type"] != "char" or id(o) not in left_out), len(hidden)


def _within(char: dict[str, Any], box: Box) -> bool:
    x0, top, x1, bottom = box
    return bool(
        x0 <= char["x0"] + 1 and char["x1"] - 1 <= x1 and top <= char["top"] + 1 and char["bottom"] - 1 <= bottom
    )


def _strokes(page: Any) -> list[Box]:
    """Boxes of pen strokes: open lines of many points, wider than high, as a signature is."""
    return [
        (round(float(c["x0"]), 1), round(float(c["top"]), 1), round(float(c["x1"]), 1), round(float(c["bottom"]), 1))
        for c in page.curves[:_MOST_RULES]
        if c["stroke"] and not c["fill"] and len(c["pts"]) >= 6 and c["pts"][0] != c["pts"][-1]
        and 20 < c["x1"] - c["x0"] < 250 and 8 < c["bottom"] - c["top"] < c["x1"] - c["x0"]
    ]  # fmt: skip


def _page(page: Any) -> dict[str, Any]:
    view, hidden = _visible(page)
    slanted = sum(c["matrix"][0] <= 0 for c in page.chars)
    found = view.extract_words(return_chars=True)
    words = [
        (
            w["text"],
            round(w["x0"], 1),
            round(w["top"], 1),
            round(w["x1"], 1),
            round(w["bottom"], 1),
            1 if _BOLD.search(w["chars"][0]["fontname"]) else 0,
        )
        for w in found[:_MOST_WORDS]
    ]
    area = float(page.width) * float(page.height) or 1.0
    covered = max((_overlap(i, page) / area for i in page.images), default=0.0)
    return {
        "width": float(page.width),
        "height": float(page.height),
        "words": words,
        "tables": _tables(view),
        "strokes": _strokes(page),
        "picture": round(covered, 2),
        "scan": covered >= _SCAN_SHARE,
        "hidden": hidden,
        "turned": slanted > _SLANTED_SHARE * len(page.chars),
        "cut": len(found) > _MOST_WORDS,
    }


def _overlap(image: dict[str, Any], page: Any) -> float:
    wide = min(image["x1"], page.width) - max(image["x0"], 0)
    high = min(image["bottom"], page.height) - max(image["top"], 0)
    return float(max(wide, 0) * max(high, 0))


def _tables(page: Any) -> list[list[list[Box]]]:
    """Tables as rows of cell boxes; looked for only where enough lines are drawn."""
    rules = len(page.lines) + len(page.rects)
    if not 3 < rules < _MOST_RULES:
        return []
    return [[[_rounded(cell) for cell in row.cells if cell] for row in table.rows] for table in page.find_tables()]


def _rounded(cell: Box) -> Box:
    x0, top, x1, bottom = cell
    return round(float(x0), 1), round(float(top), 1), round(float(x1), 1), round(float(bottom), 1)
