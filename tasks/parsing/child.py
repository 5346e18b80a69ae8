"""The child process: one job on the bytes of one file, its answers as one line of JSON each.

Started by path as `python -I child.py JOB`, with the file as standard input (a descriptor that can be sought,
shared by siblings) and a pipe as standard output. It imports only what its job needs. Lines are objects with
one of the keys `head`, `page`, `attachment`, `failed`; the last line is `{"done": true}`.
"""

import gc
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def _answers(job: dict[str, Any], data: bytes) -> Iterator[dict[str, Any]]:
    match job["job"]:
        case "pdf":
            from tasks.parsing import pdf

            yield from pdf.read(data, job)
        case "second":
            from tasks.parsing import pdf_count

            yield from pdf_count.words(data, job["pages"])
        case "ocr":
            from tasks.parsing import scan

            yield from scan.read(data, job)
        case "docx":
            from tasks.parsing import docx_text

            yield from docx_text.read(data)
        case "eml":
            from tasks.parsing import mail

            yield from mail.read(data)
        case "attachments":
            if job["media"] == "eml":
                from tasks.parsing import mail

                yield from mail.attachments(data)
            else:
                from tasks.parsing import pdf_inspect

                yield from pdf_inspect.attachments(data)
        case "language":
            from tasks.parsing import language

            yield from language.read(data)


def main() -> None:
    """Runs the job named on the command line; whatever a parser raises becomes one last line."""
    job = json.loads(sys.argv[1])
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from tasks.parsing.limits import limit

    limit(job["cpu"], job.get("written", 0))
    size = os.fstat(0).st_size
    data = os.pread(0, size, 0)
    out = os.fdopen(os.dup(1), "w", encoding="utf-8", errors="replace")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.setrecursionlimit(3_000)
    gc.set_threshold(100_000, 20, 20)  # parsers make many small things, and few circles
    last: dict[str, Any] = {"done": True}
    try:
        for answer in _answers(job, data):
            out.write(json.dumps(answer, ensure_ascii=False, separators=(",", ":")) + "\n")
            out.flush()
    except MemoryError:
        last = {"failed": "memory"}
    except Exception as error:  # noqa: BLE001 - whatever a parser raises on a hostile file: its kind, never its text
        last = {"failed": getattr(error, "code", "damaged")}
    out.write(json.dumps(last) + "\n")
    out.flush()
    os._exit(0)  # parsers' finalisers are not worth waiting for


if __name__ == "__main__":
    main()
