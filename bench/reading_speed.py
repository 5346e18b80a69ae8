"""Reading against bare `pdfplumber.extract_words` on the same pages with as many processes.

`python -m bench.reading_speed [PAGES]`: a ratio of 1 would be as fast as pdfplumber alone; the goal is 1.3 or less.
A file's start-up (children, imports, counting) is measured on one page and taken off both sides.
"""

import hashlib
import io
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pdfplumber
import typst

from tasks.reading import read_document

PROCESSES = 2
ROUNDS = 3
PAGES = 220
_SENTENCES = (
    "The authority conducting the investigation asks that the records named below be obtained and sent. "
    "Each record is to be certified by the person who keeps it, and the certificate is to be attached to it. "
    "The suspects are said to have housed the persons concerned in three flats and to have kept what they earned. "
)


def made(pages: int) -> bytes:
    """A letter of running text with so many pages."""
    body = "\n\n".join(f"== Part {n}\n{_SENTENCES * 9}\n#pagebreak(weak: true)" for n in range(1, pages + 1))
    return bytes(typst.compile(f'#set page("a4")\n#set text(11pt, lang: "en")\n{body}'.encode()))


def bare(data: bytes, numbers: list[int]) -> int:
    """How many words pdfplumber finds on these pages."""
    found = 0
    with pdfplumber.open(io.BytesIO(data), pages=numbers) as document:
        for page in document.pages:
            found += len(page.extract_words())
            page.close()
    return found


def bare_in_processes(data: bytes, pages: int) -> int:
    """The same with both processes, the pages dealt in turn."""
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        shares = [list(range(1 + share, pages + 1, PROCESSES)) for share in range(PROCESSES)]
        return sum(pool.map(bare, [data] * PROCESSES, shares))


def timed(work: Callable[[], object]) -> float:
    """Seconds of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def ratio(pages: int) -> tuple[float, float, float]:
    """The median ratio of some rounds, and the median seconds of ours and of bare pdfplumber; start-up apart."""
    long, short = made(pages), made(1)
    digest = hashlib.sha256(long).hexdigest()
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(timed(lambda: read_document(long, digest)) - timed(lambda: read_document(short, digest)))
        theirs.append(timed(lambda: bare_in_processes(long, pages)) - timed(lambda: bare_in_processes(short, 1)))
    ratios = [one / other for one, other in zip(ours, theirs, strict=True)]
    return statistics.median(ratios), statistics.median(ours), statistics.median(theirs)


def main() -> None:
    """Prints the ratio, the seconds and the start-up."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else PAGES
    found, ours, theirs = ratio(pages)
    print(f"reading {pages} pages: {found:.2f} x bare pdfplumber (ours {ours:.2f} s, bare {theirs:.2f} s, goal 1.3)")
    short = made(1)
    start = statistics.median(timed(lambda: read_document(short, "0" * 64)) for _ in range(5))
    print(f"reading one page: {start:.2f} s with the child's start-up")


if __name__ == "__main__":
    main()
