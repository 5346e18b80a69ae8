"""What cannot be read is kept, registered and told in one sentence; nothing else is delayed by it."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from flows import receive
from models.document import EntryState
from models.value import Said
from tasks.engine import bare
from tasks.keeping import fetch, path_of
from tasks.receiving import take_in_bytes
from tasks.recording.entries import entry_of, filings_of

SAMPLE = (Path(__file__).parents[2] / "samples" / "01_us_mx_trafficking_mla.pdf").read_bytes()
Desk = Callable[[str], None]


def made(pages: int, *, password: str = "") -> bytes:
    """A PDF of so many blank pages."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page()
        pdf.save(out, encryption=pikepdf.Encryption(user=password, owner=password) if password else False)
    return out.getvalue()


BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "an empty file": ("empty.pdf", lambda: b"", "is empty"),
    "a text called .pdf": ("letter.pdf", lambda: b"Dear colleague, see you on Monday.\n" * 20, ""),
    "a PDF with a password": ("secret.pdf", lambda: made(1, password="p"), "only with a password"),
    "a PDF of 5,000 pages": ("long.pdf", lambda: made(5000), "more than 1000 pages"),
    "half a PDF": ("half.pdf", lambda: SAMPLE[: len(SAMPLE) // 3], ""),
    "an archive": ("x.zip", lambda: b"PK\x03\x04" + b"\0" * 200, "archive"),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_is_kept_registered_and_told_in_one_sentence(what: str, at_desk: Desk) -> None:
    at_desk("MX")
    name, data, told = BAD[what]
    kept_and_told(data(), name, told)


def test_hostile_files_are_entries_with_a_reason(at_desk: Desk, shared: Path) -> None:
    at_desk("MX")
    found = sorted((shared / "corpus" / "hostile").iterdir())
    assert len(found) > 90
    for path in found[::6]:
        kept_and_told(path.read_bytes(), path.name, "")


def kept_and_told(data: bytes, name: str, told: str) -> None:
    number, new = take_in_bytes(data, name=name, channel="test")
    assert new
    bare(receive.STEPS, number)
    entry = entry_of(number)
    assert entry.state in (EntryState.SET_ASIDE, EntryState.PROPOSED, EntryState.DUPLICATE), name
    assert entry.case is None
    reason = Said.model_validate(entry.reason).english()
    assert reason.endswith(".")
    assert told in reason
    (main, *_) = filings_of(number)
    assert fetch(main.document) == data
    assert path_of(main.document).stat().st_mode & 0o222 == 0, "the original is read-only"
