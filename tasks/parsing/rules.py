"""The cells of tables on a picture of a page, by the lines drawn around them."""

from itertools import pairwise
from typing import NamedTuple

_DARK = 220  # of 255: a thin grey line, half on each of two pixels, is no darker
_LONG = 0.09  # of the width: the shortest line across that is one
_HIGH = 0.008  # of the height: the lowest row of a table
_THICK = 6  # pixels: lines nearer to each other than this are one line
_LOOK_BACK = 60  # lines: stems of letters stand between two parts of one line
_NEAR = 8  # pixels by which ends of lines may miss each other

Box = tuple[float, float, float, float]
_INK = bytes(1 if value < _DARK else 0 for value in range(256))


class Rule(NamedTuple):
    """A line: where it stands, and from where to where it runs, in pixels."""

    at: int
    start: int
    end: int


def tables(pixels: bytes, width: int, height: int, scale: float) -> list[list[list[Box]]]:
    """Tables as rows of cell boxes in points; `scale` is pixels a point."""
    ink = pixels.translate(_INK)
    across = _merged([r for y in range(height) for r in _runs(ink[y * width : (y + 1) * width], y, int(width * _LONG))])
    if len(across) < 2:
        return []
    low = max(int(height * _HIGH), 8)
    down = _merged([r for x in range(width) for r in _runs(ink[x::width], x, low)])
    rows = [(top, bottom, cells) for top, bottom in pairwise(across) if (cells := _cells(top, bottom, down))]
    found: list[list[list[Box]]] = []
    last = -1
    for top, bottom, cells in rows:
        boxes: list[Box] = [(a / scale, top.at / scale, b / scale, bottom.at / scale) for a, b in cells]
        if top.at == last:
            found[-1].append(boxes)
        else:
            found.append([boxes])
        last = bottom.at
    return found


def _runs(line: bytes, at: int, least: int) -> list[Rule]:
    """The stretches of ink in a row or column of pixels that are long enough."""
    found, place, whole = [], 0, b"\x01" * least
    while (start := line.find(whole, place)) >= 0:
        end = line.find(b"\x00", start)
        end = len(line) if end < 0 else end
        found.append(Rule(at, start, end))
        place = end
    return found


def _merged(rules: list[Rule]) -> list[Rule]:
    """Lines of several pixels' thickness, or broken where they cross, as one each, in order."""
    once = _joined(rules)
    return _joined(once) if len(once) < len(rules) else once


def _touch(one: Rule, other: Rule) -> bool:
    return one.start <= other.end + _NEAR and other.start <= one.end + _NEAR


def _joined(rules: list[Rule]) -> list[Rule]:
    found: list[Rule] = []
    for rule in sorted(rules):
        for number in range(len(found) - 1, max(len(found) - _LOOK_BACK, -1), -1):
            known = found[number]
            if rule.at - known.at <= _THICK and _touch(rule, known):
                found[number] = Rule(known.at, min(known.start, rule.start), max(known.end, rule.end))
                break
        else:
            found.append(rule)
    return found


def _cells(top: Rule, bottom: Rule, down: list[Rule]) -> list[tuple[int, int]]:
    """The cells between two lines across: from one line down to the next; none where there are fewer than three."""
    standing = [
        rule.at
        for rule in down
        if rule.start <= top.at + _NEAR
        and rule.end >= bottom.at - _NEAR
        and max(top.start, bottom.start) - _NEAR <= rule.at <= min(top.end, bottom.end) + _NEAR
    ]
    return list(pairwise(standing)) if len(standing) > 2 else []
