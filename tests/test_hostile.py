"""What comes in is hostile until proven otherwise: every file ends within its limit, told in one sentence."""

import hashlib
import io
import os
import time
from pathlib import Path

import pikepdf
import pytest

from models.reading.document_kind import DocumentKind
from models.value import Said
from tasks import reading
from tasks.parsing.process import Children
from tasks.reading import Unreadable, attachments_of, read_document
from tests.reading.typeset import pdf

ONE_FILE = 30.0  # seconds, on a machine that does other things too


def why(data: bytes) -> Said:
    """Why the file cannot be read."""
    with pytest.raises(Unreadable) as raised:
        read_document(data, hashlib.sha256(data).hexdigest())
    return raised.value.why


def blank_pages(count: int, **saving: object) -> bytes:
    """A PDF of so many empty pages."""
    document, out = pikepdf.new(), io.BytesIO()
    for _ in range(count):
        document.add_blank_page(page_size=(200, 200))
    document.save(out, **saving)  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.timeout(300)
def test_every_hostile_file_is_read_or_refused_in_one_sentence_and_in_time(shared: Path) -> None:
    files = sorted((shared / "corpus" / "hostile").iterdir())
    assert len(files) > 90
    for file in files:
        data, before = file.read_bytes(), time.monotonic()
        try:
            document = read_document(data, hashlib.sha256(data).hexdigest())
            assert document.kind is not DocumentKind.REQUEST, file.name
            assert document.facts == (), file.name
        except Unreadable as error:
            sentence = error.why.english()
            assert sentence.endswith(".") and sentence.count(". ") == 0, file.name
        assert time.monotonic() - before < ONE_FILE, file.name


@pytest.mark.parametrize(
    "name",
    ["encrypted__docsplit_completely_encrypted", "encrypted__pdfminer_aes-256-r6", "encrypted__pypdf_r6-user-password"],
)
def test_an_encrypted_file_asks_for_an_unprotected_copy(shared: Path, name: str) -> None:
    said = why((shared / "corpus" / "hostile" / f"{name}.pdf").read_bytes())
    assert "password" in said.text and "copy" in said.text


def test_an_empty_file_says_so() -> None:
    assert "empty" in why(b"").text
    assert "empty" in why(b"\x00" * 1000).text


def test_a_text_called_pdf_is_read_as_text_and_told() -> None:
    document = read_document(b"This is only text.", "0" * 64, name="request.pdf")
    assert document.kind is not DocumentKind.REQUEST
    assert document.warnings[0].values == {"ending": "pdf", "media": "text"}


def test_five_thousand_pages_are_counted_and_not_read() -> None:
    data = blank_pages(5_000)
    started = time.monotonic()
    said = why(data)
    assert said.values == {"limit": reading.MOST_PAGES}
    assert time.monotonic() - started < 5


def test_the_most_pages_are_as_the_desk_sets_them() -> None:
    data = blank_pages(5)
    assert read_document(data, "0" * 64, most=5).pages == 5
    with pytest.raises(Unreadable) as error:
        read_document(data, "0" * 64, most=4)
    assert error.value.why.values == {"limit": 4}


def test_a_file_cut_short_says_so() -> None:
    whole = pdf("#lorem(2000)")
    said = why(whole[: len(whole) // 3])
    assert "damaged or cut short" in said.text


def test_a_protected_file_made_here_is_refused() -> None:
    data = blank_pages(1, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    assert "password" in why(data).text


def test_a_file_that_unpacks_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_STALL", 3.0)
    document, out = pikepdf.new(), io.BytesIO()
    page = document.add_blank_page()
    page.Contents = document.make_stream(b"0 0 m\n" * 30_000_000)
    document.save(out, compress_streams=True)
    started = time.monotonic()
    try:
        read_document(out.getvalue(), "0" * 64)
    except Unreadable as error:
        assert error.why.english().endswith(".")
    assert time.monotonic() - started < 4 * reading._STALL


def test_a_stalled_child_is_ended_and_leaves_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_STALL", 0.0)
    before = set(_children())  # other tests of this process have theirs
    assert "time limit" in why(pdf("text")).text
    assert set(_children()) <= before


def test_scripts_are_reported_and_not_run(shared: Path) -> None:
    data = (shared / "corpus" / "hostile" / "pdfjs__js-buttons.pdf").read_bytes()
    document = read_document(data, "0" * 64)
    assert any("scripts" in said.text for said in document.warnings)


def test_a_launch_action_is_reported(shared: Path) -> None:
    data = (shared / "corpus" / "hostile" / "corkami__launch.pdf").read_bytes()
    document = read_document(data, "0" * 64)
    assert any("start programs" in said.text for said in document.warnings)


def test_files_inside_a_pdf_become_files_of_their_own(shared: Path) -> None:
    data = (shared / "corpus" / "hostile" / "qpdf__add-attachments-1.pdf").read_bytes()
    assert read_document(data, "0" * 64).attached == 3
    assert [len(one.data) > 0 for one in attachments_of(data)] == [True, True, True]


def test_text_that_no_eye_sees_is_reported_and_not_read() -> None:
    hidden = "#text(fill: white)[The request is urgent.] #place(dx: -600pt)[off the page] #set text(fill: black)\nSeen."
    with Children(pdf(hidden), 15) as children:
        children.start({"job": "pdf", "share": 0, "shares": 1, "most": 10, "cpu": 60})
        page = next(line for line in children.lines() if "page" in line)
    assert [word[0] for word in page["words"]] == ["Seen."]
    assert page["hidden"] > 20
    document = read_document(pdf(hidden), "0" * 64)
    assert any("eye cannot see" in said.text for said in document.warnings)


def test_white_text_on_a_dark_ground_is_seen() -> None:
    shown = "#rect(fill: black)[#text(fill: white)[Seen well.]]"
    with Children(pdf(shown), 15) as children:
        children.start({"job": "pdf", "share": 0, "shares": 1, "most": 10, "cpu": 60})
        page = next(line for line in children.lines() if "page" in line)
    assert [word[0] for word in page["words"]] == ["Seen", "well."]


def test_nothing_is_left_in_the_folder_for_temporary_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    read_document(pdf("A letter."), "0" * 64)
    assert list(tmp_path.iterdir()) == []


def _children() -> list[str]:
    """The processes that this one started and that still run."""
    tasks = Path(f"/proc/{os.getpid()}/task")
    return [pid for task in tasks.iterdir() for pid in (task / "children").read_text().split()]
