"""Reading against bare `pdfplumber.extract_words` on the same pages with as many processes.

`python -m bench.reading_speed [PAGES]`: a ratio of 1 would be as fast as pdfplumber alone; the goal is 1.3 or less.
A file's start-up (children, imports, counting) is measured on one page and taken off both sides. On a machine that
does other things too, the ratio of processor time says more than that of the clock; both are printed.
"""

import hashlib
import io
import resource
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


def _processor() -> float:
    """Seconds of processor time of this process and of those that it waited for."""
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of one call, by the clock and of the processor."""
    clock, processor = time.perf_counter(), _processor()
    work()
    return time.perf_counter() - clock, _processor() - processor


def ratio(pages: int) -> tuple[float, float, float]:
    """The median ratio by the clock, and the median seconds of ours and of bare pdfplumber; start-up apart."""
    rounds = _rounds(pages)
    by_clock = statistics.median(mine[0] / other[0] for mine, other in rounds)
    ours, theirs = (statistics.median(one[side][0] for one in rounds) for side in (0, 1))
    return by_clock, ours, theirs


def _rounds(pages: int) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Seconds by the clock and of the processor, of ours and of bare pdfplumber, round by round."""
    long, short = made(pages), made(1)
    digest = hashlib.sha256(long).hexdigest()
    return [
        (
            _apart(lambda: read_document(long, digest), lambda: read_document(short, digest)),
            _apart(lambda: bare_in_processes(long, pages), lambda: bare_in_processes(short, 1)),
        )
        for _ in range(ROUNDS)
    ]


def _apart(long: Callable[[], object], short: Callable[[], object]) -> tuple[float, float]:
    whole, start = timed(long), timed(short)
    return whole[0] - start[0], whole[1] - start[1]


def main() -> None:
    """Prints the ratios and the start-up."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else PAGES
    rounds = _rounds(pages)
    clock, processor = (statistics.median(ours[i] / other[i] for ours, other in rounds) for i in (0, 1))
    print(f"reading {pages} pages: {clock:.2f} x bare pdfplumber by the clock, {processor:.2f} x its processor time")
    short = made(1)
    start = statistics.median(timed(lambda: read_document(short, "0" * 64))[0] for _ in range(5))
    print(f"reading one page: {start:.2f} s with the child's start-up")


if __name__ == "__main__":
    main()
