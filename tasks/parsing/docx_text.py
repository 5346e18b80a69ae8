"""python-docx: paragraphs and table cells in running order."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.table import Table

_MOST_UNPACKED = 200 * 1024 * 1024


class TooLarge(ValueError):
    """Unpacked, the file is larger than any letter."""

    code = "memory"


def read(data: bytes) -> Iterator[dict[str, Any]]:
    """The document as rows: a paragraph is a row of one cell, a table row has its cells."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        if sum(item.file_size for item in packed.infolist()) > _MOST_UNPACKED:
            raise TooLarge("unpacked size")
    document = docx.Document(io.BytesIO(data))
    rows: list[dict[str, Any]] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            rows += [{"cells": [cell.text for cell in row.cells]} for row in block.rows]
            continue
        style = (block.style.name or "") if block.style is not None else ""
        bold = style.startswith(("Heading", "Title")) or (
            bool(block.runs) and all(run.bold for run in block.runs if run.text.strip())
        )
        rows.append({"cells": [block.text], "bold": bold})
    yield {"rows": rows}
