"""tesseract (the command): which languages it has, and the words of a picture."""

import os
import shutil
import subprocess
from typing import NamedTuple

_COLUMNS = 12
_PAGE_LEVEL, _WORD_LEVEL = "1", "5"


class Found(NamedTuple):
    """A word in pixels of the picture, confidence 0-100."""

    text: str
    left: int
    top: int
    width: int
    height: int
    confidence: float


def installed() -> tuple[str, ...]:
    """The languages that can be read here; empty where tesseract is missing."""
    if shutil.which("tesseract") is None:
        return ()
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, timeout=20, check=False)
    names = listed.stdout.decode("utf-8", "replace").splitlines()[1:]
    return tuple(name.strip() for name in names if name.strip() != "osd")


def mean_confidence(found: list[Found]) -> float:
    """How sure it is of the words on the whole; 0 where there are none."""
    return sum(word.confidence for word in found) / len(found) if found else 0.0


def turn(picture: bytes) -> int:
    """By how many degrees clockwise the picture must be turned to stand upright; 0 where that cannot be told."""
    ran = _run(["tesseract", "stdin", "stdout", "--psm", "0"], picture)
    for line in ran.splitlines():
        name, _, value = line.partition(":")
        if name.strip() == "Rotate" and value.strip() in ("90", "180", "270"):
            return int(value)
    return 0


def _run(command: list[str], picture: bytes) -> str:
    environment = {"PATH": os.environ.get("PATH", ""), "OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}
    ran = subprocess.run(
        command, input=picture, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False, env=environment
    )
    return ran.stdout.decode("utf-8", "replace")


def words(picture: bytes, languages: str, dpi: int) -> tuple[list[Found], int, int]:
    """The words of a picture file, and its width and height in pixels."""
    command = ["tesseract", "stdin", "stdout", "-l", languages, "--dpi", str(dpi), "--psm", "3", "tsv"]
    found: list[Found] = []
    width = height = 0
    for row in _run(command, picture).splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) < _COLUMNS:
            continue
        if cells[0] == _PAGE_LEVEL:
            width, height = int(cells[8]), int(cells[9])
        if cells[0] == _WORD_LEVEL and cells[11].strip(" |¦[]_") and float(cells[10]) >= 0:
            left, top, wide, high = (int(c) for c in cells[6:10])
            text = cells[11].strip()
            if text == "$" and found and found[-1].text == "U.S.C.":
                text = "§"  # what this sign is read as in a citation
            found.append(Found(text, left, top, wide, high, float(cells[10])))
    return found, width, height
